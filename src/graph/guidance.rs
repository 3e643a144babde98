//! What users say about who is who: their judgements and their aliases.

use std::collections::BTreeSet;

use crate::annotation::EntityKind;
use crate::graph::aliases::Aliases;
use crate::graph::contribution::Appearance;
use crate::graph::identity::person::untitled;
use crate::graph::judgements::Judgements;
use crate::graph::name::{bare, fold, is_hyphen, one_line};
use crate::knowledge::Knowledge;

/// A user's word on who is who, respected whenever a network is made.
///
/// ```
/// use tieline::graph::{Guidance, Judgements, Network};
///
/// let line = "not same | person | Tom Berg @ sports.txt | Tom Berg";
/// let guidance = Guidance {
///     judgements: Judgements::parse("judgements.txt", line)?,
///     ..Guidance::default()
/// };
/// let network = Network::new().with_guidance(guidance);
/// assert!(network.is_empty());
/// # Ok::<(), tieline::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Guidance {
    /// Who is the same and who is not; they win over everything.
    pub judgements: Judgements,
    /// Further names and ids; they win over what is compiled in.
    pub aliases: Aliases,
}

/// One document's someone, as judgements look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject<'a> {
    /// What its node is.
    pub(crate) kind: EntityKind,
    /// The document's id.
    pub(crate) document: &'a str,
    /// Its fullest name in all readings (with title and without, as the document and as the knowledge
    /// files have it); keys.
    pub(crate) main: BTreeSet<String>,
    /// The other names that the document gives it; keys.
    pub(crate) others: BTreeSet<String>,
}

impl<'a> Subject<'a> {
    /// An entity of a document, and the name that the knowledge files give it.
    pub(crate) fn of(
        kind: EntityKind,
        document: &'a str,
        appearance: &Appearance,
        known: Option<&str>,
    ) -> Self {
        let full = appearance.name.as_str();
        let untitled = match kind {
            EntityKind::Person => untitled(full, Knowledge::builtin()),
            _ => full,
        };
        let nationalities = appearance.nationalities.texts();
        let others = appearance.names.texts().chain(nationalities);
        let main = [full, untitled].into_iter().chain(known);
        Self::new(kind, document, main, others.map(String::as_str))
    }

    /// The someone that goes by these names.
    pub(crate) fn new<'n>(
        kind: EntityKind,
        document: &'a str,
        main: impl IntoIterator<Item = &'n str>,
        others: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        let main: BTreeSet<String> = main.into_iter().map(key).collect();
        let others = others.into_iter().map(key);
        Self {
            kind,
            document,
            others: others.filter(|other| !main.contains(other)).collect(),
            main,
        }
    }
}

/// What names are compared by in a user's files: case, diacritics, dots, hyphens, "the" and a possessive
/// ending make no difference; legal forms do. A name of signs alone is its own key.
pub(crate) fn key(name: &str) -> String {
    let folded = fold(bare(name))
        .replace('&', " and ")
        .replace('+', " plus ");
    let words = folded.split(|c: char| c.is_whitespace() || is_hyphen(c) || "/,_".contains(c));
    let mut words: Vec<String> = words
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    if words.is_empty() {
        return one_line(name);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_spellings_agree() {
        for (one, other) in [
            ("the Bank of Ghana", "BANK OF GHANA’s"),
            ("Ben-Shabbat", "Ben  Shabbat"),
            ("Šefčovič", "Sefcovic"),
            ("U.N.", "UN"),
            ("أمينة", "أمينة"),
        ] {
            assert_eq!(key(one), key(other), "{one} / {other}");
        }
        for (one, other) in [
            ("Tidewater Ltd", "Tidewater Inc"),
            ("🙂", "🙁"),
            ("A", "B"),
            ("The", ""),
        ] {
            assert_ne!(key(one), key(other), "{one} / {other}");
        }
    }
}
