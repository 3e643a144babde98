//! One line of a judgement file: read and written.

use std::collections::BTreeSet;
use std::fmt;

use crate::annotation::EntityKind;
use crate::graph::guidance::key;
use crate::graph::name::one_line;

const FORM: &str = "a line is `same | person | NAME | NAME` or `not same | person | NAME | NAME`; comments start with #";

/// Whom a line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// As written.
    pub(crate) name: String,
    /// What it is compared by.
    pub(crate) key: String,
    /// Only in these documents; empty for all.
    pub(crate) documents: BTreeSet<String>,
}

impl Term {
    pub(crate) fn new(name: &str, documents: BTreeSet<String>) -> Self {
        let name = one_line(name);
        Self {
            key: key(&name),
            name,
            documents,
        }
    }

    /// Whether it means only the ones in certain documents.
    pub(crate) fn is_narrow(&self) -> bool {
        !self.documents.is_empty()
    }

    /// Whether both may mean one and the same.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.key == other.key
            && (!self.is_narrow()
                || !other.is_narrow()
                || !self.documents.is_disjoint(&other.documents))
    }
}

/// "These are the same" or "no two of these are the same".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// One-based.
    pub(crate) number: usize,
    pub(crate) same: bool,
    pub(crate) kind: EntityKind,
    /// At least two.
    pub(crate) terms: Vec<Term>,
}

impl Line {
    /// Reads a line; `None` where it is empty or a comment. An error says what is wrong and how to put it right.
    pub(crate) fn parse(number: usize, text: &str) -> Result<Option<Self>, String> {
        let signs = signs(text);
        if signs.iter().all(|(sign, _)| sign.is_whitespace()) {
            return Ok(None);
        }
        let fields = split(&signs, |at| signs[at] == ('|', false));
        let mut fields = fields.into_iter();
        let same = verdict(&plain(fields.next().unwrap_or_default()))?;
        let kind = kind(&fields.next().map(plain).unwrap_or_default())?;
        let terms: Vec<Term> = fields.map(term).collect::<Result<_, _>>()?;
        if terms.len() < 2 {
            return Err(format!("has fewer than two names; {FORM}"));
        }
        for (index, term) in terms.iter().enumerate() {
            if !same && terms[..index].contains(term) {
                return Err(format!(
                    "tells `{term}` from itself; say which is which by their articles: `{} @ monday.txt`",
                    escaped(&term.name)
                ));
            }
        }
        Ok(Some(Self {
            number,
            same,
            kind,
            terms,
        }))
    }
}

/// A character, and whether a backslash stood before it.
type Sign = (char, bool);

/// The characters of a line up to its comment, with escapes read.
fn signs(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        let next = rest.peek().copied();
        match (sign, next) {
            ('\\', Some(escaped @ ('\\' | '|' | '@' | '#'))) => {
                signs.push((escaped, true));
                rest.next();
            }
            ('\\', Some('n')) => {
                signs.push(('\n', true));
                rest.next();
            }
            ('#', _) if signs.iter().all(|(sign, _)| sign.is_whitespace()) => break,
            ('#', None | Some(' ' | '\t')) if is_blank(signs.last()) => break,
            _ => signs.push((sign, false)),
        }
    }
    signs
}

fn is_blank(sign: Option<&Sign>) -> bool {
    sign.is_none_or(|(sign, escaped)| sign.is_whitespace() && !escaped)
}

/// The parts between the places where `cut` holds.
fn split(signs: &[Sign], cut: impl Fn(usize) -> bool) -> Vec<&[Sign]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in (0..signs.len()).filter(|&at| cut(at)) {
        parts.push(&signs[from..at]);
        from = at + 1;
    }
    parts.push(&signs[from..]);
    parts
}

/// The text without blanks around it.
fn plain(signs: &[Sign]) -> String {
    let start = signs.iter().position(|sign| !is_blank(Some(sign)));
    let end = signs.iter().rposition(|sign| !is_blank(Some(sign)));
    match (start, end) {
        (Some(start), Some(end)) => signs[start..=end].iter().map(|(sign, _)| sign).collect(),
        _ => String::new(),
    }
}

fn verdict(text: &str) -> Result<bool, String> {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    match words.join(" ").as_str() {
        "same" => Ok(true),
        "not same" => Ok(false),
        _ => Err(format!("starts with `{text}`; {FORM}")),
    }
}

fn kind(text: &str) -> Result<EntityKind, String> {
    EntityKind::named(&text.to_lowercase()).ok_or_else(|| {
        format!("`{text}` is no kind; write person, organization or place before the names")
    })
}

/// `Tom Berg @ monday.txt @ tuesday.txt`: a name, and the documents to which it is narrowed.
fn term(signs: &[Sign]) -> Result<Term, String> {
    let cut = |at: usize| {
        signs[at] == ('@', false)
            && at > 0
            && is_blank(signs.get(at - 1))
            && is_blank(signs.get(at + 1))
    };
    let mut parts = split(signs, cut).into_iter().map(plain);
    let name = parts.next().unwrap_or_default();
    if name.is_empty() {
        return Err(
            "has an empty name; write a name between the bars, or take one bar away".to_owned(),
        );
    }
    let documents: BTreeSet<String> = parts.collect();
    if documents.contains("") {
        return Err(format!(
            "names no document after `{name} @`; write its id, or \\@ for an @ that belongs to the name"
        ));
    }
    Ok(Term::new(&name, documents))
}

/// The text with a backslash before what would be read as a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for sign in text.chars() {
        match sign {
            '\n' => out.push_str("\\n"),
            '\\' | '|' => out.extend(['\\', sign]),
            '@' | '#' if blank => out.extend(['\\', sign]),
            _ => out.push(sign),
        }
        blank = sign.is_whitespace();
    }
    out
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&escaped(&self.name))?;
        for document in &self.documents {
            write!(f, " @ {}", escaped(document))?;
        }
        Ok(())
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.same { "same" } else { "not same" };
        write!(f, "{verdict} | {}", self.kind.as_str())?;
        for term in &self.terms {
            f.write_str(" | ")?;
            term.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(text: &str) -> Line {
        Line::parse(1, text).unwrap().unwrap()
    }

    #[test]
    fn a_line_says_who_is_whom() {
        let line = parsed("Not  Same | Person|Tom Berg @ a.txt @ b c.txt | Tom Berg # two of them");
        assert!(!line.same && line.kind == EntityKind::Person);
        assert_eq!(line.terms[0].documents.len(), 2);
        assert_eq!(
            line.to_string(),
            "not same | person | Tom Berg @ a.txt @ b c.txt | Tom Berg"
        );
        let three = parsed("same | place | Burma | Myanmar | Birma");
        assert_eq!(three.terms.len(), 3);
    }

    #[test]
    fn blank_lines_and_comments_say_nothing() {
        for text in ["", " \t", "# same | x", "  #x"] {
            assert_eq!(Line::parse(1, text), Ok(None), "{text}");
        }
    }

    #[test]
    fn whatever_a_name_holds_is_written_so_that_it_is_read_back() {
        let names = [
            "A|B",
            "a @ b",
            "@home",
            "a@b.org",
            "#1",
            "x #2",
            "wire#2",
            "C:\\news",
            "\\|",
            "أمينة",
            "# # @ |",
        ];
        let documents = [
            "a|b.txt",
            "x @ y",
            "#",
            "line\nbreak",
            "wire.jsonl#12",
            "\\n",
        ];
        for name in names {
            for document in documents {
                let term = |name: &str| Term::new(name, BTreeSet::from([document.to_owned()]));
                let line = Line {
                    number: 1,
                    same: true,
                    kind: EntityKind::Organization,
                    terms: vec![term(name), Term::new("plain", BTreeSet::new())],
                };
                let text = line.to_string();
                assert_eq!(text.lines().count(), 1, "{text}");
                assert_eq!(parsed(&text), line, "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_refused(text in "\\PC*|(same|not same)( ?\\| ?(person|[@#|\\\\a ]{0,6}))*") {
            let _ = Line::parse(1, &text);
        }

        #[test]
        fn any_name_is_read_back(name in "\\PC{1,12}|[@#|\\\\ an]{1,12}", document in "\\PC{1,8}|[@#|\\\\ n]{1,8}") {
            let (name, document) = (one_line(&name), document.trim().to_owned());
            prop_assume!(!name.is_empty() && !document.is_empty());
            let line = Line {
                number: 7,
                same: true,
                kind: EntityKind::Place,
                terms: vec![
                    Term::new(&name, BTreeSet::new()),
                    Term::new(&name, BTreeSet::from([document])),
                ],
            };
            prop_assert_eq!(Line::parse(7, &line.to_string()), Ok(Some(line)));
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_the_remedy() {
        for (text, told) in [
            ("sam | person | A | B", "starts with `sam`; a line is `same"),
            ("A = B", "starts with `A = B`"),
            ("same | human | A | B", "`human` is no kind; write person"),
            ("same | A | B", "`A` is no kind"),
            ("same", "`` is no kind"),
            ("same | person | A", "fewer than two names"),
            ("same | person | A |", "empty name"),
            ("same | person | A @ | B", "no document after `A @`"),
            ("not same | person | A | A", "tells `A` from itself"),
        ] {
            let error = Line::parse(1, text).unwrap_err();
            assert!(error.contains(told), "{text}: {error}");
        }
    }
}
