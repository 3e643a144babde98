//! The encoder and its heads, behind plain score matrices; the tensor library is named only here.

mod batch;
mod candidate;
mod decode;
mod encoder;
mod folder;
mod heads;
mod links;
mod manifest;
mod matrix;
mod pairs;
#[cfg(test)]
mod parity;
mod passage;
mod pieces;
mod relate;
mod roles;
mod scores;
mod shape;
mod spanning;
mod syntax;
mod tagger;
mod tensor;
mod tree;
mod weights;
mod window;

pub use candidate::Candidate;
pub use encoder::{has_bfloat16, single_threaded};
pub use folder::{ModelFolder, locate};
pub use links::Antecedents;
pub use manifest::{FORMAT, Labels, Manifest, OLDEST_FORMAT, Temperatures, Widths};
pub use matrix::Matrix;
pub use pairs::Tie;
pub use scores::{Argument, Frame, Scores, SentenceScores};
pub use syntax::{Tree, TreeWord};
pub use tagger::{Asker, Model};
