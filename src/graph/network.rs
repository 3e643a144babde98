//! The network across documents.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::annotation::Annotations;
use crate::graph::contribution::Contribution;
use crate::graph::doubt::Doubt;
use crate::graph::edge::Edge;
use crate::graph::filter::Filter;
use crate::graph::guidance::Guidance;
use crate::graph::node::{Node, NodeId};
use crate::graph::resolved::Resolved;
use crate::knowledge::Knowledge;
use crate::text::Document;

/// People, organizations and places as nodes, the ties between them as edges.
///
/// A network keeps what each document adds, and makes nodes and edges of it when they are first
/// asked for: who is who is decided over all documents, so their order makes no difference.
///
/// ```
/// use tieline::graph::Network;
///
/// let network = Network::new();
/// assert!(network.is_empty());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Network {
    documents: BTreeMap<String, Arc<Contribution>>,
    filter: Filter,
    /// What is compiled in, unless the user brought more.
    knowledge: Option<Arc<Knowledge>>,
    guidance: Arc<Guidance>,
    resolved: OnceLock<Resolved>,
}

impl Network {
    /// A network of no documents.
    pub fn new() -> Self {
        Self::default()
    }

    /// A network of no documents, for which a user's own countries and organizations count.
    pub fn with_knowledge(knowledge: Arc<Knowledge>) -> Self {
        Self {
            knowledge: Some(knowledge),
            ..Self::default()
        }
    }

    /// The same network, made with a user's judgements and aliases instead of those it had.
    #[must_use]
    pub fn with_guidance(self, guidance: Guidance) -> Self {
        Self {
            guidance: Arc::new(guidance),
            resolved: OnceLock::new(),
            ..self
        }
    }

    /// Adds what was found in a document. A document of the same id that was there before is
    /// replaced. Relations that point at mentions which do not exist are left out.
    pub fn absorb(&mut self, document: &Document, found: &Annotations) {
        let contribution = Arc::new(Contribution::new(document, found));
        self.documents
            .insert(document.id().to_owned(), contribution);
        self.resolved = OnceLock::new();
    }

    /// Takes a document out again; says whether it was there.
    pub fn remove(&mut self, document: &str) -> bool {
        self.resolved = OnceLock::new();
        self.documents.remove(document).is_some()
    }

    /// The same network without nodes that have no tie.
    #[must_use]
    pub fn connected(self) -> Self {
        let filter = Filter {
            connected: true,
            ..self.filter
        };
        self.filtered(filter)
    }

    /// The same network without evidence below this confidence, and so without edges that have no
    /// other.
    #[must_use]
    pub fn min_confidence(self, confidence: f64) -> Self {
        let filter = Filter {
            min_confidence: confidence,
            ..self.filter
        };
        self.filtered(filter)
    }

    fn filtered(self, filter: Filter) -> Self {
        Self {
            filter,
            resolved: OnceLock::new(),
            ..self
        }
    }

    /// All nodes, sorted by kind, name and id.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.resolved().nodes()
    }

    /// All edges, sorted by source, target, label, polarity and modality.
    pub fn edges(&self) -> impl Iterator<Item = &Edge> {
        self.resolved().edges()
    }

    /// The node of that id.
    pub fn node(&self, id: &NodeId) -> Option<&Node> {
        self.resolved().node(id)
    }

    /// The node that a document's entity became; `entity` is its index in [`Annotations::entities`]. `None`
    /// where there is no such entity, or its node is left out.
    pub fn node_of(&self, document: &str, entity: usize) -> Option<&Node> {
        self.resolved().node_of(document, entity)
    }

    /// The edges from and to a node, sorted as all edges are.
    pub fn edges_of(&self, id: &NodeId) -> impl Iterator<Item = &Edge> {
        self.resolved().edges_of(id)
    }

    /// The nodes that share an edge with a node, each once, sorted as all nodes are.
    pub fn neighbours(&self, id: &NodeId) -> impl Iterator<Item = &Node> {
        self.resolved().neighbours(id)
    }

    /// Pairs of nodes that may be one and that somebody should look at, the likeliest first.
    pub fn doubts(&self) -> &[Doubt] {
        self.resolved().doubts()
    }

    /// The doubts about a node, sorted as all doubts are.
    pub fn doubts_of(&self, id: &NodeId) -> impl Iterator<Item = &Doubt> {
        self.resolved().doubts_of(id)
    }

    /// The ids of the documents absorbed, sorted.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.documents.keys().map(String::as_str)
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.resolved().len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the user said about who is who.
    pub(crate) fn guidance(&self) -> &Guidance {
        &self.guidance
    }

    /// What every document adds.
    pub(crate) fn contributions(&self) -> impl Iterator<Item = (&str, &Contribution)> {
        let documents = self.documents.iter();
        documents.map(|(document, contribution)| (document.as_str(), contribution.as_ref()))
    }

    /// What a document adds.
    pub(crate) fn contribution(&self, document: &str) -> Option<(&str, &Contribution)> {
        let (document, contribution) = self.documents.get_key_value(document)?;
        Some((document, contribution))
    }

    fn resolved(&self) -> &Resolved {
        if let Some(resolved) = self.resolved.get() {
            return resolved;
        }
        let knowledge = self
            .knowledge
            .as_deref()
            .unwrap_or_else(|| Knowledge::builtin());
        // Outside the cell: work in a pool may come back here while it waits, and would wait for itself.
        let made = Resolved::new(&self.documents, self.filter, knowledge, &self.guidance);
        self.resolved.get_or_init(|| made)
    }
}

#[cfg(test)]
mod tests;
