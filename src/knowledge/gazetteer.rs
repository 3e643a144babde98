//! Regions and cities: spellings, and the country in which they lie.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::fold::{NameIndex, fold};
use crate::knowledge::table;

/// A part of a country.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Spot {
    /// The name that stands for its other spellings.
    pub name: String,
    /// ISO code of its country.
    pub iso: String,
    /// Whether it is a region, not a city.
    pub region: bool,
}

/// Regions and cities by name.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    spots: Vec<(Spot, Vec<String>)>,
    names: NameIndex,
    /// Countries of places with a name that mostly means another place.
    also: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    country: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    iso: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    regions: Vec<Vec<String>>,
    #[serde(default)]
    cities: Vec<Vec<String>>,
}

impl Gazetteer {
    /// Reads rows of the shape of `gazetteer.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let rows: File = table::read(file, text)?;
        let (mut spots, mut also) = (Vec::new(), BTreeMap::<_, BTreeSet<_>>::new());
        for row in rows.country {
            for name in row.also {
                also.entry(fold(&name)).or_default().insert(row.iso.clone());
            }
            let kinds = [(true, row.regions), (false, row.cities)];
            for (region, names) in kinds
                .into_iter()
                .flat_map(|(region, all)| all.into_iter().map(move |names| (region, names)))
            {
                if let Some(name) = names.first().cloned() {
                    let iso = row.iso.clone();
                    spots.push((Spot { name, iso, region }, names));
                }
            }
        }
        Ok(Self::of(spots, also))
    }

    /// These rows before the ones that are there, so that they win.
    pub(crate) fn prepend(&mut self, more: Self) {
        let mut spots = more.spots;
        spots.append(&mut self.spots);
        let mut also = more.also;
        for (name, countries) in std::mem::take(&mut self.also) {
            also.entry(name).or_default().extend(countries);
        }
        *self = Self::of(spots, also);
    }

    fn of(spots: Vec<(Spot, Vec<String>)>, also: BTreeMap<String, BTreeSet<String>>) -> Self {
        let mut names = NameIndex::default();
        for (row, (_, spellings)) in spots.iter().enumerate() {
            for name in spellings {
                names.add(name, row);
            }
        }
        Self { spots, names, also }
    }

    /// The region or city of a name.
    pub fn find(&self, name: &str) -> Option<&Spot> {
        let row = self.names.find(name)?;
        self.spots.get(row).map(|(spot, _)| spot)
    }
}

impl Gazetteer {
    /// ISO codes of the countries that have a place of this name as well, which news seldom means.
    pub fn namesakes(&self, name: &str) -> impl Iterator<Item = &str> {
        let countries = self.also.get(&fold(name)).into_iter().flatten();
        countries.map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::knowledge::Knowledge;

    #[test]
    fn spellings_and_countries() {
        let gazetteer = &Knowledge::builtin().gazetteer;
        let found = |name| {
            let spot = gazetteer.find(name);
            spot.map(|spot| (spot.name.as_str(), spot.iso.as_str()))
        };
        assert_eq!(found("Kharkov"), Some(("Kharkiv", "UA")));
        assert_eq!(found("Ga."), Some(("Georgia", "US")));
        assert_eq!(found("Nowhere"), None);
        assert!(gazetteer.namesakes("Tripoli").eq(["LB"]));
    }

    #[test]
    fn every_country_is_known() {
        let knowledge = Knowledge::builtin();
        let codes: BTreeSet<&str> = knowledge.countries.iter().map(|c| c.iso.as_str()).collect();
        for (spot, _) in &knowledge.gazetteer.spots {
            assert!(codes.contains(spot.iso.as_str()), "{spot:?}");
        }
    }
}
