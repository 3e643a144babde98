//! What people do: walks of life and the nouns that tell them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::knowledge::table;

/// A set of walks has so many bits.
const MOST: usize = 32;

/// Walks of life by noun; a set of walks is a set of bits.
#[derive(Debug, Clone, Default)]
pub struct Walks {
    names: Vec<String>,
    nouns: BTreeMap<String, u32>,
    apart: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    walk: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    #[serde(default)]
    apart: bool,
    nouns: Vec<String>,
}

impl Walks {
    /// Reads rows of the shape of `walks.toml`; fails when they are not, or are too many.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let rows: File = table::read(file, text)?;
        let mut walks = Self::default();
        for row in rows.walk {
            walks.add(file, &row.name, row.apart, row.nouns)?;
        }
        Ok(walks)
    }

    fn add(
        &mut self,
        file: &str,
        name: &str,
        apart: bool,
        nouns: impl IntoIterator<Item = String>,
    ) -> Result<()> {
        let known = self.names.iter().position(|own| own == name);
        let index = known.unwrap_or(self.names.len());
        if index >= MOST {
            let problem =
                format!("`{name}`: there are {MOST} walks of life already, use one of them");
            return Err(Error::knowledge(file, problem));
        }
        if known.is_none() {
            self.names.push(name.to_owned());
        }
        self.apart |= u32::from(apart) << index;
        for noun in nouns {
            *self.nouns.entry(noun).or_default() |= 1 << index;
        }
        Ok(())
    }

    /// Adds the rows of other walks; rows of one name are one. Fails when they are too many, and changes nothing then.
    pub(crate) fn merge(&mut self, file: &str, more: &Self) -> Result<()> {
        let mut merged = self.clone();
        for (index, name) in more.names.iter().enumerate() {
            let bit = 1 << index;
            let nouns = more.nouns.iter().filter(|(_, bits)| *bits & bit != 0);
            merged.add(
                file,
                name,
                more.apart & bit != 0,
                nouns.map(|(noun, _)| noun.clone()),
            )?;
        }
        *self = merged;
        Ok(())
    }

    /// The walks that a singular noun tells, as bits; none for most words.
    pub fn of(&self, noun: &str) -> u32 {
        self.nouns.get(noun).copied().unwrap_or_default()
    }

    /// The walks that few people leave for another one, as bits.
    pub fn apart(&self) -> u32 {
        self.apart
    }

    /// The names of walks given as bits.
    pub fn names(&self, walks: u32) -> impl Iterator<Item = &str> {
        let names = self.names.iter().enumerate();
        names
            .filter(move |(index, _)| walks & (1 << index) != 0)
            .map(|(_, name)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Knowledge;

    #[test]
    fn nouns_tell_walks() {
        let walks = &Knowledge::builtin().walks;
        let names = |noun| walks.names(walks.of(noun)).collect::<Vec<_>>();
        assert_eq!(names("minister"), ["politics"]);
        assert_eq!(names("midfielder"), ["sport"]);
        assert!(names("table").is_empty());
        assert_ne!(walks.of("midfielder") & walks.apart(), 0);
        assert_eq!(walks.of("minister") & walks.apart(), 0);
    }
}
