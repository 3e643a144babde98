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
            if self.mention_at(word).is_some()
                && self.tree.upos(word) == "PROPN"
                && !self.titled(word)
            {
                continue;
            }
            match self.tree.upos(word) {
                "VERB" => {
                    found.extend(self.relations_of(self.verbal(word, PartOfSpeech::Verb), None));
                    found.extend(self.relations_of(self.demands(word), None));
                    if self.is_said_of(word) {
                        let said = self.verbal(word, PartOfSpeech::Adjective);
                        found.extend(self.relations_of(said, None));
                    }
                }
                "ADJ" => {
                    let ties = self.verbal(word, PartOfSpeech::Adjective);
                    found.extend(self.relations_of(ties, None));
                    // "was chief executive of"
                    if self.tree.dependents(word, "cop").next().is_some() {
                        found.extend(self.relations_of(self.office(word), None));
                        found.extend(self.relations_of(self.assigned(word), None));
                    }
                }
                "NOUN" | "PROPN" => {
                    found.extend(self.relations_of(self.nominal(word), Some(word)));
                    found.extend(self.relations_of(self.on_behalf(word), None));
                    found.extend(self.relations_of(self.memberships(word), None));
                    found.extend(self.relations_of(self.premises(word), None));
                    found.extend(self.relations_of(self.office(word), None));
                    found.extend(self.relations_of(self.assigned(word), None));
                }
                _ => {}
            }
        }
        for mention in self.own_mentions() {
            let standing = self
                .citizenship(mention)
                .into_iter()
                .chain(self.whereabouts(mention))
                .collect();
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
        let (source, target) = (mentions[r.source].entity, mentions[r.target].entity);
        let ends = if r.symmetric {
            (source.min(target), source.max(target))
        } else {
            (source, target)
        };
        (ends, r.label.clone(), r.status.polarity, r.status.modality)
    };
    let mut kept: Vec<Relation> = found.into_iter().filter(|r| seen.insert(key(r))).collect();
    let same_act = |a: &Relation, b: &Relation| {
        let (a_key, b_key) = (key(a), key(b));
        let ends = a_key.0 == b_key.0 || a_key.0 == (b_key.0.1, b_key.0.0);
        ends && (a_key.2, a_key.3) == (b_key.2, b_key.3) && a.class == b.class
    };
    // "signed an accord with": one act, read from the verb and from the noun that it carries.
    let repeated: Vec<bool> = kept
        .iter()
        .map(|r| {
            let mut others = kept.iter();
            others
                .any(|o| o.trigger != r.trigger && o.trigger.contains(r.trigger) && same_act(o, r))
        })
        .collect();
    // "Detective A of the Lima police": one bond, read from the office and from the "of".
    let entities = |r: &Relation| (mentions[r.source].entity, mentions[r.target].entity);
    let bonds = kept.iter().filter(|r| r.class == Class::Affiliation);
    let said: BTreeSet<(usize, usize)> = bonds.filter(|r| r.role.is_some()).map(entities).collect();
    let bare = |r: &Relation| {
        r.role.is_none()
            && matches!(&*r.label, "member of" | "works for")
            && said.contains(&entities(r))
    };
    let repeated: Vec<bool> = kept
        .iter()
        .zip(repeated)
        .map(|(r, again)| again || bare(r))
        .collect();
    let mut place = 0;
    kept.retain(|_| {
        place += 1;
        !repeated[place - 1]
    });
    kept.sort_by_key(|r| (r.trigger.start, r.source, r.target));
    kept
}
