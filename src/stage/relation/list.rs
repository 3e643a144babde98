//! Lists of persons, whatever the tree makes of them: "the champion A, the physicist B and the mountaineer C".

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::reading::Reading;

/// A calling or title before a name in a list has fewer words than this.
const LONGEST_TITLE: usize = 6;

/// A list is read to so many names.
const MOST_NAMES: usize = 24;

impl Reading<'_> {
    /// The heads of the persons who are listed behind one: the list must end with "and" or "or", each name with no more than its
    /// title before it.
    pub(crate) fn listed_behind(&self, mention: usize) -> Vec<usize> {
        let person = |m: usize| {
            self.mentions[m].kind == EntityKind::Person && self.mentions[m].form == Form::Name
        };
        if !person(mention) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut end = self.words_of(mention).end;
        while found.len() < MOST_NAMES {
            let Some((next, closed)) = self.separated(end) else {
                return Vec::new();
            };
            let Some(other) = self.name_behind(next).filter(|&m| person(m)) else {
                return Vec::new();
            };
            found.push(self.head_of(other));
            end = self.words_of(other).end;
            if closed {
                let owns = end < self.tree.len()
                    && self.lower(end).ends_with('s')
                    && self.tree.upos(end) == "PART";
                let last = found.last().copied();
                let acts = last.is_some_and(|w| self.acts(w));
                return if owns || acts { Vec::new() } else { found };
            }
        }
        Vec::new()
    }

    /// Where the next item begins behind a comma or "and", and whether it is the last.
    fn separated(&self, end: usize) -> Option<(usize, bool)> {
        let text = |w: usize| self.text_at(w);
        let and = |w: usize| matches!(text(w).as_deref(), Some("and" | "or" | "&"));
        match text(end)?.as_str() {
            "," if and(end + 1) => Some((end + 2, true)),
            "," => Some((end + 1, false)),
            _ if and(end) => Some((end + 1, true)),
            _ => None,
        }
    }

    /// The name behind no more than a title.
    fn name_behind(&self, from: usize) -> Option<usize> {
        for word in from..self.tree.len().min(from + LONGEST_TITLE) {
            if let Some(mention) = self.mention_at(word) {
                let nationality = self.mentions[mention].form == Form::Nationality;
                if !nationality {
                    return Some(mention);
                }
            } else if !matches!(self.tree.upos(word), "DET" | "ADJ" | "NOUN" | "PROPN") {
                return None;
            }
        }
        None
    }

    /// Whether a name is the subject of a verb behind it: "A met B and C left".
    fn acts(&self, name: usize) -> bool {
        let subject = |w: usize| {
            self.tree.plain_relation(w) == "nsubj" && self.tree.head(w).is_some_and(|v| v > w)
        };
        let title = self
            .tree
            .head(name)
            .filter(|&t| t < name && (self.described(t).is_some() || self.holder(t).is_some()));
        subject(name) || title.is_some_and(subject)
    }
}
