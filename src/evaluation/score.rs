//! Precision, recall and F1 that add up over documents.

use std::ops::AddAssign;

/// What was right of what was found, and what was found of what is right; sums over documents.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    /// Numerator and denominator of precision.
    pub precision: (f64, f64),
    /// Numerator and denominator of recall.
    pub recall: (f64, f64),
}

impl Score {
    /// Of counted things: how many right ones, found ones and gold ones there are.
    pub fn counted(right: usize, found: usize, gold: usize) -> Self {
        Self {
            precision: (right as f64, found as f64),
            recall: (right as f64, gold as f64),
        }
    }

    /// Precision between 0 and 1; 0 where nothing was found.
    pub fn precision(&self) -> f64 {
        ratio(self.precision)
    }

    /// Recall between 0 and 1; 0 where there is nothing to find.
    pub fn recall(&self) -> f64 {
        ratio(self.recall)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 {
            return 0.0;
        }
        2.0 * precision * recall / (precision + recall)
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.precision.0 += other.precision.0;
        self.precision.1 += other.precision.1;
        self.recall.0 += other.recall.0;
        self.recall.1 += other.recall.1;
    }
}

fn ratio((part, whole): (f64, f64)) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}
