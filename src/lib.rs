//! Reads news and writes down who dealt with whom.

pub mod annotation;
pub mod error;
pub mod export;
pub mod graph;
pub mod knowledge;
pub mod model;
pub mod pipeline;
pub mod stage;
pub mod text;

pub use error::{Error, ErrorKind, Result};
