//! How names are compared: without case, diacritics, dots, hyphens and possessives.

use unicode_normalization::UnicodeNormalization;

use crate::knowledge::Bodies;

/// The name with white space as it would be printed on one line.
pub(crate) fn one_line(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The name without quotation marks, commas and the like around it and without a possessive ending.
pub(crate) fn bare(name: &str) -> &str {
    let name = name.trim_matches(|c: char| c.is_whitespace() || "\"“”„«»,;:()[]*_".contains(c));
    let stem = ["'s", "’s", "'S", "’S"]
        .into_iter()
        .find_map(|ending| name.strip_suffix(ending));
    let stem = stem.unwrap_or(name);
    stem.trim_end_matches(['\'', '’', '‘']).trim_end()
}

/// The name without a leading "the".
pub(crate) fn without_the(name: &str) -> &str {
    let the = name
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("the "));
    the.map_or(name, |the| name[the.len()..].trim_start())
}

/// Lower case, without diacritics and apostrophes; other letters and signs stay.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name
        .nfkd()
        .filter(|&c| !is_mark(c))
        .flat_map(char::to_lowercase)
    {
        match letter {
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`' | '´' => {}
            c if is_mark(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// Accents of the Latin, Greek and Cyrillic scripts; the vowel signs of others are letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}')
}

/// Whether the character is a hyphen or dash.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// The folded words of the name of an organization or place: without "the" before it, without legal
/// form after it. Empty only where the name has neither letter nor digit.
pub(crate) fn words(name: &str, bodies: &Bodies) -> Vec<String> {
    let folded = fold(bare(name))
        .replace('&', " and ")
        .replace('+', " plus ");
    let mut words: Vec<String> = folded
        .split(|c: char| c.is_whitespace() || is_hyphen(c) || "/,_".contains(c))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .map(|word| bodies.spelling(&word).to_owned())
        .collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    while let Some(left) = without_legal_form(&words, bodies) {
        words.truncate(left);
    }
    words
}

/// How many words are left before a legal form of up to three words ("sp. z o.o."); `None` without one.
fn without_legal_form(words: &[String], bodies: &Bodies) -> Option<usize> {
    let mut starts = words.len().saturating_sub(3).max(1)..words.len();
    starts.find(|&start| bodies.legal_form(&words[start..].concat()))
}

/// Whether the name is one word of capitals, as acronyms are: "ATMIS", "U.N.", "G20".
pub(crate) fn is_acronym(name: &str) -> bool {
    let name = bare(name);
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    (2..=10).contains(&letters.len())
        && letters[0].is_uppercase()
        && letters
            .iter()
            .all(|c| c.is_uppercase() || c.is_ascii_digit())
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '.' || is_hyphen(c))
}

/// Whether the acronym may stand for the words: it starts as they do, and they have its letters in
/// this order. Guards against entities that were joined by mistake.
pub(crate) fn abbreviates(acronym: &str, words: &[String]) -> bool {
    let mut letters = words.iter().flat_map(|word| word.chars());
    let acronym = fold(acronym);
    let mut wanted = acronym.chars().filter(|c| c.is_alphanumeric());
    words.len() > 1
        && wanted.next() == letters.next()
        && wanted.all(|letter| letters.any(|other| other == letter))
}

/// The text as the readable part of a node's id: an XML name token.
pub(crate) fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|c| !is_name_letter(c))
        .filter(|w| !w.is_empty())
        .collect();
    if words.is_empty() {
        let codes: Vec<String> = name
            .chars()
            .take(8)
            .map(|c| format!("u{:x}", c as u32))
            .collect();
        return if codes.is_empty() {
            "unnamed".to_owned()
        } else {
            codes.join("-")
        };
    }
    words.join("-")
}

/// Letters and digits that an XML name token may hold.
fn is_name_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c,
            '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
            | '\u{37f}'..='\u{1fff}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
            | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
            && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    fn compact(name: &str) -> String {
        words(name, &Knowledge::builtin().bodies).concat()
    }

    #[test]
    fn folds_case_and_diacritics() {
        assert_eq!(fold("Šefčovič"), "sefcovic");
        assert_eq!(
            fold("Erdoğan İstanbul Jørgen Łukasz Groß"),
            "erdogan istanbul jorgen lukasz gross"
        );
        assert_eq!(fold("O’Brien"), fold("O'Brien"));
        assert_eq!(fold("नेपाल"), "नेपाल", "vowel signs are no accents");
    }

    #[test]
    fn spellings_of_an_organization_agree() {
        for (one, other) in [
            ("the Bank of Ghana", "Bank of Ghana’s"),
            ("U.N.", "UN"),
            ("U. N.", "UN"),
            ("Al-Jazeera", "Al Jazeera"),
            ("Tidewater Holdings Ltd.", "Tidewater Holdings plc"),
            ("Tidewater Co., Ltd", "TIDEWATER"),
            ("Johnson & Johnson, Inc.", "Johnson and Johnson"),
            ("Petróleo Brasileiro S.A.", "Petroleo Brasileiro"),
        ] {
            assert_eq!(compact(one), compact(other), "{one} / {other}");
        }
        for (one, other) in [
            ("Bank of Ghana", "Bank of Guinea"),
            ("Tidewater Holdings", "Tidewater Group"),
            ("The Co", "The Inc"),
            ("Disney", "Disney+"),
        ] {
            assert_ne!(compact(one), compact(other), "{one} / {other}");
        }
    }

    #[test]
    fn bare_takes_off_what_is_not_name() {
        assert_eq!(bare(" “Okafor’s”, "), "Okafor");
        assert_eq!(bare("United States'"), "United States");
        assert_eq!(bare("'s"), "");
        assert_eq!(one_line("Amina\n  Okafor\u{0}"), "Amina Okafor");
    }

    #[test]
    fn acronyms() {
        for yes in ["ATMIS", "U.N.", "G20", "CIA’s", "AFL-CIO"] {
            assert!(is_acronym(yes), "{yes}");
        }
        for no in ["Atmis", "A", "7", "BANK OF GHANA", "UNITEDNATIONS", ""] {
            assert!(!is_acronym(no), "{no}");
        }
        let bodies = &Knowledge::builtin().bodies;
        let mission = words("African Union Transition Mission in Somalia", bodies);
        assert!(abbreviates("ATMIS", &mission));
        assert!(!abbreviates("IMF", &words("Bank of Ghana", bodies)));
        assert!(!abbreviates("AA", &mission[..1]));
    }

    #[test]
    fn slugs_are_name_tokens() {
        assert_eq!(slug("Amina Okafor"), "amina-okafor");
        assert_eq!(slug("AT&T <Inc>"), "at-t-inc");
        assert_eq!(slug("Путин"), "путин");
        assert_eq!(slug("🙂"), "u1f642");
        assert_eq!(slug(""), "unnamed");
    }
}
