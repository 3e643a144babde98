//! Names: from tag scores to mentions.

mod decode;
mod known;
mod tag;
mod trim;

pub use decode::{Run, decode};
pub use tag::Tagged;
