//! Who is who within a document: by name only.

mod cluster;
mod directory;
mod names;

pub use cluster::cluster;
