//! Offices that a verb gives, has or ends: "appointed A as head of B", "A serves as head of B", "A resigned as head of B".

use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The affiliations of the office noun behind "as"; they stand or fall with the verb.
    pub(crate) fn assigned(&self, noun: usize) -> Vec<Candidate> {
        let found = || {
            let office = self.office_of(noun)?;
            let (verb, holder, former) = self.assignee(noun)?;
            let bodies = self.bodies(noun, holder, office);
            let ties = bodies.into_iter().map(|body| {
                let mut tie = self.affiliation(noun, office, holder, body);
                tie.predicate = verb;
                tie.standing = false;
                tie.former |= former;
                tie
            });
            Some(ties.collect())
        };
        found().unwrap_or_default()
    }

    /// The verb before "as" and an office, who holds that office, and whether no longer.
    fn assignee(&self, noun: usize) -> Option<(usize, usize, bool)> {
        let preposition = self.preposition(noun);
        let above = self.tree.ancestors(noun);
        let verb = above.take(3).find(|&w| self.tree.upos(w) == "VERB")?;
        let cues = &self.knowledge.cues;
        let lemma = self.lemma(verb);
        // "elected A chairman of B"
        let made = preposition.is_none()
            && noun > verb
            && cues.installs(&lemma)
            && self.holder(noun).is_none();
        if preposition.as_deref() != Some("as") && !made {
            return None;
        }
        let phrasal = self
            .particle(verb)
            .map_or(lemma.clone(), |p| format!("{lemma} {}", self.lower(p)));
        let arguments = self.arguments(verb);
        let person = |words: Vec<usize>| {
            let mut actors = words.into_iter().flat_map(|w| self.actors(w));
            actors
                .find(|a| a.via.is_none() && self.is_person(a.mention))
                .map(|a| a.mention)
        };
        if cues.installs(&lemma) {
            let objects = arguments.targets.get("obj")?;
            let holder = person(objects.keys().copied().collect())?;
            return Some((verb, holder, false));
        }
        let leaves = cues.leaves(&lemma) || cues.leaves(&phrasal);
        if !leaves && !cues.serves(&lemma) && !cues.serves(&phrasal) {
            return None;
        }
        let holder = person(arguments.sources.keys().copied().collect())?;
        Some((verb, holder, leaves))
    }
}
