//! The best tree for a matrix of head scores: the greedy one where it is a tree, else Chu, Liu and Edmonds (1965, 1967).

use crate::model::matrix::{Matrix, greatest};

/// The head of every word: 0 is the root, word `w` is `w + 1`. Exactly one word hangs on the root; there are no cycles.
///
/// `scores` has a row for every word and a column for the root and every word.
pub(crate) fn spanning_tree(scores: &Matrix) -> Vec<usize> {
    let words = scores.rows();
    let mut heads: Vec<usize> = (0..words).map(|word| best_head(scores, word)).collect();
    if roots(&heads).len() == 1 && find_cycle(&heads).is_none() {
        return heads;
    }
    let root = best_root(scores, &heads);
    if words > LONGEST {
        return flattened(heads, root);
    }
    let dense = rooted(scores, root);
    heads = edmonds(&dense);
    heads[root] = 0;
    heads
}

/// Longer sentences get their circles cut at the first word instead: the best tree costs time and memory beyond use.
const LONGEST: usize = 200;

/// Hangs surplus roots, and the first word of every circle, on the root word.
fn flattened(mut heads: Vec<usize>, root: usize) -> Vec<usize> {
    for word in roots(&heads).into_iter().filter(|&word| word != root) {
        heads[word] = root + 1;
    }
    heads[root] = 0;
    while let Some(cycle) = find_cycle(&heads) {
        heads[cycle[0] - 1] = root + 1;
    }
    heads
}

fn best_head(scores: &Matrix, word: usize) -> usize {
    let mut row = scores.row(word).to_vec();
    row[word + 1] = f32::NEG_INFINITY;
    greatest(&row)
}

fn roots(heads: &[usize]) -> Vec<usize> {
    (0..heads.len()).filter(|&word| heads[word] == 0).collect()
}

/// Of the words that chose the root (of all words, where none did) the one whose score for it is best against its next.
fn best_root(scores: &Matrix, heads: &[usize]) -> usize {
    let chosen = roots(heads);
    let among = if chosen.is_empty() {
        (0..heads.len()).collect()
    } else {
        chosen
    };
    let margin = |word: usize| {
        let row = scores.row(word);
        let next = (1..row.len())
            .filter(|&c| c != word + 1)
            .map(|c| row[c])
            .fold(f32::NEG_INFINITY, f32::max);
        if next.is_finite() {
            row[0] - next
        } else {
            row[0]
        }
    };
    among
        .into_iter()
        .reduce(|a, b| if margin(b) > margin(a) { b } else { a })
        .unwrap_or(0)
}

/// Scores as rows of word indices + 1 where only `root` may hang on 0.
fn rooted(scores: &Matrix, root: usize) -> Vec<Vec<f32>> {
    let n = scores.rows() + 1;
    let mut dense = vec![vec![f32::NEG_INFINITY; n]; n];
    for (word, row) in scores.iter().enumerate() {
        for (head, &score) in row.iter().enumerate() {
            let allowed = if word == root {
                head == 0
            } else {
                head != 0 && head != word + 1
            };
            if allowed {
                dense[word + 1][head] = score.max(-1e30);
            }
        }
    }
    dense
}

/// Chu-Liu-Edmonds over `dense[dependent][head]`, node 0 the root; returns heads of nodes 1….
fn edmonds(dense: &[Vec<f32>]) -> Vec<usize> {
    let n = dense.len();
    let greedy: Vec<usize> = (1..n).map(|node| greatest(&dense[node])).collect();
    let Some(cycle) = find_cycle(&greedy) else {
        return greedy;
    };
    let in_cycle = |node: usize| cycle.contains(&node);
    let kept: Vec<usize> = (0..n).filter(|&node| !in_cycle(node)).collect();
    let merged = kept.len();
    let mut small = vec![vec![f32::NEG_INFINITY; merged + 1]; merged + 1];
    let mut leave = vec![0; merged];
    let mut enter = vec![0; merged];
    for (i, &outer) in kept.iter().enumerate() {
        for (j, &other) in kept.iter().enumerate() {
            small[i][j] = dense[outer][other];
        }
        for &inner in &cycle {
            if dense[outer][inner] > small[i][merged] {
                small[i][merged] = dense[outer][inner];
                leave[i] = inner;
            }
            let gain = dense[inner][outer] - dense[inner][greedy[inner - 1]];
            if gain > small[merged][i] {
                small[merged][i] = gain;
                enter[i] = inner;
            }
        }
    }
    let solved = edmonds(&small);
    let mut heads = greedy;
    for (i, &outer) in kept.iter().enumerate().skip(1) {
        let head = solved[i - 1];
        heads[outer - 1] = if head == merged { leave[i] } else { kept[head] };
    }
    let entered = solved[merged - 1];
    heads[enter[entered] - 1] = kept[entered];
    heads
}

/// The nodes of a cycle, where there is one. `heads[w]` is the head of node `w + 1`.
fn find_cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut state = vec![0_u8; heads.len() + 1];
    state[0] = 2;
    for start in 1..=heads.len() {
        let mut path = Vec::new();
        let mut node = start;
        while state[node] == 0 {
            state[node] = 1;
            path.push(node);
            node = heads[node - 1];
        }
        if state[node] == 1 {
            let from = path.iter().position(|&p| p == node)?;
            return Some(path[from..].to_vec());
        }
        for node in path {
            state[node] = 2;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_greedy_tree_stands() {
        let scores = Matrix::from_rows(&[vec![0.0, 0.0, 9.0], vec![9.0, 0.0, 0.0]]);
        assert_eq!(spanning_tree(&scores), [2, 0]);
    }

    #[test]
    fn a_cycle_is_broken_where_it_costs_least() {
        // 1 and 2 want each other; 2 gives up less by hanging on the root.
        let scores = Matrix::from_rows(&[vec![1.0, 0.0, 9.0], vec![7.0, 8.0, 0.0]]);
        assert_eq!(spanning_tree(&scores), [2, 0]);
    }

    proptest! {
        #[test]
        fn always_a_tree_with_one_root(n in 1usize..9, seed in proptest::collection::vec(-5.0f32..5.0, 90)) {
            let rows: Vec<Vec<f32>> = (0..n).map(|w| seed[w * (n + 1)..(w + 1) * (n + 1)].to_vec()).collect();
            let heads = spanning_tree(&Matrix::from_rows(&rows));
            prop_assert_eq!(roots(&heads).len(), 1);
            prop_assert!(find_cycle(&heads).is_none());
            let greedy: Vec<usize> = (0..n).map(|word| best_head(&Matrix::from_rows(&rows), word)).collect();
            let flat = flattened(greedy, n / 2);
            prop_assert_eq!(roots(&flat).len(), 1);
            prop_assert!(find_cycle(&flat).is_none());
        }
    }
}
