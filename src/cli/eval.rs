//! `tieline eval`: scores annotations against gold ones.

use std::collections::BTreeMap;
use std::io::{Write, stdout};

use anyhow::{Context, Result, bail};
use serde::Serialize;
use tieline::annotation::{Annotations, Form, Mention};
use tieline::evaluation::{Evaluation, Report, right};
use tieline::graph::Network;
use tieline::knowledge::Signs;
use tieline::stage::relation::signs;

use crate::cli::interrupt::Interrupt;
use crate::cli::job::Job;
use crate::cli::outcome::Outcome;
use crate::cli::records::{self, Annotated, Records};
use crate::cli::report::say;
use crate::cli::settings::EvalSettings;

/// What was found in each document.
type Found = BTreeMap<String, Annotations>;

pub(crate) fn run(settings: &EvalSettings) -> Result<Outcome> {
    let gold = records::read(&settings.common.inputs)?;
    if gold.is_empty() {
        bail!("no gold document in the input");
    }
    let (found, outcome) = match &settings.predictions {
        Some(path) => of_file(&gold, records::read(std::slice::from_ref(path))?),
        None => of_model(settings)?,
    };
    let found = comparable(&gold, found);
    if let Some(path) = &settings.signs {
        let written = std::fs::write(path, judged(&gold, &found)?);
        written.with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    let report = scored(&gold, &found);
    let mut out = stdout().lock();
    if settings.json {
        serde_json::to_writer(&mut out, &report)?;
        writeln!(out)?;
    } else {
        write!(out, "{report}")?;
    }
    Ok(outcome)
}

/// What was found, without groups that have no name where the gold annotations know none; else a group counts as the
/// gold one with which it shares a word, as readers differ in where a description ends ("rebels", "rebels in Darfur").
fn comparable(gold: &Records, mut found: Found) -> Found {
    let group = |own: &Annotated| own.found.mentions.iter().any(|m| m.form == Form::Group);
    if !gold.values().any(group) {
        let found = found.into_iter();
        return found.map(|(id, own)| (id, own.without_groups())).collect();
    }
    for (id, own) in &mut found {
        if let Some(right) = gold.get(id) {
            align_groups(&right.found.mentions, &mut own.mentions);
        }
    }
    found
}

fn align_groups(gold: &[Mention], found: &mut [Mention]) {
    let is_group = |m: &&Mention| m.form == Form::Group;
    for own in found.iter_mut().filter(|m| m.form == Form::Group) {
        let mut groups = gold.iter().filter(is_group);
        let shared = |m: &&Mention| m.span.start < own.span.end && own.span.start < m.span.end;
        if let Some(same) = groups.find(shared) {
            own.span = same.span;
        }
    }
}

/// Predictions that were made before; a document without any counts as one in which nothing was found.
fn of_file(gold: &Records, predictions: Records) -> (Found, Outcome) {
    let mut outcome = Outcome::Done;
    for id in gold.keys().filter(|id| !predictions.contains_key(*id)) {
        say(&format!(
            "`{id}` has no predictions: counted as nothing found"
        ));
        outcome = Outcome::Skipped;
    }
    let found = predictions.into_iter();
    (found.map(|(id, own)| (id, own.found)).collect(), outcome)
}

/// Annotates the gold documents' texts.
fn of_model(settings: &EvalSettings) -> Result<(Found, Outcome)> {
    let mut all = Found::new();
    let job = Job::load(&settings.common, Interrupt::listen()?)?;
    let outcome = job.run(|article, found| {
        all.insert(article.id().to_owned(), found.clone());
        Ok(())
    })?;
    Ok((all, outcome))
}

fn scored(gold: &Records, found: &Found) -> Report {
    let mut evaluation = Evaluation::default();
    let nothing = Annotations::default();
    let of = |id: &String| found.get(id).unwrap_or(&nothing);
    for (id, right) in gold {
        evaluation.add(&right.document, &right.found, of(id));
    }
    let with_nodes = || gold.iter().filter(|(_, right)| right.has_nodes());
    let mut networks: BTreeMap<&str, Network> = BTreeMap::new();
    for (id, right) in with_nodes() {
        let network = networks.entry(right.group()).or_default();
        network.absorb(&right.document, of(id));
    }
    for (id, right) in with_nodes() {
        let network = &networks[right.group()];
        let node = |entity| Some(network.node_of(id, entity)?.id.to_string());
        evaluation.add_nodes(right.group(), &right.found, of(id), node);
    }
    evaluation.report()
}

/// A tie found, for fitting confidences.
#[derive(Serialize)]
struct Judged<'d> {
    document: &'d str,
    right: bool,
    #[serde(flatten)]
    signs: Signs,
}

/// What the confidence of every tie is made of, a line each.
fn judged(gold: &Records, found: &Found) -> Result<String> {
    let mut lines = String::new();
    for (
        id,
        Annotated {
            document,
            found: gold,
            ..
        },
    ) in gold
    {
        let Some(found) = found.get(id) else { continue };
        for (relation, right) in found.relations.iter().zip(right(document, gold, found)) {
            let judged = Judged {
                document: id,
                right,
                signs: signs(relation, &found.mentions),
            };
            lines += &serde_json::to_string(&judged)?;
            lines.push('\n');
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use tieline::annotation::EntityKind;
    use tieline::text::Span;

    use super::*;

    fn mention(start: usize, end: usize, form: Form) -> Mention {
        Mention {
            span: Span::new(start, end),
            kind: EntityKind::Organization,
            form,
            entity: 0,
            confidence: 1.0,
        }
    }

    #[test]
    fn a_group_counts_as_the_one_with_which_it_shares_a_word() {
        // "rebels in Darfur freed soldiers"
        let gold = [mention(0, 16, Form::Group), mention(10, 16, Form::Name)];
        let mut found = [
            mention(0, 6, Form::Group),
            mention(10, 15, Form::Name),
            mention(23, 31, Form::Group),
        ];
        align_groups(&gold, &mut found);
        let spans = found.map(|m| (m.span.start, m.span.end));
        assert_eq!(spans, [(0, 16), (10, 15), (23, 31)]);
    }
}
