//! From articles to a `GraphML` file, in a dozen lines.
//!
//!     cargo run --release --example quickstart
//!
//! The model is the one in `models/en-news`; nothing is downloaded.

#![allow(clippy::print_stdout, reason = "an example talks")]

use tieline::export::GraphMl;
use tieline::graph::Network;
use tieline::pipeline::Pipeline;
use tieline::text::Document;

fn main() -> tieline::Result<()> {
    // Loading takes a moment; do it once and annotate as many documents as you like.
    let pipeline = Pipeline::load("models/en-news")?;
    let mut network = Network::new();

    let articles = [
        "examples/articles/01-geneva-grain.txt",
        "examples/articles/04-lake-chad-base.txt",
    ];
    for path in articles {
        let article = Document::read(path)?;
        // Mentions, entities and relations of one article, all pointing into its text.
        let found = pipeline.annotate(&article)?;
        // The network is a fold over articles: their order makes no difference.
        network.absorb(&article, &found);
    }

    let file = std::env::temp_dir().join("quickstart.graphml");
    GraphMl::new(&network).save(&file)?;
    println!("{} nodes, written to {}", network.len(), file.display());

    // Every edge can be cited: document, sentence, and whether it happened at all.
    for edge in network.strongest(5) {
        let proof = &edge.evidence[0];
        println!(
            "{} [{}]: {:?} ({})",
            edge.label,
            edge.polarity.as_str(),
            proof.quote.text,
            proof.document
        );
    }
    Ok(())
}
