use crate::annotation::EntityKind;
use crate::graph::testing::{Article, ids_of, network};

fn people(lines: &[&str]) -> Vec<String> {
    ids_of(EntityKind::Person, lines)
}

fn one(lines: &[&str]) {
    let found = people(lines);
    assert!(found.iter().all(|id| *id == found[0]), "{found:?}");
}

fn apart(lines: &[&str]) {
    let found = people(lines);
    let mut distinct = found.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), found.len(), "{found:?}");
}

#[test]
fn a_surname_is_the_only_person_of_that_name() {
    let found = people(&[
        "a: Amina Okafor",
        "b: Okafor",
        "c: Mrs. Okafor",
        "c: Lars-Erik Solheim",
    ]);
    assert_eq!(
        found,
        [
            "amina-okafor",
            "amina-okafor",
            "amina-okafor",
            "lars-erik-solheim"
        ]
    );
}

#[test]
fn a_surname_of_several_stays_apart_unless_its_document_tells() {
    let found = people(&[
        "a: Amina Okafor",
        "b: Chidi Okafor",
        "b: Okafor",
        "c: Okafor",
    ]);
    assert_eq!(
        found,
        ["amina-okafor", "chidi-okafor", "chidi-okafor", "okafor"]
    );
    let found = people(&["a: Amina Okafor", "a: Chidi Okafor", "a: Okafor"]);
    assert_eq!(found[2], "okafor");
}

#[test]
fn the_bare_name_of_father_and_son_needs_more() {
    apart(&[
        "a: Wade Tollgrave Sr.",
        "b: Wade Tollgrave Jr.",
        "c: Wade Tollgrave",
        "d: Wade Tollgrave",
    ]);
}

#[test]
fn full_names_that_agree_are_one() {
    one(&[
        "a: J. P. Whitlock",
        "b: John Paul Whitlock",
        "c: John Whitlock",
        "d: Whitlock",
    ]);
    one(&["a: Grace Mutiso", "b: Grace Wanjiru Mutiso"]);
    one(&[
        "a: Mohammed el-Sharkawy",
        "b: Muhammad al-Sharqawi",
        "c: El-Sharkawy",
    ]);
    one(&[
        "a: Katherine M. Dunleavy",
        "b: Kate Dunleavy",
        "c: K. M. Dunleavy",
    ]);
    one(&[
        "a: Sergei Morozkin",
        "b: Sergueï Morozkine",
        "c: Serhiy Morozkin",
    ]);
    one(&["a: Han Seo-yun | Han", "b: Seo-yun Han", "c: Han"]);
}

#[test]
fn no_chain_of_weak_links() {
    apart(&[
        "a: J. Whitlock",
        "b: John Whitlock",
        "c: James Whitlock",
        "d: Whitlock",
    ]);
    apart(&[
        "a: George Bush",
        "b: George W. Bush",
        "c: George H. W. Bush",
    ]);
    apart(&["a: Donald Trump", "b: Donald Trump Jr."]);
}

#[test]
fn hyphens_articles_and_particles() {
    one(&[
        "a: Meir Ben-Shabbat",
        "b: Ben Shabbat",
        "c: Ben-Shabbat",
        "d: Meir Ben Shabbat",
    ]);
    one(&[
        "a: Bashar al-Assad",
        "b: Assad",
        "c: Al Assad",
        "d: al-Assad",
        "e: Bashar Assad",
    ]);
    one(&["a: Kim Jong Un", "b: Kim Jong-un"]);
    apart(&["a: Al Gore", "b: Tipper Gore", "c: Ben Affleck"]);
}

#[test]
fn a_document_shows_which_word_is_the_surname() {
    one(&["a: Xi Jinping | Xi", "b: Xi"]);
    apart(&["a: Amina Okafor | Amina | Okafor", "b: Amina"]);
    one(&[
        "a: Andrés Manuel López Obrador | López Obrador",
        "b: López Obrador",
        "c: Obrador",
    ]);
}

#[test]
fn namesakes_of_other_lands_and_walks_stay_apart() {
    let minister = "Ghana's Finance Minister David Mensah spoke. Kojo Darko listened.";
    let player = "Midfielder David Mensah scored for Thameside. Carla Jennings cheered.";
    let articles = [
        Article::new("a", minister)
            .person(&["David Mensah"])
            .place(&["Ghana"])
            .person(&["Kojo Darko"]),
        Article::new("b", player)
            .person(&["David Mensah"])
            .person(&["Carla Jennings"]),
        Article::new("c", &minister.replace("spoke", "spoke again"))
            .person(&["David Mensah"])
            .place(&["Ghana"])
            .person(&["Kojo Darko"]),
    ];
    let network = network(&articles);
    let of = |document| &network.node_of(document, 0).expect("a node").id;
    assert_eq!(of("a"), of("c"));
    assert_ne!(of("a"), of("b"));
}

#[test]
fn a_document_that_keeps_two_of_one_name_apart_says_so() {
    apart(&["a: Tomáš Hrubec", "a: Tomáš Hrubec"]);
}

#[test]
fn the_surname_goes_with_who_fits() {
    let text =
        "Leila Khoury praised her lawyers. She met Samir Rjeily and Zeina Haddad. Later she left.";
    let articles = [
        Article::new("a", text)
            .person(&["Leila Khoury"])
            .person(&["Samir Rjeily"])
            .person(&["Zeina Haddad"])
            .edit(|found| she(found, text)),
        Article::new("b", "Nadim Khoury resigned.").person(&["Nadim Khoury"]),
        Article::new("c", "Khoury called Samir Rjeily and Zeina Haddad.")
            .person(&["Khoury"])
            .person(&["Samir Rjeily"])
            .person(&["Zeina Haddad"]),
        Article::new("d", "Khoury slept.").person(&["Khoury"]),
    ];
    let network = network(&articles);
    let of = |document| &network.node_of(document, 0).expect("a node").id;
    assert_eq!(of("a"), of("c"), "{:?}", network.doubts());
    assert_ne!(of("a"), of("d"));
    assert_ne!(of("b"), of("d"));
    assert_eq!(network.doubts_of(of("d")).count(), 2, "both are named");
}

/// Pronouns for the first entity.
fn she(found: &mut crate::annotation::Annotations, text: &str) {
    for (at, word) in text.match_indices("She").chain(text.match_indices("she ")) {
        let mention = crate::annotation::Mention {
            span: crate::text::Span::new(at, at + word.trim().len()),
            form: crate::annotation::Form::Pronoun,
            ..found.mentions[0].clone()
        };
        found.entities[0].mentions.push(found.mentions.len());
        found.mentions.push(mention);
    }
}

#[test]
fn odd_names_are_themselves() {
    apart(&[
        "a: A",
        "b: B",
        "c: 🙂",
        "d: ?!",
        "e: Шойгу",
        "f: أمينة",
        "g: Владимир Путин",
        "h: 習近平",
    ]);
    one(&["a: أمينة أوكافور", "b: أمينة أوكافور"]);
    one(&["a: Владимир Путин", "b: Путин"]);
    one(&["a: Amina Окафор", "b: Amina Окафор"]);
    people(&["a: ", "b: .", "c: \u{200f}", "d: O", "e: O. O."]);
}

#[test]
fn a_person_of_many_names() {
    let names: Vec<String> = (0..10_000).map(|n| format!("Amina O{n}kafor")).collect();
    let text = names.join(", ");
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let articles = [
        Article::new("a", &text).person(&names),
        Article::new("b", "Amina O7kafor").person(&["Amina O7kafor"]),
    ];
    let network = network(&articles);
    let node = network.node_of("a", 0).expect("a node");
    assert_eq!(node.aliases.len(), 10_000);
}
