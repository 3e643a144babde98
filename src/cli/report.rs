//! What the user is told while the program runs; all of it goes to standard error.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cli::progress::Progress;
use crate::cli::settings::Settings;

/// Counts articles, shows progress, passes on notes. Shared by the thread that reads and the one that writes.
#[derive(Debug)]
pub(crate) struct Report {
    quiet: bool,
    progress: Progress,
    read: AtomicUsize,
    skipped: AtomicUsize,
}

impl Report {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            quiet: settings.quiet,
            progress: Progress::new(settings),
            read: AtomicUsize::new(0),
            skipped: AtomicUsize::new(0),
        }
    }

    /// Something about an article that the user may want to know.
    pub(crate) fn note(&self, article: &str, note: &str) {
        if !self.quiet {
            self.line(&format!("note: `{article}`: {note}"));
        }
    }

    /// Something about the whole input that the user may want to know.
    pub(crate) fn remarks(&self, remarks: &[String]) {
        let told = remarks.iter().filter(|_| !self.quiet);
        told.for_each(|remark| self.line(&format!("note: {remark}")));
    }

    /// An article is left out.
    pub(crate) fn skip(&self, problem: &anyhow::Error) {
        self.skipped.fetch_add(1, Ordering::Relaxed);
        self.line(&format!("skipped: {problem:#}"));
        self.progress.advance();
    }

    /// An article is done.
    pub(crate) fn advance(&self) {
        self.read.fetch_add(1, Ordering::Relaxed);
        self.progress.advance();
    }

    /// How many articles were read so far.
    pub(crate) fn read(&self) -> usize {
        self.read.load(Ordering::Relaxed)
    }

    /// How many articles were skipped so far.
    pub(crate) fn skipped(&self) -> usize {
        self.skipped.load(Ordering::Relaxed)
    }

    /// Takes the progress bar away; the reading is over.
    pub(crate) fn end_progress(&self) {
        self.progress.clear();
    }

    /// What came of it, after all results are in place.
    pub(crate) fn finish(&self, summary: &[String]) {
        if self.quiet {
            return;
        }
        let articles = counted(self.read(), "article", "articles");
        write(&match self.skipped() {
            0 => format!("{articles} read\n"),
            skipped => format!("{articles} read, {skipped} skipped\n"),
        });
        for line in summary {
            write(&format!("{line}\n"));
        }
    }

    fn line(&self, line: &str) {
        self.progress.suspend(|| say(line));
    }
}

/// One line in the program's name.
pub(crate) fn say(line: &str) {
    write(&format!("tieline: {line}\n"));
}

/// `1 article`, `2 articles`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Writes to standard error; names come from articles and must not steer a terminal.
fn write(text: &str) {
    let harmless = |c: char| {
        if c.is_control() && c != '\n' {
            '\u{fffd}'
        } else {
            c
        }
    };
    let text: String = text.chars().map(harmless).collect();
    // Nobody is left to be told if standard error is gone.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
