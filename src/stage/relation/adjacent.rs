//! Repairs that words side by side leave no doubt about: "refused to extradite", "A, which B acquired", "A, the fund that B
//! founded, lent".

use crate::knowledge::PartOfSpeech;
use crate::model::TreeWord;
use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};

/// So many nouns are looked through for what is bought: "40 percent of a terminal".
const MOST_THINGS: usize = 3;

impl Mender<'_> {
    /// "refused to extradite", "convicted of stabbing": the second verb hangs on the first.
    pub(crate) fn marked_verb(&mut self, verb: usize) {
        let Some(first) = verb.checked_sub(2) else {
            return;
        };
        let to = self.text[verb - 1] == "to";
        let gerund = matches!(&*self.text[verb - 1], "of" | "from" | "for" | "with")
            && self.text[verb].ends_with("ing");
        let verbs = self.is(verb, &["VERB"]) && self.is(first, &["VERB"]);
        let apart = self.words[verb].head != Some(first) && self.words[first].head != Some(verb);
        let marked = self.words[verb - 1].head == Some(verb);
        if verbs && apart && marked && (to || gerund) {
            self.attach(verb, first, if to { "xcomp" } else { "advcl" });
        }
    }

    /// "denied ever having met B", "denies knowing B": who denies is no auxiliary of what is denied.
    pub(crate) fn denied_deed(&mut self, word: usize) {
        let first = word + 1 + usize::from(self.is(word + 1, &["ADV"]));
        let gerund = self.text.get(first).filter(|next| next.ends_with("ing"));
        let Some(gerund) = gerund.filter(|_| self.relation(word) == "aux") else {
            return;
        };
        let lemma = self.knowledge.verbs.lemma(&self.text[word]);
        let denies = self.knowledge.cues.negative_verb(&lemma);
        let deed = if gerund == "having" {
            self.words[first].head
        } else {
            Some(first)
        };
        let Some(deed) = deed.filter(|&deed| denies && deed > word) else {
            return;
        };
        if self.words[deed].head == Some(word) {
            // "A, who denied having met B, told C that he …": it helps no verb farther on.
            self.words[word].relation = "dep".into();
        }
        if self.words[word].head != Some(deed) {
            return;
        }
        let own: Vec<usize> = self.children(deed).filter(|&c| c < word).collect();
        self.words[word] = TreeWord {
            upos: "VERB".into(),
            ..self.words[deed].clone()
        };
        self.attach(deed, word, "xcomp");
        for child in own {
            self.hang(child, word);
        }
    }

    /// "A, which B acquired, sued C": the clause is A's, and A the subject of the verb behind it.
    pub(crate) fn which_clause(&mut self, pronoun: usize) {
        let opens = matches!(&*self.text[pronoun], "which" | "who" | "whom" | "whose")
            && self.is(pronoun, &["PRON", "DET"])
            && pronoun > 1
            && self.text[pronoun - 1] == ",";
        let above = self.words[pronoun].head;
        // "A, whose brother was convicted": the noun's verb.
        let owned = self.relation(pronoun) == "nmod:poss";
        let above = above.and_then(|noun| {
            if owned {
                self.words[noun].head
            } else {
                Some(noun)
            }
        });
        let Some(verb) = above.filter(|&v| opens && v > pronoun) else {
            return;
        };
        let Some(main) = self.words[verb].head.filter(|&main| main > verb) else {
            return;
        };
        let clause = matches!(self.relation(verb), "ccomp" | "advcl" | "parataxis");
        let name = self.covering[pronoun - 2].and_then(|mention| self.head_of(mention));
        let Some(name) = name.filter(|_| clause) else {
            return;
        };
        if self.words[name].head == Some(verb) && !self.has(main, "nsubj") {
            self.attach(name, main, "nsubj");
        }
        self.attach(verb, name, "acl:relcl");
    }

    /// "the fund that B founded": the name between the pronoun and its verb is the verb's subject.
    pub(crate) fn clause_subject(&mut self, name: usize) {
        let apposed = self.relation(name) == "appos" && self.covering[name].is_some();
        let pronoun = name.checked_sub(1).filter(|&p| {
            apposed && matches!(&*self.text[p], "that" | "which" | "whom") && self.is(p, &["PRON"])
        });
        let verb = pronoun
            .and_then(|p| self.words[p].head)
            .filter(|&v| v > name);
        if let Some(verb) = verb.filter(|&v| !self.has(v, "nsubj")) {
            self.attach(name, verb, "nsubj");
        }
    }

    /// "A, the fund that B founded, lent": of two subjects the noun behind the name and a comma is its apposition.
    pub(crate) fn second_subject(&mut self, noun: usize) {
        if self.relation(noun) != "nsubj" || !self.is(noun, &["NOUN"]) {
            return;
        }
        let mention = self
            .comma_before(noun)
            .and_then(|comma| self.covering[comma - 1]);
        let name = mention.and_then(|mention| self.head_of(mention));
        let shared = |&name: &usize| {
            self.relation(name) == "nsubj" && self.words[name].head == self.words[noun].head
        };
        if let Some(name) = name.filter(shared) {
            self.attach(noun, name, "appos");
        }
    }

    /// "promised its largest creditor": a noun is no clause.
    pub(crate) fn noun_as_clause(&mut self, noun: usize) {
        let clause = self.relation(noun) == "ccomp" && self.is(noun, &["NOUN"]);
        let verb = self.words[noun].head.filter(|&v| clause && v < noun);
        let own = ["cop", "nsubj", "aux", "mark"];
        if let Some(verb) = verb
            && !own.iter().any(|relation| self.has(noun, relation))
            && !self.has(verb, "obj")
        {
            self.words[noun].relation = "obj".into();
        }
    }

    /// "accused B of arming C": what stands between two verbs is not the object of the second.
    pub(crate) fn object_before(&mut self, word: usize) {
        let second = self.words[word]
            .head
            .filter(|&v| v > word && self.relation(word) == "obj");
        let Some(first) = second
            .and_then(|v| self.words[v].head)
            .filter(|&v| v < word)
        else {
            return;
        };
        let marked = self
            .text
            .get(word + 1)
            .is_some_and(|next| next == "of" || next == "from");
        if marked && self.is(first, &["VERB"]) && !self.has(first, "obj") && !self.is_marked(word) {
            self.attach(word, first, "obj");
        }
    }

    /// "31 percent of Puerto Nuevo": a name behind a preposition is no compound of what stands far before it.
    pub(crate) fn phrase_of_name(&mut self, word: usize) {
        let turned = self.words[word].head.is_some_and(|head| head < word);
        let named = self.relation(word) == "compound" && turned && word > 1;
        let opens = named && self.covering[word].is_some() && self.covering[word - 1].is_none();
        let noun = word.saturating_sub(2);
        let nominal = self.is(noun, &["NOUN", "SYM", "NUM"])
            && self.text[word - usize::from(word > 0)] == "of";
        if opens && nominal {
            self.attach(word, noun, "nmod");
        }
    }

    /// "nine hours of talks in Vienna between A and B": what follows the event is the event's.
    pub(crate) fn of_the_event(&mut self, word: usize) {
        let nouns = &self.knowledge.nouns;
        let measure = self.words[word].head.filter(|&m| {
            m < word && self.relation(word) == "nmod" && nouns.measure(&nouns.lemma(&self.text[m]))
        });
        let event = measure.and_then(|measure| {
            self.children(measure)
                .find(|&c| c < word && c > measure && self.relation(c) == "nmod")
        });
        if let Some(event) = event {
            self.hang(word, event);
        }
    }

    /// "called on the novelist": where the lexicon has no such particle but a phrase with that word, it opens the phrase.
    pub(crate) fn no_particle(&mut self, word: usize) {
        let particle = self.relation(word) == "compound:prt";
        let before = word.checked_sub(1).filter(|_| particle);
        let Some(verb) = before.filter(|&v| self.is(v, &["VERB"])) else {
            return;
        };
        let lemma = self.knowledge.verbs.lemma(&self.text[verb]);
        let rows = |particle| {
            self.knowledge
                .predicates
                .find(&lemma, PartOfSpeech::Verb, particle)
        };
        let phrasal = rows(Some(self.text[word].as_str())).next().is_some();
        let listed = rows(None).any(|row| row.targets.contains(&self.text[word]));
        if phrasal || !listed {
            return;
        }
        let phrase = (word + 1..self.words.len()).take_while(|&w| self.is_in_phrase(w));
        let noun = phrase
            .take(LONGEST_PHRASE)
            .find(|&w| self.words[w].head == Some(verb));
        if let Some(noun) = noun {
            self.attach(word, noun, "case");
            self.words[noun].relation = "obl".into();
        }
    }

    /// "bought two tugs from B", "buy 40 percent of a terminal from B": from whom, where the lexicon has such a row and what is
    /// bought is nobody.
    pub(crate) fn bought_from(&mut self, name: usize) {
        let named = self.relation(name) == "nmod" && self.covering[name].is_some();
        let from = |c: usize| c < name && self.text[c] == "from";
        if !named || !self.children(name).any(from) {
            return;
        }
        let thing = {
            let above = self.ancestors(name).take(MOST_THINGS);
            let nobody = |&t: &usize| self.covering[t].is_none() && !self.is(t, &["VERB"]);
            let mut things = above.take_while(nobody);
            things.find(|&t| self.relation(t) == "obj")
        };
        let Some(thing) = thing else {
            return;
        };
        let Some(verb) = self.words[thing].head else {
            return;
        };
        let lemma = self.knowledge.verbs.lemma(&self.text[verb]);
        let mut rows = self
            .knowledge
            .predicates
            .find(&lemma, PartOfSpeech::Verb, None);
        if rows
            .any(|row| row.targets.iter().any(|slot| slot == "from") && row.label.ends_with("from"))
        {
            self.attach(name, verb, "obl");
        }
    }
}
