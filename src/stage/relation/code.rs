//! The PLOVER code of an act that did not come about: "refused to meet B" is REJECT, "suspended aid to B" is SANCTION, "will meet B"
//! is AGREE.

use crate::annotation::{Modality, Polarity, Status};
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
        let other = others.next().or_else(|| self.intended(&event, status));
        Some(other.map_or_else(|| event.clone(), str::to_owned))
    }

    /// The code of an act that its actor is to do: not by the will of another.
    fn intended(&self, event: &str, status: &Status) -> Option<&str> {
        let own = |cue: Span| {
            let cues = &self.knowledge.cues;
            let lemma = self.cue_lemma(cue)?;
            (!cues.urges(&lemma) && !cues.wants(&lemma)).then_some(())
        };
        let planned = status.modality == Modality::Planned && status.polarity == Polarity::Affirmed;
        own(status.modality_cue.filter(|_| planned)?)?;
        self.knowledge.cues.intended(event)
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
