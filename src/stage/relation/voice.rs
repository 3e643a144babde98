//! Whether a verb is active or passive.

use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// Whether a verb is passive: by its own words, as a participle behind its noun, or coordinated with a passive.
    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        let has = |relation: &str| {
            let mut own = self.tree.children(verb).iter();
            own.any(|&c| self.tree.relation(c) == relation)
        };
        // "The brother shot the trader": with a patient of its own and without "was" it is active, whatever the subject is
        // taken for.
        let active = !has("aux:pass") && (has("nsubj") || has("obj"));
        if has("aux:pass") || has("csubj:pass") || (has("nsubj:pass") && !active) {
            return true;
        }
        match self.tree.relation(verb) {
            "acl" => self.is_participle(verb),
            "advcl" => self.is_participle(verb) && (has("obl:agent") || self.opens_bare(verb)),
            "conj" => self.shares_passive(verb),
            _ => false,
        }
    }

    /// "Convicted of fraud, A left": a participle before the clause whose subject it shares, with nothing of its own that a
    /// finite or active verb has.
    pub(crate) fn opens_bare(&self, verb: usize) -> bool {
        let bare = !self.tree.children(verb).iter().any(|&c| {
            let relation = self.tree.plain_relation(c);
            matches!(
                relation,
                "nsubj" | "obj" | "aux" | "mark" | "ccomp" | "xcomp"
            )
        });
        let first = self.tree.head(verb).is_some_and(|above| verb < above);
        bare && first && self.lower(verb) != self.verb_lemma(verb)
    }

    /// A word that the tree takes for the subject of a passive and that an active verb has for its object.
    pub(crate) fn is_patient(&self, verb: usize, child: usize) -> bool {
        self.tree.relation(child) == "nsubj:pass" && child > verb && !self.is_passive(verb)
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
