//! Which organization or place a name means: by name, and by acronym where a document explains it.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::name::{abbreviates, is_acronym, words};

/// One document's organization or place that the knowledge files do not settle.
#[derive(Debug)]
pub(crate) struct Claim<'a> {
    /// The document's id.
    pub(crate) document: &'a str,
    /// The fullest name there.
    pub(crate) name: &'a str,
    /// The other names there.
    pub(crate) others: Vec<&'a str>,
    /// The name under which the knowledge files have it.
    pub(crate) known: Option<String>,
}

/// What tells organizations or places apart: the same for all claims that mean the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Body {
    /// Its words, folded and run together.
    pub(crate) key: String,
    /// Its words, for reading.
    pub(crate) name: String,
}

impl Body {
    /// The body of that name.
    pub(crate) fn new(name: &str) -> Self {
        let words = words(name);
        if words.is_empty() {
            return Self {
                key: name.to_owned(),
                name: name.to_owned(),
            };
        }
        Self {
            key: words.concat(),
            name: words.join(" "),
        }
    }
}

/// The body behind every claim: by the document's own explanation of an acronym, then by the
/// knowledge files, then by the only explanation in any document, then by its name.
pub(crate) fn resolve(claims: &[Claim]) -> Vec<Body> {
    let mut explained = Explained::default();
    let bodies: Vec<Body> = claims.iter().map(own).collect();
    for (claim, body) in claims.iter().zip(&bodies) {
        explained.add(claim, body);
    }
    // Of several spellings in words the first one stands for all.
    let mut spelled: BTreeMap<String, Body> = BTreeMap::new();
    for body in bodies.iter().cloned() {
        let first = spelled
            .entry(body.key.clone())
            .or_insert_with(|| body.clone());
        if body < *first {
            *first = body;
        }
    }
    let meant = claims
        .iter()
        .zip(bodies)
        .map(|(claim, own)| explained.find(claim).unwrap_or(own));
    meant
        .map(|body| spelled.get(&body.key).cloned().unwrap_or(body))
        .collect()
}

fn own(claim: &Claim) -> Body {
    Body::new(claim.known.as_deref().unwrap_or(claim.name))
}

/// Acronyms that documents explain.
#[derive(Debug, Default)]
struct Explained {
    here: BTreeMap<(String, String), BTreeSet<Body>>,
    anywhere: BTreeMap<String, BTreeSet<Body>>,
}

impl Explained {
    fn add(&mut self, claim: &Claim, body: &Body) {
        let long = words(claim.name);
        for other in claim
            .others
            .iter()
            .filter(|other| is_acronym(other) && abbreviates(other, &long))
        {
            let acronym = Body::new(other).key;
            let here = (claim.document.to_owned(), acronym.clone());
            self.here.entry(here).or_default().insert(body.clone());
            self.anywhere
                .entry(acronym)
                .or_default()
                .insert(body.clone());
        }
    }

    fn find(&self, claim: &Claim) -> Option<Body> {
        if !is_acronym(claim.name) {
            return None;
        }
        let acronym = Body::new(claim.name).key;
        let here = self.here.get(&(claim.document.to_owned(), acronym.clone()));
        here.and_then(only).or_else(|| {
            let anywhere = self
                .anywhere
                .get(&acronym)
                .filter(|_| claim.known.is_none() && here.is_none());
            anywhere.and_then(only)
        })
    }
}

fn only(bodies: &BTreeSet<Body>) -> Option<Body> {
    let mut keys = bodies.iter().map(|body| &body.key);
    let first = keys.next()?;
    keys.all(|key| key == first)
        .then(|| bodies.first().cloned())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One claim for each line `document: name | other name`.
    fn resolved(lines: &[&'static str]) -> Vec<String> {
        let claim = |line: &&'static str| {
            let (document, names) = line.split_once(": ").expect("a document");
            let mut names = names.split(" | ");
            let name = names.next().expect("a name");
            let known = (name == "UN").then(|| "United Nations".to_owned());
            Claim {
                document,
                name,
                others: names.collect(),
                known,
            }
        };
        let claims: Vec<Claim> = lines.iter().map(claim).collect();
        let bodies = resolve(&claims);
        let mut backwards = resolve(&lines.iter().rev().map(claim).collect::<Vec<_>>());
        backwards.reverse();
        assert_eq!(bodies, backwards, "the order of claims makes no difference");
        bodies.into_iter().map(|body| body.name).collect()
    }

    #[test]
    fn spellings_are_one() {
        let found = resolved(&["a: Al-Jazeera", "b: Aljazeera", "c: the Al Jazeera"]);
        assert_eq!(found, ["al jazeera"; 3]);
    }

    #[test]
    fn a_document_explains_an_acronym_for_all() {
        let found = resolved(&[
            "a: Rapid Support Forces | RSF",
            "b: RSF",
            "c: Rapid Support Forces",
        ]);
        assert_eq!(found, ["rapid support forces"; 3]);
    }

    #[test]
    fn an_acronym_with_two_meanings_stays_apart_where_nothing_explains_it() {
        let found = resolved(&[
            "a: Rapid Support Forces | RSF",
            "b: Reporters Sans Frontières | RSF",
            "b: RSF",
            "c: RSF",
        ]);
        assert_eq!(found[2], "reporters sans frontieres");
        assert_eq!(found[3], "rsf");
    }

    #[test]
    fn the_documents_own_explanation_comes_before_common_knowledge() {
        let found = resolved(&["a: Union of Nurses | UN", "a: UN", "b: UN"]);
        assert_eq!(
            found,
            ["union of nurses", "union of nurses", "united nations"]
        );
    }

    #[test]
    fn an_acronym_joined_by_mistake_explains_nothing() {
        assert_eq!(
            resolved(&["a: Bank of Ghana | IMF", "b: IMF"]),
            ["bank of ghana", "imf"]
        );
    }
}
