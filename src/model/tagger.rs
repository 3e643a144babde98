//! The model: from a document to scores in one pass of the encoder a window.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tch::nn::VarStore;
use tch::{Device, Kind};

use crate::error::Result;
use crate::model::candidate::Candidate;
use crate::model::encoder::{Encoder, has_bfloat16};
use crate::model::folder::ModelFolder;
use crate::model::heads::Heads;
use crate::model::links::Linker;
use crate::model::manifest::{Labels, Temperatures};
use crate::model::passage::blocks;
use crate::model::pieces::Vocabulary;
use crate::model::scores::{Scores, SentenceScores};
use crate::model::weights;
use crate::text::Document;

/// What a model is asked while it scores a document.
pub trait Asker {
    /// Whether a word (by its place in the document) is scored as a predicate, given its probability of being one.
    fn is_predicate(&self, _word: usize, probability: f32) -> bool {
        probability >= 0.5
    }

    /// Which words of a sentence may mean someone; whom they mean and how they are tied is scored for these.
    fn candidates(&mut self, sentence: usize, scores: &SentenceScores) -> Vec<Candidate>;
}

/// Asks for names, trees and roles alone.
impl Asker for () {
    fn candidates(&mut self, _: usize, _: &SentenceScores) -> Vec<Candidate> {
        Vec::new()
    }
}

/// A loaded model. `Send` but not `Sync`: give every thread its own.
#[derive(Debug)]
pub struct Model {
    labels: Arc<Labels>,
    pub(crate) relations: Vec<Arc<str>>,
    pub(crate) upos: Vec<Arc<str>>,
    pub(crate) window: usize,
    pub(crate) temperatures: Temperatures,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) encoder: Encoder,
    pub(crate) heads: Heads,
    /// In which the heads of trees and roles compute.
    pub(crate) inner: Kind,
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
        let (outer, mut inner) = (VarStore::new(Device::Cpu), VarStore::new(Device::Cpu));
        let (hidden, widths) = (encoder.hidden, folder.manifest.widths);
        let heads = Heads::new((&outer, &inner), hidden, widths, &labels);
        let stores = [&encoder.store, &outer, &inner];
        weights::fill(&stores, &folder.file("model.safetensors"))?;
        if bfloat16 {
            encoder.halve();
            inner.bfloat16();
        }
        let table = |names: &[String]| names.iter().map(|name| name.as_str().into()).collect();
        Ok(Self {
            relations: table(&labels.relations),
            upos: table(&labels.upos),
            labels: Arc::new(labels),
            window: folder.manifest.window,
            temperatures: folder.manifest.temperatures,
            vocabulary: Vocabulary::load(&folder.file("tokenizer.json"))?,
            encoder,
            heads,
            inner: if bfloat16 {
                Kind::BFloat16
            } else {
                Kind::Float
            },
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
    pub fn score(&self, document: &Document, asker: &mut impl Asker) -> Result<Scores> {
        let sentences: Vec<Range<usize>> = document
            .sentences()
            .iter()
            .map(|s| s.words.clone())
            .collect();
        let mut scores = Scores::default();
        let mut linker = Linker::new(&self.heads.links, self.temperatures.links);
        for block in blocks(&sentences) {
            tch::no_grad(|| {
                let vectors = self.vectors(document, block)?;
                let first = scores.sentences.len();
                self.decode(&vectors, block, asker, &mut scores)?;
                for sentence in first..scores.sentences.len() {
                    let own = &mut scores.sentences[sentence];
                    own.candidates = asker.candidates(sentence, own);
                }
                self.relate(document, &vectors, block, &mut linker, (first, &mut scores))
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
}
