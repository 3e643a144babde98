//! What somebody wants of another or holds out to him: "said B must leave", "demanded the withdrawal of B's troops",
//! "called for sanctions on B", "threatened to cut aid to B".

use crate::annotation::Class;
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::argument::{Slots, add};
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::{Side, Tie};

/// Where the one stands whom a threat is about, in the order to try.
const MENACED: [&str; 4] = ["obj", "on", "against", "to"];

fn confrontation(label: &str, event: &str) -> Sense {
    Sense {
        class: Class::Confrontation,
        event: Some(event.to_owned()),
        ..Sense::unlisted(label.to_owned())
    }
}

impl Reading<'_> {
    /// The ties of a verb to those who are to do something or whom something is to befall.
    pub(crate) fn demands(&self, verb: usize) -> Vec<Candidate> {
        let (targets, sense) = if self.lemma(verb) == "threaten" {
            (self.menaced(verb), confrontation("threatened", "THREATEN"))
        } else {
            (self.obliged(verb), confrontation("demanded of", "REQUEST"))
        };
        self.confronts(verb, &targets, sense)
    }

    /// "A said that B must leave": who must.
    fn obliged(&self, verb: usize) -> Side {
        let cues = &self.knowledge.cues;
        let lemma = self.lemma(verb);
        if !cues.reporting(&lemma) && !cues.wants(&lemma) {
            return Side::new();
        }
        let must = |clause: &usize| {
            let own = self.tree.children(*clause).iter();
            let bound = own
                .filter(|&&c| c < *clause)
                .any(|&c| cues.obliges(&self.lower(c)));
            (bound || cues.wants(&lemma)) && !self.is_passive(*clause)
        };
        let clauses = self.tree.children(verb).iter().copied();
        let clauses = clauses.filter(|&c| matches!(self.tree.plain_relation(c), "ccomp" | "xcomp"));
        let clauses = clauses.filter(must);
        let mut bound = Slots::new();
        let subjects = clauses.flat_map(|clause| self.tree.dependents(clause, "nsubj"));
        add(&mut bound, subjects.collect());
        self.side(&bound)
    }

    /// "A threatened to cut aid to B", "… to withdraw B's licence": whom the threat is about, where no tie says it.
    fn menaced(&self, verb: usize) -> Side {
        let Some(deed) = self
            .tree
            .dependents(verb, "xcomp")
            .find(|&deed| deed > verb)
        else {
            return Side::new();
        };
        if !self.verbal(deed, PartOfSpeech::Verb).is_empty() {
            return Side::new();
        }
        let arguments = self.arguments(deed);
        let objects = arguments.targets.get("obj");
        let acts = objects.into_iter().flat_map(|slots| slots.keys());
        if acts.clone().any(|&noun| !self.nominal(noun).is_empty()) {
            return Side::new();
        }
        for slot in MENACED {
            let mut words = arguments.targets.get(slot).cloned().unwrap_or_default();
            for &noun in acts.clone() {
                words.extend(self.prepositional(noun, &[slot.to_owned()]));
            }
            let side = self.struck(
                &words,
                &Sense {
                    class: Class::Conflict,
                    ..Sense::unlisted(String::new())
                },
            );
            if !side.is_empty() {
                return side;
            }
        }
        Side::new()
    }

    /// "A called for sanctions on B": who calls for an act against others has not done it, but confronts them.
    pub(crate) fn called_for(&self, noun: usize, predicate: &Predicate) -> Option<Vec<Candidate>> {
        let harsh = matches!(predicate.class.as_str(), "conflict" | "confrontation");
        let verb = self.tree.head(noun).filter(|_| harsh)?;
        let lemma = self.lemma(verb);
        let governed = match self.tree.plain_relation(noun) {
            "obj" => self.knowledge.cues.wants(&lemma),
            "obl" => lemma == "call" && self.preposition(noun).as_deref() == Some("for"),
            _ => false,
        };
        if !governed || self.tree.upos(verb) != "VERB" || !predicate.needs.is_empty() {
            return None;
        }
        let slots = [("against", vec!["on", "against"]), ("of", vec!["of"])];
        slots.iter().find_map(|(preposition, slots)| {
            let listed = |slot: &&&str| predicate.targets.iter().any(|t| t == **slot);
            let slots: Vec<String> = slots
                .iter()
                .filter(listed)
                .map(|s| (*s).to_owned())
                .collect();
            let targets = self.side(&self.noun_slots(noun, &slots));
            let label = format!("called for {} {preposition}", self.lower(noun));
            let found = self.confronts(verb, &targets, confrontation(&label, "REQUEST"));
            (!found.is_empty()).then_some(found)
        })
    }

    /// The subjects of a verb confront others.
    fn confronts(&self, verb: usize, targets: &Side, sense: Sense) -> Vec<Candidate> {
        let mut sources = Slots::new();
        add(&mut sources, self.subjects(verb));
        let tie = Tie {
            predicate: verb,
            trigger: self.span(verb),
            sense,
        };
        tie.between(&self.side(&sources), targets)
    }
}
