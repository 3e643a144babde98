//! What all commands share: from the inputs to each article's annotations, in order.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use tieline::annotation::Annotations;
use tieline::model::locate;
use tieline::pipeline::{Pipeline, annotate_all};
use tieline::stage::relation::crowded;
use tieline::text::{Articles, Document};

use crate::cli::interrupt::Interrupt;
use crate::cli::outcome::Outcome;
use crate::cli::reading::Reading;
use crate::cli::report::Report;
use crate::cli::settings::Settings;

/// A loaded model and what it shall read.
#[derive(Debug)]
pub(crate) struct Job<'s> {
    settings: &'s Settings,
    interrupt: Interrupt,
    pipeline: Pipeline,
    pub(crate) report: Report,
    halted: AtomicBool,
}

impl<'s> Job<'s> {
    pub(crate) fn load(settings: &'s Settings, interrupt: Interrupt) -> Result<Self> {
        let folder = locate(settings.model.as_deref())?;
        Ok(Self {
            settings,
            interrupt,
            pipeline: Pipeline::load(folder)?,
            report: Report::new(settings),
            halted: AtomicBool::new(false),
        })
    }

    /// Hands over every article with what was found in it. Results may be finished only if the
    /// outcome is [`Outcome::Done`] or [`Outcome::Skipped`].
    pub(crate) fn run(
        &self,
        mut take: impl FnMut(&Document, &Annotations) -> Result<()>,
    ) -> Result<Outcome> {
        let mut failure = None;
        let mut sink = |article: Document, found| {
            if self.is_over() {
                return ControlFlow::Break(());
            }
            match self.take(&article, found, &mut take) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    failure = Some(error);
                    ControlFlow::Break(())
                }
            }
        };
        let threads = self.settings.threads;
        let ended = annotate_all(&self.pipeline, threads, self.reading(), &mut sink);
        self.report.end_progress();
        ended?;
        match failure {
            Some(error) => Err(error),
            None => self.outcome(),
        }
    }

    fn reading(&self) -> Reading<'_, Articles> {
        Reading {
            articles: Articles::new(self.settings.inputs.clone()),
            settings: self.settings,
            report: &self.report,
            interrupt: &self.interrupt,
            halted: &self.halted,
        }
    }

    fn take(
        &self,
        article: &Document,
        found: tieline::Result<Annotations>,
        take: &mut impl FnMut(&Document, &Annotations) -> Result<()>,
    ) -> Result<()> {
        match found.with_context(|| format!("`{}`", article.id())) {
            Ok(mut found) => {
                if let Some(most) = crowded(article, &found.mentions) {
                    let note = format!(
                        "a sentence has {most} mentions; of so long a list only the first are tied"
                    );
                    self.report.note(article.id(), &note);
                }
                found.retain_confident(self.settings.least);
                take(article, &found)?;
                self.report.advance();
            }
            Err(error) => {
                self.report.skip(&error);
                self.halted.store(self.settings.strict, Ordering::Relaxed);
            }
        }
        Ok(())
    }

    fn is_over(&self) -> bool {
        self.interrupt.asked() || self.halted.load(Ordering::Relaxed)
    }

    fn outcome(&self) -> Result<Outcome> {
        if self.interrupt.asked() {
            return Ok(Outcome::Interrupted);
        }
        if self.halted.load(Ordering::Relaxed) {
            bail!("stopped at an article that cannot be read, as --strict asks");
        }
        match (self.report.read(), self.report.skipped()) {
            (0, _) => bail!("no article could be read"),
            (_, 0) => Ok(Outcome::Done),
            _ => Ok(Outcome::Skipped),
        }
    }
}
