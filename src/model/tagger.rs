//! The model: from a document to scores in one pass of the encoder a window.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tch::nn::{Module, VarStore};
use tch::{Device, Kind, Tensor};

use crate::error::{Error, Result};
use crate::model::batch::{Batch, groups};
use crate::model::encoder::{Encoder, has_bfloat16};
use crate::model::folder::ModelFolder;
use crate::model::heads::Heads;
use crate::model::manifest::Labels;
use crate::model::matrix::Matrix;
use crate::model::pieces::Vocabulary;
use crate::model::scores::{Argument, Frame, Scores, SentenceScores};
use crate::model::spanning::spanning_tree;
use crate::model::syntax::{Tree, TreeWord};
use crate::model::weights;
use crate::model::window::windows;
use crate::text::Document;

/// A loaded model. `Send` but not `Sync`: give every thread its own.
#[derive(Debug)]
pub struct Model {
    labels: Arc<Labels>,
    relations: Vec<Arc<str>>,
    upos: Vec<Arc<str>>,
    window: usize,
    vocabulary: Vocabulary,
    encoder: Encoder,
    pub(crate) heads: Heads,
}

impl Model {
    /// Loads a model folder: in bfloat16 where the processor computes in it, in single precision elsewhere.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Model`] where the folder is missing, changed, incomplete or of another format.
    pub fn load(folder: impl AsRef<Path>) -> Result<Self> {
        Self::load_as(folder, has_bfloat16())
    }

    /// Loads a model folder and computes in bfloat16 or not, whatever the processor has.
    ///
    /// # Errors
    /// As [`Model::load`].
    pub fn load_as(folder: impl AsRef<Path>, bfloat16: bool) -> Result<Self> {
        let folder = ModelFolder::open(folder.as_ref())?;
        let labels = folder.manifest.labels.clone();
        let mut encoder = Encoder::new(&folder.file("config.json"))?;
        let store = VarStore::new(Device::Cpu);
        let heads = Heads::new(
            &store.root(),
            encoder.hidden,
            folder.manifest.widths,
            &labels,
        );
        weights::fill(&[&encoder.store, &store], &folder.file("model.safetensors"))?;
        if bfloat16 {
            encoder.halve();
        }
        let table = |names: &[String]| names.iter().map(|name| name.as_str().into()).collect();
        Ok(Self {
            relations: table(&labels.relations),
            upos: table(&labels.upos),
            labels: Arc::new(labels),
            window: folder.manifest.window,
            vocabulary: Vocabulary::load(&folder.file("tokenizer.json"))?,
            encoder,
            heads,
        })
    }

    /// What the columns of the scores mean.
    pub fn labels(&self) -> &Arc<Labels> {
        &self.labels
    }

    /// The scores of a document; the same for the same document, whatever else is read.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Tensor`] where the tensor library fails (out of memory).
    pub fn score(&self, document: &Document) -> Result<Scores> {
        self.score_where(document, |_, probability| probability >= 0.5)
    }

    /// As [`Model::score`], but the predicates are the words (places in the document) that `is_predicate` picks, given
    /// each word's probability of being one.
    ///
    /// # Errors
    /// As [`Model::score`].
    pub fn score_where(
        &self,
        document: &Document,
        is_predicate: impl Fn(usize, f32) -> bool,
    ) -> Result<Scores> {
        let sentences: Vec<Range<usize>> = document
            .sentences()
            .iter()
            .map(|s| s.words.clone())
            .collect();
        if sentences.is_empty() {
            return Ok(Scores::default());
        }
        let mut scores = Scores::default();
        for block in blocks(&sentences) {
            tch::no_grad(|| {
                let vectors = self.vectors(document, block)?;
                self.decode(&vectors, block, &is_predicate, &mut scores)
            })?;
        }
        Ok(scores)
    }

    /// The encoder alone, for benchmarks: passes all windows and returns how many sub-tokens went through.
    ///
    /// # Errors
    /// As [`Model::score`].
    pub fn encode_only(&self, document: &Document) -> Result<usize> {
        let sentences: Vec<Range<usize>> = document
            .sentences()
            .iter()
            .map(|s| s.words.clone())
            .collect();
        let mut seen = 0;
        for block in blocks(&sentences) {
            tch::no_grad(|| {
                self.each_batch(document, block, |batch, _| seen += batch.ids.numel())
            })?;
        }
        Ok(seen)
    }

    /// Passes the windows of consecutive sentences; the batches count words from the first of them.
    fn each_batch(
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

    fn decode(
        &self,
        vectors: &Tensor,
        sentences: &[Range<usize>],
        is_predicate: &impl Fn(usize, f32) -> bool,
        scores: &mut Scores,
    ) -> Result<()> {
        let tags = matrix(&self.heads.tags.forward(vectors))?;
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
                .filter(|&(word, p)| is_predicate(words.start + word, p))
                .collect();
            scores.sentences.push(SentenceScores {
                tags: rows(&tags),
                tree: self.tree(&own, &rows(&upos))?,
                frames: self.frames(&own, &chosen)?,
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

/// Consecutive sentences of about so many words are scored at once, whatever the length of the document.
const BLOCK: usize = 8192;

/// Cuts a document's sentences into blocks; the cuts depend on the document alone.
fn blocks(sentences: &[Range<usize>]) -> Vec<&[Range<usize>]> {
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

/// Copies a two-dimensional tensor out.
pub(crate) fn matrix(tensor: &Tensor) -> Result<Matrix> {
    let columns = tensor.size().last().copied().unwrap_or(1);
    let values = Vec::<f32>::try_from(tensor.contiguous().view([-1]))
        .map_err(|e| Error::tensor("copy scores", e))?;
    Ok(Matrix::new(columns as usize, values))
}
