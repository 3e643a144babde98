//! What a person who judges nodes needs: who they are made of, and the lines that say so.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::EntityKind;
use crate::graph::contribution::Appearance;
use crate::graph::guidance::{Subject, key};
use crate::graph::judgements::line::{Line, Term};
use crate::graph::judgements::{Judgements, Marks};
use crate::graph::network::Network;
use crate::graph::node::{Node, NodeId};

impl Network {
    /// What a node is made of: documents, and in each the index of an entity among
    /// [`crate::annotation::Annotations::entities`].
    pub fn members(&self, id: &NodeId) -> Vec<(&str, usize)> {
        let members = self.appearances(id).into_iter();
        members
            .map(|(document, entity, _)| (document, entity))
            .collect()
    }

    /// A line for a judgement file that says whether two nodes are the same. It names them by their fullest names,
    /// narrowed to documents where such a name alone could mean others. `None` where a node is not there, or kinds
    /// differ.
    pub fn judgement(&self, one: &NodeId, other: &NodeId, same: bool) -> Option<String> {
        let (one, other) = (self.node(one)?, self.node(other)?);
        if one.kind != other.kind || one.id == other.id {
            return None;
        }
        let line = Line {
            number: 0,
            same,
            kind: one.kind,
            terms: vec![self.term(one)?, self.term(other)?],
        };
        Some(line.to_string())
    }

    /// Whether judgements settle that two nodes are the same, or that they are not.
    pub fn settled(&self, judgements: &Judgements, one: &NodeId, other: &NodeId) -> Option<bool> {
        let marks = |id| {
            let kind = self.node(id).map(|node| node.kind);
            let members = self.appearances(id).into_iter();
            let all = members.filter_map(|(document, _, appearance)| {
                let subject = Subject::of(kind?, document, appearance, None);
                Some(judgements.marks(&subject)).filter(|marks| !marks.is_empty())
            });
            all.collect::<Vec<Marks>>()
        };
        let (ours, theirs) = (marks(one), marks(other));
        let pairs = ours
            .iter()
            .flat_map(|one| theirs.iter().map(move |two| one.verdict(two)));
        let verdicts: BTreeSet<bool> = pairs.flatten().collect();
        verdicts.first().copied()
    }

    /// What a user should be told of the guidance, now that all documents are there: judgements on names that
    /// nobody has. One message each.
    pub fn notes(&self) -> Vec<String> {
        let judgements = &self.guidance().judgements;
        if judgements.is_empty() {
            return Vec::new();
        }
        judgements.strangers(self.everybody().map(|(node, document, appearance)| {
            let known = (node.kind != EntityKind::Person).then_some(node.name.as_str());
            Subject::of(node.kind, document, appearance, known)
        }))
    }

    /// Every entity of every document that became a node.
    fn everybody(&self) -> impl Iterator<Item = (&Node, &str, &Appearance)> {
        self.contributions()
            .flat_map(move |(document, contribution)| {
                let entities = contribution.entities.iter().enumerate();
                entities.filter_map(move |(entity, appearance)| {
                    Some((self.node_of(document, entity)?, document, appearance))
                })
            })
    }

    fn appearances(&self, id: &NodeId) -> Vec<(&str, usize, &Appearance)> {
        let Some(node) = self.node(id) else {
            return Vec::new();
        };
        let documents = node
            .documents
            .iter()
            .filter_map(|document| self.contribution(document));
        let entities = documents.flat_map(|(document, contribution)| {
            let entities = contribution.entities.iter().enumerate();
            entities.map(move |(entity, appearance)| (document, entity, appearance))
        });
        entities
            .filter(|(document, entity, _)| {
                self.node_of(document, *entity)
                    .is_some_and(|own| own.id == *id)
            })
            .collect()
    }

    /// How a line names a node.
    fn term(&self, node: &Node) -> Option<Term> {
        let members = self.appearances(&node.id);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, _, appearance) in &members {
            *counts.entry(&appearance.name).or_default() += 1;
        }
        let shown = key(&node.name);
        // Of equal ones the first in order: `max_by_key` takes the last.
        let ranked = counts.iter().rev();
        let best = ranked.max_by_key(|(name, count)| (key(name) == shown, **count));
        let name = best.map(|(name, _)| *name)?;
        let own = key(name);
        let documents = if self.is_alone(node, &own) {
            BTreeSet::new()
        } else {
            let same = members
                .iter()
                .filter(|(_, _, appearance)| key(&appearance.name) == own);
            same.map(|(document, _, _)| (*document).to_owned())
                .collect()
        };
        Some(Term::new(name, documents))
    }

    /// Whether a name without documents means this node alone. A person's single name never does.
    fn is_alone(&self, node: &Node, name: &str) -> bool {
        if node.kind == EntityKind::Person && !name.contains(' ') {
            return false;
        }
        !self.everybody().any(|(other, document, appearance)| {
            other.kind == node.kind
                && other.id != node.id
                && Subject::of(other.kind, document, appearance, None)
                    .main
                    .contains(name)
        })
    }
}

#[cfg(test)]
mod tests;
