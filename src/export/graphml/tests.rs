use crate::export::GraphMl;
use crate::graph::Network;
use crate::graph::testing::{Article, deny, network};

fn sample() -> Network {
    let text = "Amina Okafor met Lars-Erik “Š” Solheim & said so in Geneva.";
    let article = Article::new("a1", text)
        .person(&["Amina Okafor"])
        .person(&["Lars-Erik “Š” Solheim"])
        .place(&["Geneva"]);
    let (place, by) = (article.mention("Geneva"), article.span("said so"));
    network(&[article
        .tie(
            "Lars-Erik “Š” Solheim",
            "met",
            "Amina Okafor",
            |relation| {
                relation.symmetric = true;
                relation.place = Some(place);
                relation.attribution = vec![by];
                relation.role = Some("minister".into());
            },
        )
        .tie("Lars-Erik “Š” Solheim", "met", "Amina Okafor", deny)])
}

#[test]
fn keys_come_first_and_have_ids_of_their_own() {
    let text = GraphMl::new(&sample()).to_string();
    let (head, body) = text.split_once("<graph ").expect("a graph");
    assert!(head.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"));
    assert!(!body.contains("<key "));
    let mut ids: Vec<&str> = head
        .split("<key id=\"")
        .skip(1)
        .filter_map(|key| key.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert!(!ids.contains(&"d3") && !ids.contains(&"d7"));
    for key in [
        r#"<key id="label" for="edge" attr.name="label" attr.type="string"/>"#,
        r#"<key id="labels" for="node" attr.name="labels" attr.type="string"/>"#,
        r#"<key id="n_label" for="node" attr.name="label" attr.type="string"/>"#,
        r#"<key id="n_aliases" for="node" attr.name="aliases" attr.type="string" attr.list="string"/>"#,
        r#"<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>"#,
        r#"<key id="e_symmetric" for="edge" attr.name="symmetric" attr.type="boolean"/>"#,
        r#"<key id="e_evidence" for="edge" attr.name="evidence" attr.type="string"/>"#,
    ] {
        assert!(head.contains(key), "{key}");
    }
}

#[test]
fn a_node_and_an_edge_in_full() {
    let text = GraphMl::new(&sample()).to_string();
    let node = r#"    <node id="person:amina-okafor">
      <data key="labels">:Person</data>
      <data key="n_label">Amina Okafor</data>
      <data key="n_name">Amina Okafor</data>
      <data key="n_kind">person</data>
      <data key="n_group">false</data>
      <data key="n_aliases">[]</data>
      <data key="n_mentions">1</data>
      <data key="n_documents">1</data>
    </node>"#;
    assert!(text.contains(node), "{text}");
    let edge = r#" source="person:amina-okafor" target="person:lars-erik-s-solheim">
      <data key="label">met</data>
      <data key="e_interaction">met</data>
      <data key="e_class">contact</data>
      <data key="e_weight">1.0</data>"#;
    assert!(text.contains(edge), "{text}");
    for line in [
        "<data key=\"e_polarity\">affirmed</data>",
        "<data key=\"e_polarity\">negated</data>",
        "<data key=\"e_modality\">actual</data>",
        "<data key=\"e_symmetric\">true</data>",
        "<data key=\"e_event\">CONSULT</data>",
        "<data key=\"e_role\">[&quot;minister&quot;]</data>",
        "<data key=\"e_attribution\">[&quot;said so&quot;]</data>",
        "<data key=\"e_place\">[&quot;Geneva&quot;]</data>",
        "<data key=\"e_confidence\">0.9</data>",
        "<data key=\"e_documents\">1</data>",
        "<data key=\"e_mentions\">1</data>",
    ] {
        assert!(text.contains(line), "{line}");
    }
    assert!(
        !text.contains("e_via\">") && !text.contains("e_time\">"),
        "unknowns are left out"
    );
    assert_eq!(text.matches("<edge ").count(), 2);
}

#[test]
fn evidence_is_a_json_list() {
    let network = sample();
    let edge = network
        .edges()
        .find(|edge| edge.symmetric)
        .expect("the meeting");
    let json = super::evidence_json(edge).expect("plain data");
    let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let proof = &read[0];
    assert_eq!(proof["document"], "a1");
    assert_eq!(proof["source"], "Amina Okafor");
    assert_eq!(proof["trigger"], "met");
    assert_eq!(proof["spans"]["trigger"], serde_json::json!([13, 16]));
    assert_eq!((&proof["start"], &proof["end"]), (&0.into(), &59.into()));
    assert_eq!(proof["place"], "Geneva");
    assert_eq!(proof["attribution"][0], "said so");
    assert_eq!(proof["confidence"], 0.9);
    assert!(proof.get("time").is_none() && proof.get("former").is_none());
}

#[test]
fn an_empty_network_is_a_graph() {
    let text = GraphMl::new(&Network::new()).to_string();
    assert!(
        text.ends_with("  <graph id=\"ties\" edgedefault=\"directed\">\n  </graph>\n</graphml>\n"),
        "{text}"
    );
}
