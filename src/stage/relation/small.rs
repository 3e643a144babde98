//! Repairs of parts of speech, and of small words that hang beyond their phrase: articles, possessives, prepositions, particles.

use crate::annotation::Form;
use crate::knowledge::PartOfSpeech;
use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};
use crate::stage::relation::reading::is_possessive_mark;

/// "not", "to", "n't", "'s".
const LONGEST_PARTICLE: usize = 3;

impl Mender<'_> {
    /// "the killing of B" is a noun; "its rival B" and "chief executive B" too.
    pub(crate) fn part_of_speech(&mut self, word: usize) {
        let text = &self.text[word];
        // "denied": no particle of English is so long.
        if self.is(word, &["PART"]) && text.chars().count() > LONGEST_PARTICLE {
            self.words[word].upos = "VERB".into();
            return;
        }
        // "protested against B": what marks a phrase is a preposition.
        let marks = self.relation(word) == "case" && self.is(word, &["VERB", "NOUN"]);
        if marks || (text == "against" && !self.is(word, &["ADP", "SCONJ"])) {
            self.words[word].upos = "ADP".into();
            return;
        }
        // "chief" of "chief executive", "her demand"
        let next = self.text.get(word + 1);
        let opens = next.is_some_and(|next| {
            self.knowledge
                .nouns
                .office(&format!("{text} {next}"))
                .is_some()
        });
        if opens && self.is(word, &["VERB"]) && self.covering[word].is_none() {
            self.words[word].upos = "ADJ".into();
            return;
        }
        let owned = word
            .checked_sub(1)
            .is_some_and(|w| self.relation(w) == "nmod:poss" && self.words[w].head == Some(word));
        if owned && self.relation(word) == "obj" && self.is(word, &["VERB"]) {
            self.words[word].upos = "NOUN".into();
            return;
        }
        // "held talks with B"
        let predicates = &self.knowledge.predicates;
        let event = |form: &str| {
            predicates
                .find(form, PartOfSpeech::Noun, None)
                .next()
                .is_some()
        };
        let carried = self.words[word]
            .head
            .filter(|&verb| verb < word && self.relation(word) == "obj");
        let light = carried.is_some_and(|verb| {
            predicates.light_verb(&self.knowledge.verbs.lemma(&self.text[verb]))
        });
        if light && self.is(word, &["VERB"]) && event(text) {
            self.words[word].upos = "NOUN".into();
            return;
        }
        let before = word.checked_sub(1);
        let of = self.text.get(word + 1).is_some_and(|next| next == "of");
        let gerund = text.ends_with("ing")
            && self.is(word, &["VERB"])
            && of
            && before.is_some_and(|w| self.is(w, &["DET", "ADJ"]));
        let nominal = matches!(
            self.relation(word).split(':').next(),
            Some("nsubj" | "obj" | "obl" | "nmod" | "appos" | "iobj")
        );
        let nouns = &self.knowledge.nouns;
        // "chief executive Joost Kamerling"
        let open = self.is(word, &["ADJ", "VERB"]) && self.covering[word].is_none();
        let pair = before
            .filter(|_| open)
            .map(|w| format!("{} {text}", self.text[w]));
        let paired = pair.is_some_and(|pair| nouns.office(&pair).is_some());
        let office = || {
            let lemma = nouns.lemma(text);
            nouns.office(&lemma).is_some() || nouns.representative(&lemma)
        };
        if paired
            || gerund
            || (nominal && self.is(word, &["ADJ"]) && self.covering[word].is_none() && office())
        {
            self.words[word].upos = "NOUN".into();
            // "chief executive Sofia Lindqvist"
            let behind = self.words[word].head.is_some_and(|head| head > word);
            if paired && behind && self.relation(word) == "amod" {
                self.words[word].relation = "nmod:desc".into();
            }
        }
    }

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
            "ccomp" | "xcomp" | "nsubj" | "obj" | "conj"
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
        if object && marked() {
            self.words[word].relation = "obl".into();
        }
    }
}
