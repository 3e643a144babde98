//! Repairs of a sentence's main verb and its subject.

use crate::stage::relation::mend::Mender;

impl Mender<'_> {
    /// A passive has a form of "be" or "get".
    pub(crate) fn active(&mut self, word: usize) {
        if self.relation(word) != "nsubj:pass" {
            return;
        }
        let Some(verb) = self.words[word].head else {
            return;
        };
        let helped = self
            .children(verb)
            .any(|c| self.relation(c).starts_with("aux") || self.relation(c) == "cop");
        let finite = matches!(&*self.words[verb].relation, "root" | "ccomp" | "parataxis");
        if !helped && finite && word < verb {
            self.words[word].relation = "nsubj".into();
        }
    }

    /// Whether a verb's form is its past tense: "took", but not "taken".
    fn is_past(&self, verb: usize) -> bool {
        let (verbs, text) = (&self.knowledge.verbs, &self.text[verb]);
        verbs.past(&verbs.lemma(text)) == *text
    }

    /// "Honduran villagers accused A": a participle behind a noun has no object of its own, so that verb is the sentence's.
    pub(crate) fn finite(&mut self, noun: usize) {
        let whole = self.words[noun].head.is_none() && self.is(noun, &["NOUN", "PROPN"]);
        if !whole || self.has(noun, "cop") || self.has(noun, "nsubj") {
            return;
        }
        let past = |verb: &usize| {
            *verb > noun
                && matches!(self.relation(*verb), "acl" | "amod")
                && self.is(*verb, &["VERB"])
                && self.is_past(*verb)
                && !["aux", "mark", "case", "cc"]
                    .iter()
                    .any(|own| self.has(*verb, own))
                && self
                    .children(*verb)
                    .any(|c| c > *verb && self.relation(c) == "obj")
        };
        let Some(verb) = self.children(noun).find(past) else {
            return;
        };
        let before: Vec<usize> = self.children(verb).filter(|&c| c < noun).collect();
        for word in before {
            self.attach(word, noun, "amod");
        }
        self.words[verb].head = None;
        self.words[verb].relation = "root".into();
        self.attach(noun, verb, "nsubj");
    }
}
