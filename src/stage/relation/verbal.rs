//! Ties that a verb or adjective makes: "A met B", "A and B met", "A was arrested by B", "A is critical of B".

use crate::annotation::{Class, EntityKind, Form};
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::actor::{Actor, MOST_ACTORS};
use crate::stage::relation::argument::Slots;
use crate::stage::relation::candidate::{Candidate, Sense, either};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::{Side, Tie};
use crate::text::Span;

/// Prepositions that mark the other side of a verb that the lexicon does not know.
const OPEN_SLOTS: [&str; 4] = ["obj", "with", "against", "to"];

impl Reading<'_> {
    /// The ties of one verb or adjective.
    pub(crate) fn verbal(&self, word: usize, pos: PartOfSpeech) -> Vec<Candidate> {
        let arguments = self.arguments(word);
        // "is married to": the lexicon's adjective, though the tree says verb.
        let said = pos == PartOfSpeech::Adjective && arguments.sources.is_empty();
        let form = if pos == PartOfSpeech::Adjective {
            self.lower(word)
        } else {
            self.lemma(word)
        };
        let subjects = arguments.targets.get("obj").filter(|_| said);
        let mut sources = self.side(subjects.unwrap_or(&arguments.sources));
        self.drop_later(word, &mut sources);
        let particle = self.particle(word).map(|p| self.lower(p));
        let listed: Vec<&Predicate> = self
            .knowledge
            .predicates
            .find(&form, pos, particle.as_deref())
            .collect();
        let trigger = self.verb_trigger(word);
        let tie = |sense: &Sense| Tie {
            predicate: word,
            trigger,
            sense: sense.clone(),
        };
        let patient = || arguments.targets.get("obj").map(|slots| self.side(slots));
        let mut found = Vec::new();
        for (slot, words) in &arguments.targets {
            let object = slot == "iobj" && !listed.iter().any(|p| p.targets.contains(slot));
            let wanted = if object { "obj" } else { slot };
            let fits = |p: &&&Predicate| {
                p.targets.iter().any(|t| t == wanted) && self.meets_conditions(word, slot, p)
            };
            let predicate = listed.iter().find(fits);
            let open = || {
                self.open_sense(word, particle.as_deref(), slot)
                    .filter(|_| listed.is_empty())
            };
            let Some(sense) = predicate.map(|p| Sense::listed(p)).or_else(open) else {
                continue;
            };
            let mut targets = self.struck(words, &sense);
            self.drop_later(word, &mut targets);
            if sources.is_empty() && sense.class == Class::Conflict {
                sources = self.wielders(word, &arguments.sources);
            }
            if predicate.is_none() {
                targets.retain(|(actor, _)| !self.is_mere_place(actor));
            }
            if predicate.is_some_and(|p| p.person) {
                targets.retain(|(a, _)| self.mentions[a.mention].kind == EntityKind::Person);
            }
            let done_to = |p: &Predicate| p.sources.iter().any(|s| s == "nsubj:pass");
            let other = |p: &&&Predicate| p.turned || done_to(p);
            match predicate.filter(other) {
                // "was expelled from Cuba", but not "by Spain"
                Some(row) if row.turned && done_to(row) => {
                    let patient = patient().filter(|_| sources.is_empty());
                    found.extend(tie(&sense).between(&targets, &patient.unwrap_or_default()));
                }
                Some(row) if row.turned => found.extend(tie(&sense).between(&targets, &sources)),
                Some(_) => {
                    found.extend(tie(&sense).between(&patient().unwrap_or_default(), &targets));
                }
                None if self.is_respective(word) && sources.len() == targets.len() => {
                    found.extend(tie(&sense).one_by_one(&sources, &targets));
                }
                None => found.extend(tie(&sense).between(&sources, &targets)),
            }
            if slot == "obj" {
                let (others, objects) = self.gapped(word);
                found.extend(
                    tie(&sense).between(&self.side(&others), &self.struck(&objects, &sense)),
                );
            }
        }
        if found.is_empty() {
            let row = self.mutual(word, &listed, &arguments);
            found = row.map_or_else(Vec::new, |row| {
                tie(&Sense::listed(row)).mutually(&sources, row)
            });
        }
        if found.is_empty() {
            found = self.judgement(word, &sources, &arguments);
        }
        self.qualify(word, &mut found);
        found
    }

    /// A share of a body is less than the body, and a bond may be over.
    fn qualify(&self, word: usize, found: &mut [Candidate]) {
        if self.is_partial(word) {
            let owners = found.iter_mut().filter(|c| c.sense.label == "owns");
            owners.for_each(|c| "owns a stake in".clone_into(&mut c.sense.label));
        }
        // "headed the OSCE's monitoring mission": a part of it.
        let parts = found
            .iter_mut()
            .filter(|c| c.sense.label == "leads" && c.target.via.is_some());
        parts.for_each(|c| "official of".clone_into(&mut c.sense.label));
        if self.is_bygone(word) {
            let bonds = found.iter_mut();
            bonds
                .filter(|c| c.sense.class == Class::Affiliation)
                .for_each(|c| c.former = true);
        }
    }

    /// The actors of a slot's words.
    pub(crate) fn side(&self, slots: &Slots) -> Side {
        let mut side: Side = Vec::new();
        for (&word, evidence) in slots {
            for actor in self.actors(word) {
                let known = side.iter().position(|(k, _)| k.mention == actor.mention);
                match known {
                    Some(place) => {
                        side[place].1 = either(&side[place].1, evidence);
                        side[place].0.via = side[place].0.via.or(actor.via);
                    }
                    None if side.len() < MOST_ACTORS => side.push((actor, evidence.clone())),
                    None => {}
                }
            }
        }
        side
    }

    /// The actors of the targets' slots, or in conflict whose the struck things are: "Hezbollah positions".
    pub(crate) fn struck(&self, slots: &Slots, sense: &Sense) -> Side {
        let mut side = self.side(slots);
        let falls = sense.class == Class::Conflict
            || matches!(sense.event.as_deref(), Some("YIELD" | "AID" | "COERCE"));
        if !side.is_empty() || !falls {
            return side;
        }
        for (&word, evidence) in slots {
            let word = self.counted(word).unwrap_or(word);
            let via = Some(self.span(word));
            let acts = |m: &usize| {
                self.mentions[*m].kind != EntityKind::Place
                    || self.mentions[*m].form == Form::Nationality
            };
            let owners = self.modifiers(word).into_iter().filter(acts);
            let owners = owners.filter(|_| !self.is_individual(word));
            side.extend(owners.map(|mention| (Actor { mention, via }, evidence.clone())));
            if side.is_empty() {
                side.extend(
                    self.holders(word)
                        .into_iter()
                        .map(|actor| (actor, evidence.clone())),
                );
            }
            if side.is_empty() {
                let taken = sense.event.as_deref() == Some("COERCE");
                let places = self.sites(word, taken).into_iter();
                side.extend(places.map(|actor| (actor, evidence.clone())));
            }
            if side.is_empty() && sense.event.as_deref() == Some("SANCTION") {
                side.extend(self.exporters(word));
            }
        }
        side
    }

    /// A place that nobody acts for: a verb that the lexicon does not list ties nobody to it.
    fn is_mere_place(&self, actor: &Actor) -> bool {
        let mention = &self.mentions[actor.mention];
        mention.kind == EntityKind::Place && mention.form == Form::Name && actor.via.is_none()
    }

    /// The verb's particle: "down" of "shot down", also where the tree takes it for an adverb that the lexicon knows.
    pub(crate) fn particle(&self, verb: usize) -> Option<usize> {
        let listed = |word: &usize| {
            let particle = self.lower(*word);
            let mut rows = self.knowledge.predicates.find(
                &self.lemma(verb),
                PartOfSpeech::Verb,
                Some(&particle),
            );
            rows.next().is_some()
        };
        let adverb =
            |c: &usize| *c == verb + 1 && matches!(self.tree.plain_relation(*c), "advmod" | "case");
        let children = self.tree.children(verb).iter().copied();
        // "shot A over a generator" has none: what stands apart with a phrase behind it is a preposition.
        let apart = |p: &usize| {
            let next = (p + 1 < self.tree.len()).then(|| self.tree.upos(p + 1));
            *p != verb + 1
                && matches!(
                    next,
                    Some("DET" | "ADJ" | "NOUN" | "PROPN" | "PRON" | "NUM")
                )
        };
        let mut particles = self.tree.dependents(verb, "compound:prt");
        let marked = particles.find(|p| !apart(p));
        marked.or_else(|| children.filter(adverb).find(listed))
    }

    fn verb_trigger(&self, verb: usize) -> Span {
        match self.particle(verb).filter(|&p| p == verb + 1) {
            Some(_) => self.range_span(verb..verb + 2),
            None => self.span(verb),
        }
    }

    /// Whether a verb by itself says nothing of what its parties do to each other: "have", "say", "want", "fail".
    pub(crate) fn is_empty_verb(&self, verb: usize) -> bool {
        let lemma = self.lemma(verb);
        let (cues, predicates) = (&self.knowledge.cues, &self.knowledge.predicates);
        self.tree.upos(verb) != "VERB"
            || predicates.light_verb(&lemma)
            || cues.reporting(&lemma)
            || cues.planned(&lemma)
            || cues.negative_verb(&lemma)
    }

    /// The sense of a verb and slot that the lexicon does not list.
    fn open_sense(&self, verb: usize, particle: Option<&str>, slot: &str) -> Option<Sense> {
        let lemma = self.lemma(verb);
        if slot == "to" && self.knowledge.cues.reporting(&lemma) {
            let label = format!("{} to", self.knowledge.verbs.past(&lemma));
            return Some(Sense {
                class: Class::Statement,
                ..Sense::unlisted(label)
            });
        }
        if self.is_empty_verb(verb) || lemma == "get" || !OPEN_SLOTS.contains(&slot) {
            return None;
        }
        let mut label = self.knowledge.verbs.past(&lemma);
        for part in particle.into_iter().chain((slot != "obj").then_some(slot)) {
            label.push(' ');
            label.push_str(part);
        }
        Some(Sense::unlisted(label))
    }
}
