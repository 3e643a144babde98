//! Words a second of the whole pipeline beside the bare encoder, on the same text in the same run.
//!
//!     cargo bench
//!
//! One single-threaded worker a core on both sides. Where the processor computes in bfloat16, the encoder is timed in
//! both precisions; elsewhere in single precision alone.

#![allow(clippy::print_stdout, reason = "a benchmark reports")]

use std::ops::ControlFlow;
use std::path::Path;
use std::thread;
use std::time::Instant;

use tieline::model::{Model, has_bfloat16, single_threaded};
use tieline::pipeline::{Pipeline, annotate_all};
use tieline::text::{Articles, Document};

/// Each side is timed so often; the fastest time counts.
const ROUNDS: usize = 3;
/// The example articles so many times over.
const COPIES: usize = 6;

fn articles(root: &Path) -> Vec<Document> {
    let read: Vec<Document> = Articles::new([root.join("examples/articles")])
        .filter_map(|article| article.ok().map(|a| a.document))
        .collect();
    (0..COPIES)
        .flat_map(|copy| {
            read.iter()
                .map(move |d| d.clone().with_id(format!("{copy}/{}", d.id())))
        })
        .collect()
}

fn fastest(mut run: impl FnMut()) -> f64 {
    let times = (0..ROUNDS).map(|_| {
        let begun = Instant::now();
        run();
        begun.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}

/// Seconds that the workers take together, one thread each.
fn seconds<W: Send>(
    mut workers: Vec<W>,
    articles: &[Document],
    work: impl Fn(&W, &Document) + Sync,
) -> f64 {
    let count = workers.len();
    fastest(|| {
        thread::scope(|scope| {
            for (first, worker) in workers.iter_mut().enumerate() {
                let work = &work;
                scope.spawn(move || {
                    single_threaded();
                    for article in articles.iter().skip(first).step_by(count) {
                        work(worker, article);
                    }
                });
            }
        });
    })
}

/// Seconds that the encoder alone takes.
fn encoder(
    folder: &Path,
    bfloat16: bool,
    threads: usize,
    articles: &[Document],
) -> tieline::Result<f64> {
    let models: tieline::Result<Vec<Model>> = (0..threads)
        .map(|_| Model::load_as(folder, bfloat16))
        .collect();
    Ok(seconds(models?, articles, |model, article| {
        let _ = model.encode_only(article);
    }))
}

/// Seconds that encoder and heads take, and that they take with coreference and relations: the same workers, so that
/// their difference is these stages alone, without the loading of a model for each thread.
fn stages(folder: &Path, threads: usize, articles: &[Document]) -> tieline::Result<(f64, f64)> {
    let load = || (0..threads).map(|_| Pipeline::load(folder)).collect();
    let pipelines: tieline::Result<Vec<Pipeline>> = load();
    let heads = seconds(pipelines?, articles, |pipeline, article| {
        let _ = pipeline.score_only(article);
    });
    let pipelines: tieline::Result<Vec<Pipeline>> = load();
    let all = seconds(pipelines?, articles, |pipeline, article| {
        let _ = pipeline.annotate(article);
    });
    Ok((heads, all))
}

fn main() -> tieline::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("models/en-news");
    let articles = articles(root);
    let words: usize = articles.iter().map(|a| a.words().len()).sum();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let rate = |seconds: f64| words as f64 / seconds;

    let pipeline = Pipeline::load(&folder)?;
    let whole = fastest(|| {
        let copies = articles.iter().cloned();
        let _ = annotate_all(&pipeline, threads, copies, &mut |_, _| {
            ControlFlow::Continue(())
        });
    });
    let native = encoder(&folder, has_bfloat16(), threads, &articles)?;
    println!("{words} words, {threads} threads");
    println!("pipeline {:8.0} words/s", rate(whole));
    println!("encoder  {:8.0} words/s", rate(native));
    println!("pipeline / encoder {:.2}", native / whole);
    let (scored, annotated) = stages(&folder, threads, &articles)?;
    println!(
        "heads add {:.0} % to the encoder's time",
        100.0 * (scored / native - 1.0)
    );
    println!(
        "coreference and relations take {:.0} % of the run",
        100.0 * (1.0 - scored / annotated)
    );
    if has_bfloat16() {
        let single = encoder(&folder, false, threads, &articles)?;
        println!(
            "encoder in single precision {:8.0} words/s; bfloat16 is {:.2} times as fast",
            rate(single),
            single / native
        );
    } else {
        println!("this processor does not compute in bfloat16: single precision throughout");
    }
    Ok(())
}
