//! The offices that documents give to nodes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::annotation::{Class, Modality, Polarity};
use crate::graph::contribution::{Contribution, Tie};
use crate::graph::node::Role;
use crate::graph::whose::Whose;

/// For every node, by its place among all, its offices, as the first document words them; case makes no difference.
#[derive(Debug, Default)]
pub(crate) struct Roles(BTreeMap<usize, BTreeMap<String, Seen>>);

#[derive(Debug, Default)]
struct Seen {
    text: String,
    dates: BTreeSet<String>,
    documents: BTreeSet<String>,
    current: bool,
}

impl Roles {
    /// Gathers the offices that ties of affiliation state as facts.
    pub(crate) fn new(documents: &BTreeMap<String, Arc<Contribution>>, whose: &Whose) -> Self {
        let mut roles = Self::default();
        for (number, (document, contribution)) in documents.iter().enumerate() {
            for tie in contribution.ties.iter().filter(|tie| is_office(tie)) {
                let node = whose.of(number, tie.source);
                if let (Some(node), Some(role)) = (node, &tie.evidence.role) {
                    let seen = roles.0.entry(node).or_default();
                    let seen = seen.entry(role.to_lowercase()).or_default();
                    seen.add(role, document, contribution.date.as_ref(), tie);
                }
            }
        }
        roles
    }

    /// Takes out those of one node.
    pub(crate) fn take(&mut self, node: usize) -> BTreeMap<String, Role> {
        let seen = self.0.remove(&node).unwrap_or_default().into_values();
        seen.map(|seen| {
            let role = Role {
                first: seen.dates.first().cloned(),
                last: seen.dates.last().cloned(),
                documents: seen.documents.len(),
                former: !seen.current,
            };
            (seen.text, role)
        })
        .collect()
    }
}

impl Seen {
    fn add(&mut self, role: &str, document: &str, date: Option<&String>, tie: &Tie) {
        if self.text.is_empty() {
            role.clone_into(&mut self.text);
        }
        self.dates.extend(date.cloned());
        self.documents.insert(document.to_owned());
        self.current |= !tie.evidence.former;
    }
}

fn is_office(tie: &Tie) -> bool {
    tie.class == Class::Affiliation
        && tie.polarity == Polarity::Affirmed
        && tie.modality == Modality::Actual
        && tie
            .evidence
            .role
            .as_ref()
            .is_some_and(|role| !role.is_empty())
}
