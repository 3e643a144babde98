//! Repairs of words that hang beyond the phrase in which they stand: articles, prepositions, names before a relative clause.

use crate::knowledge::PartOfSpeech;
use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};

impl Mender<'_> {
    /// "ordered the refiner": nothing hangs on an article, and an article is nobody's object. "its owner": a possessive is no
    /// preposition.
    pub(crate) fn article(&mut self, word: usize) {
        let own = matches!(&*self.text[word], "its" | "his" | "her" | "their");
        if own && self.is(word, &["PRON"]) && self.relation(word) == "case" {
            self.words[word].relation = "nmod:poss".into();
        }
        let article = matches!(&*self.text[word], "the" | "a" | "an") && self.is(word, &["DET"]);
        let Some(head) = self.words[word].head.filter(|_| article) else {
            return;
        };
        let children: Vec<usize> = self.children(word).filter(|&c| c != head).collect();
        // "acquitted the leader of kidnapping B": clauses and objects are the verb's.
        let above = self.words[head].head.filter(|&v| self.is(v, &["VERB"]));
        for child in children {
            let verbal = matches!(
                self.relation(child),
                "advcl" | "xcomp" | "ccomp" | "obj" | "iobj" | "obl"
            );
            let verb = above.filter(|&v| verbal && v != child && !self.is(head, &["VERB"]));
            self.hang(child, verb.unwrap_or(head));
        }
        if matches!(self.relation(word), "obj" | "iobj" | "obl" | "nsubj") {
            self.words[word].relation = "det".into();
        }
    }

    /// The end of the noun phrase that begins at a word, and its word that hangs on one outside it.
    pub(crate) fn phrase_from(&self, first: usize) -> Option<(usize, usize)> {
        let limit = self.words.len().min(first + LONGEST_PHRASE);
        let end = (first..limit).find(|&w| !self.is_in_phrase(w))?;
        let outside = |w: usize| {
            let above = self.words[w].head;
            above.is_none_or(|above| !(first..end).contains(&above))
        };
        let mut nouns = (first..end).rev();
        let noun = nouns.find(|&w| self.is(w, &["NOUN", "PROPN"]) && outside(w))?;
        Some((end, noun))
    }

    /// "dined with the minister", "related to the financier A, who was released on bail": a preposition marks the phrase that
    /// it opens.
    pub(crate) fn opener(&mut self, word: usize) {
        let Some(head) = self.words[word].head.filter(|&h| h > word) else {
            return;
        };
        if !self.is(word, &["ADP", "SCONJ"]) {
            return;
        }
        let Some((end, noun)) = self.phrase_from(word + 1) else {
            return;
        };
        let said = self.has(noun, "cop") || self.has(noun, "nsubj");
        let relation = self.relation(word);
        let marks = matches!(relation, "cc" | "mark") && head == noun;
        let beyond = relation == "case" && head > end && !self.is(end, &["PART"]);
        // "into the mail servers"
        let within = relation == "case" && head < noun && self.words[head].head == Some(noun);
        if !said && (marks || ((beyond || within) && !self.is_marked(noun))) {
            self.attach(word, noun, "case");
        }
    }

    /// "the suit by A against B", "clashes between A and B": a preposition that hangs on a word before it marks the phrase that it
    /// opens all the same.
    pub(crate) fn loose_opener(&mut self, word: usize) {
        let Some(head) = self.words[word].head.filter(|&h| h < word) else {
            return;
        };
        if !self.is(word, &["ADP"]) || self.children(word).next().is_some() {
            return;
        }
        let Some((_, noun)) = self.phrase_from(word + 1) else {
            return;
        };
        let nominal = matches!(self.relation(word), "nmod" | "nsubj" | "obj" | "flat");
        let apposed = self.relation(word) == "case"
            && self.words[noun].head == Some(head)
            && matches!(self.relation(noun), "appos" | "flat");
        if (nominal || apposed) && !self.is_marked(noun) && !self.has(noun, "nsubj") {
            self.attach(word, noun, "case");
        }
    }

    /// "mocked the banker A for ten minutes": a name without "'s" is no possessor; right behind a verb it is the object.
    pub(crate) fn unmarked_possessor(&mut self, word: usize) {
        let possessor = self.relation(word) == "nmod:poss" && self.is(word, &["PROPN"]);
        let Some(mention) = self.covering[word].filter(|_| possessor) else {
            return;
        };
        let last = (word..self.words.len())
            .take_while(|&w| self.covering[w] == Some(mention))
            .last()
            .unwrap_or(word);
        let next = (last + 1).min(self.words.len() - 1);
        let marked = self.is(next, &["PART"]) || self.text[last].ends_with(['\'', '’']);
        let apart = self.is(next, &["ADP", "SCONJ", "PUNCT", "CCONJ"]);
        if marked || !apart || self.words[word].head.is_none_or(|h| h < last) {
            return;
        }
        if let Some(verb) = self.verb_before(word).filter(|&v| !self.has(v, "obj")) {
            self.attach(word, verb, "obj");
        }
    }

    /// The verb right before the noun phrase around a word.
    fn verb_before(&self, word: usize) -> Option<usize> {
        let first = self.phrase_start(word);
        first.checked_sub(1).filter(|&v| self.is(v, &["VERB"]))
    }

    /// The first word of the noun phrase around a word.
    pub(crate) fn phrase_start(&self, word: usize) -> usize {
        let near = word.saturating_sub(LONGEST_PHRASE)..word;
        near.rev()
            .take_while(|&w| self.is_in_phrase(w))
            .last()
            .unwrap_or(word)
    }

    /// "support from A for B": a name with a preposition of its own is no apposition.
    pub(crate) fn marked_name(&mut self, word: usize) {
        let apposed = matches!(self.relation(word), "appos" | "flat");
        let named = self.covering[word].is_some();
        let Some(head) = self.words[word]
            .head
            .filter(|&h| apposed && named && h < word)
        else {
            return;
        };
        let case = self
            .children(word)
            .find(|&c| c > head && c < word && self.relation(c) == "case" && self.is(c, &["ADP"]));
        let Some(case) = case.filter(|_| self.covering[head] != self.covering[word]) else {
            return;
        };
        let event = self
            .ancestors(head)
            .take(2)
            .find(|&n| n < head && self.is(n, &["NOUN"]) && self.takes(n, case));
        self.attach(word, event.unwrap_or(head), "nmod");
    }

    /// Whether the lexicon knows a noun of an event with that preposition.
    pub(crate) fn takes(&self, noun: usize, case: usize) -> bool {
        let nouns = &self.knowledge.nouns;
        let forms = [self.text[noun].clone(), nouns.lemma(&self.text[noun])];
        let rows = forms.iter().flat_map(|form| {
            let predicates = &self.knowledge.predicates;
            predicates.find(form, PartOfSpeech::Noun, None)
        });
        rows.into_iter()
            .any(|row| row.targets.contains(&self.text[case]))
    }

    /// "sanctions led by A against B": behind the agent of a participle stands what the noun is against.
    pub(crate) fn behind_agent(&mut self, word: usize) {
        let phrase = self.relation(word) == "obl" && self.is(word, &["NOUN", "PROPN"]);
        let participle = self.words[word]
            .head
            .filter(|&v| phrase && v < word && self.relation(v) == "acl");
        let Some((verb, noun)) = participle.and_then(|v| Some((v, self.words[v].head?))) else {
            return;
        };
        let agent = self
            .children(verb)
            .any(|c| c < word && self.relation(c) == "obl:agent");
        let case = self
            .children(word)
            .find(|&c| c < word && self.relation(c) == "case");
        let Some(case) = case.filter(|_| agent && noun < verb) else {
            return;
        };
        if self.takes(noun, case) {
            self.attach(word, noun, "nmod");
        }
    }

    /// "kidnapping the midwife A, who wept": a name before "who" or "which" is no part of the clause that the pronoun opens.
    pub(crate) fn before_relative(&mut self, word: usize) {
        let Some(verb) = self.words[word].head.filter(|&v| v > word) else {
            return;
        };
        let named = self.is_name(word);
        let opens = |p: usize| {
            let who = matches!(&*self.text[p], "who" | "which" | "whom" | "whose")
                && self.is(p, &["PRON"]);
            let own = |w: usize| {
                self.covering[w] == self.covering[word] || self.ancestors(w).any(|a| a == word)
            };
            let near = (word + 1..p).all(|w| self.text[w] == "," || own(w));
            who && near && p > word && p < verb
        };
        // "A, whose son works"
        let whose = (word + 1..verb).any(|p| self.text[p] == "whose" && opens(p));
        let clause = whose || self.children(verb).any(opens);
        let relative = clause && self.is(verb, &["VERB"]);
        if !named || !relative {
            return;
        }
        let first = self.phrase_start(word);
        let marked = first
            .checked_sub(1)
            .filter(|&w| self.is(w, &["ADP"]) && self.words[w].head == Some(word));
        let Some(before) = marked.unwrap_or(first).checked_sub(1) else {
            return;
        };
        let relation = match (marked.is_some(), &*self.words[before].upos) {
            (true, "VERB" | "ADJ") => "obl",
            (true, "NOUN") => "nmod",
            (false, "VERB") => "obj",
            _ => return,
        };
        self.attach(word, before, relation);
        self.attach(verb, word, "acl:relcl");
    }
}
