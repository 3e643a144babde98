//! Cuts one chunk into words.

use crate::text::segment::abbreviation::{Neighbours, is_dotted, keeps_period};
use crate::text::segment::address::Addresses;
use crate::text::segment::character::{is_apostrophe, is_hyphen, is_shouted};
use crate::text::segment::chunk::Chunk;
use crate::text::segment::clitic;
use crate::text::segment::lists::SPELLINGS;
use crate::text::segment::number::{hyphenated_end, joins_digits, unit_start};
use crate::text::span::Span;

/// The longest prefix or part of an abbreviation that is looked up.
const LONGEST_PART: usize = 8;

/// Appends the words of a chunk. `next` is the stretch after it, if there is one in the same block; `known` is how many
/// of the words are of earlier blocks.
pub(crate) fn cut(
    chunk: &Chunk<'_>,
    text: &str,
    next: Option<&str>,
    known: usize,
    words: &mut Vec<Span>,
) {
    let mut addresses = Addresses::default();
    let mut from = 0;
    while from < chunk.atoms.len() {
        from = if let Some(end) = whole(chunk, &mut addresses, from) {
            words.push(span(chunk, from, end));
            end
        } else if chunk.wordy(from) {
            let before = words
                .last()
                .filter(|_| words.len() > known)
                .map(|word| word.of(text));
            cut_word(chunk, from, before, next, words)
        } else {
            let end = run_end(chunk, from);
            words.push(span(chunk, from, end));
            end
        };
    }
}

fn span(chunk: &Chunk<'_>, from: usize, to: usize) -> Span {
    Span::new(chunk.start + chunk.byte(from), chunk.start + chunk.byte(to))
}

/// The end of something at `from` that is never cut further.
fn whole(chunk: &Chunk<'_>, addresses: &mut Addresses, from: usize) -> Option<usize> {
    addresses
        .end(chunk, from)
        .or_else(|| hyphenated_end(chunk, from))
        .or_else(|| elision_end(chunk, from))
        .or_else(|| name_end(chunk, from))
        .or_else(|| signed_end(chunk, from))
}

/// "'tis", "'em", "’72", "'90s", where no word stands before the apostrophe.
fn elision_end(chunk: &Chunk<'_>, from: usize) -> Option<usize> {
    chunk.char(from).filter(|&c| is_apostrophe(c))?;
    let limit = (from + 1 + LONGEST_PART).min(chunk.atoms.len());
    let end = (from + 1..limit)
        .find(|&at| !chunk.wordy(at))
        .unwrap_or(limit);
    let word = chunk.slice(from + 1, end);
    let digits_end = chunk.digits_end(from + 1);
    let year = digits_end == from + 3 && matches!(chunk.slice(digits_end, end), "" | "s");
    let elided =
        from == 0 && SPELLINGS.elisions.contains(&word.to_lowercase()) && !quoted(chunk, end);
    ((year || elided) && !chunk.wordy(end)).then_some(end)
}

/// Whether a closing quotation mark follows: then the apostrophe before was an opening one.
fn quoted(chunk: &Chunk<'_>, end: usize) -> bool {
    chunk.char(end).is_some_and(is_apostrophe)
}

/// "Yahoo!", "Jeopardy!".
fn name_end(chunk: &Chunk<'_>, from: usize) -> Option<usize> {
    chunk.char(from).filter(|first| first.is_uppercase())?;
    if from > 0 && chunk.wordy(from - 1) {
        return None;
    }
    let limit = (from + LONGEST_PART + 1).min(chunk.atoms.len());
    let end = (from..limit).find(|&at| chunk.char(at) == Some('!'))? + 1;
    SPELLINGS
        .names
        .contains(chunk.slice(from, end))
        .then_some(end)
}

/// "+44" at the start of a chunk, ".324" where no digit stands before.
fn signed_end(chunk: &Chunk<'_>, from: usize) -> Option<usize> {
    let start = from + 1;
    let signed = match chunk.char(from)? {
        '+' => from == 0,
        '.' => from == 0 || !(chunk.wordy(from - 1) || chunk.char(from - 1) == Some('.')),
        _ => false,
    };
    let end = (signed && chunk.digit(start))
        .then(|| hyphenated_end(chunk, start).unwrap_or_else(|| chunk.digits_end(start)))?;
    (!chunk.wordy(end)).then_some(end)
}

/// The end of a run of one mark ("...", "--", "!!!"); brackets and straight double quotes stand alone.
fn run_end(chunk: &Chunk<'_>, from: usize) -> usize {
    let Some(mark) = chunk
        .char(from)
        .filter(|c| ".-–—―=*_~#+$!?'‘’`<>^|•…".contains(*c))
    else {
        return from + 1;
    };
    let same = |c: char| match mark {
        '!' | '?' => matches!(c, '!' | '?'),
        '‘' | '’' => matches!(c, '‘' | '’'),
        _ => c == mark,
    };
    let more = |at: &usize| !chunk.char(*at).is_some_and(same);
    (from..chunk.atoms.len())
        .find(more)
        .unwrap_or(chunk.atoms.len())
}

/// Appends the word at `from`, its clitics and its unit; gives the atom after it.
fn cut_word(
    chunk: &Chunk<'_>,
    from: usize,
    before: Option<&str>,
    next: Option<&str>,
    words: &mut Vec<Span>,
) -> usize {
    let mut end = word_end(chunk, from);
    let word = chunk.slice(from, end);
    if chunk.char(end) == Some('.') && chunk.char(end + 1) != Some('.') {
        let around = Neighbours {
            before,
            glued: &chunk.text[chunk.byte(end + 1)..],
            next,
        };
        let unit = unit_start(word).map_or("", |start| &word[start..]);
        if keeps_period(word, around) || is_dotted(unit) {
            end += 1;
        }
    }
    end += usize::from(
        chunk.char(end) == Some('$') && end - from <= 2 && is_shouted(chunk.slice(from, end)),
    );
    let word = chunk.slice(from, end);
    push(word, chunk.start + chunk.byte(from), words);
    end
}

/// Appends a word that starts at a byte of the document: whole, or cut from its clitics or its unit.
pub(crate) fn push(word: &str, base: usize, words: &mut Vec<Span>) {
    let cuts = unit_start(word).map_or_else(|| clitic::cuts(word), |start| vec![start]);
    let mut start = 0;
    for place in cuts.into_iter().chain([word.len()]) {
        words.push(Span::new(base + start, base + place));
        start = place;
    }
}

/// The end of letters, digits and the marks that join them.
fn word_end(chunk: &Chunk<'_>, from: usize) -> usize {
    let (mut part, mut at) = (from, from + 1);
    while at < chunk.atoms.len() {
        if chunk.wordy(at) {
            if chunk.digit(at - 1) && !chunk.digit(at) {
                part = at;
            }
            at += 1;
        } else if chunk.wordy(at + 1) && joins(chunk, part, at) {
            part = at + 1;
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Whether the mark at `mark` keeps the part before it, from `part` on, and what follows in one word.
fn joins(chunk: &Chunk<'_>, part: usize, mark: usize) -> bool {
    let sides = (chunk.digit(mark - 1), chunk.digit(mark + 1));
    match chunk.char(mark).unwrap_or_default() {
        '_' | '&' => true,
        '*' => sides == (false, false),
        c if is_apostrophe(c) => true,
        '.' | ',' | ':' | '/' if sides == (true, true) => joins_digits(chunk, mark),
        '.' => sides == (false, false) && is_dotted_part(chunk, part, mark),
        '/' => sides == (false, false) && mark - part == 1 && !chunk.wordy(mark + 3),
        c if is_hyphen(c) => is_prefix(chunk, part, mark),
        _ => false,
    }
}

/// "U.S", "e.g", "Ph.D": a single letter before the period and few after it.
fn is_dotted_part(chunk: &Chunk<'_>, part: usize, mark: usize) -> bool {
    let single = mark - part == 1 || matches!(chunk.slice(part, mark), "Ph" | "Sc" | "Ed");
    let limit = (mark + 5).min(chunk.atoms.len());
    let after = (mark + 1..limit)
        .find(|&at| !chunk.wordy(at))
        .unwrap_or(limit);
    single && (after - mark <= 2 || (after - mark <= 3 && chunk.char(after) == Some('.')))
}

fn is_prefix(chunk: &Chunk<'_>, part: usize, mark: usize) -> bool {
    mark - part <= LONGEST_PART
        && SPELLINGS
            .prefixes
            .contains(&chunk.slice(part, mark).to_lowercase())
}
