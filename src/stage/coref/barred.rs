//! Whom a description cannot mean, whatever the model says.

use crate::annotation::Form;
use crate::model::Candidate;
use crate::stage::coref::resolve::{Resolver, covering};
use crate::text::Span;

impl Resolver<'_> {
    /// "between Varga and the Chilean president": whom "and" joins to somebody is another.
    pub(crate) fn is_joined(&self, sentence: usize, candidate: &Candidate, entity: usize) -> bool {
        let tree = &self.scores.sentences[sentence].tree;
        let first = self.document.sentences()[sentence].words.start;
        let head = candidate.words.end.saturating_sub(1);
        let joined = tree.relation(head) == "conj";
        let other = tree.head(head).filter(|_| joined);
        let other = other.and_then(|word| self.document.words().get(first + word).copied());
        other.and_then(|word| covering(&self.named.mentions, word)) == Some(entity)
    }

    /// "accused the dealer Savanna Seeds": what stands right before a name says what its bearer is, and means nobody else; but "handed
    /// the minister Kenya's flag".
    pub(crate) fn is_title(&self, span: Span, candidate: &Candidate) -> bool {
        let mentions = &self.named.mentions;
        let next = mentions.partition_point(|m| m.span.start <= span.end);
        let name = mentions.get(next).filter(|m| m.form == Form::Name);
        name.is_some_and(|name| {
            let text = self.document.text();
            let beside = name.span.start == span.end + 1;
            let owns = text[name.span.end as usize..].starts_with(['\'', '’']);
            candidate.form == Form::Nominal && beside && !owns
        })
    }
}
