//! Plain data that was found in one document: mentions, entities, relations.

mod government;
mod groups;
mod json;
mod mention;
mod relation;
mod status;

pub use json::Record;
pub use mention::{Entity, EntityKind, Form, Mention};
pub use relation::{Class, EvidenceSource, Government, Metonym, Relation, Time};
pub use status::{Modality, Polarity, Status};

/// Everything that was found in one document. Mentions, entities and relations point at each other by index.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Annotations {
    /// Stretches of text that name or mean someone, in order of the text.
    pub mentions: Vec<Mention>,
    /// Who they are: the named in order of first mention, then groups without a name.
    pub entities: Vec<Entity>,
    /// The ties between mentions, in order of the text.
    pub relations: Vec<Relation>,
}

impl Annotations {
    /// Adds mentions of entities that are there already, and puts all in order of the text, outer before inner ones.
    ///
    /// # Panics
    /// If there are relations already: they point at mentions by place.
    pub fn add_mentions(&mut self, more: Vec<Mention>) {
        assert!(
            self.relations.is_empty(),
            "mentions are added before relations"
        );
        self.mentions.extend(more);
        self.mentions
            .sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        for entity in &mut self.entities {
            entity.mentions.clear();
        }
        for (index, mention) in self.mentions.iter().enumerate() {
            self.entities[mention.entity].mentions.push(index);
        }
    }

    /// Drops the relations whose confidence is below `least`; mentions and entities stay.
    pub fn retain_confident(&mut self, least: f32) {
        self.relations
            .retain(|relation| relation.confidence >= least);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn relation(confidence: f32) -> Relation {
        Relation {
            source: 0,
            target: 1,
            label: "met".to_owned(),
            class: Class::Contact,
            event: None,
            symmetric: true,
            sentence: Span::new(0, 9),
            trigger: Span::new(3, 6),
            status: Status::default(),
            attribution: Vec::new(),
            time: None,
            place: None,
            via: None,
            metonym: Metonym::default(),
            role: None,
            former: false,
            evidence: vec![EvidenceSource::Roles],
            likelihood: None,
            confidence,
        }
    }

    #[test]
    fn what_is_as_sure_as_asked_for_stays() {
        let relations = [0.1, 0.5, f32::NAN, 0.49, 1.0].map(relation).to_vec();
        let mut annotations = Annotations {
            relations,
            ..Annotations::default()
        };
        annotations.retain_confident(0.5);
        let left: Vec<f32> = annotations.relations.iter().map(|r| r.confidence).collect();
        assert_eq!(left, [0.5, 1.0]);
    }
}
