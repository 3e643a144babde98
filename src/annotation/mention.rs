//! Mentions and the entities that they name.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum EntityKind {
    /// A human being.
    Person,
    /// An agency, company, party, armed group, team or other body.
    Organization,
    /// A country, city, region or facility; it acts where its name stands for its government.
    Place,
}

impl EntityKind {
    /// The kind that a word of a file names; `None` for any other word.
    pub fn named(word: &str) -> Option<Self> {
        [Self::Person, Self::Organization, Self::Place]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }

    /// The word that files use: `person`, `organization`, `place`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }
}

/// How a mention means its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Form {
    /// By name: "Amina Okafor".
    Name,
    /// By nationality: "Israeli"; the entity is the country.
    Nationality,
    /// By description: "the minister".
    Nominal,
    /// "she", "they".
    Pronoun,
    /// A group of people that has no name, by what it is and whose or where: "Afghan rebels", of which "rebels" is the head. The
    /// entity is the group.
    Group,
}

impl Form {
    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nationality => "nationality",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
            Self::Group => "group",
        }
    }
}

/// A stretch of text that means an entity. Its words are sliced from the document, never stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it means.
    pub kind: EntityKind,
    /// How it means it.
    pub form: Form,
    /// Index into [`super::Annotations::entities`].
    pub entity: usize,
    /// Between 0 and 1: how sure the model is of span and kind.
    pub confidence: f32,
}

/// One document's someone: all mentions that mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name that the document gives.
    pub name: String,
    /// What it is; all its mentions agree.
    pub kind: EntityKind,
    /// Indices into [`super::Annotations::mentions`], in order of the text; never empty.
    pub mentions: Vec<usize>,
    /// Who it is across documents, where annotations made by hand say so: any text that all documents
    /// share. It is for measuring; networks do not look at it.
    pub node: Option<String>,
}
