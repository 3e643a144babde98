//! The `roles` head: which role has a word for a predicate (`PropBank`).

use tch::nn::{self, Init, Module, Path};
use tch::{Kind, Tensor};

use crate::model::heads::{Bilinear, activated, activation, linear, with_one};

/// How the way from a word to a predicate is told: nine kinds, each before or after the predicate.
const WAYS: i64 = 18;

/// A sentence's tree by numbers.
#[derive(Debug)]
pub(crate) struct Parse {
    /// Of every word, 0 the root and `w + 1` word `w`.
    pub(crate) heads: Vec<usize>,
    /// Of every word, columns as [`super::Labels::relations`].
    pub(crate) relations: Vec<usize>,
}

/// A word's way to the predicate in the tree as rows of the head's two tables: joined with the word's own relation, and
/// with the predicate's.
type Way = [i64; 2];

/// Bilinear in predicate and word, the word also by its way to the predicate in the tree.
#[derive(Debug)]
pub(crate) struct RoleHead {
    predicate: nn::Linear,
    argument: nn::Linear,
    weight: Bilinear,
    ways: [Tensor; 2],
    relations: usize,
}

/// The words of a block as predicates and as arguments.
#[derive(Debug)]
pub(crate) struct Parties {
    predicates: Tensor,
    arguments: Tensor,
}

impl RoleHead {
    pub(crate) fn new(at: &Path, hidden: i64, width: i64, (roles, relations): (i64, i64)) -> Self {
        let table = |number: usize| {
            let rows = [WAYS * relations, width];
            (at / "ways" / number).var("weight", &rows, Init::Const(0.0))
        };
        Self {
            predicate: linear(at, "predicate", hidden, width),
            argument: linear(at, "argument", hidden, width),
            weight: Bilinear::new(at, "weight", roles, width + 1),
            ways: [table(0), table(1)],
            relations: relations as usize,
        }
    }

    /// `vectors`: roots and words, `[rows, hidden]`.
    pub(crate) fn parties(&self, vectors: &Tensor) -> Parties {
        Parties {
            predicates: with_one(&activated(&self.predicate, vectors)),
            arguments: self.argument.forward(vectors),
        }
    }

    /// Scores `[predicates, words, roles]` of the sentence whose words' rows start at `start`, given its tree.
    pub(crate) fn roles(
        &self,
        parties: &Parties,
        start: usize,
        predicates: &[usize],
        tree: &Parse,
    ) -> Tensor {
        let rows: Vec<i64> = predicates.iter().map(|&p| (start + p) as i64).collect();
        let predicate = parties
            .predicates
            .index_select(0, &Tensor::from_slice(&rows));
        let words = parties
            .arguments
            .narrow(0, start as i64, tree.heads.len() as i64);
        let argument = with_one(&activation(&(words + self.way(predicates, tree))));
        let half = self.weight.half(&predicate);
        argument.matmul(&half.transpose(1, 2)).to_kind(Kind::Float)
    }

    /// What the ways to the predicates add to the words, `[predicates, words, width]`.
    fn way(&self, predicates: &[usize], tree: &Parse) -> Tensor {
        let ways = predicates
            .iter()
            .flat_map(|&p| ways(tree, p, self.relations));
        let ways: Vec<Way> = ways.collect();
        let table = |number: usize| {
            let rows: Vec<i64> = ways.iter().map(|way| way[number]).collect();
            self.ways[number].index_select(0, &Tensor::from_slice(&rows))
        };
        let added = table(0) + table(1);
        let width = added.size()[1];
        added.view([predicates.len() as i64, -1, width])
    }
}

/// The way of every word to a predicate; `count` relations there are.
fn ways(Parse { heads, relations }: &Parse, predicate: usize, count: usize) -> Vec<Way> {
    let node = predicate + 1;
    let above = |node: usize| if node == 0 { 0 } else { heads[node - 1] };
    let (parent, grandparent) = (above(node), above(above(node)));
    let row = |word: usize, relation: usize| {
        let (own, head) = (word + 1, heads[word]);
        let near = [
            own == node,
            head == node,
            own == parent,
            head == parent,
            above(head) == node,
            own == grandparent,
            head == grandparent,
            above(head) == parent,
        ];
        let kind = near.iter().position(|&holds| holds).unwrap_or(near.len());
        let way = 2 * kind + usize::from(own > node);
        [relations[word], relation].map(|relation| (way * count + relation) as i64)
    };
    (0..heads.len())
        .map(|word| row(word, relations[predicate]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_tells_nearness_and_side() {
        // Okafor(2) agreed(0) to(4) meet(2) Solheim(4); relations by number.
        let tree = Parse {
            heads: vec![2, 0, 4, 2, 4],
            relations: vec![1, 0, 2, 3, 4],
        };
        let found = ways(&tree, 3, 10);
        let kinds: Vec<i64> = found.iter().map(|way| way[0] / 10).collect();
        assert_eq!(kinds, [6, 4, 2, 0, 3], "{found:?}");
        let own: Vec<i64> = found.iter().map(|way| way[0] % 10).collect();
        assert_eq!(own, [1, 0, 2, 3, 4]);
        assert!(found.iter().all(|way| way[1] % 10 == 3));
    }
}
