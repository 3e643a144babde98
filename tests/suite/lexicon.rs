//! Runs the stage over the lexicon's own example sentences: the row that a sentence shows must be what is read from it.

use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;

use tieline::annotation::Annotations;
use tieline::knowledge::{Knowledge, PartOfSpeech, Predicate};
use tieline::pipeline::{Pipeline, annotate_all};
use tieline::text::Document;

/// Of all rows this share must be read from their examples.
const FLOOR: f64 = 0.95;

/// Whether a tie with the row's label and class was found, and the right way round where that can be told: in an
/// active sentence the actor stands first.
fn is_read(document: &Document, all: &Annotations, row: &Predicate) -> bool {
    let words: Vec<String> = row
        .example
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect();
    let turned =
        row.turned || row.pos == PartOfSpeech::Noun || words.iter().any(|word| word == "by");
    all.relations.iter().any(|r| {
        let forward = all.mentions[r.source].span.start < all.mentions[r.target].span.start;
        let spoken = !document.slice(r.trigger).is_empty();
        r.label == row.label
            && r.class.as_str() == row.class
            && spoken
            && (forward || turned || row.symmetric)
    })
}

/// What was read from an example, for the list of those that went wrong.
fn shown(document: &Document, all: &Annotations, row: &Predicate) -> String {
    let mut text = format!(
        "  {} ({:?}, `{}`): {}\n",
        row.lemma, row.pos, row.label, row.example
    );
    for r in &all.relations {
        let name = |m: usize| document.slice(all.mentions[m].span);
        writeln!(
            text,
            "      {} | {} | {}",
            name(r.source),
            r.label,
            name(r.target)
        )
        .unwrap();
    }
    text
}

#[test]
fn examples_of_the_lexicon_are_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::load(root.join("models/en-news")).unwrap();
    let rows: Vec<&Predicate> = Knowledge::builtin().predicates.iter().collect();
    let documents = rows
        .iter()
        .map(|row| Document::new("example", row.example.as_str()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (mut missed, mut place) = (Vec::new(), 0);
    annotate_all(&pipeline, threads, documents, &mut |document, all| {
        let all = all.unwrap();
        if !is_read(&document, &all, rows[place]) {
            missed.push(shown(&document, &all, rows[place]));
        }
        place += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    let read = rows.len() - missed.len();
    println!("{}{read} of {} examples read", missed.concat(), rows.len());
    assert!(rows.len() >= 900, "{} rows", rows.len());
    assert!(
        read as f64 >= FLOOR * rows.len() as f64,
        "{read} of {} read:\n{}",
        rows.len(),
        missed.concat()
    );
}
