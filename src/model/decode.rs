//! Tags, trees and roles from the vectors of a block.

use std::ops::Range;

use tch::nn::Module;
use tch::{Kind, Tensor};

use crate::error::Result;
use crate::model::matrix::Matrix;
use crate::model::roles::{Parse, Parties};
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
        let heads = &self.heads;
        let tags = matrix(&(heads.tags.forward(vectors) / f64::from(self.temperatures.tags)))?;
        let upos = matrix(&heads.upos.forward(vectors))?;
        let predicates = heads.predicates.forward(vectors);
        let predicates = matrix(&predicates.softmax(-1, Kind::Float))?;
        let inner = vectors.to_kind(self.inner);
        let parses = self.parses(&inner, sentences)?;
        let parties = heads.roles.parties(&inner);
        for ((sentence, words), parse) in sentences.iter().enumerate().zip(&parses) {
            let start = words.start - sentences[0].start + sentence + 1;
            let own = start..start + words.len();
            let chosen: Vec<(usize, f32)> = own
                .clone()
                .map(|row| (row - start, predicates.row(row)[1]))
                .filter(|&(word, p)| asker.is_predicate(words.start + word, p))
                .collect();
            let tree = self.tree(parse, &upos, start);
            scores.sentences.push(SentenceScores {
                tags: rows(&tags, own),
                frames: self.frames(&parties, start, &chosen, (parse, &tree))?,
                tree,
                ..SentenceScores::default()
            });
        }
        Ok(())
    }

    /// The best trees over the sentences of a block.
    fn parses(&self, inner: &Tensor, sentences: &[Range<usize>]) -> Result<Vec<Parse>> {
        let arcs = self.heads.tree.arcs(inner);
        let (mut parses, mut words, mut above) = (Vec::new(), Vec::new(), Vec::new());
        for (sentence, own) in sentences.iter().enumerate() {
            let (root, count) = (own.start - sentences[0].start + sentence, own.len());
            let scores = arcs.scores(root, count + 1).narrow(0, 1, count as i64);
            let heads = spanning_tree(&matrix(&scores)?);
            words.extend((root + 1..=root + count).map(|row| row as i64));
            above.extend(heads.iter().map(|head| (root + head) as i64));
            parses.push(Parse {
                heads,
                relations: Vec::new(),
            });
        }
        let relations = self.heads.tree.relations(inner, &words, &above)?;
        let mut best = (0..words.len()).map(|row| relations.best(row));
        for parse in &mut parses {
            parse.relations = best.by_ref().take(parse.heads.len()).collect();
        }
        Ok(parses)
    }

    /// The tree of the sentence whose words' rows start at `start`.
    fn tree(&self, parse: &Parse, upos: &Matrix, start: usize) -> Tree {
        let word = |w: usize| TreeWord {
            head: parse.heads[w].checked_sub(1),
            relation: self.relations[parse.relations[w]].clone(),
            upos: self.upos[upos.best(start + w)].clone(),
        };
        Tree::new((0..parse.heads.len()).map(word).collect())
    }

    fn frames(
        &self,
        parties: &Parties,
        start: usize,
        chosen: &[(usize, f32)],
        (parse, tree): (&Parse, &Tree),
    ) -> Result<Vec<Frame>> {
        if chosen.is_empty() {
            return Ok(Vec::new());
        }
        let predicates: Vec<usize> = chosen.iter().map(|&(word, _)| word).collect();
        let roles = self.heads.roles.roles(parties, start, &predicates, parse);
        let roles = roles.softmax(-1, Kind::Float);
        let is_pronoun = |word: usize| tree.upos(word) == "PRON";
        let frame = |(row, &(predicate, confidence)): (usize, &(usize, f32))| {
            let best = matrix(&roles.get(row as i64))?;
            Ok(Frame {
                predicate,
                confidence,
                arguments: arguments(&best, &self.heads.roles.chosen(&best, is_pronoun)),
            })
        };
        chosen.iter().enumerate().map(frame).collect()
    }
}

fn rows(all: &Matrix, rows: Range<usize>) -> Matrix {
    let picked: Vec<f32> = rows.flat_map(|row| all.row(row).to_vec()).collect();
    Matrix::new(all.columns(), picked)
}

/// The words whose role is not the first, which means none.
fn arguments(roles: &Matrix, chosen: &[usize]) -> Vec<Argument> {
    let played = chosen.iter().enumerate().filter(|&(_, &role)| role > 0);
    played
        .map(|(word, &role)| Argument {
            word,
            role,
            confidence: roles.row(word)[role],
        })
        .collect()
}
