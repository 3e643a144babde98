//! The name that a node shows.

use std::collections::BTreeMap;

use crate::annotation::EntityKind;
use crate::graph::identity::Identity;
use crate::graph::identity::person::{PersonName, untitled};
use crate::graph::name::{bare, is_acronym};
use crate::knowledge::Knowledge;

/// The name of the alias or knowledge files, else the longest of the common full forms, without title. A
/// state's body whose name does not say of which state it is has that behind it.
pub(crate) fn display_name(
    identity: &Identity,
    aliases: &BTreeMap<String, usize>,
    knowledge: &Knowledge,
) -> String {
    if let Some(known) = &identity.known {
        return known.clone();
    }
    let name = best(identity, aliases, knowledge);
    match &identity.land {
        Some(land) if !says(&name, land, knowledge) => format!("{name} ({land})"),
        _ => name,
    }
}

fn best(identity: &Identity, aliases: &BTreeMap<String, usize>, knowledge: &Knowledge) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let names = aliases.iter().map(|(name, count)| (name, *count));
    let fullest = identity
        .members
        .iter()
        .map(|member| (&member.appearance.name, 0));
    for (name, count) in names.chain(fullest) {
        *counts
            .entry(shown(identity.kind, name, knowledge))
            .or_default() += count;
    }
    counts.remove("");
    let quality = |name: &str| match identity.kind {
        // "El Idrissi" beside "Farida El Idrissi" is a surname of two words.
        EntityKind::Person if counts.keys().any(|other| is_end(name, other)) => 0,
        EntityKind::Person => person_quality(name, knowledge),
        _ => body_quality(name),
    };
    let qualities: BTreeMap<&str, u8> = counts.keys().map(|name| (*name, quality(name))).collect();
    let best = qualities.values().max();
    counts.retain(|name, _| qualities.get(name) == best);
    let most = counts.values().max().copied().unwrap_or_default();
    counts.retain(|_, count| *count * 3 >= most * 2);
    // Of equal lengths the first in order: `max_by_key` takes the last.
    let longest = counts.keys().rev().max_by_key(|name| name.chars().count());
    longest.map_or_else(|| identity.key.clone(), |name| (*name).to_owned())
}

fn shown<'n>(kind: EntityKind, name: &'n str, knowledge: &Knowledge) -> &'n str {
    match kind {
        EntityKind::Person => untitled(name, knowledge),
        _ if bare(name).is_empty() => name,
        // Without "the", but with a possessive that may be part of the name: "Lloyd's".
        _ => name.strip_prefix("the ").unwrap_or(name),
    }
}

/// Whether a name is the last words of another.
fn is_end(name: &str, other: &str) -> bool {
    other
        .strip_suffix(name)
        .is_some_and(|before| before.ends_with(' '))
}

/// Full names before initials before surnames; "OKAFOR" after all of its class.
fn person_quality(name: &str, knowledge: &Knowledge) -> u8 {
    let parsed = PersonName::parse(name, knowledge);
    let class = match parsed {
        _ if parsed.is_full() => 4,
        _ if !parsed.is_short() => 2,
        _ => 0,
    };
    class + u8::from(has_lower(name))
}

/// Words before acronyms.
fn body_quality(name: &str) -> u8 {
    let words = !is_acronym(name);
    2 * u8::from(words) + u8::from(!words || has_lower(name))
}

fn has_lower(name: &str) -> bool {
    name.chars().any(char::is_lowercase) || !name.chars().any(char::is_uppercase)
}

/// Whether a name has a country in it, by whatever name.
fn says(name: &str, land: &str, knowledge: &Knowledge) -> bool {
    let country = |text: &str| {
        let countries = &knowledge.countries;
        countries
            .by_name(text)
            .or_else(|| countries.by_demonym(text))
    };
    let words: Vec<&str> = name.split_whitespace().map(bare).collect();
    (1..=4).any(|count| {
        words
            .windows(count)
            .any(|some| country(&some.join(" ")).is_some_and(|country| country.name == land))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_the_end_of_a_name() {
        assert!(is_end("El Idrissi", "Farida El Idrissi"));
        assert!(!is_end("Farida El Idrissi", "Farida El Idrissi"));
        assert!(!is_end("Roe", "Ana Monroe"));
    }
}
