//! Units: claims of one name that nothing tells apart, and how units are joined to groups.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use rayon::iter::Either;
use rayon::prelude::*;

use crate::annotation::EntityKind;
use crate::graph::identity::claim::Cast;
use crate::graph::identity::facts::Portrait;
use crate::graph::identity::likeness::Likeness;
use crate::graph::identity::partition::{Groups, Link, Sides};
use crate::graph::identity::profile::split;
use crate::graph::identity::weigh::{Evidence, weigh};
use crate::graph::judgements::Marks;

/// A prior that nearly settles it: claims of one full name are one, unless much speaks against it.
pub(crate) const ONE_NAME: f64 = 2.5;
/// So many bearers of one name are listed as pairs that may be one after all.
const LISTED: usize = 6;
/// Below this a pair of names is not even doubtful.
const DOUBTFUL: f64 = -0.8;

/// Claims of one name that nothing tells apart.
#[derive(Debug)]
pub(crate) struct Unit {
    /// What the names were found to be one by.
    pub(crate) key: String,
    /// In order.
    pub(crate) claims: Vec<usize>,
    sides: Sides,
    groups: BTreeSet<usize>,
    /// The name of its row in the alias file.
    entry: Option<String>,
}

/// Two units or groups that may be one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pair {
    pub(crate) one: usize,
    pub(crate) two: usize,
    pub(crate) score: f64,
    pub(crate) notes: Vec<&'static str>,
}

/// The units of one kind.
#[derive(Debug)]
pub(crate) struct Units<'c, 'a> {
    pub(crate) cast: &'c Cast<'a>,
    pub(crate) kind: EntityKind,
    pub(crate) all: Vec<Unit>,
    /// Units of one name that were told apart.
    parted: Vec<(usize, usize)>,
}

/// Lines that tell units apart besides those of the judgement file, which count from 0.
const ENTRIES: usize = usize::MAX;
const KEYS: usize = usize::MAX / 2;

impl<'c, 'a> Units<'c, 'a> {
    /// The units of claims, each given with the key of its name; `prior` says how much a claim's name
    /// alone speaks for one bearer.
    pub(crate) fn new(
        cast: &'c Cast<'a>,
        kind: EntityKind,
        claims: impl Iterator<Item = (String, usize)>,
        prior: impl Fn(usize) -> f64 + Sync,
    ) -> Self {
        type Name<'n> = (String, Option<&'n str>, &'n Marks);
        let mut names: HashMap<Name, Vec<usize>> = HashMap::new();
        for (key, index) in claims {
            let claim = &cast.claims[index];
            let entry = claim.entry.map(|entry| entry.name.as_str());
            let name = (key, entry, &claim.marks);
            names.entry(name).or_default().push(index);
        }
        let mut names: Vec<(Name, Vec<usize>)> = names.into_iter().collect();
        names.sort_unstable_by(|one, two| one.0.cmp(&two.0));
        let entries: BTreeSet<&str> = names
            .iter()
            .filter_map(|((_, entry, _), _)| *entry)
            .collect();
        let entries: BTreeMap<&str, usize> = entries.into_iter().zip(0..).collect();
        let (mut all, mut parted) = (Vec::new(), Vec::new());
        let names = names.into_par_iter().map(|(name, claims)| {
            let (_, entry, marks) = name;
            let settled = entry.is_some() || !marks.groups.is_empty();
            let parts = if settled || all_known(cast, &claims) {
                vec![claims]
            } else {
                let prior = prior(claims[0]);
                split(cast, kind, claims, prior)
            };
            (name, parts)
        });
        let names: Vec<(Name, Vec<Vec<usize>>)> = names.collect();
        for (number, ((key, entry, marks), parts)) in names.into_iter().enumerate() {
            let many = parts.len() > 1;
            let (first, count) = (all.len(), parts.len().min(LISTED));
            let two = |one| (one + 1..count).map(move |two| (first + one, first + two));
            parted.extend((0..count).flat_map(two));
            for (part, claims) in parts.into_iter().enumerate() {
                let mut sides = marks.sides.clone();
                sides.extend(entry.map(|entry| (ENTRIES, entries[entry])));
                sides.extend(many.then_some((KEYS + number, part)));
                all.push(Unit {
                    key: key.clone(),
                    claims,
                    sides,
                    groups: marks.groups.clone(),
                    entry: entry.map(str::to_owned),
                });
            }
        }
        Self {
            cast,
            kind,
            all,
            parted,
        }
    }

    /// Groups in which only those are together of whom the user says so.
    pub(crate) fn as_the_user_says(&self) -> Groups {
        let mut groups = Groups::new(self.all.iter().map(|unit| unit.sides.clone()));
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, unit) in self.all.iter().enumerate() {
            for group in &unit.groups {
                groups.join(*first.entry(*group).or_insert(index), index);
            }
        }
        // A row of the alias file joins whom no judgement tells apart.
        let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, unit) in self.all.iter().enumerate() {
            let Some(entry) = &unit.entry else { continue };
            let own = groups.of(index);
            let others = rows.entry(entry).or_default();
            let other = others
                .iter()
                .find(|&&other| !groups.told_apart(groups.of(other), own));
            match other {
                Some(&other) => groups.join(other, index),
                None => others.push(index),
            }
        }
        groups
    }

    /// Joins what is alike and does not contradict itself; returns the pairs that remain doubtful.
    pub(crate) fn join(
        &self,
        groups: &mut Groups,
        pairs: Vec<(usize, usize)>,
        alike: impl Fn(usize, usize) -> Option<Likeness> + Sync,
        clash: impl Fn(usize, usize) -> bool,
    ) -> Vec<Pair> {
        let portraits = Portraits::new(self);
        let apart = |(one, two): &(usize, usize)| groups.of(*one) != groups.of(*two);
        let weighed = pairs.into_par_iter().filter(apart);
        let weighed = weighed.filter_map(|(one, two)| {
            let likeness = alike(one, two)?;
            let evidence = portraits.weigh(one, two);
            let score = likeness.score + evidence.score - portraits.kept_apart(one, two);
            if score > 0.0 && !evidence.contradicts() {
                return Some(Either::Left(Link { one, two, score }));
            }
            (score > DOUBTFUL).then(|| Either::Right(pair(one, two, score, evidence)))
        });
        let (links, unsure): (Vec<Link>, Vec<Pair>) = weighed.partition_map(|weighed| weighed);
        let mut doubtful = self.parted(&portraits);
        doubtful.extend(unsure);
        let contradict =
            |one: usize, two: usize| clash(one, two) || portraits.weigh(one, two).contradicts();
        for link in groups.join_all(links, contradict) {
            let evidence = portraits.weigh(link.one, link.two);
            doubtful.push(pair(link.one, link.two, link.score, evidence));
        }
        doubtful
    }

    /// Bearers of one name who were told apart, where that is not beyond doubt.
    fn parted(&self, portraits: &Portraits) -> Vec<Pair> {
        let pairs = self.parted.iter().filter(|(one, two)| {
            let documents = |unit: usize| &portraits.of(unit).documents;
            documents(*one)
                .iter()
                .all(|number| documents(*two).binary_search(number).is_err())
        });
        let pairs = pairs.map(|&(one, two)| {
            let evidence = portraits.weigh(one, two);
            pair(one, two, ONE_NAME + evidence.score, evidence)
        });
        pairs.filter(|pair| pair.score > DOUBTFUL).collect()
    }
}

/// Whether the knowledge files say of all claims which they are.
fn all_known(cast: &Cast, claims: &[usize]) -> bool {
    let mut claims = claims.iter();
    claims.all(|&claim| cast.claims[claim].known.is_some())
}

fn pair(one: usize, two: usize, score: f64, evidence: Evidence) -> Pair {
    let notes = evidence.notes;
    Pair {
        one,
        two,
        score,
        notes,
    }
}

/// What the documents say of each unit, gathered when it is asked for the first time.
#[derive(Debug)]
struct Portraits<'u, 'c, 'a> {
    units: &'u Units<'c, 'a>,
    all: Vec<OnceLock<Portrait>>,
}

impl<'u, 'c, 'a> Portraits<'u, 'c, 'a> {
    fn new(units: &'u Units<'c, 'a>) -> Self {
        Self {
            all: units.all.iter().map(|_| OnceLock::new()).collect(),
            units,
        }
    }

    fn of(&self, unit: usize) -> &Portrait {
        let claims = &self.units.all[unit].claims;
        self.all[unit].get_or_init(|| self.units.cast.portrait(claims))
    }

    fn weigh(&self, one: usize, two: usize) -> Evidence {
        weigh(
            self.units.kind,
            self.of(one),
            self.of(two),
            &self.units.cast.scene,
        )
    }

    /// What it counts that documents name both and take them for two.
    fn kept_apart(&self, one: usize, two: usize) -> f64 {
        let (one, two) = (&self.of(one).documents, &self.of(two).documents);
        let (small, big) = if one.len() <= two.len() {
            (one, two)
        } else {
            (two, one)
        };
        let both = small
            .iter()
            .filter(|number| big.binary_search(number).is_ok());
        6.0 * both.count() as f64 / small.len().max(1) as f64
    }
}
