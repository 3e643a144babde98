//! Annotations from JSON Lines files, as `tieline annotate` writes them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::IgnoredAny;
use tieline::annotation::{Annotations, Record};
use tieline::text::Document;

/// A document with its annotations.
#[derive(Debug)]
pub(crate) struct Annotated {
    pub(crate) document: Document,
    pub(crate) found: Annotations,
    /// The documents with which its nodes are measured.
    group: Option<String>,
}

impl Annotated {
    /// The name of its group; empty where it has none.
    pub(crate) fn group(&self) -> &str {
        self.group.as_deref().unwrap_or_default()
    }

    /// Whether it says who someone is across documents.
    pub(crate) fn has_nodes(&self) -> bool {
        self.found
            .entities
            .iter()
            .any(|entity| entity.node.is_some())
    }
}

/// Annotated documents by name.
pub(crate) type Records = BTreeMap<String, Annotated>;

/// Reads every line of every file; `-` is standard input.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Records> {
    let mut records = Records::new();
    for path in paths {
        for (number, line) in BufReader::new(open(path)?).lines().enumerate() {
            let place = || format!("{}:{}", path.display(), number + 1);
            let line = line.with_context(place)?;
            if line.trim().is_empty() {
                continue;
            }
            let record: Record = serde_json::from_str(&line).with_context(|| {
                format!(
                    "{}: not annotations as `tieline annotate` writes them",
                    place()
                )
            })?;
            let group = record.group().map(str::to_owned);
            let (document, found) = record.into_parts().with_context(place)?;
            let id = document.id().to_owned();
            let annotated = Annotated {
                document,
                found,
                group,
            };
            if records.insert(id.clone(), annotated).is_some() {
                bail!("{}: a second document `{id}`; names must differ", place());
            }
        }
    }
    Ok(records)
}

/// Whether a file starts with an annotated document. What cannot be read is none.
pub(crate) fn is_annotated(path: &Path) -> bool {
    #[derive(Deserialize)]
    struct Annotated {
        #[serde(rename = "mentions")]
        _mentions: IgnoredAny,
        #[serde(rename = "entities")]
        _entities: IgnoredAny,
        #[serde(rename = "relations")]
        _relations: IgnoredAny,
    }
    let ending = path.extension().unwrap_or_default();
    let lines = ["jsonl", "ndjson"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    // Opening a pipe would take from it what is to be read.
    if !lines || !path.is_file() {
        return false;
    }
    let Ok(file) = File::open(path) else {
        return false;
    };
    let mut lines = BufReader::new(file)
        .lines()
        .map_while(std::result::Result::ok);
    let first = lines.find(|line| !line.trim().is_empty());
    first.is_some_and(|line| serde_json::from_str::<Annotated>(&line).is_ok())
}

fn open(path: &Path) -> Result<Box<dyn Read>> {
    if path == Path::new("-") {
        return Ok(Box::new(stdin()));
    }
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Box::new(file))
}
