//! Whom the candidates of a block mean, and how those of a sentence are tied.

use std::ops::Range;

use tch::Tensor;

use crate::annotation::Form;
use crate::error::Result;
use crate::model::candidate::{Candidate, Seen};
use crate::model::links::{Antecedents, Linker};
use crate::model::matrix::Matrix;
use crate::model::pairs::{Asked, Tie, largest};
use crate::model::scores::{Scores, SentenceScores};
use crate::model::tagger::Model;
use crate::text::Document;

/// A pronoun or description that rather means nobody named before is not asked for ties.
const MOST_FRESH: f32 = 0.6;

/// So many candidates of a sentence are asked for ties with each other; a list of two hundred names is cut.
const MOST_TIED: usize = 20;

impl Model {
    /// Fills the antecedents and ties of the sentences from `first` on, which `vectors` are of.
    pub(crate) fn relate(
        &self,
        document: &Document,
        vectors: &Tensor,
        block: &[Range<usize>],
        linker: &mut Linker,
        (first, scores): (usize, &mut Scores),
    ) -> Result<()> {
        let roots: Vec<usize> = (0..block.len())
            .map(|sentence| block[sentence].start - block[0].start + sentence)
            .collect();
        let seen = seen(document, block, (first, scores));
        if seen.is_empty() {
            return Ok(());
        }
        let row = |word: fn(&Candidate) -> usize| {
            let own = scores.sentences[first..].iter().zip(&roots);
            let rows: Vec<i64> = own
                .flat_map(|(s, root)| {
                    s.candidates
                        .iter()
                        .map(move |c| (root + 1 + word(c)) as i64)
                })
                .collect();
            vectors.index_select(0, &Tensor::from_slice(&rows))
        };
        let (firsts, lasts) = (row(|c| c.words.start), row(|c| c.words.end - 1));
        let found = linker.link(&firsts, &lasts, seen)?;
        self.ties(vectors, &roots, &found, &mut scores.sentences[first..])?;
        scores.antecedents.extend(found);
        Ok(())
    }

    /// Scores all pairs of a block at once.
    fn ties(
        &self,
        vectors: &Tensor,
        roots: &[usize],
        found: &[Antecedents],
        sentences: &mut [SentenceScores],
    ) -> Result<()> {
        let head = &self.heads.pairs;
        let context = head.contexts(vectors)?;
        let (mut asked, mut ends, mut number) = (Vec::new(), Vec::new(), 0);
        for (sentence, scores) in sentences.iter().enumerate() {
            let candidates = &scores.candidates;
            let chosen = tied(candidates, &found[number..number + candidates.len()]);
            number += candidates.len();
            let words = roots[sentence] + 1..roots[sentence] + 1 + scores.tree.len();
            let whole = largest(&context, words);
            for &source in &chosen {
                for &target in chosen.iter().filter(|&&target| target != source) {
                    let pair = (&candidates[source], &candidates[target]);
                    asked.push(Asked::new(pair, roots[sentence], &context, &whole));
                    ends.push((sentence, source, target));
                }
            }
        }
        if asked.is_empty() {
            return Ok(());
        }
        let probabilities: Matrix = head.probabilities(vectors, &asked, self.temperatures.pairs)?;
        for (row, (sentence, source, target)) in probabilities.iter().zip(ends) {
            sentences[sentence].ties.push(Tie {
                source,
                target,
                probabilities: row.to_vec(),
            });
        }
        Ok(())
    }
}

/// The candidates of a block as the features see them.
fn seen(
    document: &Document,
    block: &[Range<usize>],
    (first, scores): (usize, &Scores),
) -> Vec<Seen> {
    let before = scores.antecedents.len();
    let own = scores.sentences[first..].iter().zip(block).enumerate();
    let all = own.flat_map(|(sentence, (s, words))| {
        s.candidates
            .iter()
            .map(move |c| (first + sentence, words, c))
    });
    all.enumerate()
        .map(|(number, (sentence, words, candidate))| Seen {
            sentence,
            number: before + number,
            kind: candidate.kind,
            form: candidate.form,
            words: document.words()
                [words.start + candidate.words.start..words.start + candidate.words.end]
                .iter()
                .map(|span| document.slice(*span).to_lowercase())
                .collect(),
        })
        .collect()
}

/// The candidates of a sentence that are asked for ties.
fn tied(candidates: &[Candidate], found: &[Antecedents]) -> Vec<usize> {
    let named = |c: &Candidate| matches!(c.form, Form::Name | Form::Nationality);
    let meant =
        (0..candidates.len()).filter(|&c| named(&candidates[c]) || found[c].fresh <= MOST_FRESH);
    meant.take(MOST_TIED).collect()
}
