//! Mentions by exact span and kind, and the clusters that they form.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Annotations, EntityKind, Form, Mention};
use crate::evaluation::score::Score;
use crate::text::Span;

/// A mention for comparison: span and kind.
type Key = (Span, EntityKind);

/// Scores the mentions that `counts` picks on both sides.
pub(crate) fn mentions(
    gold: &Annotations,
    found: &Annotations,
    counts: impl Fn(&Mention) -> bool,
) -> Score {
    let keys = |side: &Annotations| -> BTreeSet<Key> {
        let counted = side.mentions.iter().filter(|m| counts(m));
        counted.map(|m| (m.span, m.kind)).collect()
    };
    let (gold, found) = (keys(gold), keys(found));
    Score::counted(gold.intersection(&found).count(), found.len(), gold.len())
}

/// Whether a mention is a name; nationality words are not.
pub(crate) fn is_name(mention: &Mention) -> bool {
    mention.form == Form::Name
}

/// The clusters as sets of spans; with `alone` those of a single mention too.
pub(crate) fn clusters(side: &Annotations, alone: bool) -> Vec<BTreeSet<Span>> {
    let mut sets: BTreeMap<usize, BTreeSet<Span>> = BTreeMap::new();
    for mention in &side.mentions {
        sets.entry(mention.entity).or_default().insert(mention.span);
    }
    sets.into_values()
        .filter(|set| alone || set.len() > 1)
        .collect()
}
