//! Half-open byte ranges into a document's text.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, into one document's text.
///
/// 32-bit on purpose: a document is at most [`crate::text::LONGEST_TEXT`] bytes and spans are stored by the million.
/// Two spans that only touch do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to, not including, byte `end`.
    ///
    /// # Panics
    /// If `end` is before `start`, or past 4 GiB: both are bugs of the caller.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(
            start <= end && u32::try_from(end).is_ok(),
            "no span: {start}..{end}"
        );
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }

    /// Whether every byte of `other` is in this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The shortest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The words this span stands for.
    ///
    /// # Panics
    /// If the span is not one of this text.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
        assert!(!Span::new(2, 2).overlaps(Span::new(0, 5)));
    }

    #[test]
    fn slices_multi_byte_text() {
        let text = "€5 für Šefčovič";
        let start = text.find('Š').expect("it is there");
        assert_eq!(Span::new(start, text.len()).of(text), "Šefčovič");
    }

    #[test]
    fn cover_holds_both() {
        let cover = Span::new(7, 9).cover(Span::new(2, 3));
        assert_eq!(cover, Span::new(2, 9));
        assert!(cover.contains(Span::new(7, 9)) && !Span::new(7, 9).contains(cover));
    }
}
