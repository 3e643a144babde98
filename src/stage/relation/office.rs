//! Affiliations that syntax makes certain: "Norwegian Foreign Minister A", "A, a spokesman for B", "A is the head of B".

use crate::annotation::{EntityKind, Form, Mention};
use crate::knowledge::{Office, Trait};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::{Candidate, class};
use crate::stage::relation::mend::LONGEST_PHRASE;
use crate::stage::relation::reading::Reading;
use crate::stage::relation::standing::suits;

impl Reading<'_> {
    /// The affiliations that one office noun states.
    pub(crate) fn office(&self, noun: usize) -> Vec<Candidate> {
        let Some(office) = self.office_of(noun) else {
            return Vec::new();
        };
        let Some(holder) = self
            .body_before(noun, office)
            .or_else(|| self.office_holder(noun))
            .or_else(|| self.bound_body(noun, office))
        else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut bodies = self.bodies(noun, holder, office);
        if bodies.is_empty() {
            bodies = self.shared_bodies(noun);
        }
        let kind = |m: &usize| self.mentions[*m].kind;
        let employed = bodies.iter().any(|m| kind(m) == EntityKind::Organization);
        for body in bodies {
            // "a Texas student" does not study at Texas.
            let learns = office.relation == "studied at";
            // "its Angolan subsidiary" is one in Angola.
            let from = self.mentions[body].form == Form::Nationality && office.is(Trait::Placed);
            let astray = from || (learns && self.mentions[body].kind == EntityKind::Place);
            if body == holder || astray {
                continue;
            }
            let mut tie = self.affiliation(noun, office, holder, body);
            // "Mother Teresa of Calcutta" is nobody's mother there.
            let kinds = [&tie.source, &tie.target].map(|end| self.mentions[end.mention].kind);
            if !suits(&tie.sense.label, kinds.into()) {
                continue;
            }
            // "the charity … its Irish director"
            let national = self.mentions[body].form == Form::Nationality;
            if employed && national && tie.sense.label == "leads" {
                "citizen of".clone_into(&mut tie.sense.label);
            }
            found.push(tie);
        }
        found.extend(self.of_others(noun, holder, &found));
        found
    }

    /// "the ministers A and B": what several names behind one office have in common.
    fn of_others(&self, noun: usize, holder: usize, ties: &[Candidate]) -> Vec<Candidate> {
        let several = self.lower(noun) != self.lemma(noun) && self.is_person(holder);
        if !several {
            return Vec::new();
        }
        let others = self.named_in_list(self.head_of(holder)).into_iter();
        let others =
            others.filter(|other| other.mention != holder && self.is_person(other.mention));
        let shared = |other: Actor| {
            let own = ties.iter().filter(move |tie| tie.source.mention == holder);
            own.map(move |tie| Candidate {
                source: other.clone(),
                ..tie.clone()
            })
        };
        others.flat_map(shared).collect()
    }

    /// "a U.S. citizen of Palestinian origin"
    pub(crate) fn is_origin(&self, nationality: usize) -> bool {
        let noun = self.tree.head(self.head_of(nationality));
        let national = self.mentions[nationality].form == Form::Nationality;
        national && noun.is_some_and(|noun| self.knowledge.nouns.origin(&self.lemma(noun)))
    }

    /// The office that a noun names, with the word before it ("chief executive") or by itself.
    pub(crate) fn office_of(&self, noun: usize) -> Option<&Office> {
        let nouns = &self.knowledge.nouns;
        let lemma = self.lemma(noun);
        // "chief" of "chief executive" and "chief engineer" is none by itself.
        let next = noun + 1;
        let modifies = self.tree.head(noun) == Some(next)
            && self.tree.upos(next) == "NOUN"
            && self.mention_at(next).is_none();
        if modifies && nouns.office(&self.lemma(next)).is_some() {
            return None;
        }
        // "Secretary General", "attorney general"
        let next = Some(next).filter(|next| *next < self.tree.len());
        let whole = next.and_then(|next| nouns.office_of_two(&lemma, &self.lower(next)));
        if whole.is_some() {
            let second = next.is_some_and(|next| self.tree.upos(next) == "NOUN");
            return whole.filter(|_| !second);
        }
        let before = |back: usize| noun.checked_sub(back).map(|w| self.lower(w));
        let hyphened = before(1).filter(|word| word == "-").and_then(|_| before(2));
        let pair = hyphened
            .map(|first| format!("{first}-{lemma}"))
            .or_else(|| before(1).map(|first| format!("{first} {lemma}")));
        pair.and_then(|pair| nouns.office(&pair))
            .or_else(|| nouns.office(&lemma))
    }

    pub(crate) fn affiliation(
        &self,
        noun: usize,
        office: &Office,
        holder: usize,
        body: usize,
    ) -> Candidate {
        let words = self.title_words(noun);
        let label = self.office_label(noun, office, (holder, body), &words);
        let former = self.is_titled(noun, holder, |word| self.says_former(word));
        // "his predecessor, B": he succeeded B.
        let ends = match office.relation.as_str() {
            "preceded" => (body, holder),
            _ => (holder, body),
        };
        let mut tie =
            Candidate::stated(ends, (label, class(&office.class)), (noun, self.span(noun)));
        tie.sense.symmetric = office.is(Trait::Symmetric) && label == office.relation;
        tie.role = Some(self.role_with_topic(noun, &words));
        // "a former Surinamese guerrilla leader": what is over is the office.
        tie.former = (former || self.ended(noun)) && label != "citizen of";
        tie.standing = !self.is_said(noun);
        tie
    }

    /// What the holder of an office is to a body, as the words around the noun have it.
    fn office_label<'o>(
        &self,
        noun: usize,
        office: &'o Office,
        (holder, body): (usize, usize),
        words: &[usize],
    ) -> &'o str {
        let Mention { kind, form, .. } = self.mentions[body];
        let (state, relation) = (kind == EntityKind::Place, office.relation.as_str());
        let among = |such: &dyn Fn(&str) -> bool| {
            let mut before = words.iter().filter(|&&w| w < noun);
            state && before.any(|&w| such(&self.lower(w)))
        };
        let faction = || among(&|word| self.knowledge.nouns.faction(word));
        let service = || among(&|word| self.knowledge.nouns.service(word));
        let deputy = || self.is_titled(noun, holder, |word| self.knowledge.nouns.deputy(word));
        let colleague = matches!(relation, "counterpart of" | "colleague of");
        match relation {
            // "Petrov's deputy", "her campaign manager"
            _ if office.is(Trait::Serving) && kind == EntityKind::Person => "works for",
            "leads" if self.is_branch(noun, words) => "official of",
            "preceded" => "succeeded",
            // "her Norwegian counterpart": holds for Norway the office that she holds elsewhere.
            _ if office.noun == "counterpart" && state => "represents",
            // "her counterpart at Fennimore Bank"
            _ if colleague && kind == EntityKind::Organization => "works for",
            // "a Kenyan analyst", "the Singaporean investor": of a nationality no employer is made, nor property.
            _ if office.is(Trait::National) && form == Form::Nationality => "citizen of",
            "leads" if faction() => "citizen of",
            "leads" | "minister of" if deputy() || service() => "official of",
            "member of" if self.sits_for(body) => "represents",
            relation => relation,
        }
    }

    /// "the MP for Bath": a place for which somebody sits in a body is none that has members.
    pub(crate) fn sits_for(&self, place: usize) -> bool {
        let seat = self.mentions[place].kind == EntityKind::Place;
        seat && self.preposition(self.head_of(place)).as_deref() == Some("for")
    }

    /// The person who holds the office: in the title's own phrase, in apposition to it, or its subject.
    pub(crate) fn office_holder(&self, noun: usize) -> Option<usize> {
        if let Some(person) = self.holder(noun).or_else(|| self.named_behind_comma(noun)) {
            return Some(person);
        }
        let above = self.tree.head(noun);
        let from_above = above.filter(|_| {
            let beside = matches!(
                self.tree.relation(noun),
                "appos" | "compound" | "nmod:desc" | "flat"
            );
            beside && !self.is_joined(noun)
        });
        if let Some(person) =
            from_above.and_then(|head| self.person_at(head).or_else(|| self.holder(head)))
        {
            return Some(person);
        }
        let subjects = self.subjects(noun);
        let subject = subjects.first().copied().filter(|_| self.is_said(noun));
        subject
            .and_then(|subject| self.person_at(subject).or_else(|| self.holder(subject)))
            .or_else(|| self.person_at(noun))
    }

    /// "is the head of", "became a citizen of".
    pub(crate) fn is_said(&self, noun: usize) -> bool {
        let becomes = |verb: usize| {
            self.tree.relation(noun) == "xcomp" && self.knowledge.cues.becomes(&self.lemma(verb))
        };
        let copula = self.tree.dependents(noun, "cop").next().is_some();
        copula || self.tree.head(noun).is_some_and(becomes)
    }

    /// "the president of A, a unit of B": no person is a part, it is the body right before the comma.
    fn body_before(&self, noun: usize, office: &Office) -> Option<usize> {
        let part = matches!(&*office.relation, "part of" | "subsidiary of");
        let person = self.office_holder(noun).filter(|&m| self.is_person(m));
        person.filter(|_| part && self.tree.relation(noun) == "appos")?;
        let start = noun.saturating_sub(LONGEST_PHRASE);
        let comma = (start..noun).rev().find(|&w| self.word(w) == ",")?;
        let body = self.mention_at(comma.checked_sub(1)?)?;
        (!self.is_person(body)).then_some(body)
    }

    /// The body or country that a noun binds to another: "rival" of "A is a rival of B", of "its rival A", of "A, a rival of B".
    fn bound_body(&self, noun: usize, office: &Office) -> Option<usize> {
        let body = |word: usize| {
            let mention = self.mention_at(word).or_else(|| self.described(word))?;
            let fits = self.mentions[mention].kind != EntityKind::Person
                && self.mentions[mention].form != Form::Nationality;
            fits.then_some(mention)
        };
        let copula = self.tree.dependents(noun, "cop").next().is_some();
        let subject = self.tree.dependents(noun, "nsubj").next();
        let named = self.tree.dependents(noun, "appos").next();
        let above = self.tree.head(noun);
        let above =
            above.filter(|_| matches!(self.tree.relation(noun), "appos" | "acl:relcl") && !copula);
        let found = subject.filter(|_| copula).and_then(body);
        found
            .or_else(|| {
                let capital = office.relation == "capital of";
                self.described(noun).filter(|_| !capital)
            })
            .or_else(|| named.and_then(body))
            .or_else(|| above.and_then(body))
            .filter(|_| office.is(Trait::Bodily))
    }
}
