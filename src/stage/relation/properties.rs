//! Whatever trees, roles, names and scores come: no panic, spans that slice, confidences between 0 and 1, and an end.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::annotation::{EntityKind, Form, Mention, Relation};
use crate::knowledge::Knowledge;
use crate::model::{Argument, Frame, Labels, Scores, SentenceScores, Tie, Tree, TreeWord};
use crate::stage::relation::{crowded, relate};
use crate::text::{Document, Span};

const WORDS: [&str; 73] = [
    "thousands",
    "met",
    "accused",
    "of",
    "to",
    "with",
    "not",
    "failed",
    "will",
    "said",
    "according",
    "by",
    "was",
    "minister",
    "spokesman",
    "for",
    "brother",
    "talks",
    "between",
    "and",
    "or",
    ",",
    ".",
    "’s",
    "'s",
    "the",
    "who",
    "which",
    "whom",
    "it",
    "only",
    "but",
    "far",
    "from",
    "instead",
    "yet",
    "no",
    "longer",
    "if",
    "should",
    "had",
    "Tuesday",
    "March",
    "5",
    "2024",
    "last",
    "week",
    "until",
    "citing",
    "percent",
    "stake",
    "in",
    "at",
    "rally",
    "capital",
    "citizen",
    "became",
    "ordered",
    "convicted",
    "visit",
    "shot",
    "down",
    "Kenyan",
    "Ana",
    "Okafor",
    "Kremlin",
    "Washington",
    "chief",
    "executive",
    "opposition",
    "former",
    "her",
    "each",
];
const PARTS: [&str; 14] = [
    "VERB", "NOUN", "PROPN", "ADJ", "ADV", "ADP", "AUX", "PRON", "DET", "NUM", "PART", "PUNCT",
    "SCONJ", "CCONJ",
];
const RELATIONS: [&str; 36] = [
    "root",
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "nmod",
    "nmod:poss",
    "nmod:desc",
    "nmod:unmarked",
    "amod",
    "compound",
    "compound:prt",
    "flat",
    "appos",
    "conj",
    "cc",
    "case",
    "mark",
    "det",
    "aux",
    "aux:pass",
    "cop",
    "xcomp",
    "ccomp",
    "advcl",
    "advcl:relcl",
    "acl",
    "acl:relcl",
    "advmod",
    "parataxis",
    "csubj",
    "punct",
    "fixed",
];
const ROLES: [&str; 7] = [
    "O", "ARG0", "ARG1", "ARG2", "ARGM-TMP", "ARGM-LOC", "ARGM-COM",
];
const TIES: [&str; 8] = [
    "none",
    "contact",
    "conflict",
    "leads",
    "represents",
    "works for",
    "located in",
    "rival of",
];
const KINDS: [EntityKind; 3] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
];
/// Names twice, as they are what most ties are between.
const FORMS: [Form; 6] = [
    Form::Name,
    Form::Name,
    Form::Nationality,
    Form::Nominal,
    Form::Pronoun,
    Form::Group,
];

/// Word, part of speech, relation, head (past the end: none), length of a mention that begins there, its kind and form.
type Drawn = (usize, usize, usize, usize, usize, usize, usize);

fn sentence() -> impl Strategy<Value = Vec<Drawn>> {
    let word = (
        0..WORDS.len(),
        0..PARTS.len(),
        0..RELATIONS.len(),
        0..32usize,
        prop_oneof![2 => Just(0usize), 1 => 1..4usize],
        0..KINDS.len(),
        0..FORMS.len(),
    );
    prop::collection::vec(word, 1..28)
}

/// The mentions that begin at the drawn words and do not overlap, of three entities.
fn mentions(document: &Document, drawn: &[Drawn]) -> Vec<Mention> {
    let (mut found, mut free): (Vec<Mention>, usize) = (Vec::new(), 0);
    for (place, &(.., length, kind, form)) in drawn.iter().enumerate() {
        let end = place + length;
        if length == 0 || place < free || end > drawn.len() {
            continue;
        }
        free = end;
        found.push(Mention {
            span: document.words_span(place..end),
            kind: KINDS[kind],
            form: FORMS[form],
            entity: (place + kind) % 5,
            confidence: 0.9,
        });
    }
    found
}

fn labels() -> Labels {
    let named = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    Labels {
        roles: named(&ROLES),
        ties: named(&TIES),
        ..Labels::default()
    }
}

/// Frames and ties that follow from the drawn numbers.
fn scores(drawn: &[Drawn], mentions: usize) -> SentenceScores {
    let word = |&(_, upos, relation, head, ..): &Drawn| TreeWord {
        head: Some(head),
        relation: RELATIONS[relation].into(),
        upos: PARTS[upos].into(),
    };
    let argument = |shift: usize| {
        move |(place, drawn): (usize, &Drawn)| Argument {
            word: place,
            role: (drawn.0 + shift) % ROLES.len(),
            confidence: 0.9,
        }
    };
    let frames = drawn.iter().enumerate().filter(|(_, d)| d.1 < 2);
    let frames = frames.map(|(predicate, d)| Frame {
        predicate,
        confidence: 0.9,
        arguments: drawn.iter().enumerate().map(argument(d.3)).collect(),
    });
    let pairs = (0..mentions).flat_map(|s| (0..mentions).map(move |t| (s, t)));
    let ties = pairs.filter(|(s, t)| s != t).map(|(source, target)| {
        let sure = (source + target) % TIES.len();
        let probabilities = (0..TIES.len()).map(|l| if l == sure { 0.9 } else { 0.02 });
        Tie {
            source,
            target,
            probabilities: probabilities.collect(),
        }
    });
    SentenceScores {
        tree: Tree::new(drawn.iter().map(word).collect()),
        frames: frames.collect(),
        ties: ties.collect(),
        ..SentenceScores::default()
    }
}

/// What the stage reads of one sentence.
fn read(drawn: &[Drawn]) -> (Document, Vec<Mention>, Vec<Relation>) {
    let words: Vec<&str> = drawn.iter().map(|d| WORDS[d.0]).collect();
    let mut document = Document::from_words("d", &[words]);
    document.meta.date = Some("2024-03-07".to_owned());
    let mentions = mentions(&document, drawn);
    let scores = Scores {
        sentences: vec![scores(drawn, mentions.len())],
        ..Scores::default()
    };
    let dates: Vec<Span> = (drawn.len() > 4)
        .then(|| document.words_span(2..4))
        .into_iter()
        .collect();
    let found = relate(
        &document,
        (&scores, &labels()),
        (&mentions, &dates),
        &[(0..mentions.len()).map(Some).collect()],
        Knowledge::builtin(),
    );
    (document, mentions, found)
}

/// Every span of a relation.
fn spans(relation: &Relation) -> Vec<Span> {
    let status = [relation.status.polarity_cue, relation.status.modality_cue];
    let own = [
        Some(relation.sentence),
        Some(relation.trigger),
        relation.via,
    ];
    let time = relation.time.as_ref().map(|time| time.span);
    let cues = status.into_iter().chain(own).chain([time]).flatten();
    cues.chain(relation.attribution.iter().copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn absurd_trees_do_no_harm(drawn in sentence()) {
        let (document, mentions, found) = read(&drawn);
        for relation in &found {
            for span in spans(relation) {
                prop_assert!(relation.sentence.contains(span), "{relation:?}");
                prop_assert!(document.text().get(span.range()).is_some_and(|words| !words.is_empty()));
            }
            let ends = [relation.source, relation.target].map(|m| mentions[m].entity);
            prop_assert!(ends[0] != ends[1]);
            prop_assert!(!relation.evidence.is_empty() && relation.evidence.is_sorted());
            prop_assert!((0.0..=1.0).contains(&relation.confidence));
            prop_assert!(!relation.label.is_empty());
        }
        let again = read(&drawn).2;
        prop_assert_eq!(found, again);
    }
}

/// The property above would hold of a stage that finds nothing.
#[test]
fn absurd_trees_make_ties() {
    let mut runner = TestRunner::deterministic();
    let drawn = || sentence().new_tree(&mut runner).unwrap().current();
    let found: usize = std::iter::repeat_with(drawn)
        .take(400)
        .map(|drawn| read(&drawn).2.len())
        .sum();
    assert!(found > 300, "{found}");
}

/// A list of so many people who met, or who hang on each other in a circle.
fn list(names: usize, circle: bool) -> Vec<Drawn> {
    let at = |list: &[&str], wanted: &str| list.iter().position(|w| *w == wanted).unwrap();
    let (name, noun) = (at(&WORDS, "Ana"), at(&PARTS, "PROPN"));
    let (conj, subject) = (at(&RELATIONS, "conj"), at(&RELATIONS, "nsubj"));
    let mut drawn: Vec<Drawn> = (0..names)
        .map(|place| match place {
            0 if circle => (name, noun, conj, names - 1, 1, 0, 0),
            0 => (name, noun, subject, names, 1, 0, 0),
            _ if circle => (name, noun, conj, place - 1, 1, 0, 0),
            _ => (name, noun, conj, 0, 1, 0, 0),
        })
        .collect();
    drawn.push((at(&WORDS, "met"), 0, 0, usize::MAX, 0, 0, 0));
    drawn
}

#[test]
fn a_list_of_two_hundred_names_is_cut_and_told() {
    for circle in [false, true] {
        let drawn = list(200, circle);
        let words: Vec<&str> = drawn.iter().map(|d| WORDS[d.0]).collect();
        let document = Document::from_words("d", &[words]);
        let mut mentions = mentions(&document, &drawn);
        for (entity, mention) in mentions.iter_mut().enumerate() {
            mention.entity = entity;
        }
        let sentence = SentenceScores {
            ties: Vec::new(),
            ..scores(&drawn, 0)
        };
        let scores = Scores {
            sentences: vec![sentence],
            ..Scores::default()
        };
        let begun = Instant::now();
        let found = relate(
            &document,
            (&scores, &labels()),
            (&mentions, &[]),
            &[],
            Knowledge::builtin(),
        );
        assert!(found.len() <= 24 * 24, "{} ties", found.len());
        assert!(begun.elapsed() < Duration::from_secs(5));
        assert_eq!(crowded(&document, &mentions), Some(200));
        assert_eq!(crowded(&document, &mentions[..24]), None);
    }
}
