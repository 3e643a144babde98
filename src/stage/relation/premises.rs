//! Where a body has offices, plants and the like: "its Cairo office", "the bank's branch in Oslo".

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::place::located;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The places of what a body has there.
    pub(crate) fn premises(&self, mention: usize) -> Vec<Candidate> {
        let body = self.mentions[mention].kind == EntityKind::Organization
            && matches!(self.mentions[mention].form, Form::Name | Form::Pronoun);
        let head = self.head_of(mention);
        let owner = matches!(self.tree.relation(head), "nmod:poss" | "compound");
        let noun = self
            .tree
            .head(head)
            .filter(|&noun| body && owner && noun > head);
        let premises = |noun: &usize| {
            self.mention_at(*noun).is_none() && self.knowledge.nouns.premises(&self.lemma(*noun))
        };
        let Some(noun) = noun.filter(premises) else {
            return Vec::new();
        };
        let children = self.tree.children(noun).iter().copied();
        let places = children.filter(|&child| match self.tree.relation(child) {
            "nmod" => matches!(
                self.preposition(child).as_deref(),
                Some("in" | "at" | "near")
            ),
            "compound" => child > head && child < noun,
            _ => false,
        });
        let named = places.filter_map(|child| self.place_at(child));
        named
            .map(|place| located(mention, place, "operates in", self.span(noun), noun))
            .collect()
    }
}
