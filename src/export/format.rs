//! What all formats can do.

use std::fmt;
use std::io;
use std::path::Path;

use crate::error::Result;
use crate::export::save::save;

/// A network in one file format.
pub trait Export {
    /// Writes the file's bytes: the same bytes for the same network.
    ///
    /// # Errors
    /// Where `out` fails, and only there.
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes the file under a temporary name in the same folder and then renames it: on failure
    /// what was there before is still there, whole. A link is followed; a device or pipe is written
    /// to directly.
    ///
    /// # Errors
    /// If the folder is missing or not writable, or the disk is full.
    fn save(&self, path: &Path) -> Result<()> {
        save(path, |out| self.write(out))
    }
}

/// The file as text; all our formats are UTF-8.
pub(crate) fn display(export: &dyn Export, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut bytes = Vec::new();
    export.write(&mut bytes).map_err(|_| fmt::Error)?;
    f.write_str(&String::from_utf8(bytes).map_err(|_| fmt::Error)?)
}
