//! Names as look-up keys: case, a leading "the", dots of acronyms and curly apostrophes do not count.

use std::collections::BTreeMap;

/// The longest alias that is matched with its case ("US", "UAE", "Fed"), so that "us" is no country.
const SHORT: usize = 3;

/// From names to row numbers; of two rows with one name the first wins.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameIndex {
    /// Aliases of few letters, with their case.
    exact: BTreeMap<String, usize>,
    /// All others, folded.
    folded: BTreeMap<String, usize>,
}

impl NameIndex {
    /// Adds a name; keeps the row that has it already.
    pub(crate) fn add(&mut self, name: &str, row: usize) {
        let (map, key) = if is_short(name) {
            (&mut self.exact, name.to_owned())
        } else {
            (&mut self.folded, fold(name))
        };
        map.entry(key).or_insert(row);
    }

    /// The row of a name.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let text = without_article(text.trim());
        self.exact
            .get(text)
            .or_else(|| self.folded.get(&fold(text)))
            .copied()
    }
}

/// An alias that only its case tells from a common word.
fn is_short(name: &str) -> bool {
    name.chars().count() <= SHORT && !name.contains('.')
}

fn without_article(text: &str) -> &str {
    match text.get(..4) {
        Some(head) if head.eq_ignore_ascii_case("the ") => text[4..].trim_start(),
        _ => text,
    }
}

/// Lower case, straight apostrophes, single spaces; the dots of "U.S.A" and "U.S.A." come out alike,
/// and other than "USA".
pub(crate) fn fold(name: &str) -> String {
    let words: Vec<&str> = without_article(name.trim()).split_whitespace().collect();
    let mut key = words.join(" ").to_lowercase().replace(['’', '‘'], "'");
    if key.trim_end_matches('.').contains('.') && !key.contains(' ') && !key.ends_with('.') {
        key.push('.');
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_aliases_keep_their_case() {
        let mut index = NameIndex::default();
        index.add("US", 7);
        index.add("U.S.", 7);
        index.add("Côte d'Ivoire", 8);
        for text in ["US", "the US", "U.S.", "U.S", "u.s.", "The U.S."] {
            assert_eq!(index.find(text), Some(7), "{text}");
        }
        assert_eq!(index.find("us"), None);
        assert_eq!(index.find("Us"), None);
        assert_eq!(index.find("CÔTE  D’IVOIRE"), Some(8));
        assert_eq!(index.find("thé"), None);
        assert_eq!(index.find(""), None);
    }

    #[test]
    fn the_first_row_wins() {
        let mut index = NameIndex::default();
        index.add("Congo", 1);
        index.add("congo", 2);
        assert_eq!(index.find("Congo"), Some(1));
    }
}
