//! Repairs of sentences that report: "A will sue B, the ministry said", and of objects that hang one verb too high.

use crate::stage::relation::mend::Mender;

impl Mender<'_> {
    /// "Kenya will sue Halden Bank, the ministry said": the first of two subjects of the reporting verb is that of what is reported.
    pub(crate) fn reported_subject(&mut self, verb: usize) {
        if !self.is_report(verb) {
            return;
        }
        let own = |mender: &Self, w: usize| mender.relation(w).starts_with("nsubj");
        let clause = |&c: &usize| c < verb && self.relation(c) == "ccomp" && !self.has(c, "nsubj");
        let Some(said) = self.children(verb).find(clause) else {
            return;
        };
        let subjects: Vec<usize> = self.children(verb).filter(|&c| own(self, c)).collect();
        if let &[first, _] = &subjects[..]
            && first < said
        {
            self.attach(first, said, "nsubj");
        }
    }

    /// "A bought B, the broker said": who stands right before a reporting verb without a subject, behind a comma, is its subject.
    pub(crate) fn teller(&mut self, verb: usize) {
        let fits = self.is_report(verb) && !self.has(verb, "nsubj") && !self.has(verb, "aux");
        if !fits
            || !self
                .children(verb)
                .any(|c| c < verb && self.relation(c) == "ccomp")
        {
            return;
        }
        let Some(comma) = self.comma_before(verb) else {
            return;
        };
        let outside = |w: &usize| {
            let above = self.words[*w].head;
            self.is(*w, &["NOUN", "PROPN", "PRON"])
                && above.is_none_or(|above| !(comma..verb).contains(&above))
        };
        let noun = (comma + 1..verb).find(outside);
        if let Some(noun) = noun {
            self.attach(noun, verb, "nsubj");
        }
    }

    fn is_report(&self, verb: usize) -> bool {
        let lemma = self.knowledge.verbs.lemma(&self.text[verb]);
        self.is(verb, &["VERB"]) && self.knowledge.cues.reporting(&lemma)
    }

    /// "asked A to investigate B": what stands behind the second verb is its object, not that of the first.
    pub(crate) fn object_of_second(&mut self, word: usize) {
        let object = matches!(self.relation(word), "obj" | "iobj") && !self.is_marked(word);
        let Some(verb) = self.words[word].head.filter(|&verb| object && verb < word) else {
            return;
        };
        let between = |&c: &usize| {
            (verb + 1..word).contains(&c) && self.relation(c) == "xcomp" && self.is(c, &["VERB"])
        };
        let second = self.children(verb).find(between);
        let first = self
            .children(verb)
            .any(|c| c < word && c > verb && matches!(self.relation(c), "obj" | "iobj"));
        if let Some(second) = second.filter(|&v| first && !self.has(v, "obj")) {
            self.attach(word, second, "obj");
        }
    }
}
