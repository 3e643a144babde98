//! Words to sub-tokens.

use std::path::Path;

use tokenizers::Tokenizer;

use crate::error::{Error, Result};
use crate::model::shape::shape;

/// What stands for a word in which the vocabulary finds nothing (`[UNK]`).
const UNKNOWN: u32 = 100;

/// A word has at most this many sub-tokens; of a longer one (an address, a blob) the encoder sees the beginning. The
/// word itself stays whole: only its first sub-token is ever looked at.
const MOST_PIECES: usize = 24;

/// The sub-tokens of one word and its shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pieces {
    pub(crate) ids: Vec<i64>,
    pub(crate) shape: i64,
}

/// The tokenizer of a model folder, fed with words.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    tokenizer: Tokenizer,
}

impl Vocabulary {
    pub(crate) fn load(file: &Path) -> Result<Self> {
        let mut tokenizer = Tokenizer::from_file(file).map_err(|e| {
            Error::model(file, format!("not a tokenizer ({e}); restore the folder"))
        })?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|e| {
            Error::model(
                file,
                format!("cannot switch truncation off ({e}); restore the folder"),
            )
        })?;
        Ok(Self { tokenizer })
    }

    /// The sub-tokens of these words, one entry a word, never empty.
    pub(crate) fn pieces(&self, words: &[&str]) -> Vec<Pieces> {
        let mut pieces: Vec<Pieces> = words
            .iter()
            .map(|word| Pieces {
                ids: Vec::new(),
                shape: shape(word),
            })
            .collect();
        if let Ok(encoding) = self.tokenizer.encode(words, false) {
            for (id, word) in encoding.get_ids().iter().zip(encoding.get_word_ids()) {
                if let Some(word) = word {
                    pieces[*word as usize].ids.push(i64::from(*id));
                }
            }
        }
        for word in &mut pieces {
            word.ids.truncate(MOST_PIECES);
            if word.ids.is_empty() {
                word.ids.push(i64::from(UNKNOWN));
            }
        }
        pieces
    }
}
