//! The edges of the network. What can be derived from the evidence is derived, never stored.

use std::collections::BTreeSet;
use std::fmt;

use sha2::{Digest, Sha256};

use crate::annotation::{Class, Modality, Polarity};
use crate::graph::evidence::Evidence;
use crate::graph::node::NodeId;

/// An edge's name within the network, made from its ends, label, polarity and modality.
///
/// It stays the same as long as these do, whatever documents are added.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdgeId(String);

impl EdgeId {
    pub(crate) fn new(key: &EdgeKey) -> Self {
        let (polarity, modality) = (key.polarity.as_str(), key.modality.as_str());
        let parts = [
            key.source.as_str(),
            key.target.as_str(),
            polarity,
            modality,
            &key.label,
        ];
        let digest = Sha256::digest(parts.join("\u{1f}").as_bytes());
        Self(
            digest[..10]
                .iter()
                .fold(String::from("tie-"), |id, byte| format!("{id}{byte:02x}")),
        )
    }

    /// The id as text, an XML name token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EdgeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What makes an edge one: evidence that agrees in all this is gathered on the same edge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EdgeKey {
    pub(crate) source: NodeId,
    pub(crate) target: NodeId,
    pub(crate) label: String,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
}

/// A tie between two nodes; there is one for each source, target, label, polarity and modality.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Edge {
    /// Unique in the network.
    pub id: EdgeId,
    /// The node that acts; of a symmetric tie the one that sorts first.
    pub source: NodeId,
    /// The node that is acted on.
    pub target: NodeId,
    /// In a reader's words: `met`.
    pub label: String,
    /// What sort of tie.
    pub class: Class,
    /// PLOVER event code, where there is one.
    pub event: Option<String>,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// Actual, planned, …
    pub modality: Modality,
    /// Whether source and target may change places.
    pub symmetric: bool,
    /// Where it is stated, by document and in order of the text; never empty.
    pub evidence: Vec<Evidence>,
}

impl Edge {
    /// The ids of the documents that state it.
    pub fn documents(&self) -> BTreeSet<&str> {
        self.evidence
            .iter()
            .map(|evidence| evidence.document.as_str())
            .collect()
    }

    /// How much the edge weighs: the number of documents that state it.
    pub fn weight(&self) -> f64 {
        self.documents().len() as f64
    }

    /// How many places state it.
    pub fn mentions(&self) -> usize {
        self.evidence.len()
    }

    /// The best confidence of its evidence.
    pub fn confidence(&self) -> f64 {
        self.evidence
            .iter()
            .map(|evidence| evidence.confidence)
            .fold(0.0, f64::max)
    }

    /// The distinct offices and functions.
    pub fn roles(&self) -> BTreeSet<&str> {
        self.distinct(|evidence| evidence.role.as_deref())
    }

    /// The distinct representatives who acted for the source.
    pub fn vias(&self) -> BTreeSet<&str> {
        self.distinct(|evidence| evidence.via.as_deref())
    }

    /// The distinct words that say who says so.
    pub fn attributions(&self) -> BTreeSet<&str> {
        self.evidence
            .iter()
            .flat_map(|evidence| &evidence.attribution)
            .map(String::as_str)
            .collect()
    }

    /// The distinct times: ISO dates, and the document's words where no date follows from them.
    pub fn times(&self) -> BTreeSet<&str> {
        self.distinct(|evidence| evidence.iso.as_deref().or(evidence.time.as_deref()))
    }

    /// The distinct names of places where it happened.
    pub fn places(&self) -> BTreeSet<&str> {
        self.distinct(|evidence| evidence.place.as_deref())
    }

    /// Whether the text denies it.
    pub fn is_negated(&self) -> bool {
        self.polarity == Polarity::Negated
    }

    /// Whether the two did have contact: of class `contact`, affirmed, and not merely planned,
    /// possible or claimed.
    pub fn is_contact(&self) -> bool {
        self.class == Class::Contact && !self.is_negated() && self.modality == Modality::Actual
    }

    fn distinct<'e>(
        &'e self,
        value: impl Fn(&'e Evidence) -> Option<&'e str>,
    ) -> BTreeSet<&'e str> {
        self.evidence
            .iter()
            .filter_map(value)
            .filter(|value| !value.is_empty())
            .collect()
    }
}
