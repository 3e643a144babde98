//! All articles of a list of inputs.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::text::reader::article::{self, Article, Format};
use crate::text::reader::folder::Folder;
use crate::text::reader::identity::{self, Names};
use crate::text::reader::jsonl::JsonLines;

/// The articles behind files, folders and standard input (`-`), in the order given.
///
/// Folders are walked to their depth in the order of names; in them only `.txt`, `.md` and `.jsonl` files count, and
/// hidden ones do not. A file that is named itself is read whatever its ending, as text if that is unknown. Standard
/// input is JSON Lines if it starts with `{`, else one text. Whatever cannot be read is an error in its place; the rest
/// follows.
///
/// A document is named after its path below the folder given, or after its file; in JSON Lines by its `id`, or by the
/// file and line. A name that comes again gets `#2`, `#3`, ….
///
/// ```no_run
/// use tieline::text::Articles;
///
/// for article in Articles::new(["articles".into(), "-".into()]) {
///     match article {
///         Ok(article) => println!("{}: {} words", article.document.id(), article.document.words().len()),
///         Err(error) => println!("skipped: {error}"),
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Articles {
    inputs: VecDeque<PathBuf>,
    folder: Option<Folder>,
    lines: Option<JsonLines>,
    names: Names,
}

impl Articles {
    /// The articles of these inputs. Nothing is read before the first one is asked for.
    pub fn new(inputs: impl IntoIterator<Item = PathBuf>) -> Self {
        Self {
            inputs: inputs.into_iter().collect(),
            folder: None,
            lines: None,
            names: Names::default(),
        }
    }

    /// The next article under the name its source gives it.
    fn next_named(&mut self) -> Option<Result<Article>> {
        loop {
            if let Some(item) = self.lines.as_mut().and_then(JsonLines::next) {
                return Some(item);
            }
            self.lines = None;
            let opened = if let Some(file) = self.folder.as_mut().and_then(Folder::next) {
                file.and_then(|path| self.open_in_folder(&path))
            } else {
                self.folder = None;
                let input = self.inputs.pop_front()?;
                self.open_input(input)
            };
            if let Some(item) = opened.transpose() {
                return Some(item);
            }
        }
    }

    /// The article of a file in a folder; `None` if it holds several, which then follow.
    fn open_in_folder(&mut self, path: &Path) -> Result<Option<Article>> {
        let root = self.folder.as_ref().map_or(Path::new(""), Folder::root);
        let id = identity::name(path.strip_prefix(root).unwrap_or(path));
        self.open(path, id, Format::of_named(path))
    }

    /// The article of an input; `None` if it holds several, which then follow.
    fn open_input(&mut self, path: PathBuf) -> Result<Option<Article>> {
        if path.as_os_str() == "-" {
            return self.open_stream(io::stdin());
        }
        if path.is_dir() {
            self.folder = Some(Folder::new(path));
            return Ok(None);
        }
        let format = Format::of_named(&path);
        self.open(&path, identity::file_name(&path), format)
    }

    fn open(&mut self, path: &Path, id: String, format: Format) -> Result<Option<Article>> {
        if format != Format::JsonLines {
            return article::read(path, id, format).map(Some);
        }
        let stem = id
            .rsplit_once('.')
            .map_or(id.as_str(), |(stem, _)| stem)
            .to_owned();
        self.lines = Some(JsonLines::new(article::open(path)?, path, stem)?);
        Ok(None)
    }

    /// Standard input or what stands for it.
    pub(crate) fn open_stream(
        &mut self,
        source: impl Read + Send + 'static,
    ) -> Result<Option<Article>> {
        let path = Path::new("-");
        let mut source = BufReader::new(source);
        let start = blank_start(&mut source).map_err(|error| Error::io("read", path, error))?;
        let next = source
            .fill_buf()
            .map_err(|error| Error::io("read", path, error))?
            .first()
            .copied();
        let whole = Cursor::new(start).chain(source);
        if next == Some(b'{') {
            self.lines = Some(JsonLines::new(whole, path, "stdin".to_owned())?);
            return Ok(None);
        }
        article::read_from(whole, path, "stdin".to_owned(), Format::Plain).map(Some)
    }

    /// The same article under a name that no other has.
    fn named(&mut self, mut article: Article) -> Article {
        let id = article.document.id().to_owned();
        let fresh = self.names.unique(id.clone());
        if fresh != id {
            article
                .notes
                .push(format!("duplicate id `{id}` renamed `{fresh}`"));
            article.document = article.document.with_id(fresh);
        }
        article
    }
}

impl Iterator for Articles {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        let item = self.next_named()?;
        Some(item.map(|article| self.named(article)))
    }
}

/// Takes the white space (and the mark of UTF-8) before the first other byte, up to a limit no text reaches.
fn blank_start(source: &mut impl BufRead) -> io::Result<Vec<u8>> {
    const LONGEST: usize = 1 << 16;
    let mut start = Vec::new();
    while start.len() < LONGEST {
        let Some(&byte) = source.fill_buf()?.first() else {
            break;
        };
        if !(byte.is_ascii_whitespace() || b"\xef\xbb\xbf".contains(&byte)) {
            break;
        }
        start.push(byte);
        source.consume(1);
    }
    Ok(start)
}
