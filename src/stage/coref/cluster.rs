//! Clusters of mentions by sure rules on their names: the same name, surname, first words, acronym, second name in brackets,
//! nationality.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::annotation::{Entity, EntityKind, Form, Mention};
use crate::knowledge::Knowledge;
use crate::stage::coref::bracketed::{is_foreign, second_names};
use crate::stage::coref::directory::Directory;
use crate::stage::coref::gender::{Gender, agree};
use crate::stage::coref::names::NameKey;
use crate::stage::coref::owners::owners;
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
    let mut names: Vec<Name> = mentions
        .iter()
        .map(|mention| Name::new(document, mention, knowledge))
        .collect();
    let owned = owners(document, mentions, &names, knowledge);
    for (name, owner) in names.iter_mut().zip(owned) {
        name.owner = owner;
    }
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut directory = Directory::default();
    let seconds = second_names(document, mentions);
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for index in in_order(&names, &seconds) {
        let name = &names[index];
        let other = seconds.get(&index).copied();
        let other = other.filter(|&other| may_join(&names, index, other));
        let second = other.and_then(|other| known.get(&other)).copied();
        let same = directory.same(name).or(second);
        // Part of a name says who is meant only here; the next time it may be another of that name.
        let part = || meant(&directory, &clusters, &names, mentions, index);
        let (cluster, whole) = match same {
            Some(cluster) => (cluster, true),
            None => part().map_or((clusters.len(), true), |cluster| (cluster, false)),
        };
        if whole {
            directory.enter(name, cluster);
        }
        clusters.resize_with(clusters.len().max(cluster + 1), Vec::new);
        clusters[cluster].push(index);
        known.insert(index, cluster);
    }
    for cluster in &mut clusters {
        cluster.sort_unstable();
    }
    clusters.sort_by_key(|cluster| cluster[0]);
    for (entity, cluster) in clusters.iter().enumerate() {
        for &mention in cluster {
            mentions[mention].entity = entity;
        }
    }
    let entity = |cluster| entity(document, mentions, &names, cluster);
    clusters.into_iter().map(entity).collect()
}

/// A mention's name, made ready for comparison.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) kind: EntityKind,
    pub(crate) key: NameKey,
    /// The name that the knowledge files give to a country or a body.
    pub(crate) canonical: Option<String>,
    /// The country whose body it is, where the document knows bodies of that name in several.
    pub(crate) owner: Option<String>,
    /// What the word before it says: "Ms".
    gender: Option<Gender>,
}

impl Name {
    fn new(document: &Document, mention: &Mention, knowledge: &Knowledge) -> Self {
        let text = document.slice(mention.span);
        let countries = &knowledge.countries;
        let canonical = match (mention.kind, mention.form) {
            (_, Form::Nationality) => countries.by_demonym(text).map(|c| c.name.clone()),
            (EntityKind::Place, _) => countries.by_name(text).map(|c| c.name.clone()),
            (EntityKind::Organization, _) => knowledge
                .organizations
                .by_name(text)
                .map(|o| o.name.clone()),
            (EntityKind::Person, _) => None,
        };
        Self {
            kind: mention.kind,
            key: NameKey::new(text, mention.kind, knowledge),
            canonical,
            owner: None,
            gender: (mention.kind == EntityKind::Person)
                .then(|| Gender::beside(document, mention.span, knowledge))
                .flatten(),
        }
    }
}

/// Whom part of a name means: of the clusters with a fitting fuller name the one named last before it, else the first
/// named after it; by a first name alone the only person who bears it.
fn meant(
    directory: &Directory,
    clusters: &[Vec<usize>],
    names: &[Name],
    mentions: &[Mention],
    index: usize,
) -> Option<usize> {
    let (name, start) = (&names[index], mentions[index].span.start);
    // "Ms Roe" is not her uncle Bo Roe.
    let may = |cluster: &usize| {
        let own = || clusters[*cluster].iter();
        let told = own().find_map(|&m| names[m].gender);
        // "the Russian Foreign Ministry" is not "the Foreign Ministry of Ukraine".
        let same = own().all(|&m| names[m].owner == name.owner);
        same && agree(name.gender, told)
    };
    let distance = |cluster: usize| {
        let starts = clusters[cluster].iter().map(|&m| mentions[m].span.start);
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
    let fuller = directory.fuller(name).into_iter();
    fuller
        .filter(may)
        .min_by_key(|&cluster| (distance(cluster), cluster))
        .or_else(|| directory.only_bearer(name))
}

/// A country goes by its common name, everybody else by the name of most words that the document gives; of those the
/// one said most often, of these the first.
fn entity(
    document: &Document,
    mentions: &[Mention],
    names: &[Name],
    cluster: Vec<usize>,
) -> Entity {
    let kind = mentions[cluster[0]].kind;
    let country = cluster
        .iter()
        .find_map(|&m| names[m].canonical.clone())
        .filter(|_| kind == EntityKind::Place);
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for &m in &cluster {
        let words = names[m].key.0.len();
        counts
            .entry(document.slice(mentions[m].span))
            .or_insert((words, 0))
            .1 += 1;
    }
    let texts = || cluster.iter().map(|&m| document.slice(mentions[m].span));
    let fuller = |a, b| if counts[b] > counts[a] { b } else { a };
    let ours = texts().filter(|text| !is_foreign(text)).reduce(fuller);
    let fullest = ours.or_else(|| texts().reduce(fuller));
    Entity {
        name: country.unwrap_or_else(|| fullest.unwrap_or_default().to_owned()),
        kind,
        mentions: cluster,
        node: None,
    }
}

/// Names of more words first, so that a surname in the headline finds the name that the text gives later, each with its second
/// name right behind it; then in order of the text.
fn in_order(names: &[Name], seconds: &BTreeMap<usize, usize>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    let words = |m: usize| names[m].key.0.len();
    let longer = |m: usize| words(m).max(seconds.get(&m).map_or(0, |&other| words(other)));
    let alone = |m: usize| !seconds.contains_key(&m);
    order.sort_by_key(|&m| (Reverse(longer(m)), alone(m), Reverse(words(m)), m));
    order
}

/// Whether a name and the one in brackets behind it may be of one body: "Brightmail (Google)" is not, as the lists know the second.
fn may_join(names: &[Name], one: usize, other: usize) -> bool {
    let (first, second) = (&names[one.min(other)], &names[one.max(other)]);
    let known = second.canonical.is_some() && second.canonical != first.canonical;
    !known && first.owner == second.owner
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
        let text = "Šefčovič flew. Marta Šefčovič stayed. Ann Roe sat. Roe met Bob Roe; Roe left.";
        let names = [
            "Šefčovič",
            "Marta Šefčovič",
            "Ann Roe",
            "Roe",
            "Bob Roe",
            "Roe",
        ]
        .map(|n| (n, Person, Form::Name));
        let expected = [("Marta Šefčovič", 2), ("Ann Roe", 2), ("Bob Roe", 2)];
        assert_eq!(
            entities(text, &names),
            expected.map(|(n, c)| (n.to_owned(), c))
        );
    }

    #[test]
    fn bodies_of_one_name_belong_to_their_countries() {
        use EntityKind::{Organization, Place};
        let text = "Kenya's Defence Ministry wrote to the Ugandan Defence Ministry. The Defence Ministry of Kenya waits; the Defence Ministry sat.";
        let body = ("Defence Ministry", Organization, Form::Name);
        let kenya = ("Kenya", Place, Form::Name);
        let names = [
            kenya,
            body,
            ("Ugandan", Place, Form::Nationality),
            body,
            body,
            kenya,
            body,
        ];
        let found = entities(text, &names);
        let expected = [
            ("Kenya", 2),
            ("Defence Ministry", 3),
            ("Uganda", 1),
            ("Defence Ministry", 1),
        ];
        assert_eq!(found, expected.map(|(n, c)| (n.to_owned(), c)));
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
