//! Finding a model folder and checking what is in it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::model::manifest::Manifest;

const NAME: &str = "en-news";

/// A model folder whose manifest was read and whose files have the sums it states.
#[derive(Debug)]
pub struct ModelFolder {
    /// Where it is.
    pub path: PathBuf,
    /// What it says of itself.
    pub manifest: Manifest,
}

impl ModelFolder {
    /// Reads the manifest and checks every file's checksum.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Model`] where the folder, the manifest or a file is missing, changed or of another format.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self> {
        let path = path.into();
        if !path.is_dir() {
            return Err(Error::model(
                path,
                "no such folder; give the folder that holds `manifest.toml`",
            ));
        }
        let file = path.join("manifest.toml");
        let text = fs::read_to_string(&file).map_err(|e| {
            Error::model(
                &path,
                format!("no readable `manifest.toml` ({e}); see models/README.md"),
            )
        })?;
        let manifest = Manifest::parse(&text, &file)?;
        let folder = Self { path, manifest };
        folder.verify()?;
        Ok(folder)
    }

    /// The path of one of its files.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    fn verify(&self) -> Result<()> {
        for (name, expected) in &self.manifest.checksums {
            let bytes = fs::read(self.file(name)).map_err(|e| {
                Error::model(
                    &self.path,
                    format!("no readable `{name}` ({e}); restore the folder"),
                )
            })?;
            let found = format!("{:x}", Sha256::digest(&bytes));
            if &found != expected {
                let problem = format!(
                    "`{name}` is not the file that the manifest describes; restore the folder"
                );
                return Err(Error::model(&self.path, problem));
            }
        }
        Ok(())
    }
}

/// The model folder to use: the one given, `TIELINE_MODEL`, beside the executable, in the user's data folder, or in the
/// repository, in this order.
///
/// # Errors
/// [`crate::ErrorKind::Model`] naming all places where none has it. A folder that was asked for by name is taken as it
/// is; [`ModelFolder::open`] says what is wrong with it.
pub fn locate(explicit: Option<&Path>) -> Result<PathBuf> {
    if let Some(path) = explicit {
        return Ok(path.to_owned());
    }
    if let Some(path) = env::var_os("TIELINE_MODEL").filter(|v| !v.is_empty()) {
        return Ok(path.into());
    }
    let places = places();
    if let Some(found) = places
        .iter()
        .find(|place| place.join("manifest.toml").is_file())
    {
        return Ok(found.clone());
    }
    let list: Vec<String> = places
        .iter()
        .map(|p| format!("\n  {}", p.display()))
        .collect();
    let problem = format!(
        "not found; give --model or set TIELINE_MODEL, or put the folder in one of these places:{}",
        list.concat()
    );
    Err(Error::model(NAME, problem))
}

fn places() -> Vec<PathBuf> {
    let mut places = Vec::new();
    if let Some(beside) = env::current_exe()
        .ok()
        .and_then(|exe| exe.parent().map(Path::to_owned))
    {
        places.push(beside.join("models").join(NAME));
        places.push(beside.join("../share/tieline/models").join(NAME));
    }
    if let Some(data) = user_data() {
        places.push(data.join("tieline/models").join(NAME));
    }
    places.push(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("models")
            .join(NAME),
    );
    places
}

fn user_data() -> Option<PathBuf> {
    let set = |name| {
        env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")))
}
