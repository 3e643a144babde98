use serde_json::{Value, json};

use super::*;
use crate::annotation::{
    Class, Entity, EntityKind, EvidenceSource, Form, Government, Mention, Metonym, Modality,
    Polarity, Relation, Status, Time,
};
use crate::text::{Meta, Span};

const TEXT: &str = "Okafor did not meet Solheim in Geneva, officials said.";

fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part is in the text");
    Span::new(start, start + part.len())
}

fn mention(text: &str, part: &str, kind: EntityKind, entity: usize, confidence: f32) -> Mention {
    Mention {
        span: span(text, part),
        kind,
        form: Form::Name,
        entity,
        confidence,
    }
}

fn entity(name: &str, kind: EntityKind, mention: usize) -> Entity {
    Entity {
        name: name.to_owned(),
        kind,
        mentions: vec![mention],
    }
}

/// A relation of class contact between the first two mentions, with nothing else known.
fn relation(text: &str, trigger: &str) -> Relation {
    Relation {
        source: 0,
        target: 1,
        label: "met".to_owned(),
        class: Class::Contact,
        event: None,
        symmetric: true,
        sentence: Span::new(0, text.len()),
        trigger: span(text, trigger),
        status: Status::default(),
        attribution: Vec::new(),
        time: None,
        place: None,
        via: None,
        metonym: Metonym::default(),
        role: None,
        former: false,
        evidence: vec![EvidenceSource::Roles],
        likelihood: None,
        confidence: 0.5,
    }
}

fn negated_meeting() -> (Document, Annotations) {
    let mut document = Document::new("a1", TEXT);
    document.meta = Meta {
        title: Some("No talks".to_owned()),
        date: Some("2024-03-05".to_owned()),
        source: Some("The Wire".to_owned()),
        url: None,
    };
    let people = [("Okafor", 0, 0.98), ("Solheim", 1, 0.97)];
    let mut mentions: Vec<Mention> = people
        .iter()
        .map(|&(name, entity, sure)| mention(TEXT, name, EntityKind::Person, entity, sure))
        .collect();
    mentions.push(mention(TEXT, "Geneva", EntityKind::Place, 2, 0.990_01));
    let entities = vec![
        entity("Okafor", EntityKind::Person, 0),
        entity("Solheim", EntityKind::Person, 1),
        entity("Geneva", EntityKind::Place, 2),
    ];
    let met = Relation {
        event: Some("CONSULT".to_owned()),
        status: Status {
            polarity: Polarity::Negated,
            polarity_cue: Some(span(TEXT, "not")),
            ..Status::default()
        },
        attribution: vec![span(TEXT, "officials said")],
        place: Some(2),
        evidence: vec![EvidenceSource::Roles, EvidenceSource::Tree],
        likelihood: None,
        confidence: 0.91,
        ..relation(TEXT, "meet")
    };
    let annotations = Annotations {
        mentions,
        entities,
        relations: vec![met],
    };
    (document, annotations)
}

fn negated_meeting_as_json(sha256: &str) -> Value {
    json!({"id":"a1","sha256":sha256,"title":"No talks","date":"2024-03-05","source":"The Wire","text":TEXT,
     "mentions":[{"start":0,"end":6,"text":"Okafor","kind":"person","form":"name","entity":0,"confidence":0.98},
                 {"start":20,"end":27,"text":"Solheim","kind":"person","form":"name","entity":1,"confidence":0.97},
                 {"start":31,"end":37,"text":"Geneva","kind":"place","form":"name","entity":2,"confidence":0.99}],
     "entities":[{"name":"Okafor","kind":"person","mentions":[0]},{"name":"Solheim","kind":"person","mentions":[1]},{"name":"Geneva","kind":"place","mentions":[2]}],
     "relations":[{"source":0,"target":1,"label":"met","class":"contact","event":"CONSULT","symmetric":true,
       "sentence":{"start":0,"end":54},"trigger":{"start":15,"end":19,"text":"meet"},
       "polarity":{"value":"negated","cue":{"start":11,"end":14,"text":"not"}},"modality":{"value":"actual"},
       "attribution":[{"start":39,"end":53,"text":"officials said"}],"place":{"mention":2},"evidence":["roles","tree"],"confidence":0.91}]})
}

#[test]
fn a_record_is_the_documented_json() {
    let (document, annotations) = negated_meeting();
    let line = Record::new(&document, &annotations).to_line();
    assert!(!line.contains('\n'));
    let written: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(written, negated_meeting_as_json(&document.sha256()));
}

#[test]
fn fields_stand_in_the_documented_order() {
    let (document, annotations) = negated_meeting();
    let line = Record::new(&document, &annotations).to_line();
    let (mut fields, mut rest) = (Vec::new(), line.as_str());
    while let Some((_, after)) = rest.split_once('"') {
        let (word, after) = after.split_once('"').unwrap();
        if after.starts_with(':') {
            fields.push(word);
        }
        rest = after;
    }
    let mention = "start end text kind form entity confidence";
    let entity = "name kind mentions";
    let relation = "source target label class event symmetric sentence start end trigger start end text \
                    polarity value cue start end text modality value attribution start end text \
                    place mention evidence confidence";
    let wanted = format!(
        "id sha256 title date source text mentions {mention} {mention} {mention} \
         entities {entity} {entity} {entity} relations {relation}"
    );
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    assert_eq!(fields, wanted);
}

#[test]
fn a_record_reads_back() {
    let (document, mut annotations) = negated_meeting();
    let line = Record::new(&document, &annotations).to_line();
    let record: Record = serde_json::from_str(&line).unwrap();
    let (read, found) = record.into_parts().unwrap();
    assert_eq!((read.id(), read.text()), ("a1", TEXT));
    assert_eq!(read.meta, document.meta);
    annotations.mentions[2].confidence = 0.99; // rounded on the way
    assert_eq!(found, annotations);
}

#[test]
fn offsets_count_code_points() {
    let text = "🕊️ „Šefčovič“ traf 𝒜nna Über am 5. März – sagte er.";
    let document = Document::new("€", text);
    let met = Relation {
        label: "member of".to_owned(),
        class: Class::Affiliation,
        time: Some(Time {
            span: span(text, "5. März"),
            iso: Some("2024-03-05".to_owned()),
            granularity: Some("day".to_owned()),
        }),
        via: Some(span(text, "am")),
        metonym: Metonym {
            source: None,
            target: Some(Government {
                name: "Österreich".to_owned(),
                kind: EntityKind::Place,
            }),
        },
        role: Some("Außenministerin".to_owned()),
        former: true,
        likelihood: Some(0.25),
        status: Status {
            modality: Modality::Claimed,
            modality_cue: Some(span(text, "sagte")),
            ..Status::default()
        },
        ..relation(text, "traf")
    };
    let annotations = Annotations {
        mentions: vec![
            mention(text, "Šefčovič", EntityKind::Person, 0, 1.0),
            mention(text, "𝒜nna Über", EntityKind::Person, 1, 0.0),
        ],
        entities: vec![
            entity("Šefčovič", EntityKind::Person, 0),
            entity("𝒜nna Über", EntityKind::Person, 1),
        ],
        relations: vec![met],
    };
    let line = Record::new(&document, &annotations).to_line();
    let json: Value = serde_json::from_str(&line).unwrap();
    let points: Vec<char> = text.chars().collect();
    let relation = &json["relations"][0];
    let quotes = [
        &json["mentions"][0],
        &json["mentions"][1],
        &relation["trigger"],
        &relation["time"],
        &relation["via"],
        &relation["modality"]["cue"],
    ];
    let offset = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    for quote in quotes {
        let slice = &points[offset(&quote["start"])..offset(&quote["end"])];
        assert_eq!(
            slice.iter().collect::<String>(),
            quote["text"].as_str().unwrap()
        );
    }
    assert_eq!(json["mentions"][1]["text"], "𝒜nna Über");
    let metonym = json!({"target": {"name": "Österreich", "kind": "place"}});
    assert_eq!(relation["metonym"], metonym);
    assert_eq!(relation["sentence"]["end"], points.len());
    assert_eq!(
        (&relation["former"], &relation["role"]),
        (&json!(true), &json!("Außenministerin"))
    );

    let record: Record = serde_json::from_str(&line).unwrap();
    assert_eq!(record.into_parts().unwrap().1, annotations);
}

#[test]
fn what_is_no_number_becomes_one() {
    let (document, mut annotations) = negated_meeting();
    annotations.mentions[0].confidence = f32::NAN;
    annotations.relations[0].confidence = f32::INFINITY;
    let line = Record::new(&document, &annotations).to_line();
    let record: Record = serde_json::from_str(&line).unwrap();
    let (_, read) = record.into_parts().unwrap();
    assert_eq!(
        (read.mentions[0].confidence, read.relations[0].confidence),
        (0.0, 1.0)
    );
}

#[test]
fn unknown_fields_are_ignored_and_the_checksum_may_lack() {
    let mut json = negated_meeting_as_json("");
    json.as_object_mut().unwrap().remove("sha256");
    json["relations"][0]["mood"] = json!("grim");
    let record: Record = serde_json::from_value(json).unwrap();
    assert!(record.into_parts().is_ok());
}

/// What `into_parts` says after one value of the good record was changed.
fn problem(path: &str, value: Value) -> String {
    let (document, _) = negated_meeting();
    let mut json = negated_meeting_as_json(&document.sha256());
    *json.pointer_mut(path).expect("the value is there") = value;
    let record: Record = serde_json::from_value(json).unwrap();
    record.into_parts().unwrap_err().to_string()
}

#[test]
fn what_points_at_nothing_is_an_error() {
    let far = json!(usize::MAX);
    for (path, value, told) in [
        (
            "/sha256",
            json!("00"),
            "`a1`: its text was changed since (sha256 00); annotate it again",
        ),
        (
            "/mentions/1/start",
            json!(19),
            "mentions[1]: 19..27 is \" Solheim\", not \"Solheim\"",
        ),
        (
            "/mentions/0/end",
            far.clone(),
            "mentions[0]: 0..18446744073709551615 is no stretch",
        ),
        (
            "/mentions/0/entity",
            json!(3),
            "mentions[0]: no entity 3 of 3",
        ),
        (
            "/mentions/0/entity",
            json!(1),
            "entities[0]: `mentions` must list",
        ),
        (
            "/mentions/0/kind",
            json!("place"),
            "mentions[0]: its entity is of another kind",
        ),
        (
            "/mentions/0/confidence",
            json!(1.5),
            "mentions[0]: confidence 1.5 is not between",
        ),
        (
            "/entities/2/mentions",
            json!([7]),
            "entities[2]: no mention 7 of 3",
        ),
        (
            "/entities/2/mentions",
            json!([]),
            "entities[2]: `mentions` must list",
        ),
        (
            "/relations/0/source",
            far.clone(),
            "relations[0]: no mention 18446744073709551615 of 3",
        ),
        (
            "/relations/0/target",
            json!(3),
            "relations[0]: no mention 3 of 3",
        ),
        (
            "/relations/0/place/mention",
            json!(3),
            "relations[0]: no mention 3 of 3",
        ),
        (
            "/relations/0/sentence/end",
            json!(55),
            "relations[0]: 0..55 is no stretch",
        ),
        (
            "/relations/0/sentence/start",
            json!(55),
            "relations[0]: 55..54 is no stretch",
        ),
        (
            "/relations/0/trigger/text",
            json!("met"),
            "relations[0]: 15..19 is \"meet\", not \"met\"",
        ),
        (
            "/relations/0/polarity/cue/end",
            far,
            "relations[0]: 11..18446744073709551615",
        ),
        (
            "/relations/0/attribution/0/start",
            json!(0),
            "relations[0]: 0..53 is",
        ),
        (
            "/relations/0/evidence",
            json!([]),
            "relations[0]: `evidence` is empty",
        ),
    ] {
        let problem = problem(path, value);
        assert!(problem.contains(told), "{path}: {problem}");
    }
}
