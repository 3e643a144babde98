//! Repairs by the order of words: before an English verb stands its subject, behind it its object.

use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};

impl Mender<'_> {
    /// "the winery A, which …, blamed its rival": what stands before a verb that has its object behind it is the subject.
    pub(crate) fn object_in_front(&mut self, word: usize) {
        let Some(verb) = self.above_behind(word, &["obj", "iobj"]) else {
            return;
        };
        let behind = |c: usize| c > verb && matches!(self.relation(c), "obj" | "iobj");
        let clause = matches!(
            self.relation(verb),
            "acl:relcl" | "acl" | "advcl:relcl" | "xcomp"
        );
        let own = self.children(verb).any(behind) && !self.has(verb, "nsubj");
        if own && !clause && !self.is(word, &["PRON", "DET"]) && !self.is_marked(word) {
            self.words[word].relation = "nsubj".into();
        }
    }

    /// "A court jailed activist B", where the name is taken for the head of all: what stands like a participle behind a noun with an
    /// article, in a sentence without a verb, is the verb.
    pub(crate) fn swallowed_verb(&mut self, verb: usize) {
        let taken = self.is(verb, &["VERB"]) && self.relation(verb) == "amod";
        let top = self.ancestors(verb).last().filter(|_| taken);
        let Some(name) = top.filter(|&top| top > verb && self.is_name(top)) else {
            return;
        };
        let subject = verb.checked_sub(1).filter(|&w| {
            self.is(w, &["NOUN"]) && self.relation(w) == "compound" && self.covering[w].is_none()
        });
        let article = |subject: usize| self.children(subject).any(|c| self.is(c, &["DET"]));
        let subject = subject.filter(|&s| article(s) && !self.text[verb].ends_with("ing"));
        let other = (0..self.words.len()).any(|w| w != verb && self.is(w, &["VERB", "AUX"]));
        let Some(subject) = subject.filter(|_| !other) else {
            return;
        };
        self.words[verb].head = None;
        self.words[verb].relation = "root".into();
        self.attach(name, verb, "obj");
        self.attach(subject, verb, "nsubj");
    }

    /// "judges acquitted A": of two subjects the one behind an active verb without an object is its object.
    pub(crate) fn subject_behind(&mut self, word: usize) {
        let Some(verb) = self.above_before(word, &["nsubj", "nsubj:pass"]) else {
            return;
        };
        let before = |c: usize| c < verb && self.relation(c) == "nsubj" && !self.is_marked(c);
        let own = self.children(verb).any(before) && !self.has(verb, "obj");
        let passive = self.children(verb).any(|c| self.relation(c) == "aux:pass");
        if own && !passive && word <= verb + LONGEST_PHRASE && !self.is_marked(word) {
            self.words[word].relation = "obj".into();
        }
    }

    /// "A sends aid to B, rejects C": of two verbs with a comma between them and one subject neither is what the other says.
    pub(crate) fn list_of_verbs(&mut self, first: usize) {
        let second = self.above_behind(first, &["ccomp"]);
        let Some(second) =
            second.filter(|&second| self.is(first, &["VERB"]) && self.text[second - 1] == ",")
        else {
            return;
        };
        let bare =
            !self.has(first, "mark") && !self.has(second, "nsubj") && self.has(first, "nsubj");
        let (head, relation) = (self.words[second].head, self.relation(second).to_owned());
        if bare {
            self.words[first].head = head;
            self.words[first].relation = relation.as_str().into();
            self.attach(second, first, "conj");
        }
    }

    /// "demanded that B release A": who stands right behind "that" does what the clause says.
    pub(crate) fn subject_of_that(&mut self, word: usize) {
        let Some(verb) = self.above_before(word, &["obj", "iobj"]) else {
            return;
        };
        let start = self.phrase_start(word);
        let that = start.checked_sub(1).filter(|&w| self.text[w] == "that");
        let clause = that
            .and_then(|that| self.words[that].head)
            .filter(|&v| v > word);
        let Some(clause) = clause.filter(|&c| self.is(c, &["VERB"])) else {
            return;
        };
        if self.words[clause].head == Some(verb) && !self.has(clause, "nsubj") {
            self.attach(word, clause, "nsubj");
        }
    }

    /// "the Foreign Ministry said", "A was succeeded by B": a name without a preposition is the subject of the verb behind it, where
    /// that has no other.
    pub(crate) fn bare_subject(&mut self, word: usize) {
        let verb = self.above_behind(word, &["obl"]);
        let Some(verb) = verb.filter(|_| self.is_bare_name(word)) else {
            return;
        };
        if !self.has(verb, "nsubj") && !self.has(verb, "mark") {
            let passive = self.children(verb).any(|c| self.relation(c) == "aux:pass");
            self.words[word].relation = if passive { "nsubj:pass" } else { "nsubj" }.into();
        }
    }

    /// "blackmailing the inspector A with pictures", "the owner A, a regular": a name is no part of a phrase that a later word
    /// opens. Behind a title it is the one so called, else the object of the verb before it.
    pub(crate) fn forward_name(&mut self, word: usize) {
        let later = self.words[word].head.filter(|&head| head > word);
        let Some(later) = later
            .filter(|_| matches!(self.relation(word), "nmod" | "obl") && self.is_bare_name(word))
        else {
            return;
        };
        let opens = |w: usize| self.is(w, &["ADP", "PUNCT"]);
        let start = self.phrase_start(word);
        if !(word + 1..later).any(opens) || start == 0 {
            return;
        }
        let title = word
            .checked_sub(1)
            .filter(|&w| self.is(w, &["NOUN"]) && self.covering[w].is_none());
        let verb = start - 1;
        if let Some(title) = title {
            self.release(title, word);
            self.take_place(title, word, verb);
        } else if self.is(verb, &["VERB"]) && !self.has(verb, "obj") {
            self.attach(word, verb, "obj");
        }
    }

    /// Makes a name the apposition of its title, and the title the object of a verb that has none.
    fn take_place(&mut self, title: usize, name: usize, verb: usize) {
        if self.is(verb, &["VERB"]) && !self.has(verb, "obj") {
            self.attach(title, verb, "obj");
        }
        self.attach(name, title, "appos");
    }

    /// "…, lawyers for both sides confirmed": who stands behind a comma is the subject of the verb behind, where that has none.
    pub(crate) fn teller_behind(&mut self, word: usize) {
        let before = self.above_before(word, &["nsubj"]);
        let above = before.and_then(|verb| self.ancestors(verb).find(|&above| above > word));
        let Some(later) = above.filter(|&above| self.is(above, &["VERB"])) else {
            return;
        };
        if self.comma_before(word).is_some() && !self.has(later, "nsubj") {
            self.attach(word, later, "nsubj");
        }
    }

    /// "released the clerk, A, an hour later": an adverb of time says when something was done, not who.
    pub(crate) fn time_of_name(&mut self, word: usize) {
        let when = matches!(
            &*self.text[word],
            "later" | "earlier" | "ago" | "afterwards" | "yesterday" | "today"
        );
        let name = self.words[word]
            .head
            .filter(|&head| head < word && self.covering[head].is_some());
        let Some(name) = name.filter(|_| when && self.relation(word) == "advmod") else {
            return;
        };
        let verb = self
            .ancestors(name)
            .find(|&above| self.is(above, &["VERB"]));
        if let Some(verb) = verb {
            self.attach(word, verb, "advmod");
        }
    }

    /// "promised A, to sue B": what somebody undertakes is no clause of its own.
    pub(crate) fn undertaking(&mut self, verb: usize) {
        let above = self.above_before(verb, &["advcl"]);
        let to = |c: usize| c < verb && self.relation(c) == "mark" && self.text[c] == "to";
        let Some(above) = above.filter(|_| self.children(verb).any(to)) else {
            return;
        };
        let lemma = self.knowledge.verbs.lemma(&self.text[above]);
        let free = !self.has(above, "xcomp") && !self.has(above, "ccomp");
        if free && self.knowledge.cues.planned(&lemma) {
            self.words[verb].relation = "xcomp".into();
        }
    }

    /// Whether a word is the head of a name that no preposition marks.
    fn is_bare_name(&self, word: usize) -> bool {
        // "Abbot A"
        let titled = self
            .children(word)
            .any(|c| self.relation(c) == "flat" && self.is_name(c));
        (self.is_name(word) || titled) && !self.is_marked(word)
    }

    /// The verb before a word on which it hangs by one of the relations.
    fn above_before(&self, word: usize, relations: &[&str]) -> Option<usize> {
        self.verb_of(word, relations).filter(|&verb| verb < word)
    }

    /// The verb behind a word on which it hangs by one of the relations.
    fn above_behind(&self, word: usize, relations: &[&str]) -> Option<usize> {
        self.verb_of(word, relations).filter(|&verb| verb > word)
    }

    /// The verb on which a word hangs by one of the relations.
    fn verb_of(&self, word: usize, relations: &[&str]) -> Option<usize> {
        let verb = self.words[word].head?;
        (relations.contains(&self.relation(word)) && self.is(verb, &["VERB"])).then_some(verb)
    }
}
