//! The `tree` head: a deep biaffine parser (Dozat and Manning 2017).

use tch::nn::{self, Path};
use tch::{Kind, Tensor};

use crate::error::Result;
use crate::model::heads::{Bilinear, activated, linear, with_one};
use crate::model::manifest::Widths;
use crate::model::matrix::Matrix;
use crate::model::tensor::matrix;

/// So many words get their relations scored at once.
const AT_ONCE: i64 = 128;

#[derive(Debug)]
pub(crate) struct TreeHead {
    arc_head: nn::Linear,
    arc_dependent: nn::Linear,
    relation_head: nn::Linear,
    relation_dependent: nn::Linear,
    arc_weight: Tensor,
    relation_weight: Bilinear,
}

/// The words of a block as dependents and as heads, in single precision.
#[derive(Debug)]
pub(crate) struct Arcs {
    dependents: Tensor,
    heads: Tensor,
}

impl Arcs {
    /// Scores `[count, count]` of every head (column) for every dependent (row) among the rows from `start` on.
    pub(crate) fn scores(&self, start: usize, count: usize) -> Tensor {
        let own = |all: &Tensor| all.narrow(0, start as i64, count as i64);
        own(&self.dependents).matmul(&own(&self.heads).tr())
    }
}

impl TreeHead {
    pub(crate) fn new(at: &Path, hidden: i64, widths: Widths, relations: i64) -> Self {
        let Widths { arc, relation, .. } = widths;
        Self {
            arc_head: linear(at, "arc_head", hidden, arc),
            arc_dependent: linear(at, "arc_dependent", hidden, arc),
            relation_head: linear(at, "relation_head", hidden, relation),
            relation_dependent: linear(at, "relation_dependent", hidden, relation),
            arc_weight: at.zeros("arc_weight", &[arc + 1, arc]),
            relation_weight: Bilinear::new(at, "relation_weight", relations, relation + 1),
        }
    }

    /// `vectors`: roots and words, `[rows, hidden]`.
    pub(crate) fn arcs(&self, vectors: &Tensor) -> Arcs {
        let dependents = with_one(&activated(&self.arc_dependent, vectors));
        Arcs {
            dependents: dependents.matmul(&self.arc_weight).to_kind(Kind::Float),
            heads: activated(&self.arc_head, vectors).to_kind(Kind::Float),
        }
    }

    /// Scores `[rows, relations]` of the words in some rows under heads in other rows.
    ///
    /// # Errors
    /// Where the tensor library fails.
    pub(crate) fn relations(
        &self,
        vectors: &Tensor,
        words: &[i64],
        heads: &[i64],
    ) -> Result<Matrix> {
        let dependents = with_one(&activated(&self.relation_dependent, vectors));
        let above = with_one(&activated(&self.relation_head, vectors));
        let rows = |all: &Tensor, rows: &[i64]| all.index_select(0, &Tensor::from_slice(rows));
        let chunks = words
            .chunks(AT_ONCE as usize)
            .zip(heads.chunks(AT_ONCE as usize));
        let scored: Vec<Tensor> = chunks
            .map(|(words, heads)| {
                let half = self.relation_weight.half(&rows(&dependents, words));
                half.matmul(&rows(&above, heads).unsqueeze(-1))
                    .squeeze_dim(-1)
            })
            .collect();
        matrix(&Tensor::cat(&scored, 0).to_kind(Kind::Float))
    }
}
