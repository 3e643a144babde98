//! Who is who within a document: names by sure rules, pronouns and descriptions by the model's scores.

mod ahead;
mod barred;
mod bracketed;
mod candidates;
mod cluster;
mod described;
mod directory;
mod gender;
mod groups;
mod marks;
mod names;
mod office;
mod owners;
mod quotation;
mod realm;
mod resolve;
mod titled;

pub use candidates::{Named, candidates};
pub use cluster::cluster;
pub use resolve::{MentionsOf, resolve};
