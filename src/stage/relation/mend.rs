//! Repairs of trees that cannot be right: parsers slip, and English leaves no doubt about some of the slips.
//!
//! A possessive has no noun before it, a preposition marks no verb, an arc does not cross the word that governs its head, and a
//! calling beside a name is that name's own. Everything else stays as it was predicted.

use crate::annotation::{Form, Mention};
use crate::knowledge::{Knowledge, PartOfSpeech};
use crate::model::{Tree, TreeWord};

/// A noun phrase before its head has fewer words than this.
pub(crate) const LONGEST_PHRASE: usize = 8;

/// "not", "to", "n't", "'s".
const LONGEST_PARTICLE: usize = 3;

/// What a noun phrase's words may be.
const PHRASE: [&str; 6] = ["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"];

/// The words of one sentence while they are mended.
pub(crate) struct Mender<'m> {
    pub(crate) words: Vec<TreeWord>,
    pub(crate) text: &'m [String],
    pub(crate) covering: &'m [Option<usize>],
    pub(crate) mentions: &'m [Mention],
    pub(crate) knowledge: &'m Knowledge,
}

/// The tree without the slips that can be told; `text` holds the words in lower case, `covering` the mention at every word.
pub(crate) fn mended(
    tree: &Tree,
    text: &[String],
    (covering, mentions): (&[Option<usize>], &[Mention]),
    knowledge: &Knowledge,
) -> Tree {
    let words = (0..tree.len()).map(|word| TreeWord {
        head: tree.head(word),
        relation: tree.relation(word).into(),
        upos: tree.upos(word).into(),
    });
    let mut mender = Mender {
        words: words.collect(),
        text,
        covering,
        mentions,
        knowledge,
    };
    for word in 0..tree.len() {
        mender.part_of_speech(word);
        mender.article(word);
        mender.modifier(word);
        mender.opener(word);
        mender.preposition(word);
        mender.particle(word);
        mender.object_of_second(word);
        mender.marked_object(word);
        mender.active(word);
        mender.finite(word);
        mender.unmarked_possessor(word);
        mender.possessed_name(word);
        mender.before_relative(word);
        mender.turned_apposition(word);
        mender.nearest_apposition(word);
        mender.parted_apposition(word);
    }
    mender.fronted();
    for word in 0..tree.len() {
        mender.which_clause(word);
        mender.clause_subject(word);
        mender.second_subject(word);
        mender.denied_deed(word);
        mender.marked_verb(word);
        mender.noun_as_clause(word);
        mender.object_before(word);
        mender.phrase_of_name(word);
        mender.of_the_event(word);
        mender.no_particle(word);
        mender.bought_from(word);
        mender.behind_agent(word);
        mender.reported_subject(word);
        mender.teller(word);
    }
    for word in 0..tree.len() {
        mender.crossing(word);
        mender.marked_name(word);
        mender.calling(word);
        mender.bare_name(word);
        mender.compared(word);
        mender.relative(word);
        mender.gapped(word);
    }
    Tree::new(mender.words)
}

impl Mender<'_> {
    pub(crate) fn is(&self, word: usize, parts: &[&str]) -> bool {
        self.words
            .get(word)
            .is_some_and(|w| parts.contains(&&*w.upos))
    }

    /// Whether a word may stand within a noun phrase.
    pub(crate) fn is_in_phrase(&self, word: usize) -> bool {
        let participle = self.is(word, &["VERB"])
            && matches!(self.relation(word), "amod" | "compound" | "nmod:desc");
        participle || self.is(word, &PHRASE) || self.text[word] == "-"
    }

    pub(crate) fn relation(&self, word: usize) -> &str {
        &self.words[word].relation
    }

    pub(crate) fn attach(&mut self, word: usize, head: usize, relation: &str) {
        self.words[word].head = Some(head);
        self.words[word].relation = relation.into();
    }

    pub(crate) fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len()).filter(move |&w| self.words[w].head == Some(head))
    }

    pub(crate) fn has(&self, head: usize, relation: &str) -> bool {
        self.children(head)
            .any(|c| self.relation(c).split(':').next() == Some(relation))
    }

    pub(crate) fn is_marked(&self, word: usize) -> bool {
        self.children(word)
            .any(|c| c < word && self.relation(c) == "case")
    }

    /// The comma before the noun phrase in which a word stands, where a comma opens it.
    pub(crate) fn comma_before(&self, word: usize) -> Option<usize> {
        let start = word.saturating_sub(LONGEST_PHRASE);
        let opens = (start..word).rev().find(|&w| !self.is_in_phrase(w));
        opens.filter(|&w| w > 0 && self.text[w] == ",")
    }

    /// The heads above a word; ends even where they run in a circle.
    pub(crate) fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.words[word].head, |&above| self.words[above].head)
            .take(self.words.len())
    }

    /// "the killing of B" is a noun; "its rival B" and "chief executive B" too.
    fn part_of_speech(&mut self, word: usize) {
        let text = &self.text[word];
        // "denied": no particle of English is so long.
        if self.is(word, &["PART"]) && text.chars().count() > LONGEST_PARTICLE {
            self.words[word].upos = "VERB".into();
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
        }
    }

    /// "Thai police carried …", "stood by its engineer": a determiner, possessive or adjective belongs to the noun phrase
    /// that it opens.
    fn modifier(&mut self, word: usize) {
        let Some(head) = self.words[word].head else {
            return;
        };
        let mention = self.covering[word].map(|m| &self.mentions[m]);
        let national = mention.is_some_and(|m| m.form == Form::Nationality);
        let opens = match self.relation(word) {
            "det" => true,
            "nmod:poss" => self.is(word, &["PRON"]),
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
            self.words[word].head = Some(noun);
            if national {
                self.words[word].upos = "ADJ".into();
            }
        }
    }

    /// "testified before the court": what stands behind its verb marks the phrase that follows.
    fn preposition(&mut self, word: usize) {
        let behind = self.relation(word) == "mark"
            && self.words[word].head.is_some_and(|h| h < word)
            && self.is(word, &["ADP", "SCONJ"]);
        let clause = matches!(
            self.relation(word),
            "ccomp" | "xcomp" | "nsubj" | "obj" | "conj"
        ) && self.is(word, &["ADP"]);
        if !behind && !clause {
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
            self.attach(word, noun, "case");
        }
    }

    /// "walked out of the party": what the lexicon knows for a verb's particle marks no phrase.
    fn particle(&mut self, word: usize) {
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
    fn marked_object(&mut self, word: usize) {
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

    /// An arc that crosses a word above its head hangs on that word: in news hardly a sentence winds otherwise.
    fn crossing(&mut self, word: usize) {
        if !self.is(word, &["NOUN", "PROPN", "PRON"]) {
            return;
        }
        for _ in 0..3 {
            let Some(head) = self.words[word].head else {
                return;
            };
            let between = word.min(head) + 1..word.max(head);
            let crossed = self.ancestors(head).find(|a| between.contains(a));
            let Some(above) = crossed.filter(|&a| a != word) else {
                return;
            };
            if self.ancestors(above).any(|a| a == word) {
                return;
            }
            let relation = self.lifted(word, above);
            self.attach(word, above, &relation);
        }
    }

    /// The relation of a word that is lifted to another head.
    fn lifted(&self, word: usize, above: usize) -> String {
        let nominal = self.is(above, &["NOUN", "PROPN", "PRON"]);
        let said = self.has(above, "cop");
        let own = self.relation(word);
        if self.is_marked(word) {
            if nominal { "nmod" } else { "obl" }.to_owned()
        } else if word < above && (!nominal || said) && !self.has(above, "nsubj") {
            "nsubj".to_owned()
        } else {
            own.to_owned()
        }
    }

    /// The word of a mention that hangs on a word outside it.
    pub(crate) fn head_of(&self, mention: usize) -> Option<usize> {
        let inside = |w: usize| self.covering[w] == Some(mention);
        (0..self.words.len())
            .filter(|&w| inside(w))
            .find(|&w| self.words[w].head.is_none_or(|h| !inside(h)))
    }
}
