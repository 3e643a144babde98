//! What is known about the names of people.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::table;

/// Forms of given names, words of surnames, forms of address. Words are given in lower case and without
/// accents.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// For every form the rows in which it stands.
    given: BTreeMap<String, BTreeSet<usize>>,
    rows: usize,
    lists: Lists,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    given: Vec<Vec<String>>,
    particles: BTreeSet<String>,
    regnal: BTreeSet<String>,
    masculine: BTreeSet<String>,
    feminine: BTreeSet<String>,
    family_first: BTreeSet<String>,
}

impl Names {
    /// Reads lists of the shape of `names.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let mut names = Self {
            lists: table::read(file, text)?,
            ..Self::default()
        };
        let rows = std::mem::take(&mut names.lists.given);
        for row in rows {
            for form in row {
                names.given.entry(form).or_default().insert(names.rows);
            }
            names.rows += 1;
        }
        Ok(names)
    }

    /// Adds the rows and words of other lists.
    pub(crate) fn merge(&mut self, more: Self) {
        for (form, rows) in more.given {
            let own = self.given.entry(form).or_default();
            own.extend(rows.into_iter().map(|row| row + self.rows));
        }
        self.rows += more.rows;
        self.lists.particles.extend(more.lists.particles);
        self.lists.regnal.extend(more.lists.regnal);
        self.lists.masculine.extend(more.lists.masculine);
        self.lists.feminine.extend(more.lists.feminine);
        self.lists.family_first.extend(more.lists.family_first);
    }

    /// The rows of forms in which a given name stands; two names that share one are forms of each other.
    pub fn forms(&self, given: &str) -> impl Iterator<Item = usize> + '_ {
        self.given.get(given).into_iter().flatten().copied()
    }

    /// Whether one given name is a form of the other: "bob" and "robert", "giorgi" and "george".
    pub fn same_given(&self, one: &str, two: &str) -> bool {
        match (self.given.get(one), self.given.get(two)) {
            (Some(one), Some(two)) => !one.is_disjoint(two),
            _ => false,
        }
    }

    /// Whether the word belongs to the surname that follows it: "van", "al".
    pub fn particle(&self, word: &str) -> bool {
        self.lists.particles.contains(word)
    }

    /// Whether the title is half of a name: "pope".
    pub fn regnal(&self, title: &str) -> bool {
        self.lists.regnal.contains(title)
    }

    /// Whether the word addresses a man.
    pub fn masculine(&self, word: &str) -> bool {
        self.lists.masculine.contains(word)
    }

    /// Whether the word addresses a woman.
    pub fn feminine(&self, word: &str) -> bool {
        self.lists.feminine.contains(word)
    }

    /// Whether the word is a family name that stands first in its country.
    pub fn family_first(&self, word: &str) -> bool {
        self.lists.family_first.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn forms_of_given_names() {
        let names = &Knowledge::builtin().names;
        for (one, two) in [
            ("bob", "robert"),
            ("serhii", "sergei"),
            ("muhammad", "mohammed"),
            ("kate", "ekaterina"),
        ] {
            assert!(names.same_given(one, two), "{one} / {two}");
        }
        for (one, two) in [("hassan", "hussein"), ("robert", "william"), ("", "")] {
            assert!(!names.same_given(one, two), "{one} / {two}");
        }
    }

    #[test]
    fn a_users_rows_come_on_top() {
        let mut names = Names::parse("a", r#"given = [["bob", "robert"]]"#).expect("rows");
        names.merge(Names::parse("b", r#"given = [["tuca", "antonio"]]"#).expect("rows"));
        assert!(names.same_given("tuca", "antonio") && !names.same_given("bob", "tuca"));
    }
}
