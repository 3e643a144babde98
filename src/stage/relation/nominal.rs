//! Ties that an event noun makes: "the meeting between A and B", "A held talks with B", "Israeli strikes on C".

use crate::annotation::EvidenceSource;
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::argument::{Slots, note};
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::verbal::Tie;

/// A title before a name has fewer words than this.
const MOST_TITLE: usize = 5;

/// Notes words that the tree puts into a slot.
fn add(slots: &mut Slots, words: Vec<usize>) {
    for word in words {
        note(slots, word, EvidenceSource::Tree);
    }
}

impl Reading<'_> {
    /// The ties of one noun; none where the lexicon does not know it as an event.
    pub(crate) fn nominal(&self, noun: usize) -> Vec<Candidate> {
        let lemma = self.lemma(noun);
        let predicates = &self.knowledge.predicates;
        let surface = self.lower(noun);
        let find = |form: &str| -> Vec<&Predicate> {
            predicates.find(form, PartOfSpeech::Noun, None).collect()
        };
        let mut listed = find(&surface);
        if lemma != surface {
            listed.extend(find(&lemma));
        }
        let light = self.light_verb(noun);
        if listed.is_empty() {
            let made = self.gerund(noun);
            return made.map_or_else(Vec::new, |row| self.noun_ties(noun, light, &row));
        }
        for predicate in listed {
            if let Some(found) = self.called_for(noun, predicate) {
                return found;
            }
            let carrier = if predicate.needs.is_empty() {
                light
            } else {
                let Some(verb) = self.carrier(noun, &predicate.needs) else {
                    continue;
                };
                Some(verb)
            };
            let found = self.noun_ties(noun, carrier, predicate);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// "the burning of A by B": the noun that a verb of the lexicon makes.
    fn gerund(&self, noun: usize) -> Option<Predicate> {
        let surface = self.lower(noun);
        let verb = self.knowledge.verbs.lemma(&surface);
        let made = surface.ends_with("ing") && self.tree.upos(noun) == "NOUN";
        let mut rows = self
            .knowledge
            .predicates
            .find(&verb, PartOfSpeech::Verb, None);
        let row = rows.find(|row| {
            let plain = row.sources.is_empty() && row.needs.is_empty() && row.unless.is_empty();
            plain && row.targets.iter().any(|t| t == "obj")
        })?;
        made.then(|| Predicate {
            pos: PartOfSpeech::Noun,
            sources: vec!["by".into(), "poss".into()],
            targets: vec!["of".into()],
            symmetric: false,
            ..row.clone()
        })
    }

    fn noun_ties(
        &self,
        noun: usize,
        light: Option<usize>,
        predicate: &Predicate,
    ) -> Vec<Candidate> {
        let shared = |slot: &&String| predicate.targets.contains(slot);
        let (shared, own): (Vec<&String>, Vec<&String>) =
            predicate.sources.iter().partition(shared);
        let mut sources = self.first_slot(noun, &own);
        let mut targets = self.noun_slots(noun, &predicate.targets);
        self.noun_roles(noun, predicate, &mut sources, &mut targets);
        match light {
            Some(verb) => self.carried(verb, predicate, &mut sources, &mut targets),
            None if self.is_done(noun) => self.done(noun, predicate, &mut sources, &mut targets),
            None if sources.is_empty() => add(&mut sources, self.said_of(noun, predicate)),
            None => {}
        }
        if predicate.sources.iter().any(|slot| slot == "between") {
            add(&mut sources, self.between(noun));
        }
        let others = self.inverse_party(noun);
        sources.retain(|word, _| !others.contains(word));
        add(&mut targets, others);
        // "Russia's invasion of Ukraine", but "the invasion of the rebels": "of" may be either side.
        if sources.is_empty() {
            sources = self.first_slot(noun, &shared);
        }
        targets.retain(|word, _| !sources.contains_key(word));
        if predicate.event.as_deref() == Some("REQUEST") && targets.is_empty() {
            add(&mut targets, self.clause_subjects(noun));
        }
        let unnamed = targets.keys().all(|&word| self.is_reciprocal(word));
        let sense = Sense::listed(predicate);
        let (sources, targets) = (self.side(&sources), self.struck(&targets, &sense));
        let tie = Tie {
            predicate: light.unwrap_or(noun),
            trigger: self.noun_trigger(noun, light),
            sense,
        };
        let mut found = tie.between(&sources, &targets);
        // "in a quarrel over milk": with whom is not said.
        let vague = light.is_none()
            && self.preposition(noun).as_deref() == Some("in")
            && self.tree.plain_relation(noun) == "obl";
        if found.is_empty() && predicate.symmetric && unnamed && !vague {
            found = tie.among(&sources);
        }
        found
    }

    /// The parties that a noun has from the verb that carries it.
    fn carried(
        &self,
        verb: usize,
        predicate: &Predicate,
        sources: &mut Slots,
        targets: &mut Slots,
    ) {
        // "announced a meeting between A and B": who carries it is not a party to it.
        for (word, evidence) in self.prepositional(verb, &predicate.targets) {
            targets.entry(word).or_insert(evidence);
        }
        if sources.is_empty() {
            add(sources, self.prepositional_sources(verb, predicate));
        }
        // "gave an interview to B": B interviewed.
        let given = predicate.sources.iter().any(|slot| slot == "to");
        if sources.is_empty() {
            add(sources, self.subjects(verb));
        } else if given && targets.is_empty() {
            add(targets, self.subjects(verb));
        }
    }

    /// "The letter was sent to B", "an attack was launched on B": whether an event noun is the subject of a passive light verb.
    fn is_done(&self, noun: usize) -> bool {
        let verb = self.tree.head(noun).filter(|&verb| {
            self.tree.plain_relation(noun) == "nsubj" && self.tree.upos(verb) == "VERB"
        });
        let light = |verb: usize| self.knowledge.predicates.light_verb(&self.lemma(verb));
        verb.is_some_and(|verb| self.is_passive(verb) && light(verb))
    }

    /// The parties that such a noun has from the passive verb.
    fn done(&self, noun: usize, predicate: &Predicate, sources: &mut Slots, targets: &mut Slots) {
        let Some(verb) = self.tree.head(noun) else {
            return;
        };
        for (word, evidence) in self.prepositional(verb, &predicate.targets) {
            targets.entry(word).or_insert(evidence);
        }
        let agents = self.prepositional(verb, &["by".to_owned()]);
        if sources.is_empty() {
            sources.extend(agents);
        }
    }

    /// "A was in touch with B": what a noun is said of acts; else who is charged with it or near it.
    fn said_of(&self, noun: usize, predicate: &Predicate) -> Vec<usize> {
        if self.tree.dependents(noun, "cop").next().is_some() {
            return self.subjects(noun);
        }
        let charged = self.charged(noun, predicate);
        if charged.is_empty() {
            self.party(noun, predicate)
        } else {
            charged
        }
    }

    /// The dependents of a noun in the first of the given slots where an actor stands.
    pub(crate) fn first_slot(&self, noun: usize, slots: &[&String]) -> Slots {
        let acting = |slot: &&String| {
            let found = self.noun_slots(noun, std::slice::from_ref(*slot));
            found
                .keys()
                .any(|&word| !self.actors(word).is_empty())
                .then_some(found)
        };
        slots.iter().find_map(acting).unwrap_or_default()
    }

    /// "the meeting between A and B": both, whatever the tree makes of it.
    fn between(&self, noun: usize) -> Vec<usize> {
        let text = |word: usize| (word < self.tree.len()).then(|| self.lower(word));
        if text(noun + 1).as_deref() != Some("between") {
            return Vec::new();
        }
        let next = |from: usize| (from..from + MOST_TITLE).find_map(|word| self.mention_at(word));
        let both = || {
            let first = next(noun + 2)?;
            let and = self.words_of(first).end;
            let second = next(and + 1).filter(|_| text(and).as_deref() == Some("and"))?;
            Some(vec![self.head_of(first), self.head_of(second)])
        };
        both().unwrap_or_default()
    }

    /// The dependents of a noun that stand in the given slots.
    pub(crate) fn noun_slots(&self, noun: usize, slots: &[String]) -> Slots {
        let mut found = self.prepositional(noun, slots);
        if found.is_empty() {
            found = self.chained(noun, slots);
        }
        let has = |slot: &str| slots.iter().any(|s| s == slot);
        for &child in self.tree.children(noun) {
            let fits = match self.tree.relation(child) {
                "nmod:poss" => has("poss"),
                "nsubj" => has("poss") && self.is_possessive(child),
                "amod" => has("amod") && self.mention_at(child).is_some(),
                "compound" | "nmod:desc" => has("compound") && self.mention_at(child).is_some(),
                _ => false,
            };
            if fits {
                found.insert(child, vec![EvidenceSource::Tree]);
            }
        }
        if let Some(word) = self.second_phrase(noun, slots) {
            found.entry(word).or_insert(vec![EvidenceSource::Tree]);
        }
        found
    }

    /// "the visit of A to B": a phrase right behind the noun's first one is the noun's too, whatever the tree hangs it on.
    fn second_phrase(&self, noun: usize, slots: &[String]) -> Option<usize> {
        let first = self.tree.dependents(noun, "nmod").find(|&c| c > noun)?;
        let case = self.words_of(self.mention_at(first)?).end;
        let joins = case < self.tree.len()
            && self.tree.plain_relation(case) == "case"
            && slots.contains(&self.lower(case));
        let head = joins.then(|| self.tree.head(case)).flatten();
        head.filter(|&word| word > case)
    }

    /// The prepositional dependents of a word whose preposition is among the slots.
    pub(crate) fn prepositional(&self, word: usize, slots: &[String]) -> Slots {
        let marked = |child: &usize| {
            let relation = self.tree.plain_relation(*child);
            matches!(relation, "nmod" | "obl")
                && self.preposition(*child).is_some_and(|p| slots.contains(&p))
        };
        // "an attack by A on B": the second phrase may hang on the first.
        let strays = |child: &usize| {
            let own = self
                .preposition(*child)
                .is_some_and(|p| matches!(p.as_str(), "on" | "against" | "by" | "with"));
            own && marked(child)
        };
        let children = self.tree.children(word).iter().copied();
        let below = children
            .clone()
            .filter(|&c| self.tree.plain_relation(c) == "nmod");
        let stray = below.flat_map(|c| self.tree.children(c).iter().copied().filter(strays));
        children
            .filter(marked)
            .chain(stray)
            .map(|c| (c, vec![EvidenceSource::Tree]))
            .collect()
    }

    /// Adds the noun's ARG0 to the sources and, where the slot fits, ARG1 and ARG2 to the targets.
    fn noun_roles(
        &self,
        noun: usize,
        predicate: &Predicate,
        sources: &mut Slots,
        targets: &mut Slots,
    ) {
        let Some(frame) = self.frame(noun) else {
            return;
        };
        for argument in &frame.arguments {
            let slot = self.preposition(argument.word);
            let listed = |slots: &[String]| slot.as_ref().is_some_and(|s| slots.contains(s));
            let side = match argument.role.as_str() {
                "ARG0" if !listed(&predicate.targets) => &mut *sources,
                "ARG1" | "ARG2"
                    if listed(&predicate.targets)
                        && !self.is_anothers_phrase(noun, argument.word) =>
                {
                    &mut *targets
                }
                _ => continue,
            };
            note(side, argument.word, EvidenceSource::Roles);
        }
    }

    /// "ended talks with A and will work with B": a phrase of a verb that the noun does not hang on is no party of the noun's.
    fn is_anothers_phrase(&self, noun: usize, word: usize) -> bool {
        let verb = self.tree.head(word);
        let verb = verb.filter(|&verb| self.tree.upos(verb) == "VERB");
        verb.is_some_and(|verb| !self.tree.is_under(noun, verb))
    }

    /// "its demand that B leave": who is to do so.
    fn clause_subjects(&self, noun: usize) -> Vec<usize> {
        let clauses = self.tree.children(noun).iter().copied();
        let clauses = clauses.filter(|&c| matches!(self.tree.plain_relation(c), "acl" | "ccomp"));
        let that = clauses.filter(|&c| self.is_marked(c, &["that"]));
        that.flat_map(|clause| self.tree.dependents(clause, "nsubj"))
            .collect()
    }

    /// "North Korea's" where the tree takes it for a subject.
    fn is_possessive(&self, word: usize) -> bool {
        let mut marks = self.tree.dependents(word, "case");
        marks.any(|mark| mark > word && self.tree.upos(mark) == "PART")
    }
}
