//! Acts that the `pairs` head is sure of and the rules miss: a word of the class must name them.

use crate::annotation::{Class, EntityKind, EvidenceSource, Form, Mention, Relation};
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::{Candidate, Sense, class};
use crate::stage::relation::learned::Learned;
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// The word that says so stands at most so many steps of the tree from both ends together.
pub(crate) const FURTHEST: usize = 7;

impl Reading<'_> {
    /// The representative noun that a mention belongs to and that acts for it: "parliament" of "Ecuador's parliament".
    fn representative_of(&self, mention: usize) -> Option<Span> {
        let head = self.head_of(mention);
        let noun = self.tree.head(head)?;
        let of = || {
            matches!(
                self.preposition(head).as_deref(),
                Some("of" | "for" | "from")
            )
        };
        let belongs = match self.tree.relation(head) {
            "amod" | "compound" | "nmod:poss" => true,
            "nmod" => of(),
            _ => false,
        };
        let acts = self.mention_at(noun).is_none()
            && self.knowledge.nouns.representative(&self.lemma(noun))
            && self.represented(noun).contains(&mention);
        (belongs && acts).then(|| self.span(noun))
    }

    /// An act of some class: the nearest word that the lexicon lists under that class names it, else the verb that both
    /// hang on. A word whose parties the rules read already names no other's act.
    pub(crate) fn event_tie(&self, tie: &Learned<'_>, found: &[Relation]) -> Option<Candidate> {
        if !self.may_act(tie.source) || !self.may_act(tie.target) || self.is_owner(tie.source) {
            return None;
        }
        let wanted = class(tie.label);
        let heads = (self.head_of(tie.source), self.head_of(tie.target));
        let (word, sense) = self
            .listed_act(heads, wanted)
            .or_else(|| self.open_act(heads, wanted))?;
        if found.iter().any(|r| r.trigger.contains(self.span(word)))
            || self.is_anothers(word, [tie.source, tie.target])
            || self.is_bystander(word, tie.target)
            || self.is_place_of_another(word, tie.target)
            || self.is_teller(word, tie.source)
            || self.is_teller(word, tie.target)
            || self.is_judge(word, tie.source)
            || self.is_gapped(word, heads.0)
            || self.is_gapped(word, heads.1)
            || self.is_compared(tie.source)
            || self.is_compared(tie.target)
        {
            return None;
        }
        let actor = |mention| Actor {
            mention,
            via: self.representative_of(mention),
        };
        Some(Candidate {
            source: actor(tie.source),
            target: actor(tie.target),
            sense,
            predicate: word,
            trigger: self.span(word),
            evidence: vec![EvidenceSource::Pairs],
            role: None,
            former: false,
            standing: false,
        })
    }

    /// Whether a mention can be a party by itself: "Kenyan" of "Kenyan tourists" cannot, nor can "Geneva" of "met in Geneva".
    fn may_act(&self, mention: usize) -> bool {
        let Mention { kind, form, .. } = self.mentions[mention];
        let inside = || {
            matches!(
                self.preposition(self.head_of(mention)).as_deref(),
                Some("in" | "at" | "near" | "outside")
            )
        };
        match (kind, form) {
            _ if self.is_holders_bond(mention) => false,
            (_, Form::Nationality) => self.representative_of(mention).is_some(),
            (EntityKind::Place, Form::Name) => !inside(),
            _ => true,
        }
    }

    /// "the brother of A", "A's lawyer": of a person's relation or servant that does not act for him it is not he who acts.
    pub(crate) fn is_holders_bond(&self, mention: usize) -> bool {
        let head = self.head_of(mention);
        let owned = matches!(self.tree.relation(head), "nmod:poss" | "nmod")
            && self.mentions[mention].kind == EntityKind::Person;
        let noun = self.tree.head(head).filter(|_| owned);
        noun.is_some_and(|noun| {
            let lemma = self.lemma(noun);
            self.mention_at(noun).is_none()
                && self.knowledge.nouns.office(&lemma).is_some()
                && !self.knowledge.nouns.representative(&lemma)
        })
    }

    /// "Eritrea's proxies looted": what is owned acts, not its owner, unless it acts for him or is itself an act.
    fn is_owner(&self, mention: usize) -> bool {
        let head = self.head_of(mention);
        let owned = self.tree.relation(head) == "nmod:poss";
        let noun = self.tree.head(head).filter(|_| owned);
        noun.is_some_and(|noun| {
            let act = || {
                let forms = [self.lower(noun), self.lemma(noun)];
                let predicates = &self.knowledge.predicates;
                forms.iter().any(|form| {
                    let mut rows = predicates.find(form, PartOfSpeech::Noun, None);
                    rows.next().is_some()
                })
            };
            self.tree.upos(noun) == "NOUN"
                && self.mention_at(noun).is_none()
                && self.actors(noun).is_empty()
                && !act()
        })
    }

    /// "opposition" of "the opposition leader": a noun that only says what sort of thing another is names no act.
    fn is_sort(&self, word: usize) -> bool {
        let above = self.tree.head(word).filter(|&above| above > word);
        self.tree.relation(word) == "compound"
            && above.is_some_and(|above| self.tree.upos(above) == "NOUN")
    }

    /// The nearest word that the lexicon lists under a class.
    fn listed_act(&self, (s, t): (usize, usize), wanted: Class) -> Option<(usize, Sense)> {
        let nearest = (0..self.tree.len())
            .filter(|&word| {
                let verb = self.tree.upos(word) == "VERB" && self.lower(word) == self.word(word);
                self.mention_at(word).is_none() || verb
            })
            .filter(|&word| !self.is_sort(word))
            .filter_map(|word| {
                let predicate = self.listed_as(word, wanted)?;
                let parties = predicate.symmetric || !self.is_one_argument(word, s, t);
                (parties
                    && self.fits_slot(word, s, predicate)
                    && self.fits_slot(word, t, predicate)
                    && self.fills_slot(word, [s, t], predicate)
                    && !self.is_agentless(word, predicate))
                .then_some(())?;
                Some((self.steps(word, s) + self.steps(word, t), word, predicate))
            })
            .min_by_key(|(steps, word, _)| (*steps, *word));
        let (_, word, predicate) = nearest.filter(|(steps, ..)| *steps <= FURTHEST)?;
        Some((word, Sense::listed(predicate)))
    }

    /// The lowest verb that both ends hang on, where the lexicon does not list it and both are parties of its own: its words,
    /// with the preposition of the party behind it.
    fn open_act(&self, (s, t): (usize, usize), wanted: Class) -> Option<(usize, Sense)> {
        let above: Vec<usize> = self.tree.ancestors(t).collect();
        let verb = self
            .tree
            .ancestors(s)
            .find(|word| self.tree.upos(*word) == "VERB" && above.contains(word))?;
        let lemma = self.lemma(verb);
        let mut rows = self
            .knowledge
            .predicates
            .find(&lemma, PartOfSpeech::Verb, None);
        if rows.next().is_some() || self.is_empty_verb(verb) {
            return None;
        }
        if self.is_one_argument(verb, s, t) {
            return None;
        }
        let (first, last) = (
            self.party_of(verb, s.min(t))?,
            self.party_of(verb, s.max(t))?,
        );
        let mut label = self.knowledge.verbs.past(&lemma);
        if let Some(preposition) = self.preposition(last).filter(|_| first < verb) {
            label = format!("{label} {preposition}");
        }
        let class = wanted;
        Some((
            verb,
            Sense {
                class,
                ..Sense::unlisted(label)
            },
        ))
    }

    /// The argument of a verb through which a mention's head takes part in it.
    fn party_of(&self, verb: usize, head: usize) -> Option<usize> {
        let top = self.branch(verb, head)?;
        let mention = self.mention_at(head)?;
        let acts = self
            .actors(top)
            .iter()
            .any(|actor| actor.mention == mention);
        let argument = matches!(
            self.tree.plain_relation(top),
            "nsubj" | "obj" | "iobj" | "obl"
        );
        (acts && argument).then_some(top)
    }

    /// The child of a word under which another stands.
    pub(crate) fn branch(&self, word: usize, below: usize) -> Option<usize> {
        let mut path = std::iter::once(below).chain(self.tree.ancestors(below));
        path.find(|&w| self.tree.head(w) == Some(word))
    }

    fn listed_as(&self, word: usize, wanted: Class) -> Option<&Predicate> {
        let pos = self.part_of_speech(word)?;
        let (lemma, surface) = (self.lemma(word), self.lower(word));
        let forms = [surface, lemma];
        let particle = self.particle(word).map(|p| self.lower(p));
        let particle = particle.as_deref();
        let mut rows = forms
            .iter()
            .flat_map(|form| self.knowledge.predicates.find(form, pos, particle));
        let carried = |p: &&Predicate| {
            pos != PartOfSpeech::Noun
                || p.needs.is_empty()
                || self.carrier(word, &p.needs).is_some()
        };
        rows.find(|p| class(&p.class) == wanted && carried(p))
    }

    /// Steps of the tree from one word to another.
    pub(crate) fn steps(&self, a: usize, b: usize) -> usize {
        let path = |word: usize| -> Vec<usize> {
            std::iter::once(word)
                .chain(self.tree.ancestors(word))
                .collect()
        };
        let (up, down) = (path(a), path(b));
        let met = up
            .iter()
            .enumerate()
            .find_map(|(i, w)| Some((i, down.iter().position(|d| d == w)?)));
        met.map_or(usize::MAX / 4, |(i, j)| i + j)
    }
}
