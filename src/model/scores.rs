//! What the model hands out for a document: plain numbers and trees, one entry a sentence.

use crate::model::candidate::Candidate;
use crate::model::links::Antecedents;
use crate::model::matrix::Matrix;
use crate::model::pairs::Tie;
use crate::model::syntax::Tree;

/// A word that plays a role for a predicate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Argument {
    /// Place of the word in the sentence.
    pub word: usize,
    /// Its best role, an index into [`super::Labels::roles`]; never 0, which means none.
    pub role: usize,
    /// The role's probability.
    pub confidence: f32,
}

/// A predicate and the words that play a role for it. Of the `[words × roles]` scores only the best are kept: all of
/// them would be gigabytes for a long document.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Place of the predicate in the sentence.
    pub predicate: usize,
    /// How probable it is that the word is a predicate.
    pub confidence: f32,
    /// In order of the sentence.
    pub arguments: Vec<Argument>,
}

/// The scores of one sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SentenceScores {
    /// `[words × tags]`, logits; columns as [`super::Labels::tags`].
    pub tags: Matrix,
    /// The decoded dependency tree.
    pub tree: Tree,
    /// The predicates and their arguments, in order.
    pub frames: Vec<Frame>,
    /// What may mean someone, as asked for.
    pub candidates: Vec<Candidate>,
    /// Ties between candidates, in order of source and target.
    pub ties: Vec<Tie>,
}

/// The scores of one document, a [`SentenceScores`] for every sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scores {
    /// In order of the document.
    pub sentences: Vec<SentenceScores>,
    /// Whom each candidate may mean, all candidates of the document in order.
    pub antecedents: Vec<Antecedents>,
}
