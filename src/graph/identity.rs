//! Which node every entity of every document is.
//!
//! Each document's entity is a claim. Claims of one full name are a unit, split where what the documents say
//! contradicts itself; units whose names are alike are compared, and joined where evidence does not speak
//! against it and no contradiction comes into the group. Surnames, acronyms and other short forms come last:
//! each goes to the only one whom it can mean, or stays apart and is listed as doubtful.
//!
//! Kinds never mix, but for countries: a nationality, and a place or organization with the name of
//! a country, is the country's place. All documents are looked at together, so that their order
//! makes no difference. What the user says in judgements and aliases wins over everything.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::annotation::EntityKind;
use crate::graph::contribution::{Appearance, Contribution};
use crate::graph::doubt::Doubt;
use crate::graph::guidance::{Guidance, key};
use crate::graph::identity::claim::{Cast, Claim};
use crate::graph::identity::group::{Group, Outcome};
use crate::graph::name::slug;
use crate::graph::node::NodeId;
use crate::graph::reason::Reason;
use crate::knowledge::Knowledge;

mod blocks;
mod bodies;
mod body;
mod claim;
mod directory;
mod facts;
mod group;
mod lands;
mod likeness;
mod partition;
mod people;
pub(crate) mod person;
mod profile;
mod register;
mod scene;
mod short;
mod shortened;
mod spelling;
mod units;
mod weigh;

/// An entity of a document.
#[derive(Debug, Clone)]
pub(crate) struct Member<'a> {
    /// The document's id.
    pub(crate) document: &'a str,
    /// The document's number in sorted order.
    pub(crate) number: usize,
    /// Its index among the document's entities.
    pub(crate) index: usize,
    /// What the document calls it.
    pub(crate) appearance: &'a Appearance,
    /// Why it is this node.
    pub(crate) reason: Reason,
}

/// One node to be: what it is and which entities it is made of.
#[derive(Debug)]
pub(crate) struct Identity<'a> {
    pub(crate) id: NodeId,
    pub(crate) kind: EntityKind,
    /// The fullest name, folded.
    pub(crate) key: String,
    /// The name that the alias file or the knowledge files give it.
    pub(crate) known: Option<String>,
    /// The country that tells it from others of its name.
    pub(crate) land: Option<String>,
    /// In order of documents; never empty.
    pub(crate) members: Vec<Member<'a>>,
    /// Its keys elsewhere.
    pub(crate) ids: BTreeMap<String, String>,
}

/// Who is who, and where that is in doubt.
#[derive(Debug)]
pub(crate) struct Resolution<'a> {
    pub(crate) identities: Vec<Identity<'a>>,
    /// The likeliest first; each pair once.
    pub(crate) doubts: Vec<Doubt>,
}

/// Sorts the entities of all documents into nodes.
pub(crate) fn resolve<'a>(
    documents: &'a BTreeMap<String, Arc<Contribution>>,
    knowledge: &Knowledge,
    guidance: &Guidance,
) -> Resolution<'a> {
    let cast = Cast::new(documents, knowledge, guidance);
    let mut kinds: BTreeMap<EntityKind, Vec<usize>> = BTreeMap::new();
    for (index, claim) in cast.claims.iter().enumerate() {
        kinds.entry(claim.kind).or_default().push(index);
    }
    let outcomes = kinds.into_par_iter().map(|(kind, claims)| {
        let outcome = match kind {
            EntityKind::Person => people::resolve(&cast, &claims),
            _ => bodies::resolve(&cast, kind, &claims),
        };
        (kind, outcome)
    });
    let outcomes: Vec<(EntityKind, Outcome)> = outcomes.collect();
    // What the documents say is much, and has done its work.
    let Cast { claims, .. } = cast;
    let found = outcomes.into_par_iter();
    let found = found.map(|(kind, outcome)| of_kind(kind, outcome, &claims, documents));
    let mut resolution = Resolution {
        identities: Vec::new(),
        doubts: Vec::new(),
    };
    for (identities, doubts) in found.collect::<Vec<_>>() {
        resolution.identities.extend(identities);
        resolution.doubts.extend(doubts);
    }
    resolution.doubts.sort_by(|one, two| {
        two.likeness
            .total_cmp(&one.likeness)
            .then_with(|| (&one.a, &one.b).cmp(&(&two.a, &two.b)))
    });
    resolution
}

/// Gives every group of a kind an id of its own and puts it down as an identity; with what is in doubt.
fn of_kind<'a>(
    kind: EntityKind,
    outcome: Outcome,
    claims: &[Claim],
    documents: &'a BTreeMap<String, Arc<Contribution>>,
) -> (Vec<Identity<'a>>, Vec<Doubt>) {
    let ids = ids(kind, &outcome.groups);
    let doubts = doubts(&outcome, &ids);
    let owners = owners(&outcome.groups, &ids, claims);
    let documents: Vec<(&'a String, &'a Arc<Contribution>)> = documents.iter().collect();
    let groups = outcome.groups.into_par_iter().zip(ids);
    let identities = groups.map(|(mut group, id)| {
        group.claims.sort_by_key(|(claim, _)| *claim);
        let entry = group
            .claims
            .iter()
            .find_map(|(claim, _)| claims[*claim].entry);
        let entry = entry.filter(|entry| owners.get(entry.name.as_str()) == Some(&id));
        let members = group.claims.iter().map(|(claim, reason)| {
            let claim = &claims[*claim];
            let (document, contribution) = documents[claim.number];
            let appearance = &contribution.entities[claim.index];
            Member {
                document,
                number: claim.number,
                index: claim.index,
                appearance,
                reason: told(claim, appearance, reason, &group),
            }
        });
        Identity {
            id,
            kind,
            members: members.collect(),
            known: entry.map(|entry| entry.name.clone()).or(group.title.known),
            land: group.title.land.filter(|_| entry.is_none()),
            key: group.title.stem,
            ids: entry.map(|entry| entry.ids.clone()).unwrap_or_default(),
        }
    });
    (identities.collect(), doubts)
}

/// Whose each row of the alias file is, where judgements tell apart whom it names: the one who goes by the
/// row's name.
fn owners<'c>(groups: &[Group], ids: &[NodeId], claims: &'c [Claim]) -> BTreeMap<&'c str, NodeId> {
    let mut owners: BTreeMap<&str, (bool, NodeId)> = BTreeMap::new();
    for (group, id) in groups.iter().zip(ids) {
        for claim in group.claims.iter().map(|(claim, _)| &claims[*claim]) {
            if let Some(entry) = claim.entry {
                let own = key(&claim.appearance.name) == key(&entry.name);
                let owner = owners
                    .entry(&entry.name)
                    .or_insert_with(|| (own, id.clone()));
                if own && !owner.0 {
                    *owner = (own, id.clone());
                }
            }
        }
    }
    owners
        .into_iter()
        .map(|(name, (_, id))| (name, id))
        .collect()
}

/// Why a claim belongs to a group, well-known names and nationalities included.
fn told(claim: &Claim, appearance: &Appearance, reason: &Reason, group: &Group) -> Reason {
    match (&claim.known, reason) {
        (Some(known), Reason::Name) if appearance.names.is_empty() => {
            Reason::Nationality(known.clone())
        }
        (Some(known), Reason::Name) if group.title.known.is_some() && *known != appearance.name => {
            Reason::Known(known.clone())
        }
        _ => reason.clone(),
    }
}

/// An id for every group: of those with one name, in order of their first claims, all but the first are
/// numbered.
fn ids(kind: EntityKind, groups: &[Group]) -> Vec<NodeId> {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&group| {
        let group = &groups[group];
        let first = group.claims.iter().map(|(claim, _)| *claim).min();
        (&group.title.stem, group.short, first)
    });
    let mut taken = HashSet::new();
    let mut ids: Vec<NodeId> = vec![NodeId::from(""); groups.len()];
    let mut counts: HashMap<String, usize> = HashMap::new();
    for group in order {
        let stem = format!("{}:{}", kind.as_str(), slug(&groups[group].title.stem));
        let count = counts.entry(stem.clone()).or_insert(0);
        let id = loop {
            *count += 1;
            let id = match *count {
                1 => stem.clone(),
                count => format!("{stem}-{count}"),
            };
            if taken.insert(id.clone()) {
                break id;
            }
        };
        ids[group] = id.into();
    }
    ids
}

/// Pairs of groups that may be one; the best of each.
fn doubts(outcome: &Outcome, ids: &[NodeId]) -> Vec<Doubt> {
    let mut best: BTreeMap<(&NodeId, &NodeId), (f64, Vec<&str>)> = BTreeMap::new();
    for pair in &outcome.doubtful {
        let (a, b) = (&ids[pair.one], &ids[pair.two]);
        let entry = best
            .entry((a.min(b), a.max(b)))
            .or_insert((f64::MIN, Vec::new()));
        if pair.score > entry.0 {
            *entry = (pair.score, pair.notes.clone());
        }
    }
    let doubt = |((a, b), (score, notes)): ((&NodeId, &NodeId), (f64, Vec<&str>))| Doubt {
        a: a.clone(),
        b: b.clone(),
        likeness: likely(score),
        reasons: notes.into_iter().map(str::to_owned).collect(),
    };
    best.into_iter().map(doubt).collect()
}

/// A score as a number between 0 and 1.
fn likely(score: f64) -> f64 {
    ((1.0 / (1.0 + (-score).exp())) * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests;
