//! Whose deed an act is that is said of the deed itself: "Israeli strikes killed A", "A died in a raid by B".

use crate::annotation::EvidenceSource;
use crate::stage::relation::actor::Actor;
use crate::stage::relation::argument::Slots;
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::Side;

impl Reading<'_> {
    /// Who stands behind the attacks that a verb of conflict has for its subject, agent or occasion.
    pub(crate) fn wielders(&self, verb: usize, subjects: &Slots) -> Side {
        let occasions = self.tree.dependents(verb, "obl").filter(|&child| {
            matches!(self.preposition(child).as_deref(), Some("in" | "during"))
                && self.is_passive(verb)
        });
        let deeds: Vec<usize> = subjects.keys().copied().chain(occasions).collect();
        let mut side = Side::new();
        for deed in deeds {
            for mention in self.doers(deed) {
                let via = Some(self.span(deed));
                side.push((Actor { mention, via }, vec![EvidenceSource::Tree]));
            }
        }
        side
    }

    /// Those whose attack or weapon a noun names: "Israeli" of "Israeli strikes", "Hamas" of "an attack by Hamas" and of "a bomb
    /// planted by Hamas".
    fn doers(&self, noun: usize) -> Vec<usize> {
        if self.tree.upos(noun) != "NOUN" || self.mention_at(noun).is_some() {
            return Vec::new();
        }
        let mentions = |side: Side| side.into_iter().map(|(actor, _)| actor.mention).collect();
        if self.knowledge.acts.weapon(&self.lemma(noun)) {
            let plants = |verb: &str| self.knowledge.acts.plants(verb);
            return mentions(self.side(&self.agents_behind(noun, plants)));
        }
        let rows = self.noun_rows(noun);
        let mut rows = rows.into_iter();
        let row = rows.find(|row| row.event.as_deref() == Some("ASSAULT"));
        row.map(|row| {
            let slots: Vec<&String> = row.sources.iter().filter(|s| *s != "of").collect();
            mentions(self.side(&self.first_slot(noun, &slots)))
        })
        .unwrap_or_default()
    }
}
