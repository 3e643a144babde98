//! A user's judgements on who is the same and who is not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::error::{Error, Result};
use crate::graph::guidance::Subject;
use crate::graph::judgements::line::Line;
use crate::graph::judgements::sides::Sides;

pub(crate) mod line;
mod sides;
mod strangers;

/// A user's judgements, one a line, in a plain-text file:
///
/// ```text
/// # Both papers mean the minister.
/// same | person | Amina Okafor | A. N. Okafor
/// # The sprinter is not the banker.
/// not same | person | Tom Berg @ sports.txt @ meeting.txt | Tom Berg
/// ```
///
/// A name alone means everyone whose fullest name in an article it is; followed by ` @ ` and the id of a
/// document (or several) it means whoever bears it there. `\|`, `\@`, `\#` and `\\` stand for signs that would be
/// read as marks.
#[derive(Debug, Clone, Default)]
pub struct Judgements {
    file: PathBuf,
    lines: Vec<Line>,
    sides: Sides,
}

/// What judgements say of one document's someone: nothing, for most.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Marks {
    /// The groups of the same that it is in.
    pub(crate) groups: BTreeSet<usize>,
    /// On which side it is of lines that tell apart.
    pub(crate) sides: BTreeMap<usize, usize>,
}

impl Marks {
    /// Whether both are the same, where the judgements say so or deny it. A line that tells them apart wins.
    pub(crate) fn verdict(&self, other: &Self) -> Option<bool> {
        let apart = self
            .sides
            .iter()
            .any(|(line, side)| other.sides.get(line).is_some_and(|their| their != side));
        if apart {
            return Some(false);
        }
        (!self.groups.is_disjoint(&other.groups)).then_some(true)
    }

    /// Whether no line is about it.
    pub(crate) fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.sides.is_empty()
    }
}

impl Judgements {
    /// The judgements of a file.
    ///
    /// # Errors
    /// If the file is not there or cannot be read, and as [`Judgements::parse`].
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let bytes = fs::read(path).map_err(|error| unread(path, error))?;
        match String::from_utf8(bytes) {
            Ok(text) => Self::parse(path, &text),
            Err(error) => {
                let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = good.split(|byte| *byte == b'\n').count();
                Err(Error::input(
                    path,
                    Some(line),
                    "is not UTF-8; save the file as UTF-8",
                ))
            }
        }
    }

    /// The judgements of a text; `file` is its name in messages.
    ///
    /// # Errors
    /// If a line is not of the form above, or if lines contradict each other; every such line is named.
    pub fn parse(file: impl Into<PathBuf>, text: &str) -> Result<Self> {
        let file = file.into();
        let (mut lines, mut faults) = (Vec::new(), BTreeMap::new());
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (index, text) in text.lines().enumerate() {
            match Line::parse(index + 1, text) {
                Ok(line) => lines.extend(line),
                Err(problem) => drop(faults.insert(index + 1, problem)),
            }
        }
        let sides = Sides::new(&lines);
        faults.extend(sides.contradictions(&lines));
        if faults.is_empty() {
            return Ok(Self { file, lines, sides });
        }
        Err(refused(file, &faults))
    }

    /// Whether there is no judgement.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many judgements there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// What they say of someone.
    pub(crate) fn marks(&self, subject: &Subject) -> Marks {
        if self.is_empty() {
            return Marks::default();
        }
        self.sides.marks(subject)
    }

    /// What is odd about lines, seen who there is: names that no document has. One message each.
    pub(crate) fn strangers<'s>(&self, subjects: impl Iterator<Item = Subject<'s>>) -> Vec<String> {
        let file = self.file.display();
        let problems = strangers::find(&self.lines, subjects).into_iter();
        problems
            .map(|(line, problem)| format!("`{file}`, line {line}: {problem}"))
            .collect()
    }
}

/// Says of a file that is not there what to do; none is ever taken for an empty one.
pub(crate) fn unread(path: &Path, error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::NotFound {
        return Error::input(
            path,
            None,
            "no such file; check its name, or create it empty",
        );
    }
    Error::io("read", path, error)
}

/// One error for all lines that are wrong.
fn refused(file: PathBuf, faults: &BTreeMap<usize, String>) -> Error {
    let mut told = faults.iter();
    if let (Some((line, problem)), None) = (told.next(), told.next()) {
        return Error::input(file, Some(*line), problem);
    }
    let lines: Vec<String> = faults
        .iter()
        .map(|(line, problem)| format!("\n  line {line}: {problem}"))
        .collect();
    Error::input(
        file,
        None,
        format!("{} lines are wrong:{}", faults.len(), lines.concat()),
    )
}

#[cfg(test)]
mod tests;
