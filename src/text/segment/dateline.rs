//! Datelines: "WASHINGTON (Reuters) -", "NAIROBI, Kenya —", "LAHORE:" at the start of a paragraph.

use crate::text::segment::character::{is_capitalized, is_dash, is_shouted};
use crate::text::segment::lists::NEWSROOM;
use crate::text::segment::words::Words;

/// The longest dateline, in words and marks.
const LONGEST: usize = 24;

/// How many words of a block are its dateline; 0 if it has none. The last of them is the dash or colon.
pub(crate) fn length(words: Words<'_>) -> usize {
    let head: Vec<&str> = words.iter().take(LONGEST).collect();
    let Some(mark) = (1..head.len()).find(|&at| is_mark(words, at)) else {
        return 0;
    };
    let follows = words
        .get(mark + 1)
        .is_some_and(|next| is_capitalized(next) || !next.starts_with(char::is_alphanumeric));
    if follows && is_dateline(&head[..mark], head[mark]) {
        mark + 1
    } else {
        0
    }
}

/// A dash or colon; not the hyphen in "PORT-AU-PRINCE".
fn is_mark(words: Words<'_>, at: usize) -> bool {
    let joins = words.is_glued(at) && words.is_glued(at + 1);
    words
        .get(at)
        .is_some_and(|word| (is_dash(word) && !(word == "-" && joins)) || word == ":")
}

/// Whether what stands before the mark is places, dates and an agency in brackets.
fn is_dateline(before: &[&str], mark: &str) -> bool {
    let place = before[0];
    let shouted = place.len() >= 3
        && is_shouted(place)
        && place.chars().all(|c| c.is_alphabetic() || c == '.');
    let agency = before.last() == Some(&")") && before.contains(&"(");
    let listed = before.iter().all(|word| is_part(word)) && is_capitalized(place);
    let labelled = NEWSROOM.labels.contains(place);
    let colon = mark == ":";
    listed
        && !labelled
        && (if colon {
            shouted && before.iter().all(|word| is_shouted(word) || *word == ",")
        } else {
            shouted || agency
        })
}

/// A word that a dateline may have before its dash.
fn is_part(word: &str) -> bool {
    is_capitalized(word)
        || word
            .chars()
            .all(|c| c.is_numeric() || matches!(c, ',' | '(' | ')' | '/' | '.' | '-'))
        || matches!(word, "de" | "al" | "el" | "la" | "and" | "of" | "'s")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::segment;

    fn found(text: &str) -> usize {
        let (spans, _) = segment(text);
        length(Words::new(text, &spans))
    }

    #[test]
    fn datelines_end_at_their_dash() {
        assert_eq!(
            found("WASHINGTON (Reuters) - U.S. envoy Okafor met Solheim."),
            5
        );
        assert_eq!(found("GENEVA, March 5 (AFP) — The talks began."), 8);
        assert_eq!(found("NAIROBI, Kenya — Okafor met Solheim."), 4);
        assert_eq!(found("Geneva (AP) -- Talks began."), 5);
        assert_eq!(found("PORT-AU-PRINCE, Haiti—Talks began."), 8);
        assert_eq!(found("PARIS - US envoy Okafor met Solheim."), 2);
        assert_eq!(
            found("BRUSSELS/ŁÓDŹ, Mar. 5 /PRNewswire/ -- Talks began."),
            10
        );
        assert_eq!(found("LAHORE: Okafor met Solheim."), 2);
    }

    #[test]
    fn sentences_with_dashes_have_none() {
        for text in [
            "NATO — the alliance — met.",
            "Okafor — The minister — met .",
            "BREAKING : Okafor met Solheim .",
            "He said : No .",
            "Talks in Geneva — Okafor's idea — failed .",
            "—",
            "",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
