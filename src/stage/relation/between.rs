//! Repairs of pairs and partners: "between A and B's minister C", "worked on aid with A".

use crate::knowledge::PartOfSpeech;
use crate::stage::relation::mend::Mender;

impl Mender<'_> {
    /// "a meeting between A and B": the phrase belongs to the noun right before it, and "and" joins the two.
    pub(crate) fn between(&mut self, word: usize) {
        if self.text[word] != "between"
            || self.relation(word) != "case"
            || word + 1 == self.words.len()
        {
            return;
        }
        // "between Israeli and PLO officials"
        let mut first = word + 1;
        while let Some(head) = self.words[first].head.filter(|&head| head > first) {
            if self.is(head, &["VERB", "AUX"]) {
                break;
            }
            first = head;
        }
        if self.words[word].head.is_some_and(|head| head < word) {
            self.attach(word, first, "case");
        }
        let noun = word.checked_sub(1).filter(|&n| self.is(n, &["NOUN"]));
        let astray =
            matches!(self.relation(first), "obl" | "obj") && self.words[first].head != noun;
        if let Some(noun) = noun.filter(|_| astray) {
            self.attach(first, noun, "nmod");
        }
        if let Some(second) = self.second_of(word).filter(|&second| second != first) {
            let joined = self.words[second].head == Some(first)
                || self.ancestors(first).any(|above| above == second);
            let beside = self.words[second].head == self.words[first].head;
            let subject = self.relation(second).starts_with("nsubj") && noun.is_some();
            if !joined && (beside || subject) {
                self.attach(second, first, "conj");
            }
        }
    }

    /// The head of the phrase behind "and" where that closes the phrase behind a preposition.
    fn second_of(&self, preposition: usize) -> Option<usize> {
        let (mut end, _) = self.phrase_from(preposition + 1)?;
        while self.is(end, &["PART"]) {
            (end, _) = self.phrase_from(end + 1)?;
        }
        if self.text[end] != "and" {
            return None;
        }
        let (mut end, mut noun) = self.phrase_from(end + 1)?;
        while self.is(end, &["PART"]) {
            (end, noun) = self.phrase_from(end + 1)?;
        }
        Some(noun)
    }

    /// "worked on aid with A and B": with whom something is done is no part of what it is done about.
    pub(crate) fn partner(&mut self, word: usize) {
        let topic = self.words[word]
            .head
            .filter(|&noun| noun < word && self.relation(word) == "nmod");
        let marked = |w: usize, by: &[&str]| {
            self.children(w)
                .any(|c| c < w && self.relation(c) == "case" && by.contains(&&*self.text[c]))
        };
        let Some(topic) = topic.filter(|&topic| {
            self.relation(topic) == "obl"
                && marked(topic, &["on", "over", "in"])
                && marked(word, &["with"])
        }) else {
            return;
        };
        let Some(verb) = self.words[topic].head.filter(|&v| self.is(v, &["VERB"])) else {
            return;
        };
        let lemma = self.knowledge.verbs.lemma(&self.text[verb]);
        let mut rows = self
            .knowledge
            .predicates
            .find(&lemma, PartOfSpeech::Verb, None);
        if rows.any(|row| row.targets.iter().any(|target| target == "with")) {
            self.attach(word, verb, "obl");
        }
    }
}
