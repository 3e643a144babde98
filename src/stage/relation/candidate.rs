//! A tie as it was found, before status and circumstances are read.

use crate::annotation::{Class, EvidenceSource};
use crate::knowledge::Predicate;
use crate::stage::relation::actor::Actor;
use crate::text::Span;

/// What a predicate makes of its arguments.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sense {
    pub(crate) label: String,
    pub(crate) class: Class,
    pub(crate) event: Option<String>,
    pub(crate) symmetric: bool,
}

impl Sense {
    /// The sense that the lexicon gives.
    pub(crate) fn listed(predicate: &Predicate) -> Self {
        Self {
            label: predicate.label.clone(),
            class: class(&predicate.class),
            event: predicate.event.clone(),
            symmetric: predicate.symmetric,
        }
    }

    /// The sense of a predicate that the lexicon does not know: its own words, class `other`.
    pub(crate) fn unlisted(label: String) -> Self {
        Self {
            label,
            class: Class::Other,
            event: None,
            symmetric: false,
        }
    }
}

/// The class of that name; the knowledge files' tests admit no others.
pub(crate) fn class(name: &str) -> Class {
    match name {
        "contact" => Class::Contact,
        "cooperation" => Class::Cooperation,
        "confrontation" => Class::Confrontation,
        "conflict" => Class::Conflict,
        "affiliation" => Class::Affiliation,
        "location" => Class::Location,
        "statement" => Class::Statement,
        _ => Class::Other,
    }
}

/// Two actors and the predicate that joins them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) source: Actor,
    pub(crate) target: Actor,
    pub(crate) sense: Sense,
    /// The predicate's word, whose status and circumstances count.
    pub(crate) predicate: usize,
    pub(crate) trigger: Span,
    pub(crate) evidence: Vec<EvidenceSource>,
    /// The office, for affiliations.
    pub(crate) role: Option<String>,
    pub(crate) former: bool,
    /// Whether the words state it by standing beside each other ("Baghdad, Iraq"), so that no verb denies or dates it.
    pub(crate) standing: bool,
}

impl Candidate {
    /// A bond that words state by standing beside each other, as the tree says: no verb denies or dates it.
    pub(crate) fn stated(
        (source, target): (usize, usize),
        (label, class): (&str, Class),
        (predicate, trigger): (usize, Span),
    ) -> Self {
        Self {
            source: source.into(),
            target: target.into(),
            sense: Sense {
                class,
                ..Sense::unlisted(label.to_owned())
            },
            predicate,
            trigger,
            evidence: vec![EvidenceSource::Tree],
            role: None,
            former: false,
            standing: true,
        }
    }
}

/// What both sides agree on; where they agree on nothing, all of it.
pub(crate) fn joint(a: &[EvidenceSource], b: &[EvidenceSource]) -> Vec<EvidenceSource> {
    let both: Vec<EvidenceSource> = a.iter().copied().filter(|e| b.contains(e)).collect();
    if !both.is_empty() {
        return both;
    }
    either(a, b)
}

/// What one or the other says, sorted.
pub(crate) fn either(a: &[EvidenceSource], b: &[EvidenceSource]) -> Vec<EvidenceSource> {
    let mut all = [a, b].concat();
    all.sort_unstable();
    all.dedup();
    all
}
