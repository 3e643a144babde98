//! Repairs of clauses: comparisons, relative clauses, clauses without a verb of their own.

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};

impl Mender<'_> {
    /// "more often than B has visited C": what stands before a verb that has no other subject is its subject.
    pub(crate) fn compared(&mut self, word: usize) {
        let than = self.text[word] == "than" && self.relation(word) == "case";
        let Some(noun) = self.words[word].head.filter(|&n| than && n > word) else {
            return;
        };
        let end = self.words.len();
        let ends = |w: &usize| self.is(*w, &["VERB", "SCONJ", "CCONJ"]);
        let verb = (noun + 1..end.min(noun + LONGEST_PHRASE)).find(ends);
        if let Some(verb) = verb.filter(|&v| self.is(v, &["VERB"]) && !self.has(v, "nsubj")) {
            self.attach(noun, verb, "nsubj");
            self.attach(word, verb, "mark");
        }
    }

    /// "a lawyer by training who …": "who" means a person; "A runs the firm B, which …": "which" means none.
    pub(crate) fn relative(&mut self, word: usize) {
        let which = self.text[word] == "which" && self.is(word, &["PRON"]);
        let who = which || (self.text[word] == "who" && self.is(word, &["PRON"]));
        let Some(verb) = self.words[word].head.filter(|&v| who && v > word) else {
            return;
        };
        let Some(noun) = self.words[verb].head.filter(|&n| n < word) else {
            return;
        };
        let named = |w: usize, person: bool| {
            self.covering[w].is_some_and(|m| {
                let mention = &self.mentions[m];
                mention.form == Form::Name && (mention.kind == EntityKind::Person) == person
            })
        };
        if which {
            let near = (noun + 1..word).rev();
            let thing = near.take(LONGEST_PHRASE).find(|&w| named(w, false));
            if let Some(mention) = thing.and_then(|w| self.covering[w])
                && named(noun, true)
                && let Some(head) = self.head_of(mention)
            {
                self.hang(verb, head);
            }
            return;
        }
        let personal = |w: usize| {
            self.covering[w].is_some()
                || !self.is(w, &["NOUN"])
                || self
                    .knowledge
                    .nouns
                    .personal(&self.knowledge.nouns.lemma(&self.text[w]))
        };
        if self.relation(verb) != "acl:relcl" || personal(noun) {
            return;
        }
        let near = noun.saturating_sub(LONGEST_PHRASE)..noun;
        let person = near
            .rev()
            .find(|&w| self.is(w, &["NOUN"]) && self.covering[w].is_none() && personal(w));
        if let Some(person) = person {
            self.hang(verb, person);
        }
    }

    /// "France arrested A and Belgium his cousin B": a name behind "and" with a noun phrase of its own right behind it, and no
    /// verb to follow, does to that one what the verb says.
    pub(crate) fn gapped(&mut self, and: usize) {
        let name = self.covering.get(and + 1).copied().flatten();
        let Some(name) = name.filter(|_| self.is(and, &["CCONJ"]) && self.text[and] == "and")
        else {
            return;
        };
        let end = self.words.len();
        let next = (and + 1..end)
            .find(|&w| self.covering[w] != Some(name))
            .unwrap_or(end);
        let opens = next < end
            && (self.is(next, &["DET"])
                || (self.is(next, &["PRON"]) && self.relation(next) == "nmod:poss"));
        let whole = and == 0 || self.covering[and] != Some(name);
        if !opens || !whole || self.mentions[name].form != Form::Name {
            return;
        }
        let phrase = |w: &usize| self.is(*w, &["ADJ", "NOUN", "PROPN", "NUM"]);
        let Some(last) = (next + 1..end.min(next + LONGEST_PHRASE))
            .take_while(phrase)
            .last()
        else {
            return;
        };
        let verb = (0..and).rev().find(|&w| self.is(w, &["VERB"]));
        let Some(verb) = verb.filter(|&v| self.has(v, "nsubj") && self.has(v, "obj")) else {
            return;
        };
        let acts = (0..end).any(|w| {
            let subject = self.relation(w).starts_with("nsubj") && w > and && w <= last;
            subject && self.words[w].head.is_some_and(|h| h > last)
        });
        let Some(subject) = self.head_of(name).filter(|_| !acts) else {
            return;
        };
        let object = (next + 1..=last)
            .rev()
            .find(|&w| self.is(w, &["NOUN"]) && self.covering[w].is_none())
            .unwrap_or(last);
        self.attach(subject, verb, "orphan");
        self.attach(object, verb, "orphan");
    }

    /// "Convicted last year, A sells honey": a participle that opens the sentence depends on the clause that has the subject.
    pub(crate) fn fronted(&mut self) {
        let participle = !self.words.is_empty()
            && self.words[0].head.is_none()
            && self.is(0, &["VERB"])
            && !self.text[0].ends_with("ing")
            && self.text[0] != self.knowledge.verbs.lemma(&self.text[0]);
        if !participle || self.has(0, "nsubj") || self.has(0, "aux") {
            return;
        }
        let main = self.children(0).find(|&c| {
            let clause = matches!(self.relation(c), "advcl" | "parataxis" | "ccomp");
            let whole = self.has(c, "nsubj") && !self.has(c, "mark");
            clause && whole && self.is(c, &["VERB"])
        });
        if let Some(main) = main {
            self.words[main].head = None;
            self.words[main].relation = "root".into();
            self.attach(0, main, "advcl");
        }
    }
}
