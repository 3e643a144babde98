//! What the model hands out for a document: plain numbers and trees, one entry a sentence.

use crate::model::matrix::Matrix;
use crate::model::syntax::Tree;

/// A predicate and the scores of every word of its sentence for every role.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Place of the predicate in the sentence.
    pub predicate: usize,
    /// How probable it is that the word is a predicate.
    pub confidence: f32,
    /// `[words × roles]`, logits; columns as [`super::Labels::roles`].
    pub roles: Matrix,
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
}

/// The scores of one document, a [`SentenceScores`] for every sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scores {
    /// In order of the document.
    pub sentences: Vec<SentenceScores>,
}
