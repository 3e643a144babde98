//! Who acts for another: "A signed on behalf of B", "a speech read on his behalf by A".

use crate::annotation::{Class, EntityKind};
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::{Side, Tie};

impl Reading<'_> {
    /// The persons who do what a verb says with those on whose behalf they do it; `noun` is "behalf".
    pub(crate) fn on_behalf(&self, noun: usize) -> Vec<Candidate> {
        if self.lower(noun) != "behalf" {
            return Vec::new();
        }
        let mut above = self.tree.ancestors(noun);
        let Some(verb) = above.find(|&w| self.tree.upos(w) == "VERB") else {
            return Vec::new();
        };
        let slots = ["poss".to_owned(), "of".to_owned()];
        let owners = self.side(&self.first_slot(noun, &slots.iter().collect::<Vec<_>>()));
        let mut doers: Side = self.side(&self.arguments(verb).sources);
        doers.retain(|(actor, _)| self.mentions[actor.mention].kind == EntityKind::Person);
        let tie = Tie {
            predicate: verb,
            trigger: self.span(noun),
            sense: Sense {
                label: "represents".into(),
                class: Class::Affiliation,
                event: None,
                symmetric: false,
            },
        };
        tie.between(&doers, &owners)
    }
}
