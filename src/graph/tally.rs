//! Texts and how often each was seen: a map of one or two texts, of which a network keeps millions.

use std::collections::BTreeMap;

/// Sorted by text, each once. A `BTreeMap` takes the room of eleven even for one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tally(Box<[(String, usize)]>);

impl From<BTreeMap<String, usize>> for Tally {
    fn from(counts: BTreeMap<String, usize>) -> Self {
        Self(counts.into_iter().collect())
    }
}

impl Tally {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The texts, sorted.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(text, _)| text)
    }

    /// The texts with their counts, sorted.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, usize)> {
        self.0.iter().map(|(text, count)| (text, *count))
    }

    pub(crate) fn contains(&self, text: &str) -> bool {
        let own = self.0.binary_search_by(|(own, _)| own.as_str().cmp(text));
        own.is_ok()
    }
}
