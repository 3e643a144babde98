//! The JSON Lines record: one document with its annotations on one line.

use serde::{Deserialize, Serialize};

use crate::annotation::Annotations;
use crate::annotation::json::shape::{EntityRecord, MentionRecord, RelationRecord};
use crate::error::Result;
use crate::text::Document;

mod read;
mod shape;
#[cfg(test)]
mod tests;
mod write;

/// One document and everything that was found in it, as it stands in a JSON Lines file.
///
/// Offsets in it count Unicode code points, which is what Python slices by; unknown values are left out. It reads
/// from JSON and writes to JSON with [`serde`]; [`Record::into_parts`] checks what was read.
///
/// ```
/// use tieline::annotation::{Annotations, Record};
/// use tieline::text::Document;
///
/// let article = Document::new("a1", "Okafor met Solheim.");
/// let line = Record::new(&article, &Annotations::default()).to_line();
/// let record: Record = serde_json::from_str(&line).expect("we wrote it");
/// let (article, _) = record.into_parts()?;
/// assert_eq!(article.id(), "a1");
/// # Ok::<(), tieline::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    id: String,
    /// Of the text; records written by hand may lack it.
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Documents whose nodes are measured together; only in records made by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    text: String,
    mentions: Vec<MentionRecord>,
    entities: Vec<EntityRecord>,
    relations: Vec<RelationRecord>,
}

impl Record {
    /// The record of what was found in this document.
    ///
    /// # Panics
    /// If the annotations are those of another document.
    pub fn new(document: &Document, annotations: &Annotations) -> Self {
        write::record(document, annotations)
    }

    /// The name of the document.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The group of documents with which its nodes are measured together, where the record says so.
    pub fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// The record as one line of JSON, without the line break.
    ///
    /// # Panics
    /// Never: the record is made of strings and finite numbers.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).expect("strings and finite numbers always serialize")
    }

    /// The document, cut into sentences and words anew, and its annotations.
    ///
    /// # Errors
    /// If the text is not the one that was annotated, or if an offset or an index points at nothing.
    pub fn into_parts(self) -> Result<(Document, Annotations)> {
        read::parts(self)
    }
}
