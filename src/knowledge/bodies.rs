//! Bodies that every state has, and what names of companies may do without.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::table;

/// Sorts of state bodies by their names, legal forms and descriptive words. Words are given in lower case.
#[derive(Debug, Clone, Default)]
pub struct Bodies {
    offices: BTreeSet<String>,
    fields: BTreeMap<String, String>,
    sorts: BTreeMap<String, String>,
    spellings: BTreeMap<String, String>,
    legal_forms: BTreeSet<String>,
    descriptors: BTreeSet<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    offices: BTreeSet<String>,
    fields: Vec<Vec<String>>,
    bodies: Vec<Vec<String>>,
    spellings: Vec<Vec<String>>,
    legal_forms: BTreeSet<String>,
    descriptors: BTreeSet<String>,
}

impl Bodies {
    /// Reads lists of the shape of `bodies.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let lists: Lists = table::read(file, text)?;
        Ok(Self {
            offices: lists.offices,
            fields: firsts(lists.fields),
            sorts: firsts(lists.bodies),
            spellings: firsts(lists.spellings),
            legal_forms: lists.legal_forms,
            descriptors: lists.descriptors,
        })
    }

    /// Adds the words of other lists, which win.
    pub(crate) fn merge(&mut self, more: Self) {
        self.offices.extend(more.offices);
        self.fields.extend(more.fields);
        self.sorts.extend(more.sorts);
        self.spellings.extend(more.spellings);
        self.legal_forms.extend(more.legal_forms);
        self.descriptors.extend(more.descriptors);
    }

    /// The sort of state body that a name without its state means: "ministry: foreign" for "foreign
    /// ministry" and "ministry of foreign affairs", "supreme court". `None` for any other name.
    pub fn sort(&self, name: &str) -> Option<String> {
        if let Some(sort) = self.sorts.get(name) {
            return Some(sort.clone());
        }
        let office = |word: &str| self.offices.contains(word);
        let (first, rest) = name.split_once(' ')?;
        let field = if office(first) {
            rest.strip_prefix("of ")
                .or_else(|| rest.strip_prefix("for "))?
        } else {
            let (field, last) = name.rsplit_once(' ')?;
            office(last).then_some(field)?
        };
        let field = field.strip_prefix("the ").unwrap_or(field);
        let field = self.fields.get(field).map_or(field, String::as_str);
        Some(format!("ministry: {field}"))
    }

    /// The word as it is compared: "defence" for "defense".
    pub fn spelling<'w>(&'w self, word: &'w str) -> &'w str {
        self.spellings.get(word).map_or(word, String::as_str)
    }

    /// Whether the word is a legal form: "gmbh".
    pub fn legal_form(&self, word: &str) -> bool {
        self.legal_forms.contains(word)
    }

    /// Whether a name may do without the word: "holdings".
    pub fn descriptor(&self, word: &str) -> bool {
        self.descriptors.contains(word)
    }
}

/// From every name of a row to the first.
fn firsts(rows: Vec<Vec<String>>) -> BTreeMap<String, String> {
    let mut firsts = BTreeMap::new();
    for row in rows {
        if let Some(first) = row.first().cloned() {
            firsts.extend(row.into_iter().map(|name| (name, first.clone())));
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Knowledge;

    #[test]
    fn sorts_of_state_bodies() {
        let bodies = &Knowledge::builtin().bodies;
        let same = [
            ("foreign ministry", "ministry of foreign affairs"),
            ("defense department", "ministry of national defence"),
            ("ministry of the interior", "interior ministry"),
            ("central bank", "reserve bank"),
        ];
        for (one, two) in same {
            assert!(bodies.sort(one).is_some(), "{one}");
            assert_eq!(bodies.sort(one), bodies.sort(two), "{one} / {two}");
        }
        assert_ne!(
            bodies.sort("finance ministry"),
            bodies.sort("health ministry")
        );
        for name in ["ministry", "bank of ghana", "", "police academy"] {
            assert_eq!(bodies.sort(name), None, "{name}");
        }
    }
}
