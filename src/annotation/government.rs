//! Governments in place of the capitals and seats that stand for them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::annotation::{Annotations, Entity, Form, Government, Mention};

impl Annotations {
    /// Lets every tie whose end is a capital or seat that stands for a government end at that government: "Washington urged"
    /// is then a tie of the United States. The words stay where they are; a tie that would join a government with itself
    /// is dropped.
    pub fn fold_capitals(&mut self) {
        let mut known: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut relations = std::mem::take(&mut self.relations);
        for relation in &mut relations {
            let metonym = relation.metonym.clone();
            let ends = [
                (&mut relation.source, metonym.source),
                (&mut relation.target, metonym.target),
            ];
            for (end, government) in ends {
                if let Some(government) = government {
                    let entity = self.entity_of(&government);
                    let stand_in = known.entry((*end, entity));
                    *end = *stand_in.or_insert_with(|| self.stand_in(*end, entity, &government));
                }
            }
        }
        let entity = |mention: usize| self.mentions.get(mention).map(|m| m.entity);
        relations.retain(|r| entity(r.source) != entity(r.target));
        self.relations = relations;
        self.order();
    }

    /// The entity of a government, made where the document names none.
    fn entity_of(&mut self, government: &Government) -> usize {
        let same = |e: &Entity| e.name == government.name && e.kind == government.kind;
        self.entities.iter().position(same).unwrap_or_else(|| {
            self.entities.push(Entity {
                name: government.name.clone(),
                kind: government.kind,
                mentions: Vec::new(),
                node: None,
            });
            self.entities.len() - 1
        })
    }

    /// A mention of a government in the words of another; as a description, so that "Washington" becomes no name of a country.
    fn stand_in(&mut self, end: usize, entity: usize, government: &Government) -> usize {
        let Some(own) = self.mentions.get(end).filter(|own| own.entity != entity) else {
            return end;
        };
        let mention = Mention {
            kind: government.kind,
            form: Form::Nominal,
            entity,
            ..own.clone()
        };
        self.mentions.push(mention);
        self.mentions.len() - 1
    }

    /// Puts mentions back in order of the text.
    fn order(&mut self) {
        let mut order: Vec<usize> = (0..self.mentions.len()).collect();
        order.sort_by_key(|&m| {
            (
                self.mentions[m].span.start,
                Reverse(self.mentions[m].span.end),
            )
        });
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        self.mentions = order
            .iter()
            .map(|&old| self.mentions[old].clone())
            .collect();
        for entity in &mut self.entities {
            entity.mentions.clear();
        }
        for (index, mention) in self.mentions.iter().enumerate() {
            if let Some(entity) = self.entities.get_mut(mention.entity) {
                entity.mentions.push(index);
            }
        }
        let moved = |mention: usize| place.get(mention).copied().unwrap_or(mention);
        for relation in &mut self.relations {
            relation.source = moved(relation.source);
            relation.target = moved(relation.target);
            relation.place = relation.place.map(moved);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Class, EntityKind, EvidenceSource, Metonym, Record, Relation, Status};
    use crate::text::{Document, Span};

    const TEXT: &str = "Washington urged Fiji in Suva to wait, and Fiji heard.";

    fn mention(start: usize, end: usize, entity: usize) -> Mention {
        Mention {
            span: Span::new(start, end),
            kind: EntityKind::Place,
            form: Form::Name,
            entity,
            confidence: 0.9,
        }
    }

    fn urging(country: &str) -> Annotations {
        let entity = |name: &str, mentions: Vec<usize>| Entity {
            name: name.to_owned(),
            kind: EntityKind::Place,
            mentions,
            node: None,
        };
        let urged = Relation {
            source: 0,
            target: 1,
            label: "urged".to_owned(),
            class: Class::Confrontation,
            event: None,
            symmetric: false,
            sentence: Span::new(0, TEXT.len()),
            trigger: Span::new(11, 16),
            status: Status::default(),
            attribution: Vec::new(),
            time: None,
            place: Some(2),
            via: None,
            metonym: Metonym {
                source: Some(Government {
                    name: country.to_owned(),
                    kind: EntityKind::Place,
                }),
                target: None,
            },
            role: None,
            former: false,
            evidence: vec![EvidenceSource::Tree],
            likelihood: None,
            confidence: 0.5,
        };
        Annotations {
            mentions: vec![
                mention(0, 10, 0),
                mention(17, 21, 1),
                mention(25, 29, 2),
                mention(43, 47, 1),
            ],
            entities: vec![
                entity("Washington", vec![0]),
                entity("Fiji", vec![1, 3]),
                entity("Suva", vec![2]),
            ],
            relations: vec![urged],
        }
    }

    #[test]
    fn a_capital_becomes_its_country() {
        let mut found = urging("United States");
        found.fold_capitals();
        let tie = &found.relations[0];
        let name = |m: usize| found.entities[found.mentions[m].entity].name.as_str();
        assert_eq!(
            (name(tie.source), name(tie.target)),
            ("United States", "Fiji")
        );
        assert_eq!(tie.place.map(name), Some("Suva"));
        assert_eq!(found.mentions[tie.source].span, Span::new(0, 10));
        assert!(found.mentions.is_sorted_by_key(|m| m.span.start));
        let document = Document::new("d", TEXT);
        let record = Record::new(&document, &found);
        assert_eq!(record.into_parts().unwrap().1.relations.len(), 1);
        let once = found.clone();
        found.fold_capitals();
        assert_eq!(found, once);
    }

    #[test]
    fn no_government_deals_with_itself() {
        let mut found = urging("Fiji");
        found.fold_capitals();
        assert!(found.relations.is_empty());
        assert_eq!(found.entities[1].mentions.len(), 3);
    }

    #[test]
    fn what_stands_for_nobody_stays() {
        let mut found = urging("United States");
        found.relations[0].metonym = Metonym::default();
        let before = found.clone();
        found.fold_capitals();
        assert_eq!(found, before);
    }
}
