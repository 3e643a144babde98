//! Which node every entity of every document is.
//!
//! Kinds never mix, but for countries: a nationality, and a place or organization with the name of
//! a country, is the country's place. All documents are looked at together, so that their order
//! makes no difference.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::annotation::EntityKind;
use crate::graph::body::{self, Body};
use crate::graph::contribution::{Appearance, Contribution};
use crate::graph::doubt::Doubt;
use crate::graph::guidance::Guidance;
use crate::graph::name::{bare, slug};
use crate::graph::node::NodeId;
use crate::graph::people;
use crate::graph::person::PersonName;
use crate::graph::reason::Reason;
use crate::knowledge::Knowledge;

/// An entity of a document.
#[derive(Debug, Clone)]
pub(crate) struct Member<'a> {
    /// The document's id.
    pub(crate) document: &'a str,
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
    /// The folded name by which its entities were found to be the same.
    pub(crate) key: String,
    /// The name that the knowledge files give it.
    pub(crate) known: Option<String>,
    /// In order of documents; never empty.
    pub(crate) members: Vec<Member<'a>>,
    /// Its keys elsewhere.
    pub(crate) ids: BTreeMap<String, String>,
}

/// Who is who, and where that is in doubt.
#[derive(Debug)]
pub(crate) struct Resolution<'a> {
    pub(crate) identities: Vec<Identity<'a>>,
    /// Sorted; each pair once.
    pub(crate) doubts: Vec<Doubt>,
}

/// Sorts the entities of all documents into nodes.
pub(crate) fn resolve<'a>(
    documents: &'a BTreeMap<String, Arc<Contribution>>,
    knowledge: &Knowledge,
    _guidance: &Guidance,
) -> Resolution<'a> {
    let mut groups = Groups::new();
    for (kind, members) in by_kind(documents, knowledge) {
        let keys = match kind {
            EntityKind::Person => people(&members, knowledge),
            _ => bodies(&members),
        };
        for (key, (member, known)) in keys.into_iter().zip(members) {
            let known = known.filter(|known| Body::new(known).key == key.folded);
            let group = groups.entry((kind, key)).or_default();
            group.0 = group.0.take().or(known);
            group.1.push(member);
        }
    }
    Resolution {
        identities: named(groups),
        doubts: Vec::new(),
    }
}

/// An entity, and its name in the knowledge files.
type Known<'a> = (Member<'a>, Option<String>);

/// All entities by the kind of their nodes.
fn by_kind<'a>(
    documents: &'a BTreeMap<String, Arc<Contribution>>,
    knowledge: &Knowledge,
) -> BTreeMap<EntityKind, Vec<Known<'a>>> {
    let mut kinds: BTreeMap<EntityKind, Vec<Known<'a>>> = BTreeMap::new();
    for (document, contribution) in documents {
        for (index, appearance) in contribution.entities.iter().enumerate() {
            let (kind, known) = known(appearance, knowledge);
            let member = Member {
                document,
                index,
                appearance,
                reason: Reason::Name,
            };
            kinds.entry(kind).or_default().push((member, known));
        }
    }
    kinds
}

/// What tells nodes of one kind apart.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// Readable; the id is made from it.
    name: String,
    folded: String,
    short: bool,
}

type Groups<'a> = BTreeMap<(EntityKind, Key), (Option<String>, Vec<Member<'a>>)>;

fn people(members: &[Known], knowledge: &Knowledge) -> Vec<Key> {
    let mut claims = Vec::with_capacity(members.len());
    for (
        Member {
            document,
            appearance,
            ..
        },
        _,
    ) in members
    {
        let names = appearance
            .names
            .keys()
            .filter(|&name| *name != appearance.name);
        claims.push(people::Claim {
            document,
            name: PersonName::parse(&appearance.name, knowledge),
            others: names
                .map(|name| PersonName::parse(name, knowledge))
                .collect(),
        });
    }
    let people = people::resolve(&claims).into_iter();
    people
        .map(|person| Key {
            folded: person.name.clone(),
            name: person.name,
            short: person.short,
        })
        .collect()
}

fn bodies(members: &[Known]) -> Vec<Key> {
    let mut claims = Vec::with_capacity(members.len());
    for (
        Member {
            document,
            appearance,
            ..
        },
        known,
    ) in members
    {
        let names = appearance
            .names
            .keys()
            .filter(|&name| *name != appearance.name);
        claims.push(body::Claim {
            document,
            name: &appearance.name,
            others: names.map(String::as_str).collect(),
            known: known.clone(),
        });
    }
    let bodies = body::resolve(&claims).into_iter();
    bodies
        .map(|body| Key {
            name: body.name,
            folded: body.key,
            short: false,
        })
        .collect()
}

/// The kind of the node, and its name where the knowledge files have it.
fn known(appearance: &Appearance, knowledge: &Knowledge) -> (EntityKind, Option<String>) {
    let name = bare(&appearance.name);
    let country = match appearance.kind {
        EntityKind::Person => None,
        _ if appearance.names.is_empty() => of_nationality(appearance, knowledge),
        _ => knowledge
            .countries
            .by_name(without_the(name))
            .map(|country| country.name.clone()),
    };
    if country.is_some() {
        return (EntityKind::Place, country);
    }
    let known = match appearance.kind {
        EntityKind::Organization => knowledge.organizations.by_name(without_the(name)),
        _ => None,
    };
    (
        appearance.kind,
        known.map(|organization| organization.name.clone()),
    )
}

/// The country whose people an entity without a name of its own is called after.
fn of_nationality(appearance: &Appearance, knowledge: &Knowledge) -> Option<String> {
    let words = appearance.nationalities.keys().chain([&appearance.name]);
    let country = words.map(|word| bare(word)).find_map(|word| {
        let countries = &knowledge.countries;
        countries
            .by_demonym(word)
            .or_else(|| countries.by_name(without_the(word)))
    });
    country.map(|country| country.name.clone())
}

fn without_the(name: &str) -> &str {
    let the = name
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("the "));
    the.map_or(name, |the| name[the.len()..].trim_start())
}

/// Gives every group an id of its own.
fn named(groups: Groups) -> Vec<Identity> {
    let mut taken = BTreeSet::new();
    let mut identities = Vec::with_capacity(groups.len());
    for ((kind, key), (known, members)) in groups {
        let stem = format!("{}:{}", kind.as_str(), slug(&key.name));
        let mut id = stem.clone();
        let mut count = 1;
        while !taken.insert(id.clone()) {
            count += 1;
            id = format!("{stem}-{count}");
        }
        identities.push(Identity {
            id: id.into(),
            kind,
            key: key.folded,
            known,
            members,
            ids: BTreeMap::new(),
        });
    }
    identities
}

#[cfg(test)]
mod tests;
