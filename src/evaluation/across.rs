//! Nodes across documents: which names of all documents mean the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Annotations, Mention};
use crate::evaluation::clusters::b_cubed;
use crate::evaluation::mentions::is_name;
use crate::evaluation::score::Score;
use crate::text::Span;

/// A name in a document: the document's number, and where it stands.
type Name = (usize, Span);

/// A node: its group of documents, and its key there.
type Key = (String, String);

/// The names of all documents with the nodes that both sides give them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Across {
    documents: usize,
    gold: BTreeMap<Name, Key>,
    found: BTreeMap<Name, Key>,
}

impl Across {
    /// Adds a document. Names whose gold entity has no node are left out on both sides.
    pub(crate) fn add(
        &mut self,
        group: &str,
        gold: &Annotations,
        found: &Annotations,
        node: impl Fn(usize) -> Option<String>,
    ) {
        let number = self.documents;
        self.documents += 1;
        let mut unknown = BTreeSet::new();
        for mention in names(gold) {
            match &gold.entities[mention.entity].node {
                Some(key) => {
                    let key = (group.to_owned(), key.clone());
                    self.gold.insert((number, mention.span), key);
                }
                None => drop(unknown.insert(mention.span)),
            }
        }
        for mention in names(found).filter(|mention| !unknown.contains(&mention.span)) {
            // A name without a node is a node of its own.
            let key =
                node(mention.entity).unwrap_or_else(|| format!("{number}#{}", mention.entity));
            self.found
                .insert((number, mention.span), (group.to_owned(), key));
        }
    }

    /// Whether any gold entity has a node.
    pub(crate) fn is_empty(&self) -> bool {
        self.gold.is_empty()
    }

    /// The scores over all names.
    pub(crate) fn all(&self) -> Nodes {
        Nodes::of(&self.gold, &self.found)
    }

    /// The scores over the names that both sides have, so that names not found, or found wrongly, do not count.
    pub(crate) fn shared(&self) -> Nodes {
        let only = |side: &BTreeMap<Name, Key>, other: &BTreeMap<Name, Key>| {
            let kept = side.iter().filter(|(name, _)| other.contains_key(name));
            kept.map(|(name, key)| (*name, key.clone())).collect()
        };
        Nodes::of(
            &only(&self.gold, &self.found),
            &only(&self.found, &self.gold),
        )
    }
}

fn names(side: &Annotations) -> impl Iterator<Item = &Mention> {
    side.mentions.iter().filter(|mention| is_name(mention))
}

/// How well nodes agree.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Nodes {
    pub(crate) b_cubed: Score,
    /// Of pairs of names: whether both mean the same.
    pub(crate) pairs: Score,
    /// Found nodes that have names of several gold ones, of all that have any of a gold one.
    pub(crate) melted: (usize, usize),
    /// Gold nodes whose names are on several found ones, of all that have any.
    pub(crate) split: (usize, usize),
}

impl Nodes {
    fn of(gold: &BTreeMap<Name, Key>, found: &BTreeMap<Name, Key>) -> Self {
        let mut cells: BTreeMap<(&Key, &Key), usize> = BTreeMap::new();
        for (name, key) in gold {
            if let Some(other) = found.get(name) {
                *cells.entry((key, other)).or_default() += 1;
            }
        }
        let (ours, theirs) = (clusters(gold), clusters(found));
        let both: f64 = cells.values().map(|count| pairs(*count)).sum();
        let sum =
            |side: &[BTreeSet<Name>]| side.iter().map(|names| pairs(names.len())).sum::<f64>();
        Self {
            b_cubed: b_cubed(&ours, &theirs),
            pairs: Score {
                precision: (both, sum(&theirs)),
                recall: (both, sum(&ours)),
            },
            melted: several(cells.keys().map(|(gold, found)| (*found, *gold))),
            split: several(cells.keys().copied()),
        }
    }
}

fn clusters(side: &BTreeMap<Name, Key>) -> Vec<BTreeSet<Name>> {
    let mut clusters: BTreeMap<&Key, BTreeSet<Name>> = BTreeMap::new();
    for (name, key) in side {
        clusters.entry(key).or_default().insert(*name);
    }
    clusters.into_values().collect()
}

fn pairs(names: usize) -> f64 {
    (names * names.saturating_sub(1) / 2) as f64
}

/// How many of the first keys have several others, of how many.
fn several<'k>(cells: impl Iterator<Item = (&'k Key, &'k Key)>) -> (usize, usize) {
    let mut others: BTreeMap<&Key, BTreeSet<&Key>> = BTreeMap::new();
    for (key, other) in cells {
        others.entry(key).or_default().insert(other);
    }
    let many = others.values().filter(|others| others.len() > 1).count();
    (many, others.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Entity, EntityKind, Form};

    /// One name a letter; its entity is the letter's, its node is told beside it.
    fn side(nodes: &[Option<&str>]) -> Annotations {
        let mention = |number: usize| Mention {
            span: Span::new(number, number + 1),
            kind: EntityKind::Person,
            form: Form::Name,
            entity: number,
            confidence: 1.0,
        };
        let entity = |(number, node): (usize, Option<&str>)| Entity {
            name: number.to_string(),
            kind: EntityKind::Person,
            mentions: vec![number],
            node: node.map(str::to_owned),
        };
        Annotations {
            mentions: (0..nodes.len()).map(mention).collect(),
            entities: nodes.iter().copied().enumerate().map(entity).collect(),
            relations: Vec::new(),
        }
    }

    fn compared(gold: [&[Option<&str>]; 2], found: [&[&str]; 2]) -> Across {
        let mut across = Across::default();
        for (gold, found) in gold.into_iter().zip(found) {
            let all: Vec<Option<&str>> = found.iter().map(|_| None).collect();
            across.add("g", &side(gold), &side(&all), |entity| {
                Some(found[entity].to_owned())
            });
        }
        across
    }

    #[test]
    fn counted_by_hand() {
        // Gold: {a1, a2, b1}, {b2}; found: {a1, a2}, {b1, b2}.
        let (x, y) = (Some("x"), Some("y"));
        let nodes = compared([&[x, x], &[x, y]], [&["p", "p"], &["q", "q"]]).all();
        let near = |one: f64, other: f64| assert!((one - other).abs() < 1e-9, "{one} {other}");
        near(nodes.b_cubed.precision(), (1.0 + 1.0 + 0.5 + 0.5) / 4.0);
        near(
            nodes.b_cubed.recall(),
            (2.0 / 3.0 * 2.0 + 1.0 / 3.0 + 1.0) / 4.0,
        );
        near(nodes.pairs.precision(), 1.0 / 2.0);
        near(nodes.pairs.recall(), 1.0 / 3.0);
        assert_eq!((nodes.melted, nodes.split), ((1, 2), (1, 2)));
    }

    #[test]
    fn names_of_one_side_count_over_all_names_only() {
        let x = Some("x");
        let across = compared([&[x, x], &[x]], [&["p", "p", "p"], &[]]);
        assert!((across.all().b_cubed.recall() - 4.0 / 9.0).abs() < 1e-9);
        assert!((across.all().b_cubed.precision() - 4.0 / 9.0).abs() < 1e-9);
        assert!((across.shared().b_cubed.f1() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_has_no_gold_node_does_not_count() {
        let across = compared([&[Some("x"), None], &[Some("x")]], [&["p", "p"], &["p"]]);
        assert!((across.all().b_cubed.f1() - 1.0).abs() < 1e-9);
        assert!(compared([&[None], &[]], [&["p"], &[]]).is_empty());
    }
}
