//! Small tests of words that tell whether something happened: "not only", "no longer", "could not", "should … have".

use crate::stage::relation::reading::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// "did not apologize until Friday": it took place in the end.
    pub(crate) fn until(&self, word: usize) -> bool {
        let mut phrases = self.tree.dependents(word, "obl");
        phrases.any(|c| self.preposition(c).as_deref() == Some("until"))
    }

    /// "instead of suing", "rather than sue", "far from punishing": the word right before that says so.
    pub(crate) fn excluded_before(&self, verb: usize) -> Option<usize> {
        let cue = verb.checked_sub(2)?;
        let joins = matches!(self.lower(verb - 1).as_str(), "of" | "than" | "from");
        (joins && self.knowledge.cues.excludes(&self.lower(cue))).then_some(cue)
    }

    /// "has yet to compensate".
    pub(crate) fn yet_to(&self, verb: usize) -> Option<usize> {
        let yet = verb.checked_sub(2).filter(|_| verb < self.tree.len())?;
        (self.lower(verb - 1) == "to" && self.lower(yet) == "yet").then_some(yet)
    }

    pub(crate) fn is_ability(&self, aux: usize) -> bool {
        matches!(self.lower(aux).as_str(), "can" | "could" | "ca")
    }

    /// "could not reach": that it was possible is what is denied.
    pub(crate) fn is_denied(&self, word: usize) -> bool {
        let mut adverbs = self.tree.dependents(word, "advmod");
        adverbs.any(|c| self.knowledge.cues.negator(&self.lower(c)))
    }

    /// "Should A attack B, …", "Had A called B, …": a condition by the order of words.
    pub(crate) fn is_inverted(&self, verb: usize, aux: usize) -> bool {
        let opens = matches!(self.lower(aux).as_str(), "should" | "had" | "were");
        let subject = self.tree.dependents(verb, "nsubj").next();
        let clause = self.tree.plain_relation(verb) == "advcl";
        opens && clause && subject.is_some_and(|s| aux < s && self.tree.upos(aux) == "AUX")
    }

    /// "said she would call", "said he respected her and would call": the future as it looked then.
    pub(crate) fn is_reported(&self, verb: usize) -> bool {
        let joined = |&word: &usize| {
            let above = self.tree.head(word);
            above.filter(|_| self.tree.relation(word) == "conj")
        };
        let clause = std::iter::successors(Some(verb), joined).take(self.tree.len());
        let clause = clause.last().unwrap_or(verb);
        let above = self
            .tree
            .head(clause)
            .filter(|_| self.tree.plain_relation(clause) == "ccomp");
        above.is_some_and(|a| self.knowledge.cues.reporting(&self.verb_lemma(a)))
    }

    /// "not A but B met C", "A, but not B, met C": what stands before the head of an argument denies its part in it.
    pub(crate) fn excluded(&self, mention: usize) -> Option<Span> {
        let head = self.head_of(mention);
        let named = |above: &usize| {
            matches!(self.tree.upos(*above), "NOUN" | "PROPN")
                && (self.described(*above) == Some(mention) || self.holder(*above) == Some(mention))
        };
        let above = self.tree.head(head).filter(named);
        let titles = self.tree.dependents(head, "nmod:desc");
        std::iter::once(head)
            .chain(above)
            .chain(titles)
            .find_map(|word| {
                let mut own = self.tree.children(word).iter().copied();
                let cue =
                    own.find(|&c| c < word && self.lower(c) == "not" && !self.is_not_only(c))?;
                Some(self.span(cue))
            })
    }

    /// "not only met A": no denial.
    pub(crate) fn is_not_only(&self, word: usize) -> bool {
        word + 1 < self.tree.len()
            && matches!(self.lower(word + 1).as_str(), "only" | "just" | "merely")
    }

    /// "not once", "at no time".
    pub(crate) fn is_never(&self, word: usize) -> bool {
        let mut below = self.tree.children(word).iter();
        matches!(
            self.lower(word).as_str(),
            "once" | "time" | "way" | "circumstances"
        ) && below.any(|&c| self.knowledge.cues.negator(&self.lower(c)))
    }

    /// "did not say that A bribed B": nobody says so.
    pub(crate) fn is_unsaid(&self, predicate: usize) -> bool {
        std::iter::once(predicate)
            .chain(self.tree.ancestors(predicate))
            .any(|word| {
                let above = self
                    .tree
                    .head(word)
                    .filter(|_| self.tree.plain_relation(word) == "ccomp");
                above.is_some_and(|verb| {
                    let (cues, lemma) = (&self.knowledge.cues, self.verb_lemma(verb));
                    cues.reporting(&lemma) && !cues.negative_verb(&lemma) && self.is_denied(verb)
                })
            })
    }

    pub(crate) fn is_no_longer(&self, word: usize) -> bool {
        self.lower(word) == "longer"
            && self
                .tree
                .children(word)
                .iter()
                .any(|&c| self.lower(c) == "no")
    }

    /// "the cancellation of talks", "the possibility of a meeting".
    pub(crate) fn is_status_noun(&self, noun: usize) -> bool {
        let lemma = self.knowledge.nouns.lemma(&self.lower(noun));
        let cues = &self.knowledge.cues;
        cues.negative_noun(&lemma) || cues.possible(&lemma)
    }
}
