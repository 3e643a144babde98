//! What stands out in a network.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use crate::annotation::EntityKind;
use crate::graph::edge::Edge;
use crate::graph::network::Network;
use crate::graph::node::{Node, NodeId};

/// How much there is in a network.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Documents absorbed.
    pub documents: usize,
    /// Nodes that are persons.
    pub persons: usize,
    /// Nodes that are organizations.
    pub organizations: usize,
    /// Nodes that are places.
    pub places: usize,
    /// Edges, the negated ones included.
    pub ties: usize,
    /// Edges that the text denies.
    pub negated: usize,
    /// Edges that are actual contact; never negated ones.
    pub contacts: usize,
    /// Pieces of evidence on all edges.
    pub evidence: usize,
}

impl Network {
    /// Counts what there is.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            documents: self.documents().count(),
            ..Summary::default()
        };
        for node in self.nodes() {
            match node.kind {
                EntityKind::Person => summary.persons += 1,
                EntityKind::Organization => summary.organizations += 1,
                EntityKind::Place => summary.places += 1,
            }
        }
        for edge in self.edges() {
            summary.ties += 1;
            summary.negated += usize::from(edge.is_negated());
            summary.contacts += usize::from(edge.is_contact());
            summary.evidence += edge.mentions();
        }
        summary
    }

    /// The `count` strongest edges: those that most documents state, then those with most
    /// mentions, then the surest. Negated edges are among them; [`Edge::is_negated`] tells.
    pub fn strongest(&self, count: usize) -> Vec<&Edge> {
        let mut edges: Vec<(Strength, &Edge)> = self
            .edges()
            .map(|edge| (self.strength(edge), edge))
            .collect();
        edges.sort_by(|(one, _), (two, _)| one.stronger(two));
        edges.truncate(count);
        edges.into_iter().map(|(_, edge)| edge).collect()
    }

    /// Whom a node had actual contact with, each once, sorted as all nodes are. A meeting that was
    /// denied, planned or only claimed does not count.
    pub fn contacts(&self, id: &NodeId) -> Vec<&Node> {
        let edges = self.edges_of(id).filter(|edge| edge.is_contact());
        let others: BTreeSet<&NodeId> = edges
            .flat_map(|edge| [&edge.source, &edge.target])
            .collect();
        self.neighbours(id)
            .filter(|node| others.contains(&node.id))
            .collect()
    }

    fn strength<'n>(&'n self, edge: &'n Edge) -> Strength<'n> {
        let name = |id| self.node(id).map(|node| node.name.as_str());
        Strength {
            documents: edge.documents().len(),
            mentions: edge.mentions(),
            confidence: edge.confidence(),
            names: (name(&edge.source), name(&edge.target)),
        }
    }
}

struct Strength<'n> {
    documents: usize,
    mentions: usize,
    confidence: f64,
    names: (Option<&'n str>, Option<&'n str>),
}

impl Strength<'_> {
    fn stronger(&self, other: &Self) -> Ordering {
        let counts = |strength: &Self| Reverse((strength.documents, strength.mentions));
        counts(self)
            .cmp(&counts(other))
            .then(other.confidence.total_cmp(&self.confidence))
            .then_with(|| self.names.cmp(&other.names))
    }
}
