//! Annotated articles of this repository, read by the scripts of `models/train`.

use std::path::Path;
use std::process::{Command, Output};

use tieline::annotation::Record;

/// Runs `corpus.py` on folders of the repository; `None` where there is no Python of 3.11 or later.
pub(crate) fn corpus(command: &[&str], folders: &[&str]) -> Option<Output> {
    script("corpus.py", command, folders)
}

/// Runs a script of the recipe on files or folders of the repository.
fn script(name: &str, command: &[&str], paths: &[&str]) -> Option<Output> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = || Command::new("python3");
    let recent = python().args(["-c", "import tomllib"]).status();
    if !recent.is_ok_and(|status| status.success()) {
        println!("skipped: needs python3 of 3.11 or later");
        return None;
    }
    let mut run = python();
    run.arg(root.join("models/train").join(name)).args(command);
    run.args(paths.iter().map(|path| root.join(path)));
    Some(run.output().unwrap())
}

/// Asserts that every script of the recipe is Python.
pub(crate) fn is_python() {
    let whole = "import ast, glob, sys; [ast.parse(open(f).read(), f) for f in glob.glob(sys.argv[1] + '/*.py')]";
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/train");
    let run = Command::new("python3")
        .args(["-c", whole])
        .arg(folder)
        .output();
    let Ok(run) = run else {
        return println!("skipped: needs python3");
    };
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
}

/// Asserts that the validator of a script finds nothing.
pub(crate) fn has_no_fault(name: &str, paths: &[&str]) {
    if let Some(run) = script(name, &["check"], paths) {
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{told}");
    }
}

/// The records of a folder.
pub(crate) fn records(command: &[&str], folder: &str) -> Option<Vec<Record>> {
    let run = corpus(command, &[folder])?;
    let lines = String::from_utf8(run.stdout).unwrap();
    let records = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    Some(records.collect())
}
