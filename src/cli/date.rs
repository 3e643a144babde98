//! Calendar dates on the command line.

/// Takes a date only as `YYYY-MM-DD`, and only one that exists.
pub(crate) fn parse(given: &str) -> Result<String, String> {
    let problem = "not a date; write it as YYYY-MM-DD, for example 2024-03-05";
    if exists(given) {
        Ok(given.to_owned())
    } else {
        Err(problem.to_owned())
    }
}

/// Whether a calendar has the day; the year 0000 is none.
fn exists(given: &str) -> bool {
    let day = given.parse::<jiff::civil::Date>();
    day.is_ok_and(|day| day.year() > 0 && day.to_string() == given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        for good in ["2024-03-05", "2024-02-29", "2000-02-29", "1989-11-09"] {
            assert_eq!(parse(good).as_deref(), Ok(good));
        }
        let bad = "2024 2024-3-5 05-03-2024 2024-13-01 2024-00-10 2024-04-31 2023-02-29 1900-02-29 \
                   2024-03-00 0000-01-01 2024/03/05 +024-03-05 2024-03-05T10:00 ٢٠٢٤-03-05";
        for bad in bad.split(' ').chain([""]) {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
