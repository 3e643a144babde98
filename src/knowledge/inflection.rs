//! English spelling: from an inflected form to base forms that it may have, best guess first, and back.

/// Base forms of a regular verb form, the most likely first; never empty.
pub(crate) fn verb_bases(form: &str) -> Vec<String> {
    let mut bases = if let Some(stem) = stem(form, "ing") {
        of_stem(stem, "ing")
    } else if let Some(stem) = form
        .strip_suffix("ied")
        .or_else(|| form.strip_suffix("ies"))
    {
        ies(stem)
    } else if let Some(stem) = stem(form, "ed") {
        of_stem(stem, "ed")
    } else {
        of_s(form, &[])
    };
    bases.push(form.to_owned());
    bases
}

/// Base forms of a regular plural, the most likely first; never empty.
pub(crate) fn noun_bases(form: &str) -> Vec<String> {
    let mut bases = match form.strip_suffix("ies") {
        Some(stem) => ies(stem),
        None => of_s(form, &["us"]),
    };
    if let Some(head) = form.strip_suffix("men").filter(|head| !head.is_empty()) {
        bases.push(format!("{head}man"));
    }
    bases.push(form.to_owned());
    bases
}

/// The past tense of a regular verb; `doubling` says that a verb of several syllables doubles its last letter.
pub(crate) fn regular_past(lemma: &str, doubling: bool) -> String {
    if lemma.ends_with('e') {
        return format!("{lemma}d");
    }
    let letters: Vec<char> = lemma.chars().collect();
    match letters[..] {
        [.., before, 'y'] if !is_vowel(before) => format!("{}ied", &lemma[..lemma.len() - 1]),
        [.., last] if doubling || (syllables(lemma) == 1 && closed(&letters)) => {
            format!("{lemma}{last}ed")
        }
        _ => format!("{lemma}ed"),
    }
}

/// What is left without an ending, if that can be a word's stem.
fn stem<'a>(form: &'a str, ending: &str) -> Option<&'a str> {
    form.strip_suffix(ending)
        .filter(|stem| stem.chars().any(|c| is_vowel(c) || c == 'y'))
}

/// "den" of "denied" and "denies", "t" of "tied" and "ties".
fn ies(stem: &str) -> Vec<String> {
    let (long, short) = (format!("{stem}y"), format!("{stem}ie"));
    if stem.chars().count() < 2 {
        vec![short, long]
    } else {
        vec![long, short]
    }
}

/// The third person or a plural; base forms that end as `latin` does take "es" too.
fn of_s(form: &str, latin: &[&str]) -> Vec<String> {
    if form.chars().count() < 3 || ["ss", "us", "is"].iter().any(|end| form.ends_with(end)) {
        return Vec::new();
    }
    let Some(short) = form.strip_suffix('s') else {
        return Vec::new();
    };
    let Some(shorter) = short.strip_suffix('e') else {
        return vec![short.to_owned()];
    };
    let (short, shorter) = (short.to_owned(), shorter.to_owned());
    let whole = ["ss", "sh", "ch", "x", "zz", "o"]
        .iter()
        .any(|end| shorter.ends_with(end));
    let latin = latin.iter().any(|end| shorter.ends_with(end))
        && !["ous", "aus"].iter().any(|end| shorter.ends_with(end));
    match () {
        () if whole || latin => vec![shorter, short],
        () if shorter.ends_with('s') => vec![short, shorter],
        () => vec![short],
    }
}

/// The base forms behind a stem of "-ed" or "-ing".
fn of_stem(stem: &str, ending: &str) -> Vec<String> {
    let letters: Vec<char> = stem.chars().collect();
    let plain = stem.to_owned();
    let silent = format!("{stem}e");
    if let Some(tied) = stem
        .strip_suffix('y')
        .filter(|head| ending == "ing" && head.chars().count() == 1)
    {
        return vec![format!("{tied}ie"), plain];
    }
    if doubled(&letters) {
        let single: String = letters[..letters.len() - 1].iter().collect();
        return if keeps_double(&letters) {
            vec![plain, single]
        } else {
            vec![single, plain]
        };
    }
    match () {
        () if syllables(stem) == 1 && closed(&letters) => vec![silent],
        () if wants_e(&letters, ending) => vec![silent, plain],
        () => vec![plain, silent],
    }
}

/// Ends in two of one consonant.
fn doubled(letters: &[char]) -> bool {
    matches!(letters, [.., a, b] if a == b && !is_vowel(*a))
}

/// Whether the double consonant belongs to the base form: "killed", "passed", "installed".
fn keeps_double(letters: &[char]) -> bool {
    match letters {
        [.., 's', 's'] | [.., 'f', 'f'] | [.., 'z', 'z'] => true,
        [.., vowel, 'l', 'l'] => {
            syllables(&letters.iter().collect::<String>()) == 1 || matches!(vowel, 'a' | 'i')
        }
        _ => false,
    }
}

/// Whether the base form had a silent "e".
fn wants_e(letters: &[char], ending: &str) -> bool {
    match letters {
        [.., 'e'] => ending == "ed",
        [.., before, 's'] => *before != 's',
        [.., before, 'z'] => *before != 'z',
        [.., vowel, 'n', 'g'] => matches!(vowel, 'a' | 'e' | 'u'),
        [.., 'c' | 'v' | 'u' | 'g'] | [.., 'c' | 't' | 'h', 'r'] => true,
        [.., before, 'l'] if !is_vowel(*before) => !matches!(before, 'r' | 'w' | 'h'),
        [.., a, b, last] if is_vowel(*b) && is_consonant(*last) => {
            after_vowel(*a, *b, *last, letters)
        }
        [vowel, last] => is_vowel(*vowel) && is_consonant(*last),
        _ => false,
    }
}

/// One vowel and one consonant at the end, undoubled: one syllable or a strong ending wants the "e".
fn after_vowel(before: char, vowel: char, last: char, letters: &[char]) -> bool {
    let iat = matches!((before, vowel, last), ('i' | 'u', 'a', 't'))
        || letters.ends_with(&['c', 'r', 'e', 'a', 't']);
    let quir = before == 'u' && letters.len() > 3 && letters[letters.len() - 4] == 'q';
    if is_vowel(before) && !iat && !quir {
        return false;
    }
    if matches!(last, 'w' | 'x' | 'y' | 'h') {
        return false;
    }
    let unstressed = matches!(
        (vowel, last),
        ('e', 'r' | 'n' | 't' | 'l')
            | ('i', 't' | 's' | 'p')
            | ('o', 'n' | 'r' | 'm' | 'p')
            | ('a', 'l')
    );
    syllables(&letters.iter().collect::<String>()) == 1 || !unstressed
}

/// One vowel between consonants at the end, so that the last letter doubles after one syllable.
fn closed(letters: &[char]) -> bool {
    match letters {
        [.., 'q', 'u', vowel, last] => is_vowel(*vowel) && is_consonant(*last),
        [.., before, vowel, last] => !is_vowel(*before) && is_vowel(*vowel) && doubles(*last),
        _ => false,
    }
}

fn doubles(letter: char) -> bool {
    is_consonant(letter) && !matches!(letter, 'w' | 'x' | 'y' | 'h')
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn is_consonant(letter: char) -> bool {
    letter.is_alphabetic() && !is_vowel(letter)
}

/// Groups of vowels; the "u" of "qu" is none, "y" is one after the first letter.
fn syllables(word: &str) -> usize {
    let (mut count, mut inside, mut before) = (0, false, ' ');
    for letter in word.chars() {
        let vowel = (is_vowel(letter) && !(letter == 'u' && before == 'q'))
            || (letter == 'y' && before != ' ');
        count += usize::from(vowel && !inside);
        (inside, before) = (vowel, letter);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verb_forms_without_any_list() {
        let cases = [
            ("denied", "deny"),
            ("tied", "tie"),
            ("dying", "die"),
            ("planned", "plan"),
            ("banned", "ban"),
            ("visited", "visit"),
            ("accused", "accuse"),
            ("sued", "sue"),
            ("agreed", "agree"),
            ("killed", "kill"),
            ("controlled", "control"),
            ("installed", "install"),
            ("passes", "pass"),
            ("reaches", "reach"),
            ("urging", "urge"),
            ("charged", "charge"),
            ("negotiating", "negotiate"),
            ("acquired", "acquire"),
            ("defeated", "defeat"),
            ("explained", "explain"),
            ("settled", "settle"),
            ("visits", "visit"),
            ("vetoes", "veto"),
            ("sing", "sing"),
            ("focus", "focus"),
            ("hoping", "hope"),
            ("hopping", "hop"),
        ];
        for (form, lemma) in cases {
            assert_eq!(verb_bases(form)[0], lemma, "{form}");
        }
    }

    #[test]
    fn plurals_without_any_list() {
        let cases = [
            ("officials", "official"),
            ("allies", "ally"),
            ("crosses", "cross"),
            ("cases", "case"),
            ("news", "new"),
        ];
        for (form, lemma) in cases {
            assert_eq!(noun_bases(form)[0], lemma, "{form}");
        }
        assert!(noun_bases("spokesmen").contains(&"spokesman".to_owned()));
    }

    #[test]
    fn past_tenses() {
        let cases = [
            ("visit", "visited"),
            ("plan", "planned"),
            ("deny", "denied"),
            ("play", "played"),
            ("sue", "sued"),
            ("fix", "fixed"),
            ("show", "showed"),
            ("join", "joined"),
            ("jail", "jailed"),
            ("urge", "urged"),
        ];
        for (lemma, past) in cases {
            assert_eq!(regular_past(lemma, false), past);
        }
        assert_eq!(regular_past("permit", true), "permitted");
    }

    #[test]
    fn any_text_has_a_base() {
        let letters = ["", "a", "b", "é", "ß", "y", "s", "e", "u", "l", "日", "’"];
        let endings = ["", "s", "es", "ies", "ed", "ied", "ing", "men"];
        for (a, b) in letters
            .iter()
            .flat_map(|a| letters.iter().map(move |b| (a, b)))
        {
            for (c, ending) in letters
                .iter()
                .flat_map(|c| endings.iter().map(move |end| (c, end)))
            {
                let form = format!("{a}{b}{c}{ending}");
                assert!(!verb_bases(&form).is_empty() && !noun_bases(&form).is_empty());
                assert!(regular_past(&form, true).ends_with('d'));
            }
        }
    }
}
