//! Groups of people that an article describes and does not name: "Afghan rebels", "students at Makerere University". Each is an
//! entity of its own, as codebooks of conflict data have them (CAMEO, PLOVER, ACLED), and not the country after which it is called.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Annotations, Entity, EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::model::Scores;
use crate::stage::coref::described::{Described, Key, Phrases};
use crate::text::{Document, SentenceKind, Span};

/// How sure descriptions are, which no head of the model scores.
const CONFIDENCE: f32 = 0.9;
/// How sure it is that "they" are those whom the sentence before is about.
const THEY: f32 = 0.7;

/// Adds the groups that are told by an entity or a people, "the rebels" where one group alone can be meant, and "they" who open the
/// sentence behind one whose subject is a group.
pub(crate) fn add(
    document: &Document,
    scores: &Scores,
    found: &mut Annotations,
    knowledge: &Knowledge,
) {
    let mut sentences = Vec::new();
    for (sentence, scores) in document.sentences().iter().zip(&scores.sentences) {
        if sentence.kind == SentenceKind::Byline || scores.tree.len() != sentence.words.len() {
            continue;
        }
        let phrases = Phrases::new(document, sentence, &scores.tree, found, knowledge);
        let words = 0..scores.tree.len();
        let groups: Vec<Described> = words.filter_map(|noun| phrases.group(noun)).collect();
        sentences.push((phrases.they(), groups));
    }
    let mut entities: BTreeMap<Key, usize> = BTreeMap::new();
    let mut mentions = Vec::new();
    let mut topic = None;
    for (they, groups) in sentences {
        topic = topic.filter(|_| they.is_some());
        mentions.extend(
            topic
                .zip(they)
                .map(|(entity, they)| mention(they, Form::Pronoun, entity)),
        );
        for group in groups {
            let Some(entity) = whose(&group, &mut entities, found) else {
                continue;
            };
            mentions.push(mention(group.span, Form::Group, entity));
            if group.subject {
                topic.get_or_insert(entity);
            }
        }
    }
    found.add_mentions(mentions);
}

fn mention(span: Span, form: Form, entity: usize) -> Mention {
    Mention {
        span,
        kind: EntityKind::Organization,
        form,
        entity,
        confidence: if form == Form::Group {
            CONFIDENCE
        } else {
            THEY
        },
    }
}

/// The entity of a group: new where its marks are; without any, the only one of its noun.
fn whose(
    group: &Described,
    entities: &mut BTreeMap<Key, usize>,
    found: &mut Annotations,
) -> Option<usize> {
    if group.key.1.is_empty() {
        return only(entities, &group.key.0);
    }
    let entity = entities.entry(group.key.clone());
    Some(*entity.or_insert_with(|| enter(group.name.clone(), found)))
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
    let first = (noun.to_owned(), BTreeSet::new());
    let mut same = entities.range(first..).take_while(|(key, _)| key.0 == noun);
    let first = same.next().map(|(_, &entity)| entity);
    first.filter(|_| same.next().is_none())
}
