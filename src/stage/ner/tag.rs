//! From runs of tags to mentions of people, organizations and places.

use std::collections::BTreeSet;

use crate::annotation::{EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::model::{Labels, SentenceScores};
use crate::stage::ner::decode::{Run, decode};
use crate::stage::ner::words::Words;
use crate::text::{Document, Sentence, Span};

/// What the tags of a document name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tagged {
    /// People, organizations and places, in order of the text; their `entity` is still to be set.
    pub mentions: Vec<Mention>,
    /// Expressions of time, in order of the text.
    pub dates: Vec<Span>,
    /// Acronyms and second names of bodies that the document has explained so far.
    explained: BTreeSet<String>,
}

/// Puts a name together that the tags part: "Lars-Erik Solheim" is one person, "ten Cate" too, "Bramwell-Tarn Ltd" one firm,
/// "University of Texas at Austin" one university.
fn joined(runs: Vec<Run>, words: &Words<'_>) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::new();
    for run in runs {
        match kept.last_mut().filter(|before| words.is_one(before, &run)) {
            Some(before) => {
                before.words.end = run.words.end;
                before.confidence = before.confidence.min(run.confidence);
                if before.kind != "Organization" {
                    before.kind = run.kind;
                }
            }
            None => kept.push(run),
        }
    }
    kept
}

/// "Irving, Texas" is two places, "Washington, D.C." one.
fn parted(run: Run, words: &Words<'_>) -> Vec<Run> {
    let comma = run.words.clone().find(|&word| words.word(word) == ",");
    let two = |comma: &usize| {
        let inside = *comma > run.words.start && comma + 1 < run.words.end;
        inside && run.kind == "Place" && !words.is_capital(run.words.clone())
    };
    match comma.filter(two) {
        Some(comma) => {
            let part = |words| Run {
                words,
                kind: run.kind.clone(),
                confidence: run.confidence,
            };
            let mut parts = vec![part(run.words.start..comma)];
            parts.extend(parted(part(comma + 1..run.words.end), words));
            parts
        }
        None => vec![run],
    }
}

/// The run's span without quotation marks or punctuation at its edges; `None` where nothing else is in it.
fn span(document: &Document, sentence: &Sentence, run: &Run) -> Option<Span> {
    let words = sentence.words.start + run.words.start..sentence.words.start + run.words.end;
    let names = |word: &usize| document.word(*word).chars().any(char::is_alphanumeric);
    let first = words.clone().find(names)?;
    let last = words.rev().find(names)?;
    Some(document.words_span(first..last + 1))
}

impl Tagged {
    /// Adds what one sentence names: what its tag scores say, and what is known without them. Nationality words that
    /// belong to no country ("Muslim") are left out. Sentences come in order of the text.
    pub fn read(
        &mut self,
        document: &Document,
        sentence: &Sentence,
        (scores, labels): (&SentenceScores, &Labels),
        knowledge: &Knowledge,
    ) {
        if scores.tags.rows() != sentence.words.len() {
            return;
        }
        let words = Words {
            document,
            sentence,
            tree: &scores.tree,
            knowledge,
        };
        let runs = joined(decode(&scores.tags, &labels.tags), &words);
        let parts = runs.into_iter().flat_map(|run| parted(run, &words));
        let runs = parts.filter_map(|run| words.trimmed(run)).collect();
        for run in words.complete(runs, &mut self.explained) {
            if let Some(span) = span(document, sentence, &run) {
                self.add(document, span, &run, knowledge);
            }
        }
    }

    fn add(&mut self, document: &Document, span: Span, run: &Run, knowledge: &Knowledge) {
        let text = document.slice(span);
        let nationality = knowledge.countries.by_demonym(text).is_some();
        let (kind, form) = match run.kind.as_str() {
            "Place" | "Organization"
                if nationality && knowledge.countries.by_name(text).is_none() =>
            {
                (EntityKind::Place, Form::Nationality)
            }
            "Person" => (EntityKind::Person, Form::Name),
            "Organization" => (EntityKind::Organization, Form::Name),
            "Place" => (EntityKind::Place, Form::Name),
            "Nationality" if nationality => (EntityKind::Place, Form::Nationality),
            "Date" => return self.dates.push(span),
            _ => return,
        };
        self.mentions.push(Mention {
            span,
            kind,
            form,
            entity: 0,
            confidence: run.confidence.min(1.0),
        });
    }
}
