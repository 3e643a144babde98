//! Whom a description by office means: "the Irish prime minister", "the foreign minister", "his Somali counterpart", where the
//! document gives that office to one person alone.

use std::collections::BTreeSet;

use crate::annotation::{Annotations, EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::model::{SentenceScores, Tree};
use crate::text::Document;

/// How many words an office may have before its noun, and how far behind a name it is looked for.
const LONGEST: usize = 6;

/// An office as words give it.
#[derive(Debug, PartialEq, Eq)]
struct Office {
    /// "minister".
    noun: String,
    /// "prime", "foreign".
    modifiers: BTreeSet<String>,
    /// The entity of "Irish" or "of Ireland".
    country: Option<usize>,
}

/// The offices that a document gives to the persons whom it names.
#[derive(Debug, Default)]
pub(crate) struct Titled {
    told: Vec<(usize, Office)>,
}

/// One sentence, whose words are counted from its own first.
pub(crate) struct Sentence<'s> {
    pub(crate) document: &'s Document,
    pub(crate) first: usize,
    pub(crate) tree: &'s Tree,
    pub(crate) named: &'s Annotations,
    pub(crate) knowledge: &'s Knowledge,
}

impl Titled {
    /// Reads the words beside all names of persons.
    pub(crate) fn of(
        document: &Document,
        sentences: &[SentenceScores],
        named: &Annotations,
        knowledge: &Knowledge,
    ) -> Self {
        let mut told = Vec::new();
        for (scores, own) in sentences.iter().zip(document.sentences()) {
            let sentence = Sentence {
                document,
                first: own.words.start,
                tree: &scores.tree,
                named,
                knowledge,
            };
            told.extend(sentence.titles());
        }
        Self { told }
    }

    /// The one person of whom the document tells an office such as the noun phrase names that ends with a word. Not where
    /// `guess`, whom another takes it to mean, may be meant: of him no other office is told.
    pub(crate) fn meant(
        &self,
        sentence: &Sentence<'_>,
        noun: usize,
        guess: Option<usize>,
    ) -> Option<usize> {
        let wanted = sentence
            .office(noun)
            .filter(|_| sentence.stands_alone(noun))?;
        let mut offices = self
            .told
            .iter()
            .filter(|(entity, _)| Some(*entity) == guess);
        let other = offices.clone().next().is_some()
            && !offices.any(|(_, office)| sentence.may_be(&wanted, office));
        if guess.is_some() && !other {
            return None;
        }
        let own: BTreeSet<usize> = self
            .told
            .iter()
            .filter(|(_, office)| sentence.may_be(&wanted, office))
            .map(|(entity, _)| *entity)
            .collect();
        let mut own = own.into_iter();
        own.next().filter(|_| own.next().is_none())
    }
}

impl Sentence<'_> {
    /// The persons whom the sentence names with an office.
    fn titles(&self) -> Vec<(usize, Office)> {
        let mut found = Vec::new();
        let mut word = 0;
        while word < self.tree.len() {
            let Some(mention) = self.mention(word) else {
                word += 1;
                continue;
            };
            let end = (word..self.tree.len())
                .find(|&w| !self.word_span(w).is_some_and(|s| mention.span.contains(s)))
                .unwrap_or(self.tree.len());
            if mention.kind == EntityKind::Person && mention.form == Form::Name {
                let office = self.before(word).or_else(|| self.behind(end));
                found.extend(office.map(|office| (mention.entity, office)));
            }
            word = end;
        }
        found
    }

    /// "Prime Minister Ana Roe", "the prime minister, Ana Roe".
    fn before(&self, name: usize) -> Option<Office> {
        let last = name.checked_sub(1)?;
        let comma = self.text(last) == ",";
        self.office(if comma { last.checked_sub(1)? } else { last })
    }

    /// "Ana Roe, the Irish prime minister, …", "Ana Roe, President of Peru".
    fn behind(&self, end: usize) -> Option<Office> {
        if end >= self.tree.len() || self.text(end) != "," {
            return None;
        }
        let nominal = |&w: &usize| {
            matches!(
                self.tree.upos(w),
                "DET" | "ADJ" | "NOUN" | "PROPN" | "PART" | "PUNCT"
            ) && self.text(w) != ","
        };
        let limit = self.tree.len().min(end + 2 + LONGEST);
        let noun = (end + 1..limit).take_while(nominal).last()?;
        self.office(noun)
    }

    /// "the minister", "Peru's minister", "his counterpart": not with the name behind it, nor one of several or of none.
    fn stands_alone(&self, noun: usize) -> bool {
        let text = |w: usize| (w < self.tree.len()).then(|| self.text(w));
        let person = |w: usize| {
            self.mention(w)
                .is_some_and(|m| m.kind == EntityKind::Person)
        };
        let comma = text(noun + 1).as_deref() == Some(",");
        let named = person(noun + 1 + usize::from(comma));
        let mut before = self.tree.children(noun).iter().filter(|&&c| c < noun);
        let open = before.any(|&c| {
            let text = self.text(c);
            let article = self.tree.relation(c) == "det" && text != "the";
            article || matches!(&*text, "next" | "new" | "first" | "last" | "only")
        });
        !named && !open
    }

    /// The office whose noun a word is, with what stands before it and behind "of".
    fn office(&self, noun: usize) -> Option<Office> {
        let nouns = &self.knowledge.nouns;
        let lemma = nouns.lemma(&self.text(noun));
        let fits = nouns.office(&lemma).is_some_and(|office| {
            matches!(
                &*office.relation,
                "leads" | "minister of" | "represents" | "official of" | "counterpart of"
            )
        });
        if !fits || self.mention(noun).is_some() {
            return None;
        }
        let mut office = Office {
            noun: lemma,
            modifiers: BTreeSet::new(),
            country: self.country_behind(noun),
        };
        for word in (noun.saturating_sub(LONGEST)..noun).rev() {
            if let Some(mention) = self.mention(word) {
                let place = mention.kind == EntityKind::Place;
                office.country = office.country.or(Some(mention.entity).filter(|_| place));
                break;
            }
            let text = self.text(word);
            if nouns.former(&text) {
                return None;
            }
            match self.tree.upos(word) {
                "ADJ" | "NOUN" | "PROPN" => office.modifiers.insert(text),
                // "Ireland's prime minister"
                "PART" => continue,
                _ => break,
            };
        }
        Some(office)
    }

    /// "of Ireland", "of the Czech Republic".
    fn country_behind(&self, noun: usize) -> Option<usize> {
        let text = |w: usize| (w < self.tree.len()).then(|| self.text(w));
        let of = text(noun + 1).as_deref() == Some("of");
        let first = noun + 2 + usize::from(text(noun + 2).as_deref() == Some("the"));
        let mention = self
            .mention(first)
            .filter(|_| of && first < self.tree.len())?;
        (mention.kind == EntityKind::Place).then_some(mention.entity)
    }

    /// Whether what is wanted may be an office that was told: "the minister" may be the foreign minister, not the prime minister.
    fn may_be(&self, wanted: &Office, told: &Office) -> bool {
        let nouns = &self.knowledge.nouns;
        let counterpart = wanted.noun == "counterpart";
        if counterpart {
            let state = matches!(
                &*told.noun,
                "minister" | "president" | "premier" | "chancellor"
            );
            return state && wanted.country.is_some() && wanted.country == told.country;
        }
        let other = |word: &String| nouns.deputy(word) || word == "prime";
        let countries = match (wanted.country, told.country) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let more = told.modifiers.difference(&wanted.modifiers);
        wanted.noun == told.noun
            && countries
            && wanted.modifiers.is_subset(&told.modifiers)
            && !more.into_iter().any(other)
    }

    fn text(&self, word: usize) -> String {
        self.document.word(self.first + word).to_lowercase()
    }

    fn word_span(&self, word: usize) -> Option<crate::text::Span> {
        self.document.words().get(self.first + word).copied()
    }

    /// The mention that covers a word.
    fn mention(&self, word: usize) -> Option<&Mention> {
        let span = self.word_span(word)?;
        let mentions = &self.named.mentions;
        let at = mentions.partition_point(|m| m.span.end <= span.start);
        mentions.get(at).filter(|m| m.span.contains(span))
    }
}
