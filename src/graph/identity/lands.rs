//! In which country every entity of every document lies or is.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::annotation::EntityKind;
use crate::graph::contribution::{Appearance, Contribution};
use crate::graph::name::{bare, fold};
use crate::knowledge::Knowledge;

/// A country, by its row in the knowledge files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Land(pub(crate) u16);

/// What a name of a place means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The country that it names.
    pub(crate) country: Option<Land>,
    /// The city or region that it names: the spelling that stands for others, and its country.
    pub(crate) inside: Option<(String, Land)>,
    /// Other countries that have a place of that name.
    pub(crate) namesakes: Vec<Land>,
}

/// For every document the country of every entity: the one that it names, in which it lies.
#[derive(Debug, Default)]
pub(crate) struct Lands {
    /// By document and entity, in order.
    pub(crate) of: Vec<Vec<Option<Land>>>,
    /// By document and entity: whether the name of a country means another place there.
    pub(crate) elsewhere: BTreeSet<(usize, usize)>,
}

impl Lands {
    pub(crate) fn new(
        documents: &BTreeMap<String, Arc<Contribution>>,
        gazetteer: &mut Gazetteer,
    ) -> Self {
        let mut lands = Self::default();
        for (number, contribution) in documents.values().enumerate() {
            let found = lands.read(number, contribution, gazetteer);
            lands.of.push(found);
        }
        lands
    }

    fn read(
        &mut self,
        number: usize,
        contribution: &Contribution,
        gazetteer: &mut Gazetteer,
    ) -> Vec<Option<Land>> {
        let entities = &contribution.entities;
        let mut found: Vec<Option<Land>> = vec![None; entities.len()];
        // Whoever else the document speaks of says which of several places a name means.
        let mut named: BTreeMap<Land, usize> = BTreeMap::new();
        let mut namesakes = Vec::new();
        for (entity, appearance) in entities.iter().enumerate() {
            let (land, others) = gazetteer.land(appearance);
            found[entity] = land;
            let country =
                others.is_empty() || gazetteer.spot(bare(&appearance.name)).country == land;
            if let Some(land) = land.filter(|_| country) {
                *named.entry(land).or_default() += appearance.mentions.max(1);
            }
            if !others.is_empty() {
                namesakes.push((entity, others));
            }
        }
        part(entities, gazetteer, &mut found);
        let most = named.values().max().copied().unwrap_or_default();
        let single = named.values().filter(|count| **count == most).count() == 1;
        for (entity, others) in namesakes {
            let beside = entities[entity].clues.beside.iter();
            let beside: BTreeSet<Land> = beside
                .filter_map(|&other| found.get(other as usize).copied().flatten())
                .collect();
            let around = |land: &Land| named.get(land).copied().unwrap_or_default();
            let own = found[entity];
            let other = if beside.is_empty() {
                let silent = own.is_none_or(|own| around(&own) == 0);
                let told = |land: &&Land| silent && single && around(land) == most;
                others.iter().find(told)
            } else {
                let foreign = own.is_some_and(|own| !beside.contains(&own));
                others.iter().find(|land| foreign && beside.contains(land))
            };
            if let Some(&land) = other {
                found[entity] = Some(land);
            }
        }
        for (entity, appearance) in entities.iter().enumerate() {
            let named = appearance.kind == EntityKind::Place && !appearance.names.is_empty();
            let spot = named.then(|| gazetteer.spot(bare(&appearance.name)));
            let country = spot.and_then(|spot| spot.country);
            if country.is_some() && country != found[entity] {
                self.elsewhere.insert((number, entity));
            }
        }
        found
    }
}

/// Two entities of one document cannot both be the place that a name mostly means: "Georgia" beside the
/// "Republic of Georgia".
fn part(entities: &[Appearance], gazetteer: &mut Gazetteer, found: &mut [Option<Land>]) {
    let mut same: BTreeMap<(Option<Land>, String), Vec<usize>> = BTreeMap::new();
    for (entity, appearance) in entities.iter().enumerate() {
        let name = bare(&appearance.name);
        let spot = gazetteer.spot(name);
        let name = spot.country.map_or_else(|| fold(name), |_| String::new());
        if appearance.kind == EntityKind::Place && !appearance.names.is_empty() {
            same.entry((spot.country, name)).or_default().push(entity);
        }
    }
    for mut claimants in same.into_values() {
        claimants.retain(|&entity| {
            let spot = gazetteer.spot(bare(&entities[entity].name));
            found[entity] == spot.country.or(spot.inside.map(|(_, land)| land))
        });
        let mut surely = |entity: usize| {
            let own = &entities[entity];
            let clear = |name: &&String| gazetteer.spot(bare(name)).namesakes.is_empty();
            let clear = own.names.texts().filter(clear).count() + own.nationalities.len();
            (clear, own.names.len(), own.mentions)
        };
        claimants.sort_by_cached_key(|&entity| (std::cmp::Reverse(surely(entity)), entity));
        for entity in claimants.into_iter().skip(1) {
            let spot = gazetteer.spot(bare(&entities[entity].name));
            if let Some(&other) = spot.namesakes.first() {
                found[entity] = Some(other);
            }
        }
    }
}

/// What names of places mean, looked up once each.
#[derive(Debug)]
pub(crate) struct Gazetteer<'k> {
    knowledge: &'k Knowledge,
    rows: HashMap<&'k str, Land>,
    countries: HashMap<&'k str, Land>,
    known: HashMap<String, Spot>,
}

impl<'k> Gazetteer<'k> {
    pub(crate) fn new(knowledge: &'k Knowledge) -> Self {
        let (mut rows, mut countries) = (HashMap::new(), HashMap::new());
        for (row, country) in knowledge.countries.iter().enumerate() {
            rows.entry(country.iso.as_str()).or_insert(Land(row as u16));
            countries.insert(country.name.as_str(), Land(row as u16));
        }
        Self {
            knowledge,
            rows,
            countries,
            known: HashMap::new(),
        }
    }

    /// What the name of a place means.
    pub(crate) fn spot(&mut self, name: &str) -> Spot {
        if let Some(spot) = self.known.get(name) {
            return spot.clone();
        }
        let countries = &self.knowledge.countries;
        let gazetteer = &self.knowledge.gazetteer;
        let land = |iso: &str| self.rows.get(iso).copied();
        let city = gazetteer.find(name);
        let city = city.and_then(|spot| Some((spot.name.clone(), land(&spot.iso)?)));
        let capital = countries.by_capital(name).and_then(|country| {
            let city = country.capital.clone()?;
            Some((city, *self.countries.get(country.name.as_str())?))
        });
        let spot = Spot {
            country: countries
                .by_name(name)
                .and_then(|country| self.countries.get(country.name.as_str()).copied()),
            inside: capital.or(city),
            namesakes: gazetteer.namesakes(name).filter_map(land).collect(),
        };
        self.known.insert(name.to_owned(), spot.clone());
        spot
    }

    /// The country of a nationality.
    pub(crate) fn of_nationality(&self, word: &str) -> Option<Land> {
        let country = self.knowledge.countries.by_demonym(word)?;
        self.countries.get(country.name.as_str()).copied()
    }

    /// The country of an entity as its names alone tell it, and others that have a place of its name.
    fn land(&mut self, appearance: &Appearance) -> (Option<Land>, Vec<Land>) {
        if appearance.kind == EntityKind::Person {
            return (None, Vec::new());
        }
        for word in appearance.nationalities.texts() {
            if let Some(land) = self.of_nationality(bare(word)) {
                return (Some(land), Vec::new());
            }
        }
        let spot = self.spot(bare(&appearance.name));
        if appearance.kind == EntityKind::Organization {
            return (spot.country, Vec::new());
        }
        // Another name may say which: "Ga." for Georgia.
        for name in appearance
            .names
            .texts()
            .filter(|name| **name != appearance.name)
        {
            let other = self.spot(bare(name));
            let land = other.country.or(other.inside.map(|(_, land)| land));
            if let Some(land) = land.filter(|_| other.namesakes.is_empty()) {
                return (Some(land), Vec::new());
            }
        }
        let inside = spot.inside.map(|(_, land)| land);
        (spot.country.or(inside), spot.namesakes)
    }
}
