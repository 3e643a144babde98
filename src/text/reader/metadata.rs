//! Title, date, source and address as inputs give them.

use crate::text::document::Meta;

/// Puts a value where its name says; an empty value or an unknown name changes nothing.
///
/// A date that is no ISO date (`2024-03-05`) is left out, with a note.
pub(crate) fn set(meta: &mut Meta, name: &str, value: &str, notes: &mut Vec<String>) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    match name {
        "title" => meta.title = Some(value.to_owned()),
        "source" => meta.source = Some(value.to_owned()),
        "url" => meta.url = Some(value.to_owned()),
        "date" => match iso_date(value) {
            Some(date) => meta.date = Some(date.to_owned()),
            None => notes.push(format!(
                "date `{}` left out: not of the form 2024-03-05",
                shorten(value)
            )),
        },
        _ => {}
    }
}

/// The first characters of something that goes into a message.
pub(crate) fn shorten(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = value.chars().take(LONGEST).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

/// The date of an ISO 8601 date, or of a date with a time, if there is such a day.
fn iso_date(value: &str) -> Option<&str> {
    let (date, rest) = value.split_at_checked(10)?;
    let digits = |range: std::ops::Range<usize>| {
        let part = &date.as_bytes()[range];
        part.iter().all(u8::is_ascii_digit).then(|| {
            part.iter()
                .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
        })
    };
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    let hyphens = date.as_bytes()[4] == b'-' && date.as_bytes()[7] == b'-';
    let timed = rest.is_empty() || rest.starts_with(['T', ' ']);
    (hyphens && timed && (1..=month_length(year, month)).contains(&day)).then_some(date)
}

fn month_length(year: u32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert_eq!(iso_date("2024-02-29"), Some("2024-02-29"));
        assert_eq!(iso_date("2024-03-05T10:30:00Z"), Some("2024-03-05"));
        for wrong in [
            "2023-02-29",
            "2024-13-01",
            "2024-04-31",
            "5 March 2024",
            "2024-3-5",
            "2024-03-055",
            "",
            "２024-03-0",
        ] {
            assert_eq!(iso_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_wrong_date_is_noted() {
        let (mut meta, mut notes) = (Meta::default(), Vec::new());
        set(&mut meta, "date", "5 března", &mut notes);
        set(&mut meta, "title", " Talks ", &mut notes);
        set(&mut meta, "source", " ", &mut notes);
        assert_eq!(
            (meta.date, meta.title.as_deref(), meta.source),
            (None, Some("Talks"), None)
        );
        assert_eq!(
            notes,
            ["date `5 března` left out: not of the form 2024-03-05"]
        );
    }
}
