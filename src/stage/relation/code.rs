//! The PLOVER code of an act that did not come about: "refused to meet B" is REJECT, "suspended aid to B" is SANCTION.

use crate::annotation::Status;
use crate::stage::relation::reading::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// The code of an act under what denies it or leaves it open; its own where that says nothing else.
    pub(crate) fn coded(&self, event: Option<String>, status: &Status) -> Option<String> {
        let event = event?;
        let cues = [status.polarity_cue, status.modality_cue];
        let mut others = cues.into_iter().flatten().filter_map(|cue| {
            let words = self.cue_lemma(cue)?;
            self.knowledge.cues.recoded(&words, &event)
        });
        Some(others.next().map_or(event.clone(), str::to_owned))
    }

    /// A cue's base form, with its particle: "break off".
    fn cue_lemma(&self, cue: Span) -> Option<String> {
        let word = (0..self.tree.len()).find(|&w| self.span(w).start == cue.start)?;
        let lemma = self.lemma(word);
        let phrasal = self
            .particle(word)
            .map(|p| format!("{lemma} {}", self.lower(p)));
        Some(phrasal.unwrap_or(lemma))
    }
}
