//! Repairs of what English does not have: a noun that marks a phrase, a clause that stands before the noun that it describes.

use crate::stage::relation::mend::Mender;

impl Mender<'_> {
    /// "the refiner A": a noun marks no phrase; before a name it says what the name is.
    pub(crate) fn marking_noun(&mut self, word: usize) {
        let marks = matches!(self.relation(word), "case" | "mark") && self.is(word, &["NOUN"]);
        let named = word + 1 < self.words.len() && self.is_name(word + 1);
        if marks && named {
            self.words[word].relation = "nmod:desc".into();
        }
    }

    /// "Drones struck A, shepherds said": what stands before a noun describes it by no clause of its own; before a teller it is what he
    /// tells.
    pub(crate) fn told_before(&mut self, verb: usize) {
        let clause = self.relation(verb) == "acl" && self.is(verb, &["VERB"]);
        let teller = self.words[verb].head.filter(|&noun| clause && noun > verb);
        let Some(teller) = teller.filter(|&noun| self.relation(noun) == "nsubj") else {
            return;
        };
        let says = self.words[teller].head.filter(|&above| {
            let lemma = self.knowledge.verbs.lemma(&self.text[above]);
            above > teller && self.knowledge.cues.reporting(&lemma)
        });
        if let Some(says) = says.filter(|_| self.has(verb, "nsubj")) {
            self.attach(verb, says, "ccomp");
        }
    }

    /// "of stabbing the owner A": a phrase right behind a verb that has no object is its object, whatever earlier word it hangs on.
    pub(crate) fn next_object(&mut self, word: usize) {
        let loose = matches!(
            self.relation(word),
            "list" | "dep" | "appos" | "parataxis" | "obl"
        );
        let nominal = self.is(word, &["NOUN", "PROPN"]) && !self.is_marked(word);
        let Some(head) = self.words[word].head.filter(|_| loose && nominal) else {
            return;
        };
        let before = self.phrase_start(word).checked_sub(1);
        // "called off a meeting"
        let verb = before.and_then(|w| match self.relation(w) {
            "compound:prt" => self.words[w].head,
            _ => Some(w),
        });
        let open = |verb: usize| self.is(verb, &["VERB"]) && !self.has(verb, "obj");
        let own = self.relation(word) == "obl";
        let verb = verb.filter(|&verb| {
            open(verb)
                && if own {
                    head == verb && before != Some(verb)
                } else {
                    head < verb
                }
        });
        let passive = |verb: usize| self.children(verb).any(|c| self.relation(c) == "aux:pass");
        if let Some(verb) = verb.filter(|&verb| !passive(verb)) {
            self.attach(word, verb, "obj");
        }
    }

    /// "A's support for B was confirmed": a name with "'s" right before a noun is the noun's, not the verb's nor an earlier noun's.
    pub(crate) fn possessor_before(&mut self, word: usize) {
        let subject = matches!(self.relation(word), "nsubj" | "nsubj:pass");
        // "between A and B's minister C"
        let behind =
            self.relation(word) == "nmod:poss" && self.words[word].head.is_some_and(|h| h < word);
        let mark = self
            .children(word)
            .find(|&c| c > word && self.relation(c) == "case" && self.is(c, &["PART"]));
        let Some(noun) = mark
            .filter(|_| (subject || behind) && self.is_name(word))
            .map(|mark| mark + 1)
        else {
            return;
        };
        let parts: &[&str] = if behind {
            &["NOUN", "PROPN"]
        } else {
            &["NOUN"]
        };
        let above = self.words[word].head;
        let beside =
            self.is(noun, parts) && (self.words[noun].head == above || above == Some(noun));
        if beside {
            self.attach(word, noun, "nmod:poss");
        }
    }

    /// "from Noordkaap Shipping N.V.": the words of one name take no parts of their own in what a verb says.
    pub(crate) fn one_name(&mut self, word: usize) {
        let Some(before) = word.checked_sub(1) else {
            return;
        };
        let name = self.is_name(word) && self.covering[before] == self.covering[word];
        let beside = self.words[before].head == self.words[word].head;
        let parts = matches!(
            self.relation(word),
            "obl" | "obj" | "iobj" | "nsubj" | "nmod"
        );
        if name && beside && parts && !self.is_marked(word) {
            self.attach(word, before, "flat");
        }
    }

    /// "whose brother was convicted": what belongs to the noun before a relative clause is the clause's subject.
    pub(crate) fn whose_subject(&mut self, word: usize) {
        let subject = matches!(self.relation(word), "nsubj" | "nsubj:pass");
        let whose = |&c: &usize| self.text[c] == "whose" && self.relation(c) == "nmod:poss";
        let owned = subject && self.children(word).any(|c| whose(&c));
        let Some(later) = self.words[word].head.filter(|_| owned) else {
            return;
        };
        let clause = (word + 1..later).find(|&verb| {
            let own = self.words[verb].head.is_some_and(|noun| noun < word);
            own && self.relation(verb) == "acl:relcl" && !self.has(verb, "nsubj")
        });
        if let Some(verb) = clause {
            let passive = self.children(verb).any(|c| self.relation(c) == "aux:pass");
            self.attach(word, verb, if passive { "nsubj:pass" } else { "nsubj" });
        }
    }
}
