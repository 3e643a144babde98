//! `tieline annotate`: what was found in each article, one line of JSON each.

use std::io::Write;

use anyhow::{Context, Result};
use tieline::annotation::Record;

use crate::cli::interrupt::Interrupt;
use crate::cli::job::Job;
use crate::cli::outcome::Outcome;
use crate::cli::output::Output;
use crate::cli::report::counted;
use crate::cli::settings::{AnnotateSettings, Place};

pub(crate) fn run(settings: &AnnotateSettings) -> Result<Outcome> {
    let AnnotateSettings { common, place } = settings;
    let interrupt = Interrupt::listen()?;
    let mut output = Output::open(place, &common.inputs, &interrupt)?;
    let job = Job::load(common, interrupt)?;
    let (mut mentions, mut relations) = (0, 0);
    let outcome = job.run(|article, found| {
        mentions += found.mentions.len();
        relations += found.relations.len();
        let line = Record::new(article, found).to_line();
        let written = writeln!(output, "{line}").and_then(|()| output.flush()); // whole lines only
        written.with_context(|| format!("cannot write {place}"))
    })?;
    if outcome == Outcome::Interrupted {
        return Ok(outcome);
    }
    output.finish()?;
    let mentions = counted(mentions, "mention", "mentions");
    let ties = counted(relations, "tie", "ties");
    let mut summary = vec![format!("{mentions}, {ties}")];
    if let Place::File(_) = place {
        summary.push(format!("written: {place}"));
    }
    job.report.finish(&summary);
    Ok(outcome)
}
