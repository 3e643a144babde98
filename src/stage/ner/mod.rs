//! Names: from tag scores to mentions.

mod decode;
mod tag;

pub use decode::{Run, decode};
pub use tag::Tagged;
