//! What the parties of one side do to each other: "A and B met", "A and B accused each other".

use crate::annotation::Form;
use crate::knowledge::Predicate;
use crate::stage::relation::argument::Arguments;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The row of the lexicon by which a verb's subjects act on each other: the other side is nobody, or "each other". Not "A and
    /// B met reporters".
    pub(crate) fn mutual<'p>(
        &self,
        verb: usize,
        listed: &[&'p Predicate],
        arguments: &Arguments,
    ) -> Option<&'p Predicate> {
        let bare = self.tree.plain_relation(verb) == "advcl"
            && self.tree.dependents(verb, "nsubj").next().is_none();
        let neither = arguments.sources.keys().any(|&word| self.is_neither(word));
        let together = |w: usize| matches!(self.lower(w).as_str(), "together" | "jointly");
        let apart = self.knowledge.cues.solitary(&self.lemma(verb))
            && !self.tree.dependents(verb, "advmod").any(together);
        if bare || neither || apart || self.is_tongue_spoken(verb) || self.is_done_with(verb) {
            return None;
        }
        let mutual = |row: &&&Predicate| {
            let filled = row.targets.iter().filter_map(|slot| {
                let words = arguments
                    .targets
                    .get(slot)
                    .filter(|words| !words.is_empty())?;
                Some((slot, words))
            });
            let mut filled = filled.peekable();
            let open = filled.peek().is_none();
            let all = filled.all(|(slot, words)| {
                words.keys().all(|&word| self.is_reciprocal(word))
                    && self.meets_conditions(verb, slot, row)
            });
            // "A and B argued that C erred"
            if open {
                row.symmetric && self.meets_conditions(verb, "", row)
            } else {
                all
            }
        };
        listed.iter().find(mutual).copied()
    }

    /// "A and B met reporters": what the verb does, its subjects do to others.
    pub(crate) fn is_done_to_others(&self, verb: usize, row: &Predicate) -> bool {
        let arguments = self.arguments(verb);
        let others = row
            .targets
            .iter()
            .filter_map(|slot| arguments.targets.get(slot));
        let mut words = others.flat_map(|words| words.keys());
        self.tree.upos(verb) == "VERB" && words.any(|&word| !self.is_reciprocal(word))
    }

    /// "A and B signed a pact with C": the noun says with whom.
    fn is_done_with(&self, verb: usize) -> bool {
        let with = |noun: usize| {
            let mut phrases = self.tree.dependents(noun, "nmod");
            phrases.any(|c| {
                self.preposition(c).as_deref() == Some("with")
                    && !self.is_reciprocal(c)
                    && self.lower(c) != "one"
            })
        };
        self.tree.dependents(verb, "obj").any(with)
    }

    /// "Neither A nor B": each by itself.
    pub(crate) fn is_neither(&self, word: usize) -> bool {
        let nor = |w: usize| matches!(self.lower(w).as_str(), "neither" | "nor");
        let own = self.tree.children(word).iter().any(|&c| nor(c));
        let mut joined = self.tree.dependents(word, "conj");
        own || joined.any(|c| self.tree.children(c).iter().any(|&cc| nor(cc)))
    }

    /// "A and B speak Japanese"
    fn is_tongue_spoken(&self, verb: usize) -> bool {
        self.tree.dependents(verb, "obj").any(|object| {
            let mention = self.mention_at(object);
            mention.is_some_and(|m| self.mentions[m].form == Form::Nationality)
        })
    }

    /// "each other", "one another".
    pub(crate) fn is_reciprocal(&self, word: usize) -> bool {
        matches!(self.lower(word).as_str(), "each" | "other" | "another")
    }
}
