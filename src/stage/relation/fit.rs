//! Whether two mentions can be the parties of a predicate, as far as the sentence tells.

use crate::knowledge::Predicate;
use crate::stage::relation::mend::LONGEST_PHRASE;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// Whether a party's phrase, where it hangs on a verb by a preposition, has one that the verb's row lists.
    pub(crate) fn fits_slot(&self, verb: usize, party: usize, predicate: &Predicate) -> bool {
        if self.tree.upos(verb) == "NOUN" {
            let top = self.branch(verb, party).filter(|&top| top > verb);
            let preposition = top.and_then(|top| self.preposition(top));
            return preposition.is_none_or(|p| {
                p == "by" || predicate.targets.contains(&p) || predicate.sources.contains(&p)
            });
        }
        if self.tree.upos(verb) != "VERB" {
            return true;
        }
        let top = self.branch(verb, party);
        let preposition = top.and_then(|top| self.preposition(top));
        let fits = preposition.is_none_or(|p| p == "by" || predicate.targets.contains(&p));
        fits && !top.is_some_and(|top| self.is_alone(verb, top) && is_handed(predicate))
    }

    /// "sell B": the only object of a verb.
    fn is_alone(&self, verb: usize, object: usize) -> bool {
        let is_object = |&word: &usize| matches!(self.tree.relation(word), "obj" | "iobj");
        let clause = self.tree.plain_relation(verb) == "acl";
        let mut others = self.tree.children(verb).iter().filter(|&w| *w != object);
        is_object(&object) && !clause && !others.any(is_object)
    }

    /// Whether one of the parties stands in a slot of the verb's row, as far as the sentence tells: "called on B" is no
    /// reading of "called B a fool".
    pub(crate) fn fills_slot(
        &self,
        verb: usize,
        parties: [usize; 2],
        predicate: &Predicate,
    ) -> bool {
        if self.tree.upos(verb) != "VERB"
            || predicate.targets.iter().any(|t| t == "obj" || t == "iobj")
        {
            return true;
        }
        parties.into_iter().any(|party| {
            let own = self.preposition(party);
            let above = self
                .branch(verb, party)
                .and_then(|top| self.preposition(top));
            own.into_iter()
                .chain(above)
                .any(|p| predicate.targets.contains(&p))
        })
    }

    /// "was hanged on Friday": who did it is not said.
    pub(crate) fn is_agentless(&self, verb: usize, predicate: &Predicate) -> bool {
        let by = |c: &usize| self.preposition(*c).as_deref() == Some("by");
        self.tree.upos(verb) == "VERB"
            && self.tree.dependents(verb, "aux:pass").next().is_some()
            && predicate.sources.is_empty()
            && predicate.targets.iter().all(|t| t == "obj" || t == "iobj")
            && !self.tree.children(verb).iter().any(by)
            && self
                .wielders(verb, &self.arguments(verb).sources)
                .is_empty()
    }

    /// Whether a verb's own subject is somebody else: "whose son works for B".
    pub(crate) fn is_anothers(&self, verb: usize, parties: [usize; 2]) -> bool {
        if self.tree.upos(verb) != "VERB" {
            return false;
        }
        let subject = self.tree.dependents(verb, "nsubj").next();
        let Some(subject) = subject.filter(|&s| !self.is_relative_pronoun(s)) else {
            return false;
        };
        let acting = self.actors(subject);
        if acting.is_empty() {
            return self.tree.upos(subject) == "NOUN"
                && !self
                    .tree
                    .subtree(subject)
                    .iter()
                    .any(|&w| self.mention_at(w).is_some_and(|m| parties.contains(&m)));
        }
        let entity = |m: usize| self.mentions[m].entity;
        !acting
            .iter()
            .any(|actor| parties.iter().any(|&p| entity(p) == entity(actor.mention)))
    }

    /// "twice as many vans as A and B", "more often than A": what is compared takes no part.
    pub(crate) fn is_compared(&self, mention: usize) -> bool {
        let before = self.before_phrase(mention);
        before.is_some_and(|w| self.lower(w) == "than") || self.is_measure(mention)
    }

    /// "twice as many vans as A".
    pub(crate) fn is_measure(&self, mention: usize) -> bool {
        let Some(second) = self
            .before_phrase(mention)
            .filter(|&w| self.lower(w) == "as")
        else {
            return false;
        };
        (second.saturating_sub(LONGEST_PHRASE)..second).any(|first| {
            let much = matches!(self.tree.upos(first + 1), "ADJ" | "ADV");
            self.lower(first) == "as" && much && self.lower(first + 1) != "well"
        })
    }

    /// The word before the phrase or list in which a mention stands.
    fn before_phrase(&self, mention: usize) -> Option<usize> {
        let start = self.words_of(mention).start;
        (0..start).rev().find(|&w| {
            let inside = matches!(
                self.tree.upos(w),
                "DET" | "ADJ" | "NOUN" | "PROPN" | "CCONJ"
            );
            !inside && self.mention_at(w).is_none()
        })
    }
}

/// Whether a predicate takes who gets something before what he gets, "sold B trains", and never alone.
pub(crate) fn is_handed(predicate: &Predicate) -> bool {
    let takes = |slot: &str| predicate.targets.iter().any(|own| own == slot);
    takes("iobj") && !takes("obj") && predicate.label.ends_with(" to")
}
