//! The word lists behind segmentation, read once from the data files that are compiled in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// Words without their number of uses or order: only asked whether they hold something.
pub(crate) type Words = BTreeSet<String>;

/// Abbreviations by what may follow them.
#[derive(Debug, Deserialize)]
pub(crate) struct Abbreviations {
    pub(crate) titles: Words,
    pub(crate) finals: Words,
    pub(crate) numeric: Words,
    pub(crate) dates: Words,
    pub(crate) days: Words,
}

/// How words are spelled and cut.
#[derive(Debug, Deserialize)]
pub(crate) struct Spellings {
    pub(crate) prefixes: Words,
    pub(crate) units: Words,
    #[serde(deserialize_with = "cuts")]
    pub(crate) cuts: BTreeMap<String, Vec<usize>>,
    pub(crate) clitics: Words,
    pub(crate) elisions: Words,
    pub(crate) names: Words,
    pub(crate) emoticons: Words,
    pub(crate) domains: Words,
    pub(crate) extensions: Words,
}

/// Words by which sentences, headings, bylines and datelines are told apart.
#[derive(Debug, Deserialize)]
pub(crate) struct Newsroom {
    pub(crate) starters: Words,
    pub(crate) after_clock: Words,
    pub(crate) speech: Words,
    pub(crate) unfinished: Words,
    pub(crate) byline: Words,
    pub(crate) credits: Vec<String>,
    pub(crate) labels: Words,
}

pub(crate) static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    let mut lists: Abbreviations = toml::from_str(include_str!("../abbreviations.toml"))
        .expect("our own file; a test reads it");
    for words in [
        &mut lists.titles,
        &mut lists.finals,
        &mut lists.numeric,
        &mut lists.dates,
    ] {
        add_cases(words);
    }
    lists
});

pub(crate) static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    toml::from_str(include_str!("../spellings.toml")).expect("our own file; a test reads it")
});

pub(crate) static NEWSROOM: LazyLock<Newsroom> = LazyLock::new(|| {
    toml::from_str(include_str!("../newsroom.toml")).expect("our own file; a test reads it")
});

/// Adds the capitalized and the upper-case form of every entry.
fn add_cases(words: &mut Words) {
    let forms = |word: &String| {
        let mut letters = word.chars();
        let first = letters
            .next()
            .map(|c| c.to_uppercase().to_string())
            .unwrap_or_default();
        // "c" and "b" before a number are not the initials "C." and "B.".
        let short = word.len() < 2;
        (!short).then(|| [first + letters.as_str(), word.to_uppercase()])
    };
    let more: Vec<String> = words.iter().filter_map(forms).flatten().collect();
    words.extend(more);
}

/// Reads "gon na" as the word "gonna" with a cut after its third byte.
fn cuts<'de, D: serde::Deserializer<'de>>(
    source: D,
) -> Result<BTreeMap<String, Vec<usize>>, D::Error> {
    let shown = Vec::<String>::deserialize(source)?;
    let cut = |word: String| {
        let places = word
            .match_indices(' ')
            .enumerate()
            .map(|(nth, (at, _))| at - nth)
            .collect();
        (word.replace(' ', ""), places)
    };
    Ok(shown.into_iter().map(cut).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_read() {
        assert!(ABBREVIATIONS.titles.contains("GEN") && ABBREVIATIONS.finals.contains("Etc"));
        assert!(!ABBREVIATIONS.numeric.contains("C"));
        assert_eq!(SPELLINGS.cuts["dunno"], [2, 3]);
        assert!(NEWSROOM.starters.contains("The"));
    }
}
