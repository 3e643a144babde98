//! `tieline eval`: scores annotations against gold ones.

use std::io::{Write, stdout};

use anyhow::{Context, Result, bail};
use serde::Serialize;
use tieline::annotation::Annotations;
use tieline::evaluation::{Evaluation, right};
use tieline::knowledge::Signs;
use tieline::stage::relation::signs;
use tieline::text::Document;

use crate::cli::interrupt::Interrupt;
use crate::cli::job::Job;
use crate::cli::outcome::Outcome;
use crate::cli::records::{self, Records};
use crate::cli::report::say;
use crate::cli::settings::EvalSettings;

pub(crate) fn run(settings: &EvalSettings) -> Result<Outcome> {
    let gold = records::read(&settings.common.inputs)?;
    if gold.is_empty() {
        bail!("no gold document in the input");
    }
    let mut scores = Scores::default();
    let outcome = match &settings.predictions {
        Some(path) => of_file(
            &gold,
            &records::read(std::slice::from_ref(path))?,
            &mut scores,
        ),
        None => of_model(&gold, settings, &mut scores)?,
    };
    if let Some(path) = &settings.signs {
        let written = std::fs::write(path, &scores.signs);
        written.with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    let report = scores.evaluation.report();
    let mut out = stdout().lock();
    if settings.json {
        serde_json::to_writer(&mut out, &report)?;
        out.write_all(b"\n")?;
    } else {
        write!(out, "{report}")?;
    }
    Ok(outcome)
}

/// The figures, and what the confidence of every tie is made of, a line each.
#[derive(Default)]
struct Scores {
    evaluation: Evaluation,
    signs: String,
}

/// A tie found, for fitting confidences.
#[derive(Serialize)]
struct Judged<'d> {
    document: &'d str,
    right: bool,
    #[serde(flatten)]
    signs: Signs,
}

impl Scores {
    fn add(&mut self, document: &Document, gold: &Annotations, found: &Annotations) {
        self.evaluation.add(document, gold, found);
        for (relation, right) in found.relations.iter().zip(right(document, gold, found)) {
            let judged = Judged {
                document: document.id(),
                right,
                signs: signs(relation, &found.mentions),
            };
            // Strings, flags and finite numbers always serialize.
            self.signs += &serde_json::to_string(&judged).unwrap_or_default();
            self.signs.push('\n');
        }
    }
}

/// Scores predictions that were made before; a document without any counts as one in which nothing was found.
fn of_file(gold: &Records, predictions: &Records, scores: &mut Scores) -> Outcome {
    let mut outcome = Outcome::Done;
    let nothing = Annotations::default();
    for (id, (document, right)) in gold {
        let found = predictions.get(id).map(|(_, found)| found);
        if found.is_none() {
            say(&format!(
                "`{id}` has no predictions: counted as nothing found"
            ));
            outcome = Outcome::Skipped;
        }
        scores.add(document, right, found.unwrap_or(&nothing));
    }
    outcome
}

/// Annotates the gold documents' texts and scores what is found.
fn of_model(gold: &Records, settings: &EvalSettings, scores: &mut Scores) -> Result<Outcome> {
    let job = Job::load(&settings.common, Interrupt::listen()?)?;
    job.run(|article, found| {
        if let Some((document, right)) = gold.get(article.id()) {
            scores.add(document, right, found);
        }
        Ok(())
    })
}
