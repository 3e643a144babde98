//! Acts that the `pairs` head is sure of and the rules miss: some word of the sentence must name them.

use crate::annotation::{Class, EntityKind, EvidenceSource, Form, Mention, Relation};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::{Candidate, class};
use crate::stage::relation::learned::{Learned, SURE};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

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

    /// An act that some word names. A word whose parties the rules read already names no other's act.
    pub(crate) fn event_tie(&self, tie: &Learned<'_>, found: &[Relation]) -> Option<Candidate> {
        let suffers = self.may_act(tie.target) || self.is_of(tie.target);
        if !self.may_act(tie.source) || !suffers || self.is_owner(tie.source) {
            return None;
        }
        let wanted = class(tie.label);
        let heads = (self.head_of(tie.source), self.head_of(tie.target));
        let (word, sense) = self.trigger_between(heads, wanted, tie.probability)?;
        if found.iter().any(|r| r.trigger.contains(self.span(word)))
            || self.is_anothers(word, [tie.source, tie.target])
            || self.is_bystander(word, tie.target)
            || self.is_report(word)
            || self.is_done_to_people(word, heads)
            || self.is_done_to(word, heads.0)
            || self.is_of_another_deed(word, heads.1)
            || self.kept_away(word, heads)
            || (tie.probability < SURE && self.is_place_of_another(word, tie.target))
            || self.is_teller(word, tie.source)
            || self.is_teller(word, tie.target)
            || self.is_judge(word, tie.source)
            || (sense.class == Class::Conflict
                && [tie.source, tie.target]
                    .iter()
                    .any(|&end| self.stands_by(end)))
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
            predicate: self.light_verb(word).unwrap_or(word),
            trigger: self.span(word),
            evidence: vec![EvidenceSource::Pairs],
            role: None,
            former: false,
            standing: false,
        })
    }

    /// "The ministers A and B met the envoy": not each other.
    fn is_done_to_people(&self, verb: usize, (a, b): (usize, usize)) -> bool {
        let person = |w: usize| match self.mention_at(w) {
            Some(mention) => self.is_person(mention),
            None => self.means_person(w),
        };
        let mut objects = self.tree.dependents(verb, "obj");
        let others = self.tree.upos(verb) == "VERB" && objects.any(person);
        // "A and her counterpart B met the Pope": they met there.
        let peer = |w: usize| {
            let office = self.office_of(w);
            office.is_some_and(|office| office.relation == "counterpart of")
        };
        let peers = (a.min(b)..a.max(b)).any(peer);
        others && !peers && self.is_one_argument(verb, a, b)
    }

    /// "A and B boycotted the talks": not with each other.
    fn kept_away(&self, noun: usize, (a, b): (usize, usize)) -> bool {
        let verb = self.tree.head(noun).filter(|_| self.is_shunned(noun));
        verb.is_some_and(|verb| self.is_one_argument(verb, a, b))
    }

    /// "girls invited by A to visit B": what somebody is made to do is no act of him who makes him.
    fn is_of_another_deed(&self, verb: usize, target: usize) -> bool {
        let mut above = self.tree.ancestors(target).take_while(|&w| w != verb);
        let deed = above.find(|&w| {
            let below = self.tree.head(w) == Some(verb) && self.tree.upos(w) == "VERB";
            below && matches!(self.tree.relation(w), "xcomp" | "conj")
        });
        let made = |deed: usize| {
            let person = self.addressee(verb).is_some() || self.is_passive(verb);
            person && self.is_marked(deed, &["to"])
        };
        // "met her husband and left the club"
        let other = |deed: usize| self.tree.relation(deed) == "conj";
        let deed = deed.filter(|_| self.tree.upos(verb) == "VERB");
        deed.is_some_and(|deed| other(deed) || made(deed))
    }

    /// "the UN was not given access to B": the subject of a passive does not act.
    fn is_done_to(&self, verb: usize, source: usize) -> bool {
        self.tree.relation(source) == "nsubj:pass"
            && self.tree.head(source) == Some(verb)
            && self.is_passive(verb)
    }

    /// "said he proposed B", "is said to have persuaded A and B": what is said to be is no act of theirs.
    fn is_report(&self, word: usize) -> bool {
        self.tree.upos(word) == "VERB" && self.knowledge.cues.supposes(&self.lemma(word))
    }

    /// "supporters of the opposition leader A": a name that only tells which people are meant does not act with them.
    fn marks_people(&self, mention: usize) -> bool {
        let head = self.head_of(mention);
        let path = std::iter::once(head).chain(self.tree.ancestors(head));
        let inside = |&word: &usize| {
            let relation = self.tree.plain_relation(word);
            matches!(relation, "nmod" | "appos" | "flat" | "compound")
        };
        let nouns = path.take_while(inside).take(3);
        let mut above = nouns.filter_map(|word| self.tree.head(word));
        above.any(|noun| {
            let lemma = self.lemma(noun);
            self.knowledge.groups.people(&lemma) && !self.knowledge.nouns.representative(&lemma)
        })
    }

    /// "fought alongside Iraqi paratroopers": who is named behind "alongside" is no opponent.
    fn stands_by(&self, mention: usize) -> bool {
        let head = self.head_of(mention);
        let phrase = std::iter::once(head).chain(self.tree.head(head));
        let mut prepositions = phrase.filter_map(|word| self.preposition(word));
        prepositions.any(|word| word == "alongside")
    }

    /// Whether a nationality says whose a thing is: what befalls "two Vietnamese boats" befalls Vietnam.
    fn is_of(&self, mention: usize) -> bool {
        let noun = self.tree.head(self.head_of(mention));
        let thing = |noun: usize| self.tree.upos(noun) == "NOUN" && !self.means_person(noun);
        self.mentions[mention].form == Form::Nationality && noun.is_some_and(thing)
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
            _ if self.is_holders_bond(mention) || self.marks_people(mention) => false,
            (EntityKind::Person, Form::Name) => !self.is_in_compound(mention),
            (_, Form::Nationality) => self.representative_of(mention).is_some(),
            (EntityKind::Place, Form::Name) => !inside(),
            _ => true,
        }
    }

    /// "the Richter scale", "the Cohen report": a name before a thing takes no part in what becomes of it, but "the Okafor government"
    /// acts.
    fn is_in_compound(&self, person: usize) -> bool {
        let head = self.head_of(person);
        let before = self.tree.plain_relation(head) == "compound";
        let thing = self.tree.head(head).filter(|&noun| before && noun > head);
        thing.is_some_and(|noun| {
            self.tree.upos(noun) == "NOUN"
                && self.mention_at(noun).is_none()
                && !self.says_who(noun)
                && self.noun_rows(noun).is_empty()
                && !self.knowledge.nouns.representative(&self.lemma(noun))
        })
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
            self.tree.upos(noun) == "NOUN"
                && self.mention_at(noun).is_none()
                && self.actors(noun).is_empty()
                && self.noun_rows(noun).is_empty()
        })
    }
}
