//! The heads on top of the encoder's word vectors, as `models/train/model.py` defines them.

use tch::nn::{self, Init, Module, Path};
use tch::{Kind, Tensor};

use crate::model::links::LinkHead;
use crate::model::manifest::{Labels, Widths};
use crate::model::pairs::PairHead;

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

fn with_one(x: &Tensor) -> Tensor {
    let mut size = x.size();
    if let Some(last) = size.last_mut() {
        *last = 1;
    }
    Tensor::cat(&[x, &Tensor::ones(&size, (Kind::Float, x.device()))], -1)
}

/// All heads of the encoder.
#[derive(Debug)]
pub(crate) struct Heads {
    pub(crate) tags: nn::Linear,
    pub(crate) upos: nn::Linear,
    pub(crate) tree: TreeHead,
    pub(crate) roles: RoleHead,
    pub(crate) links: LinkHead,
    pub(crate) pairs: PairHead,
}

impl Heads {
    pub(crate) fn new(at: &Path, hidden: i64, widths: Widths, labels: &Labels) -> Self {
        Self {
            tags: linear(at, "tags", hidden, labels.tags.len() as i64),
            upos: linear(at, "upos", hidden, labels.upos.len() as i64),
            tree: TreeHead::new(
                &(at / "tree"),
                hidden,
                widths,
                labels.relations.len() as i64,
            ),
            roles: RoleHead::new(
                &(at / "roles"),
                hidden,
                widths.role,
                labels.roles.len() as i64,
            ),
            links: LinkHead::new(&(at / "links"), hidden, widths.link),
            pairs: PairHead::new(
                &(at / "pairs"),
                hidden,
                (widths.pair, widths.context),
                labels.ties.len() as i64,
            ),
        }
    }
}

/// Deep biaffine parser (Dozat and Manning 2017).
#[derive(Debug)]
pub(crate) struct TreeHead {
    arc_head: nn::Linear,
    arc_dependent: nn::Linear,
    relation_head: nn::Linear,
    relation_dependent: nn::Linear,
    arc_weight: Tensor,
    relation_weight: Tensor,
}

impl TreeHead {
    fn new(at: &Path, hidden: i64, widths: Widths, relations: i64) -> Self {
        let Widths { arc, relation, .. } = widths;
        Self {
            arc_head: linear(at, "arc_head", hidden, arc),
            arc_dependent: linear(at, "arc_dependent", hidden, arc),
            relation_head: linear(at, "relation_head", hidden, relation),
            relation_dependent: linear(at, "relation_dependent", hidden, relation),
            arc_weight: at.zeros("arc_weight", &[arc + 1, arc]),
            relation_weight: at.zeros("relation_weight", &[relations, relation + 1, relation + 1]),
        }
    }

    /// Scores `[1 + words, 1 + words]` of every head (column) for every dependent (row); `words`: root and words of one
    /// sentence, `[1 + words, hidden]`.
    pub(crate) fn arcs(&self, words: &Tensor) -> Tensor {
        let dependent = with_one(&activated(&self.arc_dependent, words)).matmul(&self.arc_weight);
        dependent.matmul(&activated(&self.arc_head, words).tr())
    }

    /// Scores `[dependents, relations]` for pairs of vectors.
    pub(crate) fn relations(&self, dependents: &Tensor, heads: &Tensor) -> Tensor {
        let [relations, width, _] = self.relation_weight.size()[..] else {
            return Tensor::new();
        };
        let dependent = with_one(&activated(&self.relation_dependent, dependents));
        let head = with_one(&activated(&self.relation_head, heads));
        let flat = self
            .relation_weight
            .permute([1, 0, 2])
            .reshape([width, relations * width]);
        let half = dependent.matmul(&flat).view([-1, relations, width]);
        half.matmul(&head.unsqueeze(-1)).squeeze_dim(-1)
    }
}

/// Is a word a predicate, and which role has word w for predicate p.
#[derive(Debug)]
pub(crate) struct RoleHead {
    pub(crate) is_predicate: nn::Linear,
    predicate: nn::Linear,
    argument: nn::Linear,
    weight: Tensor,
}

impl RoleHead {
    fn new(at: &Path, hidden: i64, width: i64, roles: i64) -> Self {
        Self {
            is_predicate: linear(at, "is_predicate", hidden, 2),
            predicate: linear(at, "predicate", hidden, width),
            argument: linear(at, "argument", hidden, width),
            weight: at.zeros("weight", &[roles, width + 1, width + 1]),
        }
    }

    /// Scores `[predicates, words, roles]`; inputs are vectors of the predicates and of the sentence's words.
    pub(crate) fn roles(&self, predicates: &Tensor, words: &Tensor) -> Tensor {
        let [roles, width, _] = self.weight.size()[..] else {
            return Tensor::new();
        };
        let predicate = with_one(&activated(&self.predicate, predicates));
        let argument = with_one(&activated(&self.argument, words));
        let flat = self
            .weight
            .permute([1, 0, 2])
            .reshape([width, roles * width]);
        let half = predicate.matmul(&flat).view([-1, roles, width]);
        half.matmul(&argument.tr()).transpose(1, 2).contiguous()
    }
}
