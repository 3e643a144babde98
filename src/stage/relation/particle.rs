//! The particle of a phrasal verb: "down" of "shot down".

use crate::knowledge::PartOfSpeech;
use crate::stage::relation::reading::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// The verb's particle: "down" of "shot down", also where the tree takes it for an adverb that the lexicon knows.
    pub(crate) fn particle(&self, verb: usize) -> Option<usize> {
        let listed = |word: &usize| {
            let particle = self.lower(*word);
            let mut rows = self.knowledge.predicates.find(
                &self.lemma(verb),
                PartOfSpeech::Verb,
                Some(&particle),
            );
            rows.next().is_some()
        };
        let adverb =
            |c: &usize| *c == verb + 1 && matches!(self.tree.plain_relation(*c), "advmod" | "case");
        let children = self.tree.children(verb).iter().copied();
        // "shot A over a generator" has none: what stands apart with a phrase behind it is a preposition.
        let apart = |p: &usize| {
            let next = (p + 1 < self.tree.len()).then(|| self.tree.upos(p + 1));
            *p != verb + 1
                && matches!(
                    next,
                    Some("DET" | "ADJ" | "NOUN" | "PROPN" | "PRON" | "NUM")
                )
        };
        let mut particles = self.tree.dependents(verb, "compound:prt");
        let marked = particles.find(|p| !apart(p));
        marked.or_else(|| children.filter(adverb).find(listed))
    }

    /// The verb with its particle, where that stands right behind it.
    pub(crate) fn verb_trigger(&self, verb: usize) -> Span {
        match self.particle(verb).filter(|&p| p == verb + 1) {
            Some(_) => self.range_span(verb..verb + 2),
            None => self.span(verb),
        }
    }
}
