//! Tags, trees and roles from the vectors of a block.

use std::ops::Range;

use tch::nn::Module;
use tch::{Kind, Tensor};

use crate::error::Result;
use crate::model::matrix::Matrix;
use crate::model::scores::{Argument, Frame, Scores, SentenceScores};
use crate::model::spanning::spanning_tree;
use crate::model::syntax::{Tree, TreeWord};
use crate::model::tagger::{Asker, Model};
use crate::model::tensor::matrix;

impl Model {
    pub(crate) fn decode(
        &self,
        vectors: &Tensor,
        sentences: &[Range<usize>],
        asker: &impl Asker,
        scores: &mut Scores,
    ) -> Result<()> {
        let tags = self.heads.tags.forward(vectors) / f64::from(self.temperatures.tags);
        let tags = matrix(&tags)?;
        let upos = matrix(&self.heads.upos.forward(vectors))?;
        let predicates = matrix(
            &self
                .heads
                .roles
                .is_predicate
                .forward(vectors)
                .softmax(-1, Kind::Float),
        )?;
        let first = sentences[0].start;
        for (sentence, words) in sentences.iter().enumerate() {
            let (start, count) = (words.start - first + sentence, words.len());
            let own = vectors.narrow(0, start as i64, count as i64 + 1);
            let rows = |all: &Matrix| {
                let picked: Vec<f32> = (start + 1..=start + count)
                    .flat_map(|r| all.row(r).to_vec())
                    .collect();
                Matrix::new(all.columns(), picked)
            };
            let probability = |word: usize| predicates.row(start + 1 + word)[1];
            let chosen: Vec<(usize, f32)> = (0..count)
                .map(|word| (word, probability(word)))
                .filter(|&(word, p)| asker.is_predicate(words.start + word, p))
                .collect();
            scores.sentences.push(SentenceScores {
                tags: rows(&tags),
                tree: self.tree(&own, &rows(&upos))?,
                frames: self.frames(&own, &chosen)?,
                ..SentenceScores::default()
            });
        }
        Ok(())
    }

    fn tree(&self, own: &Tensor, upos: &Matrix) -> Result<Tree> {
        let count = upos.rows();
        let arcs = self.heads.tree.arcs(own).narrow(0, 1, count as i64);
        let heads = spanning_tree(&matrix(&arcs)?);
        let index: Vec<i64> = heads.iter().map(|&h| h as i64).collect();
        let above = own.index_select(0, &Tensor::from_slice(&index));
        let relations = matrix(
            &self
                .heads
                .tree
                .relations(&own.narrow(0, 1, count as i64), &above),
        )?;
        let word = |w: usize| TreeWord {
            head: heads[w].checked_sub(1),
            relation: self.relations[relations.best(w)].clone(),
            upos: self.upos[upos.best(w)].clone(),
        };
        Ok(Tree::new((0..count).map(word).collect()))
    }

    fn frames(&self, own: &Tensor, chosen: &[(usize, f32)]) -> Result<Vec<Frame>> {
        if chosen.is_empty() {
            return Ok(Vec::new());
        }
        let words = own.narrow(0, 1, own.size()[0] - 1);
        let index: Vec<i64> = chosen.iter().map(|&(word, _)| word as i64).collect();
        let predicates = words.index_select(0, &Tensor::from_slice(&index));
        let roles = self
            .heads
            .roles
            .roles(&predicates, &words)
            .softmax(-1, Kind::Float);
        let frame = |(row, &(predicate, confidence)): (usize, &(usize, f32))| {
            let best = matrix(&roles.get(row as i64))?;
            Ok(Frame {
                predicate,
                confidence,
                arguments: arguments(&best),
            })
        };
        chosen.iter().enumerate().map(frame).collect()
    }
}

/// The words whose best role is not the first, which means none.
fn arguments(roles: &Matrix) -> Vec<Argument> {
    let best = (0..roles.rows()).map(|word| (word, roles.best(word)));
    let played = best.filter(|&(_, role)| role > 0);
    played
        .map(|(word, role)| Argument {
            word,
            role,
            confidence: roles.row(word)[role],
        })
        .collect()
}
