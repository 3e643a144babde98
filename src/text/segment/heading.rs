//! What a block is: a statement, a heading, or names without a statement.

use crate::text::document::SentenceKind;
use crate::text::segment::character::{is_capitalized, is_dash, is_small, is_terminal};
use crate::text::segment::chunk::stretches;
use crate::text::segment::lists::NEWSROOM;

/// The longest heading and the longest byline, in words.
const LONGEST_HEADING: usize = 22;
const LONGEST_BYLINE: usize = 24;

/// What a block is, by its text and the words in it. `alone` says that the document has no other block, `first` that
/// none is before it; a list item (`item`) is never a heading.
pub(crate) fn kind<'a>(
    block: &str,
    words: impl DoubleEndedIterator<Item = &'a str> + Clone,
    alone: bool,
    first: bool,
    item: bool,
) -> SentenceKind {
    if is_byline(block) || is_credit(block) {
        SentenceKind::Byline
    } else if !alone && !item && is_heading(words, first) {
        SentenceKind::Heading
    } else {
        SentenceKind::Body
    }
}

/// Short, capitalized and without an end mark; the first of a document may ask or exclaim.
fn is_heading<'a>(words: impl DoubleEndedIterator<Item = &'a str> + Clone, first: bool) -> bool {
    let short = words.clone().nth(LONGEST_HEADING).is_none();
    let closer = |word: &&str| matches!(*word, "\"" | "”" | "’" | "'" | "''" | ")" | "]" | "»");
    let ended = words
        .clone()
        .rev()
        .find(|word| !closer(word))
        .is_some_and(|last| {
            let asks = first && last.contains(['?', '!']);
            (is_terminal(last) && !asks) || matches!(last, ":" | ";" | ",") || is_dash(last)
        });
    let mut spoken = words.filter(|word| word.contains(char::is_alphanumeric));
    let start = spoken.next().unwrap_or_default();
    let lettered = start.contains(char::is_alphabetic)
        || spoken.any(|word| word.contains(char::is_alphabetic));
    short && !ended && lettered && !is_small(start)
}

/// "By Marta Lindqvist", "By JANE DOE and John Roe, Reuters".
pub(crate) fn is_byline(line: &str) -> bool {
    let mut words = stretches(line).map(|(_, word)| word);
    if !matches!(words.next(), Some("By" | "BY" | "by" | "By:")) {
        return false;
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut names = 0;
    for (nth, word) in words.enumerate() {
        let word = bare(word);
        let capital = is_capitalized(&word);
        let allowed = word.is_empty() || capital || NEWSROOM.byline.contains(&word);
        if nth >= LONGEST_BYLINE
            || !allowed
            || (nth == 0 && !capital && word != "our" && word != "staff")
        {
            return false;
        }
        names += usize::from(capital);
    }
    // "By Tuesday." is a sentence of one word; a name has two.
    names >= 2 && !line.trim_end().ends_with(['?', '!', ':'])
        || (names == 1 && !line.trim_end().ends_with(['.', '?', '!', ':', ',']))
}

/// "(Reporting by Marta Lindqvist in Geneva; editing by Jan Dvořák)".
fn is_credit(block: &str) -> bool {
    let text = block.trim_start_matches(|c: char| !c.is_alphanumeric());
    let starts = |credit: &String| {
        text.get(..credit.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(credit))
    };
    NEWSROOM.credits.iter().any(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for line in [
            "By Marta Lindqvist",
            "By JANE DOE and John Roe, Reuters",
            "By Šárka Dvořák, political correspondent in Geneva",
            "BY JOHN ROE",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By Tuesday.",
            "By Monday the talks had failed",
            "Marta Lindqvist",
            "By the time Okafor left",
            "By",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn kinds() {
        let of = |text: &str, first| {
            let words: Vec<&str> = text.split(' ').collect();
            kind(text, words.into_iter(), false, first, false)
        };
        assert_eq!(of("Ministers meet in Geneva", true), SentenceKind::Heading);
        assert_eq!(of("Will they meet ?", true), SentenceKind::Heading);
        assert_eq!(of("Will they meet ?", false), SentenceKind::Body);
        assert_eq!(of("“ They met . ”", true), SentenceKind::Body);
        assert_eq!(
            of("( Reporting by Jane Doe in Geneva )", false),
            SentenceKind::Byline
        );
        assert_eq!(of("2024", false), SentenceKind::Body);
    }
}
