//! Names of organizations and places taken apart.

use crate::graph::identity::lands::{Gazetteer, Land};
use crate::graph::name::{bare, fold, is_acronym, is_hyphen, without_the, words};
use crate::knowledge::Knowledge;

/// A name of an organization or place; folded throughout.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct BodyName {
    /// Its words, without "the" and legal form.
    pub(crate) words: Vec<String>,
    /// Its words run together.
    pub(crate) key: String,
    /// Its words, for reading.
    pub(crate) spelled: String,
    /// Whether a legal form says that it is a company's full name.
    pub(crate) legal: bool,
    /// Whether it is one word of capitals.
    pub(crate) acronym: bool,
    /// The sort of state body that it names: "supreme court".
    pub(crate) sort: Option<String>,
    /// The state that it names with the sort.
    pub(crate) state: Option<Land>,
}

impl BodyName {
    /// Takes a name apart. Whatever the text, something comes out.
    pub(crate) fn parse(text: &str, gazetteer: &mut Gazetteer, knowledge: &Knowledge) -> Self {
        let words = words(text, &knowledge.bodies);
        if words.is_empty() {
            return Self {
                key: text.to_owned(),
                spelled: text.to_owned(),
                ..Self::default()
            };
        }
        let (sort, state) = sort(text, gazetteer, knowledge);
        Self {
            key: words.concat(),
            spelled: words.join(" "),
            words,
            legal: ends_in_legal_form(text, knowledge),
            acronym: is_acronym(text),
            sort,
            state,
        }
    }

    /// Its first letters, of words that count in acronyms.
    pub(crate) fn initials(&self) -> String {
        let words = self.words.iter().filter(|word| !is_filler(word));
        words.filter_map(|word| word.chars().next()).collect()
    }

    /// Its words in order of the alphabet, without those that only join others.
    pub(crate) fn content(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.retain(|word| !is_filler(word));
        words.sort_unstable();
        words.join(" ")
    }

    /// Whether it starts as the other name does and goes on.
    pub(crate) fn extends(&self, short: &Self) -> bool {
        self.words.len() > short.words.len() && self.words.starts_with(&short.words)
    }
}

/// Whether the last word of several is a legal form.
fn ends_in_legal_form(text: &str, knowledge: &Knowledge) -> bool {
    let last = bare(text).rsplit_once(' ').map(|(_, last)| fold(last));
    let letters = |word: String| {
        word.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    last.is_some_and(|last| knowledge.bodies.legal_form(&letters(last)))
}

/// Words that only join others.
pub(crate) fn is_filler(word: &str) -> bool {
    [
        "a", "and", "de", "del", "der", "des", "du", "for", "in", "la", "of", "on", "the", "to",
        "und",
    ]
    .contains(&word)
}

/// The sort of state body that a name means, and its state where the name says so: "Supreme Court of
/// Kenya", "Kenyan Central Bank", "U.S. Department of Commerce".
fn sort(
    text: &str,
    gazetteer: &mut Gazetteer,
    knowledge: &Knowledge,
) -> (Option<String>, Option<Land>) {
    let text = without_the(bare(text));
    let plain = |text: &str| knowledge.bodies.sort(&plain(text));
    let gaps: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    for &gap in gaps.iter().take(3) {
        if let Some(sort) = plain(&text[gap..]) {
            if let Some(land) = land(&text[..gap], gazetteer) {
                return (Some(sort), Some(land));
            }
        }
    }
    for (at, of) in text.rmatch_indices(" of ").chain(text.rmatch_indices(", ")) {
        if let Some(sort) = plain(&text[..at]) {
            if let Some(land) = land(&text[at + of.len()..], gazetteer) {
                return (Some(sort), Some(land));
            }
        }
    }
    (plain(text), None)
}

fn land(words: &str, gazetteer: &mut Gazetteer) -> Option<Land> {
    let name = without_the(bare(words));
    let spot = gazetteer.spot(name);
    spot.country.or_else(|| gazetteer.of_nationality(name))
}

/// Lower case, single spaces, hyphens as spaces.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| c.is_whitespace() || is_hyphen(c));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> BodyName {
        let knowledge = Knowledge::builtin();
        BodyName::parse(text, &mut Gazetteer::new(knowledge), knowledge)
    }

    #[test]
    fn state_bodies_and_their_states() {
        for (one, two) in [
            ("Supreme Court of Kenya", "Kenyan Supreme Court"),
            (
                "U.S. Department of Commerce",
                "United States Commerce Department",
            ),
            ("Foreign Ministry of Russia", "Russia's Foreign Ministry"),
            (
                "Central Bank of the Philippines",
                "the Philippine central bank",
            ),
        ] {
            let (one, two) = (parse(one), parse(two));
            assert!(one.sort.is_some() && one.state.is_some(), "{one:?}");
            assert_eq!((&one.sort, one.state), (&two.sort, two.state));
        }
        assert!(parse("Supreme Court").sort.is_some() && parse("Supreme Court").state.is_none());
        for text in [
            "Bank of Ghana",
            "Ghana",
            "Army of Light",
            "Kenya Airways",
            "",
            "of",
            "🙂",
        ] {
            assert_eq!(parse(text).sort, None, "{text}");
        }
    }

    #[test]
    fn initials_and_longer_names() {
        assert_eq!(parse("East African Rail Authority").initials(), "eara");
        assert!(parse("Coosa Crane & Hoist Inc.").extends(&parse("Coosa Crane")));
        assert!(!parse("Coosa Crane").extends(&parse("Coosa Crane Ltd")));
    }
}
