//! Repairs of parts of speech.

use crate::knowledge::PartOfSpeech;
use crate::stage::relation::mend::Mender;

/// "not", "to", "n't", "'s".
const LONGEST_PARTICLE: usize = 3;

impl Mender<'_> {
    /// What a word certainly is, whatever was predicted.
    pub(crate) fn part_of_speech(&mut self, word: usize) {
        let pair = self.is_second_of_office(word);
        if let Some(part) = self.certain_part(word, pair) {
            self.words[word].upos = part.into();
        }
        // "chief executive Sofia Lindqvist"
        let behind = self.words[word].head.is_some_and(|head| head > word);
        if pair && behind && self.relation(word) == "amod" {
            self.words[word].relation = "nmod:desc".into();
        }
    }

    fn certain_part(&self, word: usize, pair: bool) -> Option<&'static str> {
        let text = &self.text[word];
        // "denied": no particle of English is so long.
        let long = text.chars().count() > LONGEST_PARTICLE;
        // "protested against B": what marks a phrase is a preposition.
        let marks = self.relation(word) == "case" && self.is(word, &["VERB", "NOUN"]);
        let against = text == "against" && !self.is(word, &["ADP", "SCONJ"]);
        if self.is(word, &["PART"]) && long {
            Some(if self.covering[word].is_some() {
                "PROPN"
            } else {
                "VERB"
            })
        } else if marks || against {
            Some("ADP")
        } else if self.is_first_of_office(word) {
            Some("ADJ")
        } else if pair || self.is_act(word) || self.is_gerund(word) || self.is_office(word) {
            Some("NOUN")
        } else {
            None
        }
    }

    /// "chief" of "chief executive", taken for a verb.
    fn is_first_of_office(&self, word: usize) -> bool {
        let next = self.text.get(word + 1);
        let verb = self.is(word, &["VERB"]) && self.covering[word].is_none();
        verb && next.is_some_and(|next| self.is_pair(&self.text[word], next))
    }

    /// "executive" of "chief executive", taken for a verb or adjective.
    fn is_second_of_office(&self, word: usize) -> bool {
        let open = self.is(word, &["ADJ", "VERB"]) && self.covering[word].is_none();
        let first = word.checked_sub(1).filter(|_| open);
        first.is_some_and(|first| self.is_pair(&self.text[first], &self.text[word]))
    }

    fn is_pair(&self, first: &str, second: &str) -> bool {
        let nouns = &self.knowledge.nouns;
        nouns.office_of_two(first, second).is_some()
    }

    /// "repeated her demand", "held talks with B": an object taken for a verb.
    fn is_act(&self, word: usize) -> bool {
        let object = self.relation(word) == "obj" && self.is(word, &["VERB"]);
        let owned = |w: usize| self.relation(w) == "nmod:poss" && self.words[w].head == Some(word);
        let predicates = &self.knowledge.predicates;
        let light =
            |verb: usize| predicates.light_verb(&self.knowledge.verbs.lemma(&self.text[verb]));
        let event = || {
            let mut rows = predicates.find(&self.text[word], PartOfSpeech::Noun, None);
            rows.next().is_some()
        };
        let verb = self.words[word].head.filter(|&verb| verb < word);
        object && (word.checked_sub(1).is_some_and(owned) || (verb.is_some_and(light) && event()))
    }

    /// "the killing of B"
    fn is_gerund(&self, word: usize) -> bool {
        let of = self.text.get(word + 1).is_some_and(|next| next == "of");
        let opened = word
            .checked_sub(1)
            .is_some_and(|w| self.is(w, &["DET", "ADJ"]));
        self.text[word].ends_with("ing") && self.is(word, &["VERB"]) && of && opened
    }

    /// "its rival B": an office or representative taken for an adjective.
    fn is_office(&self, word: usize) -> bool {
        let nominal = matches!(
            self.relation(word).split(':').next(),
            Some("nsubj" | "obj" | "obl" | "nmod" | "appos" | "iobj")
        );
        let open = nominal && self.is(word, &["ADJ"]) && self.covering[word].is_none();
        let nouns = &self.knowledge.nouns;
        let lemma = nouns.lemma(&self.text[word]);
        open && (nouns.office(&lemma).is_some() || nouns.representative(&lemma))
    }
}
