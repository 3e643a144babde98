//! What an office deals with: "Africa director at Oxfam" leads Oxfam's people there, and not Africa.

use crate::annotation::{Class, EntityKind, Form, Mention, Relation};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// What stands between an office and the body that it is in.
const WITHIN: [&str; 5] = ["at", "for", "of", "with", "within"];

impl Reading<'_> {
    /// Whether a relation is that of an office to its field: the same words name the body that it is in, or it is a minister's.
    pub(crate) fn is_field(&self, relation: &Relation, all: &[Relation]) -> bool {
        let office = |r: &Relation| r.class == Class::Affiliation && r.role.is_some();
        let body = |r: &&Relation| {
            office(r)
                && self.mentions[r.target].kind == EntityKind::Organization
                && (r.source, r.trigger) == (relation.source, relation.trigger)
                && r.target != relation.target
        };
        let Mention { form, kind, .. } = self.mentions[relation.target];
        let field = form == Form::Name && kind == EntityKind::Place;
        if !field || !office(relation) || relation.label == "represents" {
            return false;
        }
        let bodies: Vec<usize> = all.iter().filter(body).map(|r| r.target).collect();
        let known = !bodies.is_empty() || self.is_minister(relation);
        let mut around = bodies.into_iter();
        let region = self.is_right_before(relation) && !self.governs(relation);
        (known && self.is_dealt_with(relation.target))
            || (region && around.any(|body| self.is_around(relation, body)))
    }

    /// "the ANC's Gauteng premier": such a one leads the place.
    fn governs(&self, relation: &Relation) -> bool {
        let walks = &self.knowledge.walks;
        let noun = self.office_word(relation).map(|noun| self.lemma(noun));
        let walk = noun.map(|noun| walks.of(&noun)).unwrap_or_default();
        walks.names(walk).any(|name| name == "politics")
    }

    /// The word that names the office.
    fn office_word(&self, relation: &Relation) -> Option<usize> {
        let mut words = 0..self.tree.len();
        words.find(|&word| self.span(word).end == relation.trigger.end)
    }

    /// "Minister for the Middle East": of what stands behind "for" nobody is minister.
    fn is_minister(&self, relation: &Relation) -> bool {
        let office = self
            .office_word(relation)
            .and_then(|noun| self.office_of(noun));
        office.is_some_and(|office| office.relation == "minister of")
    }

    /// "vice president for Africa", "chief executive officer (Thailand)".
    fn is_dealt_with(&self, place: usize) -> bool {
        let start = self.words_of(place).start;
        let mut before = (0..start).rev().map(|word| self.lower(word));
        let opener = before.find(|word| word != "the");
        opener.is_some_and(|word| word == "for" || word == "(")
    }

    /// "Africa director".
    fn is_right_before(&self, relation: &Relation) -> bool {
        let (start, end) = (
            self.mentions[relation.target].span.end,
            relation.trigger.start,
        );
        start < end && self.document.slice(Span { start, end }).trim().is_empty()
    }

    /// "director at Oxfam", "director of the World Bank", "Oxfam's … director".
    fn is_around(&self, relation: &Relation, body: usize) -> bool {
        if self.mentions[body].span.end <= self.mentions[relation.target].span.start {
            return true;
        }
        let start = self.words_of(body).start;
        let mut before = (0..start).rev().filter(|&word| self.lower(word) != "the");
        before.next().is_some_and(|word| {
            let ends = word > 0 && self.span(word - 1).end == relation.trigger.end;
            ends && WITHIN.contains(&self.lower(word).as_str())
        })
    }
}
