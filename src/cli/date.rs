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

fn exists(given: &str) -> bool {
    let parts: Vec<&str> = given.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_fit = |byte: u8| byte == b'-' || byte.is_ascii_digit();
    if lengths != [4, 2, 2] || !given.bytes().all(is_fit) {
        return false;
    }
    let numbers: Vec<u16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    match numbers[..] {
        [year, month, day] => year > 0 && (1..=days(year, month)).contains(&day),
        _ => false,
    }
}

/// Days of a month; none where there is no such month.
fn days(year: u16, month: u16) -> u16 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => 0,
    }
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
