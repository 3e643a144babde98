//! Holds every head's scores to those that the training recipe wrote beside the weights (`parity.json`).

use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use tch::Tensor;
use tch::nn::Module;

use crate::annotation::{EntityKind, Form};
use crate::model::candidate::Candidate;
use crate::model::matrix::Matrix;
use crate::model::roles::Parse;
use crate::model::scores::SentenceScores;
use crate::model::tagger::{Asker, Model};
use crate::model::tensor::matrix;
use crate::text::Document;

/// Logits of single precision on two sides, summed in different orders.
const TOLERANCE: f32 = 2e-3;

#[derive(Deserialize)]
struct Case {
    sentences: Vec<Vec<String>>,
    mentions: Vec<Vec<(usize, usize, String, Form)>>,
    scores: Vec<Expected>,
    /// For every sentence source, target and scores of all pairs.
    ties: Vec<Vec<(usize, usize, Vec<f32>)>>,
    /// Mention of the document and scores of none and of all mentions before it.
    links: Vec<(usize, Vec<f32>)>,
}

/// Asks for the mentions of a case.
struct Given<'c>(&'c Case);

impl Asker for Given<'_> {
    fn candidates(&mut self, sentence: usize, _: &SentenceScores) -> Vec<Candidate> {
        let given = self.0.mentions[sentence].iter();
        given
            .map(|(first, end, kind, form)| Candidate {
                words: *first..*end,
                kind: EntityKind::named(kind),
                form: *form,
            })
            .collect()
    }
}

/// The probabilities that raw scores stand for.
fn softmax(scores: &[f32], temperature: f32) -> Vec<f32> {
    let powers = scores.iter().map(|s| (s / temperature).exp());
    let sum: f32 = powers.clone().sum();
    powers.map(|p| p / sum).collect()
}

/// Ties and links go the way that a pipeline's do, through probabilities.
fn check_relations(model: &Model, case: &Case, document: &Document) {
    let close =
        |what: &str, a: f32, b: f32| assert!((a - b).abs() <= TOLERANCE, "{what}: {a} is not {b}");
    let scores = model.score(document, &mut Given(case)).expect("scores");
    for (sentence, expected) in scores.sentences.iter().zip(&case.ties) {
        let mut asked = 0;
        for tie in &sentence.ties {
            let same = |(i, j, _): &&(usize, usize, Vec<f32>)| (*i, *j) == (tie.source, tie.target);
            let (_, _, raw) = expected.iter().find(same).expect("a pair of the case");
            asked += 1;
            for (a, b) in tie
                .probabilities
                .iter()
                .zip(softmax(raw, model.temperatures.pairs))
            {
                close("ties", *a, b);
            }
        }
        assert!(asked > 0, "no pair was asked");
    }
    for (mention, raw) in &case.links {
        let (found, expected) = (
            &scores.antecedents[*mention],
            softmax(raw, model.temperatures.links),
        );
        close("fresh", found.fresh, expected[0]);
        for &(before, p) in &found.candidates {
            close("links", p, expected[1 + before]);
        }
        let kept: f32 = found.candidates.iter().map(|c| c.1).sum();
        assert!(found.fresh + kept > 0.8, "antecedents were lost");
    }
}

#[derive(Deserialize)]
struct Expected {
    tags: Vec<Vec<f32>>,
    upos: Vec<Vec<f32>>,
    arcs: Vec<Vec<f32>>,
    greedy_heads: Vec<i64>,
    relations: Vec<Vec<f32>>,
    predicates: Vec<f32>,
    predicate: usize,
    roles: Vec<Vec<f32>>,
}

fn assert_close(what: &str, found: &Tensor, expected: &[Vec<f32>]) {
    assert_rows(what, &matrix(found).expect("a matrix"), expected);
}

fn assert_rows(what: &str, found: &Matrix, expected: &[Vec<f32>]) {
    assert_eq!(found.rows(), expected.len(), "{what}");
    for (row, expected) in found.iter().zip(expected) {
        for (a, b) in row.iter().zip(expected) {
            assert!(
                (a - b).abs() <= TOLERANCE * (1.0 + b.abs()),
                "{what}: {a} is not {b}"
            );
        }
    }
}

fn check(model: &Model, own: &Tensor, expected: &Expected) {
    let (heads, count) = (&model.heads, expected.tags.len());
    let words = own.narrow(0, 1, count as i64);
    assert_close("tags", &heads.tags.forward(&words), &expected.tags);
    assert_close("upos", &heads.upos.forward(&words), &expected.upos);
    let arcs = heads.tree.arcs(own).scores(0, count + 1);
    assert_close("arcs", &arcs.narrow(0, 1, count as i64), &expected.arcs);
    let rows: Vec<i64> = (1..=count as i64).collect();
    let relations = heads.tree.relations(own, &rows, &expected.greedy_heads);
    let relations = relations.expect("relations");
    assert_rows("relations", &relations, &expected.relations);
    let predicates = heads
        .predicates
        .forward(&words)
        .softmax(-1, tch::Kind::Float);
    let column: Vec<Vec<f32>> = expected.predicates.iter().map(|p| vec![*p]).collect();
    assert_close("predicates", &predicates.narrow(1, 1, 1), &column);
    let parse = Parse {
        heads: expected.greedy_heads.iter().map(|&h| h as usize).collect(),
        relations: (0..count).map(|word| relations.best(word)).collect(),
    };
    let parties = heads.roles.parties(own);
    let roles = heads
        .roles
        .roles(&parties, 1, &[expected.predicate], &parse);
    assert_close("roles", &roles.get(0), &expected.roles);
}

fn check_folder(folder: &Path) {
    let text = std::fs::read_to_string(folder.join("parity.json"))
        .expect("parity.json beside the weights");
    let cases: Vec<Case> = serde_json::from_str(&text).expect("cases");
    let model = Model::load_as(folder, false).expect("a model");
    for case in &cases {
        let document = Document::from_words("parity", &case.sentences);
        let sentences: Vec<Range<usize>> = document
            .sentences()
            .iter()
            .map(|s| s.words.clone())
            .collect();
        let vectors = tch::no_grad(|| model.vectors(&document, &sentences)).expect("vectors");
        for (sentence, (words, expected)) in sentences.iter().zip(&case.scores).enumerate() {
            let own = vectors.narrow(0, (words.start + sentence) as i64, words.len() as i64 + 1);
            check(&model, &own, expected);
        }
        check_relations(&model, case, &document);
    }
}

#[test]
fn the_tiny_model_scores_as_the_recipe_says() {
    check_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tiny-model"));
}

#[test]
fn the_shipped_model_scores_as_the_recipe_says() {
    check_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/en-news"));
}
