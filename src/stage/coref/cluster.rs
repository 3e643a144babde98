//! Clusters of mentions by sure rules on their names: the same name, surname, first words, acronym, nationality.

use std::collections::BTreeMap;

use crate::annotation::{Entity, EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::stage::coref::names::NameKey;
use crate::text::Document;

/// Sets every mention's `entity` and returns the entities in order of first mention.
///
/// Mentions of different kinds never join, nor do two people with different first names; a surname that several people
/// of the document share joins the one named last before it.
pub fn cluster(
    document: &Document,
    mentions: &mut [Mention],
    knowledge: &Knowledge,
) -> Vec<Entity> {
    let mut clusters: Vec<Cluster> = Vec::new();
    // Full names first, so that a surname in the headline finds the name that the text gives later.
    for index in by_fullness(document, mentions, knowledge) {
        let name = Name::new(document, &mentions[index], knowledge);
        let same = clusters.iter().position(|c| c.same(&name));
        let home = same
            .or_else(|| nearest(&clusters, &name, mentions, index))
            .or_else(|| only_bearer(&clusters, &name));
        match home {
            Some(cluster) => clusters[cluster].join(index, name),
            None => clusters.push(Cluster::of(index, name)),
        }
    }
    for cluster in &mut clusters {
        cluster.mentions.sort_unstable();
    }
    clusters.sort_by_key(|cluster| cluster.mentions[0]);
    for (entity, cluster) in clusters.iter().enumerate() {
        for &mention in &cluster.mentions {
            mentions[mention].entity = entity;
        }
    }
    clusters
        .into_iter()
        .map(|cluster| cluster.entity(document, mentions, knowledge))
        .collect()
}

struct Name {
    kind: EntityKind,
    key: NameKey,
    /// The name that the knowledge files give to a country or a body.
    canonical: Option<String>,
}

impl Name {
    fn new(document: &Document, mention: &Mention, knowledge: &Knowledge) -> Self {
        let text = document.slice(mention.span);
        let canonical = match (mention.kind, mention.form) {
            (_, Form::Nationality) => knowledge.countries.by_demonym(text).map(|c| c.name.clone()),
            (EntityKind::Place, _) => knowledge.countries.by_name(text).map(|c| c.name.clone()),
            (EntityKind::Organization, _) => knowledge
                .organizations
                .by_name(text)
                .map(|o| o.name.clone()),
            (EntityKind::Person, _) => None,
        };
        Self {
            kind: mention.kind,
            key: NameKey::new(text, knowledge),
            canonical,
        }
    }

    fn part_of(&self, full: &Self) -> bool {
        match self.kind {
            EntityKind::Person => self.key.is_surname_of(&full.key),
            EntityKind::Organization => {
                self.key.is_acronym_of(&full.key) || self.key.is_start_of(&full.key)
            }
            EntityKind::Place => false,
        }
    }
}

struct Cluster {
    mentions: Vec<usize>,
    names: Vec<Name>,
}

impl Cluster {
    fn of(mention: usize, name: Name) -> Self {
        Self {
            mentions: vec![mention],
            names: vec![name],
        }
    }

    fn join(&mut self, mention: usize, name: Name) {
        self.mentions.push(mention);
        self.names.push(name);
    }

    fn same(&self, name: &Name) -> bool {
        self.names.iter().any(|own| {
            own.kind == name.kind
                && match (&own.canonical, &name.canonical) {
                    (Some(a), Some(b)) => a == b,
                    _ => own.key == name.key && !own.key.0.is_empty(),
                }
        })
    }

    fn holds_full(&self, name: &Name) -> bool {
        self.names
            .iter()
            .any(|own| own.kind == name.kind && name.part_of(own))
    }

    fn entity(self, document: &Document, mentions: &[Mention], knowledge: &Knowledge) -> Entity {
        let kind = mentions[self.mentions[0]].kind;
        let canonical = self
            .names
            .iter()
            .find_map(|name| name.canonical.clone())
            .filter(|_| kind == EntityKind::Place);
        let name =
            canonical.unwrap_or_else(|| fullest(document, mentions, &self.mentions, knowledge));
        Entity {
            name,
            kind,
            mentions: self.mentions,
        }
    }
}

/// The name of most words, of these the one said most often, of these the first.
fn fullest(
    document: &Document,
    mentions: &[Mention],
    members: &[usize],
    knowledge: &Knowledge,
) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &m in members {
        *counts.entry(document.slice(mentions[m].span)).or_default() += 1;
    }
    let rank = |text: &str| (NameKey::new(text, knowledge).0.len(), counts[text]);
    let texts = members.iter().map(|&m| document.slice(mentions[m].span));
    texts
        .reduce(|a, b| if rank(b) > rank(a) { b } else { a })
        .unwrap_or_default()
        .to_owned()
}

/// Mentions with more words in their names first, then in order of the text.
fn by_fullness(document: &Document, mentions: &[Mention], knowledge: &Knowledge) -> Vec<usize> {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    let words = |m: usize| {
        NameKey::new(document.slice(mentions[m].span), knowledge)
            .0
            .len()
    };
    order.sort_by_key(|&m| (std::cmp::Reverse(words(m)), m));
    order
}

/// The one person of the document whose first name this is; `None` where several bear it.
fn only_bearer(clusters: &[Cluster], name: &Name) -> Option<usize> {
    let bears = |c: &&(usize, &Cluster)| {
        c.1.names
            .iter()
            .any(|own| own.kind == EntityKind::Person && name.key.is_first_name_of(&own.key))
    };
    let mut bearers = clusters
        .iter()
        .enumerate()
        .filter(|_| name.kind == EntityKind::Person)
        .filter(|c| bears(&c));
    let first = bearers.next()?.0;
    bearers.next().is_none().then_some(first)
}

/// The cluster with a fuller name: the one named last before the mention, else the first named after it.
fn nearest(clusters: &[Cluster], name: &Name, mentions: &[Mention], index: usize) -> Option<usize> {
    let start = mentions[index].span.start;
    let distance = |cluster: &Cluster| {
        let starts = cluster.mentions.iter().map(|&m| mentions[m].span.start);
        starts
            .map(|s| {
                if s <= start {
                    (0, start - s)
                } else {
                    (1, s - start)
                }
            })
            .min()
    };
    let fitting = clusters
        .iter()
        .enumerate()
        .filter(|(_, cluster)| cluster.holds_full(name));
    fitting
        .min_by_key(|(place, cluster)| (distance(cluster), *place))
        .map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn entities(text: &str, names: &[(&str, EntityKind, Form)]) -> Vec<(String, usize)> {
        let document = Document::new("d", text);
        let mut from = 0;
        let mut mentions = Vec::new();
        for &(name, kind, form) in names {
            let start = from
                + text[from..]
                    .find(name)
                    .expect("the name stands in the text");
            from = start + name.len();
            mentions.push(Mention {
                span: Span::new(start, from),
                kind,
                form,
                entity: 0,
                confidence: 1.0,
            });
        }
        let found = cluster(&document, &mut mentions, Knowledge::builtin());
        found
            .into_iter()
            .map(|e| (e.name, e.mentions.len()))
            .collect()
    }

    #[test]
    fn surnames_join_the_name_before_them() {
        use EntityKind::Person;
        let text = "Šefčovič flew. Marta Šefčovič stayed. Ann Roe met Bob Roe; Roe left.";
        let names = ["Šefčovič", "Marta Šefčovič", "Ann Roe", "Bob Roe", "Roe"]
            .map(|n| (n, Person, Form::Name));
        let expected = [("Marta Šefčovič", 2), ("Ann Roe", 1), ("Bob Roe", 2)];
        assert_eq!(
            entities(text, &names),
            expected.map(|(n, c)| (n.to_owned(), c))
        );
    }

    #[test]
    fn nationality_and_acronym() {
        use EntityKind::{Organization, Place};
        let text = "The Kenyan side left Kenya. World Food Programme staff said the WFP stays.";
        let names = [
            ("Kenyan", Place, Form::Nationality),
            ("Kenya", Place, Form::Name),
            ("World Food Programme", Organization, Form::Name),
            ("WFP", Organization, Form::Name),
        ];
        assert_eq!(
            entities(text, &names),
            [
                ("Kenya".to_owned(), 2),
                ("World Food Programme".to_owned(), 2)
            ]
        );
    }
}
