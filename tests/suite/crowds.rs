//! Sentences that no newspaper prints, through the shipped model: bounded, told, and cited exactly.

use std::path::Path;

use tieline::annotation::Annotations;
use tieline::pipeline::Pipeline;
use tieline::stage::relation::crowded;
use tieline::text::Document;

/// Different names, as many as asked for.
fn names(count: usize) -> Vec<String> {
    let first = [
        "Ana", "Bo", "Chidi", "Dora", "Emeka", "Farid", "Goran", "Hana", "Ines", "Jonas",
    ];
    let last = [
        "Okafor",
        "Solheim",
        "Weber",
        "Traore",
        "Novak",
        "Lindqvist",
        "Haddad",
        "Moyo",
        "Rossi",
        "Tanaka",
        "Kowalski",
        "Mensah",
        "Duarte",
        "Petrov",
        "Yilmaz",
        "Ferreira",
        "Bianchi",
        "Larsen",
        "Nguyen",
        "Sato",
    ];
    let all = last
        .iter()
        .flat_map(|l| first.iter().map(move |f| format!("{f} {l}")));
    all.take(count).collect()
}

fn annotate(text: String) -> (Document, Annotations) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::load(root.join("models/en-news")).unwrap();
    let document = Document::new("crowd", text);
    let found = pipeline.annotate(&document).unwrap();
    (document, found)
}

fn check(document: &Document, found: &Annotations) {
    for relation in &found.relations {
        assert!(relation.sentence.contains(relation.trigger));
        let ends = [relation.source, relation.target].map(|m| found.mentions[m].span);
        let spans = relation.attribution.iter().copied().chain(ends);
        for span in spans.chain(relation.time.as_ref().map(|time| time.span)) {
            assert!(!document.slice(span).trim().is_empty());
        }
    }
}

#[test]
fn two_hundred_names_are_bounded_and_told() {
    let (document, found) = annotate(format!(
        "{} met in Geneva on Tuesday.",
        names(200).join(", ")
    ));
    assert!(crowded(&document, &found.mentions).is_some_and(|most| most > 100));
    assert!(found.relations.len() < 1000, "{}", found.relations.len());
    check(&document, &found);
}

#[test]
fn a_sentence_of_three_hundred_words_is_read() {
    let clauses: Vec<String> = names(60)
        .chunks(2)
        .map(|pair| {
            format!(
                "who said that {} had met {} near the old harbour",
                pair[0], pair[1]
            )
        })
        .collect();
    let (document, found) = annotate(format!(
        "Amina Okafor thanked the man {}.",
        clauses.join(" ")
    ));
    assert!(document.words().len() > 300 && document.sentences().len() == 1);
    assert!(!found.relations.is_empty());
    check(&document, &found);
}
