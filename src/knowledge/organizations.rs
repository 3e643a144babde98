//! Well-known organizations and their acronyms.

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::fold::NameIndex;
use crate::knowledge::table;

/// An organization that news names by an acronym or by several names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Organization {
    /// The common full name: "United Nations".
    pub name: String,
    /// Acronyms, dotted forms and other names: "UN", "U.N.".
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// All organizations, by name.
#[derive(Debug, Clone, Default)]
pub struct Organizations {
    entries: Vec<Organization>,
    names: NameIndex,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    organization: Vec<Organization>,
}

impl Organizations {
    /// Reads rows of the shape of `organizations.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let rows: File = table::read(file, text)?;
        Ok(Self::of(rows.organization))
    }

    /// These rows before the ones that are there, so that they win.
    pub(crate) fn prepend(&mut self, more: Self) {
        let mut entries = more.entries;
        entries.append(&mut self.entries);
        *self = Self::of(entries);
    }

    fn of(entries: Vec<Organization>) -> Self {
        let mut names = NameIndex::default();
        for (row, organization) in entries.iter().enumerate() {
            names.add(&organization.name, row);
            organization
                .aliases
                .iter()
                .for_each(|alias| names.add(alias, row));
        }
        Self { entries, names }
    }

    /// The organization of a name: "the U.N.", "NATO". An alias of up to three letters without dots is
    /// matched with its case, so "who" is none.
    pub fn by_name(&self, text: &str) -> Option<&Organization> {
        self.names.find(text).and_then(|row| self.entries.get(row))
    }

    /// All organizations in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Organization> {
        self.entries.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::knowledge::Knowledge;

    fn name(text: &str) -> Option<&str> {
        Knowledge::builtin()
            .organizations
            .by_name(text)
            .map(|organization| organization.name.as_str())
    }

    #[test]
    fn names_and_acronyms() {
        for text in ["UN", "U.N.", "the United Nations", "UNITED NATIONS"] {
            assert_eq!(name(text), Some("United Nations"), "{text}");
        }
        assert_eq!(name("WHO"), Some("World Health Organization"));
        assert_eq!(
            name("Médecins Sans Frontières"),
            Some("Doctors Without Borders")
        );
        assert_eq!(name("Nato"), Some("NATO"));
        for text in ["who", "Who", "un", "eu", "", "bloc"] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn every_name_is_one_organizations() {
        let mut owners: BTreeMap<String, &str> = BTreeMap::new();
        let organizations = &Knowledge::builtin().organizations;
        assert!(organizations.iter().count() >= 120);
        for organization in organizations.iter() {
            for text in std::iter::once(&organization.name).chain(&organization.aliases) {
                let other = owners.insert(text.to_lowercase(), &organization.name);
                assert!(
                    other.is_none(),
                    "{text}: {} and {other:?}",
                    organization.name
                );
                assert!(
                    Knowledge::builtin().countries.by_name(text).is_none(),
                    "{text} is a country"
                );
            }
        }
    }
}
