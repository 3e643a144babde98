//! What an event noun's parties stand behind, by the order of words and by what is said of the deed: "the killing of A by B", "was
//! convicted of the murder of A", "responsible for the attack on A".

use crate::annotation::EvidenceSource;
use crate::knowledge::Predicate;
use crate::stage::relation::argument::{Slots, note};
use crate::stage::relation::reading::Reading;

/// Prepositions that bind a party to a noun even where the tree hangs it elsewhere.
const BINDING: [&str; 7] = ["of", "by", "with", "on", "against", "into", "to"];

/// So many phrases behind a noun are its own at most.
const MOST_PHRASES: usize = 5;

impl Reading<'_> {
    /// The parties in the phrases that follow a noun one upon the other, each behind its preposition.
    pub(crate) fn chained(&self, noun: usize, slots: &[String]) -> Slots {
        let mut found = Slots::new();
        let mut place = noun + 1;
        // "talks with Sakura of Japan": of the name.
        let mut named = false;
        for _ in 0..MOST_PHRASES {
            let Some((party, end)) = self.phrase(place) else {
                break;
            };
            let preposition = self.lower(place);
            let bound = BINDING.contains(&preposition.as_str()) && slots.contains(&preposition);
            let fits = bound && !(named && preposition == "of");
            named = party.is_some_and(|party| self.mention_at(party).is_some());
            if let Some(party) = party.filter(|_| fits) {
                note(&mut found, party, EvidenceSource::Tree);
            }
            place = end;
        }
        found
    }

    /// A preposition and the noun phrase behind it: the word that stands for the party, and where the phrase ends.
    fn phrase(&self, place: usize) -> Option<(Option<usize>, usize)> {
        let end = self.tree.len();
        let opens = place < end && matches!(self.tree.upos(place), "ADP" | "SCONJ");
        let inside = |w: &usize| {
            let part = matches!(
                self.tree.upos(*w),
                "DET" | "ADJ" | "NOUN" | "PROPN" | "NUM" | "PRON"
            );
            // "by the Brigade shocked colleagues": no adjective follows its name.
            let verb = self.lower(*w).ends_with("ed") && self.mention_at(*w - 1).is_some();
            !verb && (part || self.mention_at(*w).is_some() || self.word(*w) == "-")
        };
        let last = (place + 1..end)
            .take_while(inside)
            .last()
            .filter(|_| opens)?;
        let words = place + 1..last + 1;
        let owns = last + 1 < end
            && self.tree.relation(last + 1) == "case"
            && self.tree.upos(last + 1) == "PART";
        let named = words.clone().find_map(|w| {
            let mention = self.mention_at(w)?;
            // "the Kenyan envoy": the envoy is meant.
            (self.words_of(mention).end == last + 1).then(|| self.head_of(mention))
        });
        let noun = words.rev().find(|&w| self.tree.upos(w) == "NOUN");
        Some((named.or(noun).filter(|_| !owns), last + 1))
    }

    /// Whose deed it was, where a charge or an answer for it says so: the object of "convicted A of the murder of B", the
    /// subject of "was responsible for the attack on B" and of "claimed responsibility for it".
    pub(crate) fn charged(&self, noun: usize, predicate: &Predicate) -> Vec<usize> {
        let case = self.tree.dependents(noun, "case").find(|&c| c < noun);
        let Some(case) = case.filter(|_| predicate.class == "conflict") else {
            return Vec::new();
        };
        let Some(before) = case.checked_sub(1) else {
            return Vec::new();
        };
        if self.knowledge.cues.answers(&self.lower(before)) {
            return self.answering(before);
        }
        let Some(verb) = self.tree.head(noun) else {
            return Vec::new();
        };
        let (cues, lemma) = (&self.knowledge.cues, self.lemma(verb));
        let charge = cues.accuses(&lemma) || cues.acquits(&lemma) || cues.establishes(&lemma);
        let binds = cues.opens_charge(&self.lower(case));
        if !charge || !binds || self.tree.upos(verb) != "VERB" {
            return Vec::new();
        }
        let objects = self.tree.children(verb).iter().copied();
        let object: Vec<usize> = objects
            .filter(|&c| matches!(self.tree.relation(c), "obj" | "iobj" | "nsubj:pass"))
            .take(1)
            .collect();
        if object.is_empty() && self.is_passive(verb) {
            self.patients(verb)
        } else {
            object
        }
    }

    /// The subject of "responsible", or of the verb that takes the responsibility.
    fn answering(&self, word: usize) -> Vec<usize> {
        let subject = self.tree.dependents(word, "nsubj").next();
        let verb = || {
            let above = self.tree.head(word)?;
            let taken = self.knowledge.cues.assumes(&self.lemma(above));
            (taken && self.tree.relation(word) == "obj").then(|| self.subjects(above))
        };
        subject.map(|s| vec![s]).or_else(verb).unwrap_or_default()
    }
}
