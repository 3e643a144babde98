//! Finds groups by the short forms under which they may be meant.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::identity::claim::Cast;
use crate::graph::identity::group::Group;

/// The most groups of one short form that are all candidates; of more, those that somebody in the document
/// knows.
const ALL: usize = 24;
/// Companions of more groups than this say nothing.
const KNOWN_TO: usize = 24;

/// Groups by short form.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    forms: BTreeMap<String, Entry>,
}

#[derive(Debug, Default)]
struct Entry {
    groups: BTreeSet<usize>,
    /// For many groups: which of them a companion is named with, sorted.
    companions: Vec<(u32, u32)>,
    /// In which documents they are, sorted.
    documents: Vec<(u32, u32)>,
}

impl Directory {
    /// All groups, by the short forms of their units.
    pub(crate) fn new(
        groups: &[Group],
        forms: impl Fn(usize) -> BTreeSet<String>,
        cast: &Cast,
    ) -> Self {
        let mut directory = Self::default();
        for (number, group) in groups.iter().enumerate() {
            for form in group.units.iter().flat_map(|&unit| forms(unit)) {
                directory
                    .forms
                    .entry(form)
                    .or_default()
                    .groups
                    .insert(number);
            }
        }
        for entry in directory.forms.values_mut() {
            if entry.groups.len() > ALL {
                entry.index(groups, cast);
            }
        }
        directory
    }

    /// The groups that a claim by a short form may mean, in order.
    pub(crate) fn candidates(&self, form: &str, claim: usize, cast: &Cast) -> Vec<usize> {
        let Some(entry) = self.forms.get(form) else {
            return Vec::new();
        };
        if entry.groups.len() <= ALL {
            return entry.groups.iter().copied().collect();
        }
        let companions = cast.setting(claim).companions.iter();
        let known = companions.flat_map(|&companion| of(&entry.companions, companion));
        let here = of(&entry.documents, cast.claims[claim].number as u32);
        let found: BTreeSet<usize> = known.chain(here).collect();
        if found.is_empty() {
            // Nobody is known here; that there are several is all that can be said.
            return entry.groups.iter().copied().take(2).collect();
        }
        found.into_iter().collect()
    }
}

/// The groups that go with a companion or document.
fn of(pairs: &[(u32, u32)], first: u32) -> impl Iterator<Item = usize> + '_ {
    let start = pairs.partition_point(|(own, _)| *own < first);
    let groups = pairs[start..]
        .iter()
        .take_while(move |(own, _)| *own == first);
    groups.map(|(_, group)| *group as usize)
}

impl Entry {
    fn index(&mut self, groups: &[Group], cast: &Cast) {
        for &group in &self.groups {
            let own = group as u32;
            for (claim, _) in &groups[group].claims {
                self.documents
                    .push((cast.claims[*claim].number as u32, own));
                let companions = cast.setting(*claim).companions.iter();
                self.companions
                    .extend(companions.map(|&companion| (companion, own)));
            }
        }
        self.documents.sort_unstable();
        self.documents.dedup();
        self.companions.sort_unstable();
        self.companions.dedup();
        let rare = self.companions.chunk_by(|one, two| one.0 == two.0);
        let rare = rare.filter(|groups| groups.len() <= KNOWN_TO);
        self.companions = rare.flatten().copied().collect();
    }
}
