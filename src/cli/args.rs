//! The arguments as they were typed.

#![expect(
    clippy::doc_markdown,
    reason = "these comments are the help that users read"
)]

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::cli::{date, help};

/// Reads news articles and writes down who dealt with whom, with the words that prove it.
#[derive(Debug, Parser)]
#[command(name = "tieline", version, after_help = help::EXAMPLES, after_long_help = help::PROGRAM_HELP)]
#[command(arg_required_else_help = true, color = clap::ColorChoice::Never)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the network of people, organizations and places: GraphML, CSV
    #[command(after_help = help::EXTRACT_EXAMPLES)]
    Extract(ExtractArgs),
    /// Write what was found in each article: JSON Lines, one line an article
    #[command(after_help = help::ANNOTATE_EXAMPLES)]
    Annotate(AnnotateArgs),
    /// Show articles with their ties and the proof of each, to read in a terminal
    #[command(after_help = help::EXPLAIN_EXAMPLES)]
    Explain(ExplainArgs),
    /// List who is who across articles: names, why they belong together, roles, doubtful pairs
    #[command(after_help = help::ENTITIES_EXAMPLES)]
    Entities(EntitiesArgs),
    /// Score annotations against gold ones: a table, or JSON
    #[command(after_help = help::EVAL_EXAMPLES)]
    Eval(EvalArgs),
    /// Write what the model says of words that were cut by hand, for measuring: JSON Lines in and out
    #[command(hide = true)]
    ScoreWords(ScoreWordsArgs),
}

/// Arguments of `tieline extract`.
#[derive(Debug, clap::Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) common: CommonArgs,

    /// Where to write: a name in .graphml or .csv, or - for GraphML on standard output [default: -]
    ///
    /// May be given several times. A file appears only when it is complete, in place of the old one.
    #[arg(short, long = "output", value_name = "FILE")]
    pub(crate) outputs: Vec<PathBuf>,

    /// Leave out those without a tie
    #[arg(long)]
    pub(crate) connected: bool,

    /// Let capitals and seats of government that act be their country: "Washington urged" is the United States
    #[arg(long)]
    pub(crate) fold_capitals: bool,

    /// Leave out groups of people that have no name: "Afghan rebels"
    #[arg(long)]
    pub(crate) no_groups: bool,

    #[command(flatten)]
    pub(crate) guide: GuideArgs,
}

/// The files in which users say who is who.
#[derive(Debug, clap::Args)]
pub(crate) struct GuideArgs {
    /// Your judgements on who is the same and who is not; they win over everything
    ///
    /// One a line: `same | person | NAME | NAME` or `not same | person | NAME | NAME`; the kinds are person, organization
    /// and place. `NAME @ DOCUMENT` means the one in that article alone. Lines that start with # are comments.
    #[arg(long, value_name = "FILE")]
    pub(crate) judgements: Option<PathBuf>,

    /// Your names and ids for people, organizations and places, in TOML; they win over what is built in
    ///
    /// Entries are `[[entity]]` with `name`, `kind`, and where wanted `aliases = ["…"]` and `ids = { wikidata = "Q…" }`.
    #[arg(long, value_name = "FILE")]
    pub(crate) aliases: Option<PathBuf>,
}

/// Arguments of `tieline entities`.
#[derive(Debug, clap::Args)]
pub(crate) struct EntitiesArgs {
    #[command(flatten)]
    pub(crate) common: CommonArgs,

    #[command(flatten)]
    pub(crate) guide: GuideArgs,

    /// Write JSON Lines, one line a node
    #[arg(long)]
    pub(crate) json: bool,

    /// Ask about every doubtful pair and add the answers to this judgement file; it need not exist yet
    #[arg(long, value_name = "FILE", conflicts_with_all = ["judgements", "json"])]
    pub(crate) review: Option<PathBuf>,
}

/// Arguments of `tieline annotate`.
#[derive(Debug, clap::Args)]
pub(crate) struct AnnotateArgs {
    #[command(flatten)]
    pub(crate) common: CommonArgs,

    /// Where to write, or - for standard output
    ///
    /// The file appears only when it is complete, in place of the old one.
    #[arg(short, long = "output", value_name = "FILE", default_value = "-")]
    pub(crate) output: PathBuf,
}

/// Arguments of `tieline eval`.
#[derive(Debug, clap::Args)]
pub(crate) struct EvalArgs {
    /// Gold annotations: JSON Lines as `tieline annotate` writes them, or - for standard input with --predictions
    #[arg(required = true, value_name = "GOLD")]
    pub(crate) gold: Vec<PathBuf>,

    /// Annotations to score; without it the texts of GOLD are annotated anew
    #[arg(long, value_name = "FILE")]
    pub(crate) predictions: Option<PathBuf>,

    /// Write the figures as JSON
    #[arg(long)]
    pub(crate) json: bool,

    /// Also write what the confidence of every tie found is made of, and whether the tie is right: JSON Lines
    #[arg(long, value_name = "FILE")]
    pub(crate) signs: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// Arguments of `tieline explain`.
#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) common: CommonArgs,

    /// When to color
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

/// When `tieline explain` colors what it shows.
#[derive(Debug, Clone, Copy, PartialEq, clap::ValueEnum)]
pub(crate) enum Color {
    /// Where a terminal shows it, unless NO_COLOR is set
    Auto,
    /// Also into files and pipes
    Always,
    /// Nowhere
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// How articles are worked on.
#[derive(Debug, clap::Args)]
pub(crate) struct RunArgs {
    /// Model folder [default: models/en-news, where the program or its data is installed]
    #[arg(long, value_name = "DIR")]
    pub(crate) model: Option<PathBuf>,

    /// How many articles to work on at once [default: one a processor core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,

    /// Leave out ties that are less certain, between 0 and 1 [default: 0.6 for extract and entities, else 0]
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(crate) min_confidence: Option<f32>,
}

/// Arguments of `tieline score-words`.
#[derive(Debug, clap::Args)]
pub(crate) struct ScoreWordsArgs {
    /// Model folder
    #[arg(long, value_name = "DIR")]
    pub(crate) model: Option<PathBuf>,
}

/// Arguments of every command that reads articles.
#[derive(Debug, clap::Args)]
pub(crate) struct CommonArgs {
    /// Articles: files (.txt, .md, .jsonl), folders of them, or - for standard input
    ///
    /// JSON Lines hold one article a line: "id" and "text", and where known "title", "date", "source", "url". What
    /// `tieline annotate` wrote is not annotated again, but by `tieline annotate`.
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) run: RunArgs,

    /// Date of publication of articles that tell none; "on Tuesday" is counted from it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date::parse)]
    pub(crate) date: Option<String>,

    /// Read articles whose text is not English too, instead of skipping them
    #[arg(long)]
    pub(crate) any_language: bool,

    /// Stop at the first article that cannot be read, and write no file
    #[arg(long)]
    pub(crate) strict: bool,

    /// Tell only what went wrong: no progress, no notes, no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

fn probability(given: &str) -> Result<f32, String> {
    match given.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("not a number between 0 and 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn common(extra: &[&str]) -> Result<CommonArgs, clap::Error> {
        let line = ["tieline", "annotate", "a.txt"].iter().chain(extra);
        Args::try_parse_from(line).map(|args| match args.command {
            Command::Annotate(args) => args.common,
            other => panic!("another command: {other:?}"),
        })
    }

    #[test]
    fn the_command_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn outputs_repeat_and_inputs_follow() {
        let line = "tieline extract a.txt -o n.graphml --output t.csv b - --connected";
        let args = Args::try_parse_from(line.split(' ')).unwrap();
        let Command::Extract(args) = args.command else {
            panic!("another command: {args:?}");
        };
        assert_eq!(args.outputs, ["n.graphml", "t.csv"].map(PathBuf::from));
        assert_eq!(args.common.inputs, ["a.txt", "b", "-"].map(PathBuf::from));
        assert!(args.connected && !args.common.quiet);
    }

    #[test]
    fn an_input_is_needed() {
        assert!(Args::try_parse_from(["tieline", "extract", "-o", "n.graphml"]).is_err());
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        for wrong in ["-1", "1.01", "NaN", "inf", "half", ""] {
            let option = format!("--min-confidence={wrong}");
            assert!(common(&[&option]).is_err(), "{option}");
        }
        for wrong in ["0", "-2", "1025", "two"] {
            let option = format!("--threads={wrong}");
            assert!(common(&[&option]).is_err(), "{option}");
        }
        let args = common(&["--threads", "3", "--min-confidence", "0.25"]).unwrap();
        assert_eq!(
            (args.run.threads, args.run.min_confidence),
            (Some(3), Some(0.25))
        );
    }

    #[test]
    fn every_command_shows_examples() {
        let mut program = Args::command();
        let shown = program.get_subcommands_mut();
        for command in shown.filter(|command| !command.is_hide_set()) {
            let help = command.render_long_help().to_string();
            assert!(help.contains("Examples:"), "{help}");
        }
    }
}
