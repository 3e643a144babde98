//! Repairs of arcs that cross: in news hardly a sentence winds so.

use crate::stage::relation::mend::Mender;

impl Mender<'_> {
    /// An arc that crosses a word above its head hangs on that word: in news hardly a sentence winds otherwise.
    pub(crate) fn crossing(&mut self, word: usize) {
        if !self.is(word, &["NOUN", "PROPN", "PRON"]) {
            return;
        }
        for _ in 0..3 {
            let Some(head) = self.words[word].head else {
                return;
            };
            let between = word.min(head) + 1..word.max(head);
            let crossed = self.ancestors(head).find(|a| between.contains(a));
            let Some(above) = crossed.filter(|&a| a != word) else {
                return;
            };
            if self.ancestors(above).any(|a| a == word) {
                return;
            }
            let relation = self.lifted(word, above);
            self.attach(word, above, &relation);
        }
    }

    /// The relation of a word that is lifted to another head.
    fn lifted(&self, word: usize, above: usize) -> String {
        let nominal = self.is(above, &["NOUN", "PROPN", "PRON"]);
        let said = self.has(above, "cop");
        let own = self.relation(word);
        if self.is_marked(word) {
            if nominal { "nmod" } else { "obl" }.to_owned()
        } else if word < above && (!nominal || said) && !self.has(above, "nsubj") {
            "nsubj".to_owned()
        } else {
            own.to_owned()
        }
    }
}
