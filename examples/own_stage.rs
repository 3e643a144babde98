//! A tagger and a relation stage of one's own: the network and the exports need no model.
//!
//!     cargo run --example own_stage
//!
//! Stages are plain functions from text to annotations, so anything that finds mentions will do: a gazetteer, a
//! regular expression, another model. Here it is a list of names.

#![allow(clippy::print_stdout, reason = "an example talks")]

use tieline::annotation::{
    Annotations, Class, EntityKind, EvidenceSource, Form, Mention, Metonym, Relation, Status,
};
use tieline::export::Csv;
use tieline::graph::Network;
use tieline::knowledge::Knowledge;
use tieline::stage::coref;
use tieline::text::{Document, Span};

const WATCHED: [(&str, EntityKind); 3] = [
    ("Ilse Šimůnková", EntityKind::Person),
    ("Šimůnková", EntityKind::Person),
    ("Harbour Trust", EntityKind::Organization),
];

/// Mentions of watched names, in order of the text; where two overlap the longer one stands.
fn tag(document: &Document) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for (name, kind) in WATCHED {
        for (start, _) in document.text().match_indices(name) {
            let span = Span::new(start, start + name.len());
            if !found.iter().any(|other| other.span.overlaps(span)) {
                found.push(Mention {
                    span,
                    kind,
                    form: Form::Name,
                    entity: 0,
                    confidence: 1.0,
                });
            }
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

/// One rule: "A sued B".
fn relate(document: &Document, mentions: &[Mention]) -> Vec<Relation> {
    let mut found = Vec::new();
    for sentence in document.sentences() {
        let mut words = document.words()[sentence.words.clone()].iter();
        let Some(&verb) = words.find(|word| word.of(document.text()) == "sued") else {
            continue;
        };
        let inside = |m: &Mention| sentence.span.contains(m.span);
        let before = mentions
            .iter()
            .rposition(|m| inside(m) && m.span.end <= verb.start);
        let after = mentions
            .iter()
            .position(|m| inside(m) && m.span.start >= verb.end);
        let (Some(source), Some(target)) = (before, after) else {
            continue;
        };
        found.push(Relation {
            source,
            target,
            label: "sued".into(),
            class: Class::Conflict,
            event: Some("COERCE".into()),
            symmetric: false,
            sentence: sentence.span,
            trigger: verb,
            status: Status::default(),
            attribution: Vec::new(),
            time: None,
            place: None,
            via: None,
            metonym: Metonym::default(),
            role: None,
            former: false,
            evidence: vec![EvidenceSource::Tree],
            likelihood: None,
            confidence: 1.0,
        });
    }
    found
}

fn main() {
    let text = "Ilse Šimůnková left in May. On Monday Šimůnková sued the Harbour Trust for €5m.";
    let document = Document::new("a1", text);

    let mut mentions = tag(&document);
    // The project's own coreference by name puts "Šimůnková" and "Ilse Šimůnková" together.
    let entities = coref::cluster(&document, &mut mentions, Knowledge::builtin());
    let relations = relate(&document, &mentions);

    let mut network = Network::new();
    network.absorb(
        &document,
        &Annotations {
            mentions,
            entities,
            relations,
        },
    );
    print!("{}", Csv::new(&network));
}
