//! `tieline explain`: an article as the program read it, for a person to check.

use std::io::{self, Write};

use anyhow::{Context, Result};

use crate::cli::interrupt::Interrupt;
use crate::cli::job::Job;
use crate::cli::outcome::Outcome;
use crate::cli::report::counted;
use crate::cli::settings::ExplainSettings;
use crate::cli::view::View;

pub(crate) fn run(settings: &ExplainSettings) -> Result<Outcome> {
    let ExplainSettings { common, color } = settings;
    let job = Job::load(common, Interrupt::listen()?)?;
    let mut output = anstream::AutoStream::new(io::stdout(), (*color).into());
    let (mut mentions, mut relations) = (0, 0);
    let outcome = job.run(|article, found| {
        mentions += found.mentions.len();
        relations += found.relations.len();
        let shown = View::new(article, found).to_string();
        let written = output
            .write_all(shown.as_bytes())
            .and_then(|()| output.flush());
        written.context("cannot write standard output")
    })?;
    if outcome != Outcome::Interrupted {
        let mentions = counted(mentions, "mention", "mentions");
        let ties = counted(relations, "tie", "ties");
        job.report.finish(&[format!("{mentions}, {ties}")]);
    }
    Ok(outcome)
}
