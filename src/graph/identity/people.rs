//! Who is who among the persons of all documents.
//!
//! Full names that are alike are one person where what the documents say does not speak against it. A
//! surname alone is the one person of that surname who is plausible, first in its own document, then
//! everywhere; where several are, it stays apart.

use std::collections::BTreeSet;

use crate::annotation::EntityKind;
use crate::graph::identity::blocks::Blocks;
use crate::graph::identity::claim::Cast;
use crate::graph::identity::directory::Directory;
use crate::graph::identity::group::{Outcome, Title, gather};
use crate::graph::identity::likeness::{Bearer, Likeness, SAME, Way, likeness};
use crate::graph::identity::person::is_initial;
use crate::graph::identity::register::{Named, Register, Usage, tail};
use crate::graph::identity::short::{Short, attach};
use crate::graph::identity::spelling::{consonants, skeleton};
use crate::graph::identity::units::{ONE_NAME, Units};
use crate::graph::reason::Reason;
use crate::knowledge::Knowledge;

/// What must speak for the only bearer of a surname: no more against it than one weak sign.
const PLAUSIBLE: f64 = -1.0;
/// What the bare name of father and son says: much else must, as the two are seen in one circle.
const FAMILY_NAME: f64 = -1.5;
/// So many names of a unit are compared.
const COMPARED: usize = 8;

/// The persons of some claims.
pub(crate) fn resolve(cast: &Cast, claims: &[usize]) -> Outcome {
    let (register, named) = Register::new(cast, claims);
    let usage = Usage::new(&register, &named);
    let shorts: Vec<Option<&str>> = named
        .iter()
        .map(|named| {
            let claim = &cast.claims[named.claim];
            let told = claim.entry.is_some() || !claim.marks.groups.is_empty();
            usage
                .short(&register.bearers[named.main].name)
                .filter(|_| !told)
        })
        .collect();
    let full = named
        .iter()
        .zip(&shorts)
        .filter(|(_, short)| short.is_none());
    let full = full.map(|(named, _)| (register.whole(named).to_owned(), named.claim));
    let namesakes = register.namesakes();
    let units = Units::new(cast, EntityKind::Person, full, |claim| {
        prior(&register, &named, &namesakes, claim)
    });
    let people = People::new(&units, &register, &named);
    let mut groups = units.as_the_user_says();
    let alike = |one: usize, two: usize| people.alike(one, two, cast.knowledge);
    let clash = |one: usize, two: usize| people.clash(one, two, cast.knowledge);
    let doubtful = units.join(&mut groups, people.pairs(cast.knowledge), alike, clash);
    let reason = |unit: usize, members: &[usize]| people.reason(unit, members, cast.knowledge);
    let title = |members: &[usize]| Title {
        stem: people.fullest(members).name.spelled.clone(),
        head: people.shown(members, cast),
        ..Title::default()
    };
    let (found, of) = gather(&units, &groups, reason, title);
    let mut outcome = Outcome {
        groups: found,
        ..Outcome::default()
    };
    outcome.doubt(doubtful, &of);
    let directory = Directory::new(&outcome.groups, |unit| people.short_names(unit), cast);
    let shorts: Vec<Short> = named
        .iter()
        .zip(&shorts)
        .filter_map(|(named, short)| {
            let key = skeleton((*short)?);
            let candidates = directory.candidates(&key, named.claim, cast);
            Some(Short {
                claim: named.claim,
                candidates: candidates.into_iter().map(|group| (group, 0.0)).collect(),
                key,
                at_home: true,
                least: PLAUSIBLE,
                alone: 0.0,
                reason: Reason::Short,
            })
        })
        .collect();
    attach(cast, EntityKind::Person, &mut outcome, &shorts, |claim| {
        let at = named.binary_search_by_key(&claim, |named| named.claim);
        at.map_or_else(
            |_| String::new(),
            |at| register.bearers[named[at].main].name.spelled.clone(),
        )
    });
    outcome
}

/// How much a claim's full name alone speaks for one bearer: much else must where it is that of
/// father and son.
fn prior(register: &Register, named: &[Named], namesakes: &BTreeSet<&str>, claim: usize) -> f64 {
    let at = named.binary_search_by_key(&claim, |named| named.claim);
    let main = at.map(|at| &register.bearers[named[at].main].name);
    match main {
        Ok(main) if namesakes.contains(main.whole.as_str()) => FAMILY_NAME,
        _ => ONE_NAME,
    }
}

/// The names of every unit.
#[derive(Debug)]
struct People<'u, 'c, 'a, 'r> {
    units: &'u Units<'c, 'a>,
    names: Vec<Names<'r>>,
}

/// The names of one unit.
#[derive(Debug, Default)]
struct Names<'r> {
    /// Fullest names; several where spellings differ in hyphens.
    main: BTreeSet<&'r Bearer>,
    /// Full names that its documents use for it as well.
    others: BTreeSet<&'r Bearer>,
    /// Short names that its documents use for it.
    shorts: BTreeSet<String>,
}

impl Names<'_> {
    fn compared(&self) -> impl Iterator<Item = &Bearer> {
        self.main.iter().chain(&self.others).copied().take(COMPARED)
    }
}

impl<'u, 'c, 'a, 'r> People<'u, 'c, 'a, 'r> {
    fn new(units: &'u Units<'c, 'a>, register: &'r Register, named: &[Named]) -> Self {
        let of_unit = units.all.iter().map(|unit| {
            let mut own = Names::default();
            let (mut firsts, mut last) = (BTreeSet::new(), false);
            for claim in &unit.claims {
                let Ok(at) = named.binary_search_by_key(claim, |named| named.claim) else {
                    continue;
                };
                let main = &register.bearers[named[at].main];
                own.main.insert(main);
                for &other in &named[at].others {
                    let other = &register.bearers[other];
                    if let Some(tail) = tail(&main.name, &other.name) {
                        own.shorts.insert(skeleton(tail));
                    } else if !other.name.is_short() {
                        own.others.insert(other);
                    } else if main.name.first().as_ref() == Some(&other.name.surname) {
                        firsts.insert(other.surname.clone());
                    } else {
                        last |= other.surname == main.surname;
                        own.shorts.extend(short_for(other, main));
                    }
                }
            }
            // "Xi" for Xi Jinping; but "Amina" is no surname where "Okafor" is one.
            if !last {
                own.shorts.extend(firsts);
            }
            own
        });
        Self {
            names: of_unit.collect(),
            units,
        }
    }

    /// The best likeness of any of their names.
    fn alike(&self, one: usize, two: usize, knowledge: &Knowledge) -> Option<Likeness> {
        let (of_one, of_two) = (self.generation(one), self.generation(two));
        if of_one.is_some() && of_two.is_some() && of_one != of_two {
            return None;
        }
        let mut best: Option<Likeness> = None;
        for a in self.names[one].compared() {
            for b in self.names[two].compared() {
                let found = likeness(a, b, knowledge);
                if found.is_some_and(|found| best.is_none_or(|best| found.score > best.score)) {
                    best = found;
                }
            }
        }
        let senior = [of_one, of_two].contains(&Some("sr"));
        match (of_one == of_two, best) {
            (true, _) => best,
            // The bare name is the son's only where his documents use it; the father's anyway.
            (false, Some(best)) => Some(best.at_most(FAMILY_NAME)),
            (false, None) if senior => self.same_but_for_suffix(one, two),
            (false, None) => None,
        }
    }

    fn same_but_for_suffix(&self, one: usize, two: usize) -> Option<Likeness> {
        let bare = |unit: usize| self.names[unit].main.iter().map(|name| name.name.plain());
        bare(one)
            .any(|own| bare(two).any(|other| own == other))
            .then(|| SAME.at_most(FAMILY_NAME))
    }

    /// "Jr." or "Sr.", where its fullest names have it.
    fn generation(&self, unit: usize) -> Option<&str> {
        let mut names = self.names[unit].main.iter();
        names.find_map(|bearer| bearer.name.generation())
    }

    /// Whether the names are those of two people.
    fn clash(&self, one: usize, two: usize, knowledge: &Knowledge) -> bool {
        let full = |unit: usize| {
            self.names[unit]
                .compared()
                .any(|name| !name.name.is_short())
        };
        self.units.all[one].key != self.units.all[two].key
            && full(one)
            && full(two)
            && self.alike(one, two, knowledge).is_none()
    }

    /// Units that share a surname and the start of a given name, or the like.
    fn pairs(&self, knowledge: &Knowledge) -> Vec<(usize, usize)> {
        let mut blocks = Blocks::default();
        for (unit, names) in self.names.iter().enumerate() {
            for bearer in names.compared() {
                for key in keys(bearer, knowledge) {
                    blocks.add(key, unit);
                }
            }
        }
        blocks.pairs()
    }

    fn fullest(&self, members: &[usize]) -> &'r Bearer {
        let names = members
            .iter()
            .flat_map(|&unit| self.names[unit].main.iter());
        let fullest = names.max_by(|one, two| {
            let fullness = |bearer: &Bearer| bearer.name.fullness();
            fullness(one)
                .cmp(&fullness(two))
                .then_with(|| two.name.spelled.cmp(&one.name.spelled))
        });
        fullest.copied().expect("a unit has a name")
    }

    /// The name that reasons call a group by: as its first claim of the fullest name writes it.
    fn shown(&self, members: &[usize], cast: &Cast) -> String {
        let fullest = self.fullest(members);
        let unit = members
            .iter()
            .find(|&&unit| self.names[unit].main.contains(fullest));
        let claim = unit.and_then(|&unit| self.units.all[unit].claims.first());
        claim.map_or_else(String::new, |&claim| {
            cast.claims[claim].appearance.name.clone()
        })
    }

    fn reason(&self, unit: usize, members: &[usize], knowledge: &Knowledge) -> Reason {
        let cast = self.units.cast;
        let claim = &cast.claims[self.units.all[unit].claims[0]];
        let head = || self.shown(members, cast);
        match claim.entry {
            Some(_) => return Reason::AliasFile,
            None if !claim.marks.groups.is_empty() => return Reason::Judgement,
            None => {}
        }
        let main = self.fullest(members);
        if self.names[unit].main.contains(main) {
            return Reason::Name;
        }
        let ways = self.names[unit].main.iter();
        let way = ways.filter_map(|name| likeness(name, main, knowledge));
        match way.map(|found| found.way).min() {
            Some(Way::Same) => Reason::Name,
            Some(Way::Spelling) => Reason::Spelling(head()),
            Some(Way::Order) => Reason::Order(head()),
            Some(Way::Initials) => Reason::Initials(head()),
            Some(Way::Form) => Reason::Nickname(head()),
            Some(Way::Surname | Way::Document) | None => Reason::Form(head()),
        }
    }

    /// The short names under which a unit may be meant.
    fn short_names(&self, unit: usize) -> BTreeSet<String> {
        let names = &self.names[unit];
        let surnames = names.main.iter().map(|name| name.surname.clone());
        surnames.chain(names.shorts.iter().cloned()).collect()
    }
}

/// A short name that a document uses for a full one, unless it is one of the given names.
fn short_for(short: &Bearer, main: &Bearer) -> Option<String> {
    let given = main.given.contains(&short.surname);
    let surname = main.other_surnames().contains(&short.surname);
    (!given || surname).then(|| short.surname.clone())
}

/// What a name is blocked by: surname and first letter or form of the given name; the words in any
/// order; the given name and the consonants of the surname.
fn keys(bearer: &Bearer, knowledge: &Knowledge) -> Vec<String> {
    let Some(given) = bearer.given.first() else {
        return Vec::new();
    };
    let letter: String = given.chars().take(1).collect();
    let mut keys = Vec::new();
    let mut surnames = bearer.other_surnames();
    surnames.push(bearer.surname.clone());
    for surname in surnames {
        keys.push(format!("{surname}|{letter}"));
        if let Some(first) = bearer.name.first() {
            let forms = knowledge.names.forms(&first);
            keys.extend(forms.map(|form| format!("{surname}#{form}")));
        }
    }
    if !bearer.name.given.first().is_some_and(is_initial) {
        let mut all = bearer.given.clone();
        all.push(bearer.surname.clone());
        all.sort_unstable();
        keys.push(format!("={}", all.join("|")));
        keys.push(format!("{given}~{}", consonants(&bearer.surname)));
    }
    keys
}

#[cfg(test)]
mod tests;
