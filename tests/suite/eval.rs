//! `tieline eval`: what it says of annotations that are right, wrong, missing or broken.

use serde_json::{Value, json};

use crate::support::TestBed;

/// An annotated document; `target` is whom Ann met.
fn record(id: &str, target: usize) -> String {
    let text = "Ann met Bo – Cy left.";
    let mention = |start: usize, end: usize, entity: usize, name: &str| json!({"start": start, "end": end, "text": name, "kind": "person", "form": "name", "entity": entity, "confidence": 1.0});
    let entity =
        |name: &str, mention: usize| json!({"name": name, "kind": "person", "mentions": [mention]});
    json!({
        "id": id, "text": text,
        "mentions": [mention(0, 3, 0, "Ann"), mention(8, 10, 1, "Bo"), mention(13, 15, 2, "Cy")],
        "entities": [entity("Ann", 0), entity("Bo", 1), entity("Cy", 2)],
        "relations": [{
            "source": 0, "target": target, "label": "met", "class": "contact", "symmetric": true,
            "sentence": {"start": 0, "end": 21}, "trigger": {"start": 4, "end": 7, "text": "met"},
            "polarity": {"value": "affirmed"}, "modality": {"value": "actual"}, "attribution": [],
            "former": false, "evidence": ["tree"], "confidence": 1.0,
        }],
    })
    .to_string()
}

/// The F1 of a row of the report on standard output.
fn f1(report: &str, name: &str) -> f64 {
    let report: Value = serde_json::from_str(report).unwrap();
    let rows = report["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["name"] == name).unwrap();
    row["f1"].as_f64().unwrap()
}

#[test]
fn the_same_on_both_sides_is_right() {
    let bed = TestBed::new().file("gold.jsonl", record("a", 1));
    let run = bed
        .run_bare("eval gold.jsonl --predictions gold.jsonl --json")
        .exits(0);
    for name in ["mentions", "pairs", "pairs and label", "clusters: CEAFe"] {
        assert!((f1(&run.stdout, name) - 1.0).abs() < 1e-9, "{name}");
    }
    let table = bed.run_bare("eval gold.jsonl --predictions gold.jsonl");
    assert!(table.stdout.contains("pairs and class"), "{}", table.stdout);
}

#[test]
fn a_wrong_partner_is_a_wrong_pair() {
    let bed = TestBed::new()
        .file("gold.jsonl", record("a", 1))
        .file("found.jsonl", record("a", 2));
    let run = bed
        .run_bare("eval gold.jsonl --predictions found.jsonl --json")
        .exits(0);
    assert!(f1(&run.stdout, "pairs").abs() < 1e-9);
    assert!((f1(&run.stdout, "mentions") - 1.0).abs() < 1e-9);
}

#[test]
fn a_document_without_predictions_is_told() {
    let two = format!("{}\n{}\n", record("a", 1), record("b", 1));
    let bed = TestBed::new()
        .file("gold.jsonl", two)
        .file("found.jsonl", record("b", 1));
    let run = bed
        .run_bare("eval gold.jsonl --predictions found.jsonl --json")
        .exits(1)
        .tells("`a` has no predictions");
    assert!(f1(&run.stdout, "mentions") < 1.0);
}

#[test]
fn without_predictions_the_model_reads() {
    let bed = TestBed::new().file("gold.jsonl", record("a", 1));
    let run = bed.run("eval gold.jsonl").exits(0);
    assert!(run.stdout.starts_with("1 documents"), "{}", run.stdout);
}

#[test]
fn broken_gold_is_named_by_line() {
    let broken = format!("{}\n{{\"id\": 1\n", record("a", 1));
    let twice = format!("{}\n{}\n", record("a", 1), record("a", 1));
    let bed = TestBed::new()
        .file("broken.jsonl", broken)
        .file("twice.jsonl", twice)
        .file("empty.jsonl", "\n");
    bed.run("eval broken.jsonl")
        .exits(2)
        .tells("broken.jsonl:2");
    bed.run("eval twice.jsonl")
        .exits(2)
        .tells("twice.jsonl:2")
        .tells("a second document `a`");
    bed.run("eval empty.jsonl")
        .exits(2)
        .tells("no gold document");
    bed.run("eval none.jsonl")
        .exits(2)
        .tells("cannot read none.jsonl");
}

/// The record with a node for every entity, in a group.
fn with_nodes(id: &str, group: &str, nodes: [&str; 3]) -> String {
    let mut record: Value = serde_json::from_str(&record(id, 1)).unwrap();
    record["group"] = group.into();
    for (entity, node) in nodes.into_iter().enumerate() {
        record["entities"][entity]["node"] = node.into();
    }
    record.to_string()
}

#[test]
fn nodes_are_scored_across_the_documents_of_a_group() {
    let same = ["ann", "bo", "cy"];
    let two = format!(
        "{}\n{}\n",
        with_nodes("a", "g", same),
        with_nodes("b", "g", same)
    );
    let bed = TestBed::new().file("gold.jsonl", two);
    let line = "eval gold.jsonl --predictions gold.jsonl --json";
    let run = bed.run_bare(line).exits(0);
    for name in ["nodes: B3", "nodes: pairs", "nodes of names found: B3"] {
        assert!((f1(&run.stdout, name) - 1.0).abs() < 1e-9, "{name}");
    }
    // Of one name in both documents, but not the same; in groups of their own they are not compared.
    let other = ["ann", "bo", "another"];
    for (group, right) in [("g", false), ("h", true)] {
        let two = format!(
            "{}\n{}\n",
            with_nodes("a", "g", same),
            with_nodes("b", group, other)
        );
        let bed = TestBed::new().file("gold.jsonl", two);
        let run = bed.run_bare(line).exits(0);
        assert_eq!(
            (f1(&run.stdout, "nodes: B3") - 1.0).abs() < 1e-9,
            right,
            "{group}"
        );
    }
    let bed = TestBed::new().file("gold.jsonl", record("a", 1));
    let run = bed.run_bare(line).exits(0);
    assert!(!run.stdout.contains("nodes"), "{}", run.stdout);
}
