//! Ctrl-C: the run stops by itself where it can, and is ended where it cannot.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::cli::outcome::Outcome;
use crate::cli::report;

/// How long the run may take to stop by itself; reading from a silent pipe never would.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Whether the user asked to stop; clones ask the same question.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interrupt {
    asked: Arc<AtomicBool>,
    unfinished: Arc<Mutex<Vec<PathBuf>>>,
}

impl Interrupt {
    /// Listens from now on. Once in a program.
    pub(crate) fn listen() -> Result<Self> {
        let interrupt = Self::default();
        let heard = interrupt.clone();
        ctrlc::set_handler(move || heard.stop()).context("cannot listen for Ctrl-C")?;
        Ok(interrupt)
    }

    /// Whether to stop.
    pub(crate) fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// A file to remove if the program must be ended.
    pub(crate) fn watch(&self, file: &Path) {
        let unfinished = self.unfinished.lock();
        let mut unfinished = unfinished.unwrap_or_else(PoisonError::into_inner);
        unfinished.push(file.to_owned());
    }

    fn stop(&self) {
        self.asked.store(true, Ordering::Relaxed);
        report::say("interrupted");
        thread::sleep(PATIENCE);
        let unfinished = self.unfinished.lock();
        for file in unfinished.unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = fs::remove_file(file); // gone already if its output was finished
        }
        process::exit(i32::from(Outcome::Interrupted.code()));
    }
}
