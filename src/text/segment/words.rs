//! The words of a block, with the white space between them or not.

use crate::text::span::Span;

/// The words of one block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    text: &'a str,
    spans: &'a [Span],
}

impl<'a> Words<'a> {
    /// The words at these places of a text.
    pub(crate) fn new(text: &'a str, spans: &'a [Span]) -> Self {
        Self { text, spans }
    }

    /// All of them, in order.
    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = &'a str> + Clone {
        self.spans.iter().map(move |span| span.of(self.text))
    }

    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.spans.len()
    }

    /// The word at an index.
    pub(crate) fn get(self, at: usize) -> Option<&'a str> {
        self.spans.get(at).map(|span| span.of(self.text))
    }

    /// Whether nothing stands between a word and the one before it.
    pub(crate) fn is_glued(self, at: usize) -> bool {
        at > 0
            && self
                .spans
                .get(at)
                .is_some_and(|span| span.start == self.spans[at - 1].end)
    }
}
