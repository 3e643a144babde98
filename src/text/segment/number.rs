//! Numbers: groups of digits that stay together, and the units behind them.

use crate::text::segment::character::is_hyphen;
use crate::text::segment::chunk::Chunk;
use crate::text::segment::lists::SPELLINGS;

/// More groups than any telephone number has.
const MOST_GROUPS: usize = 6;

/// The atom after a date or telephone number written with hyphens ("2024-03-05", "555-0123"), if one starts here.
/// Scores and ranges ("2-1", "1969-1970") are no such thing: their hyphen is a word.
pub(crate) fn hyphenated_end(chunk: &Chunk<'_>, from: usize) -> Option<usize> {
    if !chunk.digit(from) || (from > 0 && chunk.wordy(from - 1)) {
        return None;
    }
    let mut lengths = Vec::with_capacity(MOST_GROUPS);
    let (mut start, mut end) = (from, chunk.digits_end(from));
    loop {
        lengths.push(end - start);
        let more = chunk.char(end).is_some_and(is_hyphen) && chunk.digit(end + 1);
        if !more || lengths.len() > MOST_GROUPS {
            break;
        }
        start = end + 1;
        end = chunk.digits_end(start);
    }
    let together = match lengths[..] {
        [3 | 5, 4] => true,
        [_, _, _, ..] => lengths.len() <= MOST_GROUPS && lengths.iter().any(|&length| length > 1),
        _ => false,
    };
    (together && !chunk.wordy(end)).then_some(end)
}

/// Whether the mark between two digits is part of the number: "3.5", "15,000", "10:30", "9/11".
pub(crate) fn joins_digits(chunk: &Chunk<'_>, mark: usize) -> bool {
    match chunk.char(mark) {
        Some('.' | ':' | '/') => true,
        Some(',') => chunk.digits_end(mark + 1).min(mark + 5) == mark + 4,
        _ => false,
    }
}

/// Where a number ends and its unit starts ("5km" at 1), if the word is a number with a unit.
pub(crate) fn unit_start(word: &str) -> Option<usize> {
    let start = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '/')))?;
    let unit = word[start..].trim_end_matches('.');
    (word.starts_with(|c: char| c.is_ascii_digit()) && SPELLINGS.units.contains(unit))
        .then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_telephones_stay_whole() {
        let whole = |text: &str| hyphenated_end(&Chunk::new(text, 0), 0) == Some(text.len());
        assert!(whole("2024-03-05") && whole("555-0123") && whole("1-800-555-0123"));
        assert!(!whole("2-1") && !whole("1969-1970") && !whole("4-3-3") && !whole("10-year"));
    }

    #[test]
    fn units_are_cut() {
        assert_eq!(unit_start("5m"), Some(1));
        assert_eq!(unit_start("10:30pm"), Some(5));
        assert_eq!(unit_start("10a.m."), Some(2));
        assert_eq!(unit_start("1970s"), None);
        assert_eq!(unit_start("m"), None);
    }
}
