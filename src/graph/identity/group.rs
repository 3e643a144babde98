//! Groups of claims that are to be one node.

use std::cell::OnceCell;

use crate::graph::identity::claim::Cast;
use crate::graph::identity::facts::Portrait;
use crate::graph::identity::partition::Groups;
use crate::graph::identity::units::{Pair, Units};
use crate::graph::reason::Reason;

/// What a group is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Title {
    /// Its fullest name, folded; the id is made from it.
    pub(crate) stem: String,
    /// The name that reasons call it by.
    pub(crate) head: String,
    /// The name that the knowledge files give it.
    pub(crate) known: Option<String>,
    /// The country that tells it from others of its name.
    pub(crate) land: Option<String>,
}

/// One node to be.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// In order, each with why it is here.
    pub(crate) claims: Vec<(usize, Reason)>,
    pub(crate) title: Title,
    /// Whether no more than a short form is known.
    pub(crate) short: bool,
    /// The unit or units that it is made of.
    pub(crate) units: Vec<usize>,
    portrait: OnceCell<Portrait>,
}

impl Group {
    /// A group of claims known by a short form alone.
    pub(crate) fn of_short(stem: String, claims: Vec<usize>) -> Self {
        Self {
            claims: claims
                .into_iter()
                .map(|claim| (claim, Reason::Name))
                .collect(),
            title: Title {
                head: stem.clone(),
                stem,
                ..Title::default()
            },
            short: true,
            ..Self::default()
        }
    }

    /// What the documents say of it, short forms that came later left aside.
    pub(crate) fn portrait(&self, cast: &Cast) -> &Portrait {
        self.portrait.get_or_init(|| {
            let claims: Vec<usize> = self.claims.iter().map(|(claim, _)| *claim).collect();
            cast.portrait(&claims)
        })
    }
}

/// The groups of units, in order of their first units; and for every unit the index of its group. `title`
/// says what some units together are called.
pub(crate) fn gather(
    units: &Units,
    groups: &Groups,
    reason: impl Fn(usize, &[usize]) -> Reason,
    title: impl Fn(&[usize]) -> Title,
) -> (Vec<Group>, Vec<usize>) {
    let mut found: Vec<Group> = Vec::new();
    let mut of = vec![usize::MAX; units.all.len()];
    for first in 0..units.all.len() {
        if of[first] != usize::MAX {
            continue;
        }
        let mut members = groups.members(groups.of(first)).to_vec();
        members.sort_unstable();
        let mut claims = Vec::new();
        for &unit in &members {
            of[unit] = found.len();
            let why = reason(unit, &members);
            claims.extend(
                units.all[unit]
                    .claims
                    .iter()
                    .map(|&claim| (claim, why.clone())),
            );
        }
        claims.sort_by_key(|(claim, _)| *claim);
        found.push(Group {
            claims,
            title: title(&members),
            units: members,
            ..Group::default()
        });
    }
    (found, of)
}

/// What became of the claims of one kind.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) groups: Vec<Group>,
    /// Groups that may be one.
    pub(crate) doubtful: Vec<Pair>,
}

impl Outcome {
    /// Puts the doubtful pairs of units down as pairs of groups.
    pub(crate) fn doubt(&mut self, pairs: Vec<Pair>, of: &[usize]) {
        let pairs = pairs.into_iter().map(|pair| Pair {
            one: of[pair.one],
            two: of[pair.two],
            ..pair
        });
        self.doubtful
            .extend(pairs.filter(|pair| pair.one != pair.two));
    }
}
