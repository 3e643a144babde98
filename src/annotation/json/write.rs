//! From annotations to the record.

use crate::annotation::json::Record;
use crate::annotation::json::shape::{
    Cued, EntityRecord, Extent, MentionRecord, PlaceRecord, Quote, RelationRecord, TimeRecord,
};
use crate::annotation::{Annotations, Entity, Mention, Relation, Time};
use crate::text::CodePoints;
use crate::text::{Document, Span};

pub(crate) fn record(document: &Document, annotations: &Annotations) -> Record {
    let writer = Writer {
        text: document.text(),
        points: CodePoints::new(document.text()),
    };
    let meta = document.meta.clone();
    Record {
        id: document.id().to_owned(),
        sha256: Some(document.sha256()),
        title: meta.title,
        date: meta.date,
        source: meta.source,
        url: meta.url,
        text: document.text().to_owned(),
        mentions: annotations
            .mentions
            .iter()
            .map(|m| writer.mention(m))
            .collect(),
        entities: annotations.entities.iter().map(entity).collect(),
        relations: annotations
            .relations
            .iter()
            .map(|r| writer.relation(r))
            .collect(),
    }
}

struct Writer<'d> {
    text: &'d str,
    points: CodePoints<'d>,
}

impl Writer<'_> {
    fn mention(&self, mention: &Mention) -> MentionRecord {
        MentionRecord {
            quote: self.quote(mention.span),
            kind: mention.kind,
            form: mention.form,
            entity: mention.entity,
            confidence: rounded(mention.confidence),
        }
    }

    fn relation(&self, relation: &Relation) -> RelationRecord {
        let status = relation.status;
        RelationRecord {
            source: relation.source,
            target: relation.target,
            label: relation.label.clone(),
            class: relation.class,
            event: relation.event.clone(),
            symmetric: relation.symmetric,
            sentence: self.extent(relation.sentence),
            trigger: self.quote(relation.trigger),
            polarity: self.cued(status.polarity, status.polarity_cue),
            modality: self.cued(status.modality, status.modality_cue),
            attribution: relation
                .attribution
                .iter()
                .map(|&s| self.quote(s))
                .collect(),
            place: relation.place.map(|mention| PlaceRecord { mention }),
            time: relation.time.as_ref().map(|time| self.time(time)),
            via: relation.via.map(|span| self.quote(span)),
            metonym: relation.metonym.clone(),
            role: relation.role.clone(),
            former: relation.former,
            evidence: relation.evidence.clone(),
            likelihood: relation.likelihood.map(rounded),
            confidence: rounded(relation.confidence),
        }
    }

    fn time(&self, time: &Time) -> TimeRecord {
        TimeRecord {
            quote: self.quote(time.span),
            iso: time.iso.clone(),
            granularity: time.granularity.clone(),
        }
    }

    fn cued<T>(&self, value: T, cue: Option<Span>) -> Cued<T> {
        let cue = cue.map(|span| self.quote(span));
        Cued { value, cue }
    }

    fn extent(&self, span: Span) -> Extent {
        let (start, end) = self.points.of_span(span);
        Extent { start, end }
    }

    fn quote(&self, span: Span) -> Quote {
        let (start, end) = self.points.of_span(span);
        let text = span.of(self.text).to_owned();
        Quote { start, end, text }
    }
}

fn entity(entity: &Entity) -> EntityRecord {
    EntityRecord {
        name: entity.name.clone(),
        kind: entity.kind,
        mentions: entity.mentions.clone(),
    }
}

/// Four decimals say all that a confidence knows; JSON has no word for what is not a number.
fn rounded(confidence: f32) -> f64 {
    if confidence.is_nan() {
        return 0.0;
    }
    (f64::from(confidence.clamp(0.0, 1.0)) * 1e4).round() / 1e4
}
