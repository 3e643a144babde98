//! Bearers of one name told apart by what documents say of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::EntityKind;
use crate::graph::identity::claim::Cast;
use crate::graph::identity::facts::Portrait;
use crate::graph::identity::lands::Land;
use crate::graph::identity::partition::{Groups, Link, Sides};
use crate::graph::identity::weigh::weigh;
use crate::graph::name::{bare, fold};

/// So many sorts of claims of one name are compared with each other; rarer ones join the most like.
const COMPARED: usize = 96;

/// Claims of which nothing tells apart.
#[derive(Debug, Default)]
struct Sort {
    claims: Vec<usize>,
    sides: Sides,
}

/// Splits claims of one name where they contradict each other or one document keeps them apart.
/// `prior` says how much the name alone speaks for one bearer.
pub(crate) fn split(
    cast: &Cast,
    kind: EntityKind,
    claims: Vec<usize>,
    prior: f64,
) -> Vec<Vec<usize>> {
    let sides = kept_apart(cast, &claims);
    if claims.len() < 2 || (sides.is_empty() && prior > 0.0 && agree(cast, kind, &claims)) {
        return vec![claims];
    }
    let mut sorts = sorted(cast, kind, &claims, &sides);
    let rest = sorts.split_off(sorts.len().min(COMPARED));
    let portraits: Vec<Portrait> = sorts
        .iter()
        .map(|sort| cast.portrait(&sort.claims))
        .collect();
    let mut groups = Groups::new(sorts.iter().map(|sort| sort.sides.clone()));
    let weigh = |one: usize, two: usize| weigh(kind, &portraits[one], &portraits[two], &cast.scene);
    let mut links = Vec::new();
    for one in 0..sorts.len() {
        for two in one + 1..sorts.len() {
            let score = prior + weigh(one, two).score;
            if score > 0.0 {
                links.push(Link { one, two, score });
            }
        }
    }
    groups.join_all(links, |one, two| weigh(one, two).contradicts());
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, sort) in sorts.into_iter().enumerate() {
        parts
            .entry(groups.of(index))
            .or_default()
            .extend(sort.claims);
    }
    let mut parts: Vec<Vec<usize>> = parts.into_values().collect();
    place(cast, kind, rest, &mut parts);
    for part in &mut parts {
        part.sort_unstable();
    }
    parts.sort();
    parts
}

/// For every document that keeps apart claims of one and the same name: on which side each is.
fn kept_apart(cast: &Cast, claims: &[usize]) -> BTreeMap<usize, (usize, usize)> {
    let mut sides = BTreeMap::new();
    let number = |claim: &usize| cast.claims[*claim].number;
    for same in claims.chunk_by(|one, two| number(one) == number(two)) {
        if same.len() > 1 && share_a_name(cast, same) {
            let places = same.iter().enumerate();
            sides.extend(places.map(|(side, &claim)| (claim, (number(&claim), side))));
        }
    }
    sides
}

/// Whether two of some claims go by one and the same name.
fn share_a_name(cast: &Cast, claims: &[usize]) -> bool {
    let mut seen = BTreeSet::new();
    claims.iter().any(|&claim| {
        let names = &cast.claims[claim].appearance.names;
        let main = &cast.claims[claim].appearance.name;
        let own: BTreeSet<String> = names
            .texts()
            .chain([main])
            .map(|name| fold(bare(name)))
            .collect();
        let again = own.iter().any(|name| seen.contains(name));
        seen.extend(own);
        again
    })
}

/// Whether claims are so plainly of one that they need not be compared.
fn agree(cast: &Cast, kind: EntityKind, claims: &[usize]) -> bool {
    let (mut he, mut she, mut walks) = (false, false, 0_u32);
    let mut lands: BTreeSet<Land> = BTreeSet::new();
    for &claim in claims {
        let facts = cast.facts(claim);
        he |= facts.gender < 0;
        she |= facts.gender > 0;
        walks |= facts.walks;
        lands.extend(facts.lands());
    }
    match kind {
        EntityKind::Person => !(he && she) && walks.count_ones() < 2 && one_land(cast, claims),
        EntityKind::Place => lands.len() < 2,
        EntityKind::Organization => true,
    }
}

/// Whether some country is everyone's, as far as countries are told.
fn one_land(cast: &Cast, claims: &[usize]) -> bool {
    let mut common: Option<BTreeSet<Land>> = None;
    for &claim in claims {
        let own: BTreeSet<Land> = cast.facts(claim).lands().collect();
        if own.is_empty() {
            continue;
        }
        common = Some(match common {
            Some(common) => common.intersection(&own).copied().collect(),
            None => own,
        });
    }
    common.is_none_or(|common| !common.is_empty())
}

/// Claims by what tells them apart, the commonest sorts first. Claims that their document keeps apart are
/// each of a sort of its own.
fn sorted(
    cast: &Cast,
    kind: EntityKind,
    claims: &[usize],
    sides: &BTreeMap<usize, (usize, usize)>,
) -> Vec<Sort> {
    type Signature = (i8, u32, Vec<Land>, Option<usize>);
    let mut sorts: BTreeMap<Signature, Sort> = BTreeMap::new();
    for &claim in claims {
        let facts = cast.facts(claim);
        let lands: Vec<Land> = facts.lands().collect();
        let vague = facts.walks == 0 && lands.is_empty();
        let single = sides.contains_key(&claim) || vague;
        let signature = match kind {
            EntityKind::Person => (
                facts.gender.signum(),
                facts.walks,
                lands,
                single.then_some(claim),
            ),
            _ => (0, 0, lands, single.then_some(claim)),
        };
        let sort = sorts.entry(signature).or_default();
        sort.claims.push(claim);
        sort.sides.extend(sides.get(&claim).copied());
    }
    let mut sorts: Vec<Sort> = sorts.into_values().collect();
    sorts.sort_by(|one, two| {
        let order = |sort: &Sort| (sort.sides.is_empty(), usize::MAX - sort.claims.len());
        order(one)
            .cmp(&order(two))
            .then_with(|| one.claims.cmp(&two.claims))
    });
    sorts
}

/// Gives what was left to the part that is most like it.
fn place(cast: &Cast, kind: EntityKind, rest: Vec<Sort>, parts: &mut Vec<Vec<usize>>) {
    let portraits: Vec<Portrait> = parts.iter().map(|part| cast.portrait(part)).collect();
    for sort in rest {
        let own = cast.portrait(&sort.claims);
        let scored = portraits
            .iter()
            .map(|portrait| weigh(kind, &own, portrait, &cast.scene).score);
        let best = scored
            .enumerate()
            .fold((0, f64::MIN), |best, (part, score)| {
                if score > best.1 { (part, score) } else { best }
            });
        match parts.get_mut(best.0) {
            Some(part) if sort.sides.is_empty() => part.extend(sort.claims),
            _ => parts.push(sort.claims),
        }
    }
}
