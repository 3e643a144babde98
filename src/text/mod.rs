//! Text and where things are in it: spans, sentences, words, documents and the readers of files.

mod document;
mod language;
mod points;
mod reader;
mod segment;
mod span;

pub use points::CodePoints;

pub use document::{Document, LONGEST_TEXT, Meta, Sentence, SentenceKind};
pub use language::foreign_language;
pub use reader::{Article, Articles};
pub use span::Span;
