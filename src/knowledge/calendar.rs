//! Words that name days, months and years.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::table;

/// A unit in which dates are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A day.
    Day,
    /// A week that begins on Monday.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

/// What a word of an expression of time says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateWord {
    /// A day of the week, Monday 1 to Sunday 7.
    Weekday(i8),
    /// A month, January 1 to December 12.
    Month(i8),
    /// "today", "yesterday": days from the present one.
    FromToday(i32),
    /// "last", "this", "next": which one, counted from the present one.
    Shift(i32),
    /// "two", "a".
    Number(i32),
    /// "week", "years".
    Unit(Unit),
}

/// The words of the calendar. All look-ups take lower case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Calendar {
    weekdays: Vec<Vec<String>>,
    months: Vec<Vec<String>>,
    units: BTreeMap<Unit, Vec<String>>,
    days: BTreeMap<String, i32>,
    shifts: BTreeMap<String, i32>,
    numbers: BTreeMap<String, i32>,
    parts: BTreeSet<String>,
    seasons: BTreeSet<String>,
    counts: BTreeSet<String>,
    narrowing: BTreeSet<String>,
    fillers: BTreeSet<String>,
}

impl Calendar {
    /// Reads lists of the shape of `calendar.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        table::read(file, text)
    }

    /// Adds the words of another calendar.
    pub(crate) fn merge(&mut self, more: Self) {
        add_columns(&mut self.weekdays, more.weekdays);
        add_columns(&mut self.months, more.months);
        for (unit, words) in more.units {
            self.units.entry(unit).or_default().extend(words);
        }
        self.days.extend(more.days);
        self.shifts.extend(more.shifts);
        self.numbers.extend(more.numbers);
        self.parts.extend(more.parts);
        self.seasons.extend(more.seasons);
        self.counts.extend(more.counts);
        self.narrowing.extend(more.narrowing);
        self.fillers.extend(more.fillers);
    }

    /// What a word says; `None` for a word that is not of the calendar.
    pub fn word(&self, word: &str) -> Option<DateWord> {
        let place = |lists: &[Vec<String>]| {
            let at = lists.iter().position(|list| list.iter().any(|w| w == word));
            at.map(|at| at as i8 + 1)
        };
        let unit = self.units.iter();
        let mut unit = unit.filter(|(_, words)| words.iter().any(|w| w == word));
        place(&self.weekdays)
            .map(DateWord::Weekday)
            .or_else(|| place(&self.months).map(DateWord::Month))
            .or_else(|| unit.next().map(|(unit, _)| DateWord::Unit(*unit)))
            .or_else(|| self.days.get(word).map(|n| DateWord::FromToday(*n)))
            .or_else(|| self.shifts.get(word).map(|n| DateWord::Shift(*n)))
            .or_else(|| self.numbers.get(word).map(|n| DateWord::Number(*n)))
    }

    /// Whether the word is a part of a day: "evening".
    pub fn part_of_day(&self, word: &str) -> bool {
        self.parts.contains(word)
    }

    /// Whether the word is a stretch of a year without fixed days: "spring", "weekend".
    pub fn season(&self, word: &str) -> bool {
        self.seasons.contains(word)
    }

    /// Whether the word belongs to a figure that counts something other than time: "million".
    pub fn counting(&self, word: &str) -> bool {
        self.counts.contains(word)
    }

    /// Whether the word narrows a month or year: "early".
    pub fn early_or_late(&self, word: &str) -> bool {
        self.narrowing.contains(word)
    }

    /// Whether the word changes nothing of which date is meant: "on", "early", "evening".
    pub fn filler(&self, word: &str) -> bool {
        [&self.fillers, &self.parts, &self.narrowing]
            .iter()
            .any(|list| list.contains(word))
    }
}

fn add_columns(own: &mut Vec<Vec<String>>, more: Vec<Vec<String>>) {
    own.resize(own.len().max(more.len()), Vec::new());
    for (own, more) in own.iter_mut().zip(more) {
        own.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn words_have_their_place() {
        let calendar = &Knowledge::builtin().calendar;
        for (word, wanted) in [
            ("sunday", DateWord::Weekday(7)),
            ("sept", DateWord::Month(9)),
            ("weeks", DateWord::Unit(Unit::Week)),
            ("yesterday", DateWord::FromToday(-1)),
            ("next", DateWord::Shift(1)),
            ("three", DateWord::Number(3)),
        ] {
            assert_eq!(calendar.word(word), Some(wanted), "{word}");
        }
        assert_eq!(calendar.word("since"), None);
        assert!(calendar.filler("evening") && !calendar.filler("before"));
    }
}
