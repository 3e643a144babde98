//! Runs `tests/events/unseen.jsonl` against the shipped model: who does what to whom, by PLOVER root.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use tieline::annotation::Annotations;
use tieline::pipeline::Pipeline;
use tieline::text::{Document, Span};

/// Of the sentences, those with a tie between source and target; of these, those with one of the root's class.
const TIED: f64 = 0.74;
const CLASS: f64 = 0.80;

#[derive(Deserialize)]
struct Sentence {
    text: String,
    source: String,
    target: String,
    root: String,
}

/// The class that a PLOVER root is of.
fn class(root: &str) -> &'static str {
    match root {
        "CONSULT" => "contact",
        "AGREE" | "SUPPORT" | "COOPERATE" | "AID" | "YIELD" | "RETREAT" => "cooperation",
        "ACCUSE" | "REQUEST" | "REJECT" | "THREATEN" | "PROTEST" => "confrontation",
        "ASSAULT" | "COERCE" | "SANCTION" | "MOBILIZE" => "conflict",
        _ => panic!("no root: {root}"),
    }
}

/// The entities of the mentions that share a character with the only place of some words.
fn entities(text: &str, words: &str, all: &Annotations) -> BTreeSet<usize> {
    let start = text.find(words).unwrap();
    let place = Span::new(start, start + words.len());
    let touching = all.mentions.iter().filter(|m| m.span.overlaps(place));
    touching.map(|m| m.entity).collect()
}

/// Whether there is a tie, and whether one has the right class.
fn found(pipeline: &Pipeline, sentence: &Sentence) -> (bool, bool) {
    let document = Document::new("sentence", sentence.text.as_str());
    let all = pipeline.annotate(&document).unwrap();
    let ends = [&sentence.source, &sentence.target].map(|w| entities(&sentence.text, w, &all));
    let (mut tied, mut right) = (false, false);
    for relation in &all.relations {
        let entity = |mention: usize| all.mentions[mention].entity;
        let (a, b) = (entity(relation.source), entity(relation.target));
        let joins = |one: usize, other: usize| ends[0].contains(&one) && ends[1].contains(&other);
        if joins(a, b) || joins(b, a) {
            tied = true;
            let coded = relation.event.as_deref().map(class);
            let wanted = class(&sentence.root);
            right |= relation.class.as_str() == wanted || coded == Some(wanted);
        }
    }
    (tied, right)
}

#[test]
fn classes_of_events_are_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::load(root.join("models/en-news")).unwrap();
    let lines = std::fs::read_to_string(root.join("tests/events/unseen.jsonl")).unwrap();
    let sentences: Vec<Sentence> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let found: Vec<(bool, bool)> = sentences.iter().map(|s| found(&pipeline, s)).collect();
    let tied = found.iter().filter(|(tied, _)| *tied).count() as f64;
    let right = found.iter().filter(|(_, right)| *right).count() as f64;
    println!(
        "{tied} tied of {}, {right} of the root's class",
        found.len()
    );
    assert!(tied >= TIED * found.len() as f64, "{tied} tied");
    assert!(
        right >= CLASS * tied,
        "{right} of {tied} of the root's class"
    );
}
