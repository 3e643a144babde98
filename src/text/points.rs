//! Between bytes, which we count in, and Unicode code points, which JSON readers count in.

use crate::text::span::Span;

/// Bytes between two known positions: small enough to count through, few enough to store for a long text.
const STRIDE: usize = 64;

/// Converts positions in one text; made in one pass over it.
#[derive(Debug)]
pub struct CodePoints<'t> {
    bytes: &'t [u8],
    /// How many code points start before byte `index * STRIDE`.
    before: Vec<usize>,
    total: usize,
}

impl<'t> CodePoints<'t> {
    /// Counts through a text once.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut total = 0;
        for block in bytes.chunks(STRIDE) {
            before.push(total);
            total += starts(block);
        }
        Self {
            bytes,
            before,
            total,
        }
    }

    /// How many code points stand before this byte.
    pub fn of_byte(&self, byte: usize) -> usize {
        let block = byte / STRIDE;
        match self.before.get(block) {
            Some(before) => before + starts(&self.bytes[block * STRIDE..byte]),
            None => self.total,
        }
    }

    /// First and end code point of a span of bytes.
    pub fn of_span(&self, span: Span) -> (usize, usize) {
        let range = span.range();
        (self.of_byte(range.start), self.of_byte(range.end))
    }

    /// Where the code point begins, or ends the text; `None` past the end.
    pub fn byte(&self, point: usize) -> Option<usize> {
        if point >= self.total {
            return (point == self.total).then_some(self.bytes.len());
        }
        let block = self.before.partition_point(|&before| before <= point) - 1;
        let first = block * STRIDE;
        (first..self.bytes.len())
            .filter(|&byte| is_start(self.bytes[byte]))
            .nth(point - self.before[block])
    }

    /// The span of bytes behind two code points; `None` where there is none.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        if start > end {
            return None;
        }
        Some(Span::new(self.byte(start)?, self.byte(end)?))
    }
}

/// Whether a byte of UTF-8 begins a code point.
fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_start(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_at_every_position() {
        let text = "a€𝄞é—Šefčovič 🇳🇴 ".repeat(40);
        let points = CodePoints::new(&text);
        let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        for (point, &byte) in starts.iter().enumerate() {
            assert_eq!(points.of_byte(byte), point);
            assert_eq!(points.byte(point), Some(byte));
        }
        assert_eq!(points.of_byte(text.len()), starts.len());
        assert_eq!(points.byte(starts.len()), Some(text.len()));
        assert_eq!(points.byte(starts.len() + 1), None);
    }

    #[test]
    fn texts_of_whole_strides_and_of_nothing() {
        for text in ["", &"x".repeat(STRIDE), &"€".repeat(STRIDE)] {
            let points = CodePoints::new(text);
            let total = text.chars().count();
            assert_eq!(points.of_byte(text.len()), total);
            assert_eq!(points.byte(total), Some(text.len()));
            assert_eq!(points.byte(usize::MAX), None);
        }
    }

    #[test]
    fn spans_that_are_none() {
        let points = CodePoints::new("€uro");
        assert_eq!(points.span(0, 1), Some(Span::new(0, 3)));
        assert_eq!(points.span(2, 1), None);
        assert_eq!(points.span(0, 5), None);
    }
}
