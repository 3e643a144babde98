//! Judgements about names that nobody has, and such as cannot be followed.

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
    let mut told: Vec<(usize, String)> = Vec::new();
    let partings = Partings::new(lines);
    for subject in subjects {
        told.extend(partings.inside(lines, &subject));
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
    told.extend(lines.iter().flat_map(|line| {
        let problems = line
            .terms
            .iter()
            .flat_map(|term| problems(line.kind, term, &names));
        problems.map(|problem| (line.number, problem))
    }));
    told.sort();
    told
}

/// Lines that tell apart, by kind and name: their places in the list, and places among their names.
struct Partings<'l>(BTreeMap<(EntityKind, &'l str), Vec<(usize, usize)>>);

impl<'l> Partings<'l> {
    fn new(lines: &'l [Line]) -> Self {
        let mut names: BTreeMap<(EntityKind, &str), Vec<(usize, usize)>> = BTreeMap::new();
        for (number, line) in lines.iter().enumerate().filter(|(_, line)| !line.same) {
            for (place, term) in line.terms.iter().enumerate() {
                let name = (line.kind, term.key.as_str());
                names.entry(name).or_default().push((number, place));
            }
        }
        Self(names)
    }

    /// Lines that tell one entity's own names apart: annotations joined what no judgement can part.
    fn inside(&self, lines: &[Line], subject: &Subject) -> Vec<(usize, String)> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let keys = subject.main.iter().chain(&subject.others);
        let mut meant: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
        for key in keys {
            for &(number, place) in self.0.get(&(subject.kind, key)).into_iter().flatten() {
                let term = &lines[number].terms[place];
                let here = term.documents.contains(subject.document);
                if here || (!term.is_narrow() && subject.main.contains(key)) {
                    meant.entry(number).or_default().insert(&term.key, place);
                }
            }
        }
        let several = meant.into_iter().filter(|(_, names)| names.len() > 1);
        let told = several.map(|(number, names)| {
            let line = &lines[number];
            let names = names
                .values()
                .map(|&place| format!("`{}`", line.terms[place].name));
            let problem = format!(
                "the annotations of `{}` take {} for one; no judgement parts them",
                subject.document,
                names.collect::<Vec<_>>().join(" and "),
            );
            (line.number, problem)
        });
        told.collect()
    }
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
