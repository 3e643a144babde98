//! Pairs of nodes that a person should look at.

use crate::graph::node::NodeId;

/// Two nodes that may be one: too much alike to pass over, not enough to join.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Doubt {
    /// The node that sorts first.
    pub a: NodeId,
    /// The other.
    pub b: NodeId,
    /// Between 0 and 1.
    pub likeness: f64,
    /// What speaks for and against, in plain words.
    pub reasons: Vec<String>,
}
