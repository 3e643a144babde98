//! Names: from tag scores to mentions.

mod apart;
mod decode;
mod joined;
mod known;
mod tag;
mod trim;
mod words;

pub use decode::{Run, decode};
pub use tag::Tagged;
