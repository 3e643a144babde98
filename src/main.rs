//! The `tieline` program: reads news articles and writes the network of who dealt with whom.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may stop at once"))]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
