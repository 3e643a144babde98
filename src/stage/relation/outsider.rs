//! Who stands near an act and has no part in it, though the `pairs` head thinks so.

use crate::annotation::{EntityKind, Form, Mention};
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// "A and B assembled weapons": two who stand in one argument of a word do nothing to each other.
    pub(crate) fn is_one_argument(&self, word: usize, a: usize, b: usize) -> bool {
        let branch = self.branch(word, a);
        let first = |word: usize| {
            let above = |&w: &usize| {
                self.tree
                    .head(w)
                    .filter(|_| self.tree.relation(w) == "conj")
            };
            std::iter::successors(Some(word), above)
                .take(self.tree.len())
                .last()
        };
        (branch.is_some() && branch == self.branch(word, b)) || first(a) == first(b)
    }

    /// "went to Belgium at his invitation", "invited by A to visit Belgium": a place of another verb.
    pub(crate) fn is_place_of_another(&self, word: usize, mention: usize) -> bool {
        let Mention { kind, form, .. } = self.mentions[mention];
        let mut above = self.tree.ancestors(self.head_of(mention));
        let own = above.find(|&w| w == word || self.tree.upos(w) == "VERB");
        // "slapped a tariff on Kenya"
        let carried = own.is_some()
            && own == self.tree.head(word)
            && self.preposition(self.head_of(mention)).as_deref() != Some("to");
        let mere = kind == EntityKind::Place && form == Form::Name;
        mere && own != Some(word) && !carried
    }

    /// "A said a boy confronted B": who tells it has no part in what another did.
    pub(crate) fn is_teller(&self, word: usize, party: usize) -> bool {
        let head = self.head_of(party);
        let subjects = self.subjects(word);
        let tells = |&verb: &usize| {
            self.knowledge.cues.reporting(&self.lemma(verb)) && self.subjects(verb).contains(&head)
        };
        // "He said that B would stay, and warned C": behind a comma he goes on.
        let apart = |cc: usize| cc > 0 && self.word(cc - 1) == ",";
        let told = self.tree.upos(word) == "VERB"
            && !subjects.is_empty()
            && !self.tree.dependents(word, "cc").any(apart);
        told && !subjects.contains(&head) && self.tree.ancestors(word).any(|verb| tells(&verb))
    }
}
