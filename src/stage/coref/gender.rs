//! Whether a person is told to be a man or a woman: by "Mr", by "her uncle, A", by "she".

use crate::knowledge::Knowledge;
use crate::text::{Document, Span};

/// What a person is told to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Man,
    Woman,
}

impl Gender {
    /// What the word right before a name says: "Ms" of "Ms Roe", "uncle" of "her uncle, Bo Roe".
    pub(crate) fn beside(document: &Document, name: Span, knowledge: &Knowledge) -> Option<Self> {
        let words = document.words();
        let first = words.partition_point(|word| word.end <= name.start);
        let before = |back: usize| {
            let word = words.get(first.checked_sub(back)?)?;
            Some(document.slice(*word))
        };
        let comma = before(1) == Some(",");
        // "After he left his wife, Roe moved": not Roe is the wife.
        let end = words.partition_point(|word| word.start < name.end);
        let closed = words.get(end).is_none_or(|&word| {
            let next = document.slice(word);
            matches!(next, "," | "." | ";" | ":" | ")" | "!" | "?" | "and")
        });
        if comma && !closed {
            return None;
        }
        Self::of_noun(before(if comma { 2 } else { 1 })?, knowledge)
    }

    /// "uncle", "Mrs.", "queen".
    fn of_noun(word: &str, knowledge: &Knowledge) -> Option<Self> {
        let word = word.trim_end_matches('.').to_lowercase();
        let nouns = &knowledge.nouns;
        if nouns.man(&word) {
            Some(Self::Man)
        } else {
            nouns.woman(&word).then_some(Self::Woman)
        }
    }

    /// "he", "her".
    pub(crate) fn of_pronoun(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => Some(Self::Man),
            "she" | "her" | "hers" | "herself" => Some(Self::Woman),
            _ => None,
        }
    }
}

/// Whether one may be the other; what is not told may be either.
pub(crate) fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(text: &str, name: &str) -> Option<Gender> {
        let document = Document::new("d", text);
        let start = text.find(name).unwrap();
        let name = Span::new(start, start + name.len());
        Gender::beside(&document, name, Knowledge::builtin())
    }

    #[test]
    fn the_word_before_a_name_tells() {
        for (text, wanted) in [
            ("Ms. Roe left.", Some(Gender::Woman)),
            ("Her uncle, Roe, left.", Some(Gender::Man)),
            ("Queen Roe left.", Some(Gender::Woman)),
            ("Minister Roe left.", None),
            ("Roe left.", None),
            (", Roe left.", None),
            ("After he left his wife, Roe moved.", None),
        ] {
            assert_eq!(beside(text, "Roe"), wanted, "{text}");
        }
    }
}
