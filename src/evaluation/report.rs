//! The sums over all documents, and the table that people read.

use std::fmt;

use serde::Serialize;

use crate::annotation::{Annotations, EntityKind, Form};
use crate::evaluation::across::{Across, Nodes};
use crate::evaluation::clusters::Clusters;
use crate::evaluation::mentions::{clusters, is_name, mentions};
use crate::evaluation::relations::{CLASSES, Relations, Share, of_class, right};
use crate::evaluation::reliability::{Bin, Reliability};
use crate::evaluation::score::Score;
use crate::text::Document;

/// Scores of annotations against gold ones, document after document.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    documents: usize,
    all: Score,
    names: [Score; 3],
    nationalities: Score,
    descriptions: Score,
    pronouns: Score,
    clusters: Clusters,
    without_single: Clusters,
    relations: Relations,
    classes: [Score; 8],
    reliability: Reliability,
    across: Across,
}

const KINDS: [EntityKind; 3] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
];

impl Evaluation {
    /// Compares what was found in a document with what is right.
    pub fn add(&mut self, document: &Document, gold: &Annotations, found: &Annotations) {
        self.documents += 1;
        self.all += mentions(gold, found, |_| true);
        for (score, kind) in self.names.iter_mut().zip(KINDS) {
            *score += mentions(gold, found, |m| is_name(m) && m.kind == kind);
        }
        self.nationalities += mentions(gold, found, |m| m.form == Form::Nationality);
        self.descriptions += mentions(gold, found, |m| m.form == Form::Nominal);
        self.pronouns += mentions(gold, found, |m| m.form == Form::Pronoun);
        for (sum, alone) in [
            (&mut self.clusters, true),
            (&mut self.without_single, false),
        ] {
            sum.add(&Clusters::of(
                &clusters(gold, alone),
                &clusters(found, alone),
            ));
        }
        self.relations.add(&Relations::of(document, gold, found));
        for (relation, right) in found.relations.iter().zip(right(document, gold, found)) {
            self.reliability.count(relation.confidence, right);
        }
        for (score, class) in self.classes.iter_mut().zip(CLASSES) {
            *score += of_class(document, gold, found, class);
        }
    }

    /// Compares the nodes of a document's names with those of the gold entities, across all documents of a group.
    /// `node` tells the node of a found entity; names whose gold entity has none are left out.
    pub fn add_nodes(
        &mut self,
        group: &str,
        gold: &Annotations,
        found: &Annotations,
        node: impl Fn(usize) -> Option<String>,
    ) {
        self.across.add(group, gold, found, node);
    }

    /// All figures so far.
    pub fn report(&self) -> Report {
        let mut rows = Vec::new();
        let mut row = |name: &str, score: &Score| rows.push(Row::new(name, score));
        let mut names = Score::default();
        self.names.iter().for_each(|score| names += *score);
        row("mentions", &self.all);
        row("names", &names);
        for (score, kind) in self.names.iter().zip(KINDS) {
            row(&format!("names: {}", kind.as_str()), score);
        }
        row("nationalities", &self.nationalities);
        row("descriptions", &self.descriptions);
        row("pronouns", &self.pronouns);
        for (name, sums) in [
            ("clusters", &self.clusters),
            ("clusters of several", &self.without_single),
        ] {
            row(&format!("{name}: MUC"), &sums.muc);
            row(&format!("{name}: B3"), &sums.b_cubed);
            row(&format!("{name}: CEAFe"), &sums.ceaf_e);
        }
        row("pairs", &self.relations.pair);
        row("pairs and class", &self.relations.class);
        row("pairs and label", &self.relations.label);
        for (score, class) in self.classes.iter().zip(CLASSES) {
            row(&format!("class: {}", class.as_str()), score);
        }
        let r = &self.relations;
        let mut report = Report {
            documents: self.documents,
            rows,
            shares: vec![
                ("clusters: CoNLL average".into(), self.clusters.average()),
                (
                    "clusters of several: CoNLL average".into(),
                    self.without_single.average(),
                ),
                ("direction, of pairs found".into(), part(r.direction)),
                ("polarity, of pairs found".into(), part(r.polarity)),
                ("modality, of pairs found".into(), part(r.modality)),
                ("attribution, of pairs found".into(), part(r.attribution)),
                (
                    "sentences without a tie that get one".into(),
                    part(r.false_ties),
                ),
                (
                    "confidence: calibration error".into(),
                    self.reliability.error(),
                ),
            ],
            reliability: self.reliability.bins(),
        };
        if !self.across.is_empty() {
            report.add_nodes("nodes", &self.across.all());
            report.add_nodes("nodes of names found", &self.across.shared());
        }
        report
    }
}

fn part(share: Share) -> f64 {
    share.right as f64 / share.asked.max(1) as f64
}

/// Figures of an evaluation; all between 0 and 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// How many documents were compared.
    pub documents: usize,
    /// What has precision, recall and F1.
    pub rows: Vec<Row>,
    /// What has one figure.
    pub shares: Vec<(String, f64)>,
    /// Confidences against the share of right ties.
    pub reliability: Vec<Bin>,
}

/// One line of a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// What was compared.
    pub name: String,
    /// Right ones of those found.
    pub precision: f64,
    /// Found ones of those that are right.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How many there are on the gold side; for clusters the denominator of recall.
    pub gold: f64,
}

impl Row {
    fn new(name: &str, score: &Score) -> Self {
        Self {
            name: name.to_owned(),
            precision: score.precision(),
            recall: score.recall(),
            f1: score.f1(),
            gold: score.recall.1,
        }
    }
}

impl Report {
    fn add_nodes(&mut self, name: &str, nodes: &Nodes) {
        let scores = [("B3", &nodes.b_cubed), ("pairs", &nodes.pairs)];
        let rows = scores.map(|(measure, score)| Row::new(&format!("{name}: {measure}"), score));
        self.rows.extend(rows);
        let shares = [
            ("that melt several", nodes.melted),
            ("that are split", nodes.split),
        ];
        let shares = shares.map(|(what, (right, asked))| {
            let value = part(Share { right, asked });
            (format!("{name}, {what}"), value)
        });
        self.shares.extend(shares);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = format!("{} documents", self.documents);
        writeln!(f, "{label:38}precision  recall      F1    gold")?;
        for row in self
            .rows
            .iter()
            .filter(|row| row.gold > 0.0 || row.precision > 0.0)
        {
            let Row {
                name,
                precision,
                recall,
                f1,
                gold,
            } = row;
            writeln!(f, "{name:38}{precision:9.3}{recall:8.3}{f1:8.3}{gold:8.0}")?;
        }
        for (name, value) in &self.shares {
            writeln!(f, "{name:38}{value:25.3}")?;
        }
        if !self.reliability.is_empty() {
            writeln!(f, "{:38}     mean   right            ties", "")?;
        }
        for bin in &self.reliability {
            writeln!(f, "{bin}")?;
        }
        Ok(())
    }
}
