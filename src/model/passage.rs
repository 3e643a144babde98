//! From words to vectors: windows, batches, the encoder, and every word's vector back in its place.

use std::ops::Range;

use tch::{Device, Kind, Tensor};

use crate::error::Result;
use crate::model::batch::{Batch, groups};
use crate::model::tagger::Model;
use crate::model::window::windows;
use crate::text::Document;

impl Model {
    /// Passes the windows of consecutive sentences; the batches count words from the first of them.
    pub(crate) fn each_batch(
        &self,
        document: &Document,
        sentences: &[Range<usize>],
        mut then: impl FnMut(&Batch, &Tensor),
    ) -> Result<()> {
        let first = sentences[0].start;
        let words = &document.words()[first..sentences[sentences.len() - 1].end];
        let words: Vec<&str> = words.iter().map(|span| span.of(document.text())).collect();
        let pieces = self.vocabulary.pieces(&words);
        let own: Vec<Range<usize>> = sentences
            .iter()
            .map(|s| s.start - first..s.end - first)
            .collect();
        let windows = windows(&pieces, &own, self.window);
        for group in groups(&pieces, &windows) {
            let members: Vec<_> = group.iter().map(|&w| &windows[w]).collect();
            let batch = Batch::new(&pieces, &members, &own);
            let encoded = self.encoder.encode(&batch)?;
            then(&batch, &encoded);
        }
        Ok(())
    }

    /// Vectors `[sentences + words, hidden]` of consecutive sentences: for every sentence its root and then its words.
    pub(crate) fn vectors(
        &self,
        document: &Document,
        sentences: &[Range<usize>],
    ) -> Result<Tensor> {
        let first = sentences[0].start;
        let count = sentences[sentences.len() - 1].end - first;
        let rows = (sentences.len() + count) as i64;
        let mut vectors = Tensor::zeros([rows, self.encoder.hidden], (Kind::Float, Device::Cpu));
        // Word w of sentence s goes to row w + s + 1: s roots and its own stand before it.
        let mut sentence_of = vec![0; count];
        for (sentence, words) in sentences.iter().enumerate() {
            sentence_of[words.start - first..words.end - first].fill(sentence);
        }
        let root_row = |sentence: usize| (sentences[sentence].start - first + sentence) as i64;
        self.each_batch(document, sentences, |batch, encoded| {
            let words = batch
                .words
                .iter()
                .map(|&(word, from)| ((word + sentence_of[word] + 1) as i64, from));
            let roots = batch
                .roots
                .iter()
                .map(|&(sentence, from)| (root_row(sentence), from));
            let (to, from): (Vec<i64>, Vec<i64>) = words.chain(roots).unzip();
            let chosen = encoded.index_select(0, &Tensor::from_slice(&from));
            let _ = vectors.index_copy_(0, &Tensor::from_slice(&to), &chosen);
        })?;
        Ok(vectors)
    }
}

/// Consecutive sentences of about so many words are scored at once, whatever the length of the document.
const BLOCK: usize = 8192;

/// Cuts a document's sentences into blocks; the cuts depend on the document alone.
pub(crate) fn blocks(sentences: &[Range<usize>]) -> Vec<&[Range<usize>]> {
    let mut made = Vec::new();
    let mut start = 0;
    for end in 1..=sentences.len() {
        let full = sentences[end - 1].end - sentences[start].start >= BLOCK;
        if full || end == sentences.len() {
            made.push(&sentences[start..end]);
            start = end;
        }
    }
    made
}
