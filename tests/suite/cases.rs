//! Runs `tests/cases/relation/*.toml` against the shipped model: text in, ties out.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde::Deserialize;
use tieline::annotation::{Annotations, Polarity, Relation};
use tieline::pipeline::Pipeline;
use tieline::text::Document;

/// Of all cases, this share must pass.
const FLOOR: f64 = 0.9;

/// Of the cases of each phenomenon, this share must pass.
const LEAST: f64 = 0.8;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    phenomenon: String,
    text: String,
    /// The day of publication.
    date: Option<String>,
    #[serde(default)]
    ties: Vec<String>,
    #[serde(default)]
    absent: Vec<String>,
    /// A case that must pass whatever the others do.
    #[serde(default)]
    must: bool,
}

/// A relation in the words of the case files: `source | label | target | further fields`.
struct Found {
    source: String,
    label: String,
    target: String,
    symmetric: bool,
    fields: Vec<String>,
}

impl Found {
    fn new(document: &Document, all: &Annotations, relation: &Relation) -> Self {
        let name = |m: usize| all.entities[all.mentions[m].entity].name.clone();
        let mut fields = vec![relation.status.modality.as_str().to_owned()];
        if relation.status.polarity == Polarity::Negated {
            fields.push("negated".into());
        }
        fields.extend(relation.place.map(|m| format!("at {}", name(m))));
        fields.extend(
            relation
                .via
                .map(|span| format!("via {}", document.slice(span))),
        );
        fields.extend(relation.role.as_ref().map(|role| format!("role {role}")));
        let said = relation.attribution.iter();
        fields.extend(said.map(|span| format!("said {}", document.slice(*span))));
        if let Some(time) = &relation.time {
            fields.push(format!("when {}", document.slice(time.span)));
            fields.extend(time.iso.as_ref().map(|iso| format!("iso {iso}")));
        }
        if relation.former {
            fields.push("former".into());
        }
        Self {
            source: name(relation.source),
            label: relation.label.clone(),
            target: name(relation.target),
            symmetric: relation.symmetric,
            fields,
        }
    }

    fn is(&self, pattern: &str) -> bool {
        let parts: Vec<&str> = pattern.split('|').map(str::trim).collect();
        let [source, label, target, fields @ ..] = &parts[..] else {
            panic!("not a tie: {pattern}")
        };
        let like = |found: &str, wanted: &str| wanted == "*" || found == wanted;
        let ends = (like(&self.source, source) && like(&self.target, target))
            || (self.symmetric && like(&self.source, target) && like(&self.target, source));
        let affirmed = fields.contains(&"negated")
            || *label == "*"
            || !self.fields.iter().any(|f| f == "negated");
        ends && like(&self.label, label)
            && affirmed
            && fields
                .iter()
                .all(|f| self.fields.iter().any(|own| own == f))
    }

    fn show(&self) -> String {
        format!(
            "{} | {} | {} | {}",
            self.source,
            self.label,
            self.target,
            self.fields.join(" | ")
        )
    }
}

/// What is wrong with a case; empty where it passes.
fn faults(pipeline: &Pipeline, case: &Case) -> String {
    let mut document = Document::new("case", case.text.as_str());
    document.meta.date.clone_from(&case.date);
    let all = pipeline.annotate(&document).unwrap();
    let found: Vec<Found> = all
        .relations
        .iter()
        .map(|r| Found::new(&document, &all, r))
        .collect();
    let mut faults = String::new();
    for tie in case
        .ties
        .iter()
        .filter(|tie| !found.iter().any(|f| f.is(tie)))
    {
        writeln!(faults, "    missing: {tie}").unwrap();
    }
    for pattern in &case.absent {
        for wrong in found.iter().filter(|f| f.is(pattern)) {
            writeln!(faults, "    wrong:   {}", wrong.show()).unwrap();
        }
    }
    if !faults.is_empty() {
        for found in &found {
            writeln!(faults, "    found:   {}", found.show()).unwrap();
        }
    }
    faults
}

/// The cases of all files.
fn cases(root: &Path) -> Vec<Case> {
    let folder = std::fs::read_dir(root.join("tests/cases/relation")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path| -> Cases { toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap() };
    paths.iter().flat_map(|path| read(path).case).collect()
}

#[test]
fn ties_are_read_from_sentences() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model =
        std::env::var_os("TIELINE_MODEL").map_or_else(|| root.join("models/en-news"), Into::into);
    let pipeline = Pipeline::load(model).unwrap();
    let cases = cases(root);
    let mut rates: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut report, mut musts, mut low) = (String::new(), String::new(), String::new());
    for case in &cases {
        let faults = faults(&pipeline, case);
        let rate = rates.entry(&case.phenomenon).or_default();
        *rate = (rate.0 + usize::from(faults.is_empty()), rate.1 + 1);
        if !faults.is_empty() {
            write!(report, "[{}] {}\n{faults}", case.phenomenon, case.text).unwrap();
            if case.must {
                writeln!(musts, "{}", case.text).unwrap();
            }
        }
    }
    for (phenomenon, (passed, all)) in &rates {
        writeln!(report, "{passed:3} of {all:3}  {phenomenon}").unwrap();
        if (*passed as f64) < LEAST * *all as f64 {
            writeln!(low, "{phenomenon}: {passed} of {all}").unwrap();
        }
    }
    let passed: usize = rates.values().map(|(passed, _)| passed).sum();
    let share = passed as f64 / cases.len() as f64;
    println!("{report}{passed} of {} cases pass", cases.len());
    assert!(musts.is_empty(), "must pass:\n{musts}\n{report}");
    assert!(low.is_empty(), "{report}\ntoo few pass:\n{low}");
    assert!(
        share >= FLOOR,
        "{report}\n{share:.3} of the cases pass, {FLOOR} must"
    );
}
