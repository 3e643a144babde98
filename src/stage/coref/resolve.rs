//! Pronouns and descriptions join the entities that they mean.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::annotation::{Annotations, Entity, EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::model::{Antecedents, Candidate, Scores};
use crate::stage::coref::candidates::is_personal;
use crate::stage::coref::gender::{Gender, agree};
use crate::text::{Document, SentenceKind, Span};

/// A pronoun or description joins an entity that is at least so probable.
const LEAST: f32 = 0.5;

/// A pronoun that is at least so sure tells whether its entity is a man or a woman.
const SURE: f32 = 0.9;

/// For every sentence and each of its candidates the mention that it became.
pub type MentionsOf = Vec<Vec<Option<usize>>>;

/// Adds the pronouns and descriptions that mean a named entity to `named`, whose mentions are names with their
/// entities set, and says which candidate is which mention. Mentions come in order of the text.
pub fn resolve(
    document: &Document,
    scores: &Scores,
    named: &mut Annotations,
    knowledge: &Knowledge,
) -> MentionsOf {
    let spans: BTreeMap<Span, usize> = named.mentions.iter().map(|m| (m.span, m.entity)).collect();
    let flat: Vec<(usize, &Candidate)> = scores
        .sentences
        .iter()
        .enumerate()
        .flat_map(|(number, s)| s.candidates.iter().map(move |c| (number, c)))
        .collect();
    let mut genders = told(document, named, knowledge);
    let mut entities: Vec<Option<usize>> = Vec::with_capacity(flat.len());
    let mut joined = Vec::new();
    for (place, &(sentence, candidate)) in flat.iter().enumerate() {
        let span = span(document, sentence, &candidate.words);
        if let Some(&entity) = spans.get(&span) {
            // "LIMA (Continental Press) -": no "the court" and no "he" means who publishes or writes it.
            let byline = document.sentences()[sentence].kind == SentenceKind::Byline;
            let meant = !byline || named.entities[entity].kind == EntityKind::Place;
            entities.push(Some(entity).filter(|_| meant));
            continue;
        }
        let found = scores
            .antecedents
            .get(place)
            .and_then(|a| {
                let own = Gender::of_pronoun(document.slice(span));
                meant(a, &entities, |entity| agree(own, genders[entity]))
            })
            .filter(|&(entity, p)| {
                let kind = named.entities[entity].kind;
                p >= LEAST
                    && !holds(span, &named.mentions, entity)
                    && fits(document.slice(span), candidate, kind, knowledge)
            });
        if let Some((entity, confidence)) = found {
            let said = Gender::of_pronoun(document.slice(span)).filter(|_| confidence >= SURE);
            genders[entity] = genders[entity].or(said);
            joined.push(Mention {
                span,
                kind: named.entities[entity].kind,
                form: candidate.form,
                entity,
                confidence,
            });
        }
        entities.push(found.map(|(entity, _)| entity));
    }
    named.add_mentions(joined);
    places(document, scores, &named.mentions)
}

/// What the words before their names say of all entities.
fn told(document: &Document, named: &Annotations, knowledge: &Knowledge) -> Vec<Option<Gender>> {
    let of = |entity: &Entity| {
        let names = entity.mentions.iter().map(|&m| named.mentions[m].span);
        let person = entity.kind == EntityKind::Person;
        person
            .then(|| {
                names
                    .into_iter()
                    .find_map(|name| Gender::beside(document, name, knowledge))
            })
            .flatten()
    };
    named.entities.iter().map(of).collect()
}

/// The entity that is most probably meant of those that may be; what goes to candidates that mean nobody named counts for
/// nobody.
fn meant(
    antecedents: &Antecedents,
    entities: &[Option<usize>],
    may: impl Fn(usize) -> bool,
) -> Option<(usize, f32)> {
    let (mut sums, mut barred): (BTreeMap<usize, f32>, f32) = (BTreeMap::new(), 0.0);
    for &(candidate, probability) in &antecedents.candidates {
        match entities.get(candidate).copied().flatten() {
            Some(entity) if may(entity) => *sums.entry(entity).or_default() += probability,
            Some(_) => barred += probability,
            None => {}
        }
    }
    let best = sums
        .into_iter()
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    // What cannot be leaves more for the rest.
    best.map(|(entity, p)| (entity, (p / (1.0 - barred).max(p)).min(1.0)))
}

/// Whether a description has a name of the entity in it: "Kenya's parliament" is not Kenya.
fn holds(span: Span, names: &[Mention], entity: usize) -> bool {
    let first = names.partition_point(|m| m.span.end <= span.start);
    let inside = names[first..]
        .iter()
        .take_while(|m| m.span.start < span.end);
    inside
        .into_iter()
        .any(|m| m.entity == entity && span.contains(m.span))
}

/// Whether words can mean an entity of a kind: "she" means a person, "its" none, "the minister" holds an office.
fn fits(text: &str, candidate: &Candidate, kind: EntityKind, knowledge: &Knowledge) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let person = kind == EntityKind::Person;
    match candidate.form {
        Form::Pronoun if is_personal(&last) => person,
        Form::Pronoun => !person || last.starts_with("the"),
        _ => {
            let lemma = knowledge.nouns.lemma(&last);
            person || !knowledge.nouns.personal(&lemma)
        }
    }
}

fn span(document: &Document, sentence: usize, words: &Range<usize>) -> Span {
    let first = document.sentences()[sentence].words.start;
    document.words_span(first + words.start..first + words.end)
}

fn places(document: &Document, scores: &Scores, mentions: &[Mention]) -> MentionsOf {
    let index: BTreeMap<Span, usize> = mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| (mention.span, index))
        .collect();
    let of = |(number, candidate): (usize, &Candidate)| {
        index
            .get(&span(document, number, &candidate.words))
            .copied()
    };
    let sentences = scores.sentences.iter().enumerate();
    sentences
        .map(|(number, s)| s.candidates.iter().map(|c| of((number, c))).collect())
        .collect()
}
