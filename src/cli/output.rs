//! Results that appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::NamedTempFile;

use crate::cli::interrupt::Interrupt;
use crate::cli::settings::Place;

/// Where a result is being written. Dropped before [`Output::finish`], it leaves no file.
#[derive(Debug)]
pub(crate) struct Output {
    place: Place,
    sink: BufWriter<Sink>,
}

#[derive(Debug)]
enum Sink {
    Stdout(io::Stdout),
    /// A device or a pipe; it cannot be replaced by a file, nor must it be.
    Device(File),
    /// Renamed to `path` in the end.
    Temporary {
        file: NamedTempFile,
        path: PathBuf,
    },
}

impl Output {
    /// Makes sure, before long work starts, that the result can be written there.
    pub(crate) fn open(place: &Place, inputs: &[PathBuf], interrupt: &Interrupt) -> Result<Self> {
        let sink = match place {
            Place::Stdout => Sink::Stdout(io::stdout()),
            Place::File(path) => {
                refuse_input(path, inputs)?;
                Sink::open(path).with_context(|| format!("cannot write {place}"))?
            }
        };
        if let Sink::Temporary { file, .. } = &sink {
            interrupt.watch(file.path());
        }
        Ok(Self {
            place: place.clone(),
            sink: BufWriter::new(sink),
        })
    }

    /// Lets the file appear under its name.
    pub(crate) fn finish(self) -> Result<()> {
        let place = self.place;
        let finish = || -> io::Result<()> {
            let mut sink = self
                .sink
                .into_inner()
                .map_err(io::IntoInnerError::into_error)?;
            sink.flush()?;
            if let Sink::Temporary { file, path } = sink {
                file.persist(path)?;
            }
            Ok(())
        };
        finish().with_context(|| format!("cannot write {place}"))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.sink.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}

impl Sink {
    fn open(path: &Path) -> Result<Self> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()); // a link stays a link
        match fs::metadata(&path) {
            Ok(old) if old.is_dir() => bail!("it is a folder"),
            Ok(old) if !old.is_file() => Ok(Self::Device(File::options().write(true).open(path)?)),
            Ok(old) if old.permissions().readonly() => bail!("the file is write-protected"),
            Ok(old) => {
                let file = temporary(&path)?;
                file.as_file().set_permissions(old.permissions())?;
                Ok(Self::Temporary { file, path })
            }
            Err(_) => Ok(Self::Temporary {
                file: temporary(&path)?,
                path,
            }),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::Device(file) => file.write(bytes),
            Self::Temporary { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Device(file) => file.flush(),
            Self::Temporary { file, .. } => file.flush(),
        }
    }
}

/// A new file in the folder of `path`, so that it can be renamed to it.
fn temporary(path: &Path) -> Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        bail!("there is no folder `{}`; create it first", folder.display());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tieline-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file, less what the user's umask takes; the default is for secrets.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    Ok(builder.tempfile_in(folder)?)
}

/// Refuses to write over an article, or where the result would be taken for one the next time.
fn refuse_input(path: &Path, inputs: &[PathBuf]) -> Result<()> {
    let Some(place) = resolved(path) else {
        return Ok(()); // there is no such folder, which is told elsewhere
    };
    let is_readable = has_ending_of_article(path);
    for input in inputs
        .iter()
        .filter_map(|input| fs::canonicalize(input).ok())
    {
        if input == place && input.is_file() {
            bail!("`{}` is an input and would be overwritten", path.display());
        }
        if is_readable && input.is_dir() && place.starts_with(&input) {
            bail!(
                "`{}` lies among the articles and would be read as one the next time; write it elsewhere",
                path.display()
            );
        }
    }
    Ok(())
}

/// Whether a file of that name in a folder is read as articles.
fn has_ending_of_article(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ["txt", "md", "jsonl"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// The full path of a file that need not exist yet.
fn resolved(path: &Path) -> Option<PathBuf> {
    let parent = match path.parent()? {
        parent if parent == Path::new("") => Path::new("."),
        parent => parent,
    };
    let in_folder = || Some(fs::canonicalize(parent).ok()?.join(path.file_name()?));
    fs::canonicalize(path).ok().or_else(in_folder)
}
