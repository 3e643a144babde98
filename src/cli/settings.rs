//! What the arguments mean: defaults filled in, names understood, contradictions refused.

use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Result, bail};

use crate::cli::args::{
    AnnotateArgs, Color, CommonArgs, EntitiesArgs, EvalArgs, ExplainArgs, ExtractArgs, GuideArgs,
    RunArgs,
};

/// What every command that reads articles needs to know.
#[derive(Debug, PartialEq)]
pub(crate) struct Settings {
    /// Files and folders to read; `-` is standard input.
    pub(crate) inputs: Vec<PathBuf>,
    /// The model folder, if the user named one.
    pub(crate) model: Option<PathBuf>,
    /// How many articles are worked on at once.
    pub(crate) threads: usize,
    /// Relations below are left out.
    pub(crate) least: f32,
    /// The date of articles that tell none.
    pub(crate) date: Option<String>,
    /// Read articles that are not English.
    pub(crate) any_language: bool,
    /// Stop at the first article that cannot be read.
    pub(crate) strict: bool,
    /// Tell only what went wrong.
    pub(crate) quiet: bool,
    /// What to do with annotations that the inputs have.
    pub(crate) annotated: Annotated,
}

/// What to do with articles that are annotated already.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Annotated {
    /// Take their annotations as they are.
    Keep,
    /// Annotate them anew.
    Anew,
}

/// The files in which the user says who is who.
#[derive(Debug, PartialEq)]
pub(crate) struct GuideSettings {
    pub(crate) judgements: Option<PathBuf>,
    pub(crate) aliases: Option<PathBuf>,
}

impl From<GuideArgs> for GuideSettings {
    fn from(args: GuideArgs) -> Self {
        let GuideArgs {
            judgements,
            aliases,
        } = args;
        Self {
            judgements,
            aliases,
        }
    }
}

/// How `tieline extract` shall run.
#[derive(Debug, PartialEq)]
pub(crate) struct ExtractSettings {
    pub(crate) common: Settings,
    pub(crate) guide: GuideSettings,
    /// What to write where; never empty.
    pub(crate) targets: Vec<Target>,
    /// Leave out nodes without ties.
    pub(crate) connected: bool,
    /// Let capitals that act be their country.
    pub(crate) fold_capitals: bool,
    /// Leave out groups of people without a name.
    pub(crate) no_groups: bool,
}

/// How `tieline annotate` shall run.
#[derive(Debug, PartialEq)]
pub(crate) struct AnnotateSettings {
    pub(crate) common: Settings,
    pub(crate) place: Place,
}

/// How `tieline entities` shall run.
#[derive(Debug, PartialEq)]
pub(crate) struct EntitiesSettings {
    pub(crate) common: Settings,
    pub(crate) guide: GuideSettings,
    pub(crate) json: bool,
    /// The judgement file to add to.
    pub(crate) review: Option<PathBuf>,
}

/// How `tieline explain` shall run.
#[derive(Debug, PartialEq)]
pub(crate) struct ExplainSettings {
    pub(crate) common: Settings,
    pub(crate) color: Color,
}

/// How `tieline eval` shall run.
#[derive(Debug, PartialEq)]
pub(crate) struct EvalSettings {
    /// Its inputs are the gold files.
    pub(crate) common: Settings,
    /// What to score; without it the texts are annotated anew.
    pub(crate) predictions: Option<PathBuf>,
    pub(crate) json: bool,
    /// Where the signs of all ties go.
    pub(crate) signs: Option<PathBuf>,
}

/// One result of `tieline extract`.
#[derive(Debug, PartialEq)]
pub(crate) struct Target {
    pub(crate) format: Format,
    pub(crate) place: Place,
}

/// How a network is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    GraphMl,
    Csv,
}

/// Where a result goes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    Stdout,
    File(PathBuf),
}

/// A network has no less certain ties unless it is told otherwise; of the others readers of real articles found five in six right.
const LIKELY_ENOUGH: f32 = 0.6;

impl ExtractSettings {
    pub(crate) fn resolve(mut args: ExtractArgs) -> Result<Self> {
        if args.outputs.is_empty() {
            args.outputs.push(PathBuf::from("-"));
        }
        for (index, output) in args.outputs.iter().enumerate() {
            if args.outputs[..index].contains(output) {
                bail!("`{}` is given twice as output", output.display());
            }
        }
        let targets = args.outputs.into_iter().map(Target::resolve);
        Ok(Self {
            common: Settings::networked(args.common),
            guide: args.guide.into(),
            targets: targets.collect::<Result<_>>()?,
            connected: args.connected,
            fold_capitals: args.fold_capitals,
            no_groups: args.no_groups,
        })
    }
}

impl AnnotateSettings {
    pub(crate) fn resolve(args: AnnotateArgs) -> Result<Self> {
        if Format::of(&args.output).is_some() {
            bail!(
                "`{}`: annotations are JSON Lines, so end the name in .jsonl; a network is what `tieline extract` writes",
                args.output.display()
            );
        }
        Ok(Self {
            common: Settings::resolve(args.common),
            place: Place::resolve(args.output),
        })
    }
}

impl EntitiesSettings {
    pub(crate) fn resolve(args: EntitiesArgs) -> Result<Self> {
        let reads_input = args
            .common
            .inputs
            .iter()
            .any(|input| input == Path::new("-"));
        if args.review.is_some() && reads_input {
            bail!("--review reads its answers from standard input, so `-` cannot be an input");
        }
        Ok(Self {
            common: Settings::networked(args.common),
            guide: args.guide.into(),
            json: args.json,
            review: args.review,
        })
    }
}

impl ExplainSettings {
    pub(crate) fn resolve(args: ExplainArgs) -> Self {
        Self {
            common: Settings::keeping(args.common),
            color: args.color,
        }
    }
}

impl EvalSettings {
    pub(crate) fn resolve(args: EvalArgs) -> Self {
        let common = CommonArgs {
            inputs: args.gold,
            run: args.run,
            date: None,
            any_language: true,
            strict: false,
            quiet: false,
        };
        Self {
            common: Settings::resolve(common),
            predictions: args.predictions,
            json: args.json,
            signs: args.signs,
        }
    }
}

impl Settings {
    /// Of a command that does not annotate anew what is annotated.
    fn keeping(args: CommonArgs) -> Self {
        Self {
            annotated: Annotated::Keep,
            ..Self::resolve(args)
        }
    }

    /// Of a command that makes a network.
    fn networked(mut args: CommonArgs) -> Self {
        args.run.min_confidence.get_or_insert(LIKELY_ENOUGH);
        Self::keeping(args)
    }

    fn resolve(args: CommonArgs) -> Self {
        let RunArgs {
            model,
            threads,
            min_confidence,
        } = args.run;
        Self {
            inputs: args.inputs,
            model,
            threads: threads.map_or_else(cores, usize::from),
            least: min_confidence.unwrap_or_default(),
            date: args.date,
            any_language: args.any_language,
            strict: args.strict,
            quiet: args.quiet,
            annotated: Annotated::Anew,
        }
    }
}

impl Target {
    fn resolve(output: PathBuf) -> Result<Self> {
        let place = Place::resolve(output);
        let format = match &place {
            Place::Stdout => Some(Format::GraphMl),
            Place::File(path) => Format::of(path),
        };
        match (format, place) {
            (Some(format), place) => Ok(Self { format, place }),
            (None, place) => bail!("{place}: no known format; end the name in .graphml or .csv"),
        }
    }
}

impl Format {
    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "graphml" => Some(Self::GraphMl),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

impl Place {
    fn resolve(output: PathBuf) -> Self {
        if output == Path::new("-") {
            Self::Stdout
        } else {
            Self::File(output)
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stdout => f.write_str("standard output"),
            Self::File(path) => write!(f, "`{}`", path.display()),
        }
    }
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::{Args, Command};

    fn extract(line: &str) -> Result<ExtractSettings> {
        let words = ["tieline", "extract"].into_iter().chain(line.split(' '));
        match Args::try_parse_from(words)?.command {
            Command::Extract(args) => ExtractSettings::resolve(args),
            other => panic!("another command: {other:?}"),
        }
    }

    fn annotate(line: &str) -> Result<AnnotateSettings> {
        let words = ["tieline", "annotate"].into_iter().chain(line.split(' '));
        match Args::try_parse_from(words)?.command {
            Command::Annotate(args) => AnnotateSettings::resolve(args),
            other => panic!("another command: {other:?}"),
        }
    }

    fn file(format: Format, name: &str) -> Target {
        let place = Place::File(PathBuf::from(name));
        Target { format, place }
    }

    #[test]
    fn graphml_goes_to_standard_output_unless_told_otherwise() {
        let stdout = Target {
            format: Format::GraphMl,
            place: Place::Stdout,
        };
        for line in ["a.txt", "a.txt -o -"] {
            assert_eq!(
                extract(line).unwrap().targets,
                [&stdout].map(|_| Target {
                    format: stdout.format,
                    place: stdout.place.clone(),
                })
            );
        }
    }

    #[test]
    fn the_name_tells_the_format() {
        let settings = extract("a.txt -o x/n.graphml -o T.CSV").unwrap();
        let wanted = [
            file(Format::GraphMl, "x/n.graphml"),
            file(Format::Csv, "T.CSV"),
        ];
        assert_eq!(settings.targets, wanted);
    }

    #[test]
    fn outputs_that_make_no_sense_are_refused() {
        for (line, told) in [
            ("a.txt -o n.gexf", "`n.gexf`: no known format"),
            ("a.txt -o csv", "`csv`: no known format"),
            ("a.txt -o n.csv -o n.csv", "`n.csv` is given twice"),
            ("a.txt -o - -o -", "`-` is given twice"),
        ] {
            let error = extract(line).unwrap_err().to_string();
            assert!(error.contains(told), "{line}: {error}");
        }
        let error = annotate("a.txt -o n.graphml").unwrap_err().to_string();
        assert!(error.contains("JSON Lines"), "{error}");
    }

    #[test]
    fn networks_have_a_floor_of_their_own() {
        let least = |line: &str| extract(line).unwrap().common.least;
        let told = "a.txt -o n.graphml --min-confidence 0";
        let annotated = annotate("a.txt").unwrap().common.least;
        assert_eq!(
            (least("a.txt -o n.graphml"), least(told), annotated),
            (LIKELY_ENOUGH, 0.0, 0.0)
        );
    }

    #[test]
    fn defaults_are_filled_in() {
        let settings = annotate("a.txt").unwrap();
        assert_eq!(settings.place, Place::Stdout);
        assert_eq!(
            (settings.common.threads, settings.common.least),
            (cores(), 0.0)
        );
        let settings = annotate("a.txt --threads 3 --date 2024-03-05").unwrap();
        assert_eq!(settings.common.threads, 3);
        assert_eq!(settings.common.date.as_deref(), Some("2024-03-05"));
    }
}
