//! From the words of a time to the calendar: "on Tuesday" to the day, counted from the day of publication.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::knowledge::{Calendar, DateWord, Unit};

#[cfg(test)]
mod tests;

/// A day, week, month or year of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct When {
    first: Date,
    unit: Unit,
}

/// A word of an expression of time, or a number in it.
#[derive(Debug, Clone, Copy)]
enum Part {
    Word(DateWord),
    /// 1 to 31.
    Day(i8),
    Year(i16),
    Exact(Date),
    Ago,
}

/// What is known when an expression is read.
#[derive(Debug, Clone, Copy)]
struct Known {
    published: Date,
    /// Whether what it dates is still to come.
    ahead: bool,
}

impl When {
    /// What some words name; `None` where they do not name one day, week, month or year, or where a word is not understood.
    /// `ahead`: what they date is still to come.
    pub(crate) fn read(
        words: &str,
        calendar: &Calendar,
        published: Date,
        ahead: bool,
    ) -> Option<Self> {
        let lower = words.to_lowercase();
        let tokens: Vec<&str> = lower
            .split(|c: char| c.is_whitespace() || c == ',')
            .map(|token| {
                token
                    .trim_end_matches("'s")
                    .trim_end_matches("’s")
                    .trim_matches('.')
            })
            .filter(|token| !token.is_empty())
            .collect();
        let counted = tokens.iter().filter(|token| !calendar.filler(token));
        let parts: Option<Vec<Part>> = counted.map(|token| part(token, calendar)).collect();
        let known = Known { published, ahead };
        let begins_in = tokens.first() == Some(&"in");
        known
            .day(&parts.clone()?)
            .or_else(|| known.stretch(&parts?, begins_in))
    }

    /// As ISO 8601 writes it: 2024-03-05, 2024-W10, 2024-03, 2024.
    pub(crate) fn iso(self) -> String {
        match self.unit {
            Unit::Day => self.first.to_string(),
            Unit::Week => {
                let week = self.first.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Unit::Month => self.first.strftime("%Y-%m").to_string(),
            Unit::Year => self.first.strftime("%Y").to_string(),
        }
    }

    /// `day`, `week`, `month` or `year`.
    pub(crate) fn granularity(self) -> &'static str {
        match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }

    fn of(first: Date, unit: Unit) -> Option<Self> {
        let first = match unit {
            Unit::Day => first,
            Unit::Week => first
                .checked_sub(i64::from(first.weekday().to_monday_zero_offset()).days())
                .ok()?,
            Unit::Month => first.first_of_month(),
            Unit::Year => first.first_of_year(),
        };
        Some(Self { first, unit })
    }
}

fn part(token: &str, calendar: &Calendar) -> Option<Part> {
    if token == "ago" {
        return Some(Part::Ago);
    }
    if let Some(word) = calendar.word(token) {
        return Some(Part::Word(word));
    }
    if token.len() == 10 {
        return token.parse().ok().map(Part::Exact);
    }
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| token.strip_suffix(end));
    let number: i16 = ordinal.unwrap_or(token).parse().ok()?;
    match number {
        1..=31 => Some(Part::Day(number as i8)),
        1500..=2200 if ordinal.is_none() => Some(Part::Year(number)),
        _ => None,
    }
}

impl Known {
    /// One day.
    fn day(self, parts: &[Part]) -> Option<When> {
        use DateWord::{FromToday, Month, Shift, Weekday};
        use Part::{Day, Exact, Word, Year};
        let date = match *parts {
            [Exact(date)] => date,
            [Word(FromToday(days))] => self.published.checked_add(days.days()).ok()?,
            [Word(Weekday(day))] => self.weekday(day, None)?,
            [Word(Shift(shift)), Word(Weekday(day))] => self.weekday(day, Some(shift))?,
            [Word(Month(month)), Day(day)] | [Day(day), Word(Month(month))] => {
                self.in_some_year(month, day)?
            }
            [Word(Month(month)), Day(day), Year(year)]
            | [Day(day), Word(Month(month)), Year(year)] => Date::new(year, month, day).ok()?,
            [Word(Weekday(name)), ref rest @ ..] if rest.len() >= 2 => {
                let date = self.day(rest)?.first;
                (date.weekday() == weekday(name)?).then_some(date)?
            }
            _ => return None,
        };
        When::of(date, Unit::Day)
    }

    /// A week, month or year, or a day counted from today.
    fn stretch(self, parts: &[Part], begins_in: bool) -> Option<When> {
        use DateWord::{Month, Number, Shift, Unit as Of};
        use Part::{Ago, Day, Word, Year};
        match *parts {
            [Year(year)] => When::of(Date::new(year, 1, 1).ok()?, Unit::Year),
            [Word(Month(month)), Year(year)] => {
                When::of(Date::new(year, month, 1).ok()?, Unit::Month)
            }
            [Word(Month(month))] => self.month(month, 0),
            [Word(Shift(shift)), Word(Month(month))] => self.month(month, shift),
            [Word(Shift(shift)), Word(Of(unit))] if unit != Unit::Day => self.counted(shift, unit),
            [Word(Number(number)), Word(Of(unit)), Ago] => self.counted(-number, unit),
            [Day(number), Word(Of(unit)), Ago] => self.counted(-i32::from(number), unit),
            [Word(Number(number)), Word(Of(unit))] if begins_in && self.ahead => {
                self.counted(number, unit)
            }
            [Day(number), Word(Of(unit))] if begins_in && self.ahead => {
                self.counted(number.into(), unit)
            }
            _ => None,
        }
    }

    /// The unit that is so many from the present one.
    fn counted(self, number: i32, unit: Unit) -> Option<When> {
        let number = i64::from(number);
        let by: Span = match unit {
            Unit::Day => number.days(),
            Unit::Week => number.weeks(),
            Unit::Month => number.months(),
            Unit::Year => number.years(),
        };
        When::of(self.published.checked_add(by).ok()?, unit)
    }

    /// The nearest such weekday on the day of publication or before it, or after it for what is to come; "last" and "next"
    /// leave the day itself out.
    fn weekday(self, number: i8, shift: Option<i32>) -> Option<Date> {
        let wanted = weekday(number)?;
        let forward = shift.map_or(self.ahead, |s| s > 0 || (s == 0 && self.ahead));
        if self.published.weekday() == wanted && !matches!(shift, Some(-1 | 1)) {
            return Some(self.published);
        }
        self.published
            .nth_weekday(if forward { 1 } else { -1 }, wanted)
            .ok()
    }

    /// The nearest such day of the year before, or after for what is to come.
    fn in_some_year(self, month: i8, day: i8) -> Option<Date> {
        let own = Date::new(self.published.year(), month, day).ok()?;
        let year = match self.ahead {
            true if own < self.published => own.year() + 1,
            false if own > self.published => own.year() - 1,
            _ => own.year(),
        };
        Date::new(year, month, day).ok()
    }

    /// The nearest such month before, or after for what is to come; the present one counts unless shifted.
    fn month(self, month: i8, shift: i32) -> Option<When> {
        let now = self.published.month();
        let forward = shift > 0 || (shift == 0 && self.ahead);
        let year = self.published.year();
        let year = match forward {
            true if month < now || (shift > 0 && month == now) => year + 1,
            false if month > now || (shift < 0 && month == now) => year - 1,
            _ => year,
        };
        When::of(Date::new(year, month, 1).ok()?, Unit::Month)
    }
}

fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}
