//! Turns files, folders and standard input into documents.
//!
//! Plain text (`.txt`), Markdown (`.md`) and JSON Lines (`.jsonl`) are read; text may be in any common encoding.
//! Markdown is rendered to plain text first: spans point into the rendered text, not into the file.
//! What a user should be told comes as notes beside the document; what cannot be read comes as an error in its place.

mod article;
mod articles;
mod decoding;
mod folder;
mod identity;
mod jsonl;
mod markdown;
mod metadata;
#[cfg(test)]
mod tests;

pub use article::Article;
pub use articles::Articles;
