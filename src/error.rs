//! The one error type of the crate. Messages say what, where, and the remedy.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// What every fallible function of this crate returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Something went wrong; [`Error::kind`] tells what.
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

/// The kinds of failure. Holds paths, strings and sources only, never types of other modules.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder could not be read or written.
    Io {
        /// What was tried, in the infinitive ("read", "write").
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// An input was read but is not what was expected.
    Input {
        /// The file, or `-` for standard input.
        path: PathBuf,
        /// One-based line, where there is one.
        line: Option<usize>,
        /// What is wrong and what to do about it.
        problem: String,
    },
    /// The model folder is missing, incomplete, corrupt or of another format version.
    Model {
        /// The model folder or the file in it.
        path: PathBuf,
        /// What is wrong and what to do about it.
        problem: String,
    },
    /// A knowledge file, ours or the user's, does not hold what its format promises.
    Knowledge {
        /// The file's name.
        file: String,
        /// What is wrong and what to do about it.
        problem: String,
    },
    /// The tensor library reported a failure while the model ran.
    Tensor {
        /// What was being computed.
        action: &'static str,
        /// What the library said.
        source: Box<dyn StdError + Send + Sync>,
    },
}

impl Error {
    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    pub(crate) fn io(action: &'static str, path: impl Into<PathBuf>, source: io::Error) -> Self {
        ErrorKind::Io {
            action,
            path: path.into(),
            source,
        }
        .into()
    }

    pub(crate) fn input(
        path: impl Into<PathBuf>,
        line: Option<usize>,
        problem: impl Into<String>,
    ) -> Self {
        ErrorKind::Input {
            path: path.into(),
            line,
            problem: problem.into(),
        }
        .into()
    }

    pub(crate) fn model(path: impl Into<PathBuf>, problem: impl Into<String>) -> Self {
        ErrorKind::Model {
            path: path.into(),
            problem: problem.into(),
        }
        .into()
    }

    pub(crate) fn knowledge(file: impl Into<String>, problem: impl Into<String>) -> Self {
        ErrorKind::Knowledge {
            file: file.into(),
            problem: problem.into(),
        }
        .into()
    }

    /// A document on which the stages gave up half-way.
    pub(crate) fn panicked(document: &str) -> Self {
        Self::input(
            document,
            None,
            "could not be annotated (out of memory, or a bug of tieline: please report it)",
        )
    }

    pub(crate) fn tensor(
        action: &'static str,
        source: impl StdError + Send + Sync + 'static,
    ) -> Self {
        ErrorKind::Tensor {
            action,
            source: Box::new(source),
        }
        .into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            ErrorKind::Io { action, path, .. } => write!(f, "cannot {action} `{}`", path.display()),
            ErrorKind::Input {
                path,
                line: Some(line),
                problem,
            } => {
                write!(f, "`{}`, line {line}: {problem}", path.display())
            }
            ErrorKind::Input {
                path,
                line: None,
                problem,
            } => write!(f, "`{}`: {problem}", path.display()),
            ErrorKind::Model { path, problem } => {
                write!(f, "model `{}`: {problem}", path.display())
            }
            ErrorKind::Knowledge { file, problem } => {
                write!(f, "knowledge file `{file}`: {problem}")
            }
            ErrorKind::Tensor { action, .. } => write!(f, "the tensor library failed to {action}"),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self.kind() {
            ErrorKind::Io { source, .. } => Some(source),
            ErrorKind::Tensor { source, .. } => Some(source.as_ref()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_place() {
        let error = Error::input(
            "a.jsonl",
            Some(3),
            "no field `text`; give every line an `id` and a `text`",
        );
        assert_eq!(
            error.to_string(),
            "`a.jsonl`, line 3: no field `text`; give every line an `id` and a `text`"
        );
        let error = Error::io("read", "gone.txt", io::Error::from(io::ErrorKind::NotFound));
        assert_eq!(error.to_string(), "cannot read `gone.txt`");
        assert!(error.source().is_some());
    }
}
