//! What stands within quotation marks.

use crate::text::{Document, Span};

/// Where quotations of a document open and close; a new paragraph closes those that stand open.
#[derive(Debug, Default)]
pub(crate) struct Quotations {
    /// Offsets behind which a quotation stands open, or none does any more, in order.
    turns: Vec<(u32, bool)>,
}

impl Quotations {
    /// Finds the quotations of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let (mut turns, mut open, mut before) = (Vec::new(), false, ' ');
        for (at, mark) in document.text().char_indices() {
            let now = match mark {
                '"' => !open,
                '“' | '«' | '„' => true,
                '”' | '»' => false,
                '\n' if before == '\n' => false,
                _ => open,
            };
            if now != open {
                turns.push((u32::try_from(at).unwrap_or(u32::MAX), now));
            }
            (open, before) = (now, mark);
        }
        Self { turns }
    }

    /// Whether a span begins within quotation marks.
    pub(crate) fn holds(&self, span: Span) -> bool {
        let before = self.turns.partition_point(|(at, _)| *at < span.start);
        before > 0 && self.turns[before - 1].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_close_what_stands_open() {
        let text = "“Ich,” sagte é. \"I, he said.\n\nI “am";
        let found = Quotations::of(&Document::new("a", text));
        let at = |word: &str| {
            let start = text.rfind(word).unwrap_or_default();
            Span::new(start, start + word.len())
        };
        assert!(found.holds(at("Ich")) && found.holds(at("am")) && found.holds(at("I, he")));
        assert!(!found.holds(at("sagte")) && !found.holds(at("I “")));
    }
}
