//! Our own corpus: it is sound, and the shipped model reads its test part well enough.

use std::path::Path;

use tieline::evaluation::{Evaluation, Report};
use tieline::pipeline::Pipeline;

use crate::gold;

/// What the shipped model must reach on the test part: a little below what it does reach.
const FLOORS: [(&str, f64); 3] = [("mentions", 0.91), ("names", 0.93), ("pairs", 0.74)];

#[test]
fn the_corpus_has_no_fault() {
    gold::has_no_fault("corpus.py", &["models/train/corpus"]);
    let standoff =
        ["train", "dev", "test"].map(|part| format!("models/train/corpus/standoff/{part}.jsonl"));
    gold::has_no_fault("standoff.py", &standoff.each_ref().map(String::as_str));
}

#[test]
fn the_recipe_can_be_read() {
    gold::is_python();
}

#[test]
fn the_shipped_model_reads_the_test_part() {
    let Some(records) = gold::records(&["json"], "models/train/corpus/test") else {
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/en-news");
    let pipeline = Pipeline::load(folder).unwrap();
    let mut evaluation = Evaluation::default();
    for record in records {
        let (document, gold) = record.into_parts().unwrap();
        // The corpus knows no groups without a name.
        let found = pipeline.annotate(&document).unwrap().without_groups();
        evaluation.add(&document, &gold, &found);
    }
    let report: Report = evaluation.report();
    assert!(report.documents >= 50, "{report}");
    for (name, floor) in FLOORS {
        let row = report.rows.iter().find(|row| row.name == name).unwrap();
        assert!(row.f1 >= floor, "{name} below {floor}\n{report}");
    }
}
