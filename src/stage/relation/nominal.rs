//! Ties that an event noun makes: "the meeting between A and B", "A held talks with B", "Israeli strikes on C".

use crate::annotation::{Class, EvidenceSource};
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::argument::{Slots, add, note};
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::Tie;

/// A title before a name has fewer words than this.
const MOST_TITLE: usize = 5;

impl Reading<'_> {
    /// The ties of one noun; none where the lexicon does not know it as an event.
    pub(crate) fn nominal(&self, noun: usize) -> Vec<Candidate> {
        let listed = self.noun_rows(noun);
        // "attack aircraft": what sort of aircraft they are.
        let sort = self.tree.head(noun).filter(|_| self.is_sort(noun));
        if sort.is_some_and(|above| self.knowledge.nouns.representative(&self.lemma(above))) {
            return Vec::new();
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
                self.carrier(noun, &predicate.needs)
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
        let (sources, targets) = self.parties(noun, light, predicate);
        let unnamed = targets.keys().all(|&word| self.is_reciprocal(word))
            && !sources.keys().any(|&word| self.is_neither(word));
        let sense = Sense::listed(predicate);
        let (sources, mut acted_on) = (self.side(&sources), self.struck(&targets, &sense));
        // "protest at B's raid", "support for B's plan"
        let judged = matches!(sense.class, Class::Confrontation | Class::Cooperation);
        if judged && acted_on.is_empty() {
            acted_on = self.authors(&targets);
        }
        let tie = Tie {
            predicate: light.unwrap_or(noun),
            trigger: self.noun_trigger(noun, light),
            sense,
        };
        let mut found = tie.between(&sources, &acted_on);
        // "in a quarrel over milk": with whom is not said; nor in "A and B boycotted the talks".
        let vague = light.is_none()
            && ((self.preposition(noun).as_deref() == Some("in")
                && self.tree.plain_relation(noun) == "obl")
                || (self.is_shunned(noun) && self.pair(noun, predicate).is_empty()));
        if found.is_empty() && predicate.symmetric && unnamed && !vague {
            found = tie.among(&sources);
        }
        for tie in &mut found {
            tie.former = tie.sense.class.is_standing() && self.ended(noun);
        }
        found
    }

    /// The words of those who act and of those acted on.
    fn parties(&self, noun: usize, light: Option<usize>, predicate: &Predicate) -> (Slots, Slots) {
        let shared = |slot: &&String| predicate.targets.contains(slot);
        let (shared, own): (Vec<&String>, Vec<&String>) =
            predicate.sources.iter().partition(shared);
        let mut sources = self.first_slot(noun, &own);
        let mut targets = self.noun_slots(noun, &predicate.targets);
        self.noun_roles(noun, predicate, &mut sources, &mut targets);
        match light {
            // "the talks between A and B were delayed by C": the parties are named.
            _ if !self.pair(noun, predicate).is_empty() => {}
            Some(verb) => {
                self.drop_own(verb, &mut sources);
                self.carried(verb, predicate, &mut sources, &mut targets);
            }
            None => match self.done_by(noun) {
                Some(verb) => self.carried(verb, predicate, &mut sources, &mut targets),
                None if sources.is_empty() => add(&mut sources, self.said_of(noun, predicate)),
                None => {}
            },
        }
        add(&mut sources, self.pair(noun, predicate));
        if predicate.sources.iter().any(|slot| slot == "between") {
            add(&mut sources, self.hyphenated(noun));
        }
        let under = self.preposition(noun).as_deref() == Some("under");
        let told = under && !targets.is_empty();
        let others = if told {
            Vec::new()
        } else {
            self.inverse_party(noun, predicate)
        };
        sources.retain(|word, _| !others.contains(word));
        if !others.is_empty() && sources.is_empty() {
            sources = self.doers_behind(noun, &predicate.sources);
        }
        add(&mut targets, others);
        // "the port is under the control of B": B has it.
        let governs = predicate.class == "affiliation";
        if governs && under {
            sources = std::mem::take(&mut targets);
            sources.retain(|&word, _| word > noun);
            add(&mut targets, self.held_under(noun));
        }
        // "Russia's invasion of Ukraine", but "the invasion of the rebels": "of" may be either side.
        if sources.is_empty() {
            sources = self.first_slot(noun, &shared);
        }
        targets.retain(|word, _| !sources.contains_key(word));
        if predicate.event.as_deref() == Some("REQUEST") && targets.is_empty() {
            add(&mut targets, self.clause_subjects(noun));
        }
        (sources, targets)
    }

    /// "A drew criticism from B", "A came under attack by B": who did it, whether the tree hangs that on noun or verb.
    fn doers_behind(&self, noun: usize, sources: &[String]) -> Slots {
        let behind = |slot: &&String| matches!(&***slot, "from" | "by");
        let slots: Vec<String> = sources.iter().filter(behind).cloned().collect();
        let mut found = self.noun_slots(noun, &slots);
        if let Some(verb) = self.tree.head(noun).filter(|_| found.is_empty()) {
            found = self.prepositional(verb, &slots);
        }
        found.retain(|&word, _| word > noun);
        found
    }

    /// "expressed his condolences": a pronoun that means the carrying verb's subject is no party beside it.
    fn drop_own(&self, verb: usize, sources: &mut Slots) {
        let entity = |m: usize| self.mentions[m].entity;
        let subjects = self.subjects(verb).into_iter().flat_map(|s| self.actors(s));
        let own: Vec<usize> = subjects.map(|actor| entity(actor.mention)).collect();
        sources.retain(|&word, _| {
            let meant = self.mention_at(word).map(entity);
            self.tree.upos(word) != "PRON" || meant.is_some_and(|meant| !own.contains(&meant))
        });
    }

    /// "the meeting between A and B": both, whatever the tree makes of it.
    fn pair(&self, noun: usize, predicate: &Predicate) -> Vec<usize> {
        let text = |w: usize| self.text_at(w);
        let takes = predicate.sources.iter().any(|slot| slot == "between");
        if !takes || text(noun + 1).as_deref() != Some("between") {
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

    /// "the India-Pakistan war", "U.S.-China trade talks": both, whatever the tree makes of them.
    fn hyphenated(&self, noun: usize) -> Vec<usize> {
        let modifier = |word: &usize| {
            self.mention_at(*word).is_none() && matches!(self.tree.upos(*word), "NOUN" | "ADJ")
        };
        // Of "trade talks" the talks.
        let head = self.tree.relation(noun) != "compound";
        let mut before = (noun.saturating_sub(3)..noun).rev().filter(|_| head);
        let end = before.find(|w| !modifier(w));
        let pair = || {
            let second = self.mention_at(end?)?;
            let hyphen = self.words_of(second).start.checked_sub(1)?;
            let first = self.mention_at(hyphen.checked_sub(1)?)?;
            self.is_tight_hyphen(hyphen)
                .then(|| vec![self.head_of(first), self.head_of(second)])
        };
        pair().unwrap_or_default()
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
        let given = predicate.sources.iter().any(|slot| slot == "to");
        let paired = !self.pair(noun, predicate).is_empty();
        for argument in &frame.arguments {
            let slot = self.preposition(argument.word);
            let listed = |slots: &[String]| slot.as_ref().is_some_and(|s| slots.contains(s));
            let side = match argument.role.as_str() {
                // "gave an interview to B": B asks.
                "ARG0" if !listed(&predicate.targets) && !given && !paired => &mut *sources,
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
}
