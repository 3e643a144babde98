//! Words that are two: contractions and possessives.

use crate::text::segment::character::is_apostrophe;
use crate::text::segment::lists::SPELLINGS;

/// No English word carries more of them ("shouldn't've").
const MOST_CLITICS: usize = 3;

/// The longest word that is looked up whole.
const LONGEST_CUT: usize = 12;

/// The bytes at which a word is cut, in order: "don't" at 2, "Israel's" at 6, "cannot" at 3.
pub(crate) fn cuts(word: &str) -> Vec<usize> {
    if word.len() <= LONGEST_CUT {
        if let Some(places) = SPELLINGS.cuts.get(&word.to_ascii_lowercase()) {
            return places.clone();
        }
    }
    let (mut places, mut head) = (Vec::new(), word);
    while places.len() < MOST_CLITICS {
        let Some(place) = last_clitic(head) else {
            break;
        };
        places.insert(0, place);
        head = &word[..place];
    }
    places
}

/// Where the last clitic of a word starts.
fn last_clitic(word: &str) -> Option<usize> {
    let (at, mark) = word
        .char_indices()
        .rev()
        .take(4)
        .find(|&(_, c)| is_apostrophe(c))?;
    let tail = word[at + mark.len_utf8()..].to_lowercase();
    let head = &word[..at];
    if tail == "t" && head.ends_with(['n', 'N']) && head.len() > 1 {
        return Some(at - 1);
    }
    // "60's" and "747's" are plurals.
    let number = head.ends_with(|c: char| c.is_ascii_digit());
    (!head.is_empty() && !number && SPELLINGS.clitics.contains(&tail)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_are_cut() {
        for (word, parts) in [
            ("don't", vec!["do", "n't"]),
            ("WON’T", vec!["WO", "N’T"]),
            ("shouldn't've", vec!["should", "n't", "'ve"]),
            ("Šefčovič’s", vec!["Šefčovič", "’s"]),
            ("Cannot", vec!["Can", "not"]),
            ("60's", vec!["60's"]),
            ("o'clock", vec!["o'clock"]),
            ("O'Brien", vec!["O'Brien"]),
        ] {
            let places = cuts(word);
            let ends = places.iter().copied().chain([word.len()]);
            let starts = [0].into_iter().chain(places.iter().copied());
            let found: Vec<&str> = starts.zip(ends).map(|(from, to)| &word[from..to]).collect();
            assert_eq!(found, parts);
        }
    }
}
