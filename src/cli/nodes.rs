//! A node with all that is known of it: to read, and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use serde::Serialize;
use tieline::graph::{Doubt, Network, Node, NodeId, Role};

use crate::cli::report::counted;
use crate::cli::view::one_line;

/// A heading and one line for each alias, role and doubt.
pub(crate) fn text(network: &Network, node: &Node) -> String {
    let mut text = heading(node) + "\n";
    for (alias, count) in &node.aliases {
        let reasons = reasons(node, alias).join("; ");
        let _ = writeln!(text, "    {} × {count}: {reasons}", one_line(alias));
    }
    for (name, role) in &node.roles {
        let _ = writeln!(text, "    role: {}", told(name, role));
    }
    for (doubt, other) in doubts(network, node) {
        let name = network
            .node(other)
            .map_or_else(String::new, |node| one_line(&node.name));
        let reasons = doubt.reasons.join("; ");
        let _ = writeln!(
            text,
            "    may be: {name} [{other}], {:.2}: {}",
            doubt.likeness,
            one_line(&reasons)
        );
    }
    text
}

/// `Amina Okafor [person:amina-okafor]: person, 12 mentions in 5 documents; wikidata Q1`
pub(crate) fn heading(node: &Node) -> String {
    let mut ids = String::new();
    for (scheme, id) in &node.ids {
        let _ = write!(ids, "; {scheme} {}", one_line(id));
    }
    format!(
        "{} [{}]: {}, {} in {}{ids}",
        one_line(&node.name),
        node.id,
        node.kind.as_str(),
        counted(node.mentions, "mention", "mentions"),
        counted(node.documents.len(), "document", "documents"),
    )
}

fn reasons(node: &Node, alias: &str) -> Vec<String> {
    let reasons = node.reasons.get(alias).into_iter().flatten();
    reasons
        .map(|reason| one_line(&reason.to_string()))
        .collect()
}

/// `defence minister, 2024-03-05 to 2024-04-01, in 3 documents`
fn told(name: &str, role: &Role) -> String {
    let former = if role.former { " (former)" } else { "" };
    let dates = match (&role.first, &role.last) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) | (None, Some(day)) => format!(", {day}"),
        (None, None) => String::new(),
    };
    let documents = counted(role.documents, "document", "documents");
    format!(
        "{}{former}{}, in {documents}",
        one_line(name),
        one_line(&dates)
    )
}

/// The doubts about a node, and who else it may be.
fn doubts<'n>(
    network: &'n Network,
    node: &'n Node,
) -> impl Iterator<Item = (&'n Doubt, &'n NodeId)> {
    network.doubts_of(&node.id).map(|doubt| {
        let other = if doubt.a == node.id {
            &doubt.b
        } else {
            &doubt.a
        };
        (doubt, other)
    })
}

#[derive(Serialize)]
struct Record<'n> {
    id: &'n str,
    name: &'n str,
    kind: &'static str,
    group: bool,
    mentions: usize,
    documents: Vec<&'n str>,
    aliases: Vec<Alias<'n>>,
    roles: Vec<Office<'n>>,
    ids: &'n BTreeMap<String, String>,
    may_be: Vec<MayBe<'n>>,
}

#[derive(Serialize)]
struct Alias<'n> {
    name: &'n str,
    count: usize,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct Office<'n> {
    role: &'n str,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<&'n str>,
    documents: usize,
    former: bool,
}

#[derive(Serialize)]
struct MayBe<'n> {
    id: &'n str,
    name: Option<&'n str>,
    likeness: f64,
    reasons: &'n [String],
}

/// The node as one line of JSON.
pub(crate) fn json(network: &Network, node: &Node) -> Result<String> {
    let record = Record {
        id: node.id.as_str(),
        name: &node.name,
        kind: node.kind.as_str(),
        group: node.group,
        mentions: node.mentions,
        documents: node.documents.iter().map(String::as_str).collect(),
        aliases: node
            .aliases
            .iter()
            .map(|(name, count)| Alias {
                name,
                count: *count,
                reasons: reasons(node, name),
            })
            .collect(),
        roles: node.roles.iter().map(office).collect(),
        ids: &node.ids,
        may_be: doubts(network, node)
            .map(|(doubt, other)| MayBe {
                id: other.as_str(),
                name: network.node(other).map(|node| node.name.as_str()),
                likeness: (doubt.likeness * 1e4).round() / 1e4,
                reasons: &doubt.reasons,
            })
            .collect(),
    };
    Ok(serde_json::to_string(&record)? + "\n")
}

fn office<'n>((name, role): (&'n String, &'n Role)) -> Office<'n> {
    Office {
        role: name,
        first: role.first.as_deref(),
        last: role.last.as_deref(),
        documents: role.documents,
        former: role.former,
    }
}
