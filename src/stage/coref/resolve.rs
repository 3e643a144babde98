//! Pronouns and descriptions join the entities that they mean.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::annotation::{Annotations, Entity, EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::model::{Antecedents, Candidate, Scores};
use crate::stage::coref::ahead::subject_ahead;
use crate::stage::coref::candidates::{is_first_person, is_personal};
use crate::stage::coref::gender::{Gender, agree};
use crate::stage::coref::groups;
use crate::stage::coref::quotation::Quotations;
use crate::stage::coref::realm::realm;
use crate::stage::coref::titled::Titled;
use crate::text::{Document, SentenceKind, Span};

/// A pronoun or description joins an entity that is at least so probable.
const LEAST: f32 = 0.5;

/// How sure it is whom a pronoun means that looks ahead.
const LOOKING_AHEAD: f32 = 0.8;

/// How sure it is whom a description by office means.
const BY_OFFICE: f32 = 0.8;

/// A pronoun that is at least so sure tells whether its entity is a man or a woman.
const SURE: f32 = 0.9;

/// For every sentence and each of its candidates the mention that it became.
pub type MentionsOf = Vec<Vec<Option<usize>>>;

/// Adds the pronouns and descriptions that mean a named entity to `named`, whose mentions are names with their
/// entities set, and groups of people without a name as entities of their own; and says which candidate is which mention. Mentions come in order of the text.
pub fn resolve(
    document: &Document,
    scores: &Scores,
    named: &mut Annotations,
    knowledge: &Knowledge,
) -> MentionsOf {
    let spans: BTreeMap<Span, usize> = named.mentions.iter().map(|m| (m.span, m.entity)).collect();
    let sentences = scores.sentences.iter().enumerate();
    let flat = sentences.flat_map(|(number, s)| s.candidates.iter().map(move |c| (number, c)));
    let quotations = Quotations::of(document);
    let mut resolver = Resolver {
        document,
        scores,
        named,
        knowledge,
        genders: told(document, named, knowledge),
        titled: Titled::of(document, scores, named, knowledge),
        others_speak: speaks_in(&quotations, document),
        quotations,
        entities: Vec::new(),
    };
    let mut joined = Vec::new();
    for (sentence, candidate) in flat {
        let span = span(document, sentence, &candidate.words);
        if let Some(&entity) = spans.get(&span) {
            resolver.enter_name(sentence, entity);
            continue;
        }
        let found = resolver
            .behind(span, candidate)
            .or_else(|| resolver.ahead(span, sentence, candidate));
        let found = resolver.by_office(span, sentence, candidate).or(found);
        let found = found.or_else(|| {
            let realm = realm(document.slice(span), resolver.named, knowledge)?;
            (candidate.form == Form::Nominal).then_some((realm, BY_OFFICE))
        });
        let found = found.filter(|&(entity, _)| {
            !resolver.is_title(span, candidate) && !resolver.is_joined(sentence, candidate, entity)
        });
        if let Some((entity, confidence)) = found {
            resolver.note_gender(span, entity, confidence);
            joined.push(Mention {
                span,
                kind: resolver.named.entities[entity].kind,
                form: candidate.form,
                entity,
                confidence,
            });
        }
        resolver.entities.push(found.map(|(entity, _)| entity));
    }
    named.add_mentions(joined);
    groups::add(document, scores, named, knowledge);
    places(document, scores, &named.mentions)
}

/// What is known when the next candidate is read.
pub(crate) struct Resolver<'r> {
    pub(crate) document: &'r Document,
    pub(crate) scores: &'r Scores,
    pub(crate) named: &'r Annotations,
    knowledge: &'r Knowledge,
    /// Of every entity what it is told to be.
    genders: Vec<Option<Gender>>,
    titled: Titled,
    quotations: Quotations,
    /// Whether the document lets others say "I": outside quotation marks the writer does, whom the text seldom names.
    others_speak: bool,
    /// Of every candidate so far whom it means.
    entities: Vec<Option<usize>>,
}

impl Resolver<'_> {
    /// "LIMA (Continental Press) -": no "the court" and no "he" means who publishes or writes it.
    fn enter_name(&mut self, sentence: usize, entity: usize) {
        let byline = self.document.sentences()[sentence].kind == SentenceKind::Byline;
        let meant = !byline || self.named.entities[entity].kind == EntityKind::Place;
        self.entities.push(Some(entity).filter(|_| meant));
    }

    /// Whom a candidate means of those before it, and how probably.
    fn behind(&self, span: Span, candidate: &Candidate) -> Option<(usize, f32)> {
        let words = self.document.slice(span);
        if self.others_speak && is_first_person(words) && !self.quotations.holds(span) {
            return None;
        }
        let own = Gender::of_pronoun(words);
        let antecedents = self.scores.antecedents.get(self.entities.len())?;
        let may = |entity: usize| agree(own, self.genders[entity]);
        meant(antecedents, &self.entities, may).filter(|&(entity, p)| {
            let kind = self.named.entities[entity].kind;
            p >= LEAST
                && !holds(span, &self.named.mentions, entity)
                && fits(words, candidate, kind, self.knowledge)
        })
    }

    /// Whom "he" or "she" means in a clause before the one that names him or her.
    fn ahead(&self, span: Span, sentence: usize, candidate: &Candidate) -> Option<(usize, f32)> {
        let own = Gender::of_pronoun(self.document.slice(span))?;
        let tree = &self.scores.sentences[sentence].tree;
        let ahead = subject_ahead(tree, candidate.words.start)?;
        let first = self.document.sentences()[sentence].words.start;
        let entity = covering(&self.named.mentions, self.document.words()[first + ahead])?;
        let person = self.named.entities[entity].kind == EntityKind::Person;
        (person && agree(Some(own), self.genders[entity])).then_some((entity, LOOKING_AHEAD))
    }

    /// Whom "the Irish prime minister" means, where that cannot be whom the model takes it for, or the model finds nobody.
    fn by_office(
        &self,
        span: Span,
        sentence: usize,
        candidate: &Candidate,
    ) -> Option<(usize, f32)> {
        let noun = candidate.words.end.checked_sub(1)?;
        let antecedents = self.scores.antecedents.get(self.entities.len());
        let likeliest = antecedents.and_then(|all| meant(all, &self.entities, |_| true));
        let entity = self.titled.meant((sentence, noun), likeliest, LEAST)?;
        let fits = candidate.form == Form::Nominal && !holds(span, &self.named.mentions, entity);
        fits.then_some((entity, BY_OFFICE))
    }

    /// A pronoun tells whether its entity is a man or a woman, where it is sure whom it means.
    fn note_gender(&mut self, span: Span, entity: usize, confidence: f32) {
        let said = Gender::of_pronoun(self.document.slice(span)).filter(|_| confidence >= SURE);
        self.genders[entity] = self.genders[entity].or(said);
    }
}

/// What the words before their names say of all entities.
fn told(document: &Document, named: &Annotations, knowledge: &Knowledge) -> Vec<Option<Gender>> {
    let of = |entity: &Entity| {
        let mut spans = entity.mentions.iter().map(|&m| named.mentions[m].span);
        let told = spans.find_map(|name| Gender::beside(document, name, knowledge));
        told.filter(|_| entity.kind == EntityKind::Person)
    };
    named.entities.iter().map(of).collect()
}

/// Whether somebody speaks of himself within quotation marks.
fn speaks_in(quotations: &Quotations, document: &Document) -> bool {
    let mut words = document.words().iter();
    words.any(|&word| quotations.holds(word) && is_first_person(document.slice(word)))
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

/// The entity whose name covers a word.
pub(crate) fn covering(names: &[Mention], word: Span) -> Option<usize> {
    let first = names.partition_point(|m| m.span.end <= word.start);
    let name = names.get(first)?;
    name.span.contains(word).then_some(name.entity)
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
            let body = kind == EntityKind::Place && knowledge.nouns.body(&lemma);
            person || !(body || knowledge.nouns.personal(&lemma))
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
