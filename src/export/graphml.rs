//! `GraphML` that `NetworkX`, igraph, Gephi, Cytoscape, yEd and Neo4j read.
//!
//! Keys come before the graph, with types that all readers know and ids of their own. The ids
//! `label` (edges) and `labels` (nodes) are those that Neo4j's importer looks for, and `label` is
//! the first value of every edge; no id is `d3` or `d7`, which Gephi takes for labels.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::Path;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::error::Result;
use crate::export::format::{Export, display};
use crate::export::proof::{evidence_json, json, roles_json};
use crate::export::xml::escaped;
use crate::graph::{Edge, Network, Node, NodeId};

/// A network as `GraphML`. Nodes have a name, a kind and aliases, edges their status and evidence;
/// one edge for each source, target, label, polarity and modality.
///
/// Lists are JSON arrays in text attributes, numbers are typed, and what is unknown is left out.
#[derive(Debug, Clone, Copy)]
pub struct GraphMl<'n> {
    network: &'n Network,
}

impl<'n> GraphMl<'n> {
    /// The network, ready to be written.
    pub fn new(network: &'n Network) -> Self {
        Self { network }
    }

    /// Writes the file, whole or not at all; see [`Export::save`].
    ///
    /// # Errors
    /// If the folder is missing or not writable, or the disk is full.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        Export::save(self, path.as_ref())
    }
}

impl Export for GraphMl<'_> {
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut xml = Xml(Writer::new_with_indent(out, b' ', 2));
        xml.0
            .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.open(
            "graphml",
            &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
        )?;
        for key in NODE_KEYS {
            xml.key(key, "node")?;
        }
        let schemes: BTreeSet<&String> = self.network.nodes().flat_map(|n| n.ids.keys()).collect();
        for scheme in schemes {
            xml.id_key(scheme)?;
        }
        for key in EDGE_KEYS {
            xml.key(key, "edge")?;
        }
        xml.open("graph", &[("id", "ties"), ("edgedefault", "directed")])?;
        for node in self.network.nodes() {
            xml.node(node)?;
        }
        for edge in self.network.edges() {
            xml.edge(edge)?;
        }
        xml.close("graph")?;
        xml.close("graphml")?;
        out.write_all(b"\n")
    }
}

impl fmt::Display for GraphMl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(self, f)
    }
}

/// An attribute: its id, its name, its type, and whether it is a list.
type Key = (&'static str, &'static str, &'static str, bool);

const NODE_KEYS: [Key; 10] = [
    ("labels", "labels", "string", false),
    ("n_label", "label", "string", false),
    ("n_name", "name", "string", false),
    ("n_kind", "kind", "string", false),
    ("n_group", "group", "boolean", false),
    ("n_aliases", "aliases", "string", true),
    ("n_mentions", "mentions", "int", false),
    ("n_documents", "documents", "int", false),
    ("n_roles", "roles", "string", false),
    ("n_may_be", "may_be", "string", true),
];

const EDGE_KEYS: [Key; 18] = [
    ("label", "label", "string", false),
    ("e_interaction", "interaction", "string", false),
    ("e_class", "class", "string", false),
    ("e_weight", "weight", "double", false),
    ("e_rel_id", "rel_id", "string", false),
    ("e_polarity", "polarity", "string", false),
    ("e_modality", "modality", "string", false),
    ("e_symmetric", "symmetric", "boolean", false),
    ("e_event", "event", "string", false),
    ("e_role", "role", "string", true),
    ("e_via", "via", "string", true),
    ("e_attribution", "attribution", "string", true),
    ("e_time", "time", "string", true),
    ("e_place", "place", "string", true),
    ("e_confidence", "confidence", "double", false),
    ("e_documents", "documents", "int", false),
    ("e_mentions", "mentions", "int", false),
    ("e_evidence", "evidence", "string", false),
];

fn id_key(scheme: &str) -> String {
    format!("n_id_{scheme}")
}

struct Xml<'w>(Writer<&'w mut dyn io::Write>);

impl Xml<'_> {
    fn key(&mut self, (id, name, kind, list): Key, domain: &str) -> io::Result<()> {
        let mut key = BytesStart::new("key");
        key.extend_attributes([
            ("id", id),
            ("for", domain),
            ("attr.name", name),
            ("attr.type", kind),
        ]);
        if list {
            key.push_attribute(("attr.list", "string"));
        }
        self.0.write_event(Event::Empty(key))
    }

    /// A column of its own for each place where nodes have keys, so that tables can be joined by it.
    fn id_key(&mut self, scheme: &str) -> io::Result<()> {
        let mut key = BytesStart::new("key");
        key.extend_attributes([
            ("id", id_key(scheme).as_str()),
            ("for", "node"),
            ("attr.name", format!("id_{scheme}").as_str()),
            ("attr.type", "string"),
        ]);
        self.0.write_event(Event::Empty(key))
    }

    fn node(&mut self, node: &Node) -> io::Result<()> {
        self.open("node", &[("id", node.id.as_str())])?;
        let kind = node.kind.as_str();
        self.data(
            "labels",
            &format!(":{}{}", kind[..1].to_uppercase(), &kind[1..]),
        )?;
        self.data("n_label", &node.name)?;
        self.data("n_name", &node.name)?;
        self.data("n_kind", kind)?;
        self.data("n_group", &node.group.to_string())?;
        let aliases: Vec<&String> = node
            .aliases
            .keys()
            .filter(|&alias| *alias != node.name)
            .collect();
        self.data("n_aliases", &json(&aliases)?)?;
        self.data("n_mentions", &node.mentions.to_string())?;
        self.data("n_documents", &node.documents.len().to_string())?;
        if !node.roles.is_empty() {
            self.data("n_roles", &roles_json(node)?)?;
        }
        let others = node.may_be.iter().map(NodeId::as_str);
        self.list("n_may_be", &others.collect())?;
        for (scheme, id) in &node.ids {
            self.data(&id_key(scheme), id)?;
        }
        self.close("node")
    }

    fn edge(&mut self, edge: &Edge) -> io::Result<()> {
        let ends = [
            ("id", edge.id.as_str()),
            ("source", edge.source.as_str()),
            ("target", edge.target.as_str()),
        ];
        self.open("edge", &ends)?;
        self.data("label", &edge.label)?; // first: Neo4j's importer takes it for the type
        self.data("e_interaction", &edge.label)?;
        self.data("e_class", edge.class.as_str())?;
        self.double("e_weight", edge.weight())?;
        self.data("e_rel_id", edge.id.as_str())?;
        self.data("e_polarity", edge.polarity.as_str())?;
        self.data("e_modality", edge.modality.as_str())?;
        self.data("e_symmetric", &edge.symmetric.to_string())?;
        if let Some(event) = &edge.event {
            self.data("e_event", event)?;
        }
        self.list("e_role", &edge.roles())?;
        self.list("e_via", &edge.vias())?;
        self.list("e_attribution", &edge.attributions())?;
        self.list("e_time", &edge.times())?;
        self.list("e_place", &edge.places())?;
        self.double("e_confidence", edge.confidence())?;
        self.data("e_documents", &edge.documents().len().to_string())?;
        self.data("e_mentions", &edge.mentions().to_string())?;
        self.data("e_evidence", &evidence_json(edge)?)?;
        self.close("edge")
    }

    /// A list as a JSON array; nothing where it is empty.
    fn list(&mut self, key: &str, values: &BTreeSet<&str>) -> io::Result<()> {
        if values.is_empty() {
            Ok(())
        } else {
            self.data(key, &json(values)?)
        }
    }

    /// A number to four decimals; nothing where Java could not read it.
    fn double(&mut self, key: &str, value: f64) -> io::Result<()> {
        let rounded = (value * 1e4).round() / 1e4;
        if rounded.is_finite() {
            self.data(key, &format!("{rounded:?}"))
        } else {
            Ok(())
        }
    }

    fn data(&mut self, key: &str, value: &str) -> io::Result<()> {
        self.open("data", &[("key", key)])?;
        self.0
            .write_event(Event::Text(BytesText::from_escaped(escaped(value))))?;
        self.close("data")
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }
}

#[cfg(test)]
mod tests;
