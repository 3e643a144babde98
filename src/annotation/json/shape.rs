//! The objects inside a record, field for field as they stand in the file.

use serde::{Deserialize, Serialize};

use crate::annotation::{Class, EntityKind, EvidenceSource, Form, Metonym, Modality, Polarity};

/// A stretch of the text, in code points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Extent {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A stretch of the text with its words, which let a reader check the offsets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Quote {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MentionRecord {
    #[serde(flatten)]
    pub(crate) quote: Quote,
    pub(crate) kind: EntityKind,
    pub(crate) form: Form,
    pub(crate) entity: usize,
    pub(crate) confidence: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct EntityRecord {
    pub(crate) name: String,
    pub(crate) kind: EntityKind,
    pub(crate) mentions: Vec<usize>,
}

/// A value with the words that say so, where there are any.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Cued<T> {
    pub(crate) value: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cue: Option<Quote>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlaceRecord {
    pub(crate) mention: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct TimeRecord {
    #[serde(flatten)]
    pub(crate) quote: Quote,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) iso: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) granularity: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RelationRecord {
    pub(crate) source: usize,
    pub(crate) target: usize,
    pub(crate) label: String,
    pub(crate) class: Class,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) event: Option<String>,
    pub(crate) symmetric: bool,
    pub(crate) sentence: Extent,
    pub(crate) trigger: Quote,
    pub(crate) polarity: Cued<Polarity>,
    pub(crate) modality: Cued<Modality>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) attribution: Vec<Quote>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<PlaceRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) time: Option<TimeRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) via: Option<Quote>,
    #[serde(default, skip_serializing_if = "Metonym::is_empty")]
    pub(crate) metonym: Metonym,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) former: bool,
    pub(crate) evidence: Vec<EvidenceSource>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) likelihood: Option<f64>,
    pub(crate) confidence: f64,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}
