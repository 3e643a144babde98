//! The articles of a folder.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, IntoIter, WalkDir};

use crate::error::{Error, Result};
use crate::text::reader::article::Format;

/// Walks a folder and the folders in it, in the order of their names; hidden files and other formats are passed over.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    walk: IntoIter,
    found: bool,
    done: bool,
}

impl Folder {
    /// A walk from this folder on.
    pub(crate) fn new(root: PathBuf) -> Self {
        let walk = WalkDir::new(&root)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter();
        Self {
            root,
            walk,
            found: false,
            done: false,
        }
    }

    /// The folder itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The next article's path. A folder without any gives an error once.
    pub(crate) fn next(&mut self) -> Option<Result<PathBuf>> {
        while let Some(entry) = self.walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(Err(self.failure(error))),
            };
            if is_hidden(&entry) {
                if entry.file_type().is_dir() {
                    self.walk.skip_current_dir();
                }
            } else if !entry.file_type().is_dir() && Format::of_article(entry.path()).is_some() {
                self.found = true;
                return Some(Ok(entry.into_path()));
            }
        }
        let empty = !self.found && !self.done;
        self.done = true;
        empty.then(|| {
            Err(Error::input(
                &self.root,
                None,
                "no article in this folder; it needs .txt, .md or .jsonl files",
            ))
        })
    }

    fn failure(&mut self, error: walkdir::Error) -> Error {
        self.done = true;
        let path = error.path().unwrap_or(&self.root).to_owned();
        let looped = error.loop_ancestor().is_some();
        match error.into_io_error().filter(|_| !looped) {
            Some(source) => Error::io("read", path, source),
            None => Error::input(
                path,
                None,
                "this link leads back to a folder above it; remove it",
            ),
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}
