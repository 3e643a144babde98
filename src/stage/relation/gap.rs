//! Clauses that leave out what was said before: "France arrested A and Belgium his cousin B", "A sold ships to B, and so did C".

use crate::annotation::EvidenceSource;
use crate::annotation::Form;
use crate::stage::relation::argument::{Slots, note};
use crate::stage::relation::reading::Reading;

/// A noun phrase has fewer words than this.
const LONGEST_PHRASE: usize = 8;

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
        self.gap_behind(verb).is_some_and(|(subject, object)| {
            word == subject
                || self.tree.is_under(word, object)
                || (word > subject
                    && self.mention_at(word).is_some()
                    && word <= object + LONGEST_PHRASE
                    && word >= object)
        })
    }

    /// "and Belgium his cousin": a name behind "and" and right behind it a noun phrase of its own, with no verb to follow.
    fn gap_behind(&self, verb: usize) -> Option<(usize, usize)> {
        let end = self.tree.len();
        let and = (verb + 2..end)
            .take_while(|&w| !matches!(self.tree.upos(w), "VERB" | "AUX" | "SCONJ"))
            .find(|&w| self.tree.upos(w) == "CCONJ" && self.lower(w) == "and")?;
        let name = self
            .mention_at(and + 1)
            .filter(|&m| self.mentions[m].form == Form::Name)?;
        let words = self.words_of(name);
        let next = words.end;
        let opens = next < end
            && (self.tree.upos(next) == "DET"
                || (self.tree.upos(next) == "PRON" && self.tree.relation(next) == "nmod:poss"));
        if words.start != and + 1 || !opens {
            return None;
        }
        let noun = (next + 1..end.min(next + LONGEST_PHRASE))
            .take_while(|&w| matches!(self.tree.upos(w), "ADJ" | "NOUN" | "PROPN" | "NUM"))
            .last()?;
        let acts = (noun + 1..end)
            .find(|&w| {
                matches!(
                    self.tree.upos(w),
                    "VERB" | "AUX" | "CCONJ" | "SCONJ" | "ADV"
                )
            })
            .is_some_and(|w| {
                matches!(self.tree.upos(w), "VERB" | "AUX")
                    && self.tree.relation(w) != "acl"
                    && self
                        .tree
                        .dependents(w, "nsubj")
                        .any(|s| s >= and && s <= noun)
            });
        (!acts).then_some((self.head_of(name), noun))
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
