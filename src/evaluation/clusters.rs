//! Scores of clusters of mentions: MUC, B³ and `CEAFe`, and their mean (Pradhan et al. 2012).

use std::collections::{BTreeMap, BTreeSet};

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use crate::evaluation::score::Score;

/// The three scores of clusters.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Clusters {
    /// Links (Vilain et al. 1995).
    pub muc: Score,
    /// Mentions (Bagga and Baldwin 1998).
    pub b_cubed: Score,
    /// Entities, similarity φ4 (Luo 2005).
    pub ceaf_e: Score,
}

impl Clusters {
    /// Scores the clusters of one document; mentions are anything that can be compared, each in one cluster a side.
    pub fn of<T: Ord + Clone>(gold: &[BTreeSet<T>], found: &[BTreeSet<T>]) -> Self {
        Self {
            muc: muc(gold, found),
            b_cubed: b_cubed(gold, found),
            ceaf_e: ceaf_e(gold, found),
        }
    }

    /// Adds the scores of another document.
    pub fn add(&mut self, other: &Self) {
        self.muc += other.muc;
        self.b_cubed += other.b_cubed;
        self.ceaf_e += other.ceaf_e;
    }

    /// The mean of the three F1 scores.
    pub fn average(&self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf_e.f1()) / 3.0
    }
}

/// Which cluster each mention is in.
fn index<T: Ord + Clone>(clusters: &[BTreeSet<T>]) -> BTreeMap<T, usize> {
    let members = clusters.iter().enumerate();
    members
        .flat_map(|(c, cluster)| cluster.iter().map(move |m| (m.clone(), c)))
        .collect()
}

/// MUC: of the links that a cluster needs, how many the other side makes.
pub fn muc<T: Ord + Clone>(gold: &[BTreeSet<T>], found: &[BTreeSet<T>]) -> Score {
    let links = |of: &[BTreeSet<T>], other: &[BTreeSet<T>]| {
        let places = index(other);
        let mut sums = (0.0, 0.0);
        for cluster in of.iter().filter(|c| !c.is_empty()) {
            let known: BTreeSet<usize> = cluster
                .iter()
                .filter_map(|m| places.get(m))
                .copied()
                .collect();
            let strange = cluster.iter().filter(|m| !places.contains_key(m)).count();
            sums.0 += (cluster.len() - known.len() - strange) as f64;
            sums.1 += (cluster.len() - 1) as f64;
        }
        sums
    };
    Score {
        recall: links(gold, found),
        precision: links(found, gold),
    }
}

/// B³: for every mention, which share of its cluster the other side gives it.
pub fn b_cubed<T: Ord + Clone>(gold: &[BTreeSet<T>], found: &[BTreeSet<T>]) -> Score {
    let shares = |of: &[BTreeSet<T>], other: &[BTreeSet<T>]| {
        let places = index(other);
        let mut sums = (0.0, 0.0);
        for cluster in of {
            let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
            for place in cluster.iter().filter_map(|m| places.get(m)) {
                *parts.entry(*place).or_default() += 1;
            }
            let squares: usize = parts.values().map(|n| n * n).sum();
            sums.0 += squares as f64 / cluster.len().max(1) as f64;
            sums.1 += cluster.len() as f64;
        }
        sums
    };
    Score {
        recall: shares(gold, found),
        precision: shares(found, gold),
    }
}

/// Similarities go to the assignment as whole numbers.
const SCALE: f64 = 1e9;

/// `CEAFe`: entities aligned one to one so that their likeness 2·|common| / (|a| + |b|) adds up to the most.
pub fn ceaf_e<T: Ord + Clone>(gold: &[BTreeSet<T>], found: &[BTreeSet<T>]) -> Score {
    let total = if gold.len() <= found.len() {
        assigned(gold, found)
    } else {
        assigned(found, gold)
    };
    Score {
        recall: (total, gold.len() as f64),
        precision: (total, found.len() as f64),
    }
}

/// The greatest total likeness; there are no more rows than columns.
fn assigned<T: Ord>(rows: &[BTreeSet<T>], columns: &[BTreeSet<T>]) -> f64 {
    if rows.is_empty() {
        return 0.0;
    }
    let likeness = |a: &BTreeSet<T>, b: &BTreeSet<T>| {
        2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()).max(1) as f64
    };
    let weights = Matrix::from_fn(rows.len(), columns.len(), |(r, c)| {
        (likeness(&rows[r], &columns[c]) * SCALE).round() as i64
    });
    let (_, assignment) = kuhn_munkres(&weights);
    let pairs = assignment.into_iter().enumerate();
    pairs.map(|(r, c)| likeness(&rows[r], &columns[c])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clusters(text: &str) -> Vec<BTreeSet<char>> {
        text.split(' ').map(|c| c.chars().collect()).collect()
    }

    /// Recall and precision as they stand in the test cases of the reference scorer of the shared tasks on coreference
    /// (github.com/conll/reference-coreference-scorers, test/TestCases.README); of MUC and B³ those of the first two.
    #[test]
    fn agrees_with_the_reference_scorer() {
        let gold = clusters("a bc def");
        for (found, recall, precision) in [
            ("a bc def", 1.0, 1.0),
            ("a de", 1.8 / 3.0, 1.8 / 2.0),
            (
                "a bcx defy z",
                (1.0 + 4.0 / 5.0 + 6.0 / 7.0) / 3.0,
                (1.0 + 4.0 / 5.0 + 6.0 / 7.0) / 4.0,
            ),
            ("a bcx dy z", 2.2 / 3.0, 2.2 / 4.0),
            (
                "a bcxB dy z",
                (1.0 + 4.0 / 6.0 + 2.0 / 5.0) / 3.0,
                (1.0 + 4.0 / 6.0 + 2.0 / 5.0) / 4.0,
            ),
            ("a bcx dy Bz", 2.2 / 3.0, 2.2 / 4.0),
        ] {
            let score = ceaf_e(&gold, &clusters(found));
            assert!((score.recall() - recall).abs() < 1e-9, "{found}: {score:?}");
            assert!(
                (score.precision() - precision).abs() < 1e-9,
                "{found}: {score:?}"
            );
        }
        let missing = clusters("a de");
        assert_eq!(muc(&gold, &missing).recall, (1.0, 3.0));
        assert_eq!(muc(&gold, &missing).precision, (1.0, 1.0));
        let b_cubed = b_cubed(&gold, &missing);
        assert!((b_cubed.recall() - 7.0 / 18.0).abs() < 1e-9);
        assert!((b_cubed.precision() - 1.0).abs() < 1e-9);
        let perfect = Clusters::of(&gold, &gold);
        assert!((perfect.average() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_against_something() {
        let none: Vec<BTreeSet<char>> = Vec::new();
        let score = Clusters::of(&clusters("ab"), &none);
        assert!(score.average().abs() < 1e-9);
        assert_eq!(score.b_cubed.recall, (0.0, 2.0));
    }
}
