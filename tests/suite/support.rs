//! A folder of one's own and the program run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The model that every test runs with: random weights, so what it finds means nothing.
pub(crate) const TINY_MODEL: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/tiny-model");

/// A temporary folder with articles in it, and the program that reads them.
pub(crate) struct TestBed {
    folder: tempfile::TempDir,
}

impl TestBed {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Adds a file, and the folders above it.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Adds an empty folder.
    pub(crate) fn folder(self, name: &str) -> Self {
        fs::create_dir_all(self.path(name)).unwrap();
        self
    }

    /// Adds a copy of the tiny model.
    pub(crate) fn model(self, name: &str) -> Self {
        fs::create_dir_all(self.path(name)).unwrap();
        for entry in fs::read_dir(TINY_MODEL).unwrap() {
            let file = entry.unwrap().path();
            let copy = self.path(name).join(file.file_name().unwrap());
            fs::copy(file, copy).unwrap();
        }
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of all files and folders directly in the test's folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// The program with the tiny model and these words after it, not yet running.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = self.bare_command(line);
        command.args(["--model", TINY_MODEL]);
        command
    }

    /// The program with these words after it, and no model chosen.
    pub(crate) fn bare_command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tieline"));
        command.args(line.split_whitespace());
        command.current_dir(self.folder.path());
        command.env_remove("TIELINE_MODEL");
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program with the tiny model.
    pub(crate) fn run(&self, line: &str) -> Run {
        Run::new(line, &self.command(line).output().unwrap())
    }

    /// Runs the program with no model chosen.
    pub(crate) fn run_bare(&self, line: &str) -> Run {
        Run::new(line, &self.bare_command(line).output().unwrap())
    }

    /// Runs the program with the tiny model and this on standard input.
    pub(crate) fn run_on(&self, input: impl AsRef<[u8]>, line: &str) -> Run {
        let mut command = self.command(line);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input.as_ref()).unwrap();
        drop(stdin);
        Run::new(line, &child.wait_with_output().unwrap())
    }
}

/// A run that is over.
pub(crate) struct Run {
    line: String,
    code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn new(line: &str, output: &Output) -> Self {
        Self {
            line: line.to_owned(),
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout.clone()).unwrap(),
            stderr: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// Asserts the exit code, and that the program did not panic.
    pub(crate) fn exits(self, code: i32) -> Self {
        let Self { line, stderr, .. } = &self;
        assert_eq!(self.code, Some(code), "tieline {line}\n{stderr}");
        assert!(!stderr.contains("panicked"), "tieline {line}\n{stderr}");
        self
    }

    /// Asserts that standard error has these words.
    pub(crate) fn tells(self, words: &str) -> Self {
        let Self { line, stderr, .. } = &self;
        assert!(
            stderr.contains(words),
            "no {words:?}\ntieline {line}\n{stderr}"
        );
        self
    }

    /// Asserts that standard error does not have these words.
    pub(crate) fn keeps_quiet_about(self, words: &str) -> Self {
        let Self { line, stderr, .. } = &self;
        assert!(
            !stderr.contains(words),
            "{words:?}\ntieline {line}\n{stderr}"
        );
        self
    }

    /// The lines of standard output as JSON.
    pub(crate) fn records(&self) -> Vec<serde_json::Value> {
        let lines = self.stdout.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The texts of the records on standard output.
    pub(crate) fn texts(&self) -> Vec<String> {
        let records = self.records();
        let texts = records
            .iter()
            .map(|record| record["text"].as_str().unwrap());
        texts.map(str::to_owned).collect()
    }
}

/// Changes what is in a file of a model folder.
pub(crate) fn damage(model: &Path, file: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    let path = model.join(file);
    let content = fs::read(&path).unwrap();
    fs::write(path, change(content)).unwrap();
}
