//! Who is who across articles, by gold annotations and without a model: `tests/identity`.

use std::collections::BTreeMap;

use rayon::ThreadPoolBuilder;
use tieline::annotation::Annotations;
use tieline::evaluation::{Evaluation, Report};
use tieline::graph::{Doubt, Network, Node};
use tieline::text::Document;

use crate::gold;

/// What B³ over all names must reach, a little below what it does reach.
const FLOORS: [(&str, f64); 2] = [("dev", 0.98), ("test", 0.95)];
/// Groups of different people, bodies and places of one name: none may be taken for another.
const NAMESAKES: [(&str, &str); 3] = [
    ("dev", "samenames"),
    ("dev", "clashes"),
    ("test", "namesakes"),
];

type Groups = BTreeMap<String, Vec<(Document, Annotations)>>;

/// The articles of a part, by group.
fn groups(part: &str) -> Option<Groups> {
    let folder = format!("tests/identity/{part}");
    let mut groups = Groups::new();
    for record in gold::records(&["json", "--across"], &folder)? {
        let group = record.group().unwrap().to_owned();
        let article = record.into_parts().unwrap();
        groups.entry(group).or_default().push(article);
    }
    Some(groups)
}

/// Adds a group's nodes to an evaluation: one network a group.
fn add(evaluation: &mut Evaluation, group: &str, articles: &[(Document, Annotations)]) {
    let mut network = Network::new();
    for (document, gold) in articles {
        network.absorb(document, gold);
    }
    for (document, gold) in articles {
        evaluation.add(document, gold, gold);
        let node = |entity| Some(network.node_of(document.id(), entity)?.id.to_string());
        evaluation.add_nodes(group, gold, gold, node);
    }
}

fn f1(report: &Report, name: &str) -> f64 {
    let row = report.rows.iter().find(|row| row.name == name);
    row.unwrap().f1
}

#[test]
fn the_collection_has_no_fault() {
    gold::has_no_fault("corpus.py", &["tests/identity"]);
}

#[test]
fn names_of_one_are_one_node() {
    for (part, floor) in FLOORS {
        let Some(groups) = groups(part) else {
            return;
        };
        let mut evaluation = Evaluation::default();
        for (group, articles) in &groups {
            let mut own = Evaluation::default();
            add(&mut own, group, articles);
            // The groups of the test part are not looked at one by one.
            if part == "dev" {
                println!("{part} {group}: B3 {:.3}", f1(&own.report(), "nodes: B3"));
            }
            add(&mut evaluation, group, articles);
        }
        let report = evaluation.report();
        let found = f1(&report, "nodes: B3");
        println!(
            "{part}: B3 {found:.3}, pairs {:.3}",
            f1(&report, "nodes: pairs")
        );
        assert!(found >= floor, "{part}: B3 {found:.3} is below {floor}");
    }
}

#[test]
fn namesakes_stay_apart() {
    for (part, group) in NAMESAKES {
        let Some(groups) = groups(part) else {
            return;
        };
        let mut evaluation = Evaluation::default();
        add(&mut evaluation, group, &groups[group]);
        let report = evaluation.report();
        let mut shares = report.shares.iter();
        let (_, melted) = shares
            .find(|(name, _)| name == "nodes, that melt several")
            .unwrap();
        assert!(
            *melted == 0.0,
            "{part} {group}: {melted:.3} of the nodes melt several"
        );
    }
}

/// The nodes of articles, and which of them may be one.
fn made<'a>(
    articles: impl Iterator<Item = &'a (Document, Annotations)>,
) -> (Vec<Node>, Vec<Doubt>) {
    let mut network = Network::new();
    for (document, gold) in articles {
        network.absorb(document, gold);
    }
    (
        network.nodes().cloned().collect(),
        network.doubts().to_vec(),
    )
}

#[test]
fn the_order_of_articles_makes_no_difference() {
    let Some(groups) = groups("dev") else {
        return;
    };
    for articles in groups.values() {
        assert_eq!(made(articles.iter()), made(articles.iter().rev()));
    }
}

#[test]
fn the_number_of_threads_makes_no_difference() {
    let Some(groups) = groups("dev") else {
        return;
    };
    let on = |threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let articles = groups.values().flatten();
        pool.unwrap().install(|| made(articles))
    };
    let (nodes, doubts) = on(1);
    assert!(nodes.len() > 100 && !doubts.is_empty());
    assert_eq!((nodes, doubts), on(7));
}
