//! The graph itself, made from all contributions. The only file that names the graph library.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use rayon::prelude::*;

use crate::graph::bundle::Bundle;
use crate::graph::contribution::{Appearance, Contribution, Tie};
use crate::graph::display::display_name;
use crate::graph::doubt::Doubt;
use crate::graph::edge::{Edge, EdgeKey};
use crate::graph::filter::Filter;
use crate::graph::guidance::{self, Guidance};
use crate::graph::identity::{self, Identity, Member, Resolution};
use crate::graph::node::{Node, NodeId};
use crate::graph::reason::Reason;
use crate::graph::roles::Roles;
use crate::graph::whose::Whose;
use crate::knowledge::Knowledge;

/// Nodes and edges; indices are given in sorted order, so that index order is sorted order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Resolved {
    graph: StableDiGraph<Node, Edge>,
    index: BTreeMap<NodeId, NodeIndex>,
    /// For every document the nodes of its entities, in their order; `None` where a node is left out.
    whose: BTreeMap<String, Vec<Option<NodeIndex>>>,
    doubts: Vec<Doubt>,
    /// Which doubts are about a node.
    doubtful: BTreeMap<NodeId, Vec<usize>>,
}

impl Resolved {
    pub(crate) fn new(
        documents: &BTreeMap<String, Arc<Contribution>>,
        filter: Filter,
        knowledge: &Knowledge,
        guidance: &Guidance,
    ) -> Self {
        let Resolution { identities, doubts } = identity::resolve(documents, knowledge, guidance);
        let (mut nodes, whose) = sorted(&identities, documents, knowledge);
        let mut roles = Roles::new(documents, &whose);
        for (place, node) in nodes.iter_mut().enumerate() {
            node.roles = roles.take(place);
        }
        mark(&mut nodes, &doubts);
        let edges = edges(documents, &nodes, &whose, filter);
        let mut resolved = Self::default();
        let kept = resolved.assemble(nodes, edges, filter);
        for (number, document) in documents.keys().enumerate() {
            let row = whose.row(number).map(|node| kept[node?]);
            resolved.whose.insert(document.clone(), row.collect());
        }
        let is_there = |id: &NodeId| resolved.index.contains_key(id);
        let doubts = doubts.into_iter();
        resolved.doubts = doubts
            .filter(|doubt| is_there(&doubt.a) && is_there(&doubt.b))
            .collect();
        for (index, doubt) in resolved.doubts.iter().enumerate() {
            for id in [&doubt.a, &doubt.b] {
                let about = resolved.doubtful.entry(id.clone()).or_default();
                about.push(index);
            }
        }
        resolved
    }

    /// Takes in nodes and edges; says where each node is now, if it was not left out.
    fn assemble(
        &mut self,
        nodes: Vec<Node>,
        edges: Vec<Edge>,
        filter: Filter,
    ) -> Vec<Option<NodeIndex>> {
        let ends = edges.iter().flat_map(|edge| [&edge.source, &edge.target]);
        let tied: HashSet<&NodeId> = ends.filter(|_| filter.connected).collect();
        let kept = nodes.into_iter().map(|node| {
            let id = node.id.clone();
            (!filter.connected || tied.contains(&id)).then(|| {
                let index = self.graph.add_node(node);
                self.index.insert(id, index);
                index
            })
        });
        let kept = kept.collect();
        for edge in edges {
            let ends = (self.index.get(&edge.source), self.index.get(&edge.target));
            if let (Some(&source), Some(&target)) = ends {
                self.graph.add_edge(source, target, edge);
            }
        }
        kept
    }

    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    pub(crate) fn edges(&self) -> impl Iterator<Item = &Edge> {
        self.graph.edge_weights()
    }

    pub(crate) fn node(&self, id: &NodeId) -> Option<&Node> {
        self.graph.node_weight(*self.index.get(id)?)
    }

    /// The node of a document's entity.
    pub(crate) fn node_of(&self, document: &str, entity: usize) -> Option<&Node> {
        let index = self.whose.get(document)?.get(entity)?;
        self.graph.node_weight((*index)?)
    }

    /// Pairs of nodes that may be one, the likeliest first.
    pub(crate) fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// The doubts about a node.
    pub(crate) fn doubts_of(&self, id: &NodeId) -> impl Iterator<Item = &Doubt> {
        let about = self.doubtful.get(id).into_iter().flatten();
        about.map(|index| &self.doubts[*index])
    }

    pub(crate) fn len(&self) -> usize {
        self.graph.node_count()
    }

    /// The edges from and to a node, sorted.
    pub(crate) fn edges_of(&self, id: &NodeId) -> impl Iterator<Item = &Edge> {
        let mut found: Vec<EdgeIndex> = Vec::new();
        if let Some(&node) = self.index.get(id) {
            for direction in [Direction::Outgoing, Direction::Incoming] {
                let mut walker = self.graph.neighbors_directed(node, direction).detach();
                while let Some(edge) = walker.next_edge(&self.graph) {
                    found.push(edge);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .filter_map(|edge| self.graph.edge_weight(edge))
    }

    /// The other ends of a node's edges, sorted.
    pub(crate) fn neighbours(&self, id: &NodeId) -> impl Iterator<Item = &Node> {
        let mut found: Vec<NodeIndex> = Vec::new();
        if let Some(&node) = self.index.get(id) {
            found.extend(self.graph.neighbors_undirected(node));
        }
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .filter_map(|node| self.graph.node_weight(node))
    }
}

/// Tells nodes of each other where they may be one.
fn mark(nodes: &mut [Node], doubts: &[Doubt]) {
    let mut others: BTreeMap<&NodeId, BTreeSet<&NodeId>> = BTreeMap::new();
    for doubt in doubts {
        others.entry(&doubt.a).or_default().insert(&doubt.b);
        others.entry(&doubt.b).or_default().insert(&doubt.a);
    }
    for node in nodes {
        if let Some(others) = others.remove(&node.id) {
            node.may_be = others.into_iter().cloned().collect();
        }
    }
}

/// Why one of a document's names belongs to the node: by itself, or since the document uses it for the fullest one there.
fn reason(member: &Member, name: &str) -> Reason {
    let Member {
        appearance, reason, ..
    } = member;
    match reason {
        Reason::Name if appearance.nationalities.contains(name) => {
            Reason::Nationality(appearance.name.clone())
        }
        Reason::Name
            if *name != appearance.name
                && guidance::key(name) != guidance::key(&appearance.name) =>
        {
            Reason::Document(appearance.name.clone())
        }
        _ => reason.clone(),
    }
}

fn node(identity: &Identity, knowledge: &Knowledge) -> Node {
    let mut aliases = BTreeMap::new();
    let mut reasons: BTreeMap<String, BTreeSet<Reason>> = BTreeMap::new();
    for member in &identity.members {
        let Appearance {
            names,
            nationalities,
            ..
        } = member.appearance;
        for (name, count) in names.iter().chain(nationalities.iter()) {
            *aliases.entry(name.clone()).or_default() += count;
            let why = reasons.entry(name.clone()).or_default();
            why.insert(reason(member, name));
        }
    }
    Node {
        id: identity.id.clone(),
        name: display_name(identity, &aliases, knowledge),
        kind: identity.kind,
        group: identity.members.iter().all(|m| m.appearance.group),
        aliases,
        mentions: identity
            .members
            .iter()
            .map(|member| member.appearance.mentions)
            .sum(),
        documents: identity
            .members
            .iter()
            .map(|member| member.document.to_owned())
            .collect(),
        reasons,
        roles: BTreeMap::new(),
        ids: identity.ids.clone(),
        may_be: BTreeSet::new(),
    }
}

/// The nodes of all identities in sorted order, and whose every entity is.
fn sorted(
    identities: &[Identity],
    documents: &BTreeMap<String, Arc<Contribution>>,
    knowledge: &Knowledge,
) -> (Vec<Node>, Whose) {
    let made = |identity| (node(identity, knowledge), identity);
    let mut pairs: Vec<(Node, &Identity)> = identities.par_iter().map(made).collect();
    pairs.par_sort_by(|(one, _), (two, _)| one.sort_key().cmp(&two.sort_key()));
    let counts = documents.values().map(|document| document.entities.len());
    let mut whose = Whose::new(counts);
    let nodes = pairs
        .into_iter()
        .enumerate()
        .map(|(place, (node, identity))| {
            whose.claim(identity, place);
            node
        });
    (nodes.collect(), whose)
}

/// All edges, sorted by their ends, labels and status.
fn edges(
    documents: &BTreeMap<String, Arc<Contribution>>,
    nodes: &[Node],
    whose: &Whose,
    filter: Filter,
) -> Vec<Edge> {
    let mut bundles: BTreeMap<EdgeKey, Bundle> = BTreeMap::new();
    for (number, contribution) in documents.values().enumerate() {
        let ties = contribution.ties.iter();
        for tie in ties.filter(|tie| filter.keeps(&tie.evidence)) {
            let node = |entity: usize| whose.of(number, entity);
            let (Some(source), Some(target)) = (node(tie.source), node(tie.target)) else {
                continue;
            };
            if source == target {
                continue;
            }
            let turned = tie.symmetric && target < source;
            let place = tie.place.and_then(node).map(|place| &*nodes[place].name);
            let key = key(tie, &nodes[source].id, &nodes[target].id, turned);
            bundles.entry(key).or_default().add(tie, place, turned);
        }
    }
    bundles
        .into_iter()
        .map(|(key, bundle)| bundle.tied(key))
        .collect()
}

fn key(tie: &Tie, source: &NodeId, target: &NodeId, turned: bool) -> EdgeKey {
    let (source, target) = if turned {
        (target, source)
    } else {
        (source, target)
    };
    EdgeKey {
        source: source.clone(),
        target: target.clone(),
        label: tie.label.clone(),
        polarity: tie.polarity,
        modality: tie.modality,
    }
}
