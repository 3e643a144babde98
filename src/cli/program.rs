//! From arguments to an exit code.

use std::io;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::{Args, Command};
use crate::cli::outcome::Outcome;
use crate::cli::report;
use crate::cli::settings::{
    AnnotateSettings, EntitiesSettings, EvalSettings, ExplainSettings, ExtractSettings,
};
use crate::cli::{annotate, entities, eval, explain, extract, score_words};

/// Runs the program as its arguments say.
pub(crate) fn run() -> ExitCode {
    match command(Args::parse().command) {
        Ok(outcome) => outcome.into(),
        // Whoever reads our output has seen enough of it.
        Err(error) if is_broken_pipe(&error) => Outcome::Done.into(),
        Err(error) => {
            report::say(&format!("{error:#}"));
            Outcome::Failed.into()
        }
    }
}

fn command(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Extract(args) => extract::run(&ExtractSettings::resolve(args)?),
        Command::Annotate(args) => annotate::run(&AnnotateSettings::resolve(args)?),
        Command::Explain(args) => explain::run(&ExplainSettings::resolve(args)),
        Command::Entities(args) => entities::run(&EntitiesSettings::resolve(args)?),
        Command::Eval(args) => eval::run(&EvalSettings::resolve(args)),
        Command::ScoreWords(args) => score_words::run(&args),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;

    #[test]
    fn a_broken_pipe_is_found_below_other_messages() {
        let broken = io::Error::from(io::ErrorKind::BrokenPipe);
        let error = Err::<(), _>(broken).context("cannot write").unwrap_err();
        assert!(is_broken_pipe(&error));
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert!(!is_broken_pipe(&full.into()));
    }
}
