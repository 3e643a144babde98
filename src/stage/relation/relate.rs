//! All relations of a document.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Class, Mention, Relation};
use crate::knowledge::{Knowledge, PartOfSpeech};
use crate::model::{Labels, Scores, SentenceScores};
use crate::stage::relation::actor::MOST_ACTORS;
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::frame::frames;
use crate::stage::relation::reading::Reading;
use crate::stage::relation::sign::signs;
use crate::text::{Document, Sentence, SentenceKind, Span};

/// Reads the relations of every sentence that makes a statement, in order of the text.
///
/// `mentions` carry their entities already; `dates` are expressions of time, in order of the text.
pub fn relate(
    document: &Document,
    (scores, labels): (&Scores, &Labels),
    (mentions, dates): (&[Mention], &[Span]),
    candidates: &[Vec<Option<usize>>],
    knowledge: &Knowledge,
) -> Vec<Relation> {
    let mut found = Vec::new();
    for (number, (sentence, scores)) in document
        .sentences()
        .iter()
        .zip(&scores.sentences)
        .enumerate()
    {
        if sentence.kind == SentenceKind::Byline || scores.tree.len() != sentence.words.len() {
            continue;
        }
        let frames = frames(scores, labels);
        let mut reading = Reading::new(
            document,
            sentence,
            &scores.tree,
            frames,
            (mentions, dates),
            knowledge,
        );
        if let Some(own) = candidates.get(number) {
            reading.tie_labels = &labels.ties;
            reading.ties = ties(scores, own, |mention| reading.covers(mention));
        }
        found.extend(reading.relations());
    }
    found
}

/// The most mentions that one sentence has, where they are more than a predicate ties: of a list so long only the first
/// are read.
pub fn crowded(document: &Document, mentions: &[Mention]) -> Option<usize> {
    let count = |sentence: &Sentence| {
        let first = mentions.partition_point(|m| m.span.end <= sentence.span.start);
        let inside = mentions[first..]
            .iter()
            .take_while(|m| m.span.start < sentence.span.end);
        inside.count()
    };
    let most = document.sentences().iter().map(count).max()?;
    (most > MOST_ACTORS).then_some(most)
}

/// The scores of ties between candidates that became mentions of this sentence.
fn ties<'s>(
    scores: &'s SentenceScores,
    own: &[Option<usize>],
    covers: impl Fn(usize) -> bool,
) -> BTreeMap<(usize, usize), &'s [f32]> {
    let mention = |candidate: usize| {
        let mention = own.get(candidate).copied().flatten();
        mention.filter(|&mention| covers(mention))
    };
    let known = scores.ties.iter().filter_map(|tie| {
        let ends = (mention(tie.source)?, mention(tie.target)?);
        Some((ends, &tie.probabilities[..]))
    });
    known.collect()
}

impl Reading<'_> {
    /// The relations of this sentence, each pair and label once.
    fn relations(&self) -> Vec<Relation> {
        let mut found: Vec<Relation> = Vec::new();
        if self.own_mentions().len() < 2 {
            return found;
        }
        for word in 0..self.tree.len() {
            let name = self.mention_at(word).is_some() && self.tree.upos(word) == "PROPN";
            if !name || self.titled(word) {
                found.extend(self.said_by(word));
            }
        }
        for mention in self.own_mentions() {
            let citizenship = self.citizenship(mention).into_iter();
            let standing = citizenship.chain(self.whereabouts(mention)).collect();
            found.extend(self.relations_of(standing, None));
        }
        let mut found = once(found, self.mentions);
        self.confirm(&mut found);
        let learned = self.learned(&found);
        found.extend(self.relations_of(learned, None));
        let mut found = self.without_bystanders(once(found, self.mentions));
        for relation in &mut found {
            relation.likelihood = self.likelihood(relation);
            let signs = signs(relation, self.mentions);
            relation.confidence = self.knowledge.confidence.confidence(&signs);
        }
        found
    }

    /// What one word ties, by its part of speech.
    fn said_by(&self, word: usize) -> Vec<Relation> {
        let (mut candidates, mut event) = (Vec::new(), Vec::new());
        let office = |word| [self.office(word), self.assigned(word)].concat();
        match self.tree.upos(word) {
            "VERB" => {
                candidates.extend(self.verbal(word, PartOfSpeech::Verb));
                candidates.extend(self.demands(word));
                if self.is_said_of(word) {
                    candidates.extend(self.verbal(word, PartOfSpeech::Adjective));
                }
            }
            "ADJ" => {
                candidates.extend(self.verbal(word, PartOfSpeech::Adjective));
                // "was chief executive of"
                if self.tree.dependents(word, "cop").next().is_some() {
                    candidates.extend(office(word));
                }
            }
            "NOUN" | "PROPN" => {
                event = self.nominal(word);
                candidates.extend(self.on_behalf(word));
                candidates.extend(self.memberships(word));
                candidates.extend(self.premises(word));
                candidates.extend(office(word));
            }
            _ => {}
        }
        let mut found = self.relations_of(event, Some(word));
        found.extend(self.relations_of(candidates, None));
        found
    }

    fn relations_of(&self, candidates: Vec<Candidate>, noun: Option<usize>) -> Vec<Relation> {
        candidates
            .into_iter()
            .filter_map(|candidate| self.relation(candidate, noun))
            .collect()
    }

    /// Whether a verb's participle is one of the lexicon's adjectives behind a form of "be": "is married to".
    fn is_said_of(&self, word: usize) -> bool {
        let be = |c: &usize| matches!(self.tree.relation(*c), "aux:pass" | "cop");
        let mut rows =
            self.knowledge
                .predicates
                .find(&self.lower(word), PartOfSpeech::Adjective, None);
        rows.next().is_some() && self.tree.children(word).iter().any(be)
    }

    /// Whether a word inside a name may still be an office: titles are sometimes tagged as part of the name.
    fn titled(&self, word: usize) -> bool {
        self.knowledge.nouns.office(&self.lemma(word)).is_some()
    }
}

/// Drops repetitions of a pair of entities, label and status; symmetric ones count both ways.
fn once(found: Vec<Relation>, mentions: &[Mention]) -> Vec<Relation> {
    let mut seen = BTreeSet::new();
    let key = |r: &Relation| {
        let (source, target) = ends(r, mentions);
        let ends = if r.symmetric {
            (source.min(target), source.max(target))
        } else {
            (source, target)
        };
        (ends, r.label.clone(), r.status.polarity, r.status.modality)
    };
    let kept: Vec<Relation> = found.into_iter().filter(|r| seen.insert(key(r))).collect();
    let again: Vec<bool> = kept
        .iter()
        .map(|r| repeats_act(r, &kept, mentions) || repeats_bond(r, &kept, mentions))
        .collect();
    let kept = kept.into_iter().zip(again);
    let mut kept: Vec<Relation> = kept.filter(|(_, again)| !again).map(|(r, _)| r).collect();
    kept.sort_by_key(|r| (r.trigger.start, r.source, r.target));
    kept
}

/// The entities that a relation ties.
fn ends(relation: &Relation, mentions: &[Mention]) -> (usize, usize) {
    let entity = |mention: usize| mentions[mention].entity;
    (entity(relation.source), entity(relation.target))
}

/// "signed an accord with": one act, read from the verb and from the noun that it carries.
fn repeats_act(relation: &Relation, all: &[Relation], mentions: &[Mention]) -> bool {
    let (source, target) = ends(relation, mentions);
    let status = |r: &Relation| (r.status.polarity, r.status.modality);
    all.iter().any(|other| {
        let own = ends(other, mentions);
        let same_ends = own == (source, target) || own == (target, source);
        let inside = other.trigger != relation.trigger && other.trigger.contains(relation.trigger);
        let same_act = other.class == relation.class && status(other) == status(relation);
        inside && same_ends && same_act
    })
}

/// "Detective A of the Lima police": one bond, read from the office and from the "of".
fn repeats_bond(relation: &Relation, all: &[Relation], mentions: &[Mention]) -> bool {
    let bare = relation.role.is_none() && matches!(&*relation.label, "member of" | "works for");
    let says_office = |other: &Relation| {
        other.class == Class::Affiliation
            && other.role.is_some()
            && ends(other, mentions) == ends(relation, mentions)
    };
    bare && all.iter().any(says_office)
}
