//! Which organization or place is which.
//!
//! Names that are alike are one; a state's body is told by its state, which the name, the words around it
//! or the article say. Acronyms and short forms belong to the only one whom they can mean.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::annotation::EntityKind;
use crate::graph::identity::blocks::Blocks;
use crate::graph::identity::body::{BodyName, is_filler};
use crate::graph::identity::claim::{Cast, Claim};
use crate::graph::identity::group::{Outcome, Title, gather};
use crate::graph::identity::lands::{Gazetteer, Land};
use crate::graph::identity::likeness::{Likeness, Way};
use crate::graph::identity::partition::Groups;
use crate::graph::identity::short::attach;
use crate::graph::identity::shortened::{Forms, shorts};
use crate::graph::identity::spelling::skeleton;
use crate::graph::identity::units::{ONE_NAME, Units};
use crate::graph::name::bare;
use crate::graph::reason::Reason;

/// A claim of an organization or place, with what its name says.
#[derive(Debug)]
pub(crate) struct Body<'n> {
    pub(crate) claim: usize,
    pub(crate) name: &'n BodyName,
    /// Other names that the document uses for it.
    pub(crate) others: Vec<&'n BodyName>,
    /// The country that tells it from others of its name.
    pub(crate) land: Option<Land>,
    /// What claims that mean the same have in common.
    pub(crate) key: String,
}

/// The organizations, or the places, of some claims.
pub(crate) fn resolve(cast: &Cast, kind: EntityKind, claims: &[usize]) -> Outcome {
    let mut gazetteer = Gazetteer::new(cast.knowledge);
    let mut names: HashMap<&str, BodyName> = HashMap::new();
    for &claim in claims {
        let claim = &cast.claims[claim];
        let known = claim.known.as_deref();
        for name in claim
            .others()
            .chain(known)
            .chain([claim.appearance.name.as_str()])
        {
            if !names.contains_key(name) {
                let parsed = BodyName::parse(name, &mut gazetteer, cast.knowledge);
                names.insert(name, parsed);
            }
        }
    }
    let bodies: Vec<Body> = claims
        .iter()
        .map(|&claim| body(cast, kind, claim, &names, &mut gazetteer))
        .collect();
    let forms = Forms::new(cast, kind, &bodies);
    let (short, full): (Vec<&Body>, Vec<&Body>) =
        bodies.iter().partition(|body| forms.is_short(body, cast));
    let full = full.into_iter().map(|body| (body.key.clone(), body.claim));
    let units = Units::new(cast, kind, full, |_| ONE_NAME);
    let known = Known::new(&units, &bodies);
    let mut groups = units.as_the_user_says();
    let alike = |one: usize, two: usize| known.alike(one, two);
    let clash = |one: usize, two: usize| known.clash(one, two);
    let doubtful = units.join(&mut groups, known.pairs(), alike, clash);
    let outcome = gathered(cast, &units, &groups, &known);
    let (mut outcome, of) = outcome;
    outcome.doubt(doubtful, &of);
    let shorts = shorts(cast, kind, &short, &forms, &outcome.groups, |unit| {
        known.names(unit)
    });
    attach(cast, kind, &mut outcome, &shorts, |claim| {
        let at = bodies.binary_search_by_key(&claim, |body| body.claim);
        at.map_or_else(|_| String::new(), |at| bodies[at].name.spelled.clone())
    });
    outcome
}

fn gathered(cast: &Cast, units: &Units, groups: &Groups, known: &Known) -> (Outcome, Vec<usize>) {
    let reason = |unit: usize, members: &[usize]| known.reason(unit, members, cast);
    let title = |members: &[usize]| known.title(members, cast);
    let (found, of) = gather(units, groups, reason, title);
    let outcome = Outcome {
        groups: found,
        ..Outcome::default()
    };
    (outcome, of)
}

/// Reads what a claim's name and document say of which it is.
fn body<'n>(
    cast: &Cast,
    kind: EntityKind,
    index: usize,
    names: &'n HashMap<&str, BodyName>,
    gazetteer: &mut Gazetteer,
) -> Body<'n> {
    let claim = &cast.claims[index];
    let main = claim.known.as_deref().unwrap_or(&claim.appearance.name);
    let name = &names[main];
    let others = claim.others().map(|other| &names[other]).collect();
    let spot = gazetteer.spot(bare(&claim.appearance.name));
    let (land, key) = match kind {
        _ if claim.known.is_some() => (None, name.key.clone()),
        EntityKind::Place => {
            let land = cast.land(index);
            let place = spot.inside.map(|(name, _)| name);
            let place = place.filter(|_| claim.known.is_none());
            let words = place.map_or_else(
                || name.key.clone(),
                |place| BodyName::parse(&place, gazetteer, cast.knowledge).key,
            );
            (land, words)
        }
        _ => match &name.sort {
            Some(sort) => (state(cast, index, name), sort.clone()),
            None => (None, name.key.clone()),
        },
    };
    let key = land.map_or_else(|| key.clone(), |land| format!("{key}@{}", land.0));
    Body {
        claim: index,
        name,
        others,
        land,
        key,
    }
}

/// The state of a body that every state has: by its name, by the words around it, by the article.
fn state(cast: &Cast, claim: usize, name: &BodyName) -> Option<Land> {
    let around: BTreeSet<Land> = cast.facts(claim).lands().collect();
    let around = around.first().copied().filter(|_| around.len() == 1);
    name.state.or(around).or(cast.setting(claim).home)
}

/// The names of every unit.
#[derive(Debug)]
struct Known<'u, 'c, 'a, 'n> {
    units: &'u Units<'c, 'a>,
    bodies: Vec<Vec<&'u Body<'n>>>,
}

impl<'u, 'c, 'a, 'n> Known<'u, 'c, 'a, 'n> {
    fn new(units: &'u Units<'c, 'a>, bodies: &'u [Body<'n>]) -> Self {
        let of = |claim: &usize| {
            let at = bodies.binary_search_by_key(claim, |body| body.claim);
            at.ok().map(|at| &bodies[at])
        };
        let bodies = units
            .all
            .iter()
            .map(|unit| unit.claims.iter().filter_map(of).collect());
        Self {
            bodies: bodies.collect(),
            units,
        }
    }

    fn first(&self, unit: usize) -> &'u Body<'n> {
        self.bodies[unit][0]
    }

    fn claim(&self, unit: usize) -> &Claim<'a> {
        &self.units.cast.claims[self.first(unit).claim]
    }

    /// All names of a unit, and whether each is the fullest of a claim.
    fn names(&self, unit: usize) -> BTreeMap<&'n BodyName, bool> {
        let mut names = BTreeMap::new();
        for body in &self.bodies[unit] {
            for other in &body.others {
                names.entry(*other).or_insert(false);
            }
            names.insert(body.name, true);
        }
        names
    }

    /// Units of one spelling, of the same words, or of which one goes by the other's name.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let mut blocks = Blocks::default();
        for unit in 0..self.units.all.len() {
            let land = self.first(unit).land;
            for (name, main) in self.names(unit) {
                if main && name.sort.is_none() {
                    blocks.add(format!("~{}", skeleton(&name.key)), unit);
                    blocks.add(format!("={}", name.content()), unit);
                }
                if land.is_none() && !name.acronym && name.sort.is_none() {
                    blocks.add(format!("+{}", name.key), unit);
                }
            }
        }
        blocks.pairs()
    }

    fn alike(&self, one: usize, two: usize) -> Option<Likeness> {
        if self.clash(one, two) {
            return None;
        }
        let (first, second) = (self.first(one).name, self.first(two).name);
        let found = |score, way| Some(Likeness { score, way });
        if first.key == second.key {
            return found(ONE_NAME, Way::Same);
        }
        if self.goes_by(one, second) || self.goes_by(two, first) {
            return found(1.4, Way::Document);
        }
        if first.key.chars().count() > 4 && skeleton(&first.key) == skeleton(&second.key) {
            return found(1.8, Way::Spelling);
        }
        let content = first.content();
        (first.words.len() > 1 && content == second.content()).then_some(Likeness {
            score: 1.4,
            way: Way::Order,
        })
    }

    /// Whether a unit's documents use the name for it as well.
    fn goes_by(&self, unit: usize, name: &BodyName) -> bool {
        let mut others = self.bodies[unit].iter().flat_map(|body| &body.others);
        others.any(|other| other.key == name.key)
    }

    /// Whether the names are those of two: of other countries, other rows of the knowledge files, or "Norlund
    /// Energi" and "Norlund Shipping".
    fn clash(&self, one: usize, two: usize) -> bool {
        let (first, second) = (self.first(one), self.first(two));
        if first.key == second.key {
            return false;
        }
        let known = |unit: usize| self.claim(unit).known.is_some();
        if known(one) && known(two) {
            return true;
        }
        let sorts = (&first.name.sort, &second.name.sort);
        if first.land.is_some() && second.land.is_some() && first.land != second.land {
            return true;
        }
        if let (Some(one), Some(two)) = sorts {
            return one != two || first.land != second.land;
        }
        let (long, short) = (&first.name.words, &second.name.words);
        let both = long.len() > 1 && short.len() > 1;
        both && long[0] == short[0]
            && !first.name.extends(second.name)
            && !second.name.extends(first.name)
            && first.name.content() != second.name.content()
            && !self.goes_by(one, second.name)
            && !self.goes_by(two, first.name)
    }

    /// The unit of most claims stands for a group.
    fn head(&self, members: &[usize]) -> usize {
        let most = members.iter().max_by_key(|&&unit| {
            let first = self.first(unit).name;
            let words = first.words.iter().filter(|word| !is_filler(word)).count();
            let known = self.claim(unit).known.is_some();
            (
                known,
                self.units.all[unit].claims.len(),
                words,
                std::cmp::Reverse(unit),
            )
        });
        most.copied().unwrap_or_default()
    }

    fn title(&self, members: &[usize], cast: &Cast) -> Title {
        let head = self.head(members);
        let claim = self.claim(head);
        let first = self.first(head);
        let named = self.bodies[head]
            .iter()
            .map(|body| body.name.spelled.as_str());
        let stem = named.min().unwrap_or_default().to_owned();
        // The land tells apart bodies of states, and places of a name that mostly means another.
        let sort = first.name.sort.is_some() && claim.known.is_none();
        let place = cast.lands.elsewhere.contains(&(claim.number, claim.index));
        let country = first.land.filter(|_| sort || place);
        let country = country.and_then(|land| cast.knowledge.countries.iter().nth(land.0.into()));
        let country = country.map(|country| country.name.clone());
        Title {
            stem: match (&country, &first.name.sort) {
                (Some(country), Some(sort)) => format!("{sort} {country}"),
                (Some(country), None) => format!("{stem} {country}"),
                _ => stem,
            },
            head: claim
                .known
                .clone()
                .unwrap_or_else(|| claim.appearance.name.clone()),
            known: claim.known.clone(),
            land: country,
        }
    }

    fn reason(&self, unit: usize, members: &[usize], cast: &Cast) -> Reason {
        let claim = self.claim(unit);
        match claim.entry {
            Some(_) => return Reason::AliasFile,
            None if !claim.marks.groups.is_empty() => return Reason::Judgement,
            None => {}
        }
        let head = self.head(members);
        if unit == head {
            return Reason::Name;
        }
        let name = self.title(members, cast).head;
        match self.alike(unit, head).map(|found| found.way) {
            Some(Way::Same) => Reason::Name,
            Some(Way::Spelling) => Reason::Spelling(name),
            Some(Way::Order) => Reason::Order(name),
            Some(Way::Document) => Reason::Document(name),
            _ => Reason::Form(name),
        }
    }
}

#[cfg(test)]
mod tests;
