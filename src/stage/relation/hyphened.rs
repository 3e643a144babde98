//! What a participle behind a hyphen says: "the Vienna-based producer Orbis Films", "the Okafor-led Reform Party".

use crate::annotation::{EntityKind, EvidenceSource};
use crate::knowledge::{PartOfSpeech, Predicate};
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::mend::LONGEST_PHRASE;
use crate::stage::relation::place::located;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The tie by a participle that a hyphen joins to a name, before the mention that both describe.
    pub(crate) fn hyphened(&self, mention: usize) -> Option<Candidate> {
        let start = self.words_of(mention).start;
        let inside = |&w: &usize| {
            let part = matches!(self.tree.upos(w), "NOUN" | "ADJ" | "VERB" | "PROPN");
            part && self.mention_at(w).is_none()
        };
        let before = (start.saturating_sub(LONGEST_PHRASE)..start).rev();
        let mut before = before.take_while(inside);
        before.find_map(|participle| self.by_participle(mention, participle))
    }

    /// "A, a Swiss-born visitor": the same where the name before the hyphen stands behind the mention.
    pub(crate) fn joined_by_hyphen(&self, mention: usize, name: usize) -> Option<Candidate> {
        let participle = self.words_of(name).end + 1;
        let behind = self.words_of(mention).end < participle && participle < self.tree.len();
        if !behind {
            return None;
        }
        let mut found = self.by_participle(mention, participle)?;
        found.evidence = vec![EvidenceSource::Pairs];
        Some(found)
    }

    /// What the participle says of the name before its hyphen and the mention behind it.
    fn by_participle(&self, mention: usize, participle: usize) -> Option<Candidate> {
        let name = participle.checked_sub(2)?;
        if !self.is_tight_hyphen(participle - 1) {
            return None;
        }
        let name = self.mention_at(name).filter(|&m| m != mention)?;
        let place = self.mentions[name].kind == EntityKind::Place;
        let said = (participle, self.span(participle));
        let person = self.is_person(mention);
        match &*self.lower(participle) {
            "based" if place && !person => Some(located((mention, name), "based in", said)),
            "based" if place => Some(located((mention, name), "lives in", said)),
            "born" if place && person => Some(located((mention, name), "born in", said)),
            form => {
                let row = self.done_to(form)?;
                let (sense, ends) = (Sense::listed(row), (name, mention));
                let bond = (sense.label.as_str(), sense.class);
                let mut tie = Candidate::stated(ends, bond, said);
                tie.sense = sense;
                Some(tie)
            }
        }
    }

    /// The act whose participle a word is, done to what it describes: "led", "backed", "owned".
    fn done_to(&self, form: &str) -> Option<&Predicate> {
        let lemma = self.knowledge.verbs.lemma(form);
        let inflected = form != lemma && !form.ends_with("ing");
        let mut rows = self
            .knowledge
            .predicates
            .find(&lemma, PartOfSpeech::Verb, None);
        let plain =
            |row: &&Predicate| row.needs.is_empty() && row.sources.is_empty() && !row.turned;
        rows.find(|row| inflected && plain(row) && row.targets.iter().any(|t| t == "obj"))
    }
}
