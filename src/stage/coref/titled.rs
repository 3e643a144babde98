//! Whom a description by office means: "the Irish prime minister", "the foreign minister", "his Somali counterpart", where the
//! document gives such an office to one person alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Annotations, EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::model::Scores;
use crate::stage::coref::described::Phrases;
use crate::stage::coref::office::Office;
use crate::text::{Document, SentenceKind};

/// Whoever is found with so much probability stands against what offices say.
const SURE: f32 = 0.8;

/// What the offices of a document say of its persons.
#[derive(Debug, Default)]
pub(crate) struct Titled {
    /// Persons whom the document names with an office.
    told: Vec<(usize, Office)>,
    /// The offices that noun phrases name by themselves, by sentence and noun.
    described: BTreeMap<(usize, usize), Office>,
}

impl Titled {
    /// Reads the offices beside names and those that stand alone.
    pub(crate) fn of(
        document: &Document,
        scores: &Scores,
        named: &Annotations,
        knowledge: &Knowledge,
    ) -> Self {
        let mut titled = Self::default();
        let sentences = document.sentences().iter().zip(&scores.sentences);
        for (number, (sentence, scores)) in sentences.enumerate() {
            let known = scores.tree.len() == sentence.words.len();
            if sentence.kind == SentenceKind::Byline || !known {
                continue;
            }
            let phrases = Phrases::new(document, sentence, &scores.tree, named, knowledge);
            titled.told.extend(phrases.titles());
            let alone = (0..scores.tree.len()).filter(|&noun| phrases.stands_by_office(noun));
            let offices = alone.filter_map(|noun| Some(((number, noun), phrases.office(noun)?)));
            titled.described.extend(offices);
        }
        titled
    }

    /// The one person whom the noun phrase of a sentence that ends with `noun` may mean by its office. `likeliest` is whom the
    /// model takes it to mean and how probably: it tells whose an office is that is told without a country, and stands where
    /// it is sure or may be right.
    pub(crate) fn meant(
        &self,
        (sentence, noun): (usize, usize),
        likeliest: Option<(usize, f32)>,
        least: f32,
    ) -> Option<usize> {
        let wanted = self.described.get(&(sentence, noun))?;
        let fits = |(entity, office): &&(usize, Office)| {
            let likely = likeliest.is_some_and(|(guess, _)| guess == *entity);
            wanted.may_be(office, likely)
        };
        let only = |bearers: BTreeSet<usize>| {
            let mut own = bearers.into_iter();
            own.next().filter(|_| own.next().is_none())
        };
        let told = || self.told.iter();
        // "her Zambian counterpart Joseph Phiri … the Zambian president": the text says whose.
        let stated = told().filter(fits).filter(|(_, o)| wanted.is_of_same(o));
        let sure = likeliest
            .filter(|(_, p)| *p >= SURE)
            .map(|(guess, _)| guess);
        let fitting = sure.is_some_and(|guess| told().filter(fits).any(|(e, _)| *e == guess));
        let stated = only(stated.map(|(e, _)| *e).collect());
        if let Some(one) = stated.filter(|_| !fitting) {
            return Some(one);
        }
        let one = only(told().filter(fits).map(|(e, _)| *e).collect())?;
        let stands = likeliest.is_some_and(|guess| self.stands(wanted, guess, least));
        (!stands).then_some(one)
    }

    /// Whether whom the model takes a description to mean goes before what the offices say.
    fn stands(&self, wanted: &Office, (guess, p): (usize, f32), least: f32) -> bool {
        let told = self.told.iter().filter(|(entity, _)| *entity == guess);
        let own: Vec<&Office> = told.map(|(_, office)| office).collect();
        let another = own.iter().any(|office| wanted.is_another(office));
        (p >= SURE && !another) || (p >= least && (wanted.vague || own.is_empty()))
    }
}

impl Phrases<'_> {
    /// The persons whom the sentence names with an office.
    fn titles(&self) -> Vec<(usize, Office)> {
        let person = |m: &Mention| m.kind == EntityKind::Person && m.form == Form::Name;
        let mut found: Vec<(usize, Office)> = Vec::new();
        let mut word = 0;
        while word < self.tree.len() {
            let covering = self.covering[word];
            let beyond = |&w: &usize| covering.is_none() || self.covering[w] != covering;
            let end = (word + 1..self.tree.len())
                .find(beyond)
                .unwrap_or(self.tree.len());
            let name = covering
                .map(|m| &self.found.mentions[m])
                .filter(|m| person(m));
            let office = name.and_then(|name| {
                let office = self
                    .title_before(word, end)
                    .or_else(|| self.title_behind(end))?;
                Some((name.entity, office))
            });
            let office = office.and_then(|(entity, office)| {
                // "Prime Minister Ana Roe and her Irish counterpart Bo Li"
                let mut others = found
                    .iter()
                    .filter(|(other, _)| *other != entity)
                    .map(|(_, o)| o);
                Some((entity, office.of_counterpart(others.next_back())?))
            });
            found.extend(office);
            word = end;
        }
        found
    }

    /// "Prime Minister Ana Roe", "the prime minister, Ana Roe, …".
    fn title_before(&self, name: usize, end: usize) -> Option<Office> {
        let last = name.checked_sub(1)?;
        if self.text(last) != "," {
            return self.office(last);
        }
        self.office(last.checked_sub(1).filter(|_| self.closes(end))?)
    }

    /// "Ana Roe, the Irish prime minister, …", "Ana Roe, President of Peru".
    fn title_behind(&self, end: usize) -> Option<Office> {
        let nominal = |&w: &usize| {
            let part = matches!(self.tree.upos(w), "DET" | "ADJ" | "NOUN" | "PROPN" | "PART");
            part || self.text(w) == "-"
        };
        let comma = end < self.tree.len() && self.text(end) == ",";
        let noun = (end + 1..self.tree.len()).take_while(nominal).last();
        let noun =
            noun.filter(|&noun| comma && (self.closes(noun + 1) || self.is(noun + 1, "of")))?;
        self.office(noun)
    }

    /// Whether a sentence ends before a word, or a sign or "and" there ends what stands before it.
    fn closes(&self, word: usize) -> bool {
        [",", ".", ";", ":", ")", "—", "–", "and"]
            .iter()
            .any(|sign| self.is(word, sign))
            || word >= self.tree.len()
    }

    /// "the minister", "Peru's minister", "his counterpart": not with the name of who it is, nor as a title.
    fn stands_by_office(&self, noun: usize) -> bool {
        let attribute = matches!(
            self.tree.relation(noun),
            "compound" | "nmod:desc" | "flat" | "amod" | "appos"
        );
        let name = noun + 1 + usize::from(self.is(noun + 1, ","));
        let named = self.covering.get(name).copied().flatten();
        let person = |m: usize| self.found.mentions[m].kind == EntityKind::Person;
        let mut before = self.tree.children(noun).iter().filter(|&&c| c < noun);
        let any = before.any(|&c| self.tree.relation(c) == "det" && !self.is(c, "the"));
        !attribute && !named.is_some_and(person) && !any
    }

    /// Whether a word is there and reads so, in lower case.
    pub(crate) fn is(&self, word: usize, text: &str) -> bool {
        word < self.tree.len() && self.lower(word) == text
    }
}
