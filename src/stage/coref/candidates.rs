//! Which words of a sentence may mean someone: its names, pronouns, and noun phrases that stand by themselves.
//! `models/train/clusters.py` finds the same for training.

use std::ops::Range;

use crate::annotation::{EntityKind, Form};
use crate::knowledge::Nouns;
use crate::model::{Candidate, Tree};

/// A name as it was tagged: its words in the sentence.
pub type Named = (Range<usize>, EntityKind, Form);

/// The candidates of a sentence in order of their last words; `words` gives the text of a word. The pronoun of "His Majesty"
/// is none.
pub fn candidates<'t>(
    tree: &Tree,
    names: &[Named],
    words: impl Fn(usize) -> &'t str,
    nouns: &Nouns,
) -> Vec<Candidate> {
    let taken = |word: usize| names.iter().any(|(range, ..)| range.contains(&word));
    let name = |(range, kind, form): &Named| Candidate {
        words: range.clone(),
        kind: Some(*kind),
        form: *form,
    };
    let mut found: Vec<Candidate> = names.iter().map(name).collect();
    for word in (0..tree.len()).filter(|&word| !taken(word)) {
        let text = words(word).to_lowercase();
        let said = tree.upos(word) == "PRON" || !matches!(text.as_str(), "i" | "mine");
        let style = word + 1 < tree.len() && nouns.style(&words(word + 1).to_lowercase());
        if said && is_pronoun(&text) && !style {
            found.push(Candidate {
                words: word..word + 1,
                kind: is_personal(&text).then_some(EntityKind::Person),
                form: Form::Pronoun,
            });
        } else if stands_alone(tree, word) {
            found.push(Candidate {
                words: phrase_start(tree, word)..word + 1,
                kind: None,
                form: Form::Nominal,
            });
        }
    }
    found.sort_by_key(|c| (c.words.end, c.words.start));
    found
}

/// Pronouns that mean one person.
pub(crate) fn is_personal(word: &str) -> bool {
    is_first_person(word)
        || matches!(
            word,
            "he" | "she" | "him" | "her" | "his" | "hers" | "himself" | "herself"
        )
}

/// Pronouns by which somebody speaks of himself.
pub(crate) fn is_first_person(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "i" | "me" | "my" | "mine" | "myself"
    )
}

fn is_pronoun(word: &str) -> bool {
    is_personal(word)
        || matches!(
            word,
            "it" | "its" | "itself" | "they" | "them" | "their" | "theirs" | "themselves"
        )
}

/// Whether a noun with an article or possessive stands for someone by itself: not as a title, an apposition or what
/// somebody is said to be.
fn stands_alone(tree: &Tree, noun: usize) -> bool {
    let attribute = matches!(
        tree.relation(noun),
        "compound" | "nmod:desc" | "flat" | "amod" | "appos" | "obl:unmarked"
    );
    let determined = tree
        .children(noun)
        .iter()
        .any(|&c| c < noun && matches!(tree.relation(c), "det" | "nmod:poss"));
    let copula = || {
        tree.children(noun)
            .iter()
            .any(|&c| tree.relation(c) == "cop")
    };
    // "The President": parsers take it for a name.
    matches!(tree.upos(noun), "NOUN" | "PROPN") && !attribute && determined && !copula()
}

/// First word of the noun phrase of `noun`, up to and with the noun; prepositions and the like stay outside.
fn phrase_start(tree: &Tree, noun: usize) -> usize {
    let mut start = noun;
    while start > 0 {
        let Some(branch) = branch(tree, start - 1, noun) else {
            break;
        };
        if matches!(
            tree.plain_relation(branch),
            "case" | "mark" | "cc" | "punct" | "advmod" | "cop" | "nsubj" | "aux"
        ) {
            break;
        }
        start -= 1;
    }
    start
}

/// The child of `noun` that a word stands under, or the word itself where it is that child.
fn branch(tree: &Tree, word: usize, noun: usize) -> Option<usize> {
    let path = std::iter::once(word).chain(tree.ancestors(word));
    path.take_while(|&w| w != noun)
        .last()
        .filter(|&last| tree.head(last) == Some(noun))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;
    use crate::model::TreeWord;

    #[test]
    fn pronouns_and_phrases_beside_names() {
        // After the talks her new deputy met Ann Roe , a minister .
        let sentence = [
            ("After", "ADP", 3, "case"),
            ("the", "DET", 3, "det"),
            ("talks", "NOUN", 7, "obl"),
            ("her", "PRON", 6, "nmod:poss"),
            ("new", "ADJ", 6, "amod"),
            ("deputy", "NOUN", 7, "nsubj"),
            ("met", "VERB", 0, "root"),
            ("Ann", "PROPN", 7, "obj"),
            ("Roe", "PROPN", 8, "flat"),
            (",", "PUNCT", 12, "punct"),
            ("a", "DET", 12, "det"),
            ("minister", "NOUN", 8, "appos"),
        ];
        let word = |&(_, upos, head, relation): &(&str, &str, usize, &str)| TreeWord {
            head: head.checked_sub(1),
            relation: relation.into(),
            upos: upos.into(),
        };
        let tree = Tree::new(sentence.iter().map(word).collect());
        let names = [(7..9, EntityKind::Person, Form::Name)];
        let nouns = &Knowledge::builtin().nouns;
        let found = candidates(&tree, &names, |w| sentence[w].0, nouns);
        let found: Vec<_> = found.into_iter().map(|c| (c.words, c.form)).collect();
        let expected = [
            (1..3, Form::Nominal),
            (3..4, Form::Pronoun),
            (3..6, Form::Nominal),
            (7..9, Form::Name),
        ];
        assert_eq!(found, expected);
    }
}
