//! Reads news articles and writes down who dealt with whom: people, organizations and places as nodes, the ties between
//! them as edges, and on every edge the exact words that prove it.
//!
//! ```no_run
//! use tieline::export::GraphMl;
//! use tieline::graph::Network;
//! use tieline::pipeline::Pipeline;
//! use tieline::text::Document;
//!
//! let pipeline = Pipeline::load("models/en-news")?;
//! let mut network = Network::new();
//! for path in ["monday.txt", "tuesday.txt"] {
//!     let article = Document::read(path)?;
//!     network.absorb(&article, &pipeline.annotate(&article)?);
//! }
//! GraphMl::new(&network).save("network.graphml")?;
//! # Ok::<(), tieline::Error>(())
//! ```
//!
//! # The way of an article
//!
//! 1. [`text`] reads a file and cuts it into sentences and words. The text never changes: all that is found later is a
//!    [`text::Span`] of it.
//! 2. [`model`] runs one small BERT over windows of sentences and hands out plain scores: names, dependency trees,
//!    semantic roles, whom a pronoun or description means, how two mentions are tied.
//! 3. [`stage`] turns scores into [`annotation`]s: `ner` finds mentions, `coref` says who is who within the document,
//!    `relation` reads who did what to whom, whether it happened, and who says so.
//! 4. [`graph`] folds annotations of many documents into a network; [`export`] writes it. Who is who across documents is
//!    decided there; a [`graph::Guidance`] holds a user's own judgements and aliases, which win.
//!
//! [`evaluation`] compares annotations with gold ones.
//!
//! [`pipeline`] runs the first three in order, for one document or a stream of them on several threads. [`knowledge`]
//! holds the word lists behind the stages: predicates, offices, countries, cues.
//!
//! # What it does not do
//!
//! It reads English. Ties are read within a sentence; pronouns and descriptions ("she", "the minister") join the entity
//! they mean where the model is sure of it. Two names in one sentence get no tie without a word that ties them.
//!
//! # Untrusted input
//!
//! Any bytes may be read: time and memory grow with the length of the text alone, sentences are bounded, and no input
//! makes the library panic by design. Model folders are checked against their checksums, but load only those you trust.
//!
//! # Features
//!
//! `cli` (on by default) builds the program; a library user can do without it and gets neither clap nor anyhow.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may stop at once"))]

pub mod annotation;
pub mod error;
pub mod evaluation;
pub mod export;
pub mod graph;
pub mod knowledge;
pub mod model;
pub mod pipeline;
pub mod stage;
pub mod text;

pub use error::{Error, ErrorKind, Result};
