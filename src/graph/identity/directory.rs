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
    /// For many groups: which of them a companion is named with, and in which documents they are.
    companions: BTreeMap<u32, Vec<usize>>,
    documents: BTreeMap<usize, Vec<usize>>,
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
        let known = companions.filter_map(|companion| entry.companions.get(companion));
        let known = known.filter(|groups| groups.len() <= KNOWN_TO).flatten();
        let here = entry.documents.get(&cast.claims[claim].number);
        let found: BTreeSet<usize> = known.chain(here.into_iter().flatten()).copied().collect();
        if found.is_empty() {
            // Nobody is known here; that there are several is all that can be said.
            return entry.groups.iter().copied().take(2).collect();
        }
        found.into_iter().collect()
    }
}

impl Entry {
    fn index(&mut self, groups: &[Group], cast: &Cast) {
        for &group in &self.groups {
            let mut companions = BTreeSet::new();
            for (claim, _) in &groups[group].claims {
                let number = cast.claims[*claim].number;
                let here = self.documents.entry(number).or_default();
                if here.last() != Some(&group) {
                    here.push(group);
                }
                companions.extend(&cast.setting(*claim).companions);
            }
            for companion in companions {
                self.companions.entry(companion).or_default().push(group);
            }
        }
    }
}
