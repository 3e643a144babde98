//! How a run ended, as scripts see it.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was read.
    Done,
    /// Something was read and something skipped.
    Skipped,
    /// Nothing could be read, or the run failed; nothing was written.
    Failed,
    /// The user stopped it; no file was written.
    Interrupted,
}

impl Outcome {
    /// The exit code that the help promises.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Skipped => 1,
            Self::Failed => 2,
            Self::Interrupted => 130,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome.code())
    }
}
