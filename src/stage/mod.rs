//! The stages: scores and text in, annotations out. They never import each other.

pub mod coref;
pub mod ner;
pub mod relation;
