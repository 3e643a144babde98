//! A person's name taken apart: titles off, given names, surname, suffix.

use crate::graph::name::{bare, fold, is_hyphen};
use crate::knowledge::Knowledge;

/// One word of a name; its parts are what hyphens divide.
pub(crate) type Word = Vec<String>;

/// A name that was taken apart; folded throughout.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PersonName {
    /// Given names and initials in order; empty where the text has only one name.
    pub(crate) given: Vec<Word>,
    /// The surname with its particles, run together, without the Arabic article.
    pub(crate) surname: String,
    /// The surname with the article, where it has one.
    pub(crate) long_surname: String,
    /// "jr", "iii".
    pub(crate) suffix: Option<String>,
    /// All words run together.
    pub(crate) whole: String,
    /// All words, for reading.
    pub(crate) spelled: String,
    /// "Ben Shabbat": the first word is a given name or part of the surname.
    pub(crate) doubtful: bool,
    /// The parts of a surname that hyphens or particles divide, two or more.
    pub(crate) parts: Vec<String>,
}

impl PersonName {
    /// Takes a name apart. Whatever the text, something comes out.
    pub(crate) fn parse(text: &str, knowledge: &Knowledge) -> Self {
        let text = untitled(text, knowledge);
        let mut words = split(text);
        if words.is_empty() {
            // A name of signs alone is itself.
            words.push(vec![text.to_owned()]);
        }
        let suffix = take_suffix(&mut words);
        let (first, doubtful) = surname_start(&words, text, knowledge);
        let long_surname: String = words[first..]
            .iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let surname = join_surname(&words[first..]);
        let given = words[..first].to_vec();
        let parts: Vec<String> = words[first..].iter().flatten().cloned().collect();
        let spelled: Vec<String> = words.iter().map(|word| word.join("-")).collect();
        let mut whole: String = given.iter().flatten().map(String::as_str).collect();
        whole.push_str(&surname);
        whole.push_str(suffix.as_deref().unwrap_or_default());
        let mut spelled = spelled.join(" ");
        if let Some(suffix) = &suffix {
            spelled = format!("{spelled} {suffix}");
        }
        Self {
            given,
            surname,
            long_surname,
            suffix,
            whole,
            spelled,
            doubtful,
            parts,
        }
    }

    /// Whether the name is a surname alone.
    pub(crate) fn is_short(&self) -> bool {
        self.given.is_empty()
    }

    /// How much the name says: the number of given names in full, then the length.
    pub(crate) fn fullness(&self) -> (usize, usize) {
        let full = self.given.iter().filter(|word| !is_initial(word)).count();
        (full, self.whole.chars().count())
    }

    /// Whether all given names are initials.
    pub(crate) fn is_initials(&self) -> bool {
        !self.is_short() && self.given.iter().all(is_initial)
    }

    /// "jr" or "sr", which tell father and son apart.
    pub(crate) fn generation(&self) -> Option<&str> {
        let suffix = self.suffix.as_deref();
        suffix.filter(|suffix| matches!(*suffix, "jr" | "sr"))
    }

    /// All words run together, without "Jr." and the like.
    pub(crate) fn plain(&self) -> &str {
        let suffix = self.suffix.as_deref().unwrap_or_default();
        self.whole.strip_suffix(suffix).unwrap_or(&self.whole)
    }

    /// Whether given names are written out, none as initials.
    pub(crate) fn is_full(&self) -> bool {
        !self.is_short() && !self.given.iter().any(is_initial)
    }

    /// The first word run together: the family name in "Xi Jinping".
    pub(crate) fn first(&self) -> Option<String> {
        self.given.first().map(|word| word.concat())
    }
}

/// The text from where titles end: "Okafor" of "Mrs. Okafor", "Amina Okafor" of "Prime Minister
/// Amina Okafor". A regnal title stays with a single name.
pub(crate) fn untitled<'t>(text: &'t str, knowledge: &Knowledge) -> &'t str {
    let mut rest = bare(text);
    while let Some((title, after)) = title(rest, knowledge) {
        let mut name = split(after);
        take_suffix(&mut name);
        if name.len() == 1 && knowledge.names.regnal(&fold(title)) {
            break;
        }
        rest = after;
    }
    rest
}

/// The longest title of up to four words before a name, and the name.
fn title<'t>(text: &'t str, knowledge: &Knowledge) -> Option<(&'t str, &'t str)> {
    let gaps = text.char_indices().filter(|(_, c)| c.is_whitespace());
    let ends: Vec<usize> = gaps.map(|(at, _)| at).take(4).collect();
    ends.into_iter().rev().find_map(|end| {
        let (title, name) = (&text[..end], bare(&text[end..]));
        let words = split(name);
        let named = words.iter().any(|word| !is_suffix(word));
        (named && is_title(title, knowledge)).then_some((title, name))
    })
}

/// "Dr.", "Prime Minister"; and whatever ends with an office: "Deputy Foreign Minister".
fn is_title(text: &str, knowledge: &Knowledge) -> bool {
    let text = text.to_lowercase();
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let office = |noun: &str| knowledge.nouns.office(noun.trim_end_matches('.')).is_some();
    knowledge.nouns.honorific(&text) || office(&text) || office(last)
}

/// Folded words; "J.P." and the "JP" of "JP Whitlock" are two.
fn split(text: &str) -> Vec<Word> {
    let mixed = text.chars().any(char::is_lowercase);
    let raw: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || ",_/".contains(c))
        .collect();
    let last = raw
        .iter()
        .rposition(|word| !word.is_empty())
        .unwrap_or_default();
    let mut words = Vec::new();
    for (at, word) in raw.iter().enumerate() {
        let capitals = word.chars().count() == 2 && word.chars().all(char::is_uppercase);
        if is_dotted(word) || (capitals && mixed && at != last) {
            words.extend(letters(&fold(word)).map(|letter| vec![letter.to_string()]));
            continue;
        }
        let parts = word
            .split(is_hyphen)
            .map(|part| letters(&fold(part)).collect::<String>());
        let parts: Word = parts.filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            words.push(parts);
        }
    }
    words
}

fn letters(folded: &str) -> impl Iterator<Item = char> + '_ {
    folded.chars().filter(|c| c.is_alphanumeric())
}

/// "J.", "J.P.", but not "St.".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && !word.contains(is_hyphen)
        && word.split('.').all(|part| part.chars().count() <= 1)
}

fn is_suffix(word: &Word) -> bool {
    let known = ["jr", "junior", "sr", "senior", "ii", "iii", "iv"];
    word.len() == 1 && known.contains(&word[0].as_str())
}

fn take_suffix(words: &mut Vec<Word>) -> Option<String> {
    if words.len() < 2 || !words.last().is_some_and(is_suffix) {
        return None;
    }
    Some(match words.pop()?.concat().as_str() {
        "junior" => "jr".to_owned(),
        "senior" => "sr".to_owned(),
        other => other.to_owned(),
    })
}

/// The index of the surname's first word, and whether that is in doubt.
fn surname_start(words: &[Word], text: &str, knowledge: &Knowledge) -> (usize, bool) {
    let is_particle = |word: &Word| word.len() == 1 && knowledge.names.particle(&word[0]);
    let Some(mut first) = words.len().checked_sub(1) else {
        return (0, false);
    };
    while first > 1 && is_particle(&words[first - 1]) {
        first -= 1;
    }
    if first == 1 && is_particle(&words[0]) {
        let lower = text.trim_start().starts_with(char::is_lowercase);
        return if lower || words.len() > 2 {
            (0, false)
        } else {
            (1, true)
        };
    }
    (first, false)
}

/// Run together, without a leading Arabic article: "al-Assad" is "Assad" to many papers.
fn join_surname(words: &[Word]) -> String {
    let parts: Vec<&str> = words.iter().flatten().map(String::as_str).collect();
    match parts.as_slice() {
        ["al" | "el", rest @ ..] if !rest.is_empty() => rest.concat(),
        all => all.concat(),
    }
}

pub(crate) fn is_initial(word: &Word) -> bool {
    word.iter().all(|part| part.chars().count() == 1)
}

#[cfg(test)]
mod tests;
