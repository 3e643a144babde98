//! Who stands behind people in numbers, bodies where they sit, things that are struck, and goods: "thousands of Kenyans", "police in Egypt", "beef from
//! Brazil".

use crate::annotation::{EntityKind, EvidenceSource, Form};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::Side;

impl Reading<'_> {
    /// Those whom a noun only counts: "Kenyans" of "thousands of Kenyans".
    pub(crate) fn counted(&self, noun: usize) -> Option<usize> {
        let acts = &self.knowledge.acts;
        let counts = acts.counts(&self.lower(noun)) || acts.counts(&self.lemma(noun));
        if !counts || self.mention_at(noun).is_some() {
            return None;
        }
        let mut people = self.tree.dependents(noun, "nmod");
        people.find(|&child| child > noun && self.preposition(child).as_deref() == Some("of"))
    }

    /// The country of a whole people: "Ukraine" of "the Ukrainian people".
    pub(crate) fn nation(&self, noun: usize) -> Vec<Actor> {
        let the = |w: usize| self.lower(w) == "the";
        let whole = self.lower(noun) == "people" && self.tree.dependents(noun, "det").any(the);
        // "the Syrian people who had fled"
        let some = |&c: &usize| matches!(self.tree.plain_relation(c), "acl" | "nummod");
        if !whole || self.tree.children(noun).iter().any(some) {
            return Vec::new();
        }
        let via = Some(self.span(noun));
        let countries = self.modifiers(noun).into_iter();
        let countries = countries.filter(|&m| self.mentions[m].form == Form::Nationality);
        countries.map(|mention| Actor { mention, via }).collect()
    }

    /// The country in which a body of the state sits: "Egypt" of "police in Egypt".
    pub(crate) fn seat_of(&self, noun: usize) -> Option<usize> {
        if !self.knowledge.acts.seated(&self.lemma(noun)) {
            return None;
        }
        let country = |&m: &usize| {
            let name = self.document.slice(self.mentions[m].span);
            self.mentions[m].kind == EntityKind::Place
                && self.knowledge.countries.by_name(name).is_some()
        };
        let mut phrases = self
            .tree
            .dependents(noun, "nmod")
            .filter(|&child| child > noun && self.preposition(child).as_deref() == Some("in"));
        phrases.find_map(|child| self.mention_at(child).filter(country))
    }

    /// Whether a noun means one private person: what befalls "a Dutch engineer" does not befall the Netherlands.
    pub(crate) fn is_individual(&self, noun: usize) -> bool {
        let lemma = self.lemma(noun);
        let acting = self.knowledge.nouns.representative(&lemma);
        self.lower(noun) == lemma && self.means_person(noun) && !acting
    }

    /// Whether a noun means a person or persons.
    pub(crate) fn means_person(&self, noun: usize) -> bool {
        self.knowledge.person(&self.lemma(noun))
    }

    /// Where a thing is that was struck or taken: "Homs" of "positions in Homs". Who takes a post in a country has not taken the
    /// country.
    pub(crate) fn sites(&self, noun: usize, taken: bool) -> Vec<Actor> {
        let acts = &self.knowledge.acts;
        if !acts.site(&self.lemma(noun)) {
            return Vec::new();
        }
        let place = |&m: &usize| {
            let country = self.is_country(m);
            let owner = self.tree.relation(self.head_of(m)) == "nmod:poss";
            self.mentions[m].kind == EntityKind::Place && !owner && !(taken && country)
        };
        let inside = self.tree.dependents(noun, "nmod").filter(|&child| {
            let preposition = self.preposition(child);
            child > noun && preposition.is_some_and(|p| acts.says_where(&p))
        });
        let places = inside.filter_map(|child| self.mention_at(child).filter(place));
        let mut places: Vec<usize> = places.collect();
        // Right behind the noun, though it hangs on the verb.
        let next = noun + 2;
        if places.is_empty() && next < self.tree.len() && acts.says_where(&self.lower(noun + 1)) {
            places.extend(self.mention_at(next).filter(place));
        }
        let via = Some(self.span(noun));
        let places = places.into_iter();
        places.map(|mention| Actor { mention, via }).collect()
    }

    /// "a bus carrying A", "a checkpoint manned by B": those whom what is struck carries or who hold it.
    pub(crate) fn aboard(&self, thing: usize) -> Side {
        let acts = &self.knowledge.acts;
        let via = Some(self.span(thing));
        let clauses = self
            .tree
            .dependents(thing, "acl")
            .filter(|_| !self.is_individual(thing));
        let holding = clauses.filter(|&verb| acts.holds(&self.lemma(verb)));
        let held = holding.flat_map(|verb| {
            if self.is_passive(verb) {
                self.prepositional(verb, &["by".to_owned()])
                    .into_keys()
                    .collect()
            } else {
                self.tree.dependents(verb, "obj").collect::<Vec<_>>()
            }
        });
        let actors = held.flat_map(|word| self.actors(word));
        actors
            .map(|actor| (Actor { via, ..actor }, vec![EvidenceSource::Tree]))
            .collect()
    }

    /// Those from whom goods come: "Brazil" of "a ban on beef from Brazil".
    pub(crate) fn exporters(&self, goods: usize) -> Side {
        let last = self
            .with_conjuncts(goods)
            .into_iter()
            .max()
            .unwrap_or(goods);
        let text = |w: usize| self.text_at(w);
        let origin = match text(last + 1).as_deref() {
            Some("from") => self.mention_at(last + 2),
            Some("made") if text(last + 2).as_deref() == Some("in") => self.mention_at(last + 3),
            _ => None,
        };
        let via = Some(self.span(last));
        let side = origin.map(|mention| (Actor { mention, via }, vec![EvidenceSource::Tree]));
        side.into_iter().collect()
    }
}
