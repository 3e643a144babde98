//! Groups of items that are alike, none of which holds a contradiction.

use std::collections::{BTreeMap, BTreeSet};

/// Two items that may be the same, and how strongly that is believed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Link {
    pub(crate) one: usize,
    pub(crate) two: usize,
    pub(crate) score: f64,
}

/// So much better must a link be than one to somebody else for an item that is like two.
const MARGIN: f64 = 0.8;
/// So many members of a group are compared; the rest of a bigger group is like them.
const COMPARED: usize = 48;
/// So many links of one item are looked at.
const LOOKED_AT: usize = 64;

/// On which sides of lines an item is that tell apart: line to side.
pub(crate) type Sides = BTreeMap<usize, usize>;

/// Disjoint groups of items.
#[derive(Debug)]
pub(crate) struct Groups {
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    sides: Vec<Sides>,
}

impl Groups {
    /// Every item a group of its own, with the sides of lines on which it is: nobody on one side is ever
    /// joined to somebody on another, through however many links.
    pub(crate) fn new(sides: impl Iterator<Item = Sides>) -> Self {
        let sides: Vec<Sides> = sides.collect();
        Self {
            of: (0..sides.len()).collect(),
            members: (0..sides.len()).map(|item| vec![item]).collect(),
            sides,
        }
    }

    /// Whether a line tells two groups apart.
    pub(crate) fn told_apart(&self, one: usize, two: usize) -> bool {
        let (mut one, mut two) = (&self.sides[one], &self.sides[two]);
        if one.len() > two.len() {
            std::mem::swap(&mut one, &mut two);
        }
        one.iter()
            .any(|(line, side)| two.get(line).is_some_and(|other| other != side))
    }

    /// The group of an item.
    pub(crate) fn of(&self, item: usize) -> usize {
        self.of[item]
    }

    /// Its items; the group's number is among them.
    pub(crate) fn members(&self, group: usize) -> &[usize] {
        &self.members[group]
    }

    /// Makes one group of the groups of two items, whatever speaks against it.
    pub(crate) fn join(&mut self, one: usize, two: usize) {
        let (mut big, mut small) = (self.of[one], self.of[two]);
        if big == small {
            return;
        }
        if (self.members[big].len(), small) < (self.members[small].len(), big) {
            std::mem::swap(&mut big, &mut small);
        }
        let moved = std::mem::take(&mut self.members[small]);
        for &item in &moved {
            self.of[item] = big;
        }
        self.members[big].extend(moved);
        let sides = std::mem::take(&mut self.sides[small]);
        self.sides[big].extend(sides);
    }

    /// Joins along the links, the strongest first, where no two members contradict each other. An item
    /// that is like two who contradict each other stays apart from both, unless one of the links is
    /// clearly the stronger. Returns the links that were not followed.
    pub(crate) fn join_all(
        &mut self,
        mut links: Vec<Link>,
        contradict: impl Fn(usize, usize) -> bool,
    ) -> Vec<Link> {
        links.sort_by(|one, two| {
            two.score
                .total_cmp(&one.score)
                .then((one.one, one.two).cmp(&(two.one, two.two)))
        });
        let apart = |one: usize, two: usize| {
            self.told_apart(self.of[one], self.of[two]) || contradict(one, two)
        };
        let torn = torn(self.of.len(), &links, &apart);
        let mut left = Vec::new();
        for link in links {
            let (one, two) = (self.of[link.one], self.of[link.two]);
            if one == two {
                continue;
            }
            if self.told_apart(one, two) {
                continue;
            }
            if torn.contains(&(link.one, link.two)) || self.clash(one, two, &contradict) {
                left.push(link);
            } else {
                self.join(one, two);
            }
        }
        left
    }

    fn clash(&self, one: usize, two: usize, contradict: &impl Fn(usize, usize) -> bool) -> bool {
        let compared = |group: usize| self.members[group].iter().take(COMPARED);
        compared(one).any(|&a| compared(two).any(|&b| contradict(a, b)))
    }
}

/// The links of items that are about as much like somebody who contradicts the other end.
fn torn(
    count: usize,
    links: &[Link],
    contradict: &impl Fn(usize, usize) -> bool,
) -> BTreeSet<(usize, usize)> {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (index, link) in links.iter().enumerate() {
        for item in [link.one, link.two] {
            if of[item].len() < LOOKED_AT {
                of[item].push(index);
            }
        }
    }
    let mut torn = BTreeSet::new();
    for (item, own) in of.iter().enumerate() {
        let end = |link: &Link| if link.one == item { link.two } else { link.one };
        for (at, &strong) in own.iter().enumerate() {
            for &weak in &own[at + 1..] {
                let (strong, weak) = (&links[strong], &links[weak]);
                if contradict(end(strong), end(weak)) {
                    torn.insert((weak.one, weak.two));
                    if strong.score - weak.score < MARGIN {
                        torn.insert((strong.one, strong.two));
                    }
                }
            }
        }
    }
    torn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(
        count: usize,
        links: &[(usize, usize, f64)],
        apart: &[(usize, usize)],
    ) -> Vec<usize> {
        let mut groups = Groups::new((0..count).map(|_| Sides::new()));
        let link = |&(one, two, score): &(usize, usize, f64)| Link { one, two, score };
        let contradict = |a: usize, b: usize| apart.contains(&(a.min(b), a.max(b)));
        groups.join_all(links.iter().map(link).collect(), contradict);
        let least = |item| groups.members(groups.of(item)).iter().copied().min();
        (0..count).filter_map(least).collect()
    }

    #[test]
    fn the_strongest_links_come_first() {
        let links = [(0, 1, 1.0), (1, 2, 3.0)];
        assert_eq!(grouped(3, &links, &[(0, 2)]), [0, 1, 1]);
        assert_eq!(grouped(3, &links, &[]), [0, 0, 0]);
    }

    #[test]
    fn who_is_like_two_that_contradict_stays_apart() {
        let links = [(0, 1, 1.0), (1, 2, 1.2)];
        assert_eq!(grouped(3, &links, &[(0, 2)]), [0, 1, 2]);
    }

    #[test]
    fn no_chain_of_weak_links() {
        let links = [(0, 1, 2.0), (1, 2, 1.9), (2, 3, 1.8)];
        let found = grouped(4, &links, &[(0, 3)]);
        assert_ne!(found[0], found[3]);
    }
}
