//! How much alike two names of persons are.

use crate::graph::identity::person::{PersonName, Word, is_initial};
use crate::graph::identity::spelling::{near, skeleton};
use crate::knowledge::Knowledge;

/// In what way a name is another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// Letter by letter.
    Same,
    /// Another spelling.
    Spelling,
    /// The family name at the other end.
    Order,
    /// Fewer given names, or initials.
    Initials,
    /// Another form of a given name.
    Form,
    /// A longer or shorter surname.
    Surname,
    /// The document says so.
    Document,
}

/// How strongly the names alone speak for one bearer: from 0 (they might) to 3 (hardly anything else).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Likeness {
    pub(crate) score: f64,
    pub(crate) way: Way,
}

impl Likeness {
    /// The same, but no stronger than that.
    pub(crate) fn at_most(mut self, score: f64) -> Self {
        self.score = self.score.min(score);
        self
    }

    fn less(mut self, cost: f64, way: Way) -> Self {
        self.score -= cost;
        self.way = self.way.max(way);
        self
    }
}

pub(crate) const SAME: Likeness = Likeness {
    score: 2.5,
    way: Way::Same,
};

/// What initials and a surname say at most.
const SHARED: f64 = 0.0;

/// A name with what is looked up for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bearer {
    pub(crate) name: PersonName,
    /// The surname's skeleton.
    pub(crate) surname: String,
    /// Skeletons of given names, each run together.
    pub(crate) given: Vec<String>,
}

impl Bearer {
    pub(crate) fn new(name: PersonName) -> Self {
        Self {
            surname: skeleton(&name.surname),
            given: name
                .given
                .iter()
                .map(|word| skeleton(&word.concat()))
                .collect(),
            name,
        }
    }

    /// Other words that may stand as the surname: parts of a double name, the first of two surnames.
    pub(crate) fn other_surnames(&self) -> Vec<String> {
        let mut others: Vec<String> = Vec::new();
        if self.name.parts.len() > 1 {
            let ends = [self.name.parts.first(), self.name.parts.last()];
            others.extend(ends.into_iter().flatten().map(|part| skeleton(part)));
        }
        if self.given.len() > 1 {
            others.extend(self.given.last().cloned());
        }
        others.retain(|other| other.chars().count() > 2 && *other != self.surname);
        others
    }
}

/// How much alike two full names are; `None` where they are names of two people.
pub(crate) fn likeness(one: &Bearer, two: &Bearer, knowledge: &Knowledge) -> Option<Likeness> {
    if one.name.is_short() || two.name.is_short() {
        return None;
    }
    if one.name.whole == two.name.whole {
        return Some(SAME);
    }
    if !same_suffix(one.name.suffix.as_deref(), two.name.suffix.as_deref()) {
        return None;
    }
    let found = straight(one, two, knowledge)
        .or_else(|| turned(one, two, knowledge))
        .or_else(|| longer(one, two, knowledge))
        .or_else(|| longer(two, one, knowledge))?;
    let initials = one.name.is_initials() && two.name.is_initials();
    Some(if initials {
        found.at_most(SHARED)
    } else {
        found
    })
}

/// Surname against surname, given names against given names.
fn straight(one: &Bearer, two: &Bearer, knowledge: &Knowledge) -> Option<Likeness> {
    let given = |start| {
        all_given(
            one,
            two,
            (one.given.len(), two.given.len()),
            start,
            knowledge,
        )
    };
    if one.name.surname == two.name.surname {
        return given(SAME);
    }
    if one.surname == two.surname {
        return given(SAME.less(0.2, Way::Spelling));
    }
    let near_surname = near(&one.surname, &two.surname) && one.given.first() == two.given.first();
    let full = !one.name.given.first().is_some_and(is_initial);
    (near_surname && full)
        .then(|| given(SAME.less(0.9, Way::Spelling)))
        .flatten()
}

/// "Han Seo-yun" and "Seo-yun Han".
fn turned(one: &Bearer, two: &Bearer, knowledge: &Knowledge) -> Option<Likeness> {
    let first = |bearer: &Bearer| bearer.name.first().unwrap_or_default();
    let fits = |front: &Bearer, back: &Bearer| {
        let family = first(front);
        let rest: String = front.given[1..].concat() + &front.surname;
        knowledge.names.family_first(&family)
            && skeleton(&family) == back.surname
            && rest == back.given.concat()
    };
    (fits(one, two) || fits(two, one)).then(|| SAME.less(0.4, Way::Order))
}

/// A surname of which the other name has only a part: "José Echeverri" and "José María Echeverri
/// Londoño", "Zofia Wiśniowska" and "Zofia Wiśniowska-Kręt".
fn longer(long: &Bearer, short: &Bearer, knowledge: &Knowledge) -> Option<Likeness> {
    let parts = &long.name.parts;
    let part = parts.len() > 1
        && [parts.first(), parts.last()]
            .into_iter()
            .flatten()
            .any(|part| skeleton(part) == short.surname);
    let counts = (long.given.len(), short.given.len());
    if part {
        return all_given(long, short, counts, SAME.less(0.9, Way::Surname), knowledge);
    }
    let before_last = long.given.len().checked_sub(1).filter(|&last| last > 0)?;
    let start = SAME.less(1.1, Way::Surname);
    (long.given[before_last] == short.surname && !long.name.given.last().is_some_and(is_initial))
        .then(|| all_given(long, short, (before_last, counts.1), start, knowledge))
        .flatten()
}

/// Given names in order; one list may end before the other.
fn all_given(
    one: &Bearer,
    two: &Bearer,
    (ones, twos): (usize, usize),
    start: Likeness,
    knowledge: &Knowledge,
) -> Option<Likeness> {
    let mut found = start;
    for at in 0..ones.min(twos) {
        let words = (&one.name.given[at], &two.name.given[at]);
        let skeletons = (&one.given[at], &two.given[at]);
        let (cost, way) = same_given(words, skeletons, knowledge)?;
        found = found.less(if at == 0 { cost } else { cost / 3.0 }, way);
    }
    Some(if ones == twos {
        found
    } else {
        found.less(0.4, Way::Initials)
    })
}

/// What it costs to take one given name for the other.
fn same_given(
    (one, two): (&Word, &Word),
    (first, second): (&String, &String),
    knowledge: &Knowledge,
) -> Option<(f64, Way)> {
    let whole = (one.concat(), two.concat());
    if whole.0 == whole.1 {
        return Some((0.0, Way::Same));
    }
    if is_initial(one) || is_initial(two) {
        return same_initials(one, two).then_some((0.9, Way::Initials));
    }
    if first == second {
        return Some((0.1, Way::Spelling));
    }
    if knowledge.names.same_given(&whole.0, &whole.1) {
        return Some((0.6, Way::Form));
    }
    if one.len() == two.len() && one.len() > 1 && same_initials(one, two) {
        return Some((0.9, Way::Initials));
    }
    near(first, second).then_some((0.8, Way::Spelling))
}

/// "J." and "Jean-Pierre"; "J.-P." and "Jean-Pierre"; part by part.
fn same_initials(one: &Word, two: &Word) -> bool {
    let same = |(a, b): (&String, &String)| {
        let short = a.chars().count() == 1 || b.chars().count() == 1;
        a == b || (short && a.chars().next() == b.chars().next())
    };
    let lone = |word: &Word| word.len() == 1 && is_initial(word);
    (lone(one) || lone(two) || one.len() == two.len()) && one.iter().zip(two).all(same)
}

/// A numeral may be left out; "Jr." tells two people apart.
fn same_suffix(one: Option<&str>, two: Option<&str>) -> bool {
    let strict = |suffix: &str| matches!(suffix, "jr" | "sr");
    match (one, two) {
        (None, None) => true,
        (Some(only), None) | (None, Some(only)) => !strict(only),
        (Some(one), Some(two)) => one == two,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(one: &str, two: &str) -> Option<Way> {
        let knowledge = Knowledge::builtin();
        let bearer = |text| Bearer::new(PersonName::parse(text, knowledge));
        let (one, two) = (bearer(one), bearer(two));
        let found = likeness(&one, &two, knowledge);
        assert_eq!(found, likeness(&two, &one, knowledge), "{one:?} / {two:?}");
        found.map(|found| found.way)
    }

    #[test]
    fn who_may_be_the_same() {
        for (one, two, expected) in [
            ("J. P. Whitlock", "John Paul Whitlock", Way::Initials),
            ("John Whitlock", "J. P. Whitlock", Way::Initials),
            ("Grace Mutiso", "Grace Wanjiru Mutiso", Way::Initials),
            ("Bashar Assad", "Bashar al-Assad", Way::Same),
            ("LARS-ERIK SOLHEIM", "Lars Erik Solheim", Way::Same),
            ("J. Dupont", "Jean-Pierre Dupont", Way::Initials),
            ("J.-P. Dupont", "Jean-Pierre Dupont", Way::Initials),
            ("King Charles", "King Charles III", Way::Same),
            ("Mohammed el-Sharkawy", "Muhammad al-Sharqawi", Way::Form),
            ("Sergei Morozkin", "Sergueï Morozkine", Way::Spelling),
            ("Günther Möllendorf", "Guenther Moellendorf", Way::Spelling),
            ("Kate Dunleavy", "Katherine M. Dunleavy", Way::Form),
            ("Han Seo-yun", "Seo-yun Han", Way::Order),
            ("Qiu Jianhong", "Jianhong Qiu", Way::Order),
            (
                "José Echeverri",
                "José María Echeverri Londoño",
                Way::Surname,
            ),
            ("Zofia Wiśniowska", "Zofia Wisniowska-Kręt", Way::Surname),
            ("Serhiy Petrenko", "Sergei Petrenko", Way::Form),
        ] {
            let found = way(one, two);
            assert!(found.is_some(), "{one} / {two}");
            assert!(
                found == Some(expected) || expected == Way::Same,
                "{one} / {two}: {found:?}"
            );
        }
    }

    #[test]
    fn who_is_not() {
        for (one, two) in [
            ("John Whitlock", "James Whitlock"),
            ("George W. Bush", "George H. W. Bush"),
            ("Donald Trump", "Donald Trump Jr."),
            ("Jean Dupont", "Jean-Pierre Dupont"),
            ("Grace Mutiso", "Mutiso"),
            ("Paul Whitlock", "John Paul Whitlock"),
            ("James Martin", "Martin James"),
            ("Hassan Rouhani", "Hussein Rouhani"),
            ("Kim Jong-un", "Kim Jong-il"),
            ("Nino Gelashvili", "Levan Gelashvili"),
        ] {
            assert_eq!(way(one, two), None, "{one} / {two}");
        }
    }
}
