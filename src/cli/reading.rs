//! The articles that can be read, in order; what cannot is reported on the way.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, anyhow};
use tieline::annotation::{Annotations, Record};
use tieline::text::{Article, Document, foreign_language};

use crate::cli::interrupt::Interrupt;
use crate::cli::report::Report;
use crate::cli::settings::{Annotated, Settings};

/// Yields documents, with annotations where the input has them and they are to be kept, until there are no more, the user interrupts, or a bad one comes up in a strict run.
///
/// It runs on another thread than the one that takes the results.
#[derive(Debug)]
pub(crate) struct Reading<'r, A> {
    pub(crate) articles: A,
    pub(crate) settings: &'r Settings,
    pub(crate) report: &'r Report,
    pub(crate) interrupt: &'r Interrupt,
    /// Set when a strict run is over.
    pub(crate) halted: &'r AtomicBool,
}

impl<A: Iterator<Item = tieline::Result<Article>>> Iterator for Reading<'_, A> {
    type Item = (Document, Option<Annotations>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.interrupt.asked() || self.halted.load(Ordering::Relaxed) {
                return None;
            }
            match self.articles.next()? {
                Ok(article) => match self.opened(article) {
                    Ok(opened) => return Some(opened),
                    Err(problem) => self.leave_out(&problem),
                },
                Err(error) => self.leave_out(&error.into()),
            }
        }
    }
}

impl<A> Reading<'_, A> {
    fn opened(&self, article: Article) -> Result<(Document, Option<Annotations>)> {
        let Article {
            document,
            notes,
            annotated,
            ..
        } = article;
        let keep = self.settings.annotated == Annotated::Keep;
        let (mut document, found) = match annotated.filter(|_| keep) {
            Some(line) => {
                let (own, found) = kept(&document, &line)?;
                (own, Some(found))
            }
            None => (self.english(document)?, None),
        };
        for note in &notes {
            self.report.note(document.id(), note);
        }
        if document.meta.date.is_none() {
            document.meta.date.clone_from(&self.settings.date);
        }
        Ok((document, found))
    }

    /// Refuses an article that is not to be read for its language.
    fn english(&self, article: Document) -> Result<Document> {
        match foreign_language(article.text()).filter(|_| !self.settings.any_language) {
            None => Ok(article),
            Some(language) => Err(anyhow!(
                "`{}`: its text is {language} and tieline reads English; --any-language reads it all the same",
                article.id()
            )),
        }
    }

    fn leave_out(&self, problem: &anyhow::Error) {
        self.report.skip(problem);
        if self.settings.strict {
            self.halted.store(true, Ordering::Relaxed);
        }
    }
}

/// The annotations that a line has, under the name that its document was given.
fn kept(article: &Document, line: &str) -> Result<(Document, Annotations)> {
    let record: Record = serde_json::from_str(line).with_context(|| {
        let id = article.id();
        format!("`{id}`: has `mentions`, `entities` and `relations`, but not as `tieline annotate` writes them")
    })?;
    let (document, found) = record.into_parts()?;
    Ok((document.with_id(article.id()), found))
}
