//! `tieline extract`: the network of all articles.

use std::borrow::Cow;

use anyhow::{Context, Result};
use tieline::export::{Csv, Export, GraphMl};
use tieline::graph::Network;

use crate::cli::guide;
use crate::cli::interrupt::Interrupt;
use crate::cli::job::Job;
use crate::cli::outcome::Outcome;
use crate::cli::output::Output;
use crate::cli::report::counted;
use crate::cli::settings::{ExtractSettings, Format, Place, Target};
use crate::cli::ties;

pub(crate) fn run(settings: &ExtractSettings) -> Result<Outcome> {
    let ExtractSettings {
        common,
        guide,
        targets,
        connected,
        fold_capitals,
        no_groups,
    } = settings;
    let interrupt = Interrupt::listen()?;
    let open = |target: &Target| Output::open(&target.place, &common.inputs, &interrupt);
    let outputs = targets.iter().map(open).collect::<Result<Vec<_>>>()?;
    let guidance = guide::read(guide)?;
    let job = Job::load(common, interrupt.clone())?;
    let mut network = Network::new().with_guidance(guidance);
    let outcome = job.run(|article, found| {
        let mut found = Cow::Borrowed(found);
        if *no_groups {
            found = Cow::Owned(found.into_owned().without_groups());
        }
        if *fold_capitals {
            found.to_mut().fold_capitals();
        }
        network.absorb(article, &found);
        Ok(())
    })?;
    if *connected {
        network = network.connected();
    }
    if outcome == Outcome::Interrupted || !write(targets, &network, outputs, &interrupt)? {
        return Ok(Outcome::Interrupted);
    }
    job.report.remarks(&network.notes());
    job.report.finish(&summary(targets, &network));
    Ok(outcome)
}

/// Writes all results and only then lets them appear; false if the user interrupts.
fn write(
    targets: &[Target],
    network: &Network,
    mut outputs: Vec<Output>,
    interrupt: &Interrupt,
) -> Result<bool> {
    for (target, output) in targets.iter().zip(&mut outputs) {
        let written = match target.format {
            Format::GraphMl => GraphMl::new(network).write(output),
            Format::Csv => Csv::new(network).write(output),
        };
        written.with_context(|| format!("cannot write {}", target.place))?;
    }
    if interrupt.asked() {
        return Ok(false);
    }
    for output in outputs {
        output.finish()?;
    }
    Ok(true)
}

fn summary(targets: &[Target], network: &Network) -> Vec<String> {
    let found = network.summary();
    let mut lines = vec![format!(
        "{}, {}, {}; {}",
        counted(found.persons, "person", "people"),
        counted(found.organizations, "organization", "organizations"),
        counted(found.places, "place", "places"),
        counted(found.ties, "tie", "ties"),
    )];
    let places = targets.iter().map(|target| &target.place);
    let files = places.filter(|place| **place != Place::Stdout);
    let files: Vec<String> = files.map(ToString::to_string).collect();
    if !files.is_empty() {
        lines.push(format!("written: {}", files.join(", ")));
        lines.extend(ties::table(network));
    }
    lines
}
