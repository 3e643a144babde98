use std::sync::Arc;

use proptest::prelude::*;

use crate::annotation::{Class, Modality};
use crate::graph::testing::{Article, deny, network};
use crate::graph::{Edge, Network, NodeId};
use crate::knowledge::Knowledge;

const OKAFOR: &str = "Amina Okafor met Lars-Erik Solheim in Genève.";

fn meeting(id: &str) -> Article {
    Article::new(id, OKAFOR)
        .person(&["Amina Okafor"])
        .person(&["Lars-Erik Solheim"])
        .place(&["Genève"])
}

fn only(network: &Network) -> &Edge {
    let edges: Vec<&Edge> = network.edges().collect();
    assert_eq!(edges.len(), 1, "{edges:?}");
    edges[0]
}

fn id(id: &str) -> NodeId {
    id.into()
}

#[test]
fn an_edge_cites_its_words_in_code_points() {
    let text = "“Non”, dit-on: Šefčovič a rencontré Okafor à Genève — selon l’AFP.";
    let article = Article::new("é", text)
        .person(&["Šefčovič"])
        .person(&["Okafor"])
        .place(&["Genève"]);
    let (place, by, via) = (
        article.mention("Genève"),
        article.span("selon l’AFP"),
        article.span("“Non”"),
    );
    let article = article.tie("Šefčovič", "rencontré", "Okafor", |relation| {
        relation.place = Some(place);
        relation.attribution = vec![by];
        relation.via = Some(via);
    });
    let network = network(&[article]);
    let evidence = &only(&network).evidence[0];
    let letters: Vec<char> = text.chars().collect();
    for passage in [
        &evidence.quote,
        &evidence.source,
        &evidence.trigger,
        &evidence.target,
    ] {
        let sliced: String = letters[passage.start..passage.end].iter().collect();
        assert_eq!(sliced, passage.text);
    }
    assert_eq!(evidence.source.text, "Šefčovič");
    assert_eq!(evidence.trigger.text, "rencontré");
    assert_eq!(evidence.place.as_deref(), Some("Genève"));
    assert_eq!(evidence.attribution, ["selon l’AFP"]);
    assert_eq!(evidence.via.as_deref(), Some("“Non”"));
    assert_eq!(evidence.document, "é");
}

#[test]
fn evidence_of_one_tie_is_gathered() {
    let network = network(&[
        meeting("a").met("Amina Okafor", "Lars-Erik Solheim"),
        meeting("b").met("Amina Okafor", "Lars-Erik Solheim"),
    ]);
    let edge = only(&network);
    assert_eq!((edge.weight(), edge.mentions()), (2.0, 2));
    assert_eq!(edge.source, id("person:amina-okafor"));
}

#[test]
fn parallel_edges_stay_apart() {
    let article = meeting("a")
        .met("Amina Okafor", "Lars-Erik Solheim")
        .tie("Amina Okafor", "met", "Lars-Erik Solheim", |relation| {
            relation.label = "praised".into();
        })
        .tie("Amina Okafor", "met", "Lars-Erik Solheim", deny)
        .tie("Amina Okafor", "met", "Lars-Erik Solheim", |relation| {
            relation.status.modality = Modality::Planned;
        });
    let network = network(&[article]);
    assert_eq!(network.edges().count(), 4);
    assert_eq!(network.edges().filter(|edge| edge.is_negated()).count(), 1);
    assert_eq!(network.edges().filter(|edge| edge.is_contact()).count(), 2);
    assert_eq!(network.edges_of(&id("person:lars-erik-solheim")).count(), 4);
    assert_eq!(
        network.neighbours(&id("person:lars-erik-solheim")).count(),
        1
    );
}

#[test]
fn both_directions_of_a_symmetric_tie_are_one_edge() {
    let network = network(&[
        meeting("a").met("Lars-Erik Solheim", "Amina Okafor"),
        meeting("b").met("Amina Okafor", "Lars-Erik Solheim"),
    ]);
    let edge = only(&network);
    assert!(edge.symmetric);
    assert_eq!(edge.source, id("person:amina-okafor"));
    assert!(
        edge.evidence
            .iter()
            .all(|evidence| evidence.source.text == "Amina Okafor")
    );
}

#[test]
fn the_same_words_count_once() {
    let article = meeting("a")
        .met("Amina Okafor", "Lars-Erik Solheim")
        .met("Lars-Erik Solheim", "Amina Okafor");
    assert_eq!(only(&network(&[article])).mentions(), 1);
}

#[test]
fn a_tie_with_a_direction_keeps_it() {
    let article = meeting("a")
        .tie("Lars-Erik Solheim", "met", "Amina Okafor", |_| ())
        .tie("Amina Okafor", "met", "Lars-Erik Solheim", |_| ());
    assert_eq!(network(&[article]).edges().count(), 2);
}

#[test]
fn nobody_is_tied_to_himself() {
    let article = Article::new("a", "Amina Okafor met Okafor")
        .person(&["Amina Okafor"])
        .edit(|found| found.mentions[0].confidence = 1.0);
    let text = "Mrs. Okafor met Amina Okafor";
    let other = Article::new("b", text)
        .person(&["Mrs. Okafor"])
        .person(&["Amina Okafor"]);
    let network = network(&[article, other.met("Mrs. Okafor", "Amina Okafor")]);
    assert_eq!((network.len(), network.edges().count()), (1, 0));
}

#[test]
fn a_document_that_comes_again_replaces_itself() {
    let mut network = network(&[
        meeting("a").met("Amina Okafor", "Lars-Erik Solheim"),
        meeting("a").tie("Amina Okafor", "met", "Lars-Erik Solheim", deny),
        meeting("b"),
    ]);
    assert!(only(&network).is_negated());
    assert_eq!(network.documents().collect::<Vec<_>>(), ["a", "b"]);
    assert!(network.remove("a") && !network.remove("a"));
    assert_eq!((network.edges().count(), network.len()), (0, 3));
}

#[test]
fn denied_contact_is_listed_and_never_counted() {
    let network = network(&[
        meeting("a").tie("Amina Okafor", "met", "Lars-Erik Solheim", deny),
        meeting("b").tie("Amina Okafor", "met", "Lars-Erik Solheim", deny),
        meeting("c").met("Amina Okafor", "Lars-Erik Solheim"),
    ]);
    let strongest = network.strongest(9);
    assert!(strongest[0].is_negated() && !strongest[1].is_negated());
    assert_eq!(network.strongest(1).len(), 1);
    let summary = network.summary();
    assert_eq!(
        (
            summary.ties,
            summary.negated,
            summary.contacts,
            summary.evidence
        ),
        (2, 1, 1, 3)
    );
    assert_eq!(
        (summary.documents, summary.persons, summary.places),
        (3, 2, 1)
    );
    let others = network.contacts(&id("person:amina-okafor"));
    assert_eq!(others.len(), 1);
    let mut denied = network.clone();
    denied.remove("c");
    assert!(denied.contacts(&id("person:amina-okafor")).is_empty());
}

#[test]
fn filters_leave_out_and_forget_nothing() {
    let article = meeting("a").tie("Amina Okafor", "met", "Lars-Erik Solheim", |r| {
        r.confidence = 0.9;
    });
    let network = network(&[article]);
    assert_eq!(network.len(), 3);
    let connected = network.clone().connected();
    assert_eq!(connected.len(), 2);
    assert_eq!(connected.clone().min_confidence(0.9).len(), 2);
    assert_eq!(connected.min_confidence(0.91).len(), 0);
    assert_eq!(
        network
            .min_confidence(0.91)
            .min_confidence(0.0)
            .edges()
            .count(),
        1
    );
}

#[test]
fn a_users_own_knowledge_counts() {
    let mut knowledge = Knowledge::builtin().clone();
    let row = "country = [{ name = \"Freedonia\", iso = \"XX\", demonyms = [\"Freedonian\"] }]";
    knowledge.extend("countries.toml", row).expect("a good row");
    let mut network = Network::with_knowledge(Arc::new(knowledge));
    let article = Article::new("a", "Freedonian troops").nationality(&["Freedonian"]);
    article.absorbed(&mut network);
    let network = network.min_confidence(0.5);
    assert!(network.node(&id("place:freedonia")).is_some());
}

#[test]
fn the_commonest_class_is_the_edges() {
    let conflict = |r: &mut crate::annotation::Relation| r.class = Class::Conflict;
    let network = network(&[
        meeting("a").tie("Amina Okafor", "met", "Lars-Erik Solheim", |_| ()),
        meeting("b").tie("Amina Okafor", "met", "Lars-Erik Solheim", conflict),
        meeting("c").tie("Amina Okafor", "met", "Lars-Erik Solheim", conflict),
    ]);
    assert_eq!(only(&network).class, Class::Conflict);
}

#[test]
fn indices_and_spans_that_are_not_there_do_no_harm() {
    let article = meeting("a")
        .met("Amina Okafor", "Lars-Erik Solheim")
        .tie("Amina Okafor", "met", "Lars-Erik Solheim", |relation| {
            relation.target = 99;
        })
        .tie("Amina Okafor", "met", "Genève", |relation| {
            relation.place = Some(77);
            relation.trigger = crate::text::Span {
                start: 40,
                end: 4000,
            };
            relation.confidence = f32::NAN;
        })
        .edit(|found| {
            found.entities[0].mentions.push(55);
            found.entities[1].name = String::new();
            found.relations[0].label = "a\n b".into();
        });
    let network = network(&[article]);
    assert_eq!(network.edges().count(), 2);
    assert!(network.edges().all(|edge| edge.confidence().is_finite()));
    assert!(network.edges().any(|edge| edge.label == "a b"));
}

/// Articles over a small world of names that are alike, so that much is merged or nearly so.
fn articles() -> impl Strategy<Value = Vec<Article>> {
    let names = prop::sample::select(vec![
        "John Whitlock",
        "J. Whitlock",
        "James Whitlock",
        "Whitlock",
        "John P. Whitlock",
        "Ben Shabbat",
        "Meir Ben-Shabbat",
        "Xi Jinping",
        "Xi",
        "RSF",
        "Rapid Support Forces",
        "U.S.",
        "American",
    ]);
    let article = prop::collection::vec((names, 0..4usize), 2..6);
    prop::collection::vec(article, 1..6).prop_map(|articles| {
        let build = |(index, names): (usize, Vec<(&str, usize)>)| {
            let text: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            let mut article =
                Article::new(&format!("d{index}"), &format!("met {}", text.join(", ")));
            for (name, kind) in &names {
                article = match kind {
                    0 => article.person(&[name]),
                    1 => article.organization(&[name]),
                    2 => article.place(&[name]),
                    _ => article.nationality(&[name]),
                };
            }
            for pair in text.windows(2) {
                article = article.met(pair[0], pair[1]);
            }
            article
        };
        articles.into_iter().enumerate().map(build).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_documents_makes_no_difference((first, second) in articles().prop_flat_map(|articles| {
        (Just(articles.clone()), Just(articles).prop_shuffle())
    })) {
        let (first, second) = (network(&first), network(&second));
        prop_assert!(first.nodes().eq(second.nodes()));
        prop_assert!(first.edges().eq(second.edges()));
    }

    #[test]
    fn a_network_is_sound(articles in articles()) {
        let network = network(&articles);
        let nodes: Vec<_> = network.nodes().map(|node| (node.kind, &node.name, &node.id)).collect();
        prop_assert!(nodes.is_sorted());
        let edges: Vec<_> = network.edges().map(|e| (&e.source, &e.target, &e.label, e.polarity, e.modality)).collect();
        prop_assert!(edges.is_sorted_by(|one, two| one < two), "sorted, each once");
        for edge in network.edges() {
            prop_assert!(edge.source != edge.target && !edge.evidence.is_empty());
            prop_assert!(network.node(&edge.source).is_some() && network.node(&edge.target).is_some());
            prop_assert!(network.edges_of(&edge.source).any(|other| other.id == edge.id));
        }
    }
}
