//! `tieline eval`: scores annotations against gold ones.

use std::io::{Write, stdout};

use anyhow::{Result, bail};
use tieline::annotation::Annotations;
use tieline::evaluation::{Evaluation, Report};

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
    let (report, outcome) = match &settings.predictions {
        Some(path) => of_file(&gold, &records::read(std::slice::from_ref(path))?),
        None => of_model(&gold, settings)?,
    };
    let mut out = stdout().lock();
    if settings.json {
        serde_json::to_writer(&mut out, &report)?;
        out.write_all(b"\n")?;
    } else {
        write!(out, "{report}")?;
    }
    Ok(outcome)
}

/// Scores predictions that were made before; a document without any counts as one in which nothing was found.
fn of_file(gold: &Records, predictions: &Records) -> (Report, Outcome) {
    let mut evaluation = Evaluation::default();
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
        evaluation.add(document, right, found.unwrap_or(&nothing));
    }
    (evaluation.report(), outcome)
}

/// Annotates the gold documents' texts and scores what is found.
fn of_model(gold: &Records, settings: &EvalSettings) -> Result<(Report, Outcome)> {
    let mut evaluation = Evaluation::default();
    let job = Job::load(&settings.common, Interrupt::listen()?)?;
    let outcome = job.run(|article, found| {
        if let Some((document, right)) = gold.get(article.id()) {
            evaluation.add(document, right, found);
        }
        Ok(())
    })?;
    Ok((evaluation.report(), outcome))
}
