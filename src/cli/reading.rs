//! The articles that can be read, in order; what cannot is reported on the way.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::anyhow;
use tieline::text::{Article, Document, foreign_language};

use crate::cli::interrupt::Interrupt;
use crate::cli::report::Report;
use crate::cli::settings::Settings;

/// Yields documents until there are no more, the user interrupts, or a bad one comes up in a strict run.
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
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            if self.interrupt.asked() || self.halted.load(Ordering::Relaxed) {
                return None;
            }
            match self.articles.next()? {
                Ok(article) => match self.language_problem(&article.document) {
                    Some(problem) => self.leave_out(&problem),
                    None => return Some(self.document(article)),
                },
                Err(error) => self.leave_out(&error.into()),
            }
        }
    }
}

impl<A> Reading<'_, A> {
    fn document(&self, article: Article) -> Document {
        let mut document = article.document;
        for note in &article.notes {
            self.report.note(document.id(), note);
        }
        if document.meta.date.is_none() {
            document.meta.date.clone_from(&self.settings.date);
        }
        document
    }

    /// Why an article is not to be read for its language.
    fn language_problem(&self, article: &Document) -> Option<anyhow::Error> {
        let language = foreign_language(article.text()).filter(|_| !self.settings.any_language)?;
        Some(anyhow!(
            "`{}`: its text is {language} and tieline reads English; --any-language reads it all the same",
            article.id()
        ))
    }

    fn leave_out(&self, problem: &anyhow::Error) {
        self.report.skip(problem);
        if self.settings.strict {
            self.halted.store(true, Ordering::Relaxed);
        }
    }
}
