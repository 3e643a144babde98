//! Many documents on several threads, results in the order of the input.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::annotation::Annotations;
use crate::error::Result;
use crate::model::single_threaded;
use crate::pipeline::annotate::Pipeline;
use crate::text::Document;

type Done = (usize, Document, Result<Annotations>);

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
    sink: &mut dyn FnMut(Document, Result<Annotations>) -> ControlFlow<()>,
) -> Result<()>
where
    I: Iterator<Item = Document> + Send,
{
    let workers: Vec<Pipeline> = (0..threads.max(1)).map(|_| pipeline.again()).collect::<Result<_>>()?;
    let (send, receive) = sync_channel(2 * workers.len());
    let source = Mutex::new(articles.enumerate());
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        for worker in workers {
            let (send, source, stop) = (send.clone(), &source, &stop);
            scope.spawn(move || work(&worker, source, stop, &send));
        }
        drop(send);
        in_order(receive, &stop, sink);
    });
    Ok(())
}

fn work<I>(pipeline: &Pipeline, source: &Mutex<std::iter::Enumerate<I>>, stop: &AtomicBool, send: &SyncSender<Done>)
where
    I: Iterator<Item = Document>,
{
    single_threaded();
    while !stop.load(Ordering::Relaxed) {
        let next = source.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some((index, document)) = next else { return };
        let found = pipeline.annotate(&document);
        if send.send((index, document, found)).is_err() {
            return;
        }
    }
}

/// Passes results on as soon as all before them have been.
fn in_order(
    receive: Receiver<Done>,
    stop: &AtomicBool,
    sink: &mut dyn FnMut(Document, Result<Annotations>) -> ControlFlow<()>,
) {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (index, document, found) in receive {
        waiting.insert(index, (document, found));
        while let Some((document, found)) = waiting.remove(&next) {
            next += 1;
            if sink(document, found).is_break() {
                stop.store(true, Ordering::Relaxed);
                return;
            }
        }
    }
}
