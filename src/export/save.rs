//! Files that appear whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Error, Result};

/// Writes a file under a temporary name and renames it. What stands under `path` before stays as
/// it is until then; a link is followed; a device or pipe is written to directly.
pub(crate) fn save(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    let failed = |error: io::Error| Error::io("write", path, error);
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let standing = fs::metadata(&target).ok();
    match &standing {
        Some(what) if what.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
        Some(what) if !what.is_file() => {
            let mut device = fs::File::create(&target).map_err(failed)?;
            return write(&mut device).map_err(failed);
        }
        _ => {}
    }
    let folder = folder_of(&target);
    let temporary =
        temporary(&folder).map_err(|error| Error::io("write a file into", &folder, error))?;
    let mut out = BufWriter::new(temporary);
    write(&mut out).map_err(failed)?;
    let temporary = out
        .into_inner()
        .map_err(|error| failed(error.into_error()))?;
    if let Some(what) = standing {
        temporary
            .as_file()
            .set_permissions(what.permissions())
            .map_err(failed)?;
    }
    temporary
        .persist(&target)
        .map_err(|error| failed(error.error))?;
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A file that may be read by whom any new file may be.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tieline-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The system takes away what the user's mask says.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    type Checked = std::result::Result<(), Box<dyn std::error::Error>>;

    fn names(folder: &Path) -> io::Result<Vec<String>> {
        let entries = fs::read_dir(folder)?;
        entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect()
    }

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() -> Checked {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.csv");
        save(&path, |out| out.write_all(b"old"))?;
        let error = save(&path, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(matches!(
            error.expect_err("a full disk").kind(),
            ErrorKind::Io {
                action: "write",
                ..
            }
        ));
        assert_eq!(fs::read(&path)?, b"old");
        assert_eq!(names(folder.path())?, ["a.csv"]);
        save(&path, |out| out.write_all(b"new"))?;
        assert_eq!(fs::read(&path)?, b"new");
        Ok(())
    }

    #[test]
    fn a_missing_folder_is_named() -> Checked {
        let folder = tempfile::tempdir()?;
        let error = save(&folder.path().join("gone/a.csv"), |_| Ok(())).expect_err("no file");
        let message = error.to_string();
        assert!(
            message.starts_with("cannot write a file into `") && message.ends_with("gone`"),
            "{message}"
        );
        assert!(
            save(folder.path(), |_| Ok(())).is_err(),
            "a folder is no file"
        );
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_a_new_file() -> Checked {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir()?;
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        save(&ours, |_| Ok(()))?;
        fs::write(&plain, "")?;
        let mode = |path: &Path| fs::metadata(path).map(|what| what.permissions().mode());
        assert_eq!(mode(&ours)?, mode(&plain)?);
        fs::set_permissions(&ours, fs::Permissions::from_mode(0o640))?;
        save(&ours, |_| Ok(()))?;
        assert_eq!(
            mode(&ours)? & 0o777,
            0o640,
            "a file that is replaced keeps its own"
        );
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_devices_written_to() -> Checked {
        let folder = tempfile::tempdir()?;
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old")?;
        std::os::unix::fs::symlink(&file, &link)?;
        save(&link, |out| out.write_all(b"new"))?;
        assert_eq!(fs::read(&file)?, b"new");
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        save(Path::new("/dev/null"), |out| out.write_all(b"x"))?;
        assert!(!fs::metadata("/dev/null")?.is_file());
        Ok(())
    }
}
