//! What the `pairs` head says of two mentions: it confirms ties that were read from roles and tree, and adds such as
//! the rules miss where it is sure and a word of the sentence says so.

use crate::annotation::{Class, EntityKind, EvidenceSource, Form, Relation};
use crate::knowledge::Predicate;
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::{Candidate, Sense, class};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// A tie that the rules miss is added from this probability on.
const SURE: f32 = 0.5;

/// A tie that is more probable than this counts as confirmed.
const LIKELY: f32 = 0.5;

/// The word that says so stands at most so many steps of the tree from both ends together.
const FURTHEST: usize = 7;

/// Ties that no two mentions have by standing beside each other: a word must say so.
const WORDED: [&str; 8] = [
    "born in",
    "lives in",
    "founded",
    "owns",
    "owns a stake in",
    "studied at",
    "married",
    "succeeded",
];

/// Mentions with no more words between them stand beside each other.
const BESIDE: usize = 5;

/// The most probable tie from one mention to another.
struct Learned<'l> {
    source: usize,
    target: usize,
    label: &'l str,
    probability: f32,
}

impl Reading<'_> {
    /// How probable any tie between two mentions is, whichever way round; `None` where the head was not asked.
    fn tied(&self, a: usize, b: usize) -> Option<f32> {
        let one = |s, t| self.ties.get(&(s, t)).map(|p| 1.0 - p[0]);
        match (one(a, b), one(b, a)) {
            (Some(x), Some(y)) => Some(x.max(y)),
            (x, y) => x.or(y),
        }
    }

    /// Notes on the relations that the rules found where the head agrees. It drops none: on dev text that only cost recall.
    pub(crate) fn confirm(&self, found: &mut [Relation]) {
        for relation in found {
            let probability = self.tied(relation.source, relation.target);
            if probability.is_some_and(|p| p >= LIKELY) {
                relation.evidence.push(EvidenceSource::Pairs);
            }
        }
    }

    /// The ties that the head is sure of and `found` lacks.
    pub(crate) fn learned(&self, found: &[Relation]) -> Vec<Candidate> {
        let mut added = Vec::new();
        for &(a, b) in self.ties.keys().filter(|(a, b)| a < b) {
            for tie in self.best(a, b) {
                let standing = is_standing(tie.label);
                let entity = |m: usize| self.mentions[m].entity;
                let ends = |a, b| (entity(a).min(entity(b)), entity(a).max(entity(b)));
                let known = found.iter().any(|r| {
                    ends(r.source, r.target) == ends(a, b)
                        && (matches!(r.class, Class::Affiliation | Class::Location) == standing)
                });
                if !known && entity(a) != entity(b) {
                    added.extend(if standing {
                        self.standing_tie(&tie)
                    } else {
                        self.event_tie(&tie, found)
                    });
                }
            }
        }
        added
    }

    /// The most probable standing tie and the most probable other one of a pair, where they are sure.
    fn best(&self, a: usize, b: usize) -> Vec<Learned<'_>> {
        let both = [(a, b), (b, a)];
        let all = both
            .iter()
            .filter_map(|&(s, t)| Some((s, t, self.ties.get(&(s, t))?)));
        let mut best: [Option<Learned<'_>>; 2] = [None, None];
        for (source, target, probabilities) in all {
            let kinds = (self.mentions[source].kind, self.mentions[target].kind);
            for (place, standing) in best.iter_mut().zip([false, true]) {
                let own = self.tie_labels.iter().zip(probabilities.iter()).skip(1);
                let own = own.filter(|(label, _)| is_standing(label) == standing);
                let probability: f32 = own.clone().map(|(_, p)| p).sum();
                let label = own
                    .filter(|(label, _)| suits(label, kinds))
                    .max_by(|x, y| x.1.total_cmp(y.1))
                    .map(|(label, _)| label);
                let better = place.as_ref().is_none_or(|p| p.probability < probability);
                if let Some(label) = label.filter(|_| probability >= SURE && better) {
                    *place = Some(Learned {
                        source,
                        target,
                        label,
                        probability,
                    });
                }
            }
        }
        best.into_iter().flatten().collect()
    }

    /// An office, bond or whereabouts; the word that says so is the office beside the source, else what stands between.
    fn standing_tie(&self, tie: &Learned<'_>) -> Option<Candidate> {
        let named = |m: usize| matches!(self.mentions[m].form, Form::Name | Form::Nationality);
        if !named(tie.source) && !named(tie.target) {
            return None;
        }
        let word = self.word_for(tie.source, tie.target, tie.label);
        let beside = || {
            let worded = WORDED.contains(&tie.label);
            self.beside(tie.source, tie.target).filter(|_| !worded)
        };
        let trigger = word.map(|word| self.span(word)).or_else(beside)?;
        let noun = word.filter(|&w| self.knowledge.nouns.office(&self.lemma(w)).is_some());
        let role = noun.map(|noun| self.role_of(noun));
        let place = matches!(
            tie.label,
            "based in" | "located in" | "capital of" | "lives in" | "born in"
        );
        Some(Candidate {
            source: Actor {
                mention: tie.source,
                via: None,
            },
            target: Actor {
                mention: tie.target,
                via: None,
            },
            sense: Sense {
                label: tie.label.to_owned(),
                class: if tie.label == "rival of" {
                    Class::Confrontation
                } else if place {
                    Class::Location
                } else {
                    Class::Affiliation
                },
                event: None,
                symmetric: matches!(tie.label, "married" | "counterpart of"),
            },
            predicate: word.unwrap_or_else(|| self.head_of(tie.source)),
            trigger,
            evidence: vec![EvidenceSource::Pairs],
            role,
            former: noun.is_some_and(|noun| {
                let words = noun.saturating_sub(3)..noun;
                words
                    .into_iter()
                    .any(|w| self.knowledge.nouns.former(&self.lower(w)))
            }),
            standing: true,
        })
    }

    /// The word that a standing tie rests on: the nearest that the word lists know under the label, an office ("chairman")
    /// or a predicate ("led").
    fn word_for(&self, source: usize, target: usize, label: &str) -> Option<usize> {
        let (s, t) = (self.head_of(source), self.head_of(target));
        (0..self.tree.len())
            .filter(|&word| self.mention_at(word).is_none() && self.means(word, label))
            .map(|word| (self.steps(word, s) + self.steps(word, t), word))
            .min()
            .filter(|(steps, _)| *steps <= FURTHEST)
            .map(|(_, word)| word)
    }

    fn means(&self, word: usize, label: &str) -> bool {
        let office = self.knowledge.nouns.office(&self.lemma(word));
        office.is_some_and(|office| office.relation == label)
            || self.part_of_speech(word).is_some_and(|pos| {
                let mut rows = self.knowledge.predicates.find(&self.lemma(word), pos, None);
                rows.any(|row| row.label == label)
            })
    }

    /// The few words between two mentions that stand beside each other, else the later mention; none where a verb or
    /// "and" parts them.
    fn beside(&self, a: usize, b: usize) -> Option<Span> {
        let (a, b) = (self.words_of(a), self.words_of(b));
        let (before, after) = if a.start < b.start { (a, b) } else { (b, a) };
        let gap = after.start.checked_sub(before.end)?;
        // "Lima, Peru": behind a comma the second name must end the phrase.
        let open = gap == 1
            && self.word(before.end) == ","
            && after.end < self.tree.len()
            && self.tree.upos(after.end) != "PUNCT";
        let parts = |word: usize| {
            let thing = self.tree.upos(word) == "NOUN" && !self.is_description(word);
            thing || matches!(self.tree.upos(word), "VERB" | "AUX" | "CCONJ" | "SCONJ")
        };
        if open || gap > BESIDE || (before.end..after.start).any(parts) {
            return None;
        }
        Some(self.range_span(if gap == 0 {
            after
        } else {
            before.end..after.start
        }))
    }

    /// A noun that says what somebody or something is: an office, a kind of place.
    fn is_description(&self, noun: usize) -> bool {
        let (nouns, lemma) = (&self.knowledge.nouns, self.lemma(noun));
        nouns.office(&lemma).is_some() || nouns.settlement(&lemma)
    }

    /// The representative noun that a mention belongs to and that acts for it: "parliament" of "Ecuador's parliament".
    fn representative_of(&self, mention: usize) -> Option<Span> {
        let head = self.head_of(mention);
        let noun = self.tree.head(head)?;
        let belongs = matches!(self.tree.relation(head), "amod" | "compound" | "nmod:poss");
        let acts = self.mention_at(noun).is_none()
            && self.knowledge.nouns.representative(&self.lemma(noun));
        (belongs && acts).then(|| self.span(noun))
    }

    /// An act of some class: the nearest word that the lexicon lists under that class names it.
    /// A word whose parties the rules read already names no other's act.
    fn event_tie(&self, tie: &Learned<'_>, found: &[Relation]) -> Option<Candidate> {
        let wanted = class(tie.label);
        let (s, t) = (self.head_of(tie.source), self.head_of(tie.target));
        let nearest = (0..self.tree.len())
            .filter(|&word| self.mention_at(word).is_none() || self.tree.upos(word) == "VERB")
            .filter_map(|word| {
                let predicate = self.listed_as(word, wanted)?;
                Some((self.steps(word, s) + self.steps(word, t), word, predicate))
            })
            .min_by_key(|(steps, word, _)| (*steps, *word));
        let (_, word, predicate) = nearest.filter(|(steps, ..)| *steps <= FURTHEST)?;
        if found.iter().any(|r| r.trigger.contains(self.span(word))) {
            return None;
        }
        Some(Candidate {
            source: Actor {
                mention: tie.source,
                via: self.representative_of(tie.source),
            },
            target: Actor {
                mention: tie.target,
                via: self.representative_of(tie.target),
            },
            sense: Sense::listed(predicate),
            predicate: word,
            trigger: self.span(word),
            evidence: vec![EvidenceSource::Pairs],
            role: None,
            former: false,
            standing: false,
        })
    }

    fn listed_as(&self, word: usize, wanted: Class) -> Option<&Predicate> {
        let pos = self.part_of_speech(word)?;
        let (lemma, surface) = (self.lemma(word), self.lower(word));
        let forms = [surface, lemma];
        let mut rows = forms
            .iter()
            .flat_map(|form| self.knowledge.predicates.find(form, pos, None));
        rows.find(|p| class(&p.class) == wanted)
    }

    /// Steps of the tree from one word to another.
    fn steps(&self, a: usize, b: usize) -> usize {
        let path = |word: usize| -> Vec<usize> {
            std::iter::once(word)
                .chain(self.tree.ancestors(word))
                .collect()
        };
        let (up, down) = (path(a), path(b));
        let met = up
            .iter()
            .enumerate()
            .find_map(|(i, w)| Some((i, down.iter().position(|d| d == w)?)));
        met.map_or(usize::MAX / 4, |(i, j)| i + j)
    }
}

/// Whether a standing tie may hold between such a source and such a target; acts may between any.
fn suits(label: &str, (source, target): (EntityKind, EntityKind)) -> bool {
    use EntityKind::{Organization, Person, Place};
    match label {
        "citizen of" | "lives in" | "born in" => source == Person && target == Place,
        "works for" | "spokesperson of" => source == Person,
        "leads" | "official of" | "minister of" | "candidate of" => {
            source == Person && target != Person
        }
        "family" | "married" | "counterpart of" => source == Person && target == Person,
        "based in" => source == Organization && target == Place,
        "located in" | "capital of" => source == Place && target == Place,
        "part of" | "subsidiary of" => source != Person && target != Person,
        _ => true,
    }
}

/// Whether a label of the head is a standing tie and not a class of acts.
fn is_standing(label: &str) -> bool {
    class(label) == Class::Other && label != "other"
}
