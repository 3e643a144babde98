//! Judgements about names that nobody has.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::EntityKind;
use crate::graph::guidance::Subject;
use crate::graph::judgements::line::{Line, Term};

/// Who bears a name.
#[derive(Debug, Default)]
struct Bearers<'s> {
    /// Documents in which it is someone's fullest name.
    main: BTreeSet<&'s str>,
    /// Documents in which it is another name of someone.
    other: BTreeSet<&'s str>,
}

type Names<'s> = BTreeMap<(EntityKind, String), Bearers<'s>>;

/// The numbers of the lines that mean nobody, with what to say of them.
pub(crate) fn find<'s>(
    lines: &[Line],
    subjects: impl Iterator<Item = Subject<'s>>,
) -> Vec<(usize, String)> {
    let wanted: BTreeSet<&str> = lines
        .iter()
        .flat_map(|line| &line.terms)
        .map(|term| term.key.as_str())
        .collect();
    let mut names = Names::new();
    for subject in subjects {
        let mut note = |name: String, main: bool| {
            if wanted.contains(name.as_str()) {
                let bearers = names.entry((subject.kind, name)).or_default();
                let documents = if main {
                    &mut bearers.main
                } else {
                    &mut bearers.other
                };
                documents.insert(subject.document);
            }
        };
        subject.main.into_iter().for_each(|name| note(name, true));
        subject
            .others
            .into_iter()
            .for_each(|name| note(name, false));
    }
    let told = lines.iter().flat_map(|line| {
        let problems = line
            .terms
            .iter()
            .flat_map(|term| problems(line.kind, term, &names));
        problems.map(|problem| (line.number, problem))
    });
    told.collect()
}

fn problems(kind: EntityKind, term: &Term, names: &Names) -> Vec<String> {
    let bearers = |kind| names.get(&(kind, term.key.clone()));
    let (own, word) = (bearers(kind), kind.as_str());
    let name = Term::new(&term.name, BTreeSet::new());
    let here = |document: &str| {
        own.is_some_and(|own| own.main.contains(document) || own.other.contains(document))
    };
    if term.is_narrow() {
        let gone = term.documents.iter().filter(|document| !here(document));
        return gone
            .map(|document| format!("no {word} is called `{name}` in a document `{document}`"))
            .collect();
    }
    if own.is_some_and(|own| !own.main.is_empty()) {
        return Vec::new();
    }
    if let Some(document) = own.and_then(|own| own.other.first()) {
        return vec![format!(
            "`{name}` is nowhere the fullest name of a {word}; write in which document you mean it: `{}`",
            Term::new(&term.name, BTreeSet::from([(*document).to_owned()]))
        )];
    }
    let kinds = [
        EntityKind::Person,
        EntityKind::Organization,
        EntityKind::Place,
    ];
    let other = kinds.into_iter().find(|kind| bearers(*kind).is_some());
    let other = other.map_or_else(String::new, |kind| {
        format!(
            ", but an {} of that name is there; kinds never mix",
            kind.as_str()
        )
        .replace("an p", "a p")
    });
    vec![format!("no {word} is called `{name}`{other}")]
}
