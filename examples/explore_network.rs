//! Asking a network: who met whom, who is close to whom, what was denied.
//!
//!     cargo run --release --example explore_network

#![allow(clippy::print_stdout, reason = "an example talks")]

use std::path::PathBuf;

use tieline::annotation::{Class, EntityKind};
use tieline::graph::{Network, Node};
use tieline::pipeline::Pipeline;
use tieline::text::Articles;

fn main() -> tieline::Result<()> {
    let pipeline = Pipeline::load("models/en-news")?;
    let mut network = Network::new();

    // `Articles` walks files and folders; an article that cannot be read is an error in the stream, not the end of it.
    for article in Articles::new([PathBuf::from("examples/articles")]) {
        match article {
            Ok(article) => {
                network.absorb(&article.document, &pipeline.annotate(&article.document)?);
            }
            Err(error) => println!("left out: {error}"),
        }
    }

    // Who had most contact? Meetings that were denied or only planned do not count.
    let mut people: Vec<(&Node, usize)> = network
        .nodes()
        .filter(|node| node.kind == EntityKind::Person)
        .map(|node| (node, network.contacts(&node.id).len()))
        .collect();
    people.sort_by_key(|(_, contacts)| std::cmp::Reverse(*contacts));
    for (node, contacts) in people.iter().take(5) {
        println!(
            "{} had contact with {contacts} others; also called {:?}",
            node.name, node.aliases
        );
    }

    // What the articles deny stands on edges of its own.
    for edge in network.edges().filter(|edge| edge.is_negated()) {
        println!(
            "denied: {} {} {}: {}",
            edge.source, edge.label, edge.target, edge.evidence[0].quote.text
        );
    }

    // Affiliations keep the office as the article words it.
    for edge in network
        .edges()
        .filter(|edge| edge.class == Class::Affiliation)
        .take(5)
    {
        println!(
            "{} {} {} as {:?}",
            edge.source,
            edge.label,
            edge.target,
            edge.roles()
        );
    }
    Ok(())
}
