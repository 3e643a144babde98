//! Groups of people without a name, taken out again.

use crate::annotation::{Annotations, Form};

impl Annotations {
    /// Drops groups without a name that take no part in a relation: of the crowds that an article mentions, those matter
    /// that deal with somebody.
    pub fn drop_untied_groups(&mut self) {
        let mut tied = vec![false; self.entities.len()];
        for end in self.relations.iter().flat_map(|r| [r.source, r.target]) {
            tied[self.mentions[end].entity] = true;
        }
        self.drop_groups(|entity| !tied[entity]);
    }

    /// The same annotations without any group that has no name, and without the relations of such groups.
    #[must_use]
    pub fn without_groups(mut self) -> Self {
        self.drop_groups(|_| true);
        self
    }

    fn drop_groups(&mut self, dropped: impl Fn(usize) -> bool) {
        let group = |entity: usize| {
            let mut own = self.entities[entity].mentions.iter();
            own.any(|&m| self.mentions[m].form == Form::Group)
        };
        let left = |entity: usize| !(dropped(entity) && group(entity));
        let entities: Vec<bool> = (0..self.entities.len()).map(left).collect();
        let mentions: Vec<bool> = self.mentions.iter().map(|m| entities[m.entity]).collect();
        let (entity, mention) = (places(&entities), places(&mentions));
        self.entities = kept(std::mem::take(&mut self.entities), &entities);
        self.mentions = kept(std::mem::take(&mut self.mentions), &mentions);
        self.relations
            .retain(|r| mentions[r.source] && mentions[r.target]);
        for relation in &mut self.relations {
            relation.source = mention[relation.source];
            relation.target = mention[relation.target];
            let place = relation.place.filter(|&place| mentions[place]);
            relation.place = place.map(|place| mention[place]);
        }
        for own in &mut self.mentions {
            own.entity = entity[own.entity];
        }
        for own in self.entities.iter_mut().flat_map(|e| &mut e.mentions) {
            *own = mention[*own];
        }
    }
}

/// For every item where it will be when only the kept ones are there.
fn places(kept: &[bool]) -> Vec<usize> {
    let mut next = 0;
    let place = |kept: &bool| {
        next += usize::from(*kept);
        next.saturating_sub(1)
    };
    kept.iter().map(place).collect()
}

fn kept<T>(items: Vec<T>, kept: &[bool]) -> Vec<T> {
    let items = items.into_iter().zip(kept);
    items
        .filter_map(|(item, kept)| kept.then_some(item))
        .collect()
}
