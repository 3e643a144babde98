use super::*;
use crate::knowledge::Knowledge;

/// One claim for each line `document: name | other name`.
fn resolved(lines: &[&'static str]) -> Vec<String> {
    let claims: Vec<Claim> = lines.iter().map(|line| claim(line)).collect();
    let people = resolve(&claims);
    let mut backwards: Vec<Person> = resolve(
        &lines
            .iter()
            .rev()
            .map(|line| claim(line))
            .collect::<Vec<_>>(),
    );
    backwards.reverse();
    assert_eq!(people, backwards, "the order of claims makes no difference");
    people.into_iter().map(|person| person.name).collect()
}

fn claim(line: &'static str) -> Claim<'static> {
    let (document, names) = line.split_once(": ").expect("a document");
    let mut names = names
        .split(" | ")
        .map(|name| PersonName::parse(name, Knowledge::builtin()));
    Claim {
        document,
        name: names.next().expect("a name"),
        others: names.collect(),
    }
}

#[test]
fn a_surname_is_the_only_person_of_that_name() {
    let people = resolved(&[
        "a: Amina Okafor",
        "b: Okafor",
        "c: Mrs. Okafor",
        "c: Lars-Erik Solheim",
    ]);
    assert_eq!(
        people,
        [
            "amina okafor",
            "amina okafor",
            "amina okafor",
            "lars-erik solheim"
        ]
    );
}

#[test]
fn a_surname_of_several_stays_apart_unless_its_document_tells() {
    let people = resolved(&[
        "a: Amina Okafor",
        "b: Chidi Okafor",
        "b: Okafor",
        "c: Okafor",
    ]);
    assert_eq!(
        people,
        ["amina okafor", "chidi okafor", "chidi okafor", "okafor"]
    );
    let people = resolved(&["a: Amina Okafor", "a: Chidi Okafor", "a: Okafor"]);
    assert_eq!(people[2], "okafor");
}

#[test]
fn full_names_that_agree_are_one() {
    let people = resolved(&[
        "a: J. P. Whitlock",
        "b: John Paul Whitlock",
        "c: John Whitlock",
        "d: Whitlock",
    ]);
    assert_eq!(people, ["john paul whitlock"; 4]);
    let people = resolved(&["a: Grace Mutiso", "b: Grace Wanjiru Mutiso"]);
    assert_eq!(people, ["grace wanjiru mutiso"; 2]);
}

#[test]
fn no_chain_of_weak_links() {
    let people = resolved(&[
        "a: J. Whitlock",
        "b: John Whitlock",
        "c: James Whitlock",
        "d: Whitlock",
    ]);
    assert_eq!(
        people,
        ["j whitlock", "john whitlock", "james whitlock", "whitlock"]
    );
    let people = resolved(&[
        "a: George Bush",
        "b: George W. Bush",
        "c: George H. W. Bush",
    ]);
    assert_eq!(people, ["george bush", "george w bush", "george h w bush"]);
}

#[test]
fn hyphens_articles_and_particles() {
    let people = resolved(&[
        "a: Meir Ben-Shabbat",
        "b: Ben Shabbat",
        "c: Ben-Shabbat",
        "d: Meir Ben Shabbat",
    ]);
    assert!(
        people.iter().all(|person| person == &people[0]),
        "{people:?}"
    );
    let people = resolved(&[
        "a: Bashar al-Assad",
        "b: Assad",
        "c: Al Assad",
        "d: al-Assad",
        "e: Bashar Assad",
    ]);
    assert!(
        people.iter().all(|person| person == &people[0]),
        "{people:?}"
    );
    let people = resolved(&["a: Kim Jong Un", "b: Kim Jong-un"]);
    assert_eq!(people[0], people[1]);
    let people = resolved(&["a: Al Gore", "b: Tipper Gore", "c: Ben Affleck"]);
    assert_eq!(people, ["al gore", "tipper gore", "ben affleck"]);
}

#[test]
fn a_document_shows_which_word_is_the_surname() {
    let people = resolved(&["a: Xi Jinping | Xi", "b: Xi"]);
    assert_eq!(people[0], people[1]);
    let people = resolved(&["a: Amina Okafor | Amina | Okafor", "b: Amina"]);
    assert_ne!(people[0], people[1], "a given name is not enough");
    let people = resolved(&[
        "a: Andrés Manuel López Obrador | López Obrador",
        "b: López Obrador",
        "c: Obrador",
    ]);
    assert_eq!(people[0], people[1]);
}

#[test]
fn a_junior_is_someone_else() {
    let people = resolved(&["a: Donald Trump", "b: Donald Trump Jr."]);
    assert_ne!(people[0], people[1]);
}
