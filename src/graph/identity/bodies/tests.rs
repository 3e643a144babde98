use crate::annotation::EntityKind;
use crate::graph::testing::{Article, ids_of, network};

fn bodies(lines: &[&str]) -> Vec<String> {
    ids_of(EntityKind::Organization, lines)
}

fn one(lines: &[&str]) {
    let found = bodies(lines);
    assert!(found.iter().all(|id| *id == found[0]), "{found:?}");
}

#[test]
fn spellings_are_one() {
    one(&[
        "a: Al-Jazeera Balkans",
        "b: Aljazeera Balkans",
        "c: the Al Jazeera Balkans",
    ]);
    one(&[
        "a: Meridian Insurance Company Limited",
        "b: Meridian Insurance",
    ]);
    one(&["a: Norlund Polska sp. z o.o.", "b: Norlund Polska"]);
    one(&["a: World Labour Centre", "b: World Labor Center"]);
}

#[test]
fn a_document_explains_an_acronym_for_all() {
    one(&[
        "a: Rapid Reaction Forces | RRF",
        "b: RRF",
        "c: Rapid Reaction Forces",
    ]);
}

#[test]
fn an_acronym_with_two_meanings_stays_apart_where_nothing_explains_it() {
    let found = bodies(&[
        "a: Rapid Reaction Forces | RRF",
        "b: Reporters for Free Radio | RFR | RRF",
        "b: RRF",
        "c: RRF",
    ]);
    assert_eq!(found[2], found[1]);
    assert_eq!(found[3], "rrf");
}

#[test]
fn the_documents_own_explanation_comes_before_common_knowledge() {
    let found = bodies(&["a: Union of Nurses | UN", "a: UN", "b: UN"]);
    assert_eq!(
        found,
        ["union-of-nurses", "union-of-nurses", "united-nations"]
    );
}

#[test]
fn an_acronym_joined_by_mistake_explains_nothing() {
    let found = bodies(&["a: Bank of Ghana | IMF", "b: IMF"]);
    assert_eq!(found, ["bank-of-ghana", "international-monetary-fund"]);
}

#[test]
fn a_states_body_is_one_with_its_state() {
    let kenya = "The Supreme Court of Kenya ruled.";
    let ghana = "Ghana's Supreme Court ruled in Accra.";
    let other = "Kenya waits. The Supreme Court sits in Nairobi.";
    let articles = [
        Article::new("a", kenya).organization(&["Supreme Court of Kenya"]),
        Article::new("b", ghana)
            .organization(&["Supreme Court"])
            .place(&["Ghana"])
            .place(&["Accra"]),
        Article::new("c", other)
            .organization(&["Supreme Court"])
            .place(&["Kenya"])
            .place(&["Nairobi"]),
        Article::new("d", "The Supreme Court ruled.").organization(&["Supreme Court"]),
    ];
    let network = network(&articles);
    let of = |document| network.node_of(document, 0).expect("a node");
    assert_eq!(of("a").id, of("c").id);
    assert_ne!(of("a").id, of("b").id);
    assert!(of("d").id != of("a").id && of("d").id != of("b").id);
    assert_eq!(of("b").name, "Supreme Court (Ghana)");
    assert_eq!(of("a").name, "Supreme Court of Kenya");
}

#[test]
fn names_that_only_begin_alike_are_two() {
    let found = bodies(&["a: Norlund Energi", "b: Norlund Shipping", "c: Norlund"]);
    assert_ne!(found[0], found[1]);
    let found = bodies(&["a: Zhonglu Bridge Group | Zhonglu", "b: Zhonglu"]);
    assert_eq!(found[0], found[1]);
}

#[test]
fn a_new_name_is_one_with_the_old() {
    one(&[
        "a: Aurvind ASA | Norlund Energi",
        "b: Norlund Energi AS",
        "c: Aurvind",
    ]);
}

#[test]
fn places_of_one_name() {
    let italy = "Rome greets Italy.";
    let georgia = "The whistle blew in Rome, Ga., on Tuesday.";
    let articles = [
        Article::new("a", italy).place(&["Rome"]).place(&["Italy"]),
        Article::new("b", georgia).place(&["Rome"]).place(&["Ga."]),
        Article::new("c", "They met in Kiev.").place(&["Kiev"]),
        Article::new("d", "They met in Kyiv.").place(&["Kyiv"]),
    ];
    let network = network(&articles);
    let of = |document| &network.node_of(document, 0).expect("a node").id;
    assert_ne!(of("a"), of("b"));
    assert_eq!(of("c"), of("d"));
}

#[test]
fn odd_names_are_themselves() {
    let found = bodies(&["a: A", "b: 🙂", "c: ...", "d: Газпром", "e: الجزيرة"]);
    let mut distinct = found.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), found.len(), "{found:?}");
    bodies(&["a: ", "b: of", "c: The", "d: Ltd"]);
}
