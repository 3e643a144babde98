//! How sure a tie is, from the signs of it.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::knowledge::table;

/// What speaks for a tie and against it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a sign of its own with a weight of its own"
)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Signs {
    /// Roles say so.
    pub roles: bool,
    /// The tree says so.
    pub tree: bool,
    /// The `pairs` head was asked.
    pub asked: bool,
    /// How probable it finds a tie of the class; counts where it was asked.
    pub likelihood: f32,
    /// How sure the less sure of the two mentions is.
    pub mentions: f32,
    /// One of them is a pronoun.
    pub pronoun: bool,
    /// One of them is a description.
    pub described: bool,
    /// One of them is a group without a name.
    pub group: bool,
    /// It is an act that the `pairs` head alone says.
    pub alone: bool,
    /// The tie is of no class but `other`.
    pub open: bool,
    /// The tie is a standing one: affiliation, location.
    pub standing: bool,
    /// Somebody acts for one of the two.
    pub via: bool,
}

/// The weights of the signs in a logistic function.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    base: f64,
    roles: f64,
    tree: f64,
    asked: f64,
    likelihood: f64,
    mentions: f64,
    pronoun: f64,
    described: f64,
    group: f64,
    alone: f64,
    open: f64,
    standing: f64,
    via: f64,
}

impl Weights {
    /// Reads weights of the shape of `confidence.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        table::read(file, text)
    }

    /// How probable a tie with such signs is, between 0 and 1.
    pub fn confidence(&self, signs: &Signs) -> f32 {
        let flag = |is: bool, weight: f64| if is { weight } else { 0.0 };
        let sum = self.base
            + flag(signs.roles, self.roles)
            + flag(signs.tree, self.tree)
            + flag(
                signs.asked,
                self.asked + self.likelihood * log_odds(signs.likelihood),
            )
            + self.mentions * log_odds(signs.mentions)
            + flag(signs.pronoun, self.pronoun)
            + flag(signs.described, self.described)
            + flag(signs.group, self.group)
            + flag(signs.alone, self.alone)
            + flag(signs.open, self.open)
            + flag(signs.standing, self.standing)
            + flag(signs.via, self.via);
        (1.0 / (1.0 + (-sum).exp())) as f32
    }
}

/// The logarithm of the odds, cut where a probability says no more than "surely"; what is no number counts as even odds.
fn log_odds(probability: f32) -> f64 {
    if probability.is_nan() {
        return 0.0;
    }
    let p = f64::from(probability).clamp(0.01, 0.99);
    (p / (1.0 - p)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn what_more_speaks_for_is_surer() {
        let weights = &Knowledge::builtin().confidence;
        let poor = Signs {
            roles: true,
            asked: true,
            likelihood: 0.1,
            mentions: 0.9,
            ..Signs::default()
        };
        let rich = Signs {
            tree: true,
            likelihood: 0.9,
            ..poor
        };
        assert!(weights.confidence(&rich) > weights.confidence(&poor) + 0.1);
    }

    #[test]
    fn it_stays_between_nothing_and_certainty() {
        let weights = &Knowledge::builtin().confidence;
        for value in [
            f32::NAN,
            f32::NEG_INFINITY,
            -1.0,
            0.0,
            0.5,
            1.0,
            f32::INFINITY,
        ] {
            let signs = Signs {
                asked: true,
                likelihood: value,
                mentions: value,
                ..Signs::default()
            };
            let confidence = weights.confidence(&signs);
            assert!((0.0..=1.0).contains(&confidence), "{value}: {confidence}");
        }
    }
}
