//! The integration tests, one binary; README.md beside this file says how to add to them.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at once and may talk"
)]

mod architecture;
mod cases;
#[cfg(feature = "cli")]
mod cli;
mod corpus;
mod crowds;
#[cfg(feature = "cli")]
mod entities;
#[cfg(feature = "cli")]
mod eval;
mod events;

mod gold;
mod identity;
mod lexicon;
mod properties_export;
#[cfg(feature = "cli")]
mod support;
