//! Names of places that stand for a government: capitals and seats.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::countries::Countries;
use crate::knowledge::fold::NameIndex;
use crate::knowledge::table;

/// Some names of one seat, and who governs there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Seat {
    /// What news calls it: "Kremlin"; "the" does not count.
    pub names: Vec<String>,
    /// The country or body, by the name that the other files give it.
    pub of: String,
    /// Whether that is a body, not a country.
    #[serde(default)]
    pub body: bool,
}

/// All seats, by name, and the labels with which a place is meant as a place or as a government.
#[derive(Debug, Clone, Default)]
pub struct Seats {
    entries: Vec<Seat>,
    names: NameIndex,
    literal: BTreeSet<String>,
    bonds: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct File {
    seat: Vec<Seat>,
    literal: BTreeSet<String>,
    bonds: BTreeSet<String>,
}

impl Seats {
    /// Reads rows of the shape of `seats.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let rows: File = table::read(file, text)?;
        Ok(Self::of(rows))
    }

    fn of(rows: File) -> Self {
        let mut names = NameIndex::default();
        for (row, seat) in rows.seat.iter().enumerate() {
            seat.names.iter().for_each(|name| names.add(name, row));
        }
        Self {
            entries: rows.seat,
            names,
            literal: rows.literal,
            bonds: rows.bonds,
        }
    }

    /// These rows before the ones that are there, so that they win.
    pub(crate) fn prepend(&mut self, mut more: Self) {
        more.entries.append(&mut self.entries);
        more.literal.append(&mut self.literal);
        more.bonds.append(&mut self.bonds);
        *self = Self::of(File {
            seat: more.entries,
            literal: more.literal,
            bonds: more.bonds,
        });
    }

    /// Who governs at a place of that name, and whether that is a body: "Kremlin" is Russia, "Hanoi" is Vietnam, "Brussels" the
    /// European Union. None for countries themselves, and for city states, whose capital has the country's name.
    pub fn government<'k>(
        &'k self,
        text: &str,
        countries: &'k Countries,
    ) -> Option<(&'k str, bool)> {
        let seat = self.names.find(text).and_then(|row| self.entries.get(row));
        if let Some(seat) = seat {
            return Some((&seat.of, seat.body));
        }
        if countries.by_name(text).is_some() {
            return None;
        }
        let country = countries.by_capital(text)?;
        Some((&country.name, false))
    }

    /// Whether a tie of that label is with the place itself: "visited", "shelled".
    pub fn literal(&self, label: &str) -> bool {
        self.literal.contains(label)
    }

    /// Whether a standing tie of that label is between governments: "ally of".
    pub fn bond(&self, label: &str) -> bool {
        self.bonds.contains(label)
    }

    /// All seats in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Seat> {
        self.entries.iter()
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Knowledge;

    #[test]
    fn seats_and_capitals_stand_for_governments() {
        let Knowledge {
            seats, countries, ..
        } = Knowledge::builtin();
        for (name, wanted) in [
            ("the Kremlin", Some(("Russia", false))),
            ("Washington", Some(("United States", false))),
            ("Hanoi", Some(("Vietnam", false))),
            ("Brussels", Some(("European Union", true))),
            ("No. 10", Some(("United Kingdom", false))),
            ("Vietnam", None),
            ("Singapore", None),
            ("Marseille", None),
        ] {
            assert_eq!(seats.government(name, countries), wanted, "{name}");
        }
    }

    #[test]
    fn every_seat_is_of_a_known_country_or_body() {
        let knowledge = Knowledge::builtin();
        for seat in knowledge.seats.iter() {
            let known = if seat.body {
                let body = knowledge.organizations.by_name(&seat.of);
                body.is_some_and(|body| body.name == seat.of)
            } else {
                let country = knowledge.countries.by_name(&seat.of);
                country.is_some_and(|country| country.name == seat.of)
            };
            assert!(known, "{}", seat.of);
        }
    }

    #[test]
    fn labels_are_some_that_the_lexicon_gives() {
        let knowledge = Knowledge::builtin();
        for label in &knowledge.seats.literal {
            assert!(knowledge.predicates.labels(label), "{label}");
        }
    }
}
