//! The `tieline` program: reads news articles and writes the network of who dealt with whom.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
