//! Repairs of trees that cannot be right: parsers slip, and English leaves no doubt about some of the slips.
//!
//! Each repair is a method of [`Mender`], in the file of what it is about; a word that none of them speaks of stays as it was
//! predicted. No repair hangs a word on one that hangs on it.

use crate::annotation::{Form, Mention};
use crate::knowledge::Knowledge;
use crate::model::{Tree, TreeWord};

/// A noun phrase before its head has fewer words than this.
pub(crate) const LONGEST_PHRASE: usize = 8;

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
    // What every word is, first of all: the rest asks what stands in a phrase.
    for word in 0..tree.len() {
        mender.part_of_speech(word);
    }
    // Then phrases, and whose part they are.
    for word in 0..tree.len() {
        mender.swallowed_verb(word);
        mender.one_name(word);
        mender.marking_noun(word);
        mender.possessor_before(word);
        mender.article(word);
        mender.acting(word);
        mender.national(word);
        mender.modifier(word);
        mender.participle(word);
        mender.opener(word);
        mender.loose_opener(word);
        mender.preposition(word);
        mender.particle(word);
        mender.object_of_second(word);
        mender.object_of_infinitive(word);
        mender.negation(word);
        mender.marked_object(word);
        mender.active(word);
        mender.finite(word);
        mender.unmarked_possessor(word);
        mender.possessed_name(word);
        mender.before_relative(word);
        mender.turned_apposition(word);
        mender.nearest_apposition(word);
        mender.parted_apposition(word);
        mender.right_behind(word);
        mender.joined_apposition(word);
        mender.forward_phrase(word);
        mender.parted_compound(word);
        mender.behind_subject(word);
        mender.forward_name(word);
        mender.body_of_title(word);
        mender.of_titled(word);
        mender.partner(word);
    }
    mender.fronted();
    // Then clauses: which verb has which subject and object.
    for word in 0..tree.len() {
        mender.whose_subject(word);
        mender.between(word);
        mender.which_clause(word);
        mender.clause_subject(word);
        mender.second_subject(word);
        mender.joined_subject(word);
        mender.listed_verb(word);
        mender.before_where(word);
        mender.denied_deed(word);
        mender.marked_verb(word);
        mender.noun_as_clause(word);
        mender.object_before(word);
        mender.phrase_of_name(word);
        mender.of_the_event(word);
        mender.no_particle(word);
        mender.bought_from(word);
        mender.behind_agent(word);
        mender.told_before(word);
        mender.next_object(word);
        mender.list_of_verbs(word);
        mender.teller_behind(word);
        mender.bare_subject(word);
        mender.undertaking(word);
        mender.object_in_front(word);
        mender.subject_behind(word);
        mender.subject_of_that(word);
        mender.reported_subject(word);
        mender.teller(word);
    }
    // Names last, when every verb has its own.
    for word in 0..tree.len() {
        mender.time_of_name(word);
        mender.crossing(word);
        mender.marked_name(word);
        mender.quality(word);
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

    /// Whether a word is of a name.
    pub(crate) fn is_name(&self, word: usize) -> bool {
        self.covering[word].is_some_and(|m| self.mentions[m].form == Form::Name)
    }

    pub(crate) fn relation(&self, word: usize) -> &str {
        &self.words[word].relation
    }

    /// Hangs a word on another, unless that one hangs on it.
    pub(crate) fn attach(&mut self, word: usize, head: usize, relation: &str) {
        if self.hang(word, head) {
            self.words[word].relation = relation.into();
        }
    }

    /// Gives a word another head, unless that one hangs on the word; whether it did.
    pub(crate) fn hang(&mut self, word: usize, head: usize) -> bool {
        let circle = head == word || self.ancestors(head).any(|above| above == word);
        if !circle {
            self.words[word].head = Some(head);
        }
        !circle
    }

    /// Hangs a word that hangs on another on that one's head, so that the two can change places; whether it did.
    pub(crate) fn release(&mut self, word: usize, from: usize) -> bool {
        let below = self.words[word].head == Some(from);
        let above = self.words[from].head.filter(|_| below);
        above.is_some_and(|above| self.hang(word, above))
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

    /// The word of a mention that hangs on a word outside it.
    pub(crate) fn head_of(&self, mention: usize) -> Option<usize> {
        let inside = |w: usize| self.covering[w] == Some(mention);
        (0..self.words.len())
            .filter(|&w| inside(w))
            .find(|&w| self.words[w].head.is_none_or(|h| !inside(h)))
    }
}
