//! JSON Lines: one document a line.

use std::fmt;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::text::document::{Document, LONGEST_TEXT, Meta};
use crate::text::reader::article::Article;
use crate::text::reader::{decoding, metadata};

/// Escapes make a line longer than the text in it, at most six times.
const LONGEST_LINE: u64 = 2 * LONGEST_TEXT as u64;

/// Reads documents line by line, never the whole file.
pub(crate) struct JsonLines {
    source: Box<dyn BufRead + Send>,
    path: PathBuf,
    /// What documents without an `id` are named after.
    stem: String,
    line: usize,
    found: bool,
    done: bool,
}

impl fmt::Debug for JsonLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("path", &self.path)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// A line's fields; others are passed over.
#[derive(Debug, Deserialize)]
struct Fields {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    text: Value,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    date: Value,
    #[serde(default)]
    source: Value,
    #[serde(default)]
    url: Value,
    mentions: Option<IgnoredAny>,
    entities: Option<IgnoredAny>,
    relations: Option<IgnoredAny>,
}

impl JsonLines {
    /// Documents from these lines. `path` is for messages, `stem` for documents without an `id`.
    pub(crate) fn new(
        source: impl Read + Send + 'static,
        path: &Path,
        stem: String,
    ) -> Result<Self> {
        let source =
            narrow(BufReader::new(source)).map_err(|error| Error::io("read", path, error))?;
        Ok(Self {
            source,
            path: path.to_owned(),
            stem,
            line: 0,
            found: false,
            done: false,
        })
    }

    /// The next document, or what is wrong with its line. A file without any gives an error once.
    pub(crate) fn next(&mut self) -> Option<Result<Article>> {
        while !self.done {
            let mut bytes = Vec::new();
            let read = self
                .source
                .by_ref()
                .take(LONGEST_LINE)
                .read_until(b'\n', &mut bytes);
            self.line += 1;
            match read {
                Err(error) => {
                    self.done = true;
                    return Some(Err(Error::io("read", &self.path, error)));
                }
                Ok(0) => self.done = true,
                Ok(length) if length as u64 == LONGEST_LINE && !bytes.ends_with(b"\n") => {
                    self.found = true;
                    self.done = self.source.skip_until(b'\n').is_err();
                    return Some(Err(self.error(
                        "this line is too long; cut its text into several documents",
                    )));
                }
                Ok(_) => {}
            }
            if !bytes.trim_ascii().is_empty() {
                self.found = true;
                return Some(self.article(&bytes));
            }
        }
        let empty = !std::mem::replace(&mut self.found, true);
        empty.then(|| {
            Err(Error::input(
                &self.path,
                None,
                "has no document; give one JSON object a line",
            ))
        })
    }

    fn article(&self, bytes: &[u8]) -> Result<Article> {
        let (line, mut notes) = decoding::decode_as(bytes, encoding_rs::UTF_8);
        let line = line.trim();
        // Serde would take the parts of a list for the fields.
        if !line.starts_with('{') {
            return Err(self.error("no JSON object; write one object a line"));
        }
        let fields: Fields =
            serde_json::from_str(line).map_err(|error| self.error(&reason(&error)))?;
        // Posts of social networks have mentions too.
        let annotated =
            fields.mentions.is_some() && fields.entities.is_some() && fields.relations.is_some();
        let text = self.text(fields.text)?;
        let mut document = Document::new(self.id(fields.id)?, text);
        if document.words().is_empty() {
            return Err(self.error("field `text` is empty; remove this line or fill it"));
        }
        for (name, value) in [
            ("title", fields.title),
            ("date", fields.date),
            ("source", fields.source),
            ("url", fields.url),
        ] {
            describe(&mut document.meta, name, value, &mut notes);
        }
        Ok(Article {
            document,
            notes,
            annotated: annotated.then(|| line.to_owned()),
        })
    }

    fn text(&self, value: Value) -> Result<String> {
        match value {
            Value::String(text) if text.len() > LONGEST_TEXT => {
                Err(self.error("this text is too long; cut it into several documents"))
            }
            Value::String(text) => Ok(text),
            Value::Null => Err(self.error("no field `text`; give every line an `id` and a `text`")),
            other => Err(self.error(&format!(
                "field `text` is {}; it must be a string",
                kind(&other)
            ))),
        }
    }

    fn id(&self, value: Value) -> Result<String> {
        match value {
            Value::String(id) if !id.trim().is_empty() => Ok(id),
            Value::Number(id) => Ok(id.to_string()),
            Value::Null | Value::String(_) => Ok(format!("{}#{}", self.stem, self.line)),
            other => Err(self.error(&format!(
                "field `id` is {}; it must be a string",
                kind(&other)
            ))),
        }
    }

    fn error(&self, problem: &str) -> Error {
        Error::input(&self.path, Some(self.line), problem)
    }
}

/// Puts a field where its name says; one that is no string is left out, with a note.
fn describe(meta: &mut Meta, name: &str, value: Value, notes: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::String(value) => metadata::set(meta, name, &value, notes),
        other => notes.push(format!(
            "field `{name}` left out: it is {}, not a string",
            kind(&other)
        )),
    }
}

/// What the JSON reader found wrong, without its own count of lines, which is always one.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let bare = text.split(" at line ").next().unwrap_or_default();
    format!(
        "no JSON object ({bare}, column {}); write one object a line",
        error.column()
    )
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The same lines in UTF-8, without a mark at the start. UTF-16, which some shells write, is converted as a whole.
fn narrow(mut source: impl BufRead + Send + 'static) -> io::Result<Box<dyn BufRead + Send>> {
    let mut start = Vec::new();
    source.by_ref().take(3).read_to_end(&mut start)?;
    Ok(match encoding_rs::Encoding::for_bom(&start) {
        Some((encoding, mark)) if encoding == encoding_rs::UTF_8 => {
            start.drain(..mark);
            Box::new(Cursor::new(start).chain(source))
        }
        Some((encoding, mark)) => {
            let mut bytes = start.split_off(mark);
            source.take(LONGEST_LINE).read_to_end(&mut bytes)?;
            Box::new(Cursor::new(
                decoding::decode_as(&bytes, encoding).0.into_bytes(),
            ))
        }
        None => Box::new(Cursor::new(start).chain(source)),
    })
}
