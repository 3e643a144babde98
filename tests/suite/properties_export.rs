//! Whatever names and texts hold, what is written can be read, and says the same.

use std::collections::BTreeMap;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use tieline::annotation::{
    Annotations, Class, Entity, EntityKind, EvidenceSource, Form, Mention, Metonym, Relation,
    Status,
};
use tieline::export::{Csv, GraphMl};
use tieline::graph::Network;
use tieline::text::{Document, Span};

/// Pieces that break careless writers, and any others.
fn piece() -> impl Strategy<Value = String> {
    let awkward = vec![
        "]]>", "\"", "'", "<a>", "&amp;", "&", "\r", "\r\n", "\n", "\t", "\u{0}", "\u{b}",
        "\u{1f}", "\u{85}", "\u{2028}", "\u{fffe}", "\u{ffff}", "🙂", "é", "e\u{301}", "\u{202e}",
        "=1+1", "-", "Amina", "Okafor", "\\", "--",
    ];
    prop_oneof![3 => prop::sample::select(awkward).prop_map(str::to_owned), 1 => any::<String>()]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..5).prop_map(|pieces| pieces.join(" "))
}

/// A document that says, in each of its sentences, what someone did to someone.
fn article() -> impl Strategy<Value = (Document, Annotations)> {
    let tie = (text(), text(), text(), 0..3usize, any::<bool>());
    (text(), prop::collection::vec(tie, 0..4)).prop_map(|(id, ties)| {
        let (mut whole, mut found) = (String::new(), Annotations::default());
        for (source, label, target, kind, symmetric) in ties {
            let kinds = [
                EntityKind::Person,
                EntityKind::Organization,
                EntityKind::Place,
            ];
            let start = whole.len();
            for name in [&source, &target] {
                let span = push(&mut whole, name);
                let (mention, entity) = (found.mentions.len(), found.entities.len());
                let (kind, form) = (kinds[kind], Form::Name);
                found.mentions.push(Mention {
                    span,
                    kind,
                    form,
                    entity,
                    confidence: 1.0,
                });
                found.entities.push(Entity {
                    name: name.clone(),
                    kind,
                    mentions: vec![mention],
                    node: None,
                });
            }
            let trigger = push(&mut whole, &label);
            found.relations.push(Relation {
                source: found.mentions.len() - 2,
                target: found.mentions.len() - 1,
                role: Some(label.clone()),
                label,
                class: Class::Other,
                event: None,
                symmetric,
                sentence: Span::new(start, whole.len()),
                trigger,
                status: Status::default(),
                attribution: vec![trigger],
                time: None,
                place: None,
                via: Some(trigger),
                metonym: Metonym::default(),
                former: false,
                evidence: vec![EvidenceSource::Tree],
                likelihood: None,
                confidence: 0.5,
            });
        }
        (Document::new(id, whole), found)
    })
}

fn push(text: &mut String, words: &str) -> Span {
    let start = text.len();
    text.push_str(words);
    let span = Span::new(start, text.len());
    text.push(' ');
    span
}

fn network(articles: &[(Document, Annotations)]) -> Network {
    let mut network = Network::new();
    for (document, found) in articles {
        network.absorb(document, found);
    }
    network
}

/// From node or edge id and key to value, as an XML reader has it.
fn read(graphml: &str) -> Result<BTreeMap<(String, String), String>, String> {
    let mut reader = Reader::from_str(graphml);
    reader.config_mut().check_end_names = true;
    let (mut values, mut id, mut key) = (BTreeMap::new(), String::new(), None);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let value = attribute
                        .unescape_value()
                        .map_err(|error| error.to_string())?;
                    match (tag.name().as_ref(), attribute.key.as_ref()) {
                        (b"node" | b"edge", b"id") => id = value.into_owned(),
                        (b"data", b"key") => {
                            let place = (id.clone(), value.into_owned());
                            values.insert(place.clone(), String::new());
                            key = Some(place);
                        }
                        _ => {}
                    }
                }
            }
            Event::End(_) => key = None,
            Event::Text(text) => {
                let text = text.unescape().map_err(|error| error.to_string())?;
                match &key {
                    Some(key) => values.entry(key.clone()).or_default().push_str(&text),
                    None if text.trim().is_empty() => {}
                    None => return Err(format!("text between elements: {text}")),
                }
            }
            Event::Eof => return Ok(values),
            _ => {}
        }
    }
}

/// The text without the characters that XML 1.0 does not have.
fn allowed(text: &str) -> String {
    let allowed = |c: &char| match *c {
        '\t' | '\n' | '\r' => true,
        c => c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}',
    };
    text.chars().filter(allowed).collect()
}

/// A spreadsheet's cell without the apostrophe that keeps it from being a formula.
fn plain(cell: &str) -> &str {
    let signs = ['=', '+', '-', '@', '\t', '\r'];
    let guarded = cell
        .strip_prefix('\'')
        .filter(|rest| rest.trim_start_matches('\'').starts_with(signs));
    guarded.unwrap_or(cell)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn graphml_reads_back(articles in prop::collection::vec(article(), 0..4)) {
        let network = network(&articles);
        let graphml = GraphMl::new(&network).to_string();
        prop_assert_eq!(&allowed(&graphml), &graphml);
        let bare = graphml.contains('\r');
        prop_assert!(!bare, "a reader would turn it into a line feed");
        let values = read(&graphml).map_err(TestCaseError::fail)?;
        let value = |id: &str, key: &str| values.get(&(id.to_owned(), key.to_owned())).cloned();
        for node in network.nodes() {
            prop_assert_eq!(value(node.id.as_str(), "n_name"), Some(allowed(&node.name)));
        }
        for edge in network.edges() {
            let id = edge.id.as_str();
            prop_assert_eq!(value(id, "label"), Some(allowed(&edge.label)));
            let evidence: serde_json::Value = serde_json::from_str(&value(id, "e_evidence").unwrap_or_default())
                .map_err(|error| TestCaseError::fail(error.to_string()))?;
            for (proof, evidence) in evidence.as_array().into_iter().flatten().zip(&edge.evidence) {
                prop_assert_eq!(proof["quote"].as_str(), Some(evidence.quote.text.as_str()));
                let (document, _) = articles.iter().rev().find(|(document, _)| document.id() == evidence.document)
                    .expect("its document");
                let letters: Vec<char> = document.text().chars().collect();
                let (start, end) = (evidence.trigger.start, evidence.trigger.end);
                prop_assert_eq!(&letters[start..end].iter().collect::<String>(), &evidence.trigger.text);
            }
        }
    }

    #[test]
    fn csv_reads_back(articles in prop::collection::vec(article(), 0..4)) {
        let network = network(&articles);
        let table = Csv::new(&network).to_string();
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows: Result<Vec<csv::StringRecord>, csv::Error> = reader.records().collect();
        let rows = rows.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let evidence: Vec<_> = network.edges().flat_map(|edge| &edge.evidence).collect();
        prop_assert_eq!(rows.len(), evidence.len());
        for (row, evidence) in rows.iter().zip(evidence) {
            prop_assert_eq!(plain(&row[6]), evidence.quote.text.as_str());
            prop_assert_eq!(plain(&row[7]), evidence.document.as_str());
            prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
        }
    }

    #[test]
    fn any_order_gives_the_same_bytes((one, two) in prop::collection::vec(article(), 0..5).prop_flat_map(|articles| {
        // Of two documents with one id the later one counts, so give each its own.
        let named = |(index, (document, found)): (usize, (Document, Annotations))| {
            (document.with_id(format!("d{index}")), found)
        };
        let articles: Vec<_> = articles.into_iter().enumerate().map(named).collect();
        (Just(articles.clone()), Just(articles).prop_shuffle())
    })) {
        let (one, two) = (network(&one), network(&two));
        prop_assert_eq!(GraphMl::new(&one).to_string(), GraphMl::new(&two).to_string());
        prop_assert_eq!(Csv::new(&one).to_string(), Csv::new(&two).to_string());
    }
}
