//! One document through all stages.

use std::path::{Path, PathBuf};

use crate::annotation::{Annotations, Mention};
use crate::error::Result;
use crate::knowledge::Knowledge;
use crate::model::{Asker, Candidate, Labels, Model, Scores, SentenceScores};
use crate::stage::{coref, ner, relation};
use crate::text::Document;

/// A loaded model and the stages behind it. `Send` but not `Sync`: give every thread its own, or use
/// [`annotate_all`](crate::pipeline::annotate_all).
#[derive(Debug)]
pub struct Pipeline {
    folder: PathBuf,
    model: Model,
    knowledge: &'static Knowledge,
}

impl Pipeline {
    /// Loads a model folder such as `models/en-news`; [`crate::model::locate`] finds the installed one.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Model`] where the folder is missing, changed, incomplete or of another format.
    pub fn load(folder: impl AsRef<Path>) -> Result<Self> {
        let model = Model::load(&folder)?;
        Ok(Self {
            folder: folder.as_ref().to_owned(),
            model,
            knowledge: Knowledge::builtin(),
        })
    }

    /// Another pipeline with the same model, for another thread.
    ///
    /// # Errors
    /// As [`Pipeline::load`]: the folder is read again.
    pub fn again(&self) -> Result<Self> {
        Self::load(&self.folder)
    }

    /// The folder that the model was loaded from.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Everything that is found in one document.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Tensor`] where the tensor library fails (out of memory).
    pub fn annotate(&self, document: &Document) -> Result<Annotations> {
        let mut reader = self.reader(document);
        let scores = self.model.score(document, &mut reader)?;
        let ner::Tagged {
            mut mentions,
            dates,
            ..
        } = reader.tagged;
        let entities = coref::cluster(document, &mut mentions, self.knowledge);
        let mut found = Annotations {
            mentions,
            entities,
            relations: Vec::new(),
        };
        let candidates = coref::resolve(document, &scores, &mut found, self.knowledge);
        found.relations = relation::relate(
            document,
            (&scores, self.model.labels()),
            (&found.mentions, &dates),
            &candidates,
            self.knowledge,
        );
        found.drop_untied_groups();
        Ok(found)
    }

    /// Encoder and heads without the stages behind them, for benchmarks.
    ///
    /// # Errors
    /// As [`Pipeline::annotate`].
    pub fn score_only(&self, document: &Document) -> Result<Scores> {
        self.model.score(document, &mut self.reader(document))
    }

    fn reader<'d>(&'d self, document: &'d Document) -> Reader<'d> {
        Reader {
            document,
            labels: self.model.labels(),
            knowledge: self.knowledge,
            tagged: ner::Tagged::default(),
        }
    }
}

/// Names the sentences as the model scores them, and asks for their names, pronouns and noun phrases.
struct Reader<'d> {
    document: &'d Document,
    labels: &'d Labels,
    knowledge: &'d Knowledge,
    tagged: ner::Tagged,
}

impl Asker for Reader<'_> {
    fn candidates(&mut self, sentence: usize, scores: &SentenceScores) -> Vec<Candidate> {
        let sentence = &self.document.sentences()[sentence];
        let before = self.tagged.mentions.len();
        self.tagged.read(
            self.document,
            sentence,
            (scores, self.labels),
            self.knowledge,
        );
        let first = sentence.words.start;
        let words = &self.document.words()[sentence.words.clone()];
        let placed = |mention: &Mention| {
            let start = words.partition_point(|word| word.end <= mention.span.start);
            let end = words.partition_point(|word| word.start < mention.span.end);
            (start..end, mention.kind, mention.form)
        };
        let found = &self.tagged.mentions[before..];
        let names: Vec<coref::Named> = found.iter().map(placed).collect();
        let text = |word| self.document.word(first + word);
        coref::candidates(&scores.tree, &names, text, &self.knowledge.nouns)
    }
}
