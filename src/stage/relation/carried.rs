//! The parties that an event noun has from the verb that carries it: "A" and "B" of "A paid a visit to B".

use crate::knowledge::Predicate;
use crate::stage::relation::argument::{Slots, add};
use crate::stage::relation::candidate::either;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// Who acts where the light verb's own phrase says so: "gave an interview to B".
    pub(crate) fn prepositional_sources(&self, verb: usize, predicate: &Predicate) -> Vec<usize> {
        let to: Vec<String> = predicate
            .sources
            .iter()
            .filter(|slot| *slot == "to")
            .cloned()
            .collect();
        self.prepositional(verb, &to).into_keys().collect()
    }

    /// The parties that a noun has from the verb that carries it.
    pub(crate) fn carried(
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
        // "showed B the door"
        if predicate.targets.iter().any(|slot| slot == "to") {
            add(targets, self.tree.dependents(verb, "iobj").collect());
        }
        if self.is_passive(verb) {
            if sources.is_empty() {
                sources.extend(self.prepositional(verb, &["by".to_owned()]));
            }
            return;
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
        self.confirmed_by(verb, sources, targets);
    }

    /// Adds what roles and tree say of parties that are arguments of the carrying verb too.
    fn confirmed_by(&self, verb: usize, sources: &mut Slots, targets: &mut Slots) {
        let own = self.arguments(verb);
        let all = std::iter::once(&own.sources).chain(own.targets.values());
        for (word, evidence) in all.flatten() {
            for side in [&mut *sources, &mut *targets] {
                if let Some(known) = side.get_mut(word) {
                    *known = either(known, evidence);
                }
            }
        }
    }

    /// Whether an object of the verb is a noun that ties its parties with this verb: "shoulder" of "gave the cold shoulder to".
    pub(crate) fn carries(&self, verb: usize) -> bool {
        let lemma = self.lemma(verb);
        let objects = self.tree.dependents(verb, "obj");
        // "ten tonnes of flour"
        let measured = |object: usize| {
            let measure = self.knowledge.nouns.measure(&self.lemma(object));
            self.tree
                .dependents(object, "nmod")
                .filter(move |_| measure)
        };
        let mut nouns = objects.flat_map(|object| std::iter::once(object).chain(measured(object)));
        nouns.any(|noun| {
            let plain = self.tree.upos(noun) == "NOUN" && self.mention_at(noun).is_none();
            let carried = || {
                self.noun_rows(noun)
                    .iter()
                    .any(|row| row.needs.contains(&lemma))
            };
            plain && carried() && !self.nominal(noun).is_empty()
        })
    }

    /// The passive light verb whose subject an event noun is: "The letter was sent to B", "an attack was launched on B".
    pub(crate) fn done_by(&self, noun: usize) -> Option<usize> {
        let verb = self.tree.head(noun).filter(|&verb| {
            self.tree.plain_relation(noun) == "nsubj" && self.tree.upos(verb) == "VERB"
        });
        let light = |verb: usize| self.knowledge.predicates.light_verb(&self.lemma(verb));
        verb.filter(|&verb| self.is_passive(verb) && light(verb))
    }
}
