//! A predicate that joins the actors of its sides.

use crate::annotation::EvidenceSource;
use crate::knowledge::Predicate;
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::{Candidate, Sense, joint};
use crate::text::Span;

/// The actors of one side, and what says so of each.
pub(crate) type Side = Vec<(Actor, Vec<EvidenceSource>)>;

/// A predicate about to join actors.
pub(crate) struct Tie {
    pub(crate) predicate: usize,
    pub(crate) trigger: Span,
    pub(crate) sense: Sense,
}

impl Tie {
    /// Every source with every target.
    pub(crate) fn between(&self, sources: &Side, targets: &Side) -> Vec<Candidate> {
        let pairs = sources
            .iter()
            .flat_map(|s| targets.iter().map(move |t| (s, t)));
        pairs.map(|(s, t)| self.join(s, t)).collect()
    }

    /// The first source with the first target, the second with the second, and so on.
    pub(crate) fn one_by_one(&self, sources: &Side, targets: &Side) -> Vec<Candidate> {
        let pairs = sources.iter().zip(targets);
        pairs.map(|(s, t)| self.join(s, t)).collect()
    }

    /// Everyone of one side with everyone after: "A, B and C met".
    pub(crate) fn among(&self, side: &Side) -> Vec<Candidate> {
        let pairs = side
            .iter()
            .enumerate()
            .flat_map(|(i, s)| side[i + 1..].iter().map(move |t| (s, t)));
        pairs.map(|(s, t)| self.join(s, t)).collect()
    }

    fn join(
        &self,
        source: &(Actor, Vec<EvidenceSource>),
        target: &(Actor, Vec<EvidenceSource>),
    ) -> Candidate {
        Candidate {
            source: source.0.clone(),
            target: target.0.clone(),
            sense: self.sense.clone(),
            predicate: self.predicate,
            trigger: self.trigger,
            evidence: joint(&source.1, &target.1),
            role: None,
            former: false,
            standing: false,
        }
    }

    /// "A and B met", "A and B accused each other": those of one side with each other, where the tree says that they are of it.
    pub(crate) fn mutually(&self, side: &Side, row: &Predicate) -> Vec<Candidate> {
        let by_tree = side
            .iter()
            .filter(|(_, by)| by.contains(&EvidenceSource::Tree));
        let mut sure: Side = by_tree.cloned().collect();
        let mut found = self.among(&sure);
        if !row.symmetric {
            sure.reverse();
            found.extend(self.among(&sure));
        }
        found
    }
}
