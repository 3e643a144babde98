//! Second names in brackets: "the Workers' Party (PT)", "Huang Ming-chao (黃明昭)".

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{EntityKind, Form, Mention};
use crate::text::{Document, Span};

/// For every name with another of its kind in brackets right behind it, and for that one, the other of the two.
///
/// Of people and places only names in other letters: a second name in ours is another ("Lyon (France)"). A dateline's agency
/// is another too ("DAILY POST (AFP) -"). `mentions` are in order of the text.
pub(crate) fn second_names(document: &Document, mentions: &[Mention]) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    let mut named = BTreeSet::new();
    for (index, pair) in mentions.windows(2).enumerate() {
        let [first, second] = [&pair[0], &pair[1]];
        named.insert(document.slice(first.span));
        // "Brightmail (Alphabet)" of an article on Alphabet: who is named already is another, or known to be the same.
        let fresh = !named.contains(document.slice(second.span));
        if fresh && bracketed(document, [first, second]) {
            found.insert(index, index + 1);
            found.insert(index + 1, index);
        }
    }
    found
}

fn bracketed(document: &Document, [first, second]: [&Mention; 2]) -> bool {
    let names = [first, second].iter().all(|m| m.form == Form::Name) && first.kind == second.kind;
    let (start, end) = (first.span.end, second.span.start);
    if !names || end <= start || document.slice(Span { start, end }) != " (" {
        return false;
    }
    let rest = &document.text()[second.span.end as usize..];
    let Some(behind) = rest.strip_prefix(')') else {
        return false;
    };
    let dateline = behind.trim_start().starts_with(['-', '–', '—']);
    let foreign = || is_foreign(document.slice(second.span));
    !dateline && (second.kind == EntityKind::Organization || foreign())
}

/// Whether a name has no letter of the Latin alphabet, with whatever marks.
pub(crate) fn is_foreign(name: &str) -> bool {
    let latin = |c: char| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c);
    !name.chars().any(|c| c.is_alphabetic() && latin(c))
}
