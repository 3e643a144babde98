//! The manifest of a model folder: format version, label tables, checksums.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::error::{Error, Result};

/// The format of model folders that this version writes and reads.
pub const FORMAT: u32 = 4;

/// The oldest format of model folders that this version still reads.
pub const OLDEST_FORMAT: u32 = 4;

/// `manifest.toml` of a model folder.
#[derive(Debug, Clone, Deserialize)]
pub struct Manifest {
    /// Version of the folder's format.
    pub format: u32,
    /// The model's name: `en-news`.
    pub name: String,
    /// Under which terms the weights are offered.
    pub licence: String,
    /// Longest window in sub-tokens, special tokens included.
    pub window: usize,
    /// Widths of the heads' inner layers.
    pub widths: Widths,
    /// What the scores of each head are divided by, so that probabilities mean what they say (Guo et al. 2017).
    #[serde(default)]
    pub temperatures: Temperatures,
    /// SHA-256 of every file of the folder, in lower-case hexadecimal digits.
    pub checksums: BTreeMap<String, String>,
    /// What the columns of the score matrices mean.
    pub labels: Labels,
}

/// Widths of the heads' inner layers.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Widths {
    /// Of the biaffine scorer of heads.
    pub arc: i64,
    /// Of the biaffine scorer of relations.
    pub relation: i64,
    /// Of the bilinear scorer of roles.
    pub role: i64,
    /// Of a mention for coreference.
    pub link: i64,
    /// Of the scorer of ties.
    pub pair: i64,
    /// Of the words around a pair of mentions.
    pub context: i64,
}

/// Temperatures of the heads' scores, fitted on text that was not trained on.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(default)]
pub struct Temperatures {
    /// Of the tags.
    pub tags: f32,
    /// Of the antecedents.
    pub links: f32,
    /// Of the ties.
    pub pairs: f32,
}

impl Default for Temperatures {
    fn default() -> Self {
        Self {
            tags: 1.0,
            links: 1.0,
            pairs: 1.0,
        }
    }
}

/// What the columns of the score matrices mean.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Labels {
    /// BIO tags: `O`, `B-Person`, `I-Person`, …
    pub tags: Vec<String>,
    /// Universal parts of speech.
    pub upos: Vec<String>,
    /// Universal Dependencies relations with their subtypes.
    pub relations: Vec<String>,
    /// `PropBank` roles; the first, `O`, means none.
    pub roles: Vec<String>,
    /// Standing ties by label, other ties by class; the first, `none`, means no tie.
    pub ties: Vec<String>,
}

#[derive(Deserialize)]
struct Version {
    format: Option<u32>,
}

impl Manifest {
    /// Parses a manifest; `path` is for messages.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Model`] where it is no manifest or one of another format version.
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let broken = |e: toml::de::Error| {
            Error::model(
                path,
                format!("not a manifest ({}); restore the folder", e.message()),
            )
        };
        let format = toml::from_str::<Version>(text)
            .map_err(broken)?
            .format
            .unwrap_or(0);
        if !(OLDEST_FORMAT..=FORMAT).contains(&format) {
            return Err(Error::model(path, wrong_format(format)));
        }
        let manifest: Self = toml::from_str(text).map_err(broken)?;
        manifest.check(path)?;
        Ok(manifest)
    }

    fn check(&self, path: &Path) -> Result<()> {
        let tables = [
            &self.labels.tags,
            &self.labels.upos,
            &self.labels.relations,
            &self.labels.roles,
            &self.labels.ties,
        ];
        let Temperatures { tags, links, pairs } = self.temperatures;
        if ![tags, links, pairs]
            .iter()
            .all(|t| (0.05..=20.0).contains(t))
        {
            return Err(Error::model(
                path,
                "a temperature out of 0.05..20; restore the folder",
            ));
        }
        if tables.iter().any(|table| table.is_empty()) || !(8..=512).contains(&self.window) {
            return Err(Error::model(
                path,
                "an empty label table or a window out of 8..512; restore the folder",
            ));
        }
        Ok(())
    }
}

fn wrong_format(found: u32) -> String {
    let remedy = if found > FORMAT {
        "install a newer tieline"
    } else {
        "get a newer model"
    };
    let known = if OLDEST_FORMAT == FORMAT {
        format!("format {FORMAT}")
    } else {
        format!("formats {OLDEST_FORMAT} to {FORMAT}")
    };
    format!("format {found}, but this tieline reads {known}; {remedy}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Manifest> {
        Manifest::parse(text, Path::new("m/manifest.toml"))
    }

    #[test]
    fn other_formats_are_named() {
        let message = parse("format = 9").expect_err("too new").to_string();
        assert!(
            message.contains("format 9") && message.contains("newer tieline"),
            "{message}"
        );
        assert!(parse("name = 'x'").is_err());
        assert!(parse("format = ").is_err());
    }

    #[test]
    fn a_whole_manifest() {
        let text = "format = 4\nname = 'x'\nlicence = 'MIT'\nwindow = 64\n\
                    widths = { arc = 4, relation = 4, role = 4, link = 4, pair = 4, context = 4 }\n\
                    [checksums]\n[labels]\ntags = ['O']\n\
                    upos = ['NOUN']\nrelations = ['root']\nroles = ['O']\nties = ['none']";
        assert_eq!(parse(text).expect("whole").labels.relations, ["root"]);
        assert!(parse(&text.replace("64", "4")).is_err());
    }
}
