//! A document: its text, where its sentences and words are, and what is known about it.

use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::text::segment::segment;
use crate::text::span::Span;

/// The longest text that a document may have, in bytes (1 GiB): spans are 32-bit.
pub const LONGEST_TEXT: usize = 1 << 30;

/// What is known about a document besides its text. Unknown values stay `None`, never invented.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Headline.
    pub title: Option<String>,
    /// Date of publication, ISO 8601 (`2024-03-05`).
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
}

/// What a stretch of text is: only [`SentenceKind::Body`] and [`SentenceKind::Heading`] make statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceKind {
    /// An ordinary sentence.
    Body,
    /// A headline or section heading.
    Heading,
    /// "By Jane Doe", "WASHINGTON (Reuters) -": names without a statement.
    Byline,
}

/// A sentence: its span and which of the document's words it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From the first byte of the first word to the end of the last.
    pub span: Span,
    /// Indices into [`Document::words`]; never empty.
    pub words: Range<usize>,
    /// What it is.
    pub kind: SentenceKind,
}

/// A text with its sentences and words. The text never changes; everything else points into it.
#[derive(Debug, Clone)]
pub struct Document {
    id: String,
    text: Arc<str>,
    words: Vec<Span>,
    sentences: Vec<Sentence>,
    /// Title, date, source and address, where known.
    pub meta: Meta,
}

impl Document {
    /// A document of this text, segmented into sentences and words.
    ///
    /// Text past [`LONGEST_TEXT`] bytes is the caller's to cut; readers refuse such files.
    pub fn new(id: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let (words, sentences) = segment(&text);
        Self {
            id: id.into(),
            text,
            words,
            sentences,
            meta: Meta::default(),
        }
    }

    /// A document whose words and sentences are given, for text that was cut by hand: words are joined by one space,
    /// sentences by a line break.
    pub fn from_words<S: AsRef<str>>(id: impl Into<String>, given: &[Vec<S>]) -> Self {
        let (mut text, mut words, mut sentences) = (String::new(), Vec::new(), Vec::new());
        for sentence in given.iter().filter(|s| !s.is_empty()) {
            let first = words.len();
            for word in sentence {
                if !text.is_empty() {
                    text.push(if words.len() == first { '\n' } else { ' ' });
                }
                let start = text.len();
                text.push_str(word.as_ref());
                words.push(Span::new(start, text.len()));
            }
            let span = words[first].cover(words[words.len() - 1]);
            sentences.push(Sentence {
                span,
                words: first..words.len(),
                kind: SentenceKind::Body,
            });
        }
        Self {
            id: id.into(),
            text: text.into(),
            words,
            sentences,
            meta: Meta::default(),
        }
    }

    /// The name by which evidence cites this document.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The same document under another name.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All words in order; they neither overlap nor hold white space.
    pub fn words(&self) -> &[Span] {
        &self.words
    }

    /// All sentences in order; every word belongs to exactly one.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The words of text behind a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The `index`th word's text.
    pub fn word(&self, index: usize) -> &str {
        self.slice(self.words[index])
    }

    /// The span from the first to the last of a range of words.
    ///
    /// # Panics
    /// If the range is empty or past the last word.
    pub fn words_span(&self, words: Range<usize>) -> Span {
        self.words[words.start].cover(self.words[words.end - 1])
    }

    /// The text's SHA-256 in lower-case hexadecimal digits.
    pub fn sha256(&self) -> String {
        format!("{:x}", Sha256::digest(self.text.as_bytes()))
    }
}
