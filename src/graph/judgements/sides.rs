//! Lines put together: groups of the same, and who must stay apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::EntityKind;
use crate::graph::guidance::Subject;
use crate::graph::judgements::Marks;
use crate::graph::judgements::line::{Line, Term};

/// Where a name stands: number of the line in the list, and place among its names.
type Place = (usize, usize);

/// All lines, by the names in them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sides {
    names: BTreeMap<(EntityKind, String), Vec<Entry>>,
    /// The group of every line that says "same".
    groups: BTreeMap<usize, usize>,
    /// For every group, on which sides of lines that tell apart its members are.
    apart: BTreeMap<usize, BTreeSet<Place>>,
}

#[derive(Debug, Clone)]
struct Entry {
    place: Place,
    same: bool,
    term: Term,
}

impl Sides {
    pub(crate) fn new(lines: &[Line]) -> Self {
        let mut sides = Self::default();
        for (number, line) in lines.iter().enumerate() {
            for (index, term) in line.terms.iter().enumerate() {
                let name = (line.kind, term.key.clone());
                sides.names.entry(name).or_default().push(Entry {
                    place: (number, index),
                    same: line.same,
                    term: term.clone(),
                });
            }
        }
        sides.groups = sides.joined(lines);
        sides.apart = sides.parted(lines);
        sides
    }

    /// Lines of the same kind that share a name are one group; the least line stands for it.
    fn joined(&self, lines: &[Line]) -> BTreeMap<usize, usize> {
        let mut groups = Groups((0..lines.len()).collect());
        for entries in self.names.values() {
            let same: Vec<&Entry> = entries.iter().filter(|entry| entry.same).collect();
            // A name for all documents, or a document, ties every line that has it to the first that had.
            let mut everywhere = None;
            let mut first: BTreeMap<&str, usize> = BTreeMap::new();
            for entry in &same {
                let line = entry.place.0;
                if !entry.term.is_narrow() {
                    groups.join(*everywhere.get_or_insert(line), line);
                }
                for document in &entry.term.documents {
                    groups.join(*first.entry(document).or_insert(line), line);
                }
            }
            if let Some(everywhere) = everywhere {
                for entry in &same {
                    groups.join(everywhere, entry.place.0);
                }
            }
        }
        let same = lines.iter().enumerate().filter(|(_, line)| line.same);
        same.map(|(number, _)| (number, groups.find(number)))
            .collect()
    }

    fn parted(&self, lines: &[Line]) -> BTreeMap<usize, BTreeSet<Place>> {
        let mut apart: BTreeMap<usize, BTreeSet<Place>> = BTreeMap::new();
        for (number, line) in lines.iter().enumerate().filter(|(_, line)| !line.same) {
            for (side, term) in line.terms.iter().enumerate() {
                let entries = self.names.get(&(line.kind, term.key.clone()));
                let same = entries.into_iter().flatten().filter(|entry| entry.same);
                for entry in same.filter(|entry| reaches(&entry.term, side, line)) {
                    let group = self.groups[&entry.place.0];
                    apart.entry(group).or_default().insert((number, side));
                }
            }
        }
        apart
    }

    /// For every line that tells apart whom others say to be the same: its number, and what to do.
    pub(crate) fn contradictions(&self, lines: &[Line]) -> Vec<(usize, String)> {
        let mut faults = Vec::new();
        for (group, places) in &self.apart {
            let mut before: Option<Place> = None;
            for &place in places {
                if let Some((number, side)) = before.filter(|(number, _)| *number == place.0) {
                    let line = &lines[number];
                    faults.push((
                        line.number,
                        self.contradiction(lines, *group, line, (side, place.1)),
                    ));
                }
                before = Some(place);
            }
        }
        faults
    }

    fn contradiction(
        &self,
        lines: &[Line],
        group: usize,
        line: &Line,
        ends: (usize, usize),
    ) -> String {
        let same = self.groups.iter().filter(|(_, own)| **own == group);
        let mut same: Vec<String> = same
            .map(|(number, _)| lines[*number].number.to_string())
            .collect();
        let what = if same.len() == 1 { "line" } else { "lines" };
        let more = same.len().saturating_sub(5);
        same.truncate(5);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        format!(
            "tells `{}` from `{}`, but by {what} {}{more} they are the same; remove one of these lines, or narrow it to the documents that it is about: `NAME @ DOCUMENT`",
            line.terms[ends.0],
            line.terms[ends.1],
            same.join(", "),
        )
    }

    /// What the lines say of someone.
    pub(crate) fn marks(&self, subject: &Subject) -> Marks {
        let mut marks = Marks::default();
        // For every line that tells apart the closest fit, and its sides; more than one say nothing.
        let mut fits: BTreeMap<usize, (Fit, BTreeSet<usize>)> = BTreeMap::new();
        for (entry, fit) in self.fitting(subject) {
            let (number, side) = entry.place;
            if entry.same {
                marks.groups.insert(self.groups[&number]);
                continue;
            }
            let best = fits.entry(number).or_default();
            if fit > best.0 {
                *best = (fit, BTreeSet::new());
            }
            if fit == best.0 {
                best.1.insert(side);
            }
        }
        let mut sides: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (number, side) in marks
            .groups
            .iter()
            .filter_map(|group| self.apart.get(group))
            .flatten()
        {
            sides.entry(*number).or_default().insert(*side);
        }
        sides.extend(fits.into_iter().map(|(number, (_, own))| (number, own)));
        let clear = sides.into_iter().filter(|(_, own)| own.len() == 1);
        marks.sides = clear
            .filter_map(|(number, own)| own.first().map(|side| (number, *side)))
            .collect();
        marks
    }

    fn fitting<'s>(&'s self, subject: &'s Subject) -> impl Iterator<Item = (&'s Entry, Fit)> {
        let main = subject.main.iter().map(|name| (name, true));
        let names = main.chain(subject.others.iter().map(|name| (name, false)));
        names.flat_map(move |(name, main)| {
            let entries = self.names.get(&(subject.kind, name.clone()));
            entries.into_iter().flatten().filter_map(move |entry| {
                let fit = fit(&entry.term, subject, main)?;
                Some((entry, fit))
            })
        })
    }
}

/// How closely a name means someone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    #[default]
    None,
    /// By the fullest name, in whatever document.
    Everywhere,
    /// In this document, by another name than the fullest.
    HereByOther,
    /// In this document, by the fullest name.
    Here,
}

fn fit(term: &Term, subject: &Subject, main: bool) -> Option<Fit> {
    match (term.is_narrow(), main) {
        (false, true) => Some(Fit::Everywhere),
        (false, false) => None,
        (true, _) if !term.documents.contains(subject.document) => None,
        (true, true) => Some(Fit::Here),
        (true, false) => Some(Fit::HereByOther),
    }
}

/// Whether a name of another line means some that are on this side of the line. "Tom Berg @ a | Tom Berg": the
/// second side are the others.
fn reaches(name: &Term, side: usize, line: &Line) -> bool {
    let term = &line.terms[side];
    let narrower = line
        .terms
        .iter()
        .filter(|other| other.key == term.key && other.is_narrow());
    let taken: BTreeSet<&String> = narrower.flat_map(|other| &other.documents).collect();
    let all_taken = !term.is_narrow()
        && name.is_narrow()
        && name
            .documents
            .iter()
            .all(|document| taken.contains(document));
    term.meets(name) && !all_taken
}

/// Sets that can be joined; the least member stands for each.
struct Groups(Vec<usize>);

impl Groups {
    fn find(&mut self, mut member: usize) -> usize {
        while self.0[member] != member {
            self.0[member] = self.0[self.0[member]];
            member = self.0[member];
        }
        member
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.find(one), self.find(two));
        self.0[one.max(two)] = one.min(two);
    }
}
