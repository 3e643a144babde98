//! The rows of the lexicon for a noun: "talks", "hunger strike", "sit-in".

use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The meanings of a noun: those of the compound that it makes with a word beside it, else its own; where one needs a verb that
    /// carries it, only with such a verb.
    pub(crate) fn noun_rows(&self, noun: usize) -> Vec<&Predicate> {
        let carried =
            |row: &&Predicate| row.needs.is_empty() || self.carrier(noun, &row.needs).is_some();
        let find = |form: &String| {
            let predicates = &self.knowledge.predicates;
            predicates
                .find(form, PartOfSpeech::Noun, None)
                .filter(carried)
        };
        let compound: Vec<&Predicate> = self.compounds(noun).iter().flat_map(find).collect();
        if !compound.is_empty() {
            return compound;
        }
        let (surface, lemma) = (self.lower(noun), self.lemma(noun));
        let lemma = Some(lemma).filter(|lemma| *lemma != surface);
        [surface].iter().chain(&lemma).flat_map(find).collect()
    }

    /// "hunger strike" of "strike", "exchange of fire" of "exchange", "sit-in" of either of its words.
    fn compounds(&self, noun: usize) -> Vec<String> {
        let plain = |w: &usize| self.mention_at(*w).is_none();
        let before = noun.checked_sub(1).filter(plain);
        let hyphen = |w: usize| w < self.tree.len() && self.is_tight_hyphen(w);
        let lemma = |w: usize| self.knowledge.nouns.lemma(&self.lower(w));
        let joined = |first: usize| {
            let last = first + 2;
            let whole = hyphen(first + 1) && last < self.tree.len();
            whole.then(|| format!("{}-{}", self.lower(first), lemma(last)))
        };
        let of = (self.text_at(noun + 1).as_deref() == Some("of")).then_some(noun + 2);
        let of = of.filter(|&w| w < self.tree.len());
        let whole = of.map(|w| format!("{} of {}", lemma(noun), self.lower(w)));
        let spaced = before.map(|w| format!("{} {}", self.lower(w), lemma(noun)));
        let ends = noun.checked_sub(2).and_then(joined);
        let words = whole.into_iter().chain(spaced);
        words.chain(ends).chain(joined(noun)).collect()
    }
}
