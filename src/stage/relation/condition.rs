//! What a row of the lexicon asks of the words around its verb, and what those words make of it.

use std::collections::BTreeSet;

use crate::knowledge::Predicate;
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::Side;

impl Reading<'_> {
    /// Whether the words that a row needs beside its slot are there, and none that it excludes.
    pub(crate) fn meets_conditions(&self, verb: usize, slot: &str, row: &Predicate) -> bool {
        if row.needs.is_empty() && row.unless.is_empty() {
            return true;
        }
        let marks = self.marks_beside(verb, slot);
        let holds = |words: &[String]| words.iter().any(|w| marks.contains(w));
        (row.needs.is_empty() || holds(&row.needs)) && !holds(&row.unless)
    }

    /// What stands beside a verb's slot: the words that mark other phrases and clauses ("that" for a clause without one), adjectives, bare
    /// phrases ("into custody"), "obj" for an object, and an object before a clause ("hours to").
    fn marks_beside(&self, verb: usize, slot: &str) -> BTreeSet<String> {
        let (mut marks, mut objects) = (BTreeSet::new(), Vec::new());
        for &child in self.tree.children(verb) {
            let clause = matches!(self.tree.plain_relation(child), "ccomp" | "xcomp");
            let mut own = self.tree.children(child).iter();
            // "asked B how to vote"
            let indirect = clause && own.clone().any(|&c| self.is_question_word(c));
            let before = own.clone().filter(|&&c| {
                matches!(self.tree.plain_relation(c), "case" | "mark") && self.lower(c) != slot
            });
            marks.extend(before.filter(|_| !indirect).map(|&c| self.lower(c)));
            marks.extend(self.preposition(child).filter(|p| p != slot));
            let denied = || {
                own.clone()
                    .any(|&c| self.knowledge.cues.negator(&self.lower(c)))
            };
            if self.tree.upos(child) == "ADJ" && !denied() {
                marks.insert(self.lower(child));
            }
            if matches!(self.tree.relation(child), "obj" | "nsubj:pass") {
                marks.insert("obj".to_owned());
                objects.push(self.lower(child));
            }
            if let Some(preposition) = self.preposition(child) {
                marks.insert(format!("{preposition} {}", self.lower(child)));
            }
            if clause && !own.any(|&c| self.tree.relation(c) == "mark") {
                marks.insert("that".to_owned());
            }
        }
        if marks.contains("to") {
            marks.extend(objects.into_iter().map(|object| object + " to"));
        }
        marks
    }

    fn is_question_word(&self, word: usize) -> bool {
        matches!(
            self.lower(word).as_str(),
            "how" | "what" | "when" | "where" | "whether" | "which" | "why"
        )
    }

    /// "wrote to B about C" is no report on C: whether a preposition that a row excludes stands behind its verb.
    pub(crate) fn is_excluded(&self, verb: usize, row: &Predicate) -> bool {
        let behind = verb + 1..self.tree.len();
        let mut own = behind.take_while(|&w| self.tree.upos(w) != "VERB");
        let preposition =
            |w: usize| self.tree.upos(w) == "ADP" && row.unless.contains(&self.lower(w));
        self.tree.upos(verb) == "VERB" && !row.unless.is_empty() && own.any(preposition)
    }

    /// "expelled A and B respectively": the first one the first, the second the second.
    pub(crate) fn is_respective(&self, verb: usize) -> bool {
        let next = (verb + 1..self.tree.len()).find(|&w| self.tree.upos(w) == "VERB");
        let own = verb + 1..next.unwrap_or(self.tree.len());
        (0..self.tree.len()).any(|w| {
            self.lower(w) == "respectively" && (self.tree.is_under(w, verb) || own.contains(&w))
        })
    }

    /// "once represented B", "formerly led B": a bond that is over.
    pub(crate) fn is_bygone(&self, verb: usize) -> bool {
        let mut adverbs = self.tree.dependents(verb, "advmod");
        adverbs.any(|w| self.knowledge.cues.bygone(&self.lower(w)))
    }

    /// "half owned by", "partly owns".
    pub(crate) fn is_partial(&self, verb: usize) -> bool {
        let part = |w: usize| self.knowledge.cues.partial(&self.lower(w));
        self.tree.children(verb).iter().any(|&w| part(w)) || verb.checked_sub(1).is_some_and(part)
    }

    /// "B, led by A, and C": a clause behind a noun says nothing of what is joined to it later.
    pub(crate) fn drop_later(&self, verb: usize, side: &mut Side) {
        let clause = matches!(self.tree.relation(verb), "acl" | "acl:relcl");
        let noun = self.tree.head(verb).filter(|&noun| clause && noun < verb);
        let Some(noun) = noun else {
            return;
        };
        let joined = self.with_conjuncts(noun);
        side.retain(|(actor, _)| {
            let head = self.head_of(actor.mention);
            head < verb
                || !joined
                    .iter()
                    .any(|&w| w != noun && self.tree.is_under(head, w))
        });
    }
}
