//! The `roles` head: which role has a word for a predicate (`PropBank`).

use tch::nn::{self, Init, Module, Path};
use tch::{Kind, Tensor};

use crate::model::heads::{Bilinear, activated, activation, linear, with_one};
use crate::model::manifest::Labels;
use crate::model::matrix::{Matrix, greatest};

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
    /// Whether a role is one of the numbered ones, which a predicate gives to one phrase each.
    core: Vec<bool>,
}

/// The words of a block as predicates and as arguments.
#[derive(Debug)]
pub(crate) struct Parties {
    predicates: Tensor,
    arguments: Tensor,
}

impl RoleHead {
    pub(crate) fn new(at: &Path, hidden: i64, width: i64, labels: &Labels) -> Self {
        let (roles, relations) = (labels.roles.len() as i64, labels.relations.len() as i64);
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
            core: labels.roles.iter().map(|role| is_core(role)).collect(),
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

    /// The role of every word, given the probabilities `[words, roles]`.
    pub(crate) fn chosen(&self, roles: &Matrix, is_pronoun: impl Fn(usize) -> bool) -> Vec<usize> {
        chosen(roles, &self.core, is_pronoun)
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

fn is_core(role: &str) -> bool {
    let number = role.strip_prefix("ARG");
    number.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A second word gets a core role only where that is so many times as probable as its next one (chosen on EWT dev).
const RIVAL: f32 = 4.5;

/// The best role of every word; a core role goes to its most probable word and to others only where they are sure of it.
/// Pronouns share a role with what they stand for ("the man who said").
fn chosen(roles: &Matrix, core: &[bool], is_pronoun: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut best: Vec<usize> = (0..roles.rows()).map(|word| roles.best(word)).collect();
    for role in (0..core.len()).filter(|&role| core[role]) {
        let words: Vec<usize> = (0..best.len()).filter(|&word| best[word] == role).collect();
        let sure = |word: &usize| roles.row(*word)[role];
        let first = words
            .iter()
            .copied()
            .max_by(|a, b| sure(a).total_cmp(&sure(b)));
        let Some(first) = first.filter(|&first| words.len() > 1 && !is_pronoun(first)) else {
            continue;
        };
        for word in words
            .into_iter()
            .filter(|&word| word != first && !is_pronoun(word))
        {
            let mut own = roles.row(word).to_vec();
            own[role] /= RIVAL;
            best[word] = greatest(&own);
        }
    }
    best
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
    fn one_phrase_holds_a_core_role() {
        let core = ["O", "ARG0", "ARG1", "ARGM-TMP"].map(is_core);
        assert_eq!(core, [false, true, true, false]);
        let roles = Matrix::from_rows(&[
            vec![0.1, 0.7, 0.1, 0.1],
            vec![0.3, 0.5, 0.1, 0.1],
            vec![0.05, 0.9, 0.0, 0.05],
            vec![0.0, 0.0, 0.0, 1.0],
        ]);
        assert_eq!(chosen(&roles, &core, |_| false), [1, 0, 1, 3]);
        assert_eq!(chosen(&roles, &core, |word| word == 1), [1, 1, 1, 3]);
    }

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
