//! Short forms: surnames, acronyms and the like, each given to the only one whom it can mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::EntityKind;
use crate::graph::identity::claim::{Cast, Claim};
use crate::graph::identity::group::{Group, Outcome};
use crate::graph::identity::profile::split;
use crate::graph::identity::units::{ONE_NAME, Pair};
use crate::graph::identity::weigh::weigh;
use crate::graph::judgements::Marks;
use crate::graph::reason::Reason;

/// A claim by a short form, and the groups that it may mean with how much the names speak for each.
#[derive(Debug)]
pub(crate) struct Short {
    pub(crate) claim: usize,
    /// What claims by the same short form have in common.
    pub(crate) key: String,
    pub(crate) candidates: Vec<(usize, f64)>,
    /// Whether a candidate in the same document is most likely meant.
    pub(crate) at_home: bool,
    /// What must speak for the only candidate.
    pub(crate) least: f64,
    /// How much the short form alone speaks for one bearer, where nobody is found who has it.
    pub(crate) alone: f64,
    /// Why it belongs to the one whose name is given.
    pub(crate) reason: fn(String) -> Reason,
}

/// So much better than the next one the likeliest candidate must be.
const MARGIN: f64 = 0.7;
/// How much speaks for somebody of that name in the same document.
const HOME: f64 = 4.0;
/// Candidates below this are not even doubtful.
pub(crate) const REFUSED: f64 = -1.4;
/// Among several, so much must speak for one.
const PREFERRED: f64 = 0.4;
/// So many candidates are put down as doubtful.
const LISTED: usize = 5;
/// So many candidates are weighed.
const WEIGHED: usize = 64;

/// A candidate with its score and what speaks for and against it.
type Rival = (usize, f64, Vec<&'static str>);

/// Where a short form belongs.
#[derive(Debug)]
enum Place {
    /// To this group.
    Here(usize),
    /// To any of these or to none, with scores.
    Unclear(Vec<Rival>),
}

/// Finds the only plausible candidate of a short form.
fn place(
    short: &Short,
    kind: EntityKind,
    groups: &[Group],
    cast: &Cast,
    free: impl Fn(usize) -> bool,
) -> Place {
    let claim = &cast.claims[short.claim];
    let number = claim.number as u32;
    let candidates = short
        .candidates
        .iter()
        .copied()
        .filter(|(group, _)| free(*group));
    let candidates: Vec<(usize, f64)> = candidates.collect();
    let here = |group: usize| {
        groups[group]
            .portrait(cast)
            .documents
            .binary_search(&number)
            .is_ok()
    };
    let own = cast.portrait(&[short.claim]);
    let weighed = |group: usize| weigh(kind, &own, groups[group].portrait(cast), &cast.scene);
    let homes = candidates
        .iter()
        .filter(|(group, _)| short.at_home && here(*group))
        .count();
    if homes > 1 {
        return Place::Unclear(Vec::new());
    }
    let mut scored: Vec<Rival> = candidates
        .into_iter()
        .take(WEIGHED)
        .map(|(group, prior)| {
            let evidence = weighed(group);
            let home = match (here(group), short.at_home) {
                (false, _) => 0.0,
                // Whoever else the document names says nothing here.
                (true, true) => HOME - evidence.met,
                (true, false) => -HOME,
            };
            (group, prior + evidence.score + home, evidence.notes)
        })
        .collect();
    scored.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
    let next = scored.get(1).map_or(f64::MIN, |next| next.1);
    let single = next <= REFUSED;
    match scored.first() {
        Some((group, score, _)) if single && *score > short.least => Place::Here(*group),
        Some((group, score, _)) if *score > PREFERRED && score - next >= MARGIN => {
            Place::Here(*group)
        }
        _ => {
            scored.retain(|(_, score, _)| *score > REFUSED);
            Place::Unclear(scored)
        }
    }
}

/// Short forms that nobody could be given, with the candidates of each.
type Leftover<'s, 'm> = BTreeMap<(&'s str, &'m Marks), Vec<(&'s Short, Vec<Rival>)>>;

/// Gives every short form its place. Those that have none become groups of their own; `name` is for them.
pub(crate) fn attach<'s>(
    cast: &Cast,
    kind: EntityKind,
    outcome: &mut Outcome,
    shorts: &'s [Short],
    name: impl Fn(usize) -> String,
) {
    let mut leftover = Leftover::new();
    let mut placed = Vec::new();
    let mut taken: BTreeSet<(usize, &str, usize)> = BTreeSet::new();
    let mut unclear: Vec<&Short> = shorts.iter().collect();
    // Whom one short form of a document means, another one there does not: look again with that known.
    for _ in 0..2 {
        let mut left = Vec::new();
        leftover.clear();
        for short in unclear {
            let claim = &cast.claims[short.claim];
            let apart = |group: usize| {
                kind == EntityKind::Person
                    && is_in(claim, group, outcome, cast)
                    && has_namesake(short, group, outcome)
            };
            let free = |group: usize| {
                !apart(group)
                    && !taken.contains(&(claim.number, short.key.as_str(), group))
                    && (claim.marks.is_empty()
                        || !told_apart(claim, group, &outcome.groups, &placed, cast))
            };
            match place(short, kind, &outcome.groups, cast, free) {
                Place::Here(group) => placed.push((group, short)),
                Place::Unclear(rivals) => {
                    let key = (short.key.as_str(), &claim.marks);
                    leftover.entry(key).or_default().push((short, rivals));
                    left.push(short);
                }
            }
        }
        unclear = left;
        let whose = |(group, short): &(usize, &'s Short)| {
            (cast.claims[short.claim].number, short.key.as_str(), *group)
        };
        taken.extend(placed.iter().map(whose));
    }
    for (group, short) in placed {
        let head = outcome.groups[group].title.head.clone();
        outcome.groups[group]
            .claims
            .push((short.claim, (short.reason)(head)));
    }
    for claims in leftover.into_values() {
        keep_apart(cast, kind, outcome, claims, &name);
    }
}

/// Whether somebody of a group is in a claim's document.
fn is_in(claim: &Claim, group: usize, outcome: &Outcome, cast: &Cast) -> bool {
    let documents = &outcome.groups[group].portrait(cast).documents;
    documents.binary_search(&(claim.number as u32)).is_ok()
}

/// Whether another candidate bears the whole name too, as father and son do: then a surname that a document keeps apart from
/// that name may be the other's.
fn has_namesake(short: &Short, group: usize, outcome: &Outcome) -> bool {
    let head = |group: usize| outcome.groups[group].title.head.as_str();
    let longer = |one: &str, other: &str| {
        one.strip_prefix(other)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let mut others = short.candidates.iter().map(|(other, _)| *other);
    others.any(|other| {
        let (one, other_head) = (head(group), head(other));
        other != group && (longer(one, other_head) || longer(other_head, one))
    })
}

/// Whether the user tells a claim apart from somebody in a group or on the way to it.
fn told_apart(
    claim: &Claim,
    group: usize,
    groups: &[Group],
    placed: &[(usize, &Short)],
    cast: &Cast,
) -> bool {
    let there = groups[group].claims.iter().map(|(other, _)| *other);
    let coming = placed.iter().filter(|(other, _)| *other == group);
    let mut all = there.chain(coming.map(|(_, short)| short.claim));
    all.any(|other| claim.marks.verdict(&cast.claims[other].marks) == Some(false))
}

/// Makes groups of short forms of one key that have no place.
fn keep_apart(
    cast: &Cast,
    kind: EntityKind,
    outcome: &mut Outcome,
    claims: Vec<(&Short, Vec<Rival>)>,
    name: &impl Fn(usize) -> String,
) {
    let doubtful = claims.iter().any(|(_, rivals)| !rivals.is_empty());
    let prior = match claims.first() {
        Some((short, _)) if doubtful => short.alone,
        _ => ONE_NAME,
    };
    let rivals = claims
        .into_iter()
        .map(|(short, rivals)| (short.claim, rivals));
    let rivals: BTreeMap<usize, Vec<Rival>> = rivals.collect();
    let parts = split(cast, kind, rivals.keys().copied().collect(), prior);
    for part in parts {
        let number = outcome.groups.len();
        let mut best: BTreeMap<usize, (f64, Vec<&'static str>)> = BTreeMap::new();
        for (group, score, notes) in part.iter().flat_map(|claim| &rivals[claim]) {
            let entry = best.entry(*group).or_insert((f64::MIN, Vec::new()));
            if *score > entry.0 {
                *entry = (*score, notes.clone());
            }
        }
        let mut best: Vec<(usize, (f64, Vec<&'static str>))> = best.into_iter().collect();
        best.sort_by(|one, two| two.1.0.total_cmp(&one.1.0).then(one.0.cmp(&two.0)));
        for (group, (score, notes)) in best.into_iter().take(LISTED) {
            outcome.doubtful.push(Pair {
                one: group,
                two: number,
                score,
                notes,
            });
        }
        let stem = part
            .iter()
            .map(|&claim| name(claim))
            .min()
            .unwrap_or_default();
        outcome.groups.push(Group::of_short(stem, part));
    }
}
