//! Whether confidences mean what they say: of ties given 0.8, eight in ten should be right.

use std::fmt;

use serde::Serialize;

/// How many stretches of confidence are told apart.
const BINS: usize = 10;

/// Ties by confidence, and how many of them are right.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reliability {
    bins: [Sum; BINS],
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Sum {
    ties: usize,
    confidence: f64,
    right: usize,
}

impl Reliability {
    /// Counts a tie; a confidence that is no number counts as none.
    pub(crate) fn count(&mut self, confidence: f32, right: bool) {
        let confidence = if confidence.is_nan() {
            0.0
        } else {
            f64::from(confidence).clamp(0.0, 1.0)
        };
        let bin = ((confidence * BINS as f64) as usize).min(BINS - 1);
        let sum = &mut self.bins[bin];
        sum.ties += 1;
        sum.confidence += confidence;
        sum.right += usize::from(right);
    }

    /// The stretches that have ties.
    pub(crate) fn bins(&self) -> Vec<Bin> {
        let filled = self.bins.iter().enumerate().filter(|(_, sum)| sum.ties > 0);
        let bin = |(place, sum): (usize, &Sum)| Bin {
            from: place as f64 / BINS as f64,
            ties: sum.ties,
            confidence: sum.confidence / sum.ties as f64,
            right: sum.right as f64 / sum.ties as f64,
        };
        filled.map(bin).collect()
    }

    /// The expected calibration error: how far confidence and share of right ones lie apart, weighted by ties.
    pub(crate) fn error(&self) -> f64 {
        let all: usize = self.bins.iter().map(|sum| sum.ties).sum();
        let gaps = self.bins.iter();
        let gap: f64 = gaps
            .map(|sum| (sum.confidence - sum.right as f64).abs())
            .sum();
        gap / all.max(1) as f64
    }
}

/// Ties of about the same confidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bin {
    /// The confidence from which on they are counted here; the next bin begins 0.1 above.
    pub from: f64,
    /// How many there are.
    pub ties: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of them that the gold annotations have, with the class.
    pub right: f64,
}

impl fmt::Display for Bin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = format!("confidence {:.1} to {:.1}", self.from, self.from + 0.1);
        let Self {
            confidence,
            right,
            ties,
            ..
        } = self;
        write!(f, "{label:38}{confidence:9.3}{right:8.3}{ties:16}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_what_it_means_has_no_error() {
        let mut even = Reliability::default();
        for right in [true, false] {
            even.count(0.5, right);
        }
        assert!(even.error().abs() < 1e-9);
        assert_eq!((even.bins().len(), even.bins()[0].ties), (1, 2));
        assert!((even.bins()[0].from - 0.5).abs() < 1e-9);
    }

    #[test]
    fn boasting_is_measured() {
        let mut sure = Reliability::default();
        sure.count(1.0, false);
        sure.count(f32::NAN, false);
        sure.count(-3.0, false);
        assert!((sure.error() - 1.0 / 3.0).abs() < 1e-9, "{}", sure.error());
        assert!(Reliability::default().error().abs() < 1e-9);
    }
}
