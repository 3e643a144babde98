//! From candidates to relations: status, circumstances, confidence.

use crate::annotation::{Class, EvidenceSource, Relation, Status};
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The relation that a candidate stands for; `None` where both sides are one entity.
    pub(crate) fn relation(&self, candidate: Candidate, noun: Option<usize>) -> Option<Relation> {
        let (source, target) = (candidate.source.mention, candidate.target.mention);
        if self.mentions[source].entity == self.mentions[target].entity {
            return None;
        }
        let standing = candidate.role.is_some() || candidate.sense.label == "located in";
        let status = if standing {
            Status::default()
        } else {
            self.status(candidate.predicate, noun)
        };
        let event = noun.unwrap_or(candidate.predicate);
        let at = |read: &dyn Fn(usize) -> Option<usize>| {
            read(candidate.predicate).or_else(|| read(event))
        };
        let place = at(&|word| self.place(word, [source, target])).filter(|_| !standing);
        let time = self
            .time(candidate.predicate)
            .or_else(|| self.time(event))
            .filter(|_| !standing);
        let confidence = self.confidence(&candidate);
        Some(Relation {
            source,
            target,
            label: candidate.sense.label,
            class: candidate.sense.class,
            event: candidate.sense.event,
            symmetric: candidate.sense.symmetric,
            sentence: self.sentence.span,
            trigger: candidate.trigger,
            status,
            attribution: self.attribution(candidate.predicate),
            time,
            place,
            via: candidate.source.via.or(candidate.target.via),
            role: candidate.role.filter(|role| !role.is_empty()),
            former: candidate.former,
            evidence: candidate.evidence,
            confidence,
        })
    }

    /// The surer of the mentions counts little, the less sure much; agreement of roles and tree raises it.
    fn confidence(&self, candidate: &Candidate) -> f32 {
        let mention = |m: usize| self.mentions[m].confidence;
        let names = mention(candidate.source.mention).min(mention(candidate.target.mention));
        let agreed = candidate.evidence.len() > 1 || candidate.role.is_some();
        let known = candidate.sense.class != Class::Other;
        let base = match (agreed, candidate.evidence.first()) {
            (true, _) => 0.95,
            (false, Some(EvidenceSource::Roles)) => 0.75,
            (false, _) => 0.7,
        };
        names * base * if known { 1.0 } else { 0.85 }
    }
}
