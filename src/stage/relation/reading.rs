//! One sentence with everything that is known about it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::annotation::{Form, Mention};
use crate::knowledge::{Knowledge, PartOfSpeech};
use crate::model::Tree;
use crate::stage::relation::frame::Roles;
use crate::stage::relation::mend::mended;
use crate::text::{Document, Sentence, Span};

/// A sentence, its tree, its predicates and its mentions; words are counted from the start of the sentence.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) document: &'a Document,
    pub(crate) sentence: &'a Sentence,
    pub(crate) tree: Tree,
    pub(crate) frames: Vec<Roles>,
    pub(crate) mentions: &'a [Mention],
    /// Expressions of time.
    pub(crate) dates: Vec<Span>,
    pub(crate) knowledge: &'a Knowledge,
    /// What the `pairs` head says: probabilities of all ties from one mention to another.
    pub(crate) ties: BTreeMap<(usize, usize), &'a [f32]>,
    /// What the probabilities are of.
    pub(crate) tie_labels: &'a [String],
    /// For every word the mention that covers it.
    covering: Vec<Option<usize>>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(
        document: &'a Document,
        sentence: &'a Sentence,
        tree: &Tree,
        frames: Vec<Roles>,
        (mentions, dates): (&'a [Mention], &'a [Span]),
        knowledge: &'a Knowledge,
    ) -> Self {
        let first = dates.partition_point(|date| date.end <= sentence.span.start);
        let last = dates.partition_point(|date| date.start < sentence.span.end);
        let dates = &dates[first.min(last)..last];
        let from = mentions.partition_point(|m| m.span.end <= sentence.span.start);
        let mut covering = vec![None; tree.len()];
        for (index, mention) in mentions.iter().enumerate().skip(from) {
            if mention.span.start >= sentence.span.end {
                break;
            }
            for (place, word) in sentence.words.clone().enumerate() {
                let word = document.words()[word];
                // Of a description only the head, so that what stands in it ("her", "Kenyan") is itself.
                let described = matches!(mention.form, Form::Nominal | Form::Group);
                let headed = !described || word.end == mention.span.end;
                if place < covering.len() && headed && mention.span.contains(word) {
                    covering[place] = Some(index);
                }
            }
        }
        let text: Vec<String> = sentence
            .words
            .clone()
            .map(|word| document.word(word).to_lowercase())
            .collect();
        let mut reading = Self {
            document,
            sentence,
            tree: mended(tree, &text, (&covering, mentions), knowledge),
            frames,
            mentions,
            dates: Vec::new(),
            knowledge,
            ties: BTreeMap::new(),
            tie_labels: &[],
            covering,
        };
        reading.dates = reading.expressions(dates);
        reading
    }

    /// The word's text.
    pub(crate) fn word(&self, word: usize) -> &'a str {
        self.document.slice(self.span(word))
    }

    /// The word's text in lower case.
    pub(crate) fn lower(&self, word: usize) -> String {
        self.word(word).to_lowercase()
    }

    /// Where the word stands in the document.
    pub(crate) fn span(&self, word: usize) -> Span {
        self.document.words()[self.sentence.words.start + word]
    }

    /// From the first to the last word of a range.
    pub(crate) fn range_span(&self, words: Range<usize>) -> Span {
        self.span(words.start).cover(self.span(words.end - 1))
    }

    /// The mention that covers a word.
    pub(crate) fn mention_at(&self, word: usize) -> Option<usize> {
        self.covering.get(word).copied().flatten()
    }

    /// Whether a mention covers a word of this sentence that no other covers.
    pub(crate) fn covers(&self, mention: usize) -> bool {
        self.covering.contains(&Some(mention))
    }

    /// The words of a mention of this sentence.
    pub(crate) fn words_of(&self, mention: usize) -> Range<usize> {
        let start = self
            .covering
            .iter()
            .position(|m| *m == Some(mention))
            .unwrap_or(0);
        let end = self
            .covering
            .iter()
            .rposition(|m| *m == Some(mention))
            .map_or(start, |last| last + 1);
        start..end
    }

    /// The head word of a mention of this sentence.
    pub(crate) fn head_of(&self, mention: usize) -> usize {
        let words = self.words_of(mention);
        self.tree.head_of(words.clone()).unwrap_or(words.start)
    }

    /// The mentions of this sentence, in order.
    pub(crate) fn own_mentions(&self) -> Vec<usize> {
        let mut own: Vec<usize> = self.covering.iter().flatten().copied().collect();
        own.dedup();
        own
    }

    /// The part of speech under which a word is looked up.
    pub(crate) fn part_of_speech(&self, word: usize) -> Option<PartOfSpeech> {
        match self.tree.upos(word) {
            "VERB" | "AUX" => Some(PartOfSpeech::Verb),
            "NOUN" | "PROPN" => Some(PartOfSpeech::Noun),
            "ADJ" => Some(PartOfSpeech::Adjective),
            _ => None,
        }
    }

    /// The word's dictionary form.
    pub(crate) fn lemma(&self, word: usize) -> String {
        match self.part_of_speech(word) {
            Some(PartOfSpeech::Verb) => self.knowledge.verbs.lemma(&self.lower(word)),
            Some(PartOfSpeech::Noun) => self.knowledge.nouns.lemma(&self.lower(word)),
            _ => self.lower(word),
        }
    }

    /// Whether a word is a hyphen that stands right behind the word before it: "U.S.-China".
    pub(crate) fn is_tight_hyphen(&self, word: usize) -> bool {
        let hyphen = matches!(self.word(word), "-" | "‑" | "–");
        hyphen && word > 0 && self.span(word).start == self.span(word - 1).end
    }

    /// The word there in lower case, if the sentence has one.
    pub(crate) fn text_at(&self, word: usize) -> Option<String> {
        (word < self.tree.len()).then(|| self.lower(word))
    }

    /// The preposition that marks a word ("with" in "with Solheim"), of several the first; multi-word ones by their
    /// first word.
    pub(crate) fn preposition(&self, word: usize) -> Option<String> {
        self.preposition_word(word).map(|case| self.lower(case))
    }

    /// Where the preposition of a word stands. In "with Minister Solheim" it may hang on the name while the title is the head.
    pub(crate) fn preposition_word(&self, word: usize) -> Option<usize> {
        let own = self.tree.dependents(word, "case").next();
        let below = || {
            let named = self.tree.children(word).iter().filter(|&&c| {
                matches!(self.tree.plain_relation(c), "flat" | "appos")
                    || self.tree.relation(c) == "nmod:desc"
            });
            named
                .flat_map(|&c| self.tree.dependents(c, "case"))
                .find(|&case| case < word)
        };
        own.or_else(below)
    }

    /// The roles of a predicate, where the role head took it for one.
    pub(crate) fn frame(&self, predicate: usize) -> Option<&Roles> {
        self.frames
            .iter()
            .find(|frame| frame.predicate == predicate)
    }
}

/// Whether a word is the mark of a possessor: "'s", "’s", "'".
pub(crate) fn is_possessive_mark(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}
