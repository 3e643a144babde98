//! The heads on top of the encoder's word vectors, as `models/train/model.py` defines them.

use tch::Tensor;
use tch::nn::{self, Init, Module, Path, VarStore};

use crate::model::links::LinkHead;
use crate::model::manifest::{Labels, Widths};
use crate::model::pairs::PairHead;
use crate::model::roles::RoleHead;
use crate::model::tree::TreeHead;

pub(crate) fn linear(at: &Path, name: &str, from: i64, to: i64) -> nn::Linear {
    nn::linear(
        at / name,
        from,
        to,
        nn::LinearConfig {
            ws_init: Init::Const(0.0),
            ..Default::default()
        },
    )
}

pub(crate) fn activation(x: &Tensor) -> Tensor {
    x.gelu("none")
}

pub(crate) fn activated(layer: &nn::Linear, x: &Tensor) -> Tensor {
    activation(&layer.forward(x))
}

pub(crate) fn with_one(x: &Tensor) -> Tensor {
    let mut size = x.size();
    if let Some(last) = size.last_mut() {
        *last = 1;
    }
    Tensor::cat(&[x, &Tensor::ones(&size, (x.kind(), x.device()))], -1)
}

/// All heads of the encoder.
#[derive(Debug)]
pub(crate) struct Heads {
    pub(crate) tags: nn::Linear,
    pub(crate) upos: nn::Linear,
    pub(crate) tree: TreeHead,
    /// Is a word a predicate: no, yes.
    pub(crate) predicates: nn::Linear,
    pub(crate) roles: RoleHead,
    pub(crate) links: LinkHead,
    pub(crate) pairs: PairHead,
}

impl Heads {
    /// Heads whose weights are still to be filled: those of trees and roles, which have the largest, into `inner`, which
    /// may be of lower precision, the others into `outer`.
    pub(crate) fn new(
        (outer, inner): (&VarStore, &VarStore),
        hidden: i64,
        widths: Widths,
        labels: &Labels,
    ) -> Self {
        let (at, inner) = (&outer.root(), &inner.root());
        let relations = labels.relations.len() as i64;
        let ties = labels.ties.len() as i64;
        Self {
            tags: linear(at, "tags", hidden, labels.tags.len() as i64),
            upos: linear(at, "upos", hidden, labels.upos.len() as i64),
            tree: TreeHead::new(&(inner / "tree"), hidden, widths, relations),
            predicates: linear(&(at / "roles"), "is_predicate", hidden, 2),
            roles: RoleHead::new(&(inner / "roles"), hidden, widths.role, labels),
            links: LinkHead::new(&(at / "links"), hidden, widths.link),
            pairs: PairHead::new(&(at / "pairs"), hidden, (widths.pair, widths.context), ties),
        }
    }
}

/// A bilinear form for each of many labels: scores of a pair of vectors under every label.
#[derive(Debug)]
pub(crate) struct Bilinear {
    /// `[labels, width, width]`.
    weight: Tensor,
}

impl Bilinear {
    pub(crate) fn new(at: &Path, name: &str, labels: i64, width: i64) -> Self {
        Self {
            weight: at.zeros(name, &[labels, width, width]),
        }
    }

    /// The form with one side filled in, `[rows, labels, width]`, for `[rows, width]`.
    pub(crate) fn half(&self, rows: &Tensor) -> Tensor {
        let [labels, width, _] = self.weight.size()[..] else {
            return Tensor::new();
        };
        let flat = self
            .weight
            .permute([1, 0, 2])
            .reshape([width, labels * width]);
        rows.matmul(&flat).view([-1, labels, width])
    }
}
