//! The nodes of the network.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::annotation::EntityKind;
use crate::graph::reason::Reason;

/// A node's name within the network, made from kind and name: `person:amina-okafor`.
///
/// The same documents give the same ids, in whatever order they came; it is a valid XML name token.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(String);

impl NodeId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for NodeId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl From<String> for NodeId {
    fn from(id: String) -> Self {
        Self(id)
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Someone or something that the documents name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node {
    /// Unique in the network.
    pub id: NodeId,
    /// For display: the commonest of the full forms, without title.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Whether it is a group of people that no document names, only describes: "Afghan rebels".
    pub group: bool,
    /// How often by which name; the display name is among them where a document has it.
    pub aliases: BTreeMap<String, usize>,
    /// How often it is mentioned, by name or otherwise.
    pub mentions: usize,
    /// The ids of the documents that mention it.
    pub documents: BTreeSet<String>,
    /// Why each alias belongs here.
    pub reasons: BTreeMap<String, BTreeSet<Reason>>,
    /// The offices and functions that documents give it, as worded.
    pub roles: BTreeMap<String, Role>,
    /// Its keys elsewhere, by the name of where: `wikidata`.
    pub ids: BTreeMap<String, String>,
    /// The nodes that it may be one with: somebody should look.
    pub may_be: BTreeSet<NodeId>,
}

/// When documents give someone an office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// Date of the first document that says so; none where no document has a date.
    pub first: Option<String>,
    /// Date of the last one.
    pub last: Option<String>,
    /// How many documents say so.
    pub documents: usize,
    /// Whether all of them say that it is over.
    pub former: bool,
}

impl Node {
    /// What nodes are sorted by.
    pub(crate) fn sort_key(&self) -> (EntityKind, &str, &NodeId) {
        (self.kind, &self.name, &self.id)
    }
}
