//! Countries and territories, their demonyms and capitals.

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::fold::NameIndex;
use crate::knowledge::table;

/// A country or a territory with its own ISO code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Country {
    /// The common name in news: "Russia", "South Korea".
    pub name: String,
    /// ISO 3166-1 alpha-2 code; "XK" for Kosovo.
    pub iso: String,
    /// Other names, formal ones and acronyms among them: "UK", "Republic of Korea".
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Adjectives and inhabitants, plurals too: "Danish", "Dane", "Danes".
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// The seat of government, as news uses it to mean the government; none where the name is no city's.
    #[serde(default)]
    pub capital: Option<String>,
    /// Other spellings of the capital: "Kiev".
    #[serde(default)]
    pub capital_aliases: Vec<String>,
    /// What sort of monarchy it is, in lower case, where it is one: "kingdom".
    #[serde(default)]
    pub realm: Option<String>,
}

/// All countries, by name, demonym and capital.
#[derive(Debug, Clone, Default)]
pub struct Countries {
    entries: Vec<Country>,
    names: NameIndex,
    demonyms: NameIndex,
    capitals: NameIndex,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    country: Vec<Country>,
}

impl Countries {
    /// Reads rows of the shape of `countries.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let rows: File = table::read(file, text)?;
        Ok(Self::of(rows.country))
    }

    /// These rows before the ones that are there, so that they win.
    pub(crate) fn prepend(&mut self, more: Self) {
        let mut entries = more.entries;
        entries.append(&mut self.entries);
        *self = Self::of(entries);
    }

    fn of(entries: Vec<Country>) -> Self {
        let mut all = Self::default();
        for (row, country) in entries.iter().enumerate() {
            all.names.add(&country.name, row);
            country
                .aliases
                .iter()
                .for_each(|alias| all.names.add(alias, row));
            country
                .demonyms
                .iter()
                .for_each(|demonym| all.demonyms.add(demonym, row));
            let capitals = country.capital.iter().chain(&country.capital_aliases);
            capitals.for_each(|capital| all.capitals.add(capital, row));
        }
        all.entries = entries;
        all
    }

    /// The country of a name: "the United States", "U.S.", "UK". An alias of up to three letters without
    /// dots is matched with its case, so "us" is none.
    pub fn by_name(&self, text: &str) -> Option<&Country> {
        self.names.find(text).and_then(|row| self.entries.get(row))
    }

    /// The country of an adjective or an inhabitant: "Danish", "Danes". A demonym that several countries
    /// share goes to the one that news means most; the file says which.
    pub fn by_demonym(&self, text: &str) -> Option<&Country> {
        self.demonyms
            .find(text)
            .and_then(|row| self.entries.get(row))
    }

    /// The country whose government sits there: "Kyiv", "Washington".
    pub fn by_capital(&self, text: &str) -> Option<&Country> {
        self.capitals
            .find(text)
            .and_then(|row| self.entries.get(row))
    }

    /// All countries in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Country> {
        self.entries.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::knowledge::Knowledge;

    fn iso(text: &str) -> Option<&str> {
        Knowledge::builtin()
            .countries
            .by_name(text)
            .map(|country| country.iso.as_str())
    }

    fn demonym(text: &str) -> Option<&str> {
        Knowledge::builtin()
            .countries
            .by_demonym(text)
            .map(|country| country.name.as_str())
    }

    fn capital(text: &str) -> Option<&str> {
        Knowledge::builtin()
            .countries
            .by_capital(text)
            .map(|country| country.name.as_str())
    }

    #[test]
    fn names_and_aliases() {
        for text in [
            "United States",
            "the United States",
            "US",
            "U.S.",
            "U.S",
            "USA",
            "America",
        ] {
            assert_eq!(iso(text), Some("US"), "{text}");
        }
        for text in ["us", "Us", "uk", "it", "", "England", "Scotland", "the"] {
            assert_eq!(iso(text), None, "{text}");
        }
        assert_eq!(iso("Britain"), Some("GB"));
        assert_eq!(iso("Cote d’Ivoire"), Some("CI"));
        assert_eq!(iso("Côte d'Ivoire"), Some("CI"));
        assert_eq!(iso("TÜRKIYE"), Some("TR"));
        assert_eq!(iso("Czech Republic"), Some("CZ"));
        assert_eq!(iso("Burma"), Some("MM"));
        assert_eq!(iso("DRC"), Some("CD"));
        assert_eq!(iso("Congo-Brazzaville"), Some("CG"));
        assert_eq!(iso("Kosovo"), Some("XK"));
        assert_eq!(iso("Palestine"), Some("PS"));
    }

    #[test]
    fn demonyms() {
        let cases = [
            ("American", "United States"),
            ("Briton", "United Kingdom"),
            ("Danes", "Denmark"),
            ("Poles", "Poland"),
            ("Turks", "Turkey"),
            ("Swiss", "Switzerland"),
            ("Frenchman", "France"),
            ("Dutch", "Netherlands"),
            ("Spaniards", "Spain"),
            ("Filipinos", "Philippines"),
            ("Afghans", "Afghanistan"),
            ("Iraqis", "Iraq"),
            ("Kenyans", "Kenya"),
            ("North Korean", "North Korea"),
            ("Congolese", "DR Congo"),
            ("Nigerien", "Niger"),
            ("Nigerian", "Nigeria"),
        ];
        for (text, name) in cases {
            assert_eq!(demonym(text), Some(name), "{text}");
        }
        assert_eq!(demonym("Arab"), None);
    }

    #[test]
    fn capitals() {
        assert_eq!(capital("Kiev"), Some("Ukraine"));
        assert_eq!(capital("Washington"), Some("United States"));
        assert_eq!(capital("Kingston"), Some("Jamaica"));
        assert_eq!(capital("Munich"), None);
    }

    #[test]
    fn every_name_and_demonym_is_one_countrys() {
        let mut owners: BTreeMap<(&str, String), &str> = BTreeMap::new();
        let countries = &Knowledge::builtin().countries;
        assert_eq!(countries.iter().count(), 250);
        for country in countries.iter() {
            assert!(country.iso.len() == 2, "{}", country.name);
            let names = std::iter::once(&country.name)
                .chain(&country.aliases)
                .map(|name| ("name", name));
            let demonyms = country.demonyms.iter().map(|demonym| ("demonym", demonym));
            let capitals = country
                .capital
                .iter()
                .chain(&country.capital_aliases)
                .map(|city| ("capital", city));
            let iso = std::iter::once(("iso", &country.iso));
            for (kind, text) in names.chain(demonyms).chain(capitals).chain(iso) {
                let other = owners.insert((kind, text.to_lowercase()), &country.name);
                assert!(
                    other.is_none(),
                    "{kind} {text}: {} and {other:?}",
                    country.name
                );
            }
        }
    }

    #[test]
    fn states_have_demonyms() {
        let without = Knowledge::builtin()
            .countries
            .iter()
            .filter(|country| country.demonyms.is_empty());
        assert!(without.count() < 25);
    }
}
