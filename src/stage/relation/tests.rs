//! The stage on trees made by hand: no model needed.

use crate::annotation::{EntityKind, Form, Mention, Modality, Polarity, Relation};
use crate::knowledge::Knowledge;
use crate::model::{Argument, Frame, Labels, Scores, SentenceScores, Tree, TreeWord};
use crate::stage::relation::relate;
use crate::text::Document;

const ROLES: [&str; 3] = ["O", "ARG0", "ARG1"];

/// Reads `word/UPOS/head/relation` for every word, heads counted from 1; names in brackets: `[Ana/PROPN/2/nsubj]` is a
/// person; braces hold an organization, angles a place, tildes a nationality.
fn read(sentence: &str) -> (Document, Vec<Mention>, Vec<Relation>) {
    read_with(sentence, Vec::new())
}

/// The same with predicates and their roles, which count in `ROLES`; words count from 0.
fn read_with(sentence: &str, frames: Vec<Frame>) -> (Document, Vec<Mention>, Vec<Relation>) {
    let (mut words, mut tree, mut names) = (Vec::new(), Vec::new(), Vec::new());
    let mut open = None;
    for token in sentence.split_whitespace() {
        if let Some(mark) = token.chars().next().filter(|c| "[{<~".contains(*c)) {
            open = Some((mark, words.len()));
        }
        let bare = token.trim_matches(|c| "[]{}<>~".contains(c));
        let fields: Vec<&str> = bare.split('/').collect();
        let head: usize = fields[2].parse().unwrap();
        tree.push(TreeWord {
            head: head.checked_sub(1),
            relation: fields[3].into(),
            upos: fields[1].into(),
        });
        words.push(fields[0].to_owned());
        let closes = token.len() > 1 && token.ends_with(|c| "]}>~".contains(c));
        if let Some((mark, start)) = open.filter(|_| closes) {
            names.push((mark, start..words.len()));
            open = None;
        }
    }
    let document = Document::from_words("d", &[words]);
    let mentions: Vec<Mention> = names
        .into_iter()
        .enumerate()
        .map(|(entity, (mark, words))| Mention {
            span: document.words_span(words),
            kind: match mark {
                '[' => EntityKind::Person,
                '{' => EntityKind::Organization,
                _ => EntityKind::Place,
            },
            form: if mark == '~' {
                Form::Nationality
            } else {
                Form::Name
            },
            entity,
            confidence: 1.0,
        })
        .collect();
    let scores = SentenceScores {
        tree: Tree::new(tree),
        frames,
        ..SentenceScores::default()
    };
    let scores = Scores {
        sentences: vec![scores],
        ..Scores::default()
    };
    let labels = Labels {
        roles: ROLES.map(str::to_owned).to_vec(),
        ..Labels::default()
    };
    let knowledge = Knowledge::builtin();
    let found = relate(
        &document,
        (&scores, &labels),
        (&mentions, &[]),
        &[],
        knowledge,
    );
    (document, mentions, found)
}

/// "source label target" of every relation.
fn ties(sentence: &str) -> Vec<String> {
    let (document, mentions, found) = read(sentence);
    let name = |m: usize| document.slice(mentions[m].span);
    found
        .iter()
        .map(|r| format!("{} {} {}", name(r.source), r.label, name(r.target)))
        .collect()
}

#[test]
fn subject_and_object() {
    let found = ties("[Šárka/PROPN/2/nsubj] met/VERB/0/root [Ana/PROPN/2/obj] ./PUNCT/2/punct");
    assert_eq!(found, ["Šárka met Ana"]);
}

#[test]
fn no_predicate_no_tie() {
    let found = ties("[Ana/PROPN/0/root] and/CCONJ/3/cc [Bo/PROPN/1/conj]");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn who_met_together_met_each_other() {
    let found = ties("[Ana/PROPN/4/nsubj] and/CCONJ/3/cc [Bo/PROPN/1/conj] met/VERB/0/root");
    assert_eq!(found, ["Ana met Bo"]);
}

#[test]
fn a_passive_turns_the_tie() {
    let found = ties(
        "[Ana/PROPN/3/nsubj:pass] was/AUX/3/aux:pass arrested/VERB/0/root by/ADP/5/case {Interpol/PROPN/3/obl:agent}",
    );
    assert_eq!(found, ["Interpol arrested Ana"]);
}

#[test]
fn a_place_is_where_it_happened() {
    let sentence =
        "[Ana/PROPN/2/nsubj] met/VERB/0/root [Bo/PROPN/2/obj] in/ADP/5/case <Łódź/PROPN/2/obl>";
    let (document, mentions, found) = read(sentence);
    assert_eq!(found.len(), 1);
    let place = found[0].place.map(|m| document.slice(mentions[m].span));
    assert_eq!(place, Some("Łódź"));
}

#[test]
fn failing_to_call_is_no_call() {
    let sentence =
        "[Ana/PROPN/2/nsubj] failed/VERB/0/root to/PART/4/mark call/VERB/2/xcomp [Bo/PROPN/4/obj]";
    let (document, _, found) = read(sentence);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].status.polarity, Polarity::Negated);
    assert_eq!(
        found[0].status.polarity_cue.map(|cue| document.slice(cue)),
        Some("failed")
    );
}

#[test]
fn two_negations_affirm() {
    let sentence = "[Ana/PROPN/4/nsubj] did/AUX/4/aux not/PART/4/advmod fail/VERB/0/root to/PART/6/mark \
                    call/VERB/4/xcomp [Bo/PROPN/6/obj]";
    let (_, _, found) = read(sentence);
    assert_eq!(found[0].status.polarity, Polarity::Affirmed);
    assert_eq!(found[0].status.polarity_cue, None);
}

#[test]
fn a_plan_is_not_an_event() {
    let sentence = "[Ana/PROPN/3/nsubj] will/AUX/3/aux meet/VERB/0/root [Bo/PROPN/3/obj]";
    assert_eq!(read(sentence).2[0].status.modality, Modality::Planned);
}

#[test]
fn officials_act_for_their_country() {
    let sentence = "~Kenyan/ADJ/2/amod~ officials/NOUN/3/nsubj met/VERB/0/root [Bo/PROPN/3/obj]";
    let (document, _, found) = read(sentence);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].via.map(|via| document.slice(via)),
        Some("officials")
    );
}

#[test]
fn a_meeting_between_two() {
    let found = ties(
        "the/DET/2/det meeting/NOUN/7/nsubj between/ADP/4/case [Ana/PROPN/2/nmod] and/CCONJ/6/cc [Bo/PROPN/4/conj] \
         ended/VERB/0/root",
    );
    assert_eq!(found, ["Ana met Bo"]);
}

#[test]
fn a_light_verb_lends_its_subject() {
    let sentence =
        "[Ana/PROPN/2/nsubj] held/VERB/0/root talks/NOUN/2/obj with/ADP/5/case [Bo/PROPN/3/nmod]";
    let (document, _, found) = read(sentence);
    assert_eq!(found.len(), 1);
    assert_eq!(document.slice(found[0].trigger), "held talks");
}

#[test]
fn title_and_nationality_make_an_affiliation() {
    let sentence = "~Norwegian/ADJ/3/amod~ foreign/ADJ/3/amod minister/NOUN/5/nsubj [Bo/PROPN/3/flat] left/VERB/0/root";
    let (_, _, found) = read(sentence);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].label.as_str(), found[0].role.as_deref()),
        ("minister of", Some("foreign minister"))
    );
}

#[test]
fn circles_in_a_tree_do_no_harm() {
    let found = ties("[Ana/PROPN/2/nsubj] met/VERB/3/conj called/VERB/2/conj [Bo/PROPN/3/obj]");
    assert!(found.len() <= 2, "{found:?}");
}

#[test]
fn a_name_of_a_body_is_a_member() {
    let found = ties(
        "[Ana/PROPN/5/nsubj] of/ADP/4/case the/DET/4/det {Union/PROPN/1/nmod} left/VERB/0/root",
    );
    assert_eq!(found, ["Ana member of Union"]);
}

#[test]
fn a_refused_meeting_has_the_code_of_a_refusal() {
    let refused =
        "[Ana/PROPN/2/nsubj] refused/VERB/0/root to/PART/4/mark meet/VERB/2/xcomp [Bo/PROPN/4/obj]";
    let plain =
        "[Ana/PROPN/4/nsubj] did/AUX/4/aux not/PART/4/advmod meet/VERB/0/root [Bo/PROPN/4/obj]";
    let code = |sentence| read(sentence).2[0].event.clone();
    assert_eq!(code(refused).as_deref(), Some("REJECT"));
    assert_eq!(code(plain).as_deref(), Some("CONSULT"));
}

#[test]
fn who_says_that_another_must_demands() {
    let found = ties(
        "[Ana/PROPN/2/nsubj] said/VERB/0/root that/SCONJ/6/mark [Bo/PROPN/6/nsubj] must/AUX/6/aux leave/VERB/2/ccomp",
    );
    assert_eq!(found, ["Ana demanded of Bo"]);
}

#[test]
fn rebels_do_not_act_for_their_country() {
    let sentence = "~Kenyan/ADJ/2/amod~ rebels/NOUN/3/nsubj met/VERB/0/root [Bo/PROPN/3/obj]";
    assert_eq!(read(sentence).2, Vec::new());
}

#[test]
fn who_was_suspended_from_a_body_was_suspended_by_it() {
    let found = ties(
        "<Niger/PROPN/3/nsubj:pass> was/AUX/3/aux:pass suspended/VERB/0/root from/ADP/5/case {Ecowas/PROPN/3/obl}",
    );
    assert_eq!(found, ["Ecowas suspended Niger"]);
}

#[test]
fn a_phrase_of_another_verb_is_no_party() {
    let sentence = "{Nordwerk/PROPN/2/nsubj} held/VERB/0/root talks/NOUN/2/obj with/ADP/5/case {Orbis/PROPN/3/nmod} \
                    and/CCONJ/8/cc will/AUX/8/aux work/VERB/2/conj with/ADP/10/case {Kestrel/PROPN/8/obl}";
    let argument = |word, role| Argument {
        word,
        role,
        confidence: 1.0,
    };
    // The roles head takes what the firm will work with for a party to the talks.
    let talks = Frame {
        predicate: 2,
        confidence: 1.0,
        arguments: vec![argument(0, 1), argument(4, 2), argument(9, 2)],
    };
    let (document, mentions, found) = read_with(sentence, vec![talks]);
    let talks = found.iter().filter(|r| r.label == "held talks with");
    let with: Vec<&str> = talks
        .map(|r| document.slice(mentions[r.target].span))
        .collect();
    assert_eq!(with, ["Orbis"]);
}

#[test]
fn a_number_that_leads_back_to_itself_is_read_once() {
    let (_, mentions, found) = read(
        "thousands/NOUN/4/conj of/ADP/3/case President/NOUN/1/nmod [Roe/PROPN/5/nsubj] met/VERB/0/root <Kenya/PROPN/5/obj>",
    );
    assert_eq!(mentions.len(), 2);
    assert_eq!(found.len(), 1);
}
