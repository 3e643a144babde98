//! The names of persons, each taken apart once, and how documents use them.

use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use crate::graph::identity::claim::Cast;
use crate::graph::identity::likeness::Bearer;
use crate::graph::identity::person::PersonName;

/// Names of persons by number.
#[derive(Debug, Default)]
pub(crate) struct Register {
    pub(crate) bearers: Vec<Bearer>,
}

/// A claim's names, as numbers in the register.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) claim: usize,
    pub(crate) main: usize,
    pub(crate) others: Vec<usize>,
}

impl Register {
    /// The names of some claims, which are given in order.
    pub(crate) fn new(cast: &Cast, claims: &[usize]) -> (Self, Vec<Named>) {
        let (mut numbers, mut texts) = (HashMap::<&str, usize>::new(), Vec::new());
        let mut number = |name| {
            *numbers.entry(name).or_insert_with(|| {
                texts.push(name);
                texts.len() - 1
            })
        };
        let mut named = Vec::with_capacity(claims.len());
        for &claim in claims {
            let appearance = cast.claims[claim].appearance;
            let main = number(appearance.name.as_str());
            let others = appearance.names.texts();
            let others = others.filter(|name| **name != appearance.name);
            named.push(Named {
                claim,
                main,
                others: others.map(|name| number(name.as_str())).collect(),
            });
        }
        let bearer = |name: &str| Bearer::new(PersonName::parse(name, cast.knowledge));
        let bearers = texts.into_par_iter().map(bearer).collect();
        (Self { bearers }, named)
    }

    /// All words of a claim's fullest name, run together.
    pub(crate) fn whole(&self, named: &Named) -> &str {
        &self.bearers[named.main].name.whole
    }

    /// Full names that somebody bears with "Jr." or "Sr.", without it: father and son may go by them.
    pub(crate) fn namesakes(&self) -> BTreeSet<&str> {
        let names = self.bearers.iter().map(|bearer| &bearer.name);
        let plain = names.filter(|name| name.generation().is_some());
        plain.map(PersonName::plain).collect()
    }
}

/// Which names of several words documents use as surnames, with the form for comparison.
#[derive(Debug, Default)]
pub(crate) struct Usage<'r> {
    /// Surnames; they settle whether "Ben Shabbat" is one.
    surnames: HashMap<&'r str, &'r str>,
    /// Ends of longer names that a document uses for short: "López Obrador".
    tails: HashSet<&'r str>,
}

impl<'r> Usage<'r> {
    pub(crate) fn new(register: &'r Register, named: &[Named]) -> Self {
        let mut usage = Self::default();
        let surnames = register.bearers.iter().map(|bearer| &bearer.name);
        let surnames = surnames.filter(|name| !name.doubtful);
        usage
            .surnames
            .extend(surnames.map(|name| (&*name.long_surname, &*name.surname)));
        for named in named {
            let main = &register.bearers[named.main].name;
            let others = named
                .others
                .iter()
                .map(|&other| &register.bearers[other].name);
            usage
                .tails
                .extend(others.filter_map(|other| tail(main, other)));
        }
        usage
    }

    /// The surname for comparison, where the name is no more than that.
    pub(crate) fn short(&self, name: &'r PersonName) -> Option<&'r str> {
        match self.surnames.get(name.whole.as_str()) {
            _ if name.is_short() => Some(&name.surname),
            Some(surname) if name.doubtful => Some(surname),
            _ => self.tails.get(name.whole.as_str()).copied(),
        }
    }
}

/// The end of a full name of two or more words that the same document uses for it.
pub(crate) fn tail<'n>(main: &PersonName, other: &'n PersonName) -> Option<&'n str> {
    let rest = main.spelled.strip_suffix(&other.spelled);
    let ends = !other.is_short() && rest.is_some_and(|rest| rest.ends_with(' '));
    ends.then_some(other.whole.as_str())
}
