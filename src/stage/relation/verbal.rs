//! Ties that a verb or adjective makes: "A met B", "A and B met", "A was arrested by B", "A is critical of B".

use crate::annotation::Class;
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::argument::{Arguments, Slots};
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::fit::is_handed;
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::{Side, Tie};

/// Prepositions that mark the other side of a verb that the lexicon does not know.
const OPEN_SLOTS: [&str; 4] = ["obj", "with", "against", "to"];

/// A verb or adjective with its arguments and what the lexicon says of it.
struct ListedVerb<'v> {
    word: usize,
    particle: Option<String>,
    listed: Vec<&'v Predicate>,
    arguments: Arguments,
}

impl Reading<'_> {
    /// The ties of one verb or adjective.
    pub(crate) fn verbal(&self, word: usize, pos: PartOfSpeech) -> Vec<Candidate> {
        // "gave the cold shoulder to B": the noun says what was done.
        if self.carries(word) {
            return Vec::new();
        }
        let verb = self.listed_verb(word, pos);
        let arguments = &verb.arguments;
        // "is married to": the lexicon's adjective, though the tree says verb.
        let said = pos == PartOfSpeech::Adjective && arguments.sources.is_empty();
        let subjects = arguments.targets.get("obj").filter(|_| said);
        let mut sources = self.side(subjects.unwrap_or(&arguments.sources));
        self.drop_later(word, &mut sources);
        let mut found = Vec::new();
        for (slot, words) in &arguments.targets {
            let Some((row, sense)) = self.sense_in(&verb, slot) else {
                continue;
            };
            if sources.is_empty() && sense.class == Class::Conflict {
                sources = self.wielders(word, &arguments.sources);
            }
            let targets = self.targets(word, words, (row, &sense));
            let tie = self.verb_tie(word, sense);
            let patient = arguments.targets.get("obj");
            found.extend(self.joined(&tie, row, (&sources, &targets), patient));
            if slot == "obj" {
                let (others, objects) = self.gapped(word);
                found.extend(tie.between(&self.side(&others), &self.struck(&objects, &tie.sense)));
            }
        }
        if found.is_empty() {
            found = self.massed(word, &sources);
        }
        if found.is_empty() {
            let row = self.mutual(word, &verb.listed, arguments);
            let tie = |row| self.verb_tie(word, Sense::listed(row));
            found = row.map_or_else(Vec::new, |row| tie(row).mutually(&sources, row));
        }
        if found.is_empty() {
            found = self.judgement(word, &sources, arguments);
        }
        self.qualify(word, &mut found);
        found
    }

    fn listed_verb(&self, word: usize, pos: PartOfSpeech) -> ListedVerb<'_> {
        let form = match pos {
            PartOfSpeech::Adjective => self.lower(word),
            _ => self.lemma(word),
        };
        let particle = self.particle(word).map(|p| self.lower(p));
        let predicates = &self.knowledge.predicates;
        ListedVerb {
            word,
            listed: predicates.find(&form, pos, particle.as_deref()).collect(),
            particle,
            arguments: self.arguments(word),
        }
    }

    /// What a verb says of those in one of its slots: by the row that fits, or by its own words where the lexicon does not list it.
    fn sense_in<'v>(
        &self,
        verb: &ListedVerb<'v>,
        slot: &str,
    ) -> Option<(Option<&'v Predicate>, Sense)> {
        let takes = |p: &Predicate, slot: &str| p.targets.iter().any(|t| t == slot);
        // "sell B": alone, it is what is sold, not the buyer; "which A sold B" is not alone.
        let clause = self.tree.plain_relation(verb.word) == "acl";
        let alone = !clause && !verb.arguments.targets.contains_key("obj");
        let given = |p: &&Predicate| takes(p, slot) && !(alone && is_handed(p));
        let object = slot == "iobj" && !verb.listed.iter().any(given);
        let wanted = if object { "obj" } else { slot };
        let mut rows = verb.listed.iter().copied();
        let row = rows.find(|p| takes(p, wanted) && self.meets_conditions(verb.word, slot, p));
        let open = || self.open_sense(verb.word, verb.particle.as_deref(), slot);
        let sense = match row {
            Some(row) => Some(Sense::listed(row)),
            None => open().filter(|_| verb.listed.is_empty()),
        };
        Some((row, sense?))
    }

    fn verb_tie(&self, word: usize, sense: Sense) -> Tie {
        Tie {
            predicate: word,
            trigger: self.verb_trigger(word),
            sense,
        }
    }

    /// The actors on the other side, as far as the lexicon's row takes them.
    fn targets(
        &self,
        verb: usize,
        words: &Slots,
        (row, sense): (Option<&Predicate>, &Sense),
    ) -> Side {
        let mut targets = self.struck(words, sense);
        self.drop_later(verb, &mut targets);
        match row {
            None => targets.retain(|(actor, _)| !self.is_mere_place(actor)),
            Some(row) if row.person => targets.retain(|(a, _)| self.is_person(a.mention)),
            Some(_) => {}
        }
        targets
    }

    /// The two sides as the row turns them: "the firm belongs to B", "was expelled from Cuba", but not "by Spain".
    fn joined(
        &self,
        tie: &Tie,
        row: Option<&Predicate>,
        (sources, targets): (&Side, &Side),
        patient: Option<&Slots>,
    ) -> Vec<Candidate> {
        let turned = row.is_some_and(|row| row.turned);
        let done_to = row.is_some_and(|row| row.sources.iter().any(|s| s == "nsubj:pass"));
        let patient = || patient.map_or_else(Side::new, |slots| self.side(slots));
        match (turned, done_to) {
            (true, true) if sources.is_empty() => tie.between(targets, &patient()),
            (true, true) => Vec::new(),
            (true, false) => tie.between(targets, sources),
            (false, true) => tie.between(&patient(), targets),
            (false, false)
                if self.is_respective(tie.predicate) && sources.len() == targets.len() =>
            {
                tie.one_by_one(sources, targets)
            }
            (false, false) => tie.between(sources, targets),
        }
    }

    /// A share of a body is less than the body, and a bond may be over.
    fn qualify(&self, word: usize, found: &mut [Candidate]) {
        if self.is_partial(word) {
            for candidate in &mut *found {
                match &*candidate.sense.label {
                    "owns" => "owns a stake in".clone_into(&mut candidate.sense.label),
                    "acquired" => "acquired a stake in".clone_into(&mut candidate.sense.label),
                    _ => {}
                }
            }
        }
        // "headed the OSCE's monitoring mission": a part of it.
        let parts = found
            .iter_mut()
            .filter(|c| c.sense.label == "leads" && c.target.via.is_some());
        parts.for_each(|c| "official of".clone_into(&mut c.sense.label));
        // "the president ordered U.S. forces to the Gulf": they are at his command.
        let commands = found.iter_mut().filter(|c| {
            c.sense.label == "ordered"
                && self.is_person(c.source.mention)
                && self.is_armed(&c.target)
        });
        commands.for_each(|c| {
            c.sense.class = Class::Other;
            c.sense.event = None;
        });
        if self.is_bygone(word) {
            let bonds = found.iter_mut();
            bonds
                .filter(|c| c.sense.class == Class::Affiliation)
                .for_each(|c| c.former = true);
        }
    }

    /// Whether it is armed forces that act for somebody.
    fn is_armed(&self, actor: &Actor) -> bool {
        let via = actor.via.and_then(|via| self.word_at(via));
        via.is_some_and(|word| self.knowledge.acts.force(&self.lemma(word)))
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
        let empty = self.is_empty_verb(verb) || self.knowledge.cues.becomes(&lemma);
        if empty || lemma == "get" || !OPEN_SLOTS.contains(&slot) {
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
