//! From candidates to relations: status and circumstances.

use crate::annotation::{Form, Mention, Modality, Relation, Status, Time};
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// Whether, where and when.
#[derive(Default)]
struct Circumstances {
    status: Status,
    place: Option<usize>,
    time: Option<Time>,
}

impl Reading<'_> {
    /// The relation that a candidate stands for, its confidence left for the end; `None` where both sides are one entity.
    pub(crate) fn relation(&self, candidate: Candidate, noun: Option<usize>) -> Option<Relation> {
        let (source, target) = (candidate.source.mention, candidate.target.mention);
        if self.mentions[source].entity == self.mentions[target].entity {
            return None;
        }
        let people = || [source, target].iter().any(|&m| self.is_people(m));
        if candidate.sense.class.is_standing() && (people() || self.is_origin(target)) {
            return None;
        }
        let measured = || [source, target].into_iter().any(|end| self.is_measure(end));
        if !candidate.standing && (self.is_unsaid(candidate.predicate) || measured()) {
            return None;
        }
        let mut circumstances = if candidate.standing {
            Circumstances::default()
        } else {
            self.circumstances(candidate.predicate, noun, [source, target])
        };
        // "his decision to suspend B": what the tie says itself denies nothing.
        let own = |cue: &Span| *cue == candidate.trigger || *cue == self.span(candidate.predicate);
        if let Some(cue) = circumstances.status.polarity_cue.filter(own) {
            circumstances.status.negate(cue);
        }

        let metonym = self.metonym(&candidate);
        Some(Relation {
            source,
            target,
            label: candidate.sense.label,
            class: candidate.sense.class,
            event: self.coded(candidate.sense.event, &circumstances.status, source),
            symmetric: candidate.sense.symmetric,
            sentence: self.sentence.span,
            trigger: candidate.trigger,
            status: circumstances.status,
            attribution: if candidate.standing {
                Vec::new()
            } else {
                self.attribution(candidate.predicate)
            },
            time: circumstances.time,
            place: circumstances.place,
            via: candidate.source.via.or(candidate.target.via),
            metonym,
            role: candidate.role,
            former: candidate.former,
            evidence: candidate.evidence,
            likelihood: None,
            confidence: 0.0,
        })
    }

    /// "350 Syrians": people of a nation, who are not their country.
    fn is_people(&self, mention: usize) -> bool {
        let Mention { form, span, .. } = self.mentions[mention];
        let head = self.head_of(mention);
        let several = self.document.slice(span).ends_with('s');
        form == Form::Nationality && several && self.tree.upos(head) != "ADJ"
    }

    fn circumstances(
        &self,
        predicate: usize,
        noun: Option<usize>,
        parties: [usize; 2],
    ) -> Circumstances {
        let noun = noun.filter(|&noun| noun != predicate);
        let place = self.place(predicate, parties);
        let mut status = self.status(predicate, noun);
        for cue in parties.into_iter().filter_map(|party| self.excluded(party)) {
            status.negate(cue);
        }
        let ahead = matches!(
            status.modality,
            Modality::Planned | Modality::Possible | Modality::Conditional
        );
        let time = self.time(predicate, ahead);
        Circumstances {
            status,
            place: place.or_else(|| self.place(noun?, parties)),
            time: time.or_else(|| self.time(noun?, ahead)),
        }
    }
}
