//! The `pairs` head: which tie one mention has to another of its sentence (after Eberts and Ulges 2020).

use std::ops::Range;

use tch::nn::{self, Init, Module, Path};
use tch::{Kind, Tensor};

use crate::error::Result;
use crate::model::candidate::{Candidate, PAIR_TABLES, between, pair_features};
use crate::model::heads::{activated, activation, linear};
use crate::model::matrix::Matrix;
use crate::model::tensor::matrix;

/// How probable each tie is from one candidate of a sentence to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// Place among the sentence's candidates.
    pub source: usize,
    /// Place among the sentence's candidates.
    pub target: usize,
    /// Columns as [`super::Labels::ties`]; the first is none. They add up to 1.
    pub probabilities: Vec<f32>,
}

#[derive(Debug)]
pub(crate) struct PairHead {
    source: nn::Linear,
    target: nn::Linear,
    pub(crate) context: nn::Linear,
    inner: nn::Linear,
    tables: Vec<Tensor>,
    out: nn::Linear,
}

/// Which pair of a block is asked: where its candidates stand among the block's vectors, and what lies around them.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Rows of the first and last word of source and target.
    rows: [i64; 4],
    features: [usize; 3],
    /// Largest values of the context between and in the whole sentence.
    pooled: Vec<f32>,
}

impl Asked {
    /// A pair of a sentence whose root stands in row `root`; `context`: `[rows, context]`; `whole`: largest values over
    /// the sentence.
    pub(crate) fn new(
        (source, target): (&Candidate, &Candidate),
        root: usize,
        context: &Matrix,
        whole: &[f32],
    ) -> Self {
        let row = |word: usize| (root + 1 + word) as i64;
        let inside = between(&source.words, &target.words);
        let mut pooled = largest(context, root + 1 + inside.start..root + 1 + inside.end);
        pooled.extend_from_slice(whole);
        Self {
            rows: [
                row(source.words.start),
                row(source.words.end - 1),
                row(target.words.start),
                row(target.words.end - 1),
            ],
            features: pair_features(source, target),
            pooled,
        }
    }
}

/// The largest value of every column over some rows; 0 where there are none.
pub(crate) fn largest(context: &Matrix, rows: Range<usize>) -> Vec<f32> {
    let mut found = vec![f32::NEG_INFINITY; context.columns()];
    if rows.is_empty() {
        found.fill(0.0);
    }
    for row in rows {
        for (best, value) in found.iter_mut().zip(context.row(row)) {
            *best = best.max(*value);
        }
    }
    found
}

impl PairHead {
    pub(crate) fn new(at: &Path, hidden: i64, (width, context): (i64, i64), ties: i64) -> Self {
        let table = |(name, size): (&str, i64)| {
            (at / "tables" / name).var("weight", &[size, width], Init::Const(0.0))
        };
        Self {
            source: linear(at, "source", 2 * hidden, width),
            target: linear(at, "target", 2 * hidden, width),
            context: linear(at, "context", hidden, context),
            inner: linear(at, "inner", 3 * width + 2 * context, width),
            tables: PAIR_TABLES.into_iter().map(table).collect(),
            out: linear(at, "out", width, ties),
        }
    }

    /// The context of every row, `[rows, context]`.
    pub(crate) fn contexts(&self, vectors: &Tensor) -> Result<Matrix> {
        matrix(&activated(&self.context, vectors))
    }

    /// Raw scores `[pairs, ties]`; `vectors`: roots and words of a block, `[rows, hidden]`.
    pub(crate) fn scores(&self, vectors: &Tensor, asked: &[Asked]) -> Tensor {
        let ends = |layer: &nn::Linear, first: usize| {
            let rows =
                |column: usize| -> Vec<i64> { asked.iter().map(|a| a.rows[column]).collect() };
            let word = |column| vectors.index_select(0, &Tensor::from_slice(&rows(column)));
            activated(layer, &Tensor::cat(&[word(first), word(first + 1)], -1))
        };
        let (source, target) = (ends(&self.source, 0), ends(&self.target, 2));
        let pooled: Vec<f32> = asked
            .iter()
            .flat_map(|a| a.pooled.iter().copied())
            .collect();
        let pooled = Tensor::from_slice(&pooled).view([asked.len() as i64, -1]);
        let both = &source * &target;
        let mut inner = self
            .inner
            .forward(&Tensor::cat(&[source, target, both, pooled], -1));
        for (column, table) in self.tables.iter().enumerate() {
            let rows: Vec<i64> = asked.iter().map(|a| a.features[column] as i64).collect();
            inner += table.index_select(0, &Tensor::from_slice(&rows));
        }
        self.out.forward(&activation(&inner))
    }

    /// Probabilities `[pairs, ties]`.
    pub(crate) fn probabilities(
        &self,
        vectors: &Tensor,
        asked: &[Asked],
        temperature: f32,
    ) -> Result<Matrix> {
        let scores = self.scores(vectors, asked) / f64::from(temperature);
        matrix(&scores.softmax(-1, Kind::Float))
    }
}
