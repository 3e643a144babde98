//! One document through all stages.

use std::path::{Path, PathBuf};

use crate::annotation::Annotations;
use crate::error::Result;
use crate::knowledge::Knowledge;
use crate::model::Model;
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
        let scores = self.model.score(document)?;
        let labels = self.model.labels();
        let ner::Tagged {
            mut mentions,
            dates,
        } = ner::tag(document, &scores, labels, self.knowledge);
        let entities = coref::cluster(document, &mut mentions, self.knowledge);
        let relations = relation::relate(
            document,
            &scores,
            labels,
            (&mentions, &dates),
            self.knowledge,
        );
        Ok(Annotations {
            mentions,
            entities,
            relations,
        })
    }
}
