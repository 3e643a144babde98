//! Words and sentences against the English treebanks of Universal Dependencies: EWT dev and GUM's dev documents.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tieline::text::{Document, Span};

/// A treebank document: its text as rebuilt from the treebank, and where its words and sentences are.
#[derive(Debug, Default)]
pub struct Gold {
    /// Paragraphs parted by a blank line, sentences by a space.
    pub text: String,
    /// Words; parts of a contraction are slices of it.
    pub words: BTreeSet<Span>,
    /// Sentences, first word to last.
    pub sentences: BTreeSet<Span>,
}

/// How many spans agree.
#[derive(Debug, Clone, Copy, Default)]
pub struct Agreement {
    both: usize,
    gold: usize,
    found: usize,
}

impl Agreement {
    fn count(&mut self, gold: &BTreeSet<Span>, found: &BTreeSet<Span>) {
        self.both += gold.intersection(found).count();
        self.gold += gold.len();
        self.found += found.len();
    }

    /// Harmonic mean of precision and recall, in percent.
    pub fn f1(self) -> f64 {
        200.0 * self.both as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Measures EWT dev and GUM dev below `data` (the folder that holds `ud/`), prints the figures and holds them to floors.
/// Says so and returns when the treebanks are not there.
///
/// # Panics
/// If a figure is below its floor.
#[expect(
    clippy::print_stderr,
    reason = "figures are for whoever runs the measurement"
)]
pub fn measure(data: &Path) {
    let gum = development_documents(data);
    let news: Vec<PathBuf> = gum
        .iter()
        .filter(|path| path.to_string_lossy().contains("_news_"))
        .cloned()
        .collect();
    let sets = [
        ("EWT dev", vec![data.join("ud/ewt/dev.conllu")], 99.0, 85.0),
        ("GUM dev", gum, 99.5, 95.0),
        ("GUM dev, news", news, 99.5, 98.0),
    ];
    for (name, paths, word_floor, sentence_floor) in sets {
        if paths.is_empty() || !paths[0].exists() {
            eprintln!("{name}: no treebank in {}; skipped", data.display());
            continue;
        }
        let (words, sentences) = agreement(&paths);
        eprintln!(
            "{name}: words F1 {:.2}, sentences F1 {:.2}",
            words.f1(),
            sentences.f1()
        );
        assert!(words.f1() >= word_floor, "{name}: words below {word_floor}");
        assert!(
            sentences.f1() >= sentence_floor,
            "{name}: sentences below {sentence_floor}"
        );
    }
}

/// How the words and sentences of these treebank files agree with ours.
pub fn agreement(paths: &[PathBuf]) -> (Agreement, Agreement) {
    let (mut words, mut sentences) = (Agreement::default(), Agreement::default());
    for gold in paths.iter().flat_map(|path| read(path)) {
        let document = Document::new("gold", gold.text.as_str());
        words.count(&gold.words, &document.words().iter().copied().collect());
        sentences.count(
            &gold.sentences,
            &document
                .sentences()
                .iter()
                .map(|sentence| sentence.span)
                .collect(),
        );
    }
    (words, sentences)
}

/// GUM's own development documents, less those whose text is not free.
pub fn development_documents(data: &Path) -> Vec<PathBuf> {
    let splits = fs::read_to_string(data.join("coref/splits.md")).unwrap_or_default();
    let part = splits
        .split("## ")
        .find(|part| part.starts_with("dev"))
        .unwrap_or_default();
    let names = part
        .lines()
        .filter_map(|line| line.trim().strip_prefix("* "))
        .filter(|name| !name.contains("_reddit_"));
    names
        .map(|name| data.join(format!("ud/gum/{name}.conllu")))
        .filter(|path| path.exists())
        .collect()
}

/// The documents of one CoNLL-U file.
///
/// # Panics
/// If the file cannot be read.
pub fn read(path: &Path) -> Vec<Gold> {
    let source = fs::read_to_string(path).expect("the treebank is readable");
    let mut documents: Vec<Gold> = Vec::new();
    for block in source
        .split("\n\n")
        .filter(|block| !block.trim().is_empty())
    {
        let starts = |mark: &str| block.lines().any(|line| line.starts_with(mark));
        if documents.is_empty() || starts("# newdoc") {
            documents.push(Gold::default());
        }
        if let Some(document) = documents.last_mut() {
            document.add(block, starts("# newpar"));
        }
    }
    documents
}

impl Gold {
    fn add(&mut self, block: &str, paragraph: bool) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        if kept > 0 {
            self.text.push_str(if paragraph { "\n\n" } else { " " });
        }
        let start = self.text.len();
        let mut parts_end = 0;
        let rows: Vec<Vec<&str>> = block
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect())
            .collect();
        for (at, row) in rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.len() == 10 && !row[0].contains('.'))
        {
            let (first, last) = row[0].split_once('-').unwrap_or((row[0], row[0]));
            let (first, last): (usize, usize) =
                (first.parse().unwrap_or(0), last.parse().unwrap_or(0));
            if first > parts_end {
                let parts: Vec<&str> = rows[at..]
                    .iter()
                    .skip(usize::from(last > first))
                    .take(last - first + 1)
                    .map(|row| row[1])
                    .collect();
                self.add_token(row[1], &parts);
                parts_end = last;
                if !row[9].split('|').any(|value| value == "SpaceAfter=No") {
                    self.text.push(' ');
                }
            }
        }
        self.sentences
            .insert(Span::new(start, self.text.trim_end().len()));
    }

    fn add_token(&mut self, surface: &str, parts: &[&str]) {
        let mut start = self.text.len();
        self.text.push_str(surface);
        let parts = if parts.concat() == surface {
            parts
        } else {
            &[surface]
        };
        for part in parts {
            self.words.insert(Span::new(start, start + part.len()));
            start += part.len();
        }
    }
}
