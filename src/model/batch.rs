//! Windows of like length together in one tensor.

use std::ops::Range;

use tch::Tensor;

use crate::model::pieces::Pieces;
use crate::model::shape::SPECIAL;
use crate::model::window::{Window, window_size};

const START: i64 = 101;
const END: i64 = 102;

/// Sub-tokens in one batch, padding included: a single core is fastest at about this size.
const BATCH: usize = 1024;

/// The input of one pass and where its words are.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) ids: Tensor,
    pub(crate) types: Tensor,
    pub(crate) mask: Tensor,
    /// (word of the document, row of the flattened batch) of every owned word's first sub-token.
    pub(crate) words: Vec<(usize, i64)>,
    /// (sentence, row) of the special token before every sentence: its root.
    pub(crate) roots: Vec<(usize, i64)>,
}

/// Groups windows of like length; the order depends on the windows alone.
pub(crate) fn groups(pieces: &[Pieces], windows: &[Window]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..windows.len()).collect();
    order.sort_by_key(|&w| (window_size(pieces, &windows[w]), w));
    let mut made: Vec<Vec<usize>> = Vec::new();
    for window in order {
        let width = window_size(pieces, &windows[window]);
        match made.last_mut() {
            Some(group) if width * (group.len() + 1) <= BATCH => group.push(window),
            _ => made.push(vec![window]),
        }
    }
    made
}

impl Batch {
    pub(crate) fn new(pieces: &[Pieces], windows: &[&Window], sentences: &[Range<usize>]) -> Self {
        let width = windows
            .iter()
            .map(|w| window_size(pieces, w))
            .max()
            .unwrap_or(1);
        let shape = [windows.len() as i64, width as i64];
        let mut rows = Rows {
            width,
            ..Rows::default()
        };
        for (row, window) in windows.iter().enumerate() {
            rows.fill(row, window, pieces, sentences);
        }
        Self {
            ids: Tensor::from_slice(&rows.ids).view(shape),
            types: Tensor::from_slice(&rows.types).view(shape),
            mask: Tensor::from_slice(&rows.mask).view(shape),
            words: rows.words,
            roots: rows.roots,
        }
    }
}

#[derive(Default)]
struct Rows {
    width: usize,
    ids: Vec<i64>,
    types: Vec<i64>,
    mask: Vec<i64>,
    words: Vec<(usize, i64)>,
    roots: Vec<(usize, i64)>,
}

impl Rows {
    fn fill(&mut self, row: usize, window: &Window, pieces: &[Pieces], sentences: &[Range<usize>]) {
        self.push(START, SPECIAL);
        for chunk in window {
            if chunk.owned.start == sentences[chunk.sentence].start {
                self.roots.push((chunk.sentence, self.ids.len() as i64 - 1));
            }
            for word in chunk.words.clone() {
                if chunk.owned.contains(&word) {
                    self.words.push((word, self.ids.len() as i64));
                }
                for id in &pieces[word].ids {
                    self.push(*id, pieces[word].shape);
                }
            }
            self.push(END, SPECIAL);
        }
        let full = (row + 1) * self.width;
        self.ids.resize(full, 0);
        self.types.resize(full, 0);
        self.mask.resize(full, 0);
    }

    fn push(&mut self, id: i64, shape: i64) {
        self.ids.push(id);
        self.types.push(shape);
        self.mask.push(1);
    }
}
