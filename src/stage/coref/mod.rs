//! Who is who within a document: by name only.

mod cluster;
mod names;

pub use cluster::cluster;
