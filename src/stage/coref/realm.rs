//! What a monarchy's press calls it: "the Kingdom".

use crate::annotation::{Annotations, Entity};
use crate::knowledge::Knowledge;

/// The only country of a document that is the realm which a description with a capital letter names.
pub(crate) fn realm(
    description: &str,
    named: &Annotations,
    knowledge: &Knowledge,
) -> Option<usize> {
    let article = description.strip_prefix("the ");
    let realm = article.or_else(|| description.strip_prefix("The "))?;
    let own = |entity: &Entity| {
        let countries = &knowledge.countries;
        let named = countries.by_name(&entity.name);
        let country = named.or_else(|| countries.by_demonym(&entity.name));
        let own = country.and_then(|country| country.realm.as_deref());
        own.is_some_and(|own| own == realm.to_lowercase())
    };
    let capital = realm.starts_with(char::is_uppercase);
    let entities = named.entities.iter().enumerate();
    let mut such = entities.filter(|(_, entity)| capital && own(entity));
    let only = such.next().filter(|_| such.next().is_none());
    only.map(|(entity, _)| entity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::EntityKind;

    #[test]
    fn the_only_kingdom_of_a_document_is_meant() {
        let land = |name: &str| Entity {
            name: name.to_owned(),
            kind: EntityKind::Place,
            mentions: Vec::new(),
            node: None,
        };
        let mut named = Annotations {
            entities: ["Egypt", "Saudi", "Oman"].map(land).to_vec(),
            ..Annotations::default()
        };
        let meant = |words, named: &_| realm(words, named, Knowledge::builtin());
        assert_eq!(meant("the Kingdom", &named), Some(1));
        assert_eq!(meant("The Sultanate", &named), Some(2));
        assert_eq!(meant("the kingdom", &named), None);
        assert_eq!(meant("the Republic", &named), None);
        named.entities.push(land("Jordan"));
        assert_eq!(meant("the Kingdom", &named), None);
    }
}
