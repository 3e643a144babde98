//! Groups of people without a name, taken out again.

use crate::annotation::{Annotations, Form, Mention};

impl Annotations {
    /// Drops groups without a name that take no part in a relation: of the crowds that an article mentions, those matter
    /// that deal with somebody. What points at nothing goes too.
    pub fn drop_untied_groups(&mut self) {
        let mut tied = vec![false; self.entities.len()];
        for end in self.relations.iter().flat_map(|r| [r.source, r.target]) {
            let entity = self.mentions.get(end).map(|m| m.entity);
            if let Some(tied) = entity.and_then(|entity| tied.get_mut(entity)) {
                *tied = true;
            }
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
            let own = self.entities[entity].mentions.iter();
            let mut forms = own.filter_map(|&m| self.mentions.get(m)).map(|m| m.form);
            let named = forms.clone().any(|form| form == Form::Name);
            !named && forms.any(|form| form == Form::Group)
        };
        let left = |entity: usize| !(dropped(entity) && group(entity));
        let entities: Vec<bool> = (0..self.entities.len()).map(left).collect();
        let is_left = |m: &Mention| entities.get(m.entity).is_some_and(|left| *left);
        let mentions: Vec<bool> = self.mentions.iter().map(is_left).collect();
        let stays = |m: usize| mentions.get(m).is_some_and(|left| *left);
        let (entity, mention) = (places(&entities), places(&mentions));
        self.entities = kept(std::mem::take(&mut self.entities), &entities);
        self.mentions = kept(std::mem::take(&mut self.mentions), &mentions);
        self.relations
            .retain(|r| stays(r.source) && stays(r.target));
        for relation in &mut self.relations {
            relation.source = mention[relation.source];
            relation.target = mention[relation.target];
            let place = relation.place.filter(|&place| stays(place));
            relation.place = place.map(|place| mention[place]);
        }
        for own in &mut self.mentions {
            own.entity = entity[own.entity];
        }
        for own in &mut self.entities {
            own.mentions.retain(|&m| stays(m));
            own.mentions.iter_mut().for_each(|m| *m = mention[*m]);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Entity, EntityKind};
    use crate::text::Span;

    const TEXT: &str = "Zoë Roe met Afghan rebels while Somali farmers slept.";

    fn mention(words: &str, form: Form, kind: EntityKind, entity: usize) -> Mention {
        let start = TEXT.find(words).unwrap();
        Mention {
            span: Span::new(start, start + words.len()),
            kind,
            form,
            entity,
            confidence: 0.9,
        }
    }

    fn annotations() -> Annotations {
        let (person, body) = (EntityKind::Person, EntityKind::Organization);
        let entity = |name: &str, kind, mention| Entity {
            name: name.to_owned(),
            kind,
            mentions: vec![mention],
            node: None,
        };
        Annotations {
            mentions: vec![
                mention("Zoë Roe", Form::Name, person, 0),
                mention("Afghan rebels", Form::Group, body, 1),
                mention("Somali farmers", Form::Group, body, 2),
            ],
            entities: vec![
                entity("Zoë Roe", person, 0),
                entity("Afghan rebels", body, 1),
                entity("Somali farmers", body, 2),
            ],
            relations: Vec::new(),
        }
    }

    #[test]
    fn untied_groups_go() {
        let mut found = annotations();
        found.drop_untied_groups();
        assert_eq!(found.entities.len(), 1);
        assert_eq!(found.mentions.len(), 1);
        assert_eq!(found.mentions[0].entity, 0);
    }

    #[test]
    fn the_rest_is_counted_anew() {
        let mut found = annotations();
        found.drop_groups(|entity| entity == 1);
        let names: Vec<&str> = found.entities.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["Zoë Roe", "Somali farmers"]);
        assert_eq!(found.entities[1].mentions, [1]);
        assert_eq!(found.mentions[1].entity, 1);
    }

    #[test]
    fn all_groups_go_on_request() {
        let found = annotations().without_groups();
        assert_eq!((found.mentions.len(), found.entities.len()), (1, 1));
    }
}
