//! The progress bar, on a terminal only.

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use walkdir::{DirEntry, WalkDir};

use crate::cli::settings::Settings;

/// How far the run has come; hidden where nobody looks.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(crate) fn new(settings: &Settings) -> Self {
        if settings.quiet || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let expected = expected(&settings.inputs);
        let bar = ProgressBar::with_draw_target(expected, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{state}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.with_key("state", write_state));
        bar.enable_steady_tick(Duration::from_millis(250));
        Self(bar)
    }

    pub(crate) fn advance(&self) {
        self.0.inc(1);
    }

    /// Makes room for a line of text.
    pub(crate) fn suspend(&self, write: impl FnOnce()) {
        self.0.suspend(write);
    }

    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

/// `12 of 300 articles, 4.1 a second, 70 seconds left`
fn write_state(state: &ProgressState, out: &mut dyn fmt::Write) {
    let _ = state_line(state, out); // the bar has no use for an error
}

fn state_line(state: &ProgressState, out: &mut dyn fmt::Write) -> fmt::Result {
    write!(out, "{}", state.pos())?;
    if let Some(len) = state.len() {
        write!(out, " of {len}")?;
    }
    write!(out, " articles")?;
    if state.pos() == 0 {
        return Ok(()); // too early to tell
    }
    write!(out, ", {:.1} a second", state.per_sec())?;
    match state.len() {
        Some(_) => write!(out, ", {} left", HumanDuration(state.eta())),
        None => Ok(()),
    }
}

/// About how many articles there are, told from names and line breaks; unknown for standard input.
fn expected(inputs: &[PathBuf]) -> Option<u64> {
    let stdin = inputs.iter().any(|input| input == Path::new("-"));
    (!stdin).then(|| inputs.iter().map(|input| below(input)).sum())
}

/// Those of a file or a folder.
fn below(input: &Path) -> u64 {
    let walk = WalkDir::new(input).follow_links(true).into_iter();
    let shown = walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    let files = shown.flatten().filter(|entry| entry.file_type().is_file());
    files.map(|entry| articles(entry.path())).sum()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn articles(path: &Path) -> u64 {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("txt" | "md") => 1,
        Some("jsonl") => File::open(path).map_or(0, lines),
        _ => 0,
    }
}

fn lines(file: File) -> u64 {
    let bytes = BufReader::with_capacity(1 << 16, file).bytes();
    bytes
        .map_while(Result::ok)
        .filter(|&byte| byte == b'\n')
        .count() as u64
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn counts_files_and_lines() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("more")).unwrap();
        for (name, text) in [
            ("a.txt", "A"),
            ("more/b.md", "B"),
            ("c.jsonl", "{}\n{}\n"),
            ("d.pdf", "%"),
            (".e.txt", "E"),
        ] {
            fs::write(root.join(name), text).unwrap();
        }
        assert_eq!(expected(&[root.to_owned()]), Some(4));
        assert_eq!(
            expected(&[root.join("c.jsonl"), root.join("gone")]),
            Some(2)
        );
        assert_eq!(expected(&[root.to_owned(), PathBuf::from("-")]), None);
    }
}
