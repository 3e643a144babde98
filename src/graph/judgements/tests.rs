use std::fmt::Write;

use super::*;
use crate::annotation::EntityKind;

fn judgements(text: &str) -> Judgements {
    Judgements::parse("who.txt", text).unwrap()
}

fn refusal(text: &str) -> String {
    Judgements::parse("who.txt", text).unwrap_err().to_string()
}

/// "Tom Berg, Berg @ a.txt": the fullest name, the others, the document.
fn person(text: &'static str) -> Subject<'static> {
    let (names, document) = text.split_once(" @ ").unwrap_or((text, "x"));
    let mut names = names.split(", ");
    Subject::new(EntityKind::Person, document, names.next(), names)
}

/// What they say of two, as the network asks.
fn judged(judgements: &Judgements, one: &Subject, other: &Subject) -> Option<bool> {
    judgements.marks(one).verdict(&judgements.marks(other))
}

#[track_caller]
fn says(text: &str, one: &'static str, other: &'static str, verdict: Option<bool>) {
    let judgements = judgements(text);
    let (one, other) = (person(one), person(other));
    assert_eq!(judged(&judgements, &one, &other), verdict, "{text}");
    assert_eq!(judged(&judgements, &other, &one), verdict, "{text}");
}

#[test]
fn same_and_not_same() {
    let text =
        "same | person | Amina Okafor | A. N. Okafor\nnot same | person | Tom Berg | Tim Berg\n";
    says(text, "AMINA  OKAFOR", "A. N. Okafor", Some(true));
    says(text, "Tom Berg", "Tim Berg", Some(false));
    says(text, "Tom Berg", "Amina Okafor", None);
    says(text, "Tom Berg", "Tom Berg @ y", None);
    says(text, "Amina Okafor", "Amina Okafor @ y", Some(true));
    let place = Subject::new(EntityKind::Place, "x", ["Amina Okafor"], []);
    assert_eq!(
        judged(&judgements(text), &place, &person("A. N. Okafor")),
        None
    );
}

#[test]
fn through_other_lines_too() {
    let text =
        "same | person | A | B\nsame | person | C | B\nnot same | person | C | D\nsame|person|D|E";
    says(text, "A", "C", Some(true));
    says(text, "A", "D", Some(false));
    says(text, "A", "E", Some(false));
    says(text, "E", "F", None);
}

#[test]
fn a_name_is_narrowed_to_documents() {
    let text = "not same | person | Berg @ a @ b | Berg";
    says(text, "Berg @ a", "Berg @ c", Some(false));
    says(text, "Berg @ a", "Berg @ b", None);
    says(text, "Berg @ c", "Berg @ d", None);
    let text = "same | person | Berg @ a | Lee";
    says(text, "Berg @ a", "Lee @ z", Some(true));
    says(text, "Berg @ b", "Lee @ z", None);
}

#[test]
fn a_name_alone_means_those_whose_fullest_it_is() {
    let text = "same | person | Okafor | Grace Okafor";
    says(text, "Amina Okafor, Okafor @ a", "Grace Okafor @ b", None);
    says(text, "Okafor @ c", "Grace Okafor @ b", Some(true));
    let text = "same | person | Okafor @ a | Grace Okafor";
    says(
        text,
        "G. Okafor, Okafor @ a",
        "Grace Okafor @ b",
        Some(true),
    );
    // Both names of one entity stand in the line: the fullest decides.
    let text = "not same | person | Okafor @ a | Amina Okafor @ a @ b";
    says(text, "Amina Okafor, Okafor @ a", "Amina Okafor @ b", None);
}

#[test]
fn contradictions_are_refused_with_their_lines() {
    let plain = refusal("same | person | A | B\n\nnot same | person | B | A");
    assert!(
        plain.starts_with("`who.txt`, line 3: tells `B` from `A`, but by line 1"),
        "{plain}"
    );
    assert!(plain.contains("remove one of these lines"), "{plain}");
    let far = refusal("same|person|A|B\nnot same|person|A|D\nsame|person|C|B\nsame|person|D @ x|C");
    assert!(
        far.contains("line 2: tells `A` from `D`, but by lines 1, 3, 4"),
        "{far}"
    );
    let both = refusal("same|person|A|B\nnot same|person|A|B\nsome|thing\n");
    assert!(
        both.contains("2 lines are wrong:\n  line 2: tells"),
        "{both}"
    );
    assert!(both.contains("\n  line 3: starts with `some`"), "{both}");
}

#[test]
fn narrower_lines_do_not_contradict() {
    for text in [
        "same | person | A @ x | B\nnot same | person | A @ y | B",
        "same | person | A | B\nnot same | place | A | B",
        "not same | person | A @ x | A\nsame | person | A @ y | B",
        "not same | person | A @ x | A\nsame | person | A @ x | B",
    ] {
        assert_eq!(judgements(text).len(), 2, "{text}");
    }
    refusal("not same | person | A @ x | A\nsame | person | A | B");
    refusal(
        "same | person | A @ x | B\nsame | person | A @ y | B\nnot same | person | A @ x | A @ y",
    );
}

#[test]
fn lines_that_mean_nobody_are_told() {
    let text = "same | person | Amina Okafor | Nobody\nsame | person | Berg | Amina Okafor @ b\nsame | person | UN | Amina Okafor";
    let organization = Subject::new(EntityKind::Organization, "a", ["UN"], []);
    let there = [
        person("Amina Okafor @ a"),
        person("Tom Berg, Berg @ a"),
        organization,
    ];
    let told = judgements(text).strangers(there.into_iter());
    assert_eq!(
        told,
        [
            "`who.txt`, line 1: no person is called `Nobody`",
            "`who.txt`, line 2: `Berg` is nowhere the fullest name of a person; write in which document you mean it: `Berg @ a`",
            "`who.txt`, line 2: no person is called `Amina Okafor` in a document `b`",
            "`who.txt`, line 3: no person is called `UN`, but an organization of that name is there; kinds never mix",
        ]
    );
}

#[test]
fn what_annotations_joined_is_told() {
    let text = "not same | person | Berg @ a | Tom Berg";
    let there = [person("Tom Berg, Berg @ a"), person("Berg @ b")];
    let told = judgements(text).strangers(there.into_iter());
    assert_eq!(
        told,
        [
            "`who.txt`, line 1: the annotations of `a` take `Berg` and `Tom Berg` for one; no judgement parts them"
        ]
    );
}

#[test]
fn files_that_cannot_be_read_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("who.txt");
    let gone = Judgements::read(&path).unwrap_err().to_string();
    assert!(
        gone.contains("no such file; check") && gone.contains("who.txt"),
        "{gone}"
    );
    std::fs::write(&path, b"# \xc3\xa9\nsame | person | \xff | B\n").unwrap();
    let latin = Judgements::read(&path).unwrap_err().to_string();
    assert!(latin.contains("line 2: is not UTF-8"), "{latin}");
    std::fs::write(&path, "\u{feff}same | person | Ä | B\r\n").unwrap();
    assert_eq!(Judgements::read(&path).unwrap().len(), 1);
}

#[test]
fn many_lines_take_no_time() {
    let mut text = String::new();
    for number in 0..20_000 {
        let _ = write!(
            text,
            "same | person | N{number} | N{}\nnot same | person | X{number} | N{number}\n",
            number + 1
        );
    }
    let judgements = judgements(&text);
    let ends = (person("N0"), person("N20000"));
    assert_eq!(judged(&judgements, &ends.0, &ends.1), Some(true));
}
