//! Windows: whole sentences packed until the encoder's length is reached.

use std::ops::Range;

use crate::model::pieces::Pieces;

/// A run of one sentence's words that goes into a window: all of them, unless the sentence is longer than a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// Which sentence.
    pub(crate) sentence: usize,
    /// Which of the document's words go in.
    pub(crate) words: Range<usize>,
    /// Those of them whose vectors are taken from here; overlaps are read for context only.
    pub(crate) owned: Range<usize>,
}

/// The chunks of one pass of the encoder.
pub(crate) type Window = Vec<Chunk>;

/// Sub-tokens of a chunk with the special token after it.
fn size(pieces: &[Pieces], words: &Range<usize>) -> usize {
    pieces[words.clone()]
        .iter()
        .map(|p| p.ids.len())
        .sum::<usize>()
        + 1
}

/// Sub-tokens of a window with its special tokens.
pub(crate) fn window_size(pieces: &[Pieces], window: &Window) -> usize {
    1 + window
        .iter()
        .map(|chunk| size(pieces, &chunk.words))
        .sum::<usize>()
}

/// Packs sentences (ranges of words) into windows of at most `longest` sub-tokens. Every word is owned exactly once.
pub(crate) fn windows(
    pieces: &[Pieces],
    sentences: &[Range<usize>],
    longest: usize,
) -> Vec<Window> {
    let mut done = Vec::new();
    let mut window = Window::new();
    let mut used = 1;
    for (sentence, words) in sentences.iter().enumerate() {
        for chunk in chunks(pieces, sentence, words, longest) {
            let size = size(pieces, &chunk.words);
            if used + size > longest && !window.is_empty() {
                done.push(std::mem::take(&mut window));
                used = 1;
            }
            window.push(chunk);
            used += size;
        }
    }
    if !window.is_empty() {
        done.push(window);
    }
    done
}

/// A sentence as one chunk, or as several that overlap by a quarter where it does not fit a window.
fn chunks(pieces: &[Pieces], sentence: usize, words: &Range<usize>, longest: usize) -> Vec<Chunk> {
    if size(pieces, words) < longest {
        return vec![Chunk {
            sentence,
            words: words.clone(),
            owned: words.clone(),
        }];
    }
    let mut made: Vec<Chunk> = Vec::new();
    let mut start = words.start;
    loop {
        let end = reach(pieces, start, words.end, longest - 2);
        let owned = made.last().map_or(start, |before| before.owned.end);
        made.push(Chunk {
            sentence,
            words: start..end,
            owned: owned..end,
        });
        if end == words.end {
            return made;
        }
        // The last eighth is read again by the next chunk, which owns it: context on both sides.
        let eighth = ((end - start) / 8).max(1);
        let last = made.len() - 1;
        made[last].owned.end = (end - eighth).max(made[last].owned.start + 1).min(end);
        start = (made[last].owned.end.saturating_sub(eighth)).max(start + 1);
    }
}

/// One past the last word that fits into `room` sub-tokens from `start`; at least one word.
fn reach(pieces: &[Pieces], start: usize, end: usize, room: usize) -> usize {
    let mut used = 0;
    for (word, piece) in pieces.iter().enumerate().take(end).skip(start) {
        used += piece.ids.len();
        if used > room {
            return word.max(start + 1);
        }
    }
    end
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one sentence is a range")]
mod tests {
    use super::*;

    fn words(sizes: &[usize]) -> Vec<Pieces> {
        sizes
            .iter()
            .map(|n| Pieces {
                ids: vec![7; *n],
                shape: 0,
            })
            .collect()
    }

    fn owned(windows: &[Window]) -> Vec<usize> {
        windows
            .iter()
            .flatten()
            .flat_map(|chunk| chunk.owned.clone())
            .collect()
    }

    #[test]
    fn whole_sentences_are_packed() {
        let pieces = words(&[1, 2, 3, 1, 1, 1]);
        let made = windows(&pieces, &[0..2, 2..4, 4..6], 11);
        assert_eq!(made.len(), 2);
        assert_eq!(made[0].len(), 2);
        assert_eq!(window_size(&pieces, &made[0]), 10);
        assert_eq!(owned(&made), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_long_sentence_is_split_with_overlap() {
        let pieces = words(&vec![1; 100]);
        let made = windows(&pieces, &[0..100], 32);
        assert_eq!(owned(&made), (0..100).collect::<Vec<_>>());
        assert!(made.iter().all(|w| window_size(&pieces, w) <= 32));
        assert!(made[1][0].words.start < made[0][0].words.end);
    }

    #[test]
    fn words_of_many_pieces_always_advance() {
        let pieces = words(&[24, 24, 24, 1]);
        let made = windows(&pieces, &[0..4], 32);
        assert_eq!(owned(&made), [0, 1, 2, 3]);
    }
}
