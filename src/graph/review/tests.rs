use std::collections::BTreeMap;

use crate::graph::testing::{Article, network};
use crate::graph::{Edge, Guidance, Judgements, Network, Node, NodeId};

fn judged(network: Network, lines: &str) -> Network {
    network.with_guidance(Guidance {
        judgements: Judgements::parse("who.txt", lines).unwrap(),
        ..Guidance::default()
    })
}

/// Two articles about Lena Voss, two about someone whom some call L. Voss.
fn articles() -> [Article; 4] {
    let met = |id, text, voss: &[&str], other| {
        Article::new(id, text)
            .person(voss)
            .person(&[other])
            .met(voss[0], other)
    };
    [
        met(
            "a",
            "Lena Voss met Tom Berg. Voss left.",
            &["Lena Voss", "Voss"],
            "Tom Berg",
        ),
        met(
            "b",
            "Lena Voss met Nina Lindqvist.",
            &["Lena Voss"],
            "Nina Lindqvist",
        ),
        met("c", "L. Voss met Tom Berg.", &["L. Voss"], "Tom Berg"),
        met("d", "L. Voss met Kofi Annor.", &["L. Voss"], "Kofi Annor"),
    ]
}

fn node<'n>(network: &'n Network, name: &str) -> &'n Node {
    let mut nodes = network.nodes().filter(|node| node.name == name);
    let node = nodes.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(nodes.next().is_none(), "two of {name}");
    node
}

/// What a node is known by, and whom it is tied to by what.
fn evidence(
    network: &Network,
    name: &str,
) -> (BTreeMap<String, usize>, usize, Vec<String>, Vec<Edge>) {
    let node = node(network, name);
    let documents = node.documents.iter().cloned().collect();
    (
        node.aliases.clone(),
        node.mentions,
        documents,
        network.edges_of(&node.id).cloned().collect(),
    )
}

#[test]
fn one_line_undoes_a_merge_exactly() {
    let articles = articles();
    let merged = network(&articles);
    assert_eq!(
        node(&merged, "Lena Voss").documents.len(),
        4,
        "merged without a judgement"
    );
    let line = "not same | person | Lena Voss | L. Voss";
    let parted = judged(merged.clone(), line);
    assert_eq!(
        evidence(&parted, "Lena Voss"),
        evidence(&network(&articles[..2]), "Lena Voss")
    );
    assert_eq!(
        evidence(&parted, "L. Voss"),
        evidence(&network(&articles[2..]), "L. Voss")
    );
    assert_eq!(parted.len(), merged.len() + 1);
    let again = judged(parted, "");
    assert!(
        again.nodes().eq(merged.nodes()) && again.edges().eq(merged.edges()),
        "and back"
    );
}

#[test]
fn a_judgement_keeps_others_from_joining_the_two() {
    let line = "not same | person | Lena Voss | L. Voss @ c";
    let parted = judged(network(&articles()), line);
    let of = |document: &str| parted.node_of(document, 0).unwrap().id.clone();
    assert_ne!(of("a"), of("c"));
    assert_eq!(of("a"), of("b"));
}

#[test]
fn a_line_of_a_node_means_it_alone() {
    let namesakes = [
        Article::new("a", "Tom Berg").person(&["Tom Berg"]),
        Article::new("b", "Tom Berg").person(&["Tom Berg"]),
        Article::new("c", "Lena Voss").person(&["Lena Voss"]),
        Article::new("d", "Voss-Lindt").person(&["Voss-Lindt"]),
    ];
    let network = judged(
        network(&namesakes),
        "not same | person | Tom Berg @ a | Tom Berg @ b",
    );
    let id = |document: &str| network.node_of(document, 0).unwrap().id.clone();
    let line = |one: &NodeId, other: &NodeId, same| network.judgement(one, other, same).unwrap();
    assert_eq!(
        line(&id("a"), &id("c"), false),
        "not same | person | Tom Berg @ a | Lena Voss"
    );
    assert_eq!(
        line(&id("b"), &id("d"), true),
        "same | person | Tom Berg @ b | Voss-Lindt"
    );
    assert_eq!(network.judgement(&id("a"), &id("a"), true), None);
    let judgements = Judgements::parse("who.txt", &line(&id("a"), &id("c"), true)).unwrap();
    assert_eq!(network.settled(&judgements, &id("c"), &id("a")), Some(true));
    assert_eq!(network.settled(&judgements, &id("c"), &id("b")), None);
}

#[test]
fn judgements_win_in_whatever_order_documents_come() {
    let lines = "same | person | Tom Berg | Lena Voss\nnot same | person | Nina Lindqvist | Tom Berg\nsame | person | Kofi Annor | Nina Lindqvist";
    let mut articles = articles().to_vec();
    let there = judged(network(&articles), lines);
    articles.reverse();
    let back = judged(network(&articles), lines);
    assert!(there.nodes().eq(back.nodes()) && there.edges().eq(back.edges()));
    let of = |document: &str, entity| there.node_of(document, entity).unwrap().id.clone();
    assert_eq!(of("a", 0), of("a", 1), "Tom Berg is Lena Voss");
    assert_eq!(of("d", 1), of("b", 1), "Kofi Annor is Nina Lindqvist");
    assert_ne!(of("a", 0), of("b", 1));
}
