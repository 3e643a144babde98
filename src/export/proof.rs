//! Evidence as a JSON list, for formats whose attributes are plain text.

use serde::Serialize;

use crate::annotation::EvidenceSource;
use crate::graph::{Edge, Evidence, Passage};

/// One piece of evidence as files have it; what is unknown is left out.
#[derive(Serialize)]
struct Proof<'e> {
    document: &'e str,
    /// Offsets of the quote, in code points.
    start: usize,
    end: usize,
    quote: &'e str,
    source: &'e str,
    trigger: &'e str,
    target: &'e str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    attribution: &'e [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_stands_for: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_stands_for: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'e str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    former: bool,
    /// The words that negate, and that make it a plan or claim.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cues: Vec<&'e str>,
    confidence: f64,
    basis: &'e [EvidenceSource],
    spans: Spans,
}

/// Where source, trigger and target stand, in code points.
#[derive(Serialize)]
struct Spans {
    source: (usize, usize),
    trigger: (usize, usize),
    target: (usize, usize),
}

/// All evidence of an edge as a JSON list.
pub(crate) fn evidence_json(edge: &Edge) -> serde_json::Result<String> {
    json(&edge.evidence.iter().map(proof).collect::<Vec<_>>())
}

/// JSON without the characters that XML forbids, so that nothing of it is lost there: JSON itself
/// escapes all of them but two.
pub(crate) fn json(value: &impl Serialize) -> serde_json::Result<String> {
    let json = serde_json::to_string(value)?;
    Ok(json
        .replace('\u{fffe}', "\\ufffe")
        .replace('\u{ffff}', "\\uffff"))
}

fn proof(evidence: &Evidence) -> Proof<'_> {
    let span = |passage: &Passage| (passage.start, passage.end);
    let cues = [&evidence.polarity_cue, &evidence.modality_cue]
        .into_iter()
        .flatten();
    Proof {
        document: &evidence.document,
        start: evidence.quote.start,
        end: evidence.quote.end,
        quote: &evidence.quote.text,
        source: &evidence.source.text,
        trigger: &evidence.trigger.text,
        target: &evidence.target.text,
        attribution: &evidence.attribution,
        time: evidence.time.as_deref(),
        iso: evidence.iso.as_deref(),
        place: evidence.place.as_deref(),
        via: evidence.via.as_deref(),
        source_stands_for: evidence.source_stands_for.as_deref(),
        target_stands_for: evidence.target_stands_for.as_deref(),
        role: evidence.role.as_deref(),
        former: evidence.former,
        cues: cues.map(|cue| cue.text.as_str()).collect(),
        confidence: evidence.confidence,
        basis: &evidence.basis,
        spans: Spans {
            source: span(&evidence.source),
            trigger: span(&evidence.trigger),
            target: span(&evidence.target),
        },
    }
}
