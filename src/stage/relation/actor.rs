//! From the head word of an argument to the mentions that act.

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// A mention that takes part in an event, itself or through a representative.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Actor {
    /// The mention.
    pub(crate) mention: usize,
    /// The representative noun that acts for it: "officials".
    pub(crate) via: Option<Span>,
}

/// Lists longer than this are cut: every pair of a list would be a tie.
pub(crate) const MOST_ACTORS: usize = 24;

impl Reading<'_> {
    /// The actors behind an argument's head word, conjuncts included.
    pub(crate) fn actors(&self, word: usize) -> Vec<Actor> {
        let mut found = Vec::new();
        let mut heads = self.with_conjuncts(word);
        let mut next = 0;
        while next < heads.len() && found.len() < MOST_ACTORS {
            for actor in self.own_actors(heads[next]) {
                // "the envoys A and B": B hangs on A, not on what both are.
                let named = self.head_of(actor.mention);
                if actor.via.is_none() && !heads.contains(&named) {
                    let more = self.with_conjuncts(named).into_iter();
                    let fresh: Vec<usize> = more.filter(|w| !heads.contains(w)).collect();
                    heads.extend(fresh);
                    let listed = self.listed_behind(actor.mention).into_iter();
                    let fresh: Vec<usize> = listed.filter(|w| !heads.contains(w)).collect();
                    heads.extend(fresh);
                }
                if !found.iter().any(|a: &Actor| a.mention == actor.mention) {
                    found.push(actor);
                }
            }
            next += 1;
        }
        found.truncate(MOST_ACTORS);
        found
    }

    /// The word and the words that are coordinated with it, wherever in its name the coordination hangs.
    pub(crate) fn with_conjuncts(&self, word: usize) -> Vec<usize> {
        let mut heads = vec![word];
        let mut next = 0;
        while next < heads.len() && heads.len() < MOST_ACTORS {
            let mut conjuncts: Vec<usize> = self.tree.dependents(heads[next], "conj").collect();
            for child in self.tree.children(heads[next]) {
                if matches!(self.tree.plain_relation(*child), "flat" | "appos") {
                    conjuncts.extend(self.tree.dependents(*child, "conj"));
                }
            }
            conjuncts.retain(|c| !heads.contains(c) && self.is_nominal(*c));
            heads.extend(conjuncts);
            next += 1;
        }
        heads
    }

    fn is_nominal(&self, word: usize) -> bool {
        matches!(
            self.tree.upos(word),
            "NOUN" | "PROPN" | "PRON" | "NUM" | "ADJ" | "X"
        )
    }

    /// The actors of one noun phrase, without its conjuncts.
    fn own_actors(&self, word: usize) -> Vec<Actor> {
        if let Some(mention) = self.mention_at(word) {
            let person = self
                .holder(word)
                .filter(|_| self.mentions[mention].kind != EntityKind::Person);
            return vec![Actor {
                mention: person.unwrap_or(mention),
                via: None,
            }];
        }
        if let Some(teller) = self.teller(word) {
            return self.own_actors(teller);
        }
        // "two of its directors, A and B"
        if self.tree.upos(word) == "NUM" {
            let mut of = self.tree.dependents(word, "nmod").filter(|&c| c > word);
            let people = of.find(|&c| self.preposition(c).as_deref() == Some("of"));
            return people.map_or_else(Vec::new, |people| self.actors(people));
        }
        if !matches!(self.tree.upos(word), "NOUN" | "PROPN" | "ADJ") {
            return Vec::new();
        }
        let named = || self.described(word).or_else(|| self.apposed(word));
        if let Some(mention) = self.holder(word).or_else(named) {
            return vec![Actor { mention, via: None }];
        }
        let nouns = &self.knowledge.nouns;
        let lemma = self.lemma(word);
        if nouns.representative(&lemma) {
            let via = Some(self.span(word));
            let acting = self.represented(word);
            if !acting.is_empty() {
                let actors = acting.into_iter();
                return actors.map(|mention| Actor { mention, via }).collect();
            }
            let behind = self.holders(word);
            if !behind.is_empty() {
                return behind;
            }
        }
        if let Some(people) = self.counted(word) {
            return self.actors(people);
        }
        let nation = self.nation(word);
        if !nation.is_empty() {
            return nation;
        }
        let included = self.included(word);
        if included.is_empty() {
            return self.led_by(word);
        }
        included
    }

    /// "former members including A and B", "rivals such as Iran": those who are named of a group act with it.
    fn included(&self, noun: usize) -> Vec<Actor> {
        // "raised issues such as Taiwan"
        if self.knowledge.acts.topic(&self.lemma(noun)) {
            return Vec::new();
        }
        let behind = self
            .tree
            .children(noun)
            .iter()
            .copied()
            .filter(|&c| c > noun);
        let names = behind.filter(|&child| {
            let joins = matches!(self.tree.plain_relation(child), "nmod" | "appos");
            let preposition = self.preposition(child);
            joins && matches!(preposition.as_deref(), Some("including" | "such"))
        });
        names.flat_map(|child| self.named_in_list(child)).collect()
    }

    /// Those named at a word and the words coordinated with it.
    pub(crate) fn named_in_list(&self, word: usize) -> Vec<Actor> {
        let heads = self.with_conjuncts(word).into_iter();
        let named = heads.filter_map(|w| self.holder(w).or_else(|| self.mention_at(w)));
        named.map(|mention| Actor { mention, via: None }).collect()
    }

    /// The person whom a title or description names: "minister" of "the minister, Kaja Kallas" and of "Minister Kallas".
    pub(crate) fn holder(&self, word: usize) -> Option<usize> {
        let below = self.tree.children(word).iter().find_map(|&child| {
            let joins = match self.tree.relation(child) {
                "nmod:desc" => true,
                // "the Brennan administration" is not Brennan.
                "compound" => child > word,
                // "the head of the council Ann Roe": a name without a preposition of its own.
                "nmod" | "nmod:unmarked" => self.preposition(child).is_none() && child > word,
                _ => matches!(self.tree.plain_relation(child), "flat" | "appos"),
            };
            self.person_of(child).filter(|_| joins)
        });
        let above = || {
            let title = matches!(self.tree.relation(word), "nmod:desc" | "compound" | "flat");
            let title = title && !self.is_joined(word);
            self.tree
                .head(word)
                .filter(|_| title)
                .and_then(|head| self.person_at(head))
        };
        let own = self.mention_at(word);
        self.titled_person(word)
            .or(below)
            .or_else(above)
            .or_else(|| self.named_behind(word))
            .filter(|&person| own != Some(person))
    }

    /// "Varga and the Chilean president": a noun behind "and" is no title of the name before it, whatever the tree says.
    pub(crate) fn is_joined(&self, noun: usize) -> bool {
        let above = self.tree.head(noun).filter(|&above| above < noun);
        above.is_some() && self.tree.dependents(noun, "cc").any(|cc| cc < noun)
    }

    /// The name that a noun describes: "maker" of "lens maker Lumen Optics", "town" of "the town of Umm Dalil".
    pub(crate) fn described(&self, noun: usize) -> Option<usize> {
        if self.tree.upos(noun) != "NOUN" {
            return None;
        }
        let behind = || {
            let mention = self.mention_at(noun + 1)?;
            let head = self.head_of(mention);
            let above = self.tree.head(head);
            // "vouched for the teacher Aline Mutombo": noun and name may both hang on the verb.
            let beside = above.is_some() && above == self.tree.head(noun);
            let joined = beside || above == Some(noun) || self.tree.head(noun) == Some(head);
            let named = self.mentions[mention].form == Form::Name
                && self.words_of(mention).start == noun + 1;
            (named && joined).then_some(mention)
        };
        let place = || {
            let mut places = self.tree.dependents(noun, "nmod");
            places.find_map(|child| {
                let of = self.preposition(child).as_deref() == Some("of");
                let mention = self.mention_at(child).filter(|_| of)?;
                (self.mentions[mention].kind == EntityKind::Place).then_some(mention)
            })
        };
        let settled = self.knowledge.nouns.settlement(&self.lemma(noun));
        behind().or_else(|| settled.then(place).flatten())
    }

    /// The name beside which a noun stands between commas: "owner" of "its new owner, Lumen Optics", "dissident" of "Ana Roe,
    /// the dissident whom …".
    pub(crate) fn apposed(&self, noun: usize) -> Option<usize> {
        let named = |word: usize| {
            self.mention_at(word)
                .filter(|&m| self.mentions[m].form == Form::Name)
        };
        // "Bo Li, the security forces" is a list.
        let single = self.lower(noun) == self.lemma(noun);
        let below = || self.tree.dependents(noun, "appos").find_map(named);
        let above = || {
            let apposed = self.tree.relation(noun) == "appos";
            self.tree.head(noun).filter(|_| apposed).and_then(named)
        };
        below().or_else(above).filter(|_| single)
    }

    /// "President Kojo Asante-Mensah": an office right before a name, whatever the tree makes of it.
    fn titled_person(&self, word: usize) -> Option<usize> {
        let office = self.knowledge.nouns.office(&self.lower(word)).is_some();
        let person = self.person_at(word + 1).filter(|_| office)?;
        (self.words_of(person).start == word + 1).then_some(person)
    }

    /// The person at a word, or behind the honorific at it: "Mr" of "Mr Okafor".
    fn person_of(&self, word: usize) -> Option<usize> {
        let behind = || {
            self.tree
                .dependents(word, "flat")
                .find_map(|child| self.person_at(child))
        };
        self.person_at(word).or_else(behind)
    }

    pub(crate) fn is_person(&self, mention: usize) -> bool {
        self.mentions[mention].kind == EntityKind::Person
    }

    /// The person whose name covers a word.
    pub(crate) fn person_at(&self, word: usize) -> Option<usize> {
        self.mention_at(word)
            .filter(|&m| self.mentions[m].kind == EntityKind::Person)
    }
}
