//! Our own corpus: it is sound, and the shipped model reads its test part well enough.

use std::path::Path;
use std::process::{Command, Output};

use tieline::annotation::Record;
use tieline::evaluation::{Evaluation, Report};
use tieline::pipeline::Pipeline;

/// What the shipped model must reach on the test part: a little below what it does reach.
const FLOORS: [(&str, f64); 3] = [("mentions", 0.91), ("names", 0.93), ("pairs", 0.74)];

/// Runs `models/train/corpus.py`; `None` where there is no Python of 3.11 or later.
fn corpus(command: &str, parts: &[&str]) -> Option<Output> {
    let train = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/train");
    let python = || Command::new("python3");
    let recent = python().args(["-c", "import tomllib"]).status();
    if !recent.is_ok_and(|status| status.success()) {
        println!("skipped: needs python3 of 3.11 or later");
        return None;
    }
    let paths = parts.iter().map(|part| train.join("corpus").join(part));
    let mut run = python();
    run.arg(train.join("corpus.py")).arg(command).args(paths);
    Some(run.output().unwrap())
}

#[test]
fn the_corpus_has_no_fault() {
    let Some(run) = corpus("check", &["train", "dev", "test"]) else {
        return;
    };
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
}

#[test]
fn the_shipped_model_reads_the_test_part() {
    let Some(run) = corpus("json", &["test"]) else {
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/en-news");
    let pipeline = Pipeline::load(folder).unwrap();
    let mut evaluation = Evaluation::default();
    for line in String::from_utf8(run.stdout).unwrap().lines() {
        let record: Record = serde_json::from_str(line).unwrap();
        let (document, gold) = record.into_parts().unwrap();
        evaluation.add(&document, &gold, &pipeline.annotate(&document).unwrap());
    }
    let report: Report = evaluation.report();
    assert!(report.documents >= 50, "{report}");
    for (name, floor) in FLOORS {
        let row = report.rows.iter().find(|row| row.name == name).unwrap();
        assert!(row.f1 >= floor, "{name} below {floor}\n{report}");
    }
}
