//! What the `pairs` head says of two mentions: it confirms ties that were read from roles and tree, and adds such as
//! the rules miss where it is sure and a word of the sentence says so.

use crate::annotation::{Class, EvidenceSource, Form, Mention, Relation};
use crate::stage::relation::candidate::{Candidate, class};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::standing::suits;

/// A standing tie that the rules miss is added from this probability on; from it on the head's word goes before the lexicon's and
/// the tree's, and what stands as the place of another act may be party to one.
pub(crate) const SURE: f32 = 0.7;

/// From this probability on an act may rest on a verb that says little by itself.
pub(crate) const SUREST: f32 = 0.85;

/// An act that the rules miss is added from this probability on, where a word of the sentence names one.
const LIKELY: f32 = 0.6;

/// From this probability on a tie that the rules found counts as confirmed.
const CONFIRMED: f32 = 0.5;

/// The most probable tie from one mention to another.
pub(crate) struct Learned<'l> {
    pub(crate) source: usize,
    pub(crate) target: usize,
    pub(crate) label: &'l str,
    pub(crate) probability: f32,
}

impl Reading<'_> {
    /// How probable any tie between two mentions is, whichever way round; `None` where the head was not asked.
    fn tied(&self, a: usize, b: usize) -> Option<f32> {
        let one = |s, t| self.ties.get(&(s, t))?.first().map(|none| 1.0 - none);
        match (one(a, b), one(b, a)) {
            (Some(x), Some(y)) => Some(x.max(y)),
            (x, y) => x.or(y),
        }
    }

    /// Notes on the relations that the rules found where the head agrees. It drops none: on dev text that only cost recall.
    /// A predicate that the lexicon does not know gets the class that the head is sure of.
    pub(crate) fn confirm(&self, found: &mut [Relation]) {
        for relation in found {
            let probability = self.tied(relation.source, relation.target);
            if probability.is_some_and(|p| p >= CONFIRMED) {
                relation.evidence.push(EvidenceSource::Pairs);
            }
            if relation.class == Class::Other && !self.knowledge.predicates.labels(&relation.label)
            {
                let likely = self.likely_act(relation.source, relation.target);
                relation.class = likely.map_or(Class::Other, class);
            }
        }
    }

    /// The class of acts that the head is sure of from one mention to another.
    fn likely_act(&self, source: usize, target: usize) -> Option<&str> {
        let probabilities = self.ties.get(&(source, target))?;
        let all = self.tie_labels.iter().zip(probabilities.iter()).skip(1);
        let mut acts = all.filter(|(label, _)| !is_standing(label));
        acts.find(|(_, p)| **p >= SURE)
            .map(|(label, _)| label.as_str())
    }

    /// The ties that the head is sure of and `found` lacks.
    pub(crate) fn learned(&self, found: &[Relation]) -> Vec<Candidate> {
        let mut added = Vec::new();
        for &(a, b) in self.ties.keys().filter(|&&(a, b)| a < b) {
            for mut tie in self.best(a, b) {
                let standing = is_standing(tie.label);
                if !standing {
                    self.give_to_groups(&mut tie);
                }
                let entity = |m: usize| self.mentions[m].entity;
                let ends = |a, b| (entity(a).min(entity(b)), entity(a).max(entity(b)));
                let known = found.iter().any(|r| {
                    ends(r.source, r.target) == ends(tie.source, tie.target)
                        && (r.class.is_standing() == standing)
                });
                if !known && entity(tie.source) != entity(tie.target) {
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

    /// Gives a tie to the groups that its names mark: the head knows "Somali refugees" by "Somali".
    fn give_to_groups(&self, tie: &mut Learned<'_>) {
        for end in [&mut tie.source, &mut tie.target] {
            *end = self.group_of(*end).unwrap_or(*end);
        }
    }

    /// The group without a name that a name marks: "Somali refugees" by "Somali", "rebels" of "rebels in Darfur" by "Darfur".
    pub(crate) fn group_of(&self, name: usize) -> Option<usize> {
        let head = self.head_of(name);
        let behind = self.tree.head(head);
        let marked = |&(word, m): &(usize, usize)| {
            let Mention { span, form, .. } = self.mentions[m];
            let inside = span.contains(self.mentions[name].span);
            form == Form::Group && (inside || behind == Some(word))
        };
        let above = self.tree.ancestors(head).take(2);
        let mut above = above.filter_map(|word| Some((word, self.mention_at(word)?)));
        above.find(marked).map(|(_, group)| group)
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
                let least = if standing { SURE } else { LIKELY };
                if let Some(label) = label.filter(|_| probability >= least && better) {
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
}

/// The class of a label of the head: of a standing tie, or the class of acts that it names.
pub(crate) fn class_of(label: &str) -> Class {
    match label {
        "based in" | "located in" | "capital of" | "lives in" | "born in" => Class::Location,
        "rival of" => Class::Confrontation,
        _ if is_standing(label) => Class::Affiliation,
        _ => class(label),
    }
}

/// Whether a label of the head is a standing tie and not a class of acts.
fn is_standing(label: &str) -> bool {
    class(label) == Class::Other && label != "other"
}
