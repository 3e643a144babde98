//! Expressions of time in a sentence: those that the model tagged, and what the calendar's words make certain.

use std::ops::Range;

use crate::knowledge::{Calendar, DateWord};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// A word as the patterns see it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Seen {
    Word(DateWord),
    Season,
    /// 1 to 31, in figures.
    Day,
    Year,
    Part,
    Ago,
    Comma,
    Other,
}

impl Reading<'_> {
    /// The sentence's expressions of time, in order; where both find one, the calendar's is taken.
    pub(crate) fn expressions(&self, tagged: &[Span]) -> Vec<Span> {
        let found = by_calendar(&self.seen_words());
        let mut spans: Vec<Span> = found
            .into_iter()
            .map(|words| self.range_span(words))
            .collect();
        let own: Vec<Span> = spans.clone();
        let fresh = |date: &&Span| {
            let inside = self.sentence.span.contains(**date);
            inside && !own.iter().any(|known| known.overlaps(**date)) && !self.counts(**date)
        };
        spans.extend(tagged.iter().filter(fresh));
        spans.sort_unstable_by_key(|span| span.start);
        spans
    }

    /// "40 million": figures that the model took for a date.
    fn counts(&self, span: Span) -> bool {
        let words = self.document.slice(span).to_lowercase();
        words
            .split_whitespace()
            .any(|w| self.knowledge.calendar.counting(w))
    }

    fn seen_words(&self) -> Vec<Seen> {
        (0..self.tree.len())
            .map(|word| seen(self.word(word), &self.knowledge.calendar))
            .collect()
    }

    /// "on Tuesday evening", "in early May": a date with what belongs to it on both sides, preposition included.
    pub(crate) fn whole_time(&self, date: Span) -> Span {
        let calendar = &self.knowledge.calendar;
        let (mut first, mut last) = self.words_in(date);
        if last + 1 < self.tree.len() && calendar.part_of_day(&self.lower(last + 1)) {
            last += 1;
        }
        let loose = |word: usize| {
            let text = self.lower(word);
            calendar.early_or_late(&text)
                || matches!(calendar.word(&text), Some(DateWord::Shift(_)))
        };
        while first > 0 && loose(first - 1) {
            first -= 1;
        }
        let article = first > 0 && self.lower(first - 1) == "the";
        let before = first.checked_sub(if article { 2 } else { 1 });
        if let Some(word) = before.filter(|&w| matches!(self.tree.upos(w), "ADP" | "SCONJ")) {
            first = word;
        }
        self.range_span(first..last + 1)
    }

    /// The first and last word of a span of this sentence.
    fn words_in(&self, span: Span) -> (usize, usize) {
        let inside = |w: &usize| span.overlaps(self.span(*w));
        let first = (0..self.tree.len()).find(inside).unwrap_or(0);
        let last = (0..self.tree.len()).rev().find(inside).unwrap_or(first);
        (first, last)
    }
}

fn seen(word: &str, calendar: &Calendar) -> Seen {
    let lower = word.to_lowercase();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    match calendar.word(lower.trim_end_matches('.')) {
        // "may" and "march" are verbs, "sun" and "mon" much else.
        Some(DateWord::Month(_) | DateWord::Weekday(_)) if !capital => return Seen::Other,
        Some(word) => return Seen::Word(word),
        None => {}
    }
    if calendar.season(&lower) {
        return Seen::Season;
    }
    if calendar.part_of_day(&lower) {
        return Seen::Part;
    }
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_lowercase());
    match (lower.as_str(), digits.parse::<u16>()) {
        ("ago" | "earlier" | "later", _) => Seen::Ago,
        (",", _) => Seen::Comma,
        (_, Ok(1..=31)) => Seen::Day,
        (_, Ok(1500..=2200)) if digits == lower => Seen::Year,
        _ => Seen::Other,
    }
}

/// The longest expressions that the patterns find, from left to right.
fn by_calendar(words: &[Seen]) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        match length(&words[at..], at.checked_sub(1).map(|before| words[before])) {
            0 => at += 1,
            count => {
                found.push(at..at + count);
                at += count;
            }
        }
    }
    found
}

/// How many words from the first on are one expression; 0 where none begins here.
fn length(words: &[Seen], before: Option<Seen>) -> usize {
    use DateWord::{FromToday, Month, Number, Shift, Unit, Weekday};
    use Seen::{Ago, Comma, Day, Part, Season, Word, Year};
    let part = |at: usize| at + usize::from(words.get(at) == Some(&Part));
    let rest = |at: usize| words.get(at..).map_or(0, |rest| length(rest, Some(Comma)));
    match *words {
        [Word(Shift(_)), Word(Weekday(_)), ..] => part(2),
        [Word(Weekday(_)), Comma, Word(Month(_)), Day, ..] => 2 + rest(2),
        [Word(FromToday(_) | Weekday(_)), ..] => part(1),
        [Word(Month(_)), Day, Comma, Year, ..] => 4,
        [Word(Month(_)), Day, Year, ..]
        | [Day, Word(Month(_)), Year, ..]
        | [Word(Number(_)) | Day, Word(Unit(_)), Ago, ..] => 3,
        [Word(Shift(_)), Word(Unit(_) | Month(_)) | Season | Part, ..]
        | [Word(Month(_)), Day | Year, ..]
        | [Day, Word(Month(_)), ..] => 2,
        [Word(Month(_)), ..] if before != Some(Day) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    fn found(text: &str) -> Vec<String> {
        let words: Vec<&str> = text.split(' ').collect();
        let calendar = &Knowledge::builtin().calendar;
        let all: Vec<Seen> = words.iter().map(|word| seen(word, calendar)).collect();
        by_calendar(&all)
            .into_iter()
            .map(|range| words[range].join(" "))
            .collect()
    }

    #[test]
    fn the_calendars_words_make_dates() {
        for (text, wanted) in [
            (
                "They met last month and again yesterday evening .",
                vec!["last month", "yesterday evening"],
            ),
            (
                "Three weeks ago , on Sunday night , it fell .",
                vec!["Three weeks ago", "Sunday night"],
            ),
            (
                "On Tuesday , March 5 , and on 27 April 2020",
                vec!["Tuesday , March 5", "27 April 2020"],
            ),
            (
                "He may march this spring with 40 million for two weeks",
                vec!["this spring"],
            ),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }
}
