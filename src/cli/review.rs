//! The doubtful pairs, one after the other, for a person to judge; answers go to the judgement file.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result};
use tieline::annotation::{Annotations, Form};
use tieline::graph::{Doubt, Judgements, Network, NodeId};
use tieline::text::Document;

use crate::cli::interrupt::Interrupt;
use crate::cli::nodes::heading;
use crate::cli::output::Output;
use crate::cli::report::counted;
use crate::cli::settings::Place;
use crate::cli::view::one_line;

/// So many quotes are shown of a node, each of another article.
const SHOWN: usize = 3;
/// Longer sentences are cut.
const LONGEST: usize = 300;

/// For every entity of every document the sentence that names it first.
#[derive(Debug, Default)]
pub(crate) struct Quotes(BTreeMap<String, Vec<String>>);

impl Quotes {
    pub(crate) fn take(&mut self, article: &Document, found: &Annotations) {
        let quotes = found.entities.iter().map(|entity| {
            let mut mentions = entity
                .mentions
                .iter()
                .map(|&mention| &found.mentions[mention]);
            let named = mentions.clone().find(|mention| mention.form == Form::Name);
            let span = named.or_else(|| mentions.next())?.span;
            let sentences = article.sentences().iter();
            let sentence = sentences
                .map(|sentence| sentence.span)
                .find(|s| s.contains(span));
            Some(short(article.slice(sentence.unwrap_or(span))))
        });
        let quotes = quotes.map(Option::unwrap_or_default).collect();
        self.0.insert(article.id().to_owned(), quotes);
    }

    fn of(&self, network: &Network, id: &NodeId) -> Vec<(String, &str)> {
        let mut quotes: Vec<(String, &str)> = Vec::new();
        for (document, entity) in network.members(id) {
            let quote = self.0.get(document).and_then(|quotes| quotes.get(entity));
            let told = quotes.last().is_some_and(|(last, _)| *last == document);
            if let Some(quote) = quote.filter(|_| !told && quotes.len() < SHOWN) {
                quotes.push((document.to_owned(), quote));
            }
        }
        quotes
    }
}

fn short(sentence: &str) -> String {
    let line = one_line(sentence);
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// A judgement file that is being added to.
#[derive(Debug)]
pub(crate) struct Review {
    path: PathBuf,
    text: String,
}

/// What a person says of a pair.
enum Answer {
    Same(bool),
    Skip,
    Quit,
}

impl Review {
    /// The file as it is; one that is not there yet is made with the first judgement.
    pub(crate) fn open(path: &Path, inputs: &[PathBuf]) -> Result<Self> {
        // Before anybody answers, make sure that answers can be written.
        Output::open(&Place::File(path.to_owned()), inputs, &Interrupt::default())?;
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read `{}`", path.display()));
            }
        };
        Ok(Self {
            path: path.to_owned(),
            text,
        })
    }

    /// What the file says.
    pub(crate) fn judgements(&self) -> Result<Judgements> {
        Ok(Judgements::parse(&self.path, &self.text)?)
    }

    /// Asks about every pair that no judgement settles. Every answer is in the file before the next question.
    pub(crate) fn walk(
        mut self,
        network: &Network,
        quotes: &Quotes,
        answers: &mut impl BufRead,
        out: &mut impl Write,
    ) -> Result<String> {
        let doubts = network.doubts();
        let (mut judgements, mut added) = (self.judgements()?, 0);
        for (index, doubt) in doubts.iter().enumerate() {
            if network.settled(&judgements, &doubt.a, &doubt.b).is_some() {
                continue;
            }
            writeln!(out, "{} of {}", index + 1, doubts.len())?;
            show(network, quotes, doubt, out)?;
            let same = match ask(answers, out)? {
                Answer::Same(same) => same,
                Answer::Skip => continue,
                Answer::Quit => break,
            };
            match self.add(network, doubt, same) {
                Ok(new) => (judgements, added) = (new, added + 1),
                Err(refused) => writeln!(out, "Not written: {refused:#}\n")?,
            }
        }
        let added = counted(added, "judgement", "judgements");
        Ok(format!("{added} added to `{}`", self.path.display()))
    }

    /// Puts a judgement at the end of the file, unless it contradicts what is there.
    fn add(&mut self, network: &Network, doubt: &Doubt, same: bool) -> Result<Judgements> {
        let line = network.judgement(&doubt.a, &doubt.b, same);
        let line = line.context("these two are of different kinds")?;
        let gap = if self.text.is_empty() || self.text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        let text = format!("{}{gap}{line}\n", self.text);
        let judgements = Judgements::parse(&self.path, &text)?;
        let place = Place::File(self.path.clone());
        let mut output = Output::open(&place, &[], &Interrupt::default())?;
        output.write_all(text.as_bytes())?;
        output.finish()?;
        self.text = text;
        Ok(judgements)
    }
}

fn show(network: &Network, quotes: &Quotes, doubt: &Doubt, out: &mut impl Write) -> io::Result<()> {
    for id in [&doubt.a, &doubt.b] {
        let Some(node) = network.node(id) else {
            continue;
        };
        writeln!(out, "  {}", heading(node))?;
        for (document, quote) in quotes.of(network, id) {
            writeln!(out, "    {}: \"{quote}\"", one_line(&document))?;
        }
    }
    let reasons = one_line(&doubt.reasons.join("; "));
    writeln!(out, "  likeness {:.2}: {reasons}", doubt.likeness)
}

/// Asks until there is an answer; the end of the input is "quit".
fn ask(answers: &mut impl BufRead, out: &mut impl Write) -> Result<Answer> {
    loop {
        write!(out, "Same (s), not the same (n), skip (Enter), quit (q)? ")?;
        out.flush()?;
        let mut line = String::new();
        if answers
            .read_line(&mut line)
            .context("cannot read the answer")?
            == 0
        {
            writeln!(out)?;
            return Ok(Answer::Quit);
        }
        match line.trim().to_lowercase().as_str() {
            "s" | "same" => return Ok(Answer::Same(true)),
            "n" | "not" | "not same" => return Ok(Answer::Same(false)),
            "" | "skip" => return Ok(Answer::Skip),
            "q" | "quit" => return Ok(Answer::Quit),
            _ => {}
        }
    }
}
