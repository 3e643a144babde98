//! The stages in order: one document, or a stream of documents on several threads.

mod annotate;
mod stream;

pub use annotate::Pipeline;
pub use stream::{Task, annotate_all};
