//! Where sentences end within a block.

use crate::text::segment::abbreviation::{closing, starts_after};
use crate::text::segment::character::{is_capitalized, is_dash, is_small, is_terminal};
use crate::text::segment::lists::{NEWSROOM, SPELLINGS};
use crate::text::segment::words::Words;

/// A sentence of more words than this is cut, so that nothing later has to bear it.
pub(crate) const LONGEST_SENTENCE: usize = 500;

/// How far back from there a semicolon, comma or colon is looked for to cut at.
const SLACK: usize = 500;

/// How many words after a quotation its speaker's verb may come.
const SPEECH_REACH: usize = 5;

/// The ends of the sentences from word `from` on: each is one past a last word; the last is the number of words.
pub(crate) fn ends(words: Words<'_>, from: usize) -> Vec<usize> {
    let (mut ends, mut start, mut at) = (Vec::new(), from, from);
    let mut quotes = 0;
    while at < words.len() {
        quotes += usize::from(words.get(at) == Some("\""));
        let Some(stop) = Stop::at(words, at) else {
            at += 1;
            continue;
        };
        let after = closed(words, at + 1, &mut quotes);
        if after == words.len()
            || (stop.ends_before(words, at, after) && !is_number(words, start, at))
        {
            ends.extend(pieces(words, start, after));
            start = after;
        }
        at = after;
    }
    if start < words.len() {
        ends.extend(pieces(words, start, words.len()));
    }
    ends
}

/// What may end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Period,
    Mark,
    Ellipsis,
    Abbreviation,
}

impl Stop {
    fn at(words: Words<'_>, at: usize) -> Option<Self> {
        let word = words.get(at)?;
        if is_terminal(word) {
            let dots = word.starts_with("..") || word.starts_with('…');
            let full = !word.contains(['!', '?', '！', '？', '؟']);
            Some(if dots {
                Self::Ellipsis
            } else if full {
                Self::Period
            } else {
                Self::Mark
            })
        } else {
            (word.ends_with('.') && word.starts_with(char::is_alphanumeric))
                .then_some(Self::Abbreviation)
        }
    }

    /// Whether a sentence ends at this stop, word `at`, seeing that word `after` comes next (marks that close between).
    fn ends_before(self, words: Words<'_>, at: usize, after: usize) -> bool {
        let Some(next) = words.get(after) else {
            return true;
        };
        let quoted = after > at + 1;
        let opening = opens(words, after).then(|| words.get(after + 1)).flatten();
        let word = opening.unwrap_or(next);
        if is_small(word) && (quoted || matches!(self, Self::Ellipsis | Self::Abbreviation)) {
            return false;
        }
        // "batting.average" and "comp.sources" are no two sentences.
        let inside = words.is_glued(at) && words.is_glued(at + 1) && after == at + 1;
        if is_continuing(next) || (inside && !is_capitalized(next)) {
            return false;
        }
        match self {
            Self::Abbreviation => words
                .get(at)
                .is_some_and(|stop| starts_after(closing(stop), word)),
            Self::Ellipsis => is_capitalized(word) || opening.is_some(),
            Self::Mark => !(is_dash(next) || (quoted && is_speech(words, after))),
            Self::Period => !is_clipped(words, at) || !is_small(word),
        }
    }
}

/// Marks after which a sentence goes on.
fn is_continuing(word: &str) -> bool {
    matches!(
        word,
        "," | ";" | ":" | ")" | "]" | "}" | "%" | "/" | "?" | "!" | "'s" | "’s"
    )
}

/// Whether the word before a full stop may be an abbreviation that no list has: short and without a vowel.
fn is_clipped(words: Words<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .unwrap_or_default();
    let vowel = before.contains(|c: char| "aeiouyAEIOUY".contains(c) || !c.is_ascii_alphabetic());
    before.len() <= 5 && !vowel
}

/// Whether the speaker of a quotation follows: "Okafor asked".
fn is_speech(words: Words<'_>, after: usize) -> bool {
    (after..after + SPEECH_REACH)
        .map_while(|at| words.get(at))
        .take_while(|word| word.starts_with(char::is_alphanumeric))
        .any(|word| NEWSROOM.speech.contains(word))
}

/// Whether the stop is that of a number before a list item: "1. Talks".
fn is_number(words: Words<'_>, start: usize, at: usize) -> bool {
    let number = |word: &str| word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit());
    at == start + 1 && words.get(start).is_some_and(number)
}

/// The first word from `at` on that does not belong to the end before it: quotation marks and brackets that close,
/// further end marks, footnotes ("[3]"), emoticons.
fn closed(words: Words<'_>, mut at: usize, quotes: &mut usize) -> usize {
    while let Some(word) = words.get(at) {
        if word == "\"" {
            if !closes(words, at, *quotes) {
                break;
            }
            *quotes += 1;
        } else if is_footnote(words, at) {
            at += 2;
        } else if !(is_closer(words, at) || is_terminal(word) || SPELLINGS.emoticons.contains(word))
        {
            break;
        }
        at += 1;
    }
    at
}

fn is_closer(words: Words<'_>, at: usize) -> bool {
    match words.get(at) {
        Some("”" | "»" | ")" | "]" | "}") => true,
        Some("'" | "’" | "''" | "’’" | "“" | "*" | "**") => {
            words.is_glued(at) && !words.is_glued(at + 1)
        }
        _ => false,
    }
}

/// Whether a straight quotation mark closes: it stands at the word before it; alone, it closes if one is open.
fn closes(words: Words<'_>, at: usize, quotes: usize) -> bool {
    match (words.is_glued(at), words.is_glued(at + 1)) {
        (true, false) => true,
        (false, true) => false,
        _ => quotes % 2 == 1,
    }
}

fn opens(words: Words<'_>, at: usize) -> bool {
    matches!(
        words.get(at),
        Some("\"" | "“" | "‘" | "„" | "«" | "'" | "``" | "‘’" | "''" | "(" | "[")
    )
}

fn is_footnote(words: Words<'_>, at: usize) -> bool {
    words.get(at) == Some("[")
        && words
            .get(at + 1)
            .is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()))
        && words.get(at + 2) == Some("]")
}

/// The ends of the pieces into which a sentence is cut; one, unless it is too long.
fn pieces(words: Words<'_>, mut start: usize, end: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    while end - start > LONGEST_SENTENCE {
        let limit = start + LONGEST_SENTENCE;
        let mark = |at: &usize| matches!(words.get(*at), Some(";" | "," | ":"));
        start = (limit - SLACK..limit)
            .rev()
            .find(mark)
            .map_or(limit, |at| at + 1);
        ends.push(start);
    }
    ends.push(end);
    ends
}
