//! What speaks for a tie, and how much.

use crate::annotation::{Class, EvidenceSource, Form, Mention, Relation};
use crate::knowledge::Signs;
use crate::stage::relation::learned::class_of;
use crate::stage::relation::reading::Reading;

/// The signs of a relation; `mentions` are those that it points at.
///
/// # Panics
/// If it points at a mention that is not there.
pub fn signs(relation: &Relation, mentions: &[Mention]) -> Signs {
    let ends = [&mentions[relation.source], &mentions[relation.target]];
    let says = |source: EvidenceSource| relation.evidence.contains(&source);
    let has = |form: Form| ends.iter().any(|m| m.form == form);
    let (roles, tree) = (says(EvidenceSource::Roles), says(EvidenceSource::Tree));
    Signs {
        roles,
        tree,
        asked: relation.likelihood.is_some(),
        likelihood: relation.likelihood.unwrap_or_default(),
        mentions: ends[0].confidence.min(ends[1].confidence),
        pronoun: has(Form::Pronoun),
        described: has(Form::Nominal),
        group: has(Form::Group),
        alone: !roles && !tree && !relation.class.is_standing(),
        open: relation.class == Class::Other,
        standing: relation.class.is_standing(),
        via: relation.via.is_some(),
    }
}

impl Reading<'_> {
    /// How probable the `pairs` head finds a tie of the relation's class between its ends, whichever way round.
    pub(crate) fn likelihood(&self, relation: &Relation) -> Option<f32> {
        let of = |source, target| -> Option<f32> {
            let probabilities = self.ties.get(&(source, target))?;
            let labels = self.tie_labels.iter().zip(probabilities.iter()).skip(1);
            let own = labels.filter(|(label, _)| class_of(label) == relation.class);
            Some(own.map(|(_, p)| p).sum::<f32>().clamp(0.0, 1.0))
        };
        let (source, target) = (relation.source, relation.target);
        match (of(source, target), of(target, source)) {
            (Some(one), Some(other)) => Some(one.max(other)),
            (one, other) => one.or(other),
        }
    }
}
