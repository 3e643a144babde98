//! Folders, files and streams as users have them.

use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::error::Result;
use crate::text::document::{Document, LONGEST_TEXT};
use crate::text::reader::{Article, Articles};

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder can be made");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder"))
            .expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    folder
}

fn all(inputs: &[PathBuf]) -> Vec<Result<Article>> {
    Articles::new(inputs.iter().cloned()).collect()
}

fn ids(items: &[Result<Article>]) -> Vec<String> {
    items
        .iter()
        .map(|item| {
            item.as_ref().map_or_else(
                |_| "error".to_owned(),
                |article| article.document.id().to_owned(),
            )
        })
        .collect()
}

fn message(item: &Result<Article>) -> String {
    item.as_ref()
        .err()
        .map(ToString::to_string)
        .unwrap_or_default()
}

#[test]
fn a_folder_is_read_in_order_and_without_the_rest() {
    let folder = folder(&[
        ("b.txt", b"Okafor met Solheim."),
        ("a/z.md", "# Šimek\n\nHe left.".as_bytes()),
        (
            "a/wire.jsonl",
            b"{\"id\":\"w1\",\"text\":\"One.\"}\n\n{\"text\":\"Two.\"}\n",
        ),
        (".hidden.txt", b"No."),
        (".git/x.txt", b"No."),
        ("c.png", b"\x89PNG"),
        ("C.TXT", b"Yes."),
    ]);
    let items = all(&[folder.path().to_owned()]);
    assert_eq!(ids(&items), ["C.TXT", "w1", "a/wire#3", "a/z.md", "b.txt"]);
    let titled = items[3].as_ref().expect("it was read");
    assert_eq!(titled.document.meta.title.as_deref(), Some("Šimek"));
    assert_eq!(titled.document.text(), "Šimek\n\nHe left.");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_follows() {
    let folder = folder(&[
        ("empty.txt", b" \n\t"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("good.txt", b"Okafor met Solheim."),
        ("nothing/readme.html", b"<p>"),
    ]);
    let long = folder.path().join("long.txt");
    File::create(&long)
        .and_then(|file| file.set_len(LONGEST_TEXT as u64 + 1))
        .expect("a sparse file can be made");
    let at = |name: &str| folder.path().join(name);
    let items = all(&[
        at("gone.txt"),
        at("empty.txt"),
        at("picture.txt"),
        long,
        at("nothing"),
        at("good.txt"),
    ]);
    assert_eq!(
        ids(&items),
        ["error", "error", "error", "error", "error", "good.txt"]
    );
    for (item, (name, problem)) in items.iter().zip([
        ("gone.txt", "no such file"),
        ("empty.txt", "no text"),
        ("picture.txt", "picture"),
        ("long.txt", "longer than"),
        ("nothing", "no article"),
    ]) {
        let message = message(item);
        assert!(
            message.contains(name) && message.contains(problem),
            "{message}"
        );
    }
}

#[test]
fn a_broken_line_costs_only_itself() {
    let lines = "\u{feff}{\"id\":7,\"text\":\"Okafor met Šimek.\",\"title\":\"Talks\",\"date\":\"5 May\",\"source\":3,\"more\":[1]}\n\
                 {\"id\":\"b\"\n{\"id\":\"c\"}\n{\"text\":5}\n[1]\n{\"text\":\" \"}\n{\"id\":\"g\",\"text\":\"Ja.\"}";
    let folder = folder(&[("wire.jsonl", lines.as_bytes())]);
    let items = all(&[folder.path().join("wire.jsonl")]);
    assert_eq!(
        ids(&items),
        ["7", "error", "error", "error", "error", "error", "g"]
    );
    let first = items[0].as_ref().expect("it was read");
    assert_eq!(first.document.meta.title.as_deref(), Some("Talks"));
    assert_eq!(first.document.meta.date, None);
    assert_eq!(first.notes.len(), 2, "{:?}", first.notes);
    for (line, problem) in [
        (2, "no JSON object"),
        (3, "no field `text`"),
        (4, "a number"),
        (5, "JSON object"),
        (6, "empty"),
    ] {
        let message = message(&items[line - 1]);
        assert!(
            message.contains(&format!("line {line}: ")) && message.contains(problem),
            "{message}"
        );
    }
}

#[test]
fn utf_16_lines_and_empty_ones() {
    let wide: Vec<u8> = "\u{feff}{\"text\":\"Šimek left.\"}\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let folder = folder(&[("a.jsonl", &wide), ("b.jsonl", b"\n\n")]);
    let items = all(&[folder.path().to_owned()]);
    assert_eq!(ids(&items), ["a#1", "error"]);
    assert_eq!(
        items[0].as_ref().expect("it was read").document.text(),
        "Šimek left."
    );
    assert!(message(&items[1]).contains("no document"));
}

#[test]
fn names_that_come_again_are_numbered() {
    let folder = folder(&[("x/a.txt", b"One."), ("y/a.txt", b"Two.")]);
    let items = all(&[
        folder.path().join("x/a.txt"),
        folder.path().join("y/a.txt"),
        folder.path().join("y"),
    ]);
    assert_eq!(ids(&items), ["a.txt", "a.txt#2", "a.txt#3"]);
    assert_eq!(
        items[1].as_ref().expect("it was read").notes,
        ["duplicate id `a.txt` renamed `a.txt#2`"]
    );
}

#[test]
fn streams_are_lines_or_one_text() {
    let read = |text: &'static str| {
        let mut articles = Articles::new([]);
        let first = articles.open_stream(Cursor::new(text)).transpose();
        first.into_iter().chain(articles).collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&read(
            "\n {\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}"
        )),
        ["stdin#2", "b"]
    );
    let items = read("Talks in Łódź\n\nOkafor met Šimek.");
    assert_eq!(ids(&items), ["stdin"]);
    assert_eq!(
        items[0]
            .as_ref()
            .expect("it was read")
            .document
            .meta
            .title
            .as_deref(),
        Some("Talks in Łódź")
    );
    assert!(message(&read("  \n")[0]).contains("no text"));
}

#[test]
fn a_document_reads_one_file() {
    let latin = b"Talks in Krak\xf3w\n\nThe pr\xe9sident met Solheim. Caf\xe9s were closed.";
    let folder = folder(&[
        ("a.txt", latin),
        ("odd.news", b"Okafor\0 left."),
        ("w.jsonl", b"{}"),
    ]);
    let document = Document::read(folder.path().join("a.txt")).expect("it can be read");
    assert_eq!(
        (document.id(), document.meta.title.as_deref()),
        ("a.txt", Some("Talks in Kraków"))
    );
    assert_eq!(document.word(4), "président");
    let odd = Document::read(folder.path().join("odd.news")).expect("it can be read");
    assert_eq!((odd.text(), odd.word(1)), ("Okafor\0 left.", "left"));
    assert!(Document::read(folder.path().join("w.jsonl")).is_err());
    assert!(Document::read(folder.path()).is_err());
    assert!(Document::read(Path::new("gone.txt")).is_err());
}
