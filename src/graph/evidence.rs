//! The words that prove a tie.

use crate::annotation::EvidenceSource;

/// Words of a document and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// First Unicode code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words, exactly as the document has them.
    pub text: String,
}

/// One place in one document that states a tie. Offsets are Unicode code points of its text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Evidence {
    /// The document's id.
    pub document: String,
    /// The sentence that says so.
    pub quote: Passage,
    /// The words that mean the edge's source; a pronoun where the text has one.
    pub source: Passage,
    /// The predicate.
    pub trigger: Passage,
    /// The words that mean the edge's target.
    pub target: Passage,
    /// The word that negates.
    pub polarity_cue: Option<Passage>,
    /// The word that makes it a plan, a possibility, a claim.
    pub modality_cue: Option<Passage>,
    /// Who says so, innermost first.
    pub attribution: Vec<String>,
    /// When, in the document's words.
    pub time: Option<String>,
    /// When, as ISO 8601; only where it follows from the text.
    pub iso: Option<String>,
    /// `day`, `week`, `month` or `year`: how exact [`Evidence::iso`] is.
    pub granularity: Option<String>,
    /// Where: the name of the place's node.
    pub place: Option<String>,
    /// The representative who acts for the source.
    pub via: Option<String>,
    /// The government that the source's words stand for: "United States" of "Washington urged".
    pub source_stands_for: Option<String>,
    /// The government that the target's words stand for.
    pub target_stands_for: Option<String>,
    /// The office or function.
    pub role: Option<String>,
    /// Whether the affiliation is over.
    pub former: bool,
    /// What it was read from.
    pub basis: Vec<EvidenceSource>,
    /// Between 0 and 1.
    pub confidence: f64,
}
