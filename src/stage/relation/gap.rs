//! Clauses that leave out what was said before: "France arrested A and Belgium his cousin B", "A sold ships to B, and so did C".

use crate::annotation::EvidenceSource;
use crate::stage::relation::argument::{Slots, note};
use crate::stage::relation::mend::LONGEST_PHRASE;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// Who does the same to whom in a clause without a verb of its own behind a verb's clause.
    pub(crate) fn gapped(&self, verb: usize) -> (Slots, Slots) {
        let (mut subjects, mut objects) = (Slots::new(), Slots::new());
        if let Some((subject, object)) = self.gap_behind(verb) {
            note(&mut subjects, subject, EvidenceSource::Tree);
            note(&mut objects, object, EvidenceSource::Tree);
        }
        (subjects, objects)
    }

    /// Whether a word stands in the verbless clause behind a verb, so that it is none of the verb's own parties.
    pub(crate) fn is_gapped(&self, verb: usize, word: usize) -> bool {
        let mut orphans = self.tree.dependents(verb, "orphan");
        orphans.any(|orphan| self.tree.is_under(word, orphan))
    }

    fn gap_behind(&self, verb: usize) -> Option<(usize, usize)> {
        let mut orphans = self.tree.dependents(verb, "orphan");
        orphans.next().zip(orphans.next())
    }

    /// "and so did C", "as did C": who did as the verb's subject did.
    pub(crate) fn echoed(&self, verb: usize) -> Option<usize> {
        let end = self.tree.len();
        let so = (verb + 1..end)
            .take_while(|&w| self.tree.upos(w) != "VERB")
            .find(|&w| {
                matches!(self.lower(w).as_str(), "so" | "as")
                    && w + 2 < end
                    && matches!(
                        self.lower(w + 1).as_str(),
                        "did" | "does" | "do" | "has" | "have" | "will"
                    )
            })?;
        let mention = (so + 2..end.min(so + 2 + LONGEST_PHRASE))
            .take_while(|&w| {
                matches!(self.tree.upos(w), "DET" | "ADJ" | "NOUN" | "PROPN")
                    || self.mention_at(w).is_some()
            })
            .find_map(|w| self.mention_at(w))?;
        Some(self.head_of(mention))
    }
}
