//! Holds the layers: reads `src/` and compares what every module imports with what it may.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which top-level modules each may import. `cli` sees the public interface alone (`tieline::`).
const LAYERS: [(&str, &[&str]); 11] = [
    ("error", &[]),
    ("text", &["error"]),
    ("annotation", &["error", "text"]),
    ("knowledge", &["error"]),
    ("evaluation", &["error", "text", "annotation"]),
    ("model", &["error", "text", "annotation"]),
    (
        "stage",
        &["error", "text", "annotation", "knowledge", "model"],
    ),
    ("graph", &["error", "text", "annotation", "knowledge"]),
    ("export", &["error", "annotation", "graph"]),
    (
        "pipeline",
        &["error", "text", "annotation", "knowledge", "model", "stage"],
    ),
    ("cli", &["cli"]),
];

/// Crates that one module alone may name.
const OWNERS: [(&str, &str); 6] = [
    ("tch", "model"),
    ("rust_bert", "model"),
    ("tokenizers", "model"),
    ("petgraph", "graph"),
    ("clap", "cli"),
    ("indicatif", "cli"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// Every source file below `src/` with the modules of its path: `stage/ner/tag.rs` is `["stage", "ner", "tag"]`.
fn modules() -> Vec<(Vec<String>, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let parts = |path: &Path| {
        let inner = path.strip_prefix(&src).unwrap().with_extension("");
        inner
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect::<Vec<_>>()
    };
    files
        .iter()
        .map(|path| (parts(path), fs::read_to_string(path).unwrap()))
        .collect()
}

/// The code without comments and without what follows the last `#[cfg(test)] mod`.
fn code(text: &str) -> String {
    let shipped = text
        .find("#[cfg(test)]\nmod tests")
        .map_or(text, |end| &text[..end]);
    shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The paths behind a prefix, grouped imports included: `crate::{text::Span, model}` gives `text`, `model`.
fn named<'t>(code: &'t str, prefix: &str) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        let word = |text: &'t str| {
            let end = text
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(text.len());
            &text[..end]
        };
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = &group[..group.find(';').unwrap_or(group.len())];
                let mut depth = 0;
                let mut fresh = true;
                for (i, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' => fresh = true,
                        c if c.is_alphabetic() && fresh && depth == 0 => {
                            found.insert(word(&group[i..]));
                            fresh = false;
                        }
                        _ => {}
                    }
                }
            }
            None => {
                found.insert(word(rest));
            }
        }
    }
    found
}

#[test]
fn modules_import_only_what_lies_below_them() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.into_iter().collect();
    let mut faults = Vec::new();
    for (path, text) in modules() {
        let top = path[0].as_str();
        if matches!(top, "lib" | "main") {
            continue;
        }
        let Some(allowed) = layers.get(top) else {
            faults.push(format!("`{top}` has no row in the table of layers"));
            continue;
        };
        for import in named(&code(&text), "crate::") {
            let module = import.chars().next().is_some_and(char::is_lowercase);
            if !module || (import != top && !allowed.contains(&import)) {
                faults.push(format!("src/{}.rs imports crate::{import}", path.join("/")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn stages_do_not_know_each_other() {
    for (path, text) in modules()
        .into_iter()
        .filter(|(path, _)| path[0] == "stage" && path.len() > 1)
    {
        let code = code(&text);
        let others = named(&code, "crate::stage::");
        assert!(
            others.iter().all(|o| *o == path[1]),
            "src/{}.rs imports stages {others:?}",
            path.join("/")
        );
    }
}

#[test]
fn crates_are_named_where_they_belong() {
    for (path, text) in modules() {
        let code = code(&text);
        for (name, owner) in OWNERS {
            // "Sketch::new" does not name the crate "tch".
            let whole =
                |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let path_start = format!("{name}::");
            let uses = code.match_indices(&path_start).any(|(at, _)| whole(at));
            assert!(
                !uses || path[0] == owner,
                "src/{}.rs names the crate {name}",
                path.join("/")
            );
        }
    }
}

#[test]
fn nobody_climbs_two_levels() {
    for (path, text) in modules() {
        assert!(
            !text.contains("super::super"),
            "src/{}.rs uses super::super",
            path.join("/")
        );
    }
}

#[test]
fn the_reader_of_imports_reads_groups() {
    let code =
        "use crate::{text::{Span, Document}, model};\nfn f() { crate::graph::Network::new(); }";
    assert_eq!(
        named(code, "crate::").into_iter().collect::<Vec<_>>(),
        ["graph", "model", "text"]
    );
}
