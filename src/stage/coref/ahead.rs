//! Pronouns that look ahead: "Before she founded the firm, Ana Roe flew planes".

use crate::model::Tree;

/// Clauses are nested so deep at most.
const DEPTH: usize = 4;

/// The subject, further on, of the clause before which a pronoun's own clause stands.
pub(crate) fn subject_ahead(tree: &Tree, pronoun: usize) -> Option<usize> {
    let mut clause = tree.head(pronoun)?;
    for _ in 0..DEPTH {
        let above = tree.head(clause)?;
        if tree.plain_relation(clause) == "advcl" {
            let first = clause < above && pronoun < above;
            let mut subjects = tree.dependents(above, "nsubj");
            return subjects.find(|&subject| first && subject > clause);
        }
        clause = above;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TreeWord;

    fn tree(words: &[(usize, &str)]) -> Tree {
        let word = |&(head, relation): &(usize, &str)| TreeWord {
            head: head.checked_sub(1),
            relation: relation.into(),
            upos: "X".into(),
        };
        Tree::new(words.iter().map(word).collect())
    }

    #[test]
    fn a_clause_before_shares_the_subject_behind() {
        // Before she left , Ana flew
        let fronted = tree(&[
            (3, "mark"),
            (3, "nsubj"),
            (6, "advcl"),
            (3, "punct"),
            (6, "nsubj"),
            (0, "root"),
        ]);
        assert_eq!(subject_ahead(&fronted, 1), Some(4));
        // Ana flew before she left
        let behind = tree(&[
            (2, "nsubj"),
            (0, "root"),
            (5, "mark"),
            (5, "nsubj"),
            (2, "advcl"),
        ]);
        assert_eq!(subject_ahead(&behind, 3), None);
    }

    #[test]
    fn circles_end() {
        let circle = tree(&[(2, "nsubj"), (3, "conj"), (2, "conj")]);
        assert_eq!(subject_ahead(&circle, 0), None);
    }
}
