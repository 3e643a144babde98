//! Groups of people that an article describes and does not name: "Afghan rebels", "students at Makerere University". Each is an
//! entity of its own, as codebooks of conflict data have them (CAMEO, PLOVER, ACLED), and not the country after which it is called.

use std::collections::BTreeMap;

use crate::annotation::{Annotations, Entity, EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::model::Scores;
use crate::stage::coref::described::{Key, Phrases};
use crate::text::{Document, SentenceKind};

/// How sure descriptions are, which no head of the model scores.
const CONFIDENCE: f32 = 0.9;

/// Adds the groups that are told by an entity or a people, and "the rebels" where one group alone can be meant.
pub(crate) fn add(
    document: &Document,
    scores: &Scores,
    found: &mut Annotations,
    knowledge: &Knowledge,
) {
    let mut described = Vec::new();
    for (sentence, scores) in document.sentences().iter().zip(&scores.sentences) {
        if sentence.kind == SentenceKind::Byline || scores.tree.len() != sentence.words.len() {
            continue;
        }
        let phrases = Phrases::new(document, sentence, &scores.tree, found, knowledge);
        described.extend((0..scores.tree.len()).filter_map(|noun| phrases.group(noun)));
    }
    let mut entities: BTreeMap<Key, usize> = BTreeMap::new();
    let mut mentions = Vec::new();
    for group in described {
        let told = !group.key.1.is_empty();
        let entity = match entities.get(&group.key) {
            Some(&entity) => Some(entity),
            None if told => Some(enter(group.name, found)),
            None => only(&entities, &group.key.0),
        };
        let Some(entity) = entity else { continue };
        mentions.push(Mention {
            span: group.span,
            kind: EntityKind::Organization,
            form: Form::Group,
            entity,
            confidence: CONFIDENCE,
        });
        if told {
            entities.insert(group.key, entity);
        }
    }
    found.add_mentions(mentions);
}

/// Makes an entity of a group.
fn enter(name: String, found: &mut Annotations) -> usize {
    found.entities.push(Entity {
        name,
        kind: EntityKind::Organization,
        mentions: Vec::new(),
        node: None,
    });
    found.entities.len() - 1
}

/// The only group of a noun so far.
fn only(entities: &BTreeMap<Key, usize>, noun: &str) -> Option<usize> {
    let mut same = entities.iter().filter(|(key, _)| key.0 == noun);
    let first = same.next().map(|(_, &entity)| entity);
    first.filter(|_| same.next().is_none())
}
