//! One article from one file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::{Error, Result};
use crate::text::document::{Document, LONGEST_TEXT, SentenceKind};
use crate::text::reader::{decoding, identity, markdown};

/// A document, and what a user should be told about how it was read.
#[derive(Debug, Clone)]
pub struct Article {
    /// The document.
    pub document: Document,
    /// Sentences without a full stop: "read as windows-1252".
    pub notes: Vec<String>,
    /// The whole line, where it is one of JSON Lines that has annotations beside its text.
    pub annotated: Option<String>,
}

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Plain,
    Markdown,
    JsonLines,
}

impl Format {
    /// The format by which files in a folder are known as articles.
    pub(crate) fn of_article(path: &Path) -> Option<Self> {
        match extension(path).as_str() {
            "txt" => Some(Self::Plain),
            "md" => Some(Self::Markdown),
            "jsonl" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// The format of a file that was named: plain text unless its name says otherwise.
    pub(crate) fn of_named(path: &Path) -> Self {
        match extension(path).as_str() {
            "markdown" => Self::Markdown,
            "ndjson" => Self::JsonLines,
            _ => Self::of_article(path).unwrap_or(Self::Plain),
        }
    }
}

fn extension(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default()
}

impl Document {
    /// Reads one file of plain text or Markdown; its name becomes the document's.
    ///
    /// The encoding is found out; Markdown is rendered to plain text, into which all spans point. Use
    /// [`Articles`](crate::text::Articles) for folders and JSON Lines, and to be told what was odd about a file.
    ///
    /// # Errors
    /// If the file cannot be read, is no text, is empty, is too long, or is JSON Lines.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let format = Format::of_named(path);
        if format == Format::JsonLines {
            return Err(Error::input(
                path,
                None,
                "holds many documents; read it with `Articles`",
            ));
        }
        read(path, identity::file_name(path), format).map(|article| article.document)
    }
}

/// Opens a file or says why not.
pub(crate) fn open(path: &Path) -> Result<File> {
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            Error::input(path, None, "no such file or folder; check its name")
        }
        _ => Error::io("read", path, error),
    })?;
    let metadata = file
        .metadata()
        .map_err(|error| Error::io("read", path, error))?;
    if metadata.is_dir() {
        return Err(Error::input(
            path,
            None,
            "is a folder; read it with `Articles`",
        ));
    }
    Ok(file)
}

/// Reads one article from a file.
pub(crate) fn read(path: &Path, id: String, format: Format) -> Result<Article> {
    let file = open(path)?;
    // Longer files are not even begun; pipes have no length and are read as far as a text may go.
    if file
        .metadata()
        .is_ok_and(|metadata| metadata.len() > LONGEST_TEXT as u64)
    {
        return Err(too_long(path));
    }
    read_from(file, path, id, format)
}

/// Reads one article from wherever its bytes come; `path` is for messages.
pub(crate) fn read_from(
    source: impl Read,
    path: &Path,
    id: String,
    format: Format,
) -> Result<Article> {
    let mut bytes = Vec::new();
    let limit = LONGEST_TEXT as u64 + 1;
    source
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io("read", path, error))?;
    if bytes.len() > LONGEST_TEXT {
        return Err(too_long(path));
    }
    let (text, mut notes) =
        decoding::decode(&bytes).map_err(|problem| Error::input(path, None, problem))?;
    drop(bytes);
    let document = if format == Format::Markdown {
        let (text, meta) = markdown::render(&text, &mut notes);
        let mut document = document(path, id, text)?;
        document.meta = meta;
        document
    } else {
        let mut document = document(path, id, text)?;
        document.meta.title = headline(&document);
        document
    };
    Ok(Article {
        document,
        notes,
        annotated: None,
    })
}

/// A document, unless its text is empty or too long.
fn document(path: &Path, id: String, text: String) -> Result<Document> {
    if text.len() > LONGEST_TEXT {
        return Err(too_long(path));
    }
    let document = Document::new(id, text);
    if document.words().is_empty() {
        return Err(Error::input(
            path,
            None,
            "has no text; remove it or fill it",
        ));
    }
    Ok(document)
}

/// The heading that a plain text starts with, on one line.
fn headline(document: &Document) -> Option<String> {
    let first = document
        .sentences()
        .first()
        .filter(|sentence| sentence.kind == SentenceKind::Heading)?;
    Some(
        document
            .slice(first.span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn too_long(path: &Path) -> Error {
    Error::input(
        path,
        None,
        format!("longer than {LONGEST_TEXT} bytes; cut it into several articles"),
    )
}
