//! Stretches of words that may mean someone, and what the `links` and `pairs` heads see of two of them besides their
//! vectors: small numbers, each an index into a table of weights. `models/train/mentions.py` computes the same.

use std::ops::Range;

use crate::annotation::{EntityKind, Form};

/// Words of one sentence that may mean someone: a name, a pronoun, a noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Places in the sentence; the last is the head of a noun phrase.
    pub words: Range<usize>,
    /// What it means, as far as the words alone tell: names do, "she" does, "it" and "the agency" do not.
    pub kind: Option<EntityKind>,
    /// How it means it.
    pub form: Form,
}

/// A candidate as the features see it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) sentence: usize,
    /// Place among all candidates of the document.
    pub(crate) number: usize,
    pub(crate) kind: Option<EntityKind>,
    pub(crate) form: Form,
    /// In lower case.
    pub(crate) words: Vec<String>,
}

/// Sizes of the tables of the `links` head, by name.
pub(crate) const LINK_TABLES: [(&str, i64); 6] = [
    ("forms", 16),
    ("gap", 7),
    ("steps", 7),
    ("same", 6),
    ("kinds", 16),
    ("pronouns", 36),
];

/// Sizes of the tables of the `pairs` head, by name.
pub(crate) const PAIR_TABLES: [(&str, i64); 3] = [("kinds", 16), ("forms", 16), ("order", 14)];

const GAPS: [usize; 6] = [1, 2, 3, 4, 6, 9];
const STEPS: [usize; 6] = [2, 3, 4, 6, 9, 17];
const BETWEEN: [usize; 6] = [1, 2, 3, 5, 9, 17];

pub(crate) fn form_number(form: Form) -> usize {
    match form {
        Form::Name => 0,
        Form::Nationality => 1,
        Form::Nominal | Form::Group => 2,
        Form::Pronoun => 3,
    }
}

fn kind_number(kind: Option<EntityKind>) -> usize {
    match kind {
        Some(EntityKind::Person) => 0,
        Some(EntityKind::Organization) => 1,
        Some(EntityKind::Place) => 2,
        None => 3,
    }
}

/// How many of the edges the value reaches.
fn bucket(value: usize, edges: &[usize]) -> usize {
    edges.iter().filter(|&&edge| value >= edge).count()
}

/// First letters of a name's words in lower case, the small ones left out.
fn initials(words: &[String]) -> String {
    let small = ["of", "the", "and", "for", "on", "in", "de", "la"];
    let counted = words.iter().filter(|word| !small.contains(&word.as_str()));
    counted.filter_map(|word| word.chars().next()).collect()
}

/// How the words of two mentions agree: 0 not at all, 1 the same, 2 the last word and all others of the later one, 3 the
/// last word, 4 one is the other's initials, 5 another long word of the later one.
fn same(before: &[String], after: &[String]) -> usize {
    if before == after {
        return 1;
    }
    if before.last() == after.last() {
        return if after.iter().all(|word| before.contains(word)) {
            2
        } else {
            3
        };
    }
    let shortened = |short: &[String], long: &[String]| matches!(short, [word] if long.len() > 1 && word.replace('.', "") == initials(long));
    if shortened(before, after) || shortened(after, before) {
        return 4;
    }
    let long = |word: &&String| word.chars().count() > 3;
    let shared = after.iter().filter(long).any(|word| before.contains(word));
    if shared { 5 } else { 0 }
}

/// Which pronoun it is: 0 none, 1 he, 2 she, 3 it, 4 they, 5 I.
pub(crate) fn pronoun(word: &str) -> usize {
    match word {
        "he" | "him" | "his" | "himself" => 1,
        "she" | "her" | "hers" | "herself" => 2,
        "it" | "its" | "itself" => 3,
        "they" | "them" | "their" | "theirs" | "themselves" => 4,
        "i" | "me" | "my" | "mine" | "myself" => 5,
        _ => 0,
    }
}

fn pronoun_class(words: &[String]) -> usize {
    match words {
        [word] => pronoun(word),
        _ => 0,
    }
}

impl Seen {
    /// Whether it is asked whom it means; an indefinite phrase ("a man") never is.
    pub(crate) fn may_refer(&self) -> bool {
        let indefinite = ["a", "an", "some", "another", "every", "each", "no", "any"];
        let first = self.words.first().map(String::as_str).unwrap_or_default();
        self.form != Form::Nominal || !indefinite.contains(&first)
    }
}

/// Indices into [`LINK_TABLES`] for an antecedent and the later mention that may mean it.
pub(crate) fn link_features(before: &Seen, after: &Seen) -> [usize; 6] {
    [
        form_number(before.form) * 4 + form_number(after.form),
        bucket(after.sentence - before.sentence, &GAPS),
        bucket(after.number - before.number, &STEPS),
        same(&before.words, &after.words),
        kind_number(before.kind) * 4 + kind_number(after.kind),
        pronoun_class(&before.words) * 6 + pronoun_class(&after.words),
    ]
}

/// The words between two mentions of a sentence.
pub(crate) fn between(source: &Range<usize>, target: &Range<usize>) -> Range<usize> {
    let (before, after) = if source.start < target.start {
        (source, target)
    } else {
        (target, source)
    };
    before.end..after.start.max(before.end)
}

/// Indices into [`PAIR_TABLES`] for the ends of a tie.
pub(crate) fn pair_features(source: &Candidate, target: &Candidate) -> [usize; 3] {
    let behind = usize::from(source.words.start >= target.words.start);
    let apart = if behind == 1 {
        source.words.start.saturating_sub(target.words.end)
    } else {
        target.words.start.saturating_sub(source.words.end)
    };
    [
        kind_number(source.kind) * 4 + kind_number(target.kind),
        form_number(source.form) * 4 + form_number(target.form),
        behind * 7 + bucket(apart, &BETWEEN),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(number: usize, form: Form, words: &str) -> Seen {
        Seen {
            sentence: number,
            number,
            kind: None,
            form,
            words: words.split(' ').map(str::to_owned).collect(),
        }
    }

    #[test]
    fn features_stay_within_their_tables() {
        let mentions = [
            seen(0, Form::Name, "ann roe"),
            seen(1, Form::Pronoun, "myself"),
            seen(90, Form::Nominal, "the roe"),
        ];
        for (i, before) in mentions.iter().enumerate() {
            for after in &mentions[i..] {
                let features = link_features(before, after);
                for ((_, size), feature) in LINK_TABLES.iter().zip(features) {
                    assert!((feature as i64) < *size);
                }
            }
        }
        assert_eq!(same(&mentions[0].words, &mentions[2].words), 3);
        assert!(mentions[2].may_refer() && !seen(0, Form::Nominal, "a man").may_refer());
    }

    #[test]
    fn pairs_know_their_order_and_distance() {
        let candidate = |words| Candidate {
            words,
            kind: None,
            form: Form::Name,
        };
        let (a, b) = (candidate(0..2), candidate(4..5));
        assert_eq!(pair_features(&a, &b), [15, 0, 2]);
        assert_eq!(pair_features(&b, &a), [15, 0, 9]);
        assert_eq!(between(&a.words, &b.words), 2..4);
        assert_eq!(between(&b.words, &(4..6)), 6..6);
    }
}
