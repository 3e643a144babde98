//! Repairs by where a word stands: "never met", "agreed to train B", "stabbing the owner B", "Moroccan prosecutors".

use crate::annotation::Form;
use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};

impl Mender<'_> {
    /// "has never met B": a negation right before a verb is that verb's.
    pub(crate) fn negation(&mut self, word: usize) {
        let verb = word + 1;
        let denies = self.knowledge.cues.negator(&self.text[word])
            && self.is(word, &["ADV", "PART"])
            && self.relation(word) == "advmod";
        let beyond = self.words[word].head.is_some_and(|head| head > verb);
        if denies && beyond && self.is(verb, &["VERB"]) && self.relation(verb) != "amod" {
            self.attach(word, verb, "advmod");
        }
    }

    /// "agreed to train B": behind an infinitive stands its object.
    pub(crate) fn object_of_infinitive(&mut self, word: usize) {
        let subject = self.relation(word) == "nsubj" && !self.is_marked(word);
        let verb = self.words[word].head.filter(|&v| subject && v < word);
        let to = |v: usize| v > 0 && self.text[v - 1] == "to" && self.is(v - 1, &["PART"]);
        if verb.is_some_and(|v| self.is(v, &["VERB"]) && to(v) && !self.has(v, "obj")) {
            self.words[word].relation = "obj".into();
        }
    }

    /// "stabbing the owner B", "left Almaty Airlines": what stands right behind a verb without an object is no part of what
    /// stands before it.
    pub(crate) fn right_behind(&mut self, word: usize) {
        let joined = matches!(self.relation(word), "appos" | "compound" | "nmod:desc");
        let Some(above) = self.words[word].head.filter(|&h| joined && h < word) else {
            return;
        };
        let first = self.phrase_start(word);
        let verb = first.checked_sub(1).filter(|&v| v > above);
        let free =
            |&v: &usize| self.is(v, &["VERB"]) && !self.has(v, "obj") && !self.has(v, "aux:pass");
        let named = self.is(word, &["NOUN", "PROPN"]) && !self.is_marked(word);
        if let Some(verb) = verb.filter(free).filter(|_| named) {
            self.attach(word, verb, "obj");
        }
    }

    /// "questioned by Moroccan prosecutors": a nationality right before a noun is the noun's.
    pub(crate) fn national(&mut self, word: usize) {
        let mut noun = word + 1;
        // "Finnish customs officers", "Brazilian federal prosecutors"
        while self.is(noun, &["NOUN", "ADJ"])
            && matches!(self.relation(noun), "compound" | "amod")
            && self.words[noun].head.is_some_and(|head| head > noun)
        {
            noun += 1;
        }
        let own = self.covering[word].is_some_and(|m| self.mentions[m].form == Form::Nationality);
        // No nationality is a verb or a mark.
        let astray = self.is(word, &["VERB", "PUNCT"]);
        let party = matches!(
            self.relation(word),
            "nsubj" | "nsubj:pass" | "obj" | "obl" | "obl:agent" | "iobj" | "advcl"
        );
        let national = own && (astray || (party && self.is(word, &["ADJ"])));
        let open = self.is(noun, &["NOUN"]) && self.covering[noun].is_none();
        let Some(head) = self.words[word].head.filter(|_| national && open) else {
            return;
        };
        if self.words[noun].head == Some(word) && !self.release(noun, word) {
            return;
        }
        if astray {
            self.words[word].upos = "ADJ".into();
        } else if self.words[noun].head != Some(head) {
            let relation = self.relation(word).to_owned();
            self.attach(noun, head, &relation);
        }
        let own: Vec<usize> = self.children(word).collect();
        for child in own {
            self.hang(child, noun);
        }
        self.attach(word, noun, "amod");
    }

    /// "A and his counterpart, B, condemned C": of two subjects one that "and" joins is joined to the other.
    pub(crate) fn joined_subject(&mut self, word: usize) {
        let subject = self.relation(word).starts_with("nsubj");
        // It may hang on the name behind: "and his counterpart, B".
        let and = (word.saturating_sub(LONGEST_PHRASE)..word)
            .any(|c| self.relation(c) == "cc" && self.ancestors(c).any(|above| above == word));
        let Some(verb) = self.words[word].head.filter(|_| subject && and) else {
            return;
        };
        let start = word.saturating_sub(LONGEST_PHRASE);
        let first = self
            .children(verb)
            .find(|&c| (start..word).contains(&c) && self.relation(c).starts_with("nsubj"));
        if let Some(first) = first {
            self.attach(word, first, "conj");
        }
    }

    /// "A, as well as the owner B": what "and" or the like joins is no apposition.
    pub(crate) fn joined_apposition(&mut self, word: usize) {
        let joins = self
            .children(word)
            .any(|c| c < word && self.relation(c) == "cc");
        let behind = self.words[word].head.is_some_and(|head| head < word);
        if self.relation(word) == "appos" && joins && behind {
            self.words[word].relation = "conj".into();
        }
    }

    /// "borrowed from A, invested in B and repaid neither": a verb of a list is no clause of the first.
    pub(crate) fn listed_verb(&mut self, verb: usize) {
        let first = self.words[verb]
            .head
            .filter(|&v| v < verb && self.is(v, &["VERB"]));
        let clause = self.relation(verb) == "advcl" && self.is(verb, &["VERB"]);
        let comma = verb > 0 && self.text[verb - 1] == ",";
        let bare = !["mark", "aux", "nsubj"].iter().any(|r| self.has(verb, r));
        let last =
            |c: usize| self.relation(c) == "conj" && self.is(c, &["VERB"]) && self.has(c, "cc");
        let finite = !self.text[verb].ends_with("ing");
        let several = self.children(verb).any(last);
        if first.is_some() && clause && comma && bare && finite && several {
            self.words[verb].relation = "conj".into();
        }
    }

    /// "questioned by prosecutors over the purchase": a phrase is part of nothing that a later preposition opens.
    pub(crate) fn forward_phrase(&mut self, word: usize) {
        let marked = self.relation(word) == "nmod" && self.is_marked(word);
        let Some(later) = self.words[word].head.filter(|&h| marked && h > word) else {
            return;
        };
        let parted = (word + 1..later).any(|w| self.is(w, &["ADP"]));
        let near = word.saturating_sub(LONGEST_PHRASE)..word;
        let verb = near.rev().find(|&w| self.is(w, &["VERB"]));
        let Some(verb) = verb.filter(|_| parted) else {
            return;
        };
        let by = self.children(word).any(|c| self.text[c] == "by");
        let passive =
            self.has(verb, "aux") && self.children(verb).any(|c| self.relation(c) == "aux:pass");
        self.attach(word, verb, if by && passive { "obl:agent" } else { "obl" });
    }

    /// "stabbed the barman A outside a nightclub": a noun is no part of a word that a preposition parts from it.
    pub(crate) fn parted_compound(&mut self, word: usize) {
        let part = self.relation(word) == "compound" && self.is(word, &["NOUN"]);
        let Some(later) = self.words[word].head.filter(|&head| part && head > word) else {
            return;
        };
        let parted = (word + 1..later).any(|w| self.is(w, &["ADP"]));
        let verb = self.phrase_start(word).checked_sub(1);
        let verb = verb.filter(|&v| self.is(v, &["VERB"]) && !self.has(v, "obj"));
        if let Some(verb) = verb.filter(|_| parted) {
            self.attach(word, verb, "obj");
        }
    }

    /// "a lawyer for the banker A told reporters": a phrase between a subject and its verb is the subject's.
    pub(crate) fn behind_subject(&mut self, word: usize) {
        let phrase = self.relation(word) == "obl" && self.is_marked(word);
        let verb = self.words[word].head.filter(|&verb| phrase && verb > word);
        let case = self
            .children(word)
            .find(|&c| c < word && self.relation(c) == "case");
        let Some((verb, noun)) = verb.zip(case.and_then(|case| case.checked_sub(1))) else {
            return;
        };
        let subject = self.relation(noun) == "nsubj" && self.words[noun].head == Some(verb);
        if subject && self.is(noun, &["NOUN"]) {
            self.attach(word, noun, "nmod");
        }
    }

    /// "met A at the palace, where both were to receive a medal": a phrase before "where" is not that of the clause behind.
    pub(crate) fn before_where(&mut self, word: usize) {
        let verb = self.words[word].head.filter(|&v| v > word + 2);
        let place = self.relation(word) == "obl" && self.is_marked(word);
        let closed = self.text.get(word + 1).is_some_and(|t| t == ",")
            && self.text.get(word + 2).is_some_and(|t| t == "where");
        let Some(verb) = verb.filter(|_| place && closed) else {
            return;
        };
        let before = |&main: &usize| main < word && self.is(main, &["VERB"]);
        let main = self.ancestors(verb).find(before);
        if let Some(main) = main {
            self.attach(word, main, "obl");
        }
    }
}
