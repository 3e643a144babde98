//! Bans and sanctions that end, and goods on which they fall: "A lifted its ban on beef from B".

use crate::annotation::{Class, EvidenceSource};
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::verbal::{Side, Tie};

impl Reading<'_> {
    /// The row of a noun for an event of that code.
    pub(crate) fn noun_event(&self, noun: usize, event: &str) -> Option<&Predicate> {
        let forms = [self.lower(noun), self.lemma(noun)];
        let predicates = &self.knowledge.predicates;
        forms.iter().find_map(|form| {
            let mut rows = predicates.find(form, PartOfSpeech::Noun, None);
            rows.find(|row| row.event.as_deref() == Some(event))
        })
    }

    /// The verb that ends the ban or sanctions that a noun names.
    pub(crate) fn lifting(&self, noun: usize) -> Option<usize> {
        let verb = self.tree.head(noun)?;
        let object = matches!(self.tree.relation(noun), "obj" | "nsubj:pass");
        let lifts = self.tree.upos(verb) == "VERB" && self.knowledge.acts.lifts(&self.lemma(verb));
        let ends = object && lifts && self.noun_event(noun, "SANCTION").is_some();
        ends.then_some(verb)
    }

    /// Ties to those on whom the ban or sanctions lay.
    pub(crate) fn lifted(&self, noun: usize, verb: usize) -> Vec<Candidate> {
        let Some(row) = self.noun_event(noun, "SANCTION") else {
            return Vec::new();
        };
        let sense = Sense {
            class: Class::Cooperation,
            event: Some("YIELD".to_owned()),
            ..Sense::unlisted(format!("lifted {} on", self.lower(noun)))
        };
        let mut slots = self.prepositional(noun, &row.targets);
        slots.extend(self.prepositional(verb, &row.targets));
        let targets = self.struck(&slots, &Sense::listed(row));
        let tie = Tie {
            predicate: verb,
            trigger: self.noun_trigger(noun, Some(verb)),
            sense,
        };
        tie.between(&self.side(&self.arguments(verb).sources), &targets)
    }

    /// Those from whom goods come: "Brazil" of "beef from Brazil".
    pub(crate) fn exporters(&self, goods: usize) -> Side {
        let origins = self
            .tree
            .dependents(goods, "nmod")
            .filter(|&child| self.preposition(child).as_deref() == Some("from"));
        let actors = origins.flat_map(|child| self.actors(child));
        let via = Some(self.span(goods));
        actors
            .map(|Actor { mention, .. }| (Actor { mention, via }, vec![EvidenceSource::Tree]))
            .collect()
    }
}
