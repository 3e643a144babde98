//! Where the parties of an event noun stand: its possessor, its prepositional phrases, the words before it.

use crate::annotation::EvidenceSource;
use crate::stage::relation::argument::Slots;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
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
    pub(crate) fn second_phrase(&self, noun: usize, slots: &[String]) -> Option<usize> {
        let first = self.tree.dependents(noun, "nmod").find(|&c| c > noun)?;
        let case = self.words_of(self.mention_at(first)?).end;
        // "talks with Sakura of Japan": of the name.
        let joins = case < self.tree.len()
            && self.tree.plain_relation(case) == "case"
            && self.lower(case) != "of"
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
        // "a loan of $500 million for B"
        let amount = |phrase: usize| matches!(self.tree.upos(phrase), "SYM" | "NUM");
        // "the withdrawal of troops from B"
        let forces = |phrase: usize| self.knowledge.acts.force(&self.lemma(phrase));
        let stray = below.flat_map(|phrase| {
            let own = self.tree.children(phrase).iter().copied();
            let all = amount(phrase) || forces(phrase);
            own.filter(move |c| strays(c) || (all && marked(c)))
        });
        children
            .filter(marked)
            .chain(stray)
            .map(|c| (c, vec![EvidenceSource::Tree]))
            .collect()
    }

    /// "North Korea's" where the tree takes it for a subject.
    fn is_possessive(&self, word: usize) -> bool {
        let mut marks = self.tree.dependents(word, "case");
        marks.any(|mark| mark > word && self.tree.upos(mark) == "PART")
    }

    /// "ended talks with A and will work with B": a phrase of a verb that the noun does not hang on is no party of the noun's.
    pub(crate) fn is_anothers_phrase(&self, noun: usize, word: usize) -> bool {
        let verb = self.tree.head(word);
        let verb = verb.filter(|&verb| self.tree.upos(verb) == "VERB");
        verb.is_some_and(|verb| !self.tree.is_under(noun, verb))
    }

    /// "its demand that B leave": who is to do so.
    pub(crate) fn clause_subjects(&self, noun: usize) -> Vec<usize> {
        let clauses = self.tree.children(noun).iter().copied();
        let clauses = clauses.filter(|&c| matches!(self.tree.plain_relation(c), "acl" | "ccomp"));
        let that = clauses.filter(|&c| self.is_marked(c, &["that"]));
        that.flat_map(|clause| self.tree.dependents(clause, "nsubj"))
            .collect()
    }
}
