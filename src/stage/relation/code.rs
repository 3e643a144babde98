//! The PLOVER code of an act that did not come about: "refused to meet B" is REJECT, "suspended aid to B" is SANCTION, "will meet B"
//! is AGREE.

use crate::annotation::{Modality, Polarity, Status};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// The code of an act under what denies it or leaves it open; its own where that says nothing else. "Threatened to suspend aid
    /// to B" is SANCTION by what stops the aid, and THREATEN as a threat of that.
    pub(crate) fn coded(&self, event: Option<String>, status: &Status) -> Option<String> {
        let own = event?;
        let ahead = matches!(status.modality, Modality::Planned | Modality::Conditional);
        let mut event = own.clone();
        for cue in [status.polarity_cue, status.modality_cue]
            .into_iter()
            .flatten()
        {
            let words = self.cue_lemma(cue);
            let other = words.and_then(|w| self.knowledge.cues.recoded(&w, &event, ahead));
            event = other.map_or(event, str::to_owned);
        }
        let done = status.polarity == Polarity::Affirmed || event != own;
        let other = self.intended(&event, status).filter(|_| done);
        Some(other.map_or_else(|| event.clone(), str::to_owned))
    }

    /// The code of an act that its actor is to do: not by the will of another.
    fn intended(&self, event: &str, status: &Status) -> Option<&str> {
        let own = |cue: Span| {
            let cues = &self.knowledge.cues;
            let lemma = self.cue_lemma(cue)?;
            (!cues.urges(&lemma) && !cues.wants(&lemma)).then_some(())
        };
        let planned = status.modality == Modality::Planned;
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
