//! The word that decides whether a predicate took place: "refused" of "refused to meet".

use crate::stage::relation::reading::Reading;

/// A word above a predicate whose status goes for the predicate too.
pub(crate) enum Governor {
    Complement(usize),
    Coordinate(usize),
}

impl Reading<'_> {
    /// The word whose status the predicate shares.
    pub(crate) fn governor(&self, word: usize) -> Option<Governor> {
        let above = self.tree.head(word)?;
        let verb = matches!(self.tree.upos(above), "VERB" | "ADJ" | "AUX" | "NOUN");
        match self.tree.relation(word) {
            "xcomp" | "csubj" | "csubj:pass" if verb => Some(Governor::Complement(above)),
            "ccomp" if verb && self.speaks_of_itself(above) => Some(Governor::Complement(above)),
            "obj" | "nsubj:pass" if self.tree.upos(above) == "VERB" => {
                Some(Governor::Complement(above))
            }
            "advcl"
                if self.is_marked(word, &["of", "for", "with"])
                    && (self.knowledge.cues.accuses(&self.verb_lemma(above))
                        || self.knowledge.cues.acquits(&self.verb_lemma(above))) =>
            {
                Some(Governor::Complement(above))
            }
            "advcl"
                if self.is_marked(word, &["to"])
                    && self.knowledge.cues.urges(&self.verb_lemma(above)) =>
            {
                Some(Governor::Complement(above))
            }
            "obl"
                if self.denies(above)
                    && self
                        .preposition(word)
                        .is_some_and(|p| matches!(p.as_str(), "from" | "of")) =>
            {
                Some(Governor::Complement(above))
            }
            // "on suspicion of hacking B"
            "acl" | "advcl"
                if self.tree.upos(above) == "NOUN"
                    && self.knowledge.cues.claimed(&self.lemma(above))
                    && self.is_marked(word, &["of"]) =>
            {
                Some(Governor::Complement(above))
            }
            // "called for the release of B"
            "obl"
                if self.preposition(word).as_deref() == Some("for")
                    && self.knowledge.cues.planned(&self.verb_lemma(above)) =>
            {
                Some(Governor::Complement(above))
            }
            "advcl" if self.denies(above) && self.is_marked(word, &["from", "of"]) => {
                Some(Governor::Complement(above))
            }
            "nmod" if self.tree.upos(above) == "NOUN" && self.is_status_noun(above) => {
                Some(Governor::Complement(above))
            }
            // "is due to brief", "is ready to meet"
            "advcl" | "ccomp" | "acl"
                if self.tree.upos(above) == "ADJ" && self.is_marked(word, &["to"]) =>
            {
                Some(Governor::Complement(above))
            }
            "acl" if verb && self.lower(word) == self.verb_lemma(word) => {
                Some(Governor::Complement(above))
            }
            "conj" if self.shares(word, above) => Some(Governor::Coordinate(above)),
            _ => None,
        }
    }

    /// "denied that", "refused": what is said about one's own doing. Other reports leave the status alone.
    pub(crate) fn speaks_of_itself(&self, verb: usize) -> bool {
        let lemma = self.verb_lemma(verb);
        let cues = &self.knowledge.cues;
        let phrasal = self.phrasal(verb);
        phrasal.is_some_and(|p| cues.negative_verb(&p))
            || cues.negative_verb(&lemma)
            || cues.planned(&lemma)
            || cues.claimed(&lemma)
            || cues.possible(&lemma)
    }

    pub(crate) fn denies(&self, verb: usize) -> bool {
        let cues = &self.knowledge.cues;
        let phrasal = self.phrasal(verb);
        cues.negative_verb(&self.verb_lemma(verb))
            || phrasal.is_some_and(|p| cues.negative_verb(&p))
    }

    /// A coordinated verb without a subject and helpers of its own shares those of the first: "refused to meet or call".
    pub(crate) fn shares(&self, word: usize, above: usize) -> bool {
        let own = |c: &usize| matches!(self.tree.plain_relation(*c), "nsubj" | "aux");
        let bare = !self.tree.children(word).iter().any(own);
        let same_form = self.lower(word) == self.verb_lemma(word)
            && self.lower(above) == self.verb_lemma(above);
        let nor = self
            .tree
            .dependents(word, "cc")
            .any(|c| self.lower(c) == "nor");
        bare && same_form && !nor
    }
}
