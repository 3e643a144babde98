//! Predicates: which words tie one actor to another, and what the tie is called.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::{codes, table};

/// What sort of word carries a predicate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PartOfSpeech {
    /// "met", "shot down".
    #[default]
    Verb,
    /// "the meeting between", "talks with".
    Noun,
    /// "critical of".
    Adjective,
}

/// One meaning of a word: where its actors stand and what the tie is called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Predicate {
    /// Base form, in lower case; the plural where the noun has no singular of that meaning ("talks"). A noun may be a compound: "hunger
    /// strike", "sit-in", "exchange of fire".
    pub lemma: String,
    /// Verb, noun or adjective.
    #[serde(skip)]
    pub pos: PartOfSpeech,
    /// The second word of a phrasal verb.
    pub particle: Option<String>,
    /// Where the actor stands, in the order to try. Empty for verbs (the subject, or the `by` agent of a
    /// passive) and adjectives (the subject); `nsubj:pass` where the subject of a passive acts ("based in").
    #[serde(default)]
    pub sources: Vec<String>,
    /// Which dependents may carry the other side, in the order to try.
    pub targets: Vec<String>,
    /// Verbs: of these one must stand beside: a word that marks another phrase or clause ("for" of "asked B for help"), an adjective
    /// ("guilty"), a bare phrase ("into custody"), "obj" for any object or one before a clause ("hours to"). Nouns: of these verbs one must have the noun as its object.
    #[serde(default)]
    pub needs: Vec<String>,
    /// None of these may: "to" of "wrote to B about C".
    #[serde(default)]
    pub unless: Vec<String>,
    /// Whether the other side must be a person: "saw her".
    #[serde(default)]
    pub person: bool,
    /// Whether the target acts: "the firm belongs to B".
    #[serde(default)]
    pub turned: bool,
    /// The tie in a reader's words: "spoke with".
    pub label: String,
    /// One of the eight classes.
    pub class: String,
    /// PLOVER code, where the meaning has one.
    pub event: Option<String>,
    /// Whether both sides do the same thing.
    #[serde(default)]
    pub symmetric: bool,
    /// A short sentence that uses the row as listed.
    #[serde(default)]
    pub example: String,
}

/// All predicates, found by lemma, part of speech and particle.
#[derive(Debug, Clone, Default)]
pub struct Predicates {
    entries: Vec<Predicate>,
    rows: BTreeMap<(PartOfSpeech, String), Vec<usize>>,
    light: BTreeSet<String>,
    inverse_light: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    light_verbs: BTreeSet<String>,
    #[serde(default)]
    inverse_light_verbs: BTreeSet<String>,
    #[serde(default)]
    verb: Vec<Predicate>,
    #[serde(default)]
    noun: Vec<Predicate>,
    #[serde(default)]
    adjective: Vec<Predicate>,
}

impl Predicates {
    /// Reads rows of the shape of `predicates.toml`; fails when they are not, or name an unknown class or code.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let all: File = table::read(file, text)?;
        let parts = [
            (PartOfSpeech::Verb, all.verb),
            (PartOfSpeech::Noun, all.noun),
            (PartOfSpeech::Adjective, all.adjective),
        ];
        let of = |(pos, rows): (PartOfSpeech, Vec<Predicate>)| {
            let rows = rows.into_iter();
            rows.map(move |row| Predicate { pos, ..row })
        };
        let entries: Vec<Predicate> = parts.into_iter().flat_map(of).collect();
        entries
            .iter()
            .try_for_each(|row| codes::check(file, &row.lemma, &row.class, row.event.as_deref()))?;
        Ok(Self::of(entries, all.light_verbs, all.inverse_light_verbs))
    }

    /// These rows before the ones that are there, so that they are tried first.
    pub(crate) fn prepend(&mut self, more: Self) {
        let mut entries = more.entries;
        entries.append(&mut self.entries);
        let light = self.light.union(&more.light).cloned().collect();
        let inverse_light = self
            .inverse_light
            .union(&more.inverse_light)
            .cloned()
            .collect();
        *self = Self::of(entries, light, inverse_light);
    }

    fn of(
        entries: Vec<Predicate>,
        light: BTreeSet<String>,
        inverse_light: BTreeSet<String>,
    ) -> Self {
        let mut rows: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (row, entry) in entries.iter().enumerate() {
            rows.entry((entry.pos, key(&entry.lemma, entry.particle.as_deref())))
                .or_default()
                .push(row);
        }
        Self {
            entries,
            rows,
            light,
            inverse_light,
        }
    }

    /// The meanings of a word, in file order. Without a particle only rows without one are found, with a
    /// particle only rows with that one.
    pub fn find(
        &self,
        lemma: &str,
        pos: PartOfSpeech,
        particle: Option<&str>,
    ) -> impl Iterator<Item = &Predicate> + use<'_> {
        let rows = self.rows.get(&(pos, key(lemma, particle)));
        rows.into_iter()
            .flatten()
            .filter_map(|&row| self.entries.get(row))
    }

    /// All rows in file order: verbs, nouns, adjectives.
    pub fn iter(&self) -> impl Iterator<Item = &Predicate> {
        self.entries.iter()
    }

    /// Whether the verb only carries an event noun whose actor its subject is: "hold talks", "pay a visit".
    pub fn light_verb(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// Whether some row gives this label.
    pub fn labels(&self, label: &str) -> bool {
        self.iter().any(|row| row.label == label)
    }

    /// Whether the verb's subject is the other side of an event noun: "receive a visit from", "face charges by".
    pub fn inverse_light_verb(&self, lemma: &str) -> bool {
        self.inverse_light.contains(lemma)
    }
}

fn key(lemma: &str, particle: Option<&str>) -> String {
    let phrase = particle.map_or_else(
        || lemma.to_owned(),
        |particle| format!("{lemma} {particle}"),
    );
    phrase.to_lowercase()
}

#[cfg(test)]
#[path = "predicates_tests.rs"]
mod tests;
