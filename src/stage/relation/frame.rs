//! Predicates and their arguments, decoded from role scores.

use crate::model::{self, Frame, Labels, SentenceScores};

/// A word that plays a role.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Argument {
    /// Place in the sentence.
    pub(crate) word: usize,
    /// `ARG0`, `ARGM-LOC`, …
    pub(crate) role: String,
}

/// A predicate with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Roles {
    pub(crate) predicate: usize,
    pub(crate) arguments: Vec<Argument>,
}

impl Roles {
    /// The words that play a role.
    pub(crate) fn of<'a>(&'a self, role: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.arguments
            .iter()
            .filter(move |a| a.role == role)
            .map(|a| a.word)
    }
}

/// Names the roles of every predicate's arguments.
pub(crate) fn frames(scores: &SentenceScores, labels: &Labels) -> Vec<Roles> {
    let words = scores.tree.len();
    let inside = scores.frames.iter().filter(|f| f.predicate < words);
    inside.map(|frame| roles(frame, labels, words)).collect()
}

fn roles(frame: &Frame, labels: &Labels, words: usize) -> Roles {
    let named = |a: &model::Argument| {
        Some(Argument {
            word: a.word,
            role: labels.roles.get(a.role)?.clone(),
        })
    };
    Roles {
        predicate: frame.predicate,
        arguments: frame
            .arguments
            .iter()
            .filter(|a| a.word < words)
            .filter_map(named)
            .collect(),
    }
}
