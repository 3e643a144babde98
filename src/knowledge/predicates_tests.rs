//! The predicate file is well formed, and its rows are found.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::knowledge::Knowledge;
use crate::knowledge::codes::{CLASSES, EVENTS};

const PREPOSITIONS: [&str; 28] = [
    "about",
    "against",
    "alongside",
    "among",
    "around",
    "at",
    "before",
    "behind",
    "beside",
    "between",
    "by",
    "for",
    "from",
    "in",
    "into",
    "near",
    "of",
    "on",
    "outside",
    "over",
    "to",
    "toward",
    "towards",
    "under",
    "upon",
    "with",
    "within",
    "without",
];

fn all() -> impl Iterator<Item = &'static Predicate> {
    Knowledge::builtin().predicates.iter()
}

fn labels(lemma: &str, pos: PartOfSpeech, particle: Option<&str>) -> Vec<&'static str> {
    Knowledge::builtin()
        .predicates
        .find(lemma, pos, particle)
        .map(|row| row.label.as_str())
        .collect()
}

#[test]
fn there_are_enough_rows() {
    let mut counts: BTreeMap<PartOfSpeech, usize> = BTreeMap::new();
    all().for_each(|row| *counts.entry(row.pos).or_default() += 1);
    assert!(counts[&PartOfSpeech::Verb] >= 330, "{counts:?}");
    assert!(counts[&PartOfSpeech::Noun] >= 110, "{counts:?}");
}

#[test]
fn rows_are_found() {
    assert_eq!(labels("meet", PartOfSpeech::Verb, None), ["met"]);
    assert_eq!(
        labels("Shoot", PartOfSpeech::Verb, Some("down")),
        ["shot down"]
    );
    assert_eq!(labels("shoot", PartOfSpeech::Verb, None), ["shot"]);
    assert_eq!(
        labels("vote", PartOfSpeech::Verb, None),
        ["voted for", "voted against"]
    );
    assert_eq!(
        labels("talks", PartOfSpeech::Noun, None),
        ["held talks with"]
    );
    assert_eq!(
        labels("talks", PartOfSpeech::Verb, None),
        Vec::<&str>::new()
    );
    assert_eq!(labels("été", PartOfSpeech::Noun, None), Vec::<&str>::new());
}

#[test]
fn no_target_has_two_meanings() {
    let mut seen = BTreeSet::new();
    for row in all() {
        for target in &row.targets {
            let conditions = (&row.needs, &row.unless, row.person);
            assert!(
                seen.insert((&row.lemma, row.pos, &row.particle, target, conditions)),
                "{row:?}: {target}"
            );
        }
    }
}

#[test]
fn every_class_and_code_is_used_and_they_agree() {
    let classes: BTreeSet<&str> = all().map(|row| row.class.as_str()).collect();
    assert_eq!(classes, BTreeSet::from(CLASSES));
    let events: BTreeSet<&str> = all().filter_map(|row| row.event.as_deref()).collect();
    assert_eq!(events, BTreeSet::from(EVENTS));
    for row in all() {
        let class = match row.event.as_deref() {
            Some("CONSULT") => "contact",
            Some("AGREE" | "SUPPORT" | "COOPERATE" | "AID" | "YIELD") => "cooperation",
            Some("ACCUSE" | "REQUEST" | "REJECT" | "THREATEN" | "PROTEST") => "confrontation",
            Some("ASSAULT" | "COERCE" | "SANCTION" | "MOBILIZE") => "conflict",
            Some(_) => "other",
            None => continue,
        };
        // What is said and what is moved may have a code besides.
        if matches!(row.class.as_str(), "statement" | "other") {
            continue;
        }
        assert_eq!(row.class, class, "{row:?}");
    }
}

#[test]
fn one_label_means_one_class() {
    let mut classes: BTreeMap<&str, (&str, Option<&str>)> = BTreeMap::new();
    for row in all() {
        let meaning = (row.class.as_str(), row.event.as_deref());
        let known = *classes.entry(&row.label).or_insert(meaning);
        // "asked B to go" is a request, "asked B" is none.
        let open = matches!(meaning.0, "statement" | "other") && known.0 == meaning.0;
        assert!(known == meaning || open, "{row:?}");
    }
}

#[test]
fn slots_are_known() {
    for row in all() {
        assert!(!row.targets.is_empty() && !row.label.is_empty(), "{row:?}");
        let nominal = row.pos == PartOfSpeech::Noun;
        assert_eq!(
            nominal,
            !row.sources.is_empty() && row.sources != ["nsubj:pass"],
            "{row:?}"
        );
        for slot in row.sources.iter().filter(|slot| *slot != "nsubj:pass") {
            assert!(
                ["poss", "amod", "compound"].contains(&slot.as_str())
                    || PREPOSITIONS.contains(&slot.as_str())
            );
        }
        for slot in &row.targets {
            let own: &[&str] = if nominal { &["poss"] } else { &["obj", "iobj"] };
            assert!(
                own.contains(&slot.as_str()) || PREPOSITIONS.contains(&slot.as_str()),
                "{row:?}: {slot}"
            );
        }
    }
}

#[test]
fn every_example_uses_its_row() {
    let (verbs, nouns) = (&Knowledge::builtin().verbs, &Knowledge::builtin().nouns);
    for row in all() {
        let words: Vec<String> = row
            .example
            .split(|c: char| !c.is_alphanumeric() && !"-’'".contains(c))
            .map(|word| word.trim_end_matches("'s").to_lowercase())
            .filter(|word| !word.is_empty())
            .collect();
        assert!((4..=12).contains(&words.len()), "{}", row.example);
        let lemma = |word: &String| match row.pos {
            PartOfSpeech::Verb => verbs.lemma(word),
            PartOfSpeech::Noun => nouns.lemma(word),
            PartOfSpeech::Adjective => word.clone(),
        };
        let lemmas: Vec<String> = words.iter().map(lemma).collect();
        let own: Vec<&str> = row.lemma.split(' ').collect();
        let shown = |at: &[String]| at.iter().zip(&own).all(|(word, own)| word == own);
        assert!(lemmas.windows(own.len()).any(shown), "{row:?}");
        assert!(
            row.particle.iter().all(|particle| words.contains(particle)),
            "{row:?}"
        );
        let shown = |slot: &String| !PREPOSITIONS.contains(&slot.as_str()) || words.contains(slot);
        assert!(
            row.targets.iter().any(shown) || row.sources.iter().any(|slot| slot == "between"),
            "{row:?}"
        );
    }
}

#[test]
fn lemma_and_past_are_inverse() {
    let verbs = &Knowledge::builtin().verbs;
    for row in all().filter(|row| row.pos == PartOfSpeech::Verb) {
        let past = verbs.past(&row.lemma);
        let back = verbs.lemma(&past);
        assert_eq!(back, row.lemma, "{past}");
    }
}

#[test]
fn light_verbs_are_of_one_kind() {
    let predicates = &Knowledge::builtin().predicates;
    for lemma in ["hold", "pay", "make", "launch", "sign", "reach", "have"] {
        assert!(
            predicates.light_verb(lemma) && !predicates.inverse_light_verb(lemma),
            "{lemma}"
        );
    }
    assert!(predicates.inverse_light_verb("receive") && !predicates.light_verb("receive"));
    assert!(predicates.light.is_disjoint(&predicates.inverse_light));
}

#[test]
fn unknown_classes_and_codes_are_refused() {
    let row = |class: &str, event: &str| {
        let text = format!(
            "verb = [{{ lemma = \"ski\", targets = [\"with\"], label = \"skied with\", class = \"{class}\", event = \"{event}\" }}]"
        );
        Predicates::parse("mine.toml", &text).map(|all| all.iter().count())
    };
    assert_eq!(row("contact", "CONSULT").unwrap(), 1);
    let error = row("contacts", "CONSULT").unwrap_err().to_string();
    assert!(
        error.contains("no class `contacts`") && error.contains("mine.toml"),
        "{error}"
    );
    assert!(
        row("contact", "SKI")
            .unwrap_err()
            .to_string()
            .contains("no PLOVER code `SKI`")
    );
}
