//! Acts that others judge or answer: "A rejected B's proposal", "A condemned the Kenyan attack on C".

use crate::annotation::{EntityKind, EvidenceSource};
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::argument::{Arguments, Slots, note};
use crate::stage::relation::candidate::{Candidate, Sense, class};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::{Side, Tie};

/// Where an act says whose it is, in the order to try.
const OWNERS: [&str; 6] = ["poss", "by", "from", "amod", "compound", "of"];

impl Reading<'_> {
    /// Ties of a verb whose object is an act: to those whose act it is.
    pub(crate) fn judgement(
        &self,
        verb: usize,
        sources: &Side,
        arguments: &Arguments,
    ) -> Vec<Candidate> {
        let mut found = Vec::new();
        if sources.is_empty() {
            return found;
        }
        for (slot, words) in &arguments.targets {
            let Some(sense) = self.judging(verb, slot) else {
                continue;
            };
            let tie = Tie {
                predicate: verb,
                trigger: self.span(verb),
                sense,
            };
            let mut authors = self.authors(words);
            if authors.is_empty() {
                authors = self.authors_behind(verb, words);
            }
            found.extend(tie.between(sources, &authors));
        }
        found
    }

    /// What a verb says of an act in one of its slots.
    fn judging(&self, verb: usize, slot: &str) -> Option<Sense> {
        let (lemma, acts) = (self.lemma(verb), &self.knowledge.acts);
        let phrasal = self.phrasal(verb);
        let phrasal = phrasal.and_then(|phrase| acts.answer(&phrase, slot));
        if let Some(answer) = phrasal.or_else(|| acts.answer(&lemma, slot)) {
            return Some(Sense {
                class: class(&answer.class),
                event: answer.event.clone(),
                ..Sense::unlisted(answer.label.clone())
            });
        }
        let particle = self.particle(verb).map(|p| self.lower(p));
        let predicates = &self.knowledge.predicates;
        let mut rows = predicates.find(&lemma, PartOfSpeech::Verb, particle.as_deref());
        let fits = |row: &&Predicate| {
            row.targets.iter().any(|t| t == slot) && self.meets_conditions(verb, slot, row)
        };
        rows.find(fits)
            .filter(|_| acts.judges(&lemma))
            .map(Sense::listed)
    }

    /// Those whose acts stand in a slot.
    pub(crate) fn authors(&self, words: &Slots) -> Side {
        let mut side = Side::new();
        for (&word, evidence) in words {
            for act in self.with_conjuncts(word) {
                let own = self.authors_of(act).into_iter();
                let own = own.map(|(actor, _)| (actor, evidence.clone()));
                let fresh: Side = own
                    .filter(|(a, _)| side.iter().all(|(k, _)| k != a))
                    .collect();
                side.extend(fresh);
            }
        }
        side
    }

    /// "dismissed an appeal from B": whose act it is where the phrase hangs on the verb.
    fn authors_behind(&self, verb: usize, words: &Slots) -> Side {
        let act = |&word: &usize| {
            self.mention_at(word).is_none() && self.knowledge.acts.act(&self.lemma(word))
        };
        let mut phrases = self.prepositional(verb, &["from".to_owned(), "by".to_owned()]);
        phrases.retain(|&phrase, _| words.keys().any(|word| act(word) && *word < phrase));
        self.side(&phrases)
    }

    /// Those whose act a noun names: "Italy" of "Italy's proposal"; nobody where it names no act.
    fn authors_of(&self, noun: usize) -> Side {
        let forms = [self.lower(noun), self.lemma(noun)];
        let is_act = |form: &String| self.knowledge.acts.act(form);
        if self.mention_at(noun).is_some() {
            return Side::new();
        }
        if !forms.iter().any(is_act) {
            let wishes = |verb: &str| self.knowledge.acts.proposes(verb);
            let proposers = self.side(&self.agents_behind(noun, wishes));
            if !proposers.is_empty() {
                return proposers;
            }
            // "most elements of the Chilean proposal"
            let mut inner = self.tree.dependents(noun, "nmod");
            let act = inner.find(|&child| {
                self.preposition(child).as_deref() == Some("of") && is_act(&self.lemma(child))
            });
            return act.map_or_else(Side::new, |act| self.authors_of(act));
        }
        let row = self.noun_rows(noun).into_iter().next();
        let slots: Vec<String> = OWNERS
            .iter()
            .filter(|slot| owns(row, slot))
            .map(|slot| (*slot).to_owned())
            .collect();
        let mut side = self.side(&self.first_slot(noun, &slots.iter().collect::<Vec<_>>()));
        if side.is_empty() {
            side = self.side(&self.acronyms_before(noun));
        }
        if side.is_empty() {
            side = self.side(&self.agents_behind(noun, |_| true));
        }
        if side.is_empty() {
            side = self.side(&self.makers(noun));
        }
        side.retain(|(actor, _)| !self.is_setting(noun, actor.mention));
        side
    }

    /// "the role played by B", "the inquiry demanded by B", "a bomb planted by B": who did so to a noun by a participle behind it that
    /// fits.
    pub(crate) fn agents_behind(&self, noun: usize, fits: impl Fn(&str) -> bool) -> Slots {
        let participles = self.tree.dependents(noun, "acl");
        let passive = participles.filter(|&verb| self.is_passive(verb) && fits(&self.lemma(verb)));
        passive
            .flat_map(|verb| self.prepositional(verb, &["by".to_owned()]))
            .collect()
    }

    /// "the appeal that B filed", "a proposal B made": who did so by the clause behind the act.
    fn makers(&self, noun: usize) -> Slots {
        let mut found = Slots::new();
        if let Some((_, subject)) = self.clause_behind(noun) {
            note(&mut found, subject, EvidenceSource::Tree);
        }
        found
    }

    /// "a US offer": a state's or body's acronym before an act says whose it is, whatever else stands so before it.
    fn acronyms_before(&self, noun: usize) -> Slots {
        let mut found = Slots::new();
        for word in self.tree.dependents(noun, "compound") {
            if self.mention_at(word).is_some_and(|m| self.is_acronym(m)) {
                note(&mut found, word, EvidenceSource::Tree);
            }
        }
        found
    }

    fn is_acronym(&self, mention: usize) -> bool {
        let words = self.words_of(mention);
        let letters = |word: &str| word.chars().filter(|c| *c != '.').all(char::is_uppercase);
        words.len() == 1 && letters(self.word(words.start))
    }

    /// Whether a verb makes its subject the giver of the aid that a noun names: "approved a loan for B".
    pub(crate) fn gives(&self, verb: usize, noun: usize) -> bool {
        let aid = |row: &&Predicate| row.event.as_deref() == Some("AID");
        self.knowledge.acts.grants(&self.lemma(verb)) && self.noun_rows(noun).iter().any(aid)
    }

    /// "condemned B's mafia": what is judged is no act, so that B is no party to the judgement.
    pub(crate) fn is_bystander(&self, verb: usize, mention: usize) -> bool {
        let head = self.head_of(mention);
        let owned = self.tree.relation(head) == "nmod:poss";
        let Some(noun) = self.tree.head(head).filter(|_| owned) else {
            return false;
        };
        let judges =
            self.tree.upos(verb) == "VERB" && self.knowledge.acts.judges(&self.lemma(verb));
        judges
            && self.tree.upos(noun) == "NOUN"
            && self.tree.head(noun) == Some(verb)
            && self.actors(noun).is_empty()
    }

    /// "A denounced the invasion of B", "A welcomed C's plan to invade B": who judges an act has no part in it.
    pub(crate) fn is_judge(&self, word: usize, mention: usize) -> bool {
        let acts = &self.knowledge.acts;
        let noun = |w: &usize| self.tree.upos(*w) == "NOUN" && acts.act(&self.lemma(*w));
        let path = || std::iter::once(word).chain(self.tree.ancestors(word));
        let Some(act) = path().find(noun) else {
            return false;
        };
        let Some(verb) = self.tree.head(act) else {
            return false;
        };
        let lemma = self.lemma(verb);
        let slot = self.preposition(act).unwrap_or_else(|| "obj".to_owned());
        let judges = self.tree.upos(verb) == "VERB"
            && (acts.judges(&lemma) || acts.answer(&lemma, &slot).is_some());
        let head = self.head_of(mention);
        let mut judging = self.subjects(verb).into_iter();
        judges && judging.any(|subject| self.with_conjuncts(subject).contains(&head))
    }

    /// "the Gaza plan": a place before an act is what it is about.
    fn is_setting(&self, noun: usize, mention: usize) -> bool {
        let head = self.head_of(mention);
        self.mentions[mention].kind == EntityKind::Place
            && !self.is_acronym(mention)
            && self.tree.head(head) == Some(noun)
            && matches!(self.tree.relation(head), "compound" | "nmod:desc")
    }
}

/// Whether what stands in a slot of the act's noun did it: "by" of "the arrest by B", but not "of".
fn owns(row: Option<&Predicate>, slot: &str) -> bool {
    row.is_none_or(|row| {
        let listed = |slots: &[String]| slots.iter().any(|s| s == slot);
        match slot {
            "of" => listed(&row.sources) && !listed(&row.targets),
            "compound" => listed(&row.sources),
            _ => !listed(&row.targets),
        }
    })
}
