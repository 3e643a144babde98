use crate::annotation::{EntityKind, Form};
use crate::graph::testing::{Article, network};
use crate::graph::{Network, Node};

fn ids(network: &Network) -> Vec<&str> {
    network.nodes().map(|node| node.id.as_str()).collect()
}

fn only(network: &Network) -> &Node {
    assert_eq!(network.len(), 1, "{:?}", ids(network));
    network.nodes().next().expect("one node")
}

#[test]
fn countries_are_one_place_whatever_they_are_called() {
    let network = network(&[
        Article::new("a", "U.S. officials").place(&["U.S."]),
        Article::new("b", "the United States").organization(&["the United States"]),
        Article::new("c", "American troops").nationality(&["American"]),
        Article::new("d", "the USA's").place(&["the USA's"]),
    ]);
    let node = only(&network);
    assert_eq!(
        (node.id.as_str(), node.name.as_str()),
        ("place:united-states", "United States")
    );
    assert_eq!(
        (node.mentions, node.documents.len(), node.aliases.len()),
        (4, 4, 4)
    );
    assert_eq!(node.aliases["American"], 1);
}

#[test]
fn kinds_do_not_mix() {
    let article = |id, text: &str| Article::new(id, text);
    let network = network(&[
        article("a", "Jordan scored").person(&["Jordan"]),
        article("b", "in Jordan").place(&["Jordan"]),
        article("c", "Okafor & Co").organization(&["Okafor & Co"]),
        article("d", "Okafor said").person(&["Okafor"]),
        article("e", "Kurdish forces").nationality(&["Kurdish"]),
    ]);
    let found = ids(&network);
    assert_eq!(
        found,
        [
            "person:jordan",
            "person:okafor",
            "organization:okafor-and",
            "place:jordan",
            "place:kurdish"
        ]
    );
}

#[test]
fn organizations_by_knowledge_and_by_explanation() {
    let network = network(&[
        Article::new("a", "the U.N.").organization(&["the U.N."]),
        Article::new("b", "United Nations").organization(&["United Nations"]),
        Article::new("c", "Mission in Mali (MIM)").organization(&["Mission in Mali", "MIM"]),
        Article::new("d", "MIM").organization(&["MIM"]),
    ]);
    let names: Vec<&str> = network.nodes().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["Mission in Mali", "United Nations"]);
}

#[test]
fn the_name_shown_is_the_commonest_full_one() {
    let long = "President Grace Wanjiru Mutiso, Mutiso, Mutiso’s";
    let network = network(&[
        Article::new("a", long).person(&["President Grace Wanjiru Mutiso", "Mutiso", "Mutiso’s"]),
        Article::new("b", "Grace Mutiso").person(&["Grace Mutiso"]),
        Article::new("c", "Dr. Grace Mutiso").person(&["Dr. Grace Mutiso"]),
        Article::new("d", "GRACE MUTISO").person(&["GRACE MUTISO"]),
        Article::new("e", "Mutiso").person(&["Mutiso"]),
    ]);
    let node = only(&network);
    assert_eq!(node.name, "Grace Mutiso");
    assert_eq!(node.id.as_str(), "person:grace-wanjiru-mutiso");
    assert_eq!(node.aliases["Mutiso"], 2);
    assert_eq!(node.mentions, 7);
}

#[test]
fn names_with_the_same_slug_get_ids_of_their_own() {
    let network = network(&[
        Article::new("a", "Plus Ça").organization(&["Plus Ça"]),
        Article::new("b", "“🙂”").organization(&["“🙂”"]),
        Article::new("c", "🙂!").organization(&["🙂!"]),
        Article::new("d", "Lee-Smith").person(&["Lee-Smith"]),
        Article::new("e", "Lee Smith").person(&["Lee Smith"]),
    ]);
    let mut found = ids(&network);
    let all = found.len();
    found.sort_unstable();
    found.dedup();
    assert_eq!((found.len(), all), (5, 5), "{found:?}");
    assert!(
        found.contains(&"person:lee-smith") && found.contains(&"person:lee-smith-2"),
        "{found:?}"
    );
}

#[test]
fn ids_are_xml_name_tokens() {
    let network = network(&[
        Article::new("a", "Maroš Šefčovič").person(&["Maroš Šefčovič"]),
        Article::new("b", "<AT&T> \"x\"").organization(&["<AT&T> \"x\""]),
    ]);
    assert_eq!(
        ids(&network),
        ["person:maros-sefcovic", "organization:at-and-t-x"]
    );
}

#[test]
fn a_company_is_not_short_for_its_workers() {
    let group = |article: Article| {
        article.entity(EntityKind::Organization, Form::Group, &["Zenith workers"])
    };
    let network = network(&[
        group(Article::new(
            "a",
            "Zenith workers struck against Amina Okafor.",
        ))
        .person(&["Amina Okafor"]),
        Article::new("b", "Zenith sued Amina Okafor.")
            .organization(&["Zenith"])
            .person(&["Amina Okafor"]),
    ]);
    let all = [
        "person:amina-okafor",
        "organization:zenith",
        "organization:zenith-workers",
    ];
    assert_eq!(ids(&network), all);
    let groups: Vec<bool> = network.nodes().map(|node| node.group).collect();
    assert_eq!(groups, [false, false, true]);
}
