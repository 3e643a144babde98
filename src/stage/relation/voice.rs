//! Whether a verb is active or passive.

use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// Whether a verb is passive: by its own words, as a participle behind its noun, or coordinated with a passive.
    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        let children = self.tree.children(verb);
        let own = |c: &usize| {
            matches!(
                self.tree.relation(*c),
                "nsubj:pass" | "aux:pass" | "csubj:pass"
            )
        };
        if children.iter().any(own) {
            return true;
        }
        match self.tree.relation(verb) {
            "acl" => self.is_participle(verb),
            "advcl" => {
                self.is_participle(verb) && self.tree.dependents(verb, "obl:agent").next().is_some()
            }
            "conj" => self.shares_passive(verb),
            _ => false,
        }
    }

    /// "was arrested and charged": a second participle without a clause of its own.
    fn shares_passive(&self, verb: usize) -> bool {
        let bare = !self.tree.children(verb).iter().any(|&c| {
            let by = self.preposition(c).as_deref() == Some("by");
            let relation = self.tree.plain_relation(c);
            matches!(relation, "nsubj" | "aux" | "obj") || (relation == "obl" && !by)
        });
        let passive = |head: usize| {
            self.tree
                .children(head)
                .iter()
                .any(|&c| self.tree.relation(c) == "aux:pass")
        };
        bare && self.is_participle(verb) && self.tree.head(verb).is_some_and(passive)
    }

    /// "the man arrested by": a participle behind its noun; "-ing" forms are active.
    fn is_participle(&self, verb: usize) -> bool {
        !self.lower(verb).ends_with("ing")
            && !self
                .tree
                .dependents(verb, "mark")
                .any(|m| self.lower(m) == "to")
    }
}
