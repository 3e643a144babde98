//! The word that names an act between two mentions that the `pairs` head is sure of.

use crate::annotation::Class;
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::candidate::{Sense, class};
use crate::stage::relation::learned::{SURE, SUREST};
use crate::stage::relation::reading::{Reading, is_possessive_mark};

/// The word stands at most so many steps of the tree from both ends together.
const FURTHEST: usize = 7;

impl Reading<'_> {
    /// The nearest word that the lexicon lists under the wanted class, else a verb unknown to it that both hang on, else a word
    /// of any other class, else the verb that both share.
    pub(crate) fn trigger_between(
        &self,
        heads: (usize, usize),
        wanted: Class,
        probability: f32,
    ) -> Option<(usize, Sense)> {
        let act = |found: Class| {
            !matches!(
                found,
                Class::Affiliation | Class::Location | Class::Statement
            )
        };
        let any = || self.listed_act(heads, |found| found != wanted && act(found));
        let shared = || {
            let arguments = self.shared_verb(heads, wanted);
            let verb = arguments.or_else(|| self.verb_above(heads, wanted));
            // "has its eye on B", "took": not without the noun.
            let light = |verb: usize| {
                let light = self.knowledge.predicates.light_verb(&self.lemma(verb));
                light && self.listed_as(verb, |found| found == wanted).is_none()
            };
            verb.and_then(|(verb, sense)| match light(verb) {
                true if probability < SUREST => None,
                true => self.with_object(verb, sense),
                false => Some((verb, sense)),
            })
        };
        self.listed_act(heads, |found| found == wanted)
            .or_else(|| self.open_act(heads, wanted))
            .or_else(any)
            .or_else(|| shared().filter(|_| probability >= SURE))
    }

    /// "opposition" of "the opposition leader": a noun that only says what sort of thing another is names no act.
    pub(crate) fn is_sort(&self, word: usize) -> bool {
        let above = self.tree.head(word).filter(|&above| above > word);
        self.tree.relation(word) == "compound"
            && above.is_some_and(|above| self.tree.upos(above) == "NOUN")
    }

    /// "the jailed writer": a participle before a noun says what was done to it, not by whom.
    fn is_quality(&self, word: usize) -> bool {
        let hyphened = word > 0 && self.word(word - 1) == "-";
        self.tree.upos(word) == "VERB" && self.tree.relation(word) == "amod" && !hyphened
    }

    /// The nearest word that the lexicon lists under a class that is wanted.
    fn listed_act(
        &self,
        (s, t): (usize, usize),
        wanted: impl Fn(Class) -> bool,
    ) -> Option<(usize, Sense)> {
        let names = |word: usize| {
            let verb = self.tree.upos(word) == "VERB" && self.lower(word) == self.word(word);
            let free = self.mention_at(word).is_none() || verb;
            free && !self.is_sort(word) && !self.is_quality(word)
        };
        self.near(s, t).into_iter().find_map(|word| {
            let predicate = self.listed_as(word, &wanted).filter(|_| names(word))?;
            let mutual = predicate.symmetric && !self.is_done_to_others(word, predicate);
            let parties = mutual || !self.is_one_argument(word, s, t);
            let fits = parties
                && !self.is_excluded(word, predicate)
                && self.fits_slot(word, s, predicate)
                && self.fits_slot(word, t, predicate)
                && self.fills_slot(word, [s, t], predicate)
                && !self.is_agentless(word, predicate);
            fits.then(|| (word, Sense::listed(predicate)))
        })
    }

    /// The lowest verb that both ends hang on, where the lexicon does not list it and both are parties of its own.
    fn open_act(&self, (s, t): (usize, usize), class: Class) -> Option<(usize, Sense)> {
        let verb = self.common_verb(s, t)?;
        let lemma = self.lemma(verb);
        let mut rows = self
            .knowledge
            .predicates
            .find(&lemma, PartOfSpeech::Verb, None);
        if rows.next().is_some() || self.is_empty_verb(verb) {
            return None;
        }
        let (first, last) = (
            self.party_of(verb, s.min(t))?,
            self.party_of(verb, s.max(t))?,
        );
        let behind = (first < verb).then_some(last);
        Some((verb, self.own_sense(verb, behind, class)))
    }

    /// The lowest verb of which both ends are arguments, or stand right below one, whatever else the lexicon says of it.
    fn shared_verb(&self, (s, t): (usize, usize), class: Class) -> Option<(usize, Sense)> {
        let verb = self.common_verb(s, t)?;
        let argument = |head| {
            let top = self.branch(verb, head)?;
            let near = self.apart(verb, head).is_some_and(|steps| steps <= 2);
            (near && self.is_argument(top)).then_some(top)
        };
        let (first, last) = (argument(s.min(t))?, argument(s.max(t))?);
        let behind = (first < verb).then_some(last);
        Some((verb, self.own_sense(verb, behind, class)))
    }

    /// The lowest verb that both words hang on, by whatever way.
    fn verb_above(&self, (s, t): (usize, usize), class: Class) -> Option<(usize, Sense)> {
        let above: Vec<usize> = self.tree.ancestors(t).collect();
        let is_verb = |word: &usize| self.tree.upos(*word) == "VERB" && above.contains(word);
        let verb = self.tree.ancestors(s).find(is_verb)?;
        // "did not want to lose B": it is the other verb that says something.
        if self.is_empty_verb(verb) && self.tree.dependents(verb, "xcomp").next().is_some() {
            return None;
        }
        // "A and B are hoping": not from each other. "asked A to sell B": sold, but not to B.
        let object = self.tree.dependents(verb, "obj").find(|&w| w == s.max(t));
        let sense = self.own_sense(verb, object, class);
        let apart = sense.symmetric || !self.is_one_argument(verb, s, t);
        apart.then_some((verb, sense))
    }

    /// The lowest verb that both words hang on, by arguments of their own.
    fn common_verb(&self, s: usize, t: usize) -> Option<usize> {
        let above: Vec<usize> = self.tree.ancestors(t).collect();
        let verb = self
            .tree
            .ancestors(s)
            .find(|word| self.tree.upos(*word) == "VERB" && above.contains(word))?;
        (!self.is_one_argument(verb, s, t)).then_some(verb)
    }

    /// What the lexicon says of a verb under that class, else its own words with the preposition of the party behind it.
    fn own_sense(&self, verb: usize, behind: Option<usize>, class: Class) -> Sense {
        let preposition = behind.and_then(|party| self.preposition(party));
        let preposition = preposition.filter(|word| !is_possessive_mark(word));
        let listed = self.listed_as(verb, |found| found == class);
        let slot = preposition.as_deref().unwrap_or("obj");
        // "arrived from B" is no "arrived in B".
        let fits = |row: &&Predicate| behind.is_none() || row.targets.iter().any(|own| own == slot);
        if let Some(predicate) = listed.filter(fits) {
            return Sense::listed(predicate);
        }
        let mut label = self.knowledge.verbs.past(&self.lemma(verb));
        if let Some(particle) = self.particle(verb) {
            label = format!("{label} {}", self.lower(particle));
        }
        if let Some(preposition) = preposition {
            label = format!("{label} {preposition}");
        }
        Sense {
            class,
            ..Sense::unlisted(label)
        }
    }

    /// "gave evidence against": a verb that says little by itself, named with its object.
    fn with_object(&self, verb: usize, sense: Sense) -> Option<(usize, Sense)> {
        let mut objects = self.tree.dependents(verb, "obj");
        let object = objects.find(|&object| self.mention_at(object).is_none())?;
        let past = self.knowledge.verbs.past(&self.lemma(verb));
        let label = sense
            .label
            .replacen(&past, &format!("{past} {}", self.lower(object)), 1);
        Some((verb, Sense { label, ..sense }))
    }

    fn is_argument(&self, word: usize) -> bool {
        matches!(
            self.tree.plain_relation(word),
            "nsubj" | "obj" | "iobj" | "obl"
        )
    }

    /// The argument of a verb through which a mention's head takes part in it.
    fn party_of(&self, verb: usize, head: usize) -> Option<usize> {
        let top = self.branch(verb, head)?;
        let mention = self.mention_at(head)?;
        let acts = self
            .actors(top)
            .iter()
            .any(|actor| actor.mention == mention);
        (acts && self.is_argument(top)).then_some(top)
    }

    /// The child of a word under which another stands.
    pub(crate) fn branch(&self, word: usize, below: usize) -> Option<usize> {
        let mut path = std::iter::once(below).chain(self.tree.ancestors(below));
        path.find(|&w| self.tree.head(w) == Some(word))
    }

    fn listed_as(&self, word: usize, wanted: impl Fn(Class) -> bool) -> Option<&Predicate> {
        let pos = self.part_of_speech(word)?;
        if pos == PartOfSpeech::Noun {
            let mut rows = self.noun_rows(word).into_iter();
            return rows.find(|p| wanted(class(&p.class)));
        }
        let forms = [self.lower(word), self.lemma(word)];
        let particle = self.particle(word).map(|p| self.lower(p));
        let particle = particle.as_deref();
        let mut rows = forms
            .iter()
            .flat_map(|form| self.knowledge.predicates.find(form, pos, particle));
        // No slot is chosen yet, so that the target's own preposition counts.
        rows.find(|p| {
            let needed = p.needs.is_empty() || self.meets_conditions(word, "", p);
            wanted(class(&p.class)) && needed
        })
    }

    /// The words that stand no more than `FURTHEST` steps of the tree from two others together, nearest first.
    pub(crate) fn near(&self, s: usize, t: usize) -> Vec<usize> {
        let (s, t) = (self.path(s), self.path(t));
        let steps = |word: usize| {
            let own = self.path(word);
            Some(steps(&own, &s)? + steps(&own, &t)?)
        };
        let all = (0..self.tree.len()).filter_map(|word| Some((steps(word)?, word)));
        let mut near: Vec<(usize, usize)> = all.filter(|(steps, _)| *steps <= FURTHEST).collect();
        near.sort_unstable();
        near.into_iter().map(|(_, word)| word).collect()
    }

    /// Steps of the tree from one word to another; `None` where they are far apart.
    pub(crate) fn apart(&self, a: usize, b: usize) -> Option<usize> {
        steps(&self.path(a), &self.path(b))
    }

    /// A word and those above it, as far as it counts.
    fn path(&self, word: usize) -> Vec<usize> {
        let above = self.tree.ancestors(word).take(FURTHEST);
        std::iter::once(word).chain(above).collect()
    }
}

/// Steps of the tree from the first word of one path upwards to that of another; `None` where they do not meet.
fn steps(a: &[usize], b: &[usize]) -> Option<usize> {
    let mut up = a.iter().enumerate();
    up.find_map(|(i, word)| Some(i + b.iter().position(|other| other == word)?))
}
