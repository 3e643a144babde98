use super::*;
use crate::knowledge::Knowledge;

/// Read in an article of Thursday, 7 March 2024.
fn iso(words: &str, ahead: bool) -> Option<String> {
    let published = Date::constant(2024, 3, 7);
    let when = When::read(words, &Knowledge::builtin().calendar, published, ahead)?;
    Some(format!("{} {}", when.iso(), when.granularity()))
}

#[test]
fn what_happened_lies_before() {
    for (words, wanted) in [
        ("on Tuesday", "2024-03-05 day"),
        ("Thursday evening", "2024-03-07 day"),
        ("last Thursday", "2024-02-29 day"),
        ("yesterday", "2024-03-06 day"),
        ("on April 27", "2023-04-27 day"),
        ("27th of April, 2020", "2020-04-27 day"),
        ("on Tuesday, March 5", "2024-03-05 day"),
        ("in January 2020", "2020-01 month"),
        ("in early March", "2024-03 month"),
        ("in August", "2023-08 month"),
        ("last month", "2024-02 month"),
        ("earlier this week", "2024-W10 week"),
        ("three weeks ago", "2024-W07 week"),
        ("two days ago", "2024-03-05 day"),
        ("late last year", "2023 year"),
        ("2019", "2019 year"),
        ("2024-02-29", "2024-02-29 day"),
    ] {
        assert_eq!(iso(words, false).as_deref(), Some(wanted), "{words}");
    }
}

#[test]
fn what_is_planned_lies_ahead() {
    for (words, wanted) in [
        ("on Tuesday", "2024-03-12 day"),
        ("on April 27", "2024-04-27 day"),
        ("in February", "2025-02 month"),
        ("next week", "2024-W11 week"),
        ("in two months", "2024-05 month"),
        ("tomorrow", "2024-03-08 day"),
    ] {
        assert_eq!(iso(words, true).as_deref(), Some(wanted), "{words}");
    }
}

#[test]
fn nothing_is_invented() {
    for words in [
        "since Tuesday",
        "before April 27",
        "by Friday",
        "for two weeks",
        "in the 1990s",
        "recently",
        "on February 31",
        "Monday, March 5",
        "March 5-7",
        "between 2010 and 2012",
        "the day after",
        "two weeks",
        "",
        "ago",
        "99999999999",
    ] {
        assert_eq!(iso(words, false), None, "{words}");
    }
}
