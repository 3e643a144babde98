//! Many documents on several threads, results in the order of the input.

use std::collections::BTreeMap;
use std::iter::Enumerate;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::annotation::Annotations;
use crate::error::{Error, Result};
use crate::model::single_threaded;
use crate::pipeline::annotate::Pipeline;
use crate::text::Document;

/// So many documents a thread may be under way or wait for one before them.
const AHEAD: usize = 16;

type Done = (usize, Document, Result<Annotations>);
type Sink<'s> = &'s mut dyn FnMut(Document, Result<Annotations>) -> ControlFlow<()>;

/// A document to annotate, or one that was annotated before and passes through.
#[derive(Debug, Clone)]
pub struct Task {
    document: Document,
    found: Option<Annotations>,
}

impl From<Document> for Task {
    fn from(document: Document) -> Self {
        Self {
            document,
            found: None,
        }
    }
}

impl From<(Document, Option<Annotations>)> for Task {
    fn from((document, found): (Document, Option<Annotations>)) -> Self {
        Self { document, found }
    }
}

/// Annotates documents with one single-threaded worker for each thread, which is faster than one worker with all
/// threads, and hands the results to `sink` in the order of the input. `sink` may stop the run.
///
/// What comes out does not depend on the number of threads: every document is scored by itself.
///
/// # Errors
/// [`crate::ErrorKind::Model`] where a worker cannot load the model again. A failure on one document goes to `sink`.
pub fn annotate_all<I>(
    pipeline: &Pipeline,
    threads: usize,
    articles: I,
    sink: Sink<'_>,
) -> Result<()>
where
    I: Iterator<Item: Into<Task>> + Send,
{
    let workers: Vec<Pipeline> = (0..threads.max(1))
        .map(|_| pipeline.again())
        .collect::<Result<_>>()?;
    let (send, receive) = channel();
    let (allow, allowed) = sync_channel(AHEAD * workers.len());
    for _ in 0..AHEAD * workers.len() {
        let _ = allow.send(());
    }
    let source = Mutex::new(Source {
        articles: articles.enumerate(),
        allowed,
    });
    thread::scope(|scope| {
        for worker in workers {
            let (send, source) = (send.clone(), &source);
            scope.spawn(move || work(&worker, source, &send));
        }
        drop(send);
        in_order(receive, allow, sink);
    });
    Ok(())
}

/// The documents still to come, each against an allowance, so that results do not pile up behind a slow one.
struct Source<I> {
    articles: Enumerate<I>,
    allowed: Receiver<()>,
}

impl<I: Iterator<Item: Into<Task>>> Source<I> {
    /// The next document; `None` at the end and once the run was stopped.
    fn next(&mut self) -> Option<(usize, Task)> {
        self.allowed.recv().ok()?;
        let (index, task) = self.articles.next()?;
        Some((index, task.into()))
    }
}

fn work<I: Iterator<Item: Into<Task>>>(
    pipeline: &Pipeline,
    source: &Mutex<Source<I>>,
    send: &Sender<Done>,
) {
    single_threaded();
    loop {
        let next = source.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some((index, Task { document, found })) = next else {
            return;
        };
        let found = found.map_or_else(|| annotated(pipeline, &document), Ok);
        if send.send((index, document, found)).is_err() {
            return;
        }
    }
}

/// The tensor library panics where it should return; that costs one article, not the run.
fn annotated(pipeline: &Pipeline, document: &Document) -> Result<Annotations> {
    catch_unwind(AssertUnwindSafe(|| pipeline.annotate(document)))
        .unwrap_or_else(|_| Err(Error::panicked(document.id())))
}

/// Passes results on as soon as all before them have been; dropping `allow` stops the workers.
#[expect(
    clippy::needless_pass_by_value,
    reason = "both ends close when this returns"
)]
fn in_order(receive: Receiver<Done>, allow: SyncSender<()>, sink: Sink<'_>) {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (index, document, found) in receive {
        waiting.insert(index, (document, found));
        while let Some((document, found)) = waiting.remove(&next) {
            next += 1;
            if sink(document, found).is_break() {
                return;
            }
            let _ = allow.try_send(());
        }
    }
}
