//! Repairs of small words that hang beyond their phrase: articles, possessives, prepositions, particles.

use crate::annotation::Form;
use crate::knowledge::PartOfSpeech;
use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};
use crate::stage::relation::reading::is_possessive_mark;

impl Mender<'_> {
    /// "Thai police carried …", "stood by its engineer": a determiner, possessive or adjective belongs to the noun phrase
    /// that it opens.
    pub(crate) fn modifier(&mut self, word: usize) {
        let Some(head) = self.words[word].head else {
            return;
        };
        let mention = self.covering[word].map(|m| &self.mentions[m]);
        let national = mention.is_some_and(|m| m.form == Form::Nationality);
        let opens = match self.relation(word) {
            "det" => true,
            "nmod:poss" => self.is(word, &["PRON"]),
            // "is the Irish financier A": before a noun it belongs to that one.
            "amod" if national && self.is(word + 1, &["NOUN", "PROPN"]) => true,
            "amod" => (self.is(word, &["ADJ"]) || national) && head > word,
            "nmod" | "compound" => national && self.is(word, &["ADJ"]),
            _ => false,
        };
        if !opens {
            return;
        }
        let end = (word + 1..self.words.len().min(word + LONGEST_PHRASE))
            .find(|&w| !self.is_in_phrase(w))
            .unwrap_or(self.words.len().min(word + LONGEST_PHRASE));
        if (word + 1..end).contains(&head) {
            return;
        }
        let noun = (word + 1..end).find(|&w| {
            let above = self.words[w].head;
            self.is(w, &["NOUN", "PROPN"])
                && above.is_none_or(|above| !(word + 1..end).contains(&above))
        });
        if let Some(noun) = noun {
            self.release(noun, word);
            self.hang(word, noun);
            if national {
                self.words[word].upos = "ADJ".into();
            }
        }
    }

    /// "chairman of the ruling Civic Path": a participle between an article and its noun describes the noun.
    pub(crate) fn participle(&mut self, word: usize) {
        let article = word.checked_sub(1).is_some_and(|w| {
            self.is(w, &["DET"])
                || self.relation(w) == "nmod:poss"
                || is_possessive_mark(&self.text[w])
        });
        let next = word + 1 < self.words.len() && self.is_in_phrase(word + 1);
        let verb = next && self.is(word, &["VERB"]);
        let clause = matches!(
            self.relation(word),
            "acl" | "advcl" | "nmod" | "obl" | "appos"
        );
        let Some(above) = self.words[word].head.filter(|_| article && verb && clause) else {
            return;
        };
        let mut nouns = (word + 1..self.words.len()).take_while(|&w| self.is_in_phrase(w));
        let own = |w: &usize| self.words[*w].head == Some(word) && self.relation(*w) == "obj";
        let Some(noun) = nouns
            .find(own)
            .filter(|&noun| above < word && noun != above)
        else {
            return;
        };
        let relation = match &*self.words[above].upos {
            "VERB" => "obl",
            _ => "nmod",
        };
        let others: Vec<usize> = self.children(word).filter(|&c| c != noun).collect();
        self.attach(noun, above, relation);
        self.attach(word, noun, "amod");
        for child in others {
            self.hang(child, noun);
        }
    }

    /// "testified before the court": what stands behind its verb marks the phrase that follows.
    pub(crate) fn preposition(&mut self, word: usize) {
        let behind = self.relation(word) == "mark"
            && self.words[word].head.is_some_and(|h| h < word)
            && self.is(word, &["ADP", "SCONJ"]);
        let clause = matches!(
            self.relation(word),
            "ccomp" | "xcomp" | "nsubj" | "obj" | "conj" | "acl" | "appos" | "goeswith"
        ) && self.is(word, &["ADP"]);
        // "a consortium including A and B"
        let including = self.relation(word) == "case"
            && self.text[word] == "including"
            && self.words[word].head.is_some_and(|h| h < word);
        if !behind && !clause && !including {
            return;
        }
        let end = self.words.len().min(word + LONGEST_PHRASE);
        let noun = (word + 1..end)
            .take_while(|&w| self.is_in_phrase(w))
            .find(|&w| {
                let above = self.words[w].head;
                self.is(w, &["NOUN", "PROPN", "PRON"]) && above.is_none_or(|above| above <= word)
            });
        if let Some(noun) = noun.filter(|&n| !self.is_marked(n)) {
            if self.release(noun, word) {
                let nominal = self.words[noun]
                    .head
                    .is_some_and(|above| !self.is(above, &["VERB"]));
                self.words[noun].relation = if nominal { "nmod" } else { "obl" }.into();
            }
            self.attach(word, noun, "case");
        }
    }

    /// "walked out of the party": what the lexicon knows for a verb's particle marks no phrase.
    pub(crate) fn particle(&mut self, word: usize) {
        let next = word + 1;
        let Some(verb) = word.checked_sub(1).filter(|_| next < self.words.len()) else {
            return;
        };
        let marks = matches!(self.relation(word), "case" | "advmod" | "mark");
        let two = marks && self.is(verb, &["VERB"]) && self.is(next, &["ADP", "SCONJ"]);
        let lemma = self.knowledge.verbs.lemma(&self.text[verb]);
        let predicates = &self.knowledge.predicates;
        let mut rows = predicates.find(&lemma, PartOfSpeech::Verb, Some(&self.text[word]));
        if !two || rows.all(|row| !row.targets.contains(&self.text[next])) {
            return;
        }
        let noun = self.words[word].head.filter(|&noun| noun > next);
        self.attach(word, verb, "compound:prt");
        if let Some(noun) = noun {
            self.attach(next, noun, "case");
        }
    }

    /// "in a statement to B": an object has no preposition.
    pub(crate) fn marked_object(&mut self, word: usize) {
        let behind = self.words[word].head.is_some_and(|verb| verb < word);
        let object = matches!(self.relation(word), "obj" | "iobj")
            || (self.relation(word) == "nsubj" && behind);
        let marked = || {
            self.children(word)
                .any(|c| c < word && self.relation(c) == "case" && self.is(c, &["ADP", "SCONJ"]))
        };
        if !object || !marked() {
            return;
        }
        match self.object_before_of(word) {
            Some(object) => self.attach(word, object, "nmod"),
            None => self.words[word].relation = "obl".into(),
        }
    }

    /// "owns 12% of B": the object right before the "of" that marks another object of the same verb.
    fn object_before_of(&self, word: usize) -> Option<usize> {
        let of = self
            .children(word)
            .find(|&c| c < word && self.text[c] == "of")?;
        let object = of.checked_sub(1)?;
        let beside = self.words[object].head == self.words[word].head;
        (beside && self.relation(object) == "obj").then_some(object)
    }
}
