//! Who is in the document under which name, found without comparing everybody with everybody.

use std::collections::BTreeMap;

use crate::annotation::EntityKind;
use crate::stage::coref::cluster::Name;
use crate::stage::coref::names::NameKey;

/// Full names and the clusters that bear them.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    keys: BTreeMap<(EntityKind, Vec<String>, Option<String>), usize>,
    canonical: BTreeMap<(EntityKind, String, Option<String>), usize>,
    /// By first word, by last word, by initials: names that a shorter one may be part of.
    parts: BTreeMap<(EntityKind, Part), Vec<(NameKey, usize)>>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    First(String),
    Last(String),
    Initials(String),
}

impl Directory {
    /// Enters a name under which a cluster is known.
    pub(crate) fn enter(&mut self, name: &Name, cluster: usize) {
        if let Some(canonical) = &name.canonical {
            self.canonical
                .entry((name.kind, canonical.clone(), name.owner.clone()))
                .or_insert(cluster);
        }
        let key = (name.kind, name.key.0.clone(), name.owner.clone());
        if name.key.0.is_empty() || self.keys.contains_key(&key) {
            return;
        }
        self.keys.insert(key, cluster);
        for part in parts(&name.key) {
            self.parts
                .entry((name.kind, part))
                .or_default()
                .push((name.key.clone(), cluster));
        }
    }

    /// The cluster of the same name, or of another name of the same country or body.
    pub(crate) fn same(&self, name: &Name) -> Option<usize> {
        let owner = || name.owner.clone();
        let known = name.canonical.clone();
        let known = known.and_then(|known| self.canonical.get(&(name.kind, known, owner())));
        let key = (name.kind, name.key.0.clone(), owner());
        known.or_else(|| self.keys.get(&key)).copied()
    }

    /// The clusters with a fuller name that this may be part of: a surname, the first words or the acronym of a body.
    pub(crate) fn fuller(&self, name: &Name) -> Vec<usize> {
        let key = &name.key;
        match (name.kind, key.0.first(), key.0.last()) {
            (EntityKind::Person, _, Some(last)) => {
                self.bearers(name.kind, Part::Last(last.clone()), |full| {
                    key.is_surname_of(full)
                })
            }
            (EntityKind::Organization, Some(first), _) => {
                let start = Part::First(first.clone());
                // "the UN" is itself, not the "UN Security Council" of which the article spoke.
                let known = name.canonical.is_some();
                let mut found =
                    self.bearers(name.kind, start, |full| !known && key.is_start_of(full));
                let acronym = Part::Initials(first.clone());
                found.extend(self.bearers(name.kind, acronym, |full| key.is_acronym_of(full)));
                found
            }
            _ => Vec::new(),
        }
    }

    /// The one person whose first name this is; `None` where several bear it.
    pub(crate) fn only_bearer(&self, name: &Name) -> Option<usize> {
        let first = name
            .key
            .0
            .first()
            .filter(|_| name.kind == EntityKind::Person)?;
        let part = Part::First(first.clone());
        let mut bearers = self.bearers(name.kind, part, |full| name.key.is_first_name_of(full));
        bearers.sort_unstable();
        bearers.dedup();
        let [only] = bearers[..] else { return None };
        Some(only)
    }

    fn bearers(&self, kind: EntityKind, part: Part, fits: impl Fn(&NameKey) -> bool) -> Vec<usize> {
        let entered = self.parts.get(&(kind, part)).into_iter().flatten();
        entered
            .filter(|(full, _)| fits(full))
            .map(|(_, cluster)| *cluster)
            .collect()
    }
}

/// What a shorter form of a name could be looked up by.
fn parts(key: &NameKey) -> Vec<Part> {
    let [first, .., last] = &key.0[..] else {
        return Vec::new();
    };
    let mut parts = vec![Part::First(first.clone()), Part::Last(last.clone())];
    parts.extend(key.initials().into_iter().map(Part::Initials));
    parts
}
