//! Bodies of one name that belong to different countries: "the Kenyan Defence Ministry" and "Uganda's Defence Ministry".

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{EntityKind, Mention};
use crate::knowledge::Knowledge;
use crate::stage::coref::cluster::Name;
use crate::stage::coref::names::NameKey;
use crate::text::{Document, Span};

/// What stands between a country and its body, and between a body and its country.
const BEFORE: [&str; 3] = [" ", "'s ", "’s "];
const BEHIND: [&str; 2] = [" of ", " of the "];

/// For every mention whose body it is, where the document knows bodies of that name in several countries; one without a country means
/// the one named last before it, else the first named after it.
pub(crate) fn owners(
    document: &Document,
    mentions: &[Mention],
    names: &[Name],
    knowledge: &Knowledge,
) -> Vec<Option<String>> {
    let mut owners = vec![None; mentions.len()];
    let mut bodies: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        if name.kind == EntityKind::Organization {
            let inside = within(document, &mentions[index], knowledge);
            let (key, owner) = inside.map_or((name.key.0.clone(), None), |(k, o)| (k.0, Some(o)));
            owners[index] = owner.or_else(|| beside(document, mentions, names, index));
            bodies.entry(key).or_default().push(index);
        }
    }
    for body in bodies.values() {
        let several: BTreeSet<&String> = body.iter().filter_map(|&m| owners[m].as_ref()).collect();
        if several.len() < 2 {
            for &mention in body {
                owners[mention] = None;
            }
            continue;
        }
        let mut last = body.iter().find_map(|&m| owners[m].clone());
        for &mention in body {
            last = owners[mention].take().or(last);
            owners[mention].clone_from(&last);
        }
    }
    owners
}

/// "Foreign Ministry of Ukraine": the body and its country, where both are in the name.
fn within(
    document: &Document,
    mention: &Mention,
    knowledge: &Knowledge,
) -> Option<(NameKey, String)> {
    let (body, land) = document.slice(mention.span).rsplit_once(" of ")?;
    let land = land.strip_prefix("the ").unwrap_or(land);
    let country = knowledge.countries.by_name(land)?;
    let key = NameKey::new(body, mention.kind, knowledge);
    Some((key, country.name.clone()))
}

/// The country right before a body, or behind "of".
fn beside(
    document: &Document,
    mentions: &[Mention],
    names: &[Name],
    index: usize,
) -> Option<String> {
    let own = mentions[index].span;
    let near = |other: &usize| {
        let span = mentions[*other].span;
        let (start, end, joints) = if span.end <= own.start {
            (span.end, own.start, &BEFORE[..])
        } else {
            (own.end, span.start, &BEHIND[..])
        };
        start <= end && joints.contains(&document.slice(Span { start, end }))
    };
    let place = |&other: &usize| other < names.len() && names[other].kind == EntityKind::Place;
    let beside = [index.checked_sub(1), Some(index + 1)]
        .into_iter()
        .flatten();
    let country = beside.filter(place).find(near)?;
    names[country].canonical.clone()
}
