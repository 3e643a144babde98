//! The command line, over the crate's public interface alone: arguments, settings, one file per subcommand, report.

mod annotate;
mod args;
mod date;
mod entities;
mod eval;
mod explain;
mod extract;
mod guide;
mod help;
mod interrupt;
mod job;
mod nodes;
mod outcome;
mod output;
mod program;
mod progress;
mod reading;
mod records;
mod report;
mod review;
mod score_words;
mod settings;
mod ties;
mod view;

pub(crate) use program::run;
