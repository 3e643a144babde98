//! What speaks against a standing tie that the `pairs` head is sure of: an office of somebody else, a body of something else.

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::learned::Learned;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// Whether two mentions can have a standing tie, whatever words say so.
    pub(crate) fn may_stand(&self, tie: &Learned<'_>) -> bool {
        let named = |m: usize| matches!(self.mentions[m].form, Form::Name | Form::Nationality);
        // An ambassador to a country does not represent it.
        let to = self.preposition(self.head_of(tie.target)).as_deref() == Some("to");
        let unfit = (to && tie.label == "represents")
            || self.is_of_another(tie.source, tie.target)
            || self.is_bracketed_with_another(tie.source, tie.target)
            || self.is_land_in_land(tie)
            || self.is_hyphenated(tie.source, tie.target);
        (named(tie.source) || named(tie.target)) && !unfit
    }

    /// Whether the word that would say so belongs to others.
    pub(crate) fn speaks_against(&self, word: usize, tie: &Learned<'_>) -> bool {
        self.is_anothers(word, [tie.source, tie.target])
            || self.is_held(word, tie)
            || self.is_of_office(word, tie)
            || self.is_of_thing(word, tie.target)
            || self.is_cut_off(word, tie.target)
            || self.is_topic(word, self.head_of(tie.target))
    }

    /// "A, an inspector whose son works for B": what the son does says nothing of A.
    pub(crate) fn is_of_kin(&self, word: usize, tie: &Learned<'_>) -> bool {
        let target = self.head_of(tie.target);
        let above = self.tree.ancestors(target).take_while(|&w| w != word);
        let mut verbs = above.filter(|&w| self.tree.upos(w) == "VERB");
        let whose = |subject: usize| {
            let mut owners = self.tree.dependents(subject, "nmod:poss");
            owners.any(|w| self.lower(w) == "whose")
        };
        let below = self.tree.is_under(target, word);
        below && verbs.any(|verb| self.tree.dependents(verb, "nsubj").any(whose))
    }

    /// "A, a niece of Norway's minister", "A, an aide to the Kenyan president": the office of the one whose niece or aide A is.
    fn is_of_office(&self, word: usize, tie: &Learned<'_>) -> bool {
        let above = self.tree.head(word).filter(|&above| {
            let of = matches!(self.preposition(word).as_deref(), Some("of" | "to" | "for"));
            of && above < word && self.mention_at(above).is_none()
        });
        let own = self.holder(word) == Some(tie.source);
        !own && self.office_of(word).is_some() && above.is_some_and(|w| self.office_of(w).is_some())
    }

    /// "my son A, my brother B": somebody's relative is no relative of the next one's for that.
    pub(crate) fn is_kin_of_another(&self, noun: usize, tie: &Learned<'_>) -> bool {
        let entity = |m: usize| self.mentions[m].entity;
        let end = |m: usize| {
            [tie.source, tie.target]
                .iter()
                .any(|&e| entity(e) == entity(m))
        };
        let mut owners = self.tree.dependents(noun, "nmod:poss");
        tie.label == "family" && owners.any(|owner| !self.mention_at(owner).is_some_and(end))
    }

    /// "Party of Justice (PJD)": what stands in brackets behind a body is its short name, not what it is part of.
    pub(crate) fn is_short_name(&self, tie: &Learned<'_>) -> bool {
        let body = |m: usize| self.mentions[m].kind == EntityKind::Organization;
        let (a, b) = (self.words_of(tie.source), self.words_of(tie.target));
        let (before, after) = if a.start < b.start { (a, b) } else { (b, a) };
        let text = |w: usize| self.text_at(w).unwrap_or_default();
        let bracketed = before.end + 1 == after.start && text(before.end) == "(";
        bracketed && text(after.end) == ")" && body(tie.source) && body(tie.target)
    }

    /// "A (Civic Party), B (Labour)": what stands alone in brackets belongs to the name right before them.
    fn is_bracketed_with_another(&self, source: usize, target: usize) -> bool {
        let entity = |m: usize| self.mentions[m].entity;
        let apart = |inner: usize, other: usize| {
            let words = self.words_of(inner);
            let alone = self.text_at(words.end).as_deref() == Some(")");
            let open = words
                .start
                .checked_sub(1)
                .filter(|&w| alone && self.word(w) == "(");
            let before = open.and_then(|w| self.mention_at(w.checked_sub(1)?));
            let kind = |m: usize| self.mentions[m].kind;
            let rival = |m: usize| kind(m) == kind(other) && entity(m) != entity(inner);
            before.is_some_and(|m| rival(m) && entity(m) != entity(other))
        };
        apart(target, source) || apart(source, target)
    }

    /// "the south of Nicaragua and the north of Costa Rica": of two countries that "and" joins none lies in the other.
    fn is_land_in_land(&self, tie: &Learned<'_>) -> bool {
        let (a, b) = (self.words_of(tie.source), self.words_of(tie.target));
        let between = a.end.min(b.end)..a.start.max(b.start);
        let joined = || between.clone().any(|w| self.lower(w) == "and");
        let countries = self.is_country(tie.source) && self.is_country(tie.target);
        tie.label == "located in" && countries && joined()
    }

    /// "the Israel-Hamas war": a hyphen says of two parties to something, not that one is in the other.
    fn is_hyphenated(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.words_of(a), self.words_of(b));
        let (before, after) = if a.start < b.start { (a, b) } else { (b, a) };
        before.end + 1 == after.start && self.is_tight_hyphen(before.end)
    }

    /// "a Peruvian subsidiary of Bramwell Tarn": the nationality is that of the noun before, not of the name behind "of".
    fn is_of_another(&self, source: usize, target: usize) -> bool {
        let head = self.head_of(source);
        let noun = self.tree.head(self.head_of(target));
        let nationality = self.mentions[target].form == Form::Nationality;
        let of = || matches!(self.preposition(head).as_deref(), Some("of" | "for"));
        nationality && noun.is_some() && noun == self.tree.head(head) && of()
    }

    /// "A of the Civic Party and B of the Green League": the body behind a name is that one's.
    pub(crate) fn is_of_other_person(&self, source: usize, target: usize) -> bool {
        let head = self.tree.head(self.head_of(target));
        let person = head.and_then(|head| self.person_at(head));
        person.is_some_and(|p| self.mentions[p].entity != self.mentions[source].entity)
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
            let said = self
                .apart(noun, self.head_of(tie.source))
                .is_none_or(|steps| steps > 2);
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
        if entity(holder) == entity(tie.source) {
            tie.label == "leads" && of_body && place && !of_target
        } else {
            of_target
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
            self.preposition(c).as_deref() == Some("of") && self.mention_at(c).is_none() && c < head
        });
        thing || (inside && of_what)
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
    pub(crate) fn is_parted(&self, source: usize, target: usize) -> bool {
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
    pub(crate) fn is_description(&self, noun: usize) -> bool {
        let (nouns, lemma) = (&self.knowledge.nouns, self.lemma(noun));
        nouns.office(&lemma).is_some() || nouns.settlement(&lemma)
    }
}
