//! What one document adds to the network: plain data, kept until its document is replaced.

use std::collections::BTreeMap;

use crate::annotation::{
    Annotations, Class, EntityKind, Form, Government, Mention, Modality, Polarity, Relation,
};
use crate::graph::clues::{Clues, Surroundings};
use crate::graph::evidence::{Evidence, Passage};
use crate::graph::name::one_line;
use crate::graph::tally::Tally;
use crate::text::CodePoints;
use crate::text::{Document, Span};

/// One document's entities and ties.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Contribution {
    /// Its date of publication, ISO 8601.
    pub(crate) date: Option<String>,
    /// Same indices as the annotations' entities.
    pub(crate) entities: Vec<Appearance>,
    /// In order of the text.
    pub(crate) ties: Vec<Tie>,
}

/// An entity as one document names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Appearance {
    /// The fullest name there.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: EntityKind,
    /// Whether it is a group that is described and not named.
    pub(crate) group: bool,
    /// How often by which name.
    pub(crate) names: Tally,
    /// How often by which word of nationality.
    pub(crate) nationalities: Tally,
    /// How often in whatever form.
    pub(crate) mentions: usize,
    /// What stands around its names.
    pub(crate) clues: Clues,
}

/// A relation between two of the document's entities.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tie {
    pub(crate) source: usize,
    pub(crate) target: usize,
    /// The entity that says where.
    pub(crate) place: Option<usize>,
    pub(crate) label: String,
    pub(crate) class: Class,
    pub(crate) event: Option<String>,
    pub(crate) symmetric: bool,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    pub(crate) evidence: Evidence,
}

impl Contribution {
    /// Reads off what the document adds. Relations that point at mentions or entities that are not
    /// there are left out.
    pub(crate) fn new(document: &Document, found: &Annotations) -> Self {
        let reader = Reader {
            document,
            found,
            offsets: CodePoints::new(document.text()),
            around: Surroundings::new(document, found),
        };
        Self {
            date: document.meta.date.clone(),
            entities: (0..found.entities.len())
                .map(|entity| reader.appearance(entity))
                .collect(),
            ties: found
                .relations
                .iter()
                .filter_map(|relation| reader.tie(relation))
                .collect(),
        }
    }
}

struct Reader<'d> {
    document: &'d Document,
    found: &'d Annotations,
    offsets: CodePoints<'d>,
    around: Surroundings<'d>,
}

impl Reader<'_> {
    fn appearance(&self, index: usize) -> Appearance {
        let entity = &self.found.entities[index];
        let (mut names, mut nationalities) = (BTreeMap::new(), BTreeMap::new());
        let mut group = false;
        for mention in entity
            .mentions
            .iter()
            .filter_map(|&mention| self.found.mentions.get(mention))
        {
            let text = one_line(self.text(mention.span));
            match mention.form {
                _ if text.is_empty() => {}
                Form::Name => *names.entry(text).or_default() += 1,
                Form::Group => {
                    group = true;
                    *names.entry(one_line(&entity.name)).or_default() += 1;
                }
                Form::Nationality => *nationalities.entry(text).or_default() += 1,
                _ => {}
            }
        }
        Appearance {
            name: one_line(&entity.name),
            kind: entity.kind,
            group,
            names: Tally::from(names),
            nationalities: nationalities.into(),
            mentions: entity.mentions.len(),
            clues: self.around.clues(index),
        }
    }

    fn tie(&self, relation: &Relation) -> Option<Tie> {
        let (source, target) = (
            self.mention(relation.source)?,
            self.mention(relation.target)?,
        );
        Some(Tie {
            source: source.entity,
            target: target.entity,
            place: relation
                .place
                .and_then(|place| self.mention(place))
                .map(|place| place.entity),
            label: one_line(&relation.label),
            class: relation.class,
            event: relation.event.clone(),
            symmetric: relation.symmetric,
            polarity: relation.status.polarity,
            modality: relation.status.modality,
            evidence: self.evidence(relation, source.span, target.span),
        })
    }

    fn evidence(&self, relation: &Relation, source: Span, target: Span) -> Evidence {
        let time = relation.time.as_ref();
        let words = |span: Span| one_line(self.text(span));
        Evidence {
            document: self.document.id().to_owned(),
            quote: self.passage(relation.sentence),
            source: self.passage(source),
            trigger: self.passage(relation.trigger),
            target: self.passage(target),
            polarity_cue: relation.status.polarity_cue.map(|cue| self.passage(cue)),
            modality_cue: relation.status.modality_cue.map(|cue| self.passage(cue)),
            attribution: relation
                .attribution
                .iter()
                .map(|&span| words(span))
                .collect(),
            time: time.map(|time| words(time.span)),
            iso: time.and_then(|time| time.iso.clone()),
            granularity: time.and_then(|time| time.granularity.clone()),
            place: None,
            via: relation.via.map(words),
            source_stands_for: stands_for(relation.metonym.source.as_ref()),
            target_stands_for: stands_for(relation.metonym.target.as_ref()),
            role: relation.role.as_deref().map(one_line),
            former: relation.former,
            basis: relation.evidence.clone(),
            confidence: sound(relation.confidence),
        }
    }

    /// A mention whose entity is there.
    fn mention(&self, index: usize) -> Option<&Mention> {
        self.found
            .mentions
            .get(index)
            .filter(|mention| mention.entity < self.found.entities.len())
    }

    fn passage(&self, span: Span) -> Passage {
        Passage {
            start: self.offsets.of_byte(span.start as usize),
            end: self.offsets.of_byte(span.end as usize),
            text: self.text(span).to_owned(),
        }
    }

    /// Empty where the span is not one of this text.
    fn text(&self, span: Span) -> &str {
        self.document.text().get(span.range()).unwrap_or_default()
    }
}

fn stands_for(government: Option<&Government>) -> Option<String> {
    government.map(|government| one_line(&government.name))
}

/// The confidence as a number between 0 and 1 of four decimals, so that 0.9 is at least 0.9.
fn sound(confidence: f32) -> f64 {
    let confidence = if confidence.is_nan() {
        0.0
    } else {
        f64::from(confidence).clamp(0.0, 1.0)
    };
    (confidence * 1e4).round() / 1e4
}
