//! The encoder and its heads, behind plain score matrices; the tensor library is named only here.

mod batch;
mod encoder;
mod folder;
mod heads;
mod manifest;
mod matrix;
#[cfg(test)]
mod parity;
mod pieces;
mod scores;
mod shape;
mod spanning;
mod syntax;
mod tagger;
mod weights;
mod window;

pub use encoder::{has_bfloat16, single_threaded};
pub use folder::{ModelFolder, locate};
pub use manifest::{FORMAT, Labels, Manifest, OLDEST_FORMAT, Widths};
pub use matrix::Matrix;
pub use scores::{Argument, Frame, Scores, SentenceScores};
pub use syntax::{Tree, TreeWord};
pub use tagger::Model;
