//! What all commands share: from the inputs to each article's annotations, in order.

use std::cell::OnceCell;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use rayon::ThreadPoolBuilder;
use tieline::annotation::Annotations;
use tieline::model::locate;
use tieline::pipeline::{Pipeline, annotate_all};
use tieline::stage::relation::crowded;
use tieline::text::{Articles, Document};

use crate::cli::interrupt::Interrupt;
use crate::cli::outcome::Outcome;
use crate::cli::reading::Reading;
use crate::cli::records::is_annotated;
use crate::cli::report::Report;
use crate::cli::settings::{Annotated, Settings};

/// What shall be read, and the model that reads it.
#[derive(Debug)]
pub(crate) struct Job<'s> {
    settings: &'s Settings,
    interrupt: Interrupt,
    /// Loaded at once, unless all inputs are annotated.
    pipeline: OnceCell<Pipeline>,
    pub(crate) report: Report,
    halted: AtomicBool,
}

impl<'s> Job<'s> {
    pub(crate) fn load(settings: &'s Settings, interrupt: Interrupt) -> Result<Self> {
        // The pool in which the network is made; there is one a process, and the first call makes it.
        let pool = ThreadPoolBuilder::new().num_threads(settings.threads);
        let _ = pool.build_global();
        let job = Self {
            settings,
            interrupt,
            pipeline: OnceCell::new(),
            report: Report::new(settings),
            halted: AtomicBool::new(false),
        };
        let kept = settings.annotated == Annotated::Keep;
        if !kept || !settings.inputs.iter().all(|input| is_annotated(input)) {
            job.pipeline()?;
        }
        Ok(job)
    }

    fn pipeline(&self) -> Result<&Pipeline> {
        if let Some(pipeline) = self.pipeline.get() {
            return Ok(pipeline);
        }
        let loaded = Pipeline::load(locate(self.settings.model.as_deref())?)?;
        Ok(self.pipeline.get_or_init(|| loaded))
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
        let ended = match self.pipeline.get() {
            Some(pipeline) => {
                annotate_all(pipeline, threads, self.reading(), &mut sink).map_err(Into::into)
            }
            None => self.pass_on(&mut sink),
        };
        self.report.end_progress();
        ended?;
        match failure {
            Some(error) => Err(error),
            None => self.outcome(),
        }
    }

    /// Hands over what is annotated already; an article that is not, after all, is annotated here.
    fn pass_on(
        &self,
        sink: &mut impl FnMut(Document, tieline::Result<Annotations>) -> ControlFlow<()>,
    ) -> Result<()> {
        for (article, found) in self.reading() {
            let found = match found {
                Some(found) => Ok(found),
                None => self.pipeline()?.annotate(&article),
            };
            if sink(article, found).is_break() {
                break;
            }
        }
        Ok(())
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
                if self.settings.least > 0.0 {
                    found.drop_untied_groups();
                }
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
