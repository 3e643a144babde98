//! A chunk: characters without white space between them, seen as the units a reader sees.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::segment::character::{is_blank, is_wordy};

/// What a reader takes for one character (a letter with its accents, an emoji with its joiners).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Atom {
    /// First byte within the chunk.
    pub(crate) at: usize,
    /// First character; it stands for the rest.
    pub(crate) first: char,
}

impl Atom {
    /// Whether it writes words.
    pub(crate) fn is_wordy(self) -> bool {
        is_wordy(self.first)
    }
}

/// One chunk of a text and its atoms.
#[derive(Debug)]
pub(crate) struct Chunk<'a> {
    /// The characters.
    pub(crate) text: &'a str,
    /// Where they start in the document.
    pub(crate) start: usize,
    /// Units in order; always one at least.
    pub(crate) atoms: Vec<Atom>,
}

impl<'a> Chunk<'a> {
    /// A chunk of these characters, which start at byte `start` of the document.
    pub(crate) fn new(text: &'a str, start: usize) -> Self {
        let atom = |(at, unit): (usize, &str)| Atom {
            at,
            first: unit.chars().next().unwrap_or_default(),
        };
        let atoms = if text.is_ascii() {
            text.bytes()
                .enumerate()
                .map(|(at, byte)| Atom {
                    at,
                    first: char::from(byte),
                })
                .collect()
        } else {
            text.grapheme_indices(true).map(atom).collect()
        };
        Self { text, start, atoms }
    }

    /// The byte at which the `index`th atom starts; the chunk's end past the last.
    pub(crate) fn byte(&self, index: usize) -> usize {
        self.atoms
            .get(index)
            .map_or(self.text.len(), |atom| atom.at)
    }

    /// The atom that starts at a byte, or the first after it.
    pub(crate) fn index(&self, byte: usize) -> usize {
        self.atoms.partition_point(|atom| atom.at < byte)
    }

    /// The characters of a range of atoms.
    pub(crate) fn slice(&self, from: usize, to: usize) -> &'a str {
        &self.text[self.byte(from)..self.byte(to)]
    }

    /// The first character of the `index`th atom.
    pub(crate) fn char(&self, index: usize) -> Option<char> {
        self.atoms.get(index).map(|atom| atom.first)
    }

    /// Whether the `index`th atom exists and writes words.
    pub(crate) fn wordy(&self, index: usize) -> bool {
        self.atoms.get(index).is_some_and(|atom| atom.is_wordy())
    }

    /// Whether the `index`th atom exists and is a digit.
    pub(crate) fn digit(&self, index: usize) -> bool {
        self.char(index).is_some_and(|c| c.is_ascii_digit())
    }

    /// The first atom at or after `from` that is no digit.
    pub(crate) fn digits_end(&self, from: usize) -> usize {
        (from..self.atoms.len())
            .find(|&index| !self.digit(index))
            .unwrap_or(self.atoms.len())
    }
}

/// The stretches between blanks, with the byte at which each starts.
pub(crate) fn stretches(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(|c| !is_blank(c))?;
        let end = text[start..]
            .find(is_blank)
            .map_or(text.len(), |length| start + length);
        from = end;
        Some((start, &text[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_have_no_blanks() {
        let found: Vec<_> = stretches("\u{feff}Der\u{a0}Šef\u{0}čovič\n").collect();
        assert_eq!(found, [(3, "Der"), (8, "Šef"), (13, "čovič")]);
    }

    #[test]
    fn accents_stay_with_their_letter() {
        let chunk = Chunk::new("e\u{301}!", 0);
        assert_eq!(chunk.atoms.len(), 2);
        assert!(chunk.wordy(0) && !chunk.wordy(1));
        assert_eq!(chunk.index(chunk.byte(1)), 1);
    }
}
