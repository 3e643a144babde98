//! Offices as words give them: "the Irish prime minister", "President of Peru", "its foreign minister".

use std::collections::BTreeSet;

use crate::annotation::EntityKind;
use crate::stage::coref::described::Phrases;

/// How many words an office may have before its noun.
const LONGEST: usize = 6;

/// Whose an office is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Not said.
    Unsaid,
    /// That of a country, body or person with a name.
    Entity(usize),
    /// That of someone without a name: "its", "of the dockers' union".
    Other,
}

/// An office as words give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Office {
    /// "minister".
    pub(crate) noun: String,
    /// "prime", "foreign".
    modifiers: BTreeSet<String>,
    owner: Owner,
    /// Whether many may be called so: "leader".
    pub(crate) vague: bool,
    /// Whether the modifiers make it a lesser or another office than the noun alone: "deputy", "prime".
    other: bool,
}

impl Office {
    /// A counterpart has the office of the one told before, for another country; other offices are what they are.
    pub(crate) fn of_counterpart(self, before: Option<&Self>) -> Option<Self> {
        if self.noun != "counterpart" {
            return Some(self);
        }
        let Owner::Entity(_) = self.owner else {
            return None;
        };
        let mut office = before?.clone();
        office.owner = self.owner;
        Some(office)
    }

    /// Whether it may be an office that was told: "the minister" may be the foreign minister, not the prime minister. One told
    /// without a country may be that of a country where the person is `likely` meant.
    pub(crate) fn may_be(&self, told: &Office, likely: bool) -> bool {
        let owner = match (self.owner, told.owner) {
            (Owner::Entity(one), Owner::Entity(other)) => one == other,
            (Owner::Entity(_), Owner::Unsaid) => likely,
            (Owner::Unsaid, _) => true,
            _ => false,
        };
        let stated = matches!(self.owner, Owner::Entity(_));
        if self.noun == "counterpart" {
            return owner && stated && !told.vague && !told.other;
        }
        owner
            && self.noun == told.noun
            && self.modifiers.is_subset(&told.modifiers)
            && self.other == told.other
    }

    /// Whether both are said to be of one country, body or person; not of a vague office, which many there hold.
    pub(crate) fn is_of_same(&self, told: &Office) -> bool {
        matches!(self.owner, Owner::Entity(_)) && self.owner == told.owner && !self.vague
    }

    /// Whether one is the lesser or greater of two offices with one noun: "the minister" is not the prime minister.
    pub(crate) fn is_another(&self, told: &Office) -> bool {
        self.noun == told.noun && self.other != told.other
    }
}

impl Phrases<'_> {
    /// The office whose noun a word is, with what stands before it and behind "of"; none that is over.
    pub(crate) fn office(&self, noun: usize) -> Option<Office> {
        let nouns = &self.knowledge.nouns;
        let text = self.lower(noun);
        let office = nouns
            .office(&text)
            .filter(|_| self.covering[noun].is_none())?;
        let fits = matches!(
            &*office.relation,
            "leads" | "minister of" | "represents" | "official of" | "counterpart of"
        );
        let (modifiers, before) = self.words_before(noun);
        if !fits || modifiers.iter().any(|word| nouns.former(word)) {
            return None;
        }
        let owner = match before {
            Owner::Unsaid => self.owner_behind(noun),
            owner => owner,
        };
        let lesser = |word: &String| nouns.deputy(word) || nouns.faction(word) || word == "prime";
        Some(Office {
            vague: nouns.vague(&text),
            other: modifiers.iter().any(lesser),
            noun: text,
            modifiers,
            owner,
        })
    }

    /// The words before an office's noun that belong to it, and whose it is.
    fn words_before(&self, noun: usize) -> (BTreeSet<String>, Owner) {
        let mut modifiers = BTreeSet::new();
        for word in (noun.saturating_sub(LONGEST)..noun).rev() {
            if let Some(mention) = self.covering[word] {
                return (
                    modifiers,
                    Owner::Entity(self.found.mentions[mention].entity),
                );
            }
            let participle = self.tree.relation(word) == "amod";
            match self.tree.upos(word) {
                "PRON" if self.tree.relation(word) == "nmod:poss" => {
                    return (modifiers, Owner::Other);
                }
                "ADJ" | "NOUN" | "PROPN" => modifiers.insert(self.lower(word)),
                "VERB" if participle => modifiers.insert(self.lower(word)),
                // "Ireland's prime minister", "vice-president"
                "PART" | "PUNCT" if self.is(word, "-") || self.tree.upos(word) == "PART" => {
                    continue;
                }
                _ => break,
            };
        }
        (modifiers, Owner::Unsaid)
    }

    /// "of Ireland", "of the Czech Republic", "of the union".
    fn owner_behind(&self, noun: usize) -> Owner {
        if !self.is(noun + 1, "of") && !self.is(noun + 1, "for") {
            return Owner::Unsaid;
        }
        let first = noun + 2 + usize::from(self.is(noun + 2, "the"));
        let mention = self.covering.get(first).copied().flatten();
        let body = mention.map(|m| &self.found.mentions[m]);
        match body.filter(|m| m.kind != EntityKind::Person) {
            Some(mention) => Owner::Entity(mention.entity),
            // "minister of defence" belongs to nobody else.
            None if self.is(noun + 2, "the") => Owner::Other,
            None => Owner::Unsaid,
        }
    }
}
