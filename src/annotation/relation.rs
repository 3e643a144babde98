//! A tie between two mentions, with the words that prove it.

use serde::{Deserialize, Serialize};

use crate::annotation::EntityKind;
use crate::annotation::status::Status;
use crate::text::Span;

/// What sort of tie a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Class {
    /// met, spoke with, visited, …
    Contact,
    /// agreed with, supported, aided, …
    Cooperation,
    /// accused, threatened, rejected, …
    Confrontation,
    /// attacked, arrested, sanctioned, …
    Conflict,
    /// leads, works for, represents, member of, …
    Affiliation,
    /// based in, located in, …
    Location,
    /// said of, told, reported on.
    Statement,
    /// Any other predicate.
    Other,
}

impl Class {
    /// Whether ties of the class hold over time ("works for") and do not happen ("met").
    pub fn is_standing(self) -> bool {
        matches!(self, Self::Affiliation | Self::Location)
    }

    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Cooperation => "cooperation",
            Self::Confrontation => "confrontation",
            Self::Conflict => "conflict",
            Self::Affiliation => "affiliation",
            Self::Location => "location",
            Self::Statement => "statement",
            Self::Other => "other",
        }
    }
}

/// What a relation was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum EvidenceSource {
    /// Predicate and semantic roles.
    Roles,
    /// The dependency tree.
    Tree,
    /// The head for standing relations.
    Pairs,
}

/// When an event took place, as the text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The words: "on Tuesday".
    pub span: Span,
    /// ISO 8601 date (`2024-03-05`, `2024-W10`, `2024-03`, `2024`), only where it follows from the words and the document's own
    /// date.
    pub iso: Option<String>,
    /// `day`, `week`, `month` or `year`: how exact `iso` is.
    pub granularity: Option<String>,
}

/// A government that a place's name stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Government {
    /// The country or body: "Russia", "European Union".
    pub name: String,
    /// [`EntityKind::Place`] for a country, [`EntityKind::Organization`] for a body.
    pub kind: EntityKind,
}

/// For whom the ends of a tie stand where a capital or seat of government acts: "the Kremlin said".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metonym {
    /// For whom the source stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Government>,
    /// For whom the target stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Government>,
}

impl Metonym {
    /// Whether both ends are meant as what they name.
    pub fn is_empty(&self) -> bool {
        self.source.is_none() && self.target.is_none()
    }
}

/// A tie between two mentions of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Index of the mention that acts.
    pub source: usize,
    /// Index of the mention that is acted on.
    pub target: usize,
    /// In a reader's words: `met`, `spoke with`.
    pub label: String,
    /// What sort of tie.
    pub class: Class,
    /// PLOVER event code of what came about, where there is one: `CONSULT`, but `REJECT` for a refused meeting and `AGREE` for a
    /// planned one.
    pub event: Option<String>,
    /// Whether source and target may change places.
    pub symmetric: bool,
    /// The sentence that says so.
    pub sentence: Span,
    /// The predicate's words within it.
    pub trigger: Span,
    /// Whether it happened at all.
    pub status: Status,
    /// Who says so, innermost first: spans such as "officials said".
    pub attribution: Vec<Span>,
    /// When.
    pub time: Option<Time>,
    /// Index of the mention that says where.
    pub place: Option<usize>,
    /// The representative who acts for the source: "officials".
    pub via: Option<Span>,
    /// For whom the ends stand, where they are capitals or seats that act.
    pub metonym: Metonym,
    /// The office or function, for affiliations: "foreign minister".
    pub role: Option<String>,
    /// Whether the affiliation is over.
    pub former: bool,
    /// What it was read from, sorted; never empty.
    pub evidence: Vec<EvidenceSource>,
    /// How probable the `pairs` head finds a tie of this class between the two; `None` where it was not asked.
    pub likelihood: Option<f32>,
    /// Between 0 and 1: how probable it is that the sentence ties the two by a tie of this class.
    pub confidence: f32,
}
