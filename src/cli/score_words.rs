//! `tieline score-words`, hidden: what the heads say of text that was cut into words by hand, for measuring.
//!
//! Reads JSON Lines `{"id", "sentences": [{"words": [...], "frames": [[predicate, …], …]?}]}` from standard input and
//! writes a line a document: for every sentence `tags`, `upos`, `heads` (0 is the root, words count from 1),
//! `relations`, `predicates` and, for these and the predicates given in `frames`, the `roles` of all words.
//! With `"mentions": [[first, end, kind, form], …]` in a sentence it adds `ties`, the probabilities of ties between
//! these, and for all mentions of the document, in order, `antecedents`; `entities` says which entity each of them that is
//! a name becomes by the rules for names.
//! With `"text"` instead of `"sentences"` the program cuts it, and says how: `words`, and `offsets` in code points.

use std::io::{BufRead, Write, stdin, stdout};
use std::ops::Range;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use tieline::annotation::{EntityKind, Form, Mention};
use tieline::knowledge::Knowledge;
use tieline::model::{Asker, Candidate, Frame, Labels, Model, SentenceScores, locate};
use tieline::stage::coref::cluster;
use tieline::stage::ner::decode;
use tieline::text::{CodePoints, Document};

use crate::cli::args::ScoreWordsArgs;
use crate::cli::outcome::Outcome;

#[derive(Deserialize)]
struct Given {
    id: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    sentences: Vec<GivenSentence>,
}

#[derive(Deserialize)]
struct GivenSentence {
    words: Vec<String>,
    #[serde(default)]
    frames: Vec<(usize, serde_json::Value)>,
    #[serde(default)]
    mentions: Vec<GivenMention>,
}

/// First word, one past the last, kind, form; what follows is of no use here.
#[derive(Deserialize)]
#[expect(dead_code, reason = "the last is read over")]
struct GivenMention(usize, usize, String, Form, serde_json::Value);

/// Asks for what was given.
struct Asked<'g> {
    predicates: Vec<usize>,
    mentions: Vec<&'g [GivenMention]>,
}

impl Asker for Asked<'_> {
    fn is_predicate(&self, word: usize, probability: f32) -> bool {
        probability >= 0.5 || self.predicates.contains(&word)
    }

    fn candidates(&mut self, sentence: usize, scores: &SentenceScores) -> Vec<Candidate> {
        let given = self.mentions.get(sentence).copied().unwrap_or_default();
        let inside = given
            .iter()
            .filter(|m| m.0 < m.1 && m.1 <= scores.tree.len());
        inside
            .map(|GivenMention(first, end, kind, form, _)| Candidate {
                words: *first..*end,
                kind: EntityKind::named(kind),
                form: *form,
            })
            .collect()
    }
}

#[derive(Serialize)]
struct Scored {
    id: String,
    sentences: Vec<ScoredSentence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    antecedents: Vec<(f32, Vec<(usize, f32)>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entities: Vec<Option<usize>>,
}

#[derive(Serialize)]
struct ScoredSentence {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    offsets: Vec<(usize, usize)>,
    tags: Vec<String>,
    upos: Vec<String>,
    heads: Vec<usize>,
    relations: Vec<String>,
    predicates: Vec<usize>,
    roles: Vec<(usize, Vec<String>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ties: Vec<(usize, usize, Vec<f32>)>,
}

pub(crate) fn run(args: &ScoreWordsArgs) -> Result<Outcome> {
    let model = Model::load(locate(args.model.as_deref())?)?;
    let mut out = stdout().lock();
    for (number, line) in stdin().lock().lines().enumerate() {
        let given: Given = serde_json::from_str(&line?)
            .with_context(|| format!("line {}: not a cut document", number + 1))?;
        serde_json::to_writer(&mut out, &score(&model, &given)?)?;
        out.write_all(b"\n")?;
    }
    Ok(Outcome::Done)
}

fn score(model: &Model, given: &Given) -> Result<Scored> {
    let words: Vec<Vec<&str>> = given
        .sentences
        .iter()
        .map(|s| s.words.iter().map(String::as_str).collect())
        .collect();
    let document = match &given.text {
        Some(text) => Document::new(given.id.as_str(), text.as_str()),
        None => Document::from_words(&given.id, &words),
    };
    let full = given
        .sentences
        .iter()
        .filter(|given| !given.words.is_empty());
    let own = full.clone().zip(document.sentences());
    let mut asked = Asked {
        predicates: own
            .flat_map(|(given, sentence)| {
                let frames = given.frames.iter();
                frames.map(|(p, _)| sentence.words.start + p)
            })
            .collect(),
        mentions: full.map(|given| &given.mentions[..]).collect(),
    };
    let scores = model.score(&document, &mut asked)?;
    let mut sentences: Vec<ScoredSentence> = scores
        .sentences
        .iter()
        .map(|s| scored(s, model.labels()))
        .collect();
    if given.text.is_some() {
        say_cuts(&document, &mut sentences);
    }
    Ok(Scored {
        id: given.id.clone(),
        sentences,
        entities: entities(&document, &asked.mentions),
        antecedents: scores
            .antecedents
            .into_iter()
            .map(|a| (a.fresh, a.candidates))
            .collect(),
    })
}

/// The entity of every mention given that is a name, in order of the document.
fn entities(document: &Document, given: &[&[GivenMention]]) -> Vec<Option<usize>> {
    let own = document.sentences().iter().zip(given);
    let placed = own.flat_map(|(sentence, given)| {
        let first = sentence.words.start;
        given.iter().map(move |m| (first + m.0..first + m.1, m))
    });
    let mention = |(words, given): (Range<usize>, &GivenMention)| {
        let GivenMention(_, _, kind, form, _) = given;
        let kind = EntityKind::named(kind)?;
        matches!(form, Form::Name | Form::Nationality).then(|| Mention {
            span: document.words_span(words),
            kind,
            form: *form,
            entity: 0,
            confidence: 1.0,
        })
    };
    let all: Vec<Option<Mention>> = placed.map(mention).collect();
    let mut names: Vec<Mention> = all.iter().flatten().cloned().collect();
    cluster(document, &mut names, Knowledge::builtin());
    let mut entities = names.iter().map(|name| name.entity);
    all.iter()
        .map(|mention| mention.as_ref().and_then(|_| entities.next()))
        .collect()
}

/// How the program cut a text.
fn say_cuts(document: &Document, sentences: &mut [ScoredSentence]) {
    let points = CodePoints::new(document.text());
    for (sentence, scored) in document.sentences().iter().zip(sentences) {
        let words = document.words()[sentence.words.clone()].iter();
        scored.offsets = words.clone().map(|&span| points.of_span(span)).collect();
        scored.words = words.map(|&span| document.slice(span).to_owned()).collect();
    }
}

fn scored(scores: &SentenceScores, labels: &Labels) -> ScoredSentence {
    let tree = &scores.tree;
    let words = 0..tree.len();
    let mut tags = vec!["O".to_owned(); tree.len()];
    for run in decode(&scores.tags, &labels.tags) {
        for word in run.words.clone() {
            let prefix = if word == run.words.start { "B" } else { "I" };
            tags[word] = format!("{prefix}-{}", run.kind);
        }
    }
    let sure = scores.frames.iter().filter(|frame| frame.confidence >= 0.5);
    let roles = |frame: &Frame| {
        let mut roles = vec!["O".to_owned(); tree.len()];
        for argument in &frame.arguments {
            roles[argument.word].clone_from(&labels.roles[argument.role]);
        }
        roles
    };
    ScoredSentence {
        words: Vec::new(),
        offsets: Vec::new(),
        tags,
        upos: words.clone().map(|w| tree.upos(w).to_owned()).collect(),
        heads: words
            .clone()
            .map(|w| tree.head(w).map_or(0, |h| h + 1))
            .collect(),
        relations: words.map(|w| tree.relation(w).to_owned()).collect(),
        predicates: sure.map(|frame| frame.predicate).collect(),
        roles: scores
            .frames
            .iter()
            .map(|f| (f.predicate, roles(f)))
            .collect(),
        ties: scores
            .ties
            .iter()
            .map(|t| (t.source, t.target, t.probabilities.clone()))
            .collect(),
    }
}
