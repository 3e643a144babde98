//! The name that a node shows.

use std::collections::BTreeMap;

use crate::annotation::EntityKind;
use crate::graph::body::Body;
use crate::graph::identity::Identity;
use crate::graph::name::{bare, is_acronym};
use crate::graph::person::{PersonName, untitled};
use crate::knowledge::Knowledge;

/// How good a name is for display: the best class of names first, then the commonest, then the
/// longest.
type Rank = (u8, usize, usize);

/// The name of the knowledge files, else the commonest of the full forms, without title.
pub(crate) fn display_name(
    identity: &Identity,
    aliases: &BTreeMap<String, usize>,
    knowledge: &Knowledge,
) -> String {
    if let Some(known) = &identity.known {
        return known.clone();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let names = aliases.iter().map(|(name, count)| (name, *count));
    for (name, count) in names.chain(
        identity
            .members
            .iter()
            .map(|member| (&member.appearance.name, 0)),
    ) {
        *counts
            .entry(shown(identity.kind, name, knowledge))
            .or_default() += count;
    }
    let ranked = counts.into_iter().filter(|(name, _)| !name.is_empty());
    let ranked = ranked.map(|(name, count)| {
        let quality = match identity.kind {
            EntityKind::Person => person_quality(name, knowledge),
            _ => body_quality(name, &identity.key),
        };
        let rank: Rank = (quality, count, name.chars().count());
        (rank, name)
    });
    // Of equal ranks the first in order: `max_by_key` takes the last.
    let mut ranked: Vec<(Rank, &str)> = ranked.collect();
    ranked.reverse();
    let best = ranked.into_iter().max_by_key(|(rank, _)| *rank);
    best.map_or_else(|| identity.key.clone(), |(_, name)| name.to_owned())
}

fn shown<'n>(kind: EntityKind, name: &'n str, knowledge: &Knowledge) -> &'n str {
    match kind {
        EntityKind::Person => untitled(name, knowledge),
        _ if bare(name).is_empty() => name,
        // Without "the", but with a possessive that may be part of the name: "Lloyd's".
        _ => name.strip_prefix("the ").unwrap_or(name),
    }
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

/// Names that made the entities one before others, words before acronyms.
fn body_quality(name: &str, key: &str) -> u8 {
    let words = !is_acronym(name);
    4 * u8::from(Body::new(name).key == key)
        + 2 * u8::from(words)
        + u8::from(!words || has_lower(name))
}

fn has_lower(name: &str) -> bool {
    name.chars().any(char::is_lowercase) || !name.chars().any(char::is_uppercase)
}
