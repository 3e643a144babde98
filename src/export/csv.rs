//! A table of all evidence, for spreadsheets and statistics.

use std::fmt;
use std::io;
use std::path::Path;

use crate::error::Result;
use crate::export::format::{Export, display};
use crate::graph::{Edge, Evidence, Network, Node};

/// A network as a table: one row for each piece of evidence, so an edge has as many rows as places
/// that state it.
///
/// UTF-8 without a byte order mark, which would become part of the first column's name in Python, R
/// and Neo4j; in Excel choose Data, From Text/CSV. A cell that a spreadsheet would take for a
/// formula starts with an apostrophe.
#[derive(Debug, Clone, Copy)]
pub struct Csv<'n> {
    network: &'n Network,
}

impl<'n> Csv<'n> {
    /// The network, ready to be written.
    pub fn new(network: &'n Network) -> Self {
        Self { network }
    }

    /// Writes the file, whole or not at all; see [`Export::save`].
    ///
    /// # Errors
    /// If the folder is missing or not writable, or the disk is full.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        Export::save(self, path.as_ref())
    }
}

impl Export for Csv<'_> {
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS)?;
        for edge in self.network.edges() {
            let ends = (
                self.network.node(&edge.source),
                self.network.node(&edge.target),
            );
            if let (Some(source), Some(target)) = ends {
                for evidence in &edge.evidence {
                    table.write_record(row(edge, source, target, evidence).map(safe))?;
                }
            }
        }
        table.flush()
    }
}

impl fmt::Display for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(self, f)
    }
}

const COLUMNS: [&str; 35] = [
    "source",
    "label",
    "target",
    "class",
    "polarity",
    "modality",
    "quote",
    "document",
    "attribution",
    "time",
    "date",
    "place",
    "via",
    "role",
    "former",
    "confidence",
    "source_kind",
    "target_kind",
    "source_id",
    "target_id",
    "rel_id",
    "event",
    "symmetric",
    "source_text",
    "trigger",
    "target_text",
    "cues",
    "start",
    "end",
    "trigger_start",
    "trigger_end",
    "source_stands_for",
    "target_stands_for",
    "source_ids",
    "target_ids",
];

fn row(edge: &Edge, source: &Node, target: &Node, evidence: &Evidence) -> [String; 35] {
    let known = |value: &Option<String>| value.clone().unwrap_or_default();
    let cues = [&evidence.polarity_cue, &evidence.modality_cue]
        .into_iter()
        .flatten();
    let cues: Vec<&str> = cues.map(|cue| cue.text.as_str()).collect();
    [
        source.name.clone(),
        edge.label.clone(),
        target.name.clone(),
        edge.class.as_str().to_owned(),
        edge.polarity.as_str().to_owned(),
        edge.modality.as_str().to_owned(),
        evidence.quote.text.clone(),
        evidence.document.clone(),
        evidence.attribution.join("; "),
        known(&evidence.time),
        known(&evidence.iso),
        known(&evidence.place),
        known(&evidence.via),
        known(&evidence.role),
        evidence.former.to_string(),
        evidence.confidence.to_string(),
        source.kind.as_str().to_owned(),
        target.kind.as_str().to_owned(),
        source.id.to_string(),
        target.id.to_string(),
        edge.id.to_string(),
        known(&edge.event),
        edge.symmetric.to_string(),
        evidence.source.text.clone(),
        evidence.trigger.text.clone(),
        evidence.target.text.clone(),
        cues.join("; "),
        evidence.quote.start.to_string(),
        evidence.quote.end.to_string(),
        evidence.trigger.start.to_string(),
        evidence.trigger.end.to_string(),
        known(&evidence.source_stands_for),
        known(&evidence.target_stands_for),
        ids(source),
        ids(target),
    ]
}

/// `wikidata=Q1; newsdesk=4711`
fn ids(node: &Node) -> String {
    let ids = node.ids.iter().map(|(scheme, id)| format!("{scheme}={id}"));
    ids.collect::<Vec<_>>().join("; ")
}

/// The cell with an apostrophe before what spreadsheets would run as a formula; also before a text's own apostrophes there, so
/// that taking one away always gives the text back.
fn safe(cell: String) -> String {
    if cell
        .trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
    {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests;
