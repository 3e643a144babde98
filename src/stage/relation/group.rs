//! People who act or suffer in numbers or where they sit: "thousands of Kenyans", "police in Egypt".

use crate::annotation::EntityKind;
use crate::stage::relation::reading::Reading;

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
}
