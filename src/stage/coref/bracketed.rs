//! Second names in brackets: "the Workers' Party (PT)", "Huang Ming-chao (黃明昭)".

use std::collections::BTreeMap;

use crate::annotation::{EntityKind, Form, Mention};
use crate::text::{Document, Span};

/// For every name with another of its kind in brackets right behind it, and for that one, the other of the two.
///
/// Of people and places only names in other letters: a second name in ours is another ("Lyon (France)"). A dateline's agency
/// is another too ("DAILY POST (AFP) -"). `mentions` are in order of the text.
pub(crate) fn second_names(document: &Document, mentions: &[Mention]) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    for (index, pair) in mentions.windows(2).enumerate() {
        if bracketed(document, [&pair[0], &pair[1]]) {
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
    let foreign = || document.slice(second.span).chars().all(|c| !is_latin(c));
    !dateline && (second.kind == EntityKind::Organization || foreign())
}

/// A letter of the Latin alphabet, with whatever marks.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && letter < '\u{250}'
}
