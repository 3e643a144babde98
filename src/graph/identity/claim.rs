//! Claims: that a document speaks of someone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::annotation::EntityKind;
use crate::graph::aliases::AliasEntry;
use crate::graph::contribution::{Appearance, Contribution};
use crate::graph::guidance::{Guidance, Subject, key};
use crate::graph::identity::facts::{Facts, Portrait};
use crate::graph::identity::lands::{Gazetteer, Land, Lands};
use crate::graph::identity::person::untitled;
use crate::graph::identity::scene::{Scene, Setting};
use crate::graph::judgements::Marks;
use crate::graph::name::{bare, without_the};
use crate::knowledge::Knowledge;

/// One entity of one document.
#[derive(Debug)]
pub(crate) struct Claim<'a> {
    /// The document's id.
    pub(crate) document: &'a str,
    /// The document's number in sorted order.
    pub(crate) number: usize,
    /// Its index among the document's entities.
    pub(crate) index: usize,
    /// What the document calls it.
    pub(crate) appearance: &'a Appearance,
    /// The kind of its node.
    pub(crate) kind: EntityKind,
    /// Its name in the knowledge files.
    pub(crate) known: Option<String>,
    /// Its row in the user's alias file.
    pub(crate) entry: Option<&'a AliasEntry>,
    /// What the user's judgements say of it.
    pub(crate) marks: Marks,
}

impl Claim<'_> {
    /// Its names besides the fullest.
    pub(crate) fn others(&self) -> impl Iterator<Item = &str> {
        let names = self.appearance.names.texts().map(String::as_str);
        names.filter(|name| *name != self.appearance.name)
    }
}

/// Everyone whom the documents name, and what is known of them.
#[derive(Debug)]
pub(crate) struct Cast<'a> {
    /// In order of documents and entities.
    pub(crate) claims: Vec<Claim<'a>>,
    pub(crate) scene: Scene,
    pub(crate) lands: Lands,
    pub(crate) knowledge: &'a Knowledge,
}

impl<'a> Cast<'a> {
    pub(crate) fn new(
        documents: &'a BTreeMap<String, Arc<Contribution>>,
        knowledge: &'a Knowledge,
        guidance: &'a Guidance,
    ) -> Self {
        let lands = Lands::new(documents, &mut Gazetteer::new(knowledge));
        let (scene, claims) = rayon::join(
            || Scene::new(documents, &lands, knowledge),
            || claims(documents, &lands, knowledge, guidance),
        );
        Self {
            claims,
            scene,
            lands,
            knowledge,
        }
    }

    /// What the document says of a claim.
    pub(crate) fn facts(&self, claim: usize) -> &Facts {
        let claim = &self.claims[claim];
        self.scene.facts(claim.number, claim.index)
    }

    /// The document of a claim as its context.
    pub(crate) fn setting(&self, claim: usize) -> &Setting {
        &self.scene.settings[self.claims[claim].number]
    }

    /// The country that a place lies in or is.
    pub(crate) fn land(&self, claim: usize) -> Option<Land> {
        let claim = &self.claims[claim];
        self.lands.of[claim.number][claim.index]
    }

    /// What the documents of some claims say together.
    pub(crate) fn portrait(&self, claims: &[usize]) -> Portrait {
        Portrait::gather(claims.iter().map(|&claim| {
            let setting = self.setting(claim);
            let number = self.claims[claim].number as u32;
            (
                number,
                self.facts(claim),
                &*setting.companions,
                &setting.lands,
            )
        }))
    }
}

/// The claims of all documents, in their order.
fn claims<'a>(
    documents: &'a BTreeMap<String, Arc<Contribution>>,
    lands: &Lands,
    knowledge: &Knowledge,
    guidance: &'a Guidance,
) -> Vec<Claim<'a>> {
    let documents: Vec<(&String, &Arc<Contribution>)> = documents.iter().collect();
    let places = documents.into_par_iter().enumerate();
    let places = places.flat_map_iter(|(number, (document, contribution))| {
        let appearances = contribution.entities.iter().enumerate();
        appearances.map(move |(index, appearance)| (document, number, index, appearance))
    });
    let claims = places.map(|(document, number, index, appearance)| {
        let elsewhere = lands.elsewhere.contains(&(number, index));
        let (kind, known) = known(appearance, elsewhere, knowledge);
        let mut claim = Claim {
            document,
            number,
            index,
            appearance,
            kind,
            known,
            entry: None,
            marks: Marks::default(),
        };
        guide(&mut claim, knowledge, guidance);
        claim
    });
    let mut claims: Vec<Claim> = claims.collect();
    obey(&mut claims);
    claims
}

/// Looks up what the user says of a claim.
fn guide<'a>(claim: &mut Claim<'a>, knowledge: &Knowledge, guidance: &'a Guidance) {
    let find = |name: &str| guidance.aliases.find(claim.kind, bare(name));
    let name = claim.appearance.name.as_str();
    let titleless = match claim.kind {
        EntityKind::Person if !(guidance.aliases.is_empty() && guidance.judgements.is_empty()) => {
            untitled(name, knowledge)
        }
        _ => name,
    };
    let entry = find(name).or_else(|| find(titleless));
    let entry = entry.or_else(|| claim.known.as_deref().and_then(find));
    let entry = entry.or_else(|| claim.others().find_map(find));
    claim.entry = entry;
    if !guidance.judgements.is_empty() {
        let known = claim.known.as_deref();
        let subject = Subject::of(claim.kind, claim.document, claim.appearance, known);
        claim.marks = guidance.judgements.marks(&subject);
    }
}

/// A judgement beats an alias: whoever is told apart from others of a row of the alias file loses the row, those
/// who bear the row's own name last.
fn obey(claims: &mut [Claim]) {
    let mut rows: BTreeMap<(EntityKind, &str), Vec<(bool, usize)>> = BTreeMap::new();
    for (index, claim) in claims.iter().enumerate() {
        if let Some(entry) = claim.entry.filter(|_| !claim.marks.is_empty()) {
            let other = key(&claim.appearance.name) != key(&entry.name);
            let row = rows.entry((claim.kind, entry.name.as_str())).or_default();
            row.push((other, index));
        }
    }
    for mut row in rows.into_values() {
        row.sort_unstable();
        let mut kept: BTreeSet<Marks> = BTreeSet::new();
        for (_, index) in row {
            let claim = &mut claims[index];
            if kept
                .iter()
                .any(|marks| marks.verdict(&claim.marks) == Some(false))
            {
                claim.entry = None;
            } else {
                kept.insert(claim.marks.clone());
            }
        }
    }
}

/// The kind of the node, and its name where the knowledge files have it.
fn known(
    appearance: &Appearance,
    elsewhere: bool,
    knowledge: &Knowledge,
) -> (EntityKind, Option<String>) {
    let name = without_the(bare(&appearance.name));
    let country = match appearance.kind {
        EntityKind::Person => None,
        _ if elsewhere => None,
        _ if appearance.names.is_empty() => of_nationality(appearance, knowledge),
        _ => knowledge
            .countries
            .by_name(name)
            .map(|country| country.name.clone()),
    };
    if country.is_some() {
        return (EntityKind::Place, country);
    }
    let known = match appearance.kind {
        EntityKind::Organization => knowledge.organizations.by_name(name),
        _ => None,
    };
    (
        appearance.kind,
        known.map(|organization| organization.name.clone()),
    )
}

/// The country whose people an entity without a name of its own is called after.
fn of_nationality(appearance: &Appearance, knowledge: &Knowledge) -> Option<String> {
    let words = appearance.nationalities.texts().chain([&appearance.name]);
    let country = words.map(|word| bare(word)).find_map(|word| {
        let countries = &knowledge.countries;
        countries
            .by_demonym(word)
            .or_else(|| countries.by_name(without_the(word)))
    });
    country.map(|country| country.name.clone())
}
