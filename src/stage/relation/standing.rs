//! Standing ties that the `pairs` head is sure of: offices, bonds, whereabouts, with the words that say so.

use crate::annotation::{EntityKind, EvidenceSource, Form};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::learned::{Learned, class_of};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::trigger::FURTHEST;
use crate::text::Span;

/// Ties that no two mentions have by standing beside each other: a word must say so.
const WORDED: [&str; 9] = [
    "born in",
    "lives in",
    "founded",
    "owns",
    "owns a stake in",
    "studied at",
    "married",
    "succeeded",
    "minister of",
];

/// Mentions with no more words between them stand beside each other.
const BESIDE: usize = 5;

impl Reading<'_> {
    /// An office, bond or whereabouts; the word that says so is the office beside the source, else what stands between.
    pub(crate) fn standing_tie(&self, tie: &Learned<'_>) -> Option<Candidate> {
        let named = |m: usize| matches!(self.mentions[m].form, Form::Name | Form::Nationality);
        if !named(tie.source) && !named(tie.target)
            || self.is_of_another(tie.source, tie.target)
            || self.is_hyphenated(tie.source, tie.target)
        {
            return None;
        }
        // An ambassador to a country does not represent it.
        let to = self.preposition(self.head_of(tie.target)).as_deref() == Some("to");
        if to && tie.label == "represents" {
            return None;
        }
        let word = self.word_for(tie.source, tie.target, tie.label);
        let beside = || {
            let worded = WORDED.contains(&tie.label);
            let place = matches!(tie.label, "based in" | "located in");
            let apart = place && self.is_parted(tie.source, tie.target);
            self.beside(tie.source, tie.target)
                .filter(|_| !worded && !apart)
        };
        if word.is_some_and(|word| {
            self.is_anothers(word, [tie.source, tie.target])
                || self.is_held(word, tie)
                || self.is_of_thing(word, tie.target)
        }) {
            return None;
        }
        if word.is_some_and(|word| {
            self.is_cut_off(word, tie.target) || self.is_topic(word, self.head_of(tie.target))
        }) {
            return None;
        }
        let trigger = word.map(|word| self.span(word)).or_else(beside)?;
        let label = self.worded_label(tie, word)?;
        if word.is_none() && self.is_of_other_person(tie.source, tie.target) {
            return None;
        }
        let noun = word.filter(|&w| self.knowledge.nouns.office(&self.lemma(w)).is_some());
        let role = noun.map(|noun| self.role_of(noun));
        Some(Candidate {
            source: Actor {
                mention: tie.source,
                via: None,
            },
            target: Actor {
                mention: tie.target,
                via: None,
            },
            sense: Sense {
                label: label.to_owned(),
                class: class_of(tie.label),
                event: None,
                symmetric: matches!(tie.label, "married" | "counterpart of"),
            },
            predicate: word.unwrap_or_else(|| self.head_of(tie.source)),
            trigger,
            evidence: vec![EvidenceSource::Pairs],
            role,
            former: noun.is_some_and(|noun| {
                let words = noun.saturating_sub(3)..noun;
                words
                    .into_iter()
                    .any(|w| self.knowledge.nouns.former(&self.lower(w)))
            }),
            // "is rumoured to have married", "is expected to become minister": what is said may be denied or doubted.
            // "has no stake in": so may an act or share.
            standing: word.is_none_or(|word| noun.is_some() && !self.is_said(word)),
        })
    }

    /// "the Lima chief Ana Roe, Otto Rehn and": an office that the tree gives to somebody else, or to the same person of another body.
    fn is_held(&self, noun: usize, tie: &Learned<'_>) -> bool {
        let Some(office) = self.office_of(noun).filter(|o| o.relation == tie.label) else {
            return false;
        };
        let entity = |m: usize| self.mentions[m].entity;
        let single = self.lower(noun) == self.lemma(noun);
        let Some(holder) = self.office_holder(noun).filter(|_| single) else {
            // "A said that leaders of B would decide"
            let said = self.steps(noun, self.head_of(tie.source)) > 2;
            return !single && said && self.tree.plain_relation(noun) == "nsubj";
        };
        if self.mentions[holder].kind != EntityKind::Person {
            return false;
        }
        let bodies = self.bodies(noun, holder, office);
        let of_target = bodies.iter().any(|&m| entity(m) == entity(tie.target));
        let of_body = bodies
            .iter()
            .any(|&m| self.mentions[m].kind == EntityKind::Organization);
        let place = self.mentions[tie.target].kind == EntityKind::Place;
        match entity(holder) == entity(tie.source) {
            true => tie.label == "leads" && of_body && place && !of_target,
            false => of_target,
        }
    }

    /// "a Constitutional Court matter involving former president A": the office is not of a name that says what sort of thing
    /// something else is, nor that of "head of organized crime in B" of B.
    fn is_of_thing(&self, noun: usize, target: usize) -> bool {
        if self.office_of(noun).is_none() {
            return false;
        }
        let head = self.head_of(target);
        let above = self
            .tree
            .head(head)
            .filter(|_| self.tree.relation(head) == "compound");
        let thing = above.is_some_and(|above| {
            self.tree.upos(above) == "NOUN"
                && above != noun
                && above > head
                && !self.tree.is_under(above, noun)
                && self.office_of(above).is_none()
                && self.mention_at(above).is_none()
        });
        let inside = matches!(self.preposition(head).as_deref(), Some("in" | "at"));
        let of_what = self.tree.dependents(noun, "nmod").any(|c| {
            self.preposition(c).as_deref() == Some("of")
                && self.mention_at(c).is_none()
                && self.tree.is_under(head, c)
        });
        thing || (inside && of_what)
    }

    /// The label as far as words bear it: "A of the Reform Party" is of it, and no more is said.
    fn worded_label<'t>(&self, tie: &Learned<'t>, word: Option<usize>) -> Option<&'t str> {
        let target = &self.mentions[tie.target];
        let name = self.document.slice(target.span);
        let country = || self.knowledge.countries.by_name(name).is_some();
        match (tie.label, word, target.kind) {
            ("citizen of", ..) if target.form == Form::Name && !country() => None,
            ("leads" | "official of" | "spokesperson of", None, EntityKind::Organization) => {
                Some(self.belonging(tie.source, tie.target))
            }
            ("leads" | "official of" | "spokesperson of", None, _) => None,
            (label, ..) => Some(label),
        }
    }

    /// "the Israel-Hamas war": a hyphen says of two parties to something, not that one is in the other.
    fn is_hyphenated(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.words_of(a), self.words_of(b));
        let (before, after) = if a.start < b.start { (a, b) } else { (b, a) };
        before.end + 1 == after.start && self.is_tight_hyphen(before.end)
    }

    /// "A of the Civic Party and B of the Green League": the body behind a name is that one's.
    fn is_of_other_person(&self, source: usize, target: usize) -> bool {
        let head = self.tree.head(self.head_of(target));
        let person = head.and_then(|head| self.person_at(head));
        person.is_some_and(|p| self.mentions[p].entity != self.mentions[source].entity)
    }

    /// "a Peruvian subsidiary of Bramwell Tarn": the nationality is that of the noun before, not of the name behind "of".
    fn is_of_another(&self, source: usize, target: usize) -> bool {
        let head = self.head_of(source);
        let noun = self.tree.head(self.head_of(target));
        let nationality = self.mentions[target].form == Form::Nationality;
        let of = || matches!(self.preposition(head).as_deref(), Some("of" | "for"));
        nationality && noun.is_some() && noun == self.tree.head(head) && of()
    }

    /// The word that a standing tie rests on: the nearest that the word lists know under the label, an office ("chairman")
    /// or a predicate ("led").
    fn word_for(&self, source: usize, target: usize, label: &str) -> Option<usize> {
        let (s, t) = (self.head_of(source), self.head_of(target));
        (0..self.tree.len())
            .filter(|&word| self.mention_at(word).is_none() && self.means(word, label))
            .map(|word| (self.steps(word, s) + self.steps(word, t), word))
            .min()
            .filter(|(steps, _)| *steps <= FURTHEST)
            .map(|(_, word)| word)
    }

    fn means(&self, word: usize, label: &str) -> bool {
        let office = self.office_of(word);
        office.is_some_and(|office| office.relation == label)
            || self.part_of_speech(word).is_some_and(|pos| {
                let mut rows = self.knowledge.predicates.find(&self.lemma(word), pos, None);
                rows.any(|row| row.label == label)
            })
    }

    /// The few words between two mentions that stand beside each other, else the later mention; none where a verb or
    /// "and" parts them.
    fn beside(&self, a: usize, b: usize) -> Option<Span> {
        let (a, b) = (self.words_of(a), self.words_of(b));
        let (before, after) = if a.start < b.start { (a, b) } else { (b, a) };
        let gap = after.start.checked_sub(before.end)?;
        // "Lima, Peru": behind a comma the second name must end the phrase.
        let open = gap == 1
            && self.word(before.end) == ","
            && after.end < self.tree.len()
            && self.tree.upos(after.end) != "PUNCT";
        let parts = |word: usize| {
            let thing = self.tree.upos(word) == "NOUN" && !self.is_description(word);
            let turned = self.tree.upos(word) == "ADP"
                && !matches!(
                    self.lower(word).as_str(),
                    "of" | "in" | "at" | "from" | "for" | "near" | "outside"
                );
            let of = matches!(self.lower(word).as_str(), "'s" | "’s");
            thing
                || (turned && !of)
                || matches!(self.tree.upos(word), "VERB" | "AUX" | "CCONJ" | "SCONJ")
        };
        if open || gap > BESIDE || (before.end..after.start).any(parts) {
            return None;
        }
        Some(self.range_span(if gap == 0 {
            after
        } else {
            before.end..after.start
        }))
    }

    /// "Premier A, who once advised B", "B, which tried President A": a verb parts the office from what it would be held in. "B sent
    /// a team led by A": what is led is not B.
    fn is_cut_off(&self, office: usize, target: usize) -> bool {
        let words = self.words_of(target);
        let verb = |w: usize| self.tree.upos(w) == "VERB" && self.tree.relation(w) != "amod";
        if self.tree.upos(office) == "VERB" {
            return self.is_led(office, target);
        }
        if office < words.start {
            return (office..words.start).any(verb);
        }
        let clause = |w: usize| {
            self.tree.relation(w) == "acl:relcl" && self.tree.head(w) == Some(self.head_of(target))
        };
        (words.end..office).any(|w| verb(w) && clause(w))
    }

    /// "a team led by A": whether a participle says that of a noun which neither names nor describes the target.
    fn is_led(&self, verb: usize, target: usize) -> bool {
        let participle = self.tree.relation(verb) == "acl" && self.is_passive(verb);
        let Some(noun) = self.tree.head(verb).filter(|_| participle) else {
            return false;
        };
        let meant = self.described(noun).or_else(|| self.apposed(noun));
        let said = self.tree.dependents(noun, "cop").next().is_some()
            && self.subjects(noun).contains(&self.head_of(target));
        self.mention_at(noun).is_none() && meant != Some(target) && !said
    }

    /// "Orbis executives in Lima", "lost money on its Lima route": the place is that of another noun.
    fn is_parted(&self, source: usize, target: usize) -> bool {
        let (a, b) = (self.words_of(source), self.words_of(target));
        let noun = |w: usize| {
            self.tree.upos(w) == "NOUN" && !self.knowledge.nouns.settlement(&self.lemma(w))
        };
        let between = (a.end..b.start).any(noun);
        let pronoun = self.mentions[source].form == Form::Pronoun;
        let modifies = b.end < self.tree.len()
            && self.tree.upos(b.end) == "NOUN"
            && self.tree.head(self.head_of(target)) == Some(b.end)
            && b.start >= a.end;
        pronoun || between || modifies
    }

    /// A noun that says what somebody or something is: an office, a kind of place.
    fn is_description(&self, noun: usize) -> bool {
        let (nouns, lemma) = (&self.knowledge.nouns, self.lemma(noun));
        nouns.office(&lemma).is_some() || nouns.settlement(&lemma)
    }
}

/// Whether a standing tie may hold between such a source and such a target; acts may between any.
pub(crate) fn suits(label: &str, (source, target): (EntityKind, EntityKind)) -> bool {
    use EntityKind::{Organization, Person, Place};
    match label {
        "citizen of" | "lives in" | "born in" => source == Person && target == Place,
        "works for" | "spokesperson of" => source == Person,
        "leads" | "official of" | "minister of" | "candidate of" => {
            source == Person && target != Person
        }
        "family" | "married" | "counterpart of" => source == Person && target == Person,
        "based in" => source == Organization && target == Place,
        "located in" | "capital of" => source == Place && target == Place,
        "part of" | "subsidiary of" => source != Person && target != Person,
        _ => true,
    }
}
