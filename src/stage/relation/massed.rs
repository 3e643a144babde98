//! Forces at another's border: "massed troops along the border with B", "moved tanks to the Kenyan frontier".

use crate::annotation::{Class, EvidenceSource, Form};
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::{Side, Tie};

/// What a party does that brings forces to the border of another.
const LABEL: &str = "deployed against";
const EVENT: &str = "MOBILIZE";

impl Reading<'_> {
    /// The ties of a verb that brings forces to a border: to those whose land lies behind it.
    pub(crate) fn massed(&self, verb: usize, sources: &Side) -> Vec<Candidate> {
        if sources.is_empty() || !self.knowledge.acts.masses(&self.lemma(verb)) {
            return Vec::new();
        }
        let forces = self.forces_of(verb);
        if forces.is_empty() {
            return Vec::new();
        }
        let tie = Tie {
            predicate: verb,
            trigger: self.verb_trigger(verb),
            sense: Sense {
                class: Class::Conflict,
                event: Some(EVENT.to_owned()),
                ..Sense::unlisted(LABEL.to_owned())
            },
        };
        let phrases = forces
            .iter()
            .flat_map(|&force| self.tree.dependents(force, "nmod"));
        let phrases = phrases.chain(self.tree.dependents(verb, "obl"));
        let borders = phrases.filter(|&w| self.is_border(w));
        let mut behind: Side = borders.flat_map(|border| self.neighbours(border)).collect();
        let entity = |m: usize| self.mentions[m].entity;
        behind.retain(|(actor, _)| self.is_land(actor.mention));
        behind.retain(|(b, _)| {
            sources
                .iter()
                .all(|(a, _)| entity(a.mention) != entity(b.mention))
        });
        tie.between(sources, &behind)
    }

    /// The armed forces that a verb has for its object.
    fn forces_of(&self, verb: usize) -> Vec<usize> {
        let objects = self.tree.children(verb).iter().copied();
        let objects = objects.filter(|&c| matches!(self.tree.relation(c), "obj" | "nsubj:pass"));
        let words = objects.flat_map(|object| self.with_conjuncts(object));
        words
            .filter(|&w| self.mention_at(w).is_none() && self.knowledge.acts.force(&self.lemma(w)))
            .collect()
    }

    /// Whether a mention is a country or what is of one; not "the coast of Florida".
    pub(crate) fn is_land(&self, mention: usize) -> bool {
        self.mentions[mention].form == Form::Nationality || self.is_country(mention)
    }

    fn is_border(&self, word: usize) -> bool {
        let border =
            |w: usize| self.mention_at(w).is_none() && self.knowledge.acts.border(&self.lemma(w));
        border(word) || self.tree.dependents(word, "compound").any(border)
    }

    /// Whose land begins there: "the border with B", "the Kenyan border", "off B's coast".
    fn neighbours(&self, border: usize) -> Side {
        let with = self.prepositional(border, &["with".to_owned(), "of".to_owned()]);
        let mut side = self.side(&with);
        if side.is_empty() {
            // "the frontier facing B"
            let clauses = self.tree.dependents(border, "acl");
            let facing = clauses.filter(|&verb| self.lower(verb) == "facing");
            let faced = facing.flat_map(|verb| self.tree.dependents(verb, "obj"));
            let actors = faced.flat_map(|word| self.actors(word));
            side.extend(actors.map(|actor| (actor, vec![EvidenceSource::Tree])));
        }
        if side.is_empty() {
            let before = self.modifiers(border).into_iter();
            side.extend(before.map(|mention| (mention.into(), vec![EvidenceSource::Tree])));
        }
        side
    }
}
