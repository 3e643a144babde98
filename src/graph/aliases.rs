//! A user's own names and ids for people, organizations and places.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::annotation::EntityKind;
use crate::error::{Error, Result};
use crate::graph::guidance::key;
use crate::graph::judgements::unread;

/// A user's alias file, in TOML; it extends what is compiled in and wins over it.
///
/// ```
/// use tieline::graph::Aliases;
///
/// let text = r#"
/// [[entity]]
/// name = "Amina Okafor"
/// kind = "person"
/// aliases = ["A. N. Okafor", "Amina Njeri"]
/// ids = { wikidata = "Q1", newsdesk = 4711 }
/// "#;
/// assert_eq!(Aliases::parse("aliases.toml", text)?.len(), 1);
/// # Ok::<(), tieline::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Aliases {
    entries: Vec<AliasEntry>,
    names: BTreeMap<(EntityKind, String), usize>,
}

/// Someone in a user's alias file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AliasEntry {
    /// The name to show.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its keys elsewhere by the name of where: `wikidata`.
    pub ids: BTreeMap<String, String>,
}

impl Aliases {
    /// The aliases of a file.
    ///
    /// # Errors
    /// If the file is not there or cannot be read, and as [`Aliases::parse`].
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Err(Error::input(
                path,
                None,
                "is not UTF-8; save the file as UTF-8",
            )),
            Err(error) => Err(unread(path, error)),
        }
    }

    /// The aliases of a text; `file` is its name in messages.
    ///
    /// # Errors
    /// If it is not TOML of this shape, or if one name or id belongs to two entries of a kind.
    pub fn parse(file: impl Into<PathBuf>, text: &str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let source = Source {
            path: file.into(),
            text,
        };
        let rows: Rows = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            source.error(at, error.message())
        })?;
        let mut reader = Reader::new(source);
        for row in rows.entity {
            reader.add(row)?;
        }
        Ok(reader.found)
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entry that has this name or alias. Names of up to three letters without dots keep their case.
    pub(crate) fn find(&self, kind: EntityKind, name: &str) -> Option<&AliasEntry> {
        if self.is_empty() {
            return None;
        }
        let row = self.names.get(&(kind, alias_key(name)))?;
        self.entries.get(*row)
    }
}

/// An alias that only its case tells from a common word keeps it: "US", "WHO".
fn alias_key(name: &str) -> String {
    let key = key(name);
    let short = key.chars().count() <= 3 && !name.contains('.');
    if short {
        format!("={}", name.trim())
    } else {
        key
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    #[serde(default)]
    entity: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: Spanned<String>,
    kind: EntityKind,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    #[serde(default)]
    ids: BTreeMap<Spanned<String>, Spanned<Id>>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "an id must be a string or a whole number")]
enum Id {
    Text(String),
    Number(i64),
}

/// The file, for messages.
struct Source<'t> {
    path: PathBuf,
    text: &'t str,
}

impl Source<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.matches('\n').count() + 1
    }

    fn error(&self, at: usize, problem: impl Into<String>) -> Error {
        Error::input(&self.path, Some(self.line(at)), problem)
    }
}

struct Reader<'t> {
    source: Source<'t>,
    found: Aliases,
    /// Where each entry starts.
    starts: Vec<usize>,
    ids: BTreeMap<(EntityKind, String, String), usize>,
}

impl<'t> Reader<'t> {
    fn new(source: Source<'t>) -> Self {
        Self {
            source,
            found: Aliases::default(),
            starts: Vec::new(),
            ids: BTreeMap::new(),
        }
    }

    fn add(&mut self, row: Row) -> Result<()> {
        let number = self.found.entries.len();
        self.starts.push(row.name.span().start);
        for name in std::iter::once(&row.name).chain(&row.aliases) {
            self.claim(number, row.kind, name)?;
        }
        let mut ids = BTreeMap::new();
        for (scheme, id) in row.ids {
            let (scheme, id) = self.id(number, row.kind, &scheme, &id)?;
            ids.insert(scheme, id);
        }
        self.found.entries.push(AliasEntry {
            name: row.name.into_inner().trim().to_owned(),
            kind: row.kind,
            ids,
        });
        Ok(())
    }

    /// Gives a name to an entry. What stands twice in one entry does no harm.
    fn claim(&mut self, number: usize, kind: EntityKind, name: &Spanned<String>) -> Result<()> {
        let (at, text) = (name.span().start, name.get_ref());
        if text.trim().is_empty() {
            return Err(self
                .source
                .error(at, "an empty name; write one or remove it"));
        }
        let names = &mut self.found.names;
        let owner = *names.entry((kind, alias_key(text))).or_insert(number);
        if owner == number {
            return Ok(());
        }
        let problem = format!(
            "`{text}` belongs to the {} of line {} already; put both into one entry, or take the name out of one",
            kind.as_str(),
            self.source.line(self.starts[owner]),
        );
        Err(self.source.error(at, problem))
    }

    fn id(
        &mut self,
        number: usize,
        kind: EntityKind,
        scheme: &Spanned<String>,
        id: &Spanned<Id>,
    ) -> Result<(String, String)> {
        let name = scheme.get_ref();
        let sound = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(sound) {
            let problem = format!(
                "`{name}` becomes the name of a column: start it with a letter, and use letters a-z, digits, - and _ only"
            );
            return Err(self.source.error(scheme.span().start, problem));
        }
        let at = id.span().start;
        let id = match id.get_ref() {
            Id::Text(text) => text.trim().to_owned(),
            Id::Number(number) => number.to_string(),
        };
        if id.is_empty() {
            return Err(self
                .source
                .error(at, format!("an empty `{name}` id; fill it or remove it")));
        }
        let claim = (kind, name.clone(), id.clone());
        let owner = *self.ids.entry(claim).or_insert(number);
        if owner != number {
            let problem = format!(
                "`{name}` {id} is the id of the {} of line {} already; put both into one entry, or correct one",
                kind.as_str(),
                self.source.line(self.starts[owner]),
            );
            return Err(self.source.error(at, problem));
        }
        Ok((name.clone(), id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        Aliases::parse("mine.toml", text).unwrap_err().to_string()
    }

    fn entry(name: &str, rest: &str) -> String {
        format!("[[entity]]\nname = \"{name}\"\nkind = \"person\"\n{rest}\n")
    }

    #[test]
    fn found_by_every_name() {
        let text = entry(
            "Amina Okafor",
            "aliases = [\"A. N. Okafor\", \"أمينة\", \"AO\"]\nids = { wikidata = \"Q1\", desk = 7 }",
        );
        let aliases = Aliases::parse("mine.toml", &text).unwrap();
        for name in ["amina okafor", "A. N. OKAFOR’s", "أمينة", "AO"] {
            let entry = aliases.find(EntityKind::Person, name).unwrap();
            assert_eq!(entry.name, "Amina Okafor");
            assert_eq!(
                (entry.ids["wikidata"].as_str(), entry.ids["desk"].as_str()),
                ("Q1", "7")
            );
        }
        assert_eq!(aliases.find(EntityKind::Person, "ao"), None);
        assert_eq!(aliases.find(EntityKind::Place, "AO"), None);
    }

    #[test]
    fn one_name_is_one_entrys() {
        let cycle = entry("A. Berg", "aliases = [\"B. Berg\"]")
            + &entry("B. Berg", "aliases = [\"A. Berg\"]");
        let told = refusal(&cycle);
        assert!(
            told.contains("`mine.toml`, line 6: `B. Berg` belongs to the person of line 2 already"),
            "{told}"
        );
        let twice = entry("A. Berg", "") + &entry("a berg", "");
        assert!(refusal(&twice).contains("line 6"), "{}", refusal(&twice));
        let same = entry("A. Berg", "aliases = [\"A. Berg\", \"Berg\", \"Berg\"]");
        assert!(Aliases::parse("mine.toml", &same).is_ok());
        let ids =
            entry("A. Berg", "ids.wikidata = \"Q1\"") + &entry("C. Berg", "ids.wikidata = \"Q1\"");
        assert!(
            refusal(&ids).contains("line 8: `wikidata` Q1 is the id of the person of line 2"),
            "{}",
            refusal(&ids)
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, told) in [
            ("[[entity]]\nname = ", "line 2"),
            ("[[entity]]\nname = \"A\"\n", "line 1: missing field `kind`"),
            (
                "[[entity]]\nname = \"A\"\nkind = \"human\"",
                "line 3: unknown variant `human`",
            ),
            (
                "[[entity]]\nname = \"A\"\nkind = \"person\"\nalias = []",
                "line 4: unknown field `alias`",
            ),
            ("[[person]]\nname = \"A\"", "line 1: unknown field `person`"),
            (
                "[[entity]]\nname = \" \"\nkind = \"person\"",
                "line 2: an empty name",
            ),
            (
                "[[entity]]\nname = \"A\"\nkind = \"person\"\naliases = [\n\"B\",\n7]",
                "line 6",
            ),
            (
                "[[entity]]\nname = \"A\"\nkind = \"person\"\nids = { \"my key\" = 1 }",
                "line 4: `my key` becomes the name of a column",
            ),
            (
                "[[entity]]\nname = \"A\"\nkind = \"person\"\nids = { x = true }",
                "line 4: an id must be a string or a whole number",
            ),
            (
                "[[entity]]\nname = \"A\"\nkind = \"person\"\nids = { x = \"\" }",
                "line 4: an empty `x` id",
            ),
        ] {
            let message = refusal(text);
            assert!(message.contains(told), "{text}\n{message}");
        }
    }

    #[test]
    fn ten_thousand_aliases() {
        let names: Vec<String> = (0..10_000)
            .map(|number| format!("\"Alias {number}\""))
            .collect();
        let text = entry("A. Berg", &format!("aliases = [{}]", names.join(", ")));
        let aliases = Aliases::parse("mine.toml", &text).unwrap();
        assert!(aliases.find(EntityKind::Person, "alias 9999").is_some());
        assert_eq!(Aliases::parse("mine.toml", "").unwrap().len(), 0);
    }

    #[test]
    fn a_missing_file_is_no_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let error = Aliases::read(folder.path().join("gone.toml")).unwrap_err();
        assert!(error.to_string().contains("gone.toml"), "{error}");
    }
}
