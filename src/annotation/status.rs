//! Whether what a relation says happened: polarity and modality.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Whether the text affirms or denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Polarity {
    /// "met".
    Affirmed,
    /// "did not meet", "failed to meet", "denied having met".
    Negated,
}

impl Polarity {
    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Negated => "negated",
        }
    }
}

/// Whether the text says that it took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Modality {
    /// It took place, or (negated) it did not.
    Actual,
    /// "will meet", "is expected to meet", "proposed to meet".
    Planned,
    /// "may meet", "could meet".
    Possible,
    /// "would meet if …".
    Conditional,
    /// Said by someone and not vouched for: "allegedly met".
    Claimed,
}

impl Modality {
    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Conditional => "conditional",
            Self::Claimed => "claimed",
        }
    }
}

/// Polarity and modality with the words that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// The word that negates, where there is one.
    pub polarity_cue: Option<Span>,
    /// Actual, planned, …
    pub modality: Modality,
    /// The word that says so, where there is one.
    pub modality_cue: Option<Span>,
}

impl Default for Status {
    fn default() -> Self {
        Self {
            polarity: Polarity::Affirmed,
            polarity_cue: None,
            modality: Modality::Actual,
            modality_cue: None,
        }
    }
}
