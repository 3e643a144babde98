//! Articles with hand-made annotations, for the tests of this layer and of the exports.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{
    Annotations, Class, Entity, EntityKind, EvidenceSource, Form, Mention, Polarity, Relation,
    Status,
};
use crate::graph::network::Network;
use crate::text::{Document, Span};

/// A text and what was found in it.
#[derive(Debug, Clone)]
pub(crate) struct Article {
    document: Document,
    found: Annotations,
}

impl Article {
    pub(crate) fn new(id: &str, text: &str) -> Self {
        Self {
            document: Document::new(id, text),
            found: Annotations::default(),
        }
    }

    pub(crate) fn person(self, names: &[&str]) -> Self {
        self.entity(EntityKind::Person, Form::Name, names)
    }

    pub(crate) fn organization(self, names: &[&str]) -> Self {
        self.entity(EntityKind::Organization, Form::Name, names)
    }

    pub(crate) fn place(self, names: &[&str]) -> Self {
        self.entity(EntityKind::Place, Form::Name, names)
    }

    pub(crate) fn nationality(self, names: &[&str]) -> Self {
        self.entity(EntityKind::Place, Form::Nationality, names)
    }

    /// An entity whose mentions are where the text first has each of the names.
    pub(crate) fn entity(mut self, kind: EntityKind, form: Form, names: &[&str]) -> Self {
        let entity = self.found.entities.len();
        let first = self.found.mentions.len();
        for name in names {
            let span = self.span(name);
            self.found.mentions.push(Mention {
                span,
                kind,
                form,
                entity,
                confidence: 0.9,
            });
        }
        let mentions = (first..self.found.mentions.len()).collect();
        self.found.entities.push(Entity {
            name: names[0].to_owned(),
            kind,
            mentions,
            node: None,
        });
        self
    }

    /// A symmetric contact between two mentions.
    pub(crate) fn met(self, source: &str, target: &str) -> Self {
        self.tie(source, "met", target, |relation| relation.symmetric = true)
    }

    /// A tie of class contact between two mentions, then edited.
    pub(crate) fn tie(
        mut self,
        source: &str,
        trigger: &str,
        target: &str,
        edit: impl FnOnce(&mut Relation),
    ) -> Self {
        let mut relation = Relation {
            source: self.mention(source),
            target: self.mention(target),
            label: trigger.to_owned(),
            class: Class::Contact,
            event: Some("CONSULT".to_owned()),
            symmetric: false,
            sentence: Span::new(0, self.document.text().len()),
            trigger: self.span(trigger),
            status: Status::default(),
            attribution: Vec::new(),
            time: None,
            place: None,
            via: None,
            role: None,
            former: false,
            evidence: vec![EvidenceSource::Roles],
            confidence: 0.9,
        };
        edit(&mut relation);
        self.found.relations.push(relation);
        self
    }

    pub(crate) fn mention(&self, name: &str) -> usize {
        let mentions = &self.found.mentions;
        let found = mentions
            .iter()
            .position(|mention| self.document.slice(mention.span) == name);
        found.unwrap_or_else(|| panic!("no mention {name}"))
    }

    pub(crate) fn span(&self, words: &str) -> Span {
        let start = self.document.text().find(words);
        let start = start.unwrap_or_else(|| panic!("no {words} in the text"));
        Span::new(start, start + words.len())
    }

    /// Adds the article to a network.
    pub(crate) fn absorbed(&self, network: &mut Network) {
        network.absorb(&self.document, &self.found);
    }

    /// Looks at text and annotations.
    pub(crate) fn examine(&self, look: impl FnOnce(&Document, &Annotations)) {
        look(&self.document, &self.found);
    }

    /// Whatever the steps above cannot do.
    pub(crate) fn edit(mut self, edit: impl FnOnce(&mut Annotations)) -> Self {
        edit(&mut self.found);
        self
    }
}

/// Turns the relation into one that the text denies.
pub(crate) fn deny(relation: &mut Relation) {
    relation.status.polarity = Polarity::Negated;
}

/// The ids of the nodes of entities that are given in lines `document: name | other name`, line by line;
/// the same whichever line comes first.
pub(crate) fn ids_of(kind: EntityKind, lines: &[&str]) -> Vec<String> {
    let lines: Vec<&str> = lines.to_vec();
    let documents: BTreeSet<&str> = lines
        .iter()
        .filter_map(|line| Some(line.split_once(": ")?.0))
        .collect();
    let article = |document: &str| {
        let own = lines
            .iter()
            .filter_map(|line| line.split_once(": "))
            .filter(|(id, _)| *id == document);
        let text: Vec<&str> = own.clone().map(|(_, names)| names).collect();
        let article = Article::new(document, &text.join(". "));
        own.fold(article, |article, (_, names)| {
            article.entity(kind, Form::Name, &names.split(" | ").collect::<Vec<_>>())
        })
    };
    let articles: Vec<Article> = documents.into_iter().map(article).collect();
    let backwards: Vec<Article> = articles.iter().rev().cloned().collect();
    let (network, backwards) = (network(&articles), network(&backwards));
    assert!(
        network.nodes().eq(backwards.nodes()),
        "the order makes no difference"
    );
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let node = |line: &&str| {
        let document = line.split_once(": ").map_or("", |(document, _)| document);
        let count = seen.entry(document.to_owned()).or_default();
        *count += 1;
        let node = network.node_of(document, *count - 1).expect("a node");
        node.id
            .as_str()
            .split_once(':')
            .expect("a kind")
            .1
            .to_owned()
    };
    lines.iter().map(node).collect()
}

/// The network of these articles.
pub(crate) fn network(articles: &[Article]) -> Network {
    let mut network = Network::new();
    for article in articles {
        article.absorbed(&mut network);
    }
    network
}
