//! The words of one sentence whose names are put right.

use std::ops::Range;

use crate::knowledge::Knowledge;
use crate::model::Tree;
use crate::text::{Document, Sentence};

/// A sentence with what is known of its words; places count from its first word.
pub(crate) struct Words<'w> {
    pub(crate) document: &'w Document,
    pub(crate) sentence: &'w Sentence,
    pub(crate) tree: &'w Tree,
    pub(crate) knowledge: &'w Knowledge,
}

impl Words<'_> {
    /// How many words both the sentence and its tree have.
    pub(crate) fn len(&self) -> usize {
        self.sentence.words.len().min(self.tree.len())
    }

    pub(crate) fn word(&self, word: usize) -> &str {
        self.document.word(self.sentence.words.start + word)
    }

    /// The text from the first to the last of some words.
    pub(crate) fn slice(&self, words: Range<usize>) -> &str {
        let first = self.sentence.words.start;
        let span = self
            .document
            .words_span(first + words.start..first + words.end);
        self.document.slice(span)
    }

    pub(crate) fn lower(&self, word: usize) -> String {
        self.word(word).to_lowercase()
    }

    /// Whether no space parts a word from the next.
    pub(crate) fn touches(&self, word: usize) -> bool {
        let (words, place) = (self.document.words(), self.sentence.words.start + word);
        words[place].end == words[place + 1].start
    }
}
