//! `tieline entities`: who is who across articles, and why.

use std::io::{self, Write};

use anyhow::{Context, Result};
use tieline::graph::Network;

use crate::cli::guide;
use crate::cli::interrupt::Interrupt;
use crate::cli::job::Job;
use crate::cli::nodes;
use crate::cli::outcome::Outcome;
use crate::cli::report::counted;
use crate::cli::review::{Quotes, Review};
use crate::cli::settings::EntitiesSettings;

pub(crate) fn run(settings: &EntitiesSettings) -> Result<Outcome> {
    let inputs = &settings.common.inputs;
    let review = settings.review.as_deref();
    let review = review.map(|path| Review::open(path, inputs)).transpose()?;
    let mut guidance = guide::read(&settings.guide)?;
    if let Some(review) = &review {
        guidance.judgements = review.judgements()?;
    }
    let job = Job::load(&settings.common, Interrupt::listen()?)?;
    let mut network = Network::new().with_guidance(guidance);
    let mut quotes = Quotes::default();
    let outcome = job.run(|article, found| {
        network.absorb(article, found);
        if review.is_some() {
            quotes.take(article, found);
        }
        Ok(())
    })?;
    if outcome == Outcome::Interrupted {
        return Ok(outcome);
    }
    job.report.remarks(&network.notes());
    let mut summary = vec![format!(
        "{}, {}",
        counted(network.len(), "node", "nodes"),
        counted(network.doubts().len(), "doubtful pair", "doubtful pairs"),
    )];
    match review {
        Some(review) => {
            let (mut answers, mut out) = (io::stdin().lock(), io::stdout().lock());
            summary.push(review.walk(&network, &quotes, &mut answers, &mut out)?);
        }
        None => list(&network, settings.json)?,
    }
    job.report.finish(&summary);
    Ok(outcome)
}

fn list(network: &Network, json: bool) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for node in network.nodes() {
        let text = if json {
            nodes::json(network, node)?
        } else {
            nodes::text(network, node)
        };
        out.write_all(text.as_bytes())
            .context("cannot write standard output")?;
    }
    out.flush().context("cannot write standard output")
}
