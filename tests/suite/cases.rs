//! Runs `tests/cases/relation/*.toml` against the shipped model: text in, ties out.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde::Deserialize;
use tieline::annotation::{Annotations, Polarity, Relation};
use tieline::pipeline::Pipeline;
use tieline::text::Document;

#[derive(Deserialize)]
struct Cases {
    /// Of the file's cases, this share must pass.
    floor: f64,
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
    /// What the text calls it, its entity's name first.
    source: Vec<String>,
    label: String,
    /// As `source`.
    target: Vec<String>,
    symmetric: bool,
    fields: Vec<String>,
}

impl Found {
    fn new(document: &Document, all: &Annotations, relation: &Relation) -> Self {
        let name = |m: usize| all.entities[all.mentions[m].entity].name.clone();
        let names = |m: usize| {
            let called = all.entities[all.mentions[m].entity].mentions.iter();
            let called = called.map(|&m| document.slice(all.mentions[m].span).to_owned());
            std::iter::once(name(m)).chain(called).collect()
        };
        let mut fields = vec![relation.status.modality.as_str().to_owned()];
        if relation.status.polarity == Polarity::Negated {
            fields.push("negated".into());
        }
        fields.extend(relation.event.iter().map(|code| format!("code {code}")));
        fields.extend(relation.place.map(|m| format!("at {}", name(m))));
        fields.extend(
            relation
                .via
                .map(|span| format!("via {}", document.slice(span))),
        );
        let ends = [
            ("source", &relation.metonym.source),
            ("target", &relation.metonym.target),
        ];
        for (end, government) in ends {
            let name = government.as_ref().map(|government| &government.name);
            fields.extend(name.map(|name| format!("{end} stands for {name}")));
        }
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
            source: names(relation.source),
            label: relation.label.clone(),
            target: names(relation.target),
            symmetric: relation.symmetric,
            fields,
        }
    }

    fn is(&self, pattern: &str) -> bool {
        let parts: Vec<&str> = pattern.split('|').map(str::trim).collect();
        let [source, label, target, fields @ ..] = &parts[..] else {
            panic!("not a tie: {pattern}")
        };
        let like = |found: &[String], wanted: &str| {
            wanted == "*" || found.iter().any(|name| name == wanted)
        };
        let ends = (like(&self.source, source) && like(&self.target, target))
            || (self.symmetric && like(&self.source, target) && like(&self.target, source));
        let affirmed = fields.contains(&"negated")
            || *label == "*"
            || !self.fields.iter().any(|f| f == "negated");
        ends && (*label == "*" || self.label == *label)
            && affirmed
            && fields
                .iter()
                .all(|f| self.fields.iter().any(|own| own == f))
    }

    fn show(&self) -> String {
        format!(
            "{} | {} | {} | {}",
            self.source[0],
            self.label,
            self.target[0],
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

/// The files of cases, by name.
fn files(root: &Path) -> BTreeMap<String, Cases> {
    let folder = std::fs::read_dir(root.join("tests/cases/relation")).unwrap();
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        let cases = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        (
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            cases,
        )
    };
    folder.map(read).collect()
}

/// How many cases passed, of how many.
type Rate = (usize, usize);

/// Runs the cases of one file: what went wrong, the cases that must pass and do not, and the rates by phenomenon.
fn run<'c>(
    pipeline: &Pipeline,
    cases: &'c Cases,
    rates: &mut BTreeMap<&'c str, Rate>,
) -> (String, String, Rate) {
    let (mut report, mut musts, mut whole) = (String::new(), String::new(), (0, 0));
    for case in &cases.case {
        let faults = faults(pipeline, case);
        for rate in [rates.entry(&case.phenomenon).or_default(), &mut whole] {
            *rate = (rate.0 + usize::from(faults.is_empty()), rate.1 + 1);
        }
        if !faults.is_empty() {
            write!(report, "[{}] {}\n{faults}", case.phenomenon, case.text).unwrap();
            if case.must {
                writeln!(musts, "{}", case.text).unwrap();
            }
        }
    }
    (report, musts, whole)
}

#[test]
fn ties_are_read_from_sentences() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::load(root.join("models/en-news")).unwrap();
    let files = files(root);
    let (mut rates, mut problems) = (BTreeMap::new(), String::new());
    for (name, cases) in &files {
        let (report, musts, (passed, all)) = run(&pipeline, cases, &mut rates);
        println!("{report}{passed:3} of {all:3}  {name}\n");
        if !musts.is_empty() {
            write!(problems, "{name}: must pass:\n{musts}").unwrap();
        }
        if (passed as f64) < cases.floor * all as f64 {
            writeln!(
                problems,
                "{name}: {passed} of {all}, the floor is {}\n{report}",
                cases.floor
            )
            .unwrap();
        }
    }
    for (phenomenon, (passed, all)) in &rates {
        println!("{passed:3} of {all:3}  {phenomenon}");
    }
    assert!(problems.is_empty(), "{problems}");
}
