//! The `links` head: which earlier mention a mention means, or none (mention ranking, Lee et al. 2017).

use tch::nn::{self, Init, Module, Path};
use tch::{Kind, Tensor};

use crate::error::Result;
use crate::model::candidate::{LINK_TABLES, Seen, form_number, link_features};
use crate::model::heads::{activation, linear};
use crate::model::matrix::Matrix;
use crate::model::tensor::matrix;

/// A mention looks back at so many others.
const REACH: usize = 60;

/// Antecedents that are less probable are not kept.
const LEAST: f32 = 0.02;

/// Whom a mention may mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Antecedents {
    /// Probability that it means nobody mentioned before.
    pub fresh: f32,
    /// Places of earlier candidates of the document and their probabilities, the most probable first.
    pub candidates: Vec<(usize, f32)>,
}

#[derive(Debug)]
pub(crate) struct LinkHead {
    first: nn::Linear,
    last: nn::Linear,
    form: Tensor,
    query: nn::Linear,
    salience: nn::Linear,
    fresh: nn::Linear,
    tables: Vec<Tensor>,
}

impl LinkHead {
    pub(crate) fn new(at: &Path, hidden: i64, width: i64) -> Self {
        let table = |(name, size): (&str, i64)| {
            (at / "tables" / name).var("weight", &[size, 1], Init::Const(0.0))
        };
        Self {
            first: linear(at, "first", hidden, width),
            last: linear(at, "last", hidden, width),
            form: (at / "form").var("weight", &[4, width], Init::Const(0.0)),
            query: linear(at, "query", width, width),
            salience: linear(at, "salience", width, 1),
            fresh: linear(at, "fresh", width, 1),
            tables: LINK_TABLES.into_iter().map(table).collect(),
        }
    }

    /// What is kept of mentions, given the vectors of their first and last words, `[mentions, hidden]`.
    pub(crate) fn memory(&self, first: &Tensor, last: &Tensor, seen: Vec<Seen>) -> Result<Memory> {
        let forms: Vec<i64> = seen.iter().map(|s| form_number(s.form) as i64).collect();
        let form = self.form.index_select(0, &Tensor::from_slice(&forms));
        let vectors = activation(&(self.first.forward(first) + self.last.forward(last) + form));
        let column = |layer: &nn::Linear| matrix(&layer.forward(&vectors));
        Ok(Memory {
            queries: matrix(&self.query.forward(&vectors))?,
            salience: column(&self.salience)?,
            fresh: column(&self.fresh)?,
            vectors: matrix(&vectors)?,
            seen,
        })
    }

    /// The tables of features as plain numbers.
    pub(crate) fn plain_tables(&self) -> Result<Vec<Vec<f32>>> {
        let plain = |table: &Tensor| {
            matrix(&table.to_kind(Kind::Float)).map(|m| m.iter().map(|row| row[0]).collect())
        };
        self.tables.iter().map(plain).collect()
    }
}

/// Mentions of one block as the scorer needs them.
#[derive(Debug)]
pub(crate) struct Memory {
    vectors: Matrix,
    queries: Matrix,
    salience: Matrix,
    fresh: Matrix,
    pub(crate) seen: Vec<Seen>,
}

/// A mention that later ones may mean.
#[derive(Debug)]
struct Remembered {
    vector: Vec<f32>,
    salience: f32,
    seen: Seen,
}

/// The mentions of a document so far.
#[derive(Debug)]
pub(crate) struct Linker {
    temperature: f32,
    tables: Vec<Vec<f32>>,
    before: std::collections::VecDeque<Remembered>,
}

impl Linker {
    pub(crate) fn new(head: &LinkHead, temperature: f32) -> Result<Self> {
        Ok(Self {
            temperature,
            tables: head.plain_tables()?,
            before: std::collections::VecDeque::new(),
        })
    }

    /// Raw scores of the mentions kept so far for one of a block, the one before all others first: `[none, earlier…]`.
    fn scores(&self, memory: &Memory, mention: usize) -> Vec<f32> {
        let query = memory.queries.row(mention);
        let earlier = self.before.iter().map(|other| {
            let likeness: f32 = query.iter().zip(&other.vector).map(|(a, b)| a * b).sum();
            let features = link_features(&other.seen, &memory.seen[mention]);
            let tables = self.tables.iter().zip(features);
            likeness + other.salience + tables.map(|(table, feature)| table[feature]).sum::<f32>()
        });
        std::iter::once(memory.fresh.row(mention)[0])
            .chain(earlier)
            .collect()
    }

    /// Whom the mentions of the next block may mean, in order.
    pub(crate) fn link(&mut self, memory: &Memory) -> Vec<Antecedents> {
        let mut found = Vec::with_capacity(memory.seen.len());
        for mention in 0..memory.seen.len() {
            found.push(self.antecedents(memory, mention));
            self.before.push_back(Remembered {
                vector: memory.vectors.row(mention).to_vec(),
                salience: memory.salience.row(mention)[0],
                seen: memory.seen[mention].clone(),
            });
            if self.before.len() > REACH {
                self.before.pop_front();
            }
        }
        found
    }

    fn antecedents(&self, memory: &Memory, mention: usize) -> Antecedents {
        if !memory.seen[mention].may_refer() {
            return Antecedents {
                fresh: 1.0,
                candidates: Vec::new(),
            };
        }
        let mut scores = self.scores(memory, mention);
        for score in &mut scores {
            *score /= self.temperature;
        }
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let sum: f32 = scores.iter().map(|s| (s - top).exp()).sum();
        let probability = |score: f32| (score - top).exp() / sum;
        let earlier = self.before.iter().zip(&scores[1..]);
        let mut candidates: Vec<(usize, f32)> = earlier
            .map(|(other, &score)| (other.seen.number, probability(score)))
            .filter(|&(_, p)| p >= LEAST)
            .collect();
        candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
        Antecedents {
            fresh: probability(scores[0]),
            candidates,
        }
    }
}
