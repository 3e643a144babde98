//! Short forms of organizations and places: acronyms, first words, state bodies without their state.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::EntityKind;
use crate::graph::identity::bodies::Body;
use crate::graph::identity::body::{BodyName, is_filler};
use crate::graph::identity::claim::{Cast, Claim};
use crate::graph::identity::group::Group;
use crate::graph::identity::short::{REFUSED, Short};
use crate::graph::identity::units::ONE_NAME;
use crate::graph::name::abbreviates;
use crate::graph::reason::Reason;

/// So many candidates of one short form are kept.
const KEPT: usize = 48;

/// What names are short forms of others.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    /// Beginnings of longer names.
    beginnings: BTreeSet<String>,
    /// For documents that explain an acronym: document and acronym.
    explained: BTreeSet<(usize, String)>,
    /// In how many documents each name stands as the fullest.
    documents: BTreeMap<String, usize>,
}

impl Forms {
    pub(crate) fn new(cast: &Cast, kind: EntityKind, bodies: &[Body]) -> Self {
        let mut forms = Self::default();
        let mut seen: BTreeSet<&BodyName> = BTreeSet::new();
        // "Zenith workers" are not for short "Zenith".
        let group = |body: &&Body| cast.claims[body.claim].appearance.group;
        for body in bodies.iter().filter(|body| !group(body)) {
            let number = cast.claims[body.claim].number;
            *forms.documents.entry(body.name.key.clone()).or_default() += 1;
            for other in body
                .others
                .iter()
                .filter(|other| explains(body.name, other))
            {
                forms.explained.insert((number, other.key.clone()));
            }
            if kind == EntityKind::Organization && seen.insert(body.name) {
                forms.beginnings.extend(beginnings(body.name, cast));
            }
        }
        forms
    }

    /// Whether a claim's name says too little to be compared as a full one.
    pub(crate) fn is_short(&self, body: &Body, cast: &Cast) -> bool {
        let claim = &cast.claims[body.claim];
        if claim.entry.is_some() || !claim.marks.groups.is_empty() || claim.appearance.group {
            return false;
        }
        let here = || {
            self.explained
                .contains(&(claim.number, acronym(body, cast)))
        };
        if is_acronym(body, cast) && here() && !explains_itself(body) {
            return true;
        }
        if claim.known.is_some() || claim.kind == EntityKind::Place {
            return false;
        }
        let stateless = body.name.sort.is_some() && body.land.is_none();
        stateless
            || (body.name.acronym && !explains_itself(body))
            || (!body.name.legal && self.beginnings.contains(&body.name.key))
    }
}

/// Whether a document uses the acronym for the name.
fn explains(name: &BodyName, other: &BodyName) -> bool {
    other.acronym && abbreviates(&other.key, &name.words)
}

fn explains_itself(body: &Body) -> bool {
    body.others.iter().any(|other| explains(other, body.name))
}

/// Whether the document names it by an acronym, also where the knowledge files have its full name.
fn is_acronym(body: &Body, cast: &Cast) -> bool {
    crate::graph::name::is_acronym(&cast.claims[body.claim].appearance.name)
}

fn acronym(body: &Body, cast: &Cast) -> String {
    let name = &cast.claims[body.claim].appearance.name;
    crate::graph::name::words(name, &cast.knowledge.bodies).concat()
}

/// The first words of a longer name under which it may be meant: "Coosa", "Coosa Crane".
fn beginnings(name: &BodyName, cast: &Cast) -> Vec<String> {
    let words = &name.words;
    let bodies = &cast.knowledge.bodies;
    if name.sort.is_some() || name.acronym || words.len() < 2 {
        return Vec::new();
    }
    let counts = (1..words.len()).filter(|&count| {
        let own = words[count - 1].as_str();
        let lone = count == 1 && (bodies.descriptor(own) || own.chars().count() < 3);
        !is_filler(own) && !is_filler(&words[count]) && !lone
    });
    counts.map(|count| words[..count].concat()).collect()
}

/// For every short claim the groups that it may mean.
pub(crate) fn shorts<'n>(
    cast: &Cast,
    kind: EntityKind,
    bodies: &[&Body],
    forms: &Forms,
    groups: &[Group],
    names: impl Fn(usize) -> BTreeMap<&'n BodyName, bool>,
) -> Vec<Short> {
    let mut index = Index::default();
    // Nothing is short for a group of people that has no name itself.
    let described = |(claim, _): &(usize, Reason)| cast.claims[*claim].appearance.group;
    for (group, own) in groups.iter().enumerate() {
        if own.claims.iter().all(described) {
            continue;
        }
        for (name, main) in own.units.iter().flat_map(|&unit| names(unit)) {
            index.add(group, name, main, cast);
        }
        if kind == EntityKind::Organization {
            index.explain(group, own, &names);
        }
    }
    let short = |body: &&Body| {
        let (mut found, reason, least, alone, at_home): (_, fn(String) -> Reason, _, _, _) =
            if is_acronym(body, cast) {
                let acronym = acronym(body, cast);
                let found = index.of_acronym(&acronym, &cast.claims[body.claim]);
                (found, Reason::Acronym, -0.6, 1.0, true)
            } else if body.name.sort.is_some() {
                let found = index.of_sort(body.name);
                (found, Reason::StateBody, 0.4, 0.0, false)
            } else {
                let found = index.of_beginning(&body.name.key, forms, groups);
                (found, Reason::Form, 0.0, ONE_NAME, false)
            };
        found.truncate(KEPT);
        Short {
            claim: body.claim,
            key: body.name.key.clone(),
            candidates: found,
            at_home,
            least: f64::max(least, REFUSED),
            alone,
            reason,
        }
    };
    bodies.iter().map(short).collect()
}

/// Groups by what may be short for them.
#[derive(Debug, Default)]
struct Index {
    /// By acronym that a document explains, with the words of names.
    explained: BTreeMap<String, BTreeMap<usize, BTreeSet<String>>>,
    /// By the whole name, where it is a full one.
    full: BTreeMap<String, BTreeSet<usize>>,
    /// By first letters.
    initials: BTreeMap<String, BTreeSet<usize>>,
    sorts: BTreeMap<String, BTreeSet<usize>>,
    /// By first words: whether the rest is descriptive.
    beginnings: BTreeMap<String, BTreeMap<usize, bool>>,
    /// By other names that documents use.
    others: BTreeMap<String, BTreeSet<usize>>,
}

impl Index {
    fn add(&mut self, group: usize, name: &BodyName, main: bool, cast: &Cast) {
        if let Some(sort) = &name.sort {
            self.sorts.entry(sort.clone()).or_default().insert(group);
        }
        if !main {
            self.others
                .entry(name.key.clone())
                .or_default()
                .insert(group);
            return;
        }
        self.full.entry(name.key.clone()).or_default().insert(group);
        if name.words.len() > 1 {
            self.initials
                .entry(name.initials())
                .or_default()
                .insert(group);
        }
        for beginning in beginnings(name, cast) {
            let rest = name
                .key
                .get(beginning.len()..)
                .unwrap_or_default()
                .to_owned();
            let last = name.words.last().is_some_and(|word| *word == rest);
            let plain = last && cast.knowledge.bodies.descriptor(&rest);
            *self
                .beginnings
                .entry(beginning)
                .or_default()
                .entry(group)
                .or_default() |= plain;
        }
    }

    fn explain<'n>(
        &mut self,
        group: usize,
        own: &Group,
        names: &impl Fn(usize) -> BTreeMap<&'n BodyName, bool>,
    ) {
        let names: BTreeMap<&BodyName, bool> =
            own.units.iter().flat_map(|&unit| names(unit)).collect();
        let acronyms = names.keys().filter(|name| name.acronym);
        for acronym in acronyms {
            for name in names.keys().filter(|name| explains(name, acronym)) {
                let explained = self.explained.entry(acronym.key.clone()).or_default();
                let words = explained.entry(group).or_default();
                words.extend(name.words.iter().cloned());
            }
        }
    }

    /// The groups that an acronym may mean, those first for whose name other words nearby speak.
    fn of_acronym(&self, acronym: &str, claim: &Claim) -> Vec<(usize, f64)> {
        let titles = &claim.appearance.clues.titles;
        let explained = self.explained.get(acronym).into_iter().flatten();
        let mut found: BTreeMap<usize, f64> = explained
            .map(|(&group, words)| {
                let said = titles.split(' ').any(|title| words.contains(title));
                (group, if said { 2.4 } else { 0.5 })
            })
            .collect();
        if found.is_empty() && acronym.len() > 2 {
            let initials = self.initials.get(acronym).into_iter().flatten();
            found.extend(initials.map(|&group| (group, -1.0)));
        }
        found.into_iter().collect()
    }

    fn of_sort(&self, name: &BodyName) -> Vec<(usize, f64)> {
        let sort = name.sort.as_ref().and_then(|sort| self.sorts.get(sort));
        sort.into_iter()
            .flatten()
            .map(|&group| (group, -0.5))
            .collect()
    }

    fn of_beginning(&self, key: &str, forms: &Forms, groups: &[Group]) -> Vec<(usize, f64)> {
        let used = self.others.get(key);
        let documents = forms.documents.get(key).copied().unwrap_or_default();
        let beginnings = self.beginnings.get(key).into_iter().flatten();
        let mut found: BTreeMap<usize, f64> = beginnings
            .map(|(&group, &plain)| {
                let rare = groups[group].claims.len() * 5 < documents;
                let score = if plain { 0.4 } else { 0.1 } - if rare { 1.5 } else { 0.0 };
                (group, score)
            })
            .collect();
        for &group in used.into_iter().flatten() {
            *found.entry(group).or_default() += 0.8;
        }
        for &group in self.full.get(key).into_iter().flatten() {
            *found.entry(group).or_default() += 2.0;
        }
        found.into_iter().collect()
    }
}
