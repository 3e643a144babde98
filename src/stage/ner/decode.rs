//! The best legal sequence of BIO tags.

use std::ops::Range;

use crate::model::Matrix;

/// A run of words under one tag: `kind` is the tag without its `B-`.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Places in the sentence.
    pub words: Range<usize>,
    /// `Person`, `Date`, …
    pub kind: String,
    /// Mean probability of the run's tags.
    pub confidence: f32,
}

/// Decodes `[words × tags]` logits by Viterbi over legal transitions (`I-x` only after `B-x` or `I-x`).
///
/// Runs come sorted and disjoint, whatever the scores; columns past the label table are ignored.
pub fn decode(scores: &Matrix, labels: &[String]) -> Vec<Run> {
    if scores.rows() == 0 || labels.is_empty() || scores.columns() < labels.len() {
        return Vec::new();
    }
    let logs: Vec<Vec<f32>> = scores
        .iter()
        .map(|row| log_softmax(&row[..labels.len()]))
        .collect();
    runs(&viterbi(&logs, labels), &logs, labels)
}

fn log_softmax(row: &[f32]) -> Vec<f32> {
    let clean = |v: f32| if v.is_finite() { v } else { -1e4 };
    let top = row
        .iter()
        .copied()
        .map(clean)
        .fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = row.iter().map(|v| (clean(*v) - top).exp()).sum();
    row.iter().map(|v| clean(*v) - top - sum.ln()).collect()
}

/// What may stand before each tag: `None` for anything.
fn befores(labels: &[String]) -> Vec<Option<Vec<usize>>> {
    let find = |name: String| labels.iter().position(|label| *label == name);
    labels
        .iter()
        .map(|label| {
            let kind = label.strip_prefix("I-")?;
            Some(
                [find(format!("B-{kind}")), find(format!("I-{kind}"))]
                    .into_iter()
                    .flatten()
                    .collect(),
            )
        })
        .collect()
}

fn viterbi(logs: &[Vec<f32>], labels: &[String]) -> Vec<usize> {
    let befores = befores(labels);
    let count = labels.len();
    let mut best: Vec<f32> = (0..count)
        .map(|t| {
            if befores[t].is_some() {
                f32::NEG_INFINITY
            } else {
                logs[0][t]
            }
        })
        .collect();
    let mut back = Vec::with_capacity(logs.len());
    for log in &logs[1..] {
        let top = argmax(&best, 0..count);
        let from: Vec<usize> = (0..count)
            .map(|t| {
                befores[t]
                    .as_ref()
                    .map_or(top, |allowed| argmax(&best, allowed.iter().copied()))
            })
            .collect();
        best = (0..count).map(|t| best[from[t]] + log[t]).collect();
        back.push(from);
    }
    let mut path = vec![argmax(&best, 0..count)];
    for from in back.iter().rev() {
        path.push(from[path[path.len() - 1]]);
    }
    path.reverse();
    path
}

fn argmax(values: &[f32], among: impl IntoIterator<Item = usize>) -> usize {
    among
        .into_iter()
        .reduce(|a, b| if values[b] > values[a] { b } else { a })
        .unwrap_or(0)
}

fn runs(path: &[usize], logs: &[Vec<f32>], labels: &[String]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (word, &tag) in path.iter().enumerate() {
        let probability = logs[word][tag].exp();
        if let Some(kind) = labels[tag].strip_prefix("B-") {
            runs.push(Run {
                words: word..word + 1,
                kind: kind.to_owned(),
                confidence: probability,
            });
        } else if labels[tag].starts_with("I-") {
            if let Some(run) = runs.last_mut().filter(|run| run.words.end == word) {
                run.words.end += 1;
                run.confidence += probability;
            }
        }
    }
    for run in &mut runs {
        run.confidence /= run.words.len() as f32;
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn labels() -> Vec<String> {
        ["O", "B-Person", "I-Person", "B-Place", "I-Place"]
            .map(str::to_owned)
            .to_vec()
    }

    #[test]
    fn an_illegal_tag_gives_way() {
        // The second word's best tag alone, I-Place, may not follow B-Person.
        let scores =
            Matrix::from_rows(&[vec![0.0, 5.0, 0.0, 0.0, 0.0], vec![0.0, 0.0, 4.0, 0.0, 4.5]]);
        let runs = decode(&scores, &labels());
        assert_eq!(runs.len(), 1);
        assert_eq!(
            (runs[0].words.clone(), runs[0].kind.as_str()),
            (0..2, "Person")
        );
        assert!(runs[0].confidence > 0.3 && runs[0].confidence < 1.0);
    }

    #[test]
    fn neighbours_stay_apart() {
        let row = |best: usize| {
            (0..5)
                .map(|t| if t == best { 6.0 } else { 0.0 })
                .collect::<Vec<f32>>()
        };
        let runs = decode(
            &Matrix::from_rows(&[row(1), row(1), row(0), row(3)]),
            &labels(),
        );
        let words: Vec<_> = runs.iter().map(|run| run.words.clone()).collect();
        assert_eq!(words, [0..1, 1..2, 3..4]);
    }

    proptest! {
        #[test]
        fn any_scores_give_sorted_disjoint_runs(values in proptest::collection::vec(proptest::num::f32::ANY, 5..60)) {
            let rows: Vec<Vec<f32>> = values.chunks_exact(5).map(<[f32]>::to_vec).collect();
            let runs = decode(&Matrix::from_rows(&rows), &labels());
            prop_assert!(runs.windows(2).all(|pair| pair[0].words.end <= pair[1].words.start));
            prop_assert!(runs.iter().all(|run| !run.words.is_empty() && run.words.end <= rows.len()));
        }
    }
}
