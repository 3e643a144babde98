//! The PLOVER code of an act that did not come about: "refused to meet B" is REJECT, "suspended aid to B" is SANCTION, "will meet B"
//! is AGREE.

use crate::annotation::{Modality, Polarity, Status};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// The code of what `source` does under what denies it or leaves it open; its own where that says nothing else. "Threatened to
    /// suspend aid to B" is SANCTION by what stops the aid, and THREATEN as a threat of that.
    pub(crate) fn coded(
        &self,
        event: Option<String>,
        status: &Status,
        source: usize,
    ) -> Option<String> {
        let own = event?;
        let ahead = matches!(status.modality, Modality::Planned | Modality::Conditional);
        let mut event = own.clone();
        let denied = status
            .polarity_cue
            .filter(|&cue| !self.is_cue_of_another(cue, source));
        for cue in denied.into_iter().chain(status.modality_cue) {
            let words = self.cue_lemma(cue);
            let other = words.and_then(|w| self.knowledge.cues.recoded(&w, &event, ahead));
            event = other.map_or(event, str::to_owned);
        }
        let meant = status.polarity == Polarity::Affirmed || event != own;
        let other = self.intended(&event, status).filter(|_| meant);
        Some(other.map_or_else(|| event.clone(), str::to_owned))
    }

    /// "Police halted A's protest against B": what a verb stops is not stopped by another than its subject.
    fn is_cue_of_another(&self, cue: Span, source: usize) -> bool {
        let verb = self.word_at(cue).filter(|&w| self.tree.upos(w) == "VERB");
        let subjects = verb.into_iter().flat_map(|verb| self.subjects(verb));
        let actors: Vec<usize> = subjects
            .flat_map(|s| self.actors(s))
            .map(|a| a.mention)
            .collect();
        let entity = |m: usize| self.mentions[m].entity;
        !actors.is_empty() && actors.iter().all(|&m| entity(m) != entity(source))
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
        let word = self.word_at(cue)?;
        let lemma = self.lemma(word);
        let phrasal = self
            .particle(word)
            .map(|p| format!("{lemma} {}", self.lower(p)));
        Some(phrasal.unwrap_or(lemma))
    }
}
