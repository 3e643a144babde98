//! Who is who among the persons of all documents.
//!
//! Full names that agree are one person, unless one of them agrees with two that do not agree with
//! each other: no chain of weak links. A surname alone is the one person of that surname, first
//! looked for in its own document, then everywhere; where several have it, it stays apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::person::PersonName;

/// One document's someone.
#[derive(Debug)]
pub(crate) struct Claim<'a> {
    /// The document's id.
    pub(crate) document: &'a str,
    /// The fullest name there.
    pub(crate) name: PersonName,
    /// The other names there.
    pub(crate) others: Vec<PersonName>,
}

/// What tells persons apart: the same for all claims that mean the same person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Person {
    /// The fullest name, folded; never that of two persons.
    pub(crate) name: String,
    /// Whether no more than a surname is known.
    pub(crate) short: bool,
}

/// The person behind every claim. The order of the claims makes no difference.
pub(crate) fn resolve(claims: &[Claim]) -> Vec<Person> {
    let usage = Usage::new(claims);
    let shorts: Vec<Option<&str>> = claims
        .iter()
        .map(|claim| usage.short(&claim.name))
        .collect();
    let mut profiles: BTreeMap<&str, Profile> = BTreeMap::new();
    let mut spelled: BTreeMap<&str, &str> = BTreeMap::new();
    for (claim, short) in claims.iter().zip(&shorts) {
        if let Some(short) = short {
            let first = spelled.entry(short).or_insert(&claim.name.spelled);
            *first = (*first).min(&claim.name.spelled);
        } else {
            profiles.entry(&claim.name.whole).or_default().add(claim);
        }
    }
    let directory = Directory::new(&profiles.into_values().collect::<Vec<_>>());
    let find = |(claim, short): (&Claim, Option<&str>)| {
        let person = directory.find(claim, short);
        let alone = || {
            short
                .and_then(|short| spelled.get(short))
                .map_or("", |name| *name)
        };
        Person {
            name: person.unwrap_or_else(alone).to_owned(),
            short: person.is_none(),
        }
    };
    claims
        .iter()
        .zip(shorts.iter().copied())
        .map(find)
        .collect()
}

/// Which names of several words documents use as surnames, with the form for comparison.
#[derive(Debug, Default)]
struct Usage<'c> {
    /// Surnames; they settle whether "Ben Shabbat" is one.
    surnames: BTreeMap<&'c str, &'c str>,
    /// Ends of longer names that a document uses for short: "López Obrador".
    tails: BTreeSet<&'c str>,
}

impl<'c> Usage<'c> {
    fn new(claims: &'c [Claim]) -> Self {
        let mut usage = Self::default();
        for claim in claims {
            let names = claim
                .others
                .iter()
                .chain([&claim.name])
                .filter(|name| !name.doubtful);
            usage
                .surnames
                .extend(names.map(|name| (&*name.long_surname, &*name.surname)));
            usage.tails.extend(tails(claim));
        }
        usage
    }

    /// The surname for comparison, where the name is no more than that.
    fn short(&self, name: &'c PersonName) -> Option<&'c str> {
        match self.surnames.get(name.whole.as_str()) {
            _ if name.is_short() => Some(&name.surname),
            Some(surname) if name.doubtful => Some(surname),
            _ => self.tails.get(name.whole.as_str()).copied(),
        }
    }
}

/// Ends of the full name of two or more words that the same document uses for it.
fn tails<'c>(claim: &'c Claim) -> impl Iterator<Item = &'c str> {
    let ends = |other: &PersonName| {
        let rest = claim.name.spelled.strip_suffix(&other.spelled);
        !other.is_short() && rest.is_some_and(|rest| rest.ends_with(' '))
    };
    claim
        .others
        .iter()
        .filter(move |other| ends(other))
        .map(|other| other.whole.as_str())
}

/// All claims with the same full name.
#[derive(Debug, Default)]
struct Profile<'c> {
    /// The ways in which it was taken apart; several where spellings differ in hyphens.
    names: BTreeSet<&'c PersonName>,
    documents: BTreeSet<&'c str>,
    tails: BTreeSet<&'c str>,
    /// First words that documents use alone; family names in "Xi Jinping".
    firsts: BTreeSet<String>,
    /// Whether a document uses the last word alone.
    last: bool,
}

impl<'c> Profile<'c> {
    fn add(&mut self, claim: &'c Claim) {
        self.names.insert(&claim.name);
        self.documents.insert(claim.document);
        self.tails.extend(tails(claim));
        for other in claim.others.iter().filter(|other| other.is_short()) {
            let first = claim.name.first().filter(|first| *first == other.surname);
            self.firsts.extend(first);
            self.last |= other.surname == claim.name.surname;
        }
    }

    fn agrees(&self, other: &Self) -> bool {
        self.names
            .iter()
            .any(|one| other.names.iter().any(|two| one.agrees(two)))
    }
}

/// The people with full names, and how to find them by a shorter one.
#[derive(Debug)]
struct Directory<'c> {
    /// Full name, run together, to person.
    people: BTreeMap<&'c str, usize>,
    /// The fullest name of every person.
    names: Vec<&'c str>,
    documents: Vec<BTreeSet<&'c str>>,
    by_short: BTreeMap<String, BTreeSet<usize>>,
}

impl<'c> Directory<'c> {
    fn new(profiles: &[Profile<'c>]) -> Self {
        let mut members: BTreeMap<usize, Vec<&Profile<'c>>> = BTreeMap::new();
        for (profile, group) in profiles.iter().zip(groups(profiles)) {
            members.entry(group).or_default().push(profile);
        }
        let (people, by_short) = (BTreeMap::new(), BTreeMap::new());
        let mut directory = Self {
            people,
            names: Vec::new(),
            documents: Vec::new(),
            by_short,
        };
        for profiles in members.values() {
            directory.add(profiles);
        }
        directory
    }

    fn add(&mut self, profiles: &[&Profile<'c>]) {
        let person = self.documents.len();
        let names = || {
            profiles
                .iter()
                .flat_map(|profile| profile.names.iter().copied())
        };
        let fullest = names().max_by(|one, two| {
            one.fullness()
                .cmp(&two.fullness())
                .then_with(|| two.spelled.cmp(&one.spelled))
        });
        self.names
            .push(fullest.map_or("", |name| name.spelled.as_str()));
        self.people
            .extend(names().map(|name| (name.whole.as_str(), person)));
        self.documents.push(
            profiles
                .iter()
                .flat_map(|profile| profile.documents.iter().copied())
                .collect(),
        );
        let mut shorts: BTreeSet<String> = names().map(|name| name.surname.clone()).collect();
        for profile in profiles {
            shorts.extend(profile.tails.iter().map(|&tail| tail.to_owned()));
        }
        if !profiles.iter().any(|profile| profile.last) {
            shorts.extend(
                profiles
                    .iter()
                    .flat_map(|profile| profile.firsts.iter().cloned()),
            );
        }
        for short in shorts {
            self.by_short.entry(short).or_default().insert(person);
        }
    }

    /// The fullest name of the person that the claim means, if it is one of these.
    fn find(&self, claim: &Claim, short: Option<&str>) -> Option<&'c str> {
        let person = match short {
            Some(short) => self.only(short, claim.document),
            None => self.people.get(claim.name.whole.as_str()).copied(),
        };
        person.map(|person| self.names[person])
    }

    /// The only person of that surname in the document, else the only one at all.
    fn only(&self, short: &str, document: &str) -> Option<usize> {
        let all = self.by_short.get(short)?;
        let here = all
            .iter()
            .filter(|&&person| self.documents[person].contains(document));
        let here: Vec<usize> = here.copied().collect();
        match here.as_slice() {
            [] if all.len() == 1 => all.first().copied(),
            [person] => Some(*person),
            _ => None,
        }
    }
}

/// For every profile the first of those that are the same person.
fn groups(profiles: &[Profile]) -> Vec<usize> {
    let agreeing = agreeing(profiles);
    let clear: Vec<bool> = agreeing
        .iter()
        .map(|others| {
            others.iter().all(|one| {
                others
                    .iter()
                    .all(|two| one == two || agreeing[*one].contains(two))
            })
        })
        .collect();
    let group = |profile: usize| {
        let others = agreeing[profile]
            .iter()
            .filter(|&&other| clear[profile] && clear[other]);
        others.copied().chain([profile]).min().unwrap_or(profile)
    };
    (0..profiles.len()).map(group).collect()
}

/// For every profile the others that agree with it.
fn agreeing(profiles: &[Profile]) -> Vec<BTreeSet<usize>> {
    let mut by_surname: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, profile) in profiles.iter().enumerate() {
        for name in &profile.names {
            by_surname.entry(&name.surname).or_default().insert(index);
        }
    }
    let mut agreeing = vec![BTreeSet::new(); profiles.len()];
    for namesakes in by_surname.values() {
        for &one in namesakes {
            for &two in namesakes.range(one + 1..) {
                if profiles[one].agrees(&profiles[two]) {
                    agreeing[one].insert(two);
                    agreeing[two].insert(one);
                }
            }
        }
    }
    agreeing
}

#[cfg(test)]
mod tests;
