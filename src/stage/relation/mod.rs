//! Who did what to whom: from roles, trees and mentions to relations.
//!
//! Two mentions in one sentence get a relation only where a predicate or an office joins them.

mod act;
mod actor;
mod adjacent;
mod argument;
mod assign;
mod astray;
mod attribution;
mod behalf;
mod behind;
mod beside;
mod bodies;
mod build;
mod bystander;
mod candidate;
mod carrier;
mod circumstance;
mod clause;
mod code;
mod condition;
mod crossing;
mod cue;
mod dates;
mod demand;
mod fit;
mod frame;
mod gap;
mod governor;
mod group;
mod holder;
mod home;
mod hyphened;
mod inside;
mod judged;
mod learned;
mod linked;
mod list;
mod members;
mod mend;
mod metonym;
mod mutual;
mod nominal;
mod objection;
mod office;
mod order;
mod origin;

mod outsider;
mod part;
mod particle;
mod phrase;
mod place;
mod placed;
mod premises;
#[cfg(test)]
mod properties;
mod reading;
mod relate;
mod relative;
mod report;
mod representative;
mod root;
mod side;
mod sign;
mod slot;
mod small;
mod standing;
mod status;
mod subject;
#[cfg(test)]
mod tests;
mod tie;
mod title;
mod titled;
mod trigger;
mod verbal;
mod voice;
mod when;
mod wield;

pub use relate::{crowded, relate};
pub use sign::signs;
