//! Evidence gathered for one edge.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::Class;
use crate::graph::contribution::Tie;
use crate::graph::edge::{Edge, EdgeId, EdgeKey};
use crate::graph::evidence::Evidence;

/// What is known of an edge while documents are gone through.
#[derive(Debug, Default)]
pub(crate) struct Bundle {
    evidence: Vec<Evidence>,
    /// Document, trigger, source and target of what is there already.
    seen: BTreeSet<(String, usize, usize, usize)>,
    classes: BTreeMap<(Class, Option<String>), usize>,
    /// Whether some evidence has a direction.
    directed: bool,
}

impl Bundle {
    /// Adds a tie's evidence, with the ends exchanged if the tie was turned round. The same words
    /// count once, whichever way round they were read.
    pub(crate) fn add(&mut self, tie: &Tie, place: Option<&str>, turned: bool) {
        let mut evidence = tie.evidence.clone();
        evidence.place = place.map(str::to_owned);
        if turned {
            std::mem::swap(&mut evidence.source, &mut evidence.target);
        }
        let (trigger, source, target) = (
            evidence.trigger.start,
            evidence.source.start,
            evidence.target.start,
        );
        if self
            .seen
            .insert((evidence.document.clone(), trigger, source, target))
        {
            *self
                .classes
                .entry((tie.class, tie.event.clone()))
                .or_default() += 1;
            self.directed |= !tie.symmetric;
            self.evidence.push(evidence);
        }
    }

    /// The edge. Where evidence differs in class, the commonest one is the edge's.
    pub(crate) fn tied(self, key: EdgeKey) -> Edge {
        let id = EdgeId::new(&key);
        // Of equal counts the first in order: `max_by_key` takes the last.
        let commonest = self
            .classes
            .into_iter()
            .rev()
            .max_by_key(|(_, count)| *count);
        let (class, event) = commonest.map_or((Class::Other, None), |(class, _)| class);
        let EdgeKey {
            source,
            target,
            label,
            polarity,
            modality,
        } = key;
        let (symmetric, evidence) = (!self.directed, self.evidence);
        Edge {
            id,
            source,
            target,
            label,
            class,
            event,
            polarity,
            modality,
            symmetric,
            evidence,
        }
    }
}
