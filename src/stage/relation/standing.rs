//! Standing ties that the `pairs` head is sure of: offices, bonds, whereabouts, with the words that say so.

use crate::annotation::{EntityKind, EvidenceSource, Form};
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::learned::{Learned, class_of};
use crate::stage::relation::mend::LONGEST_PHRASE;
use crate::stage::relation::reading::{Reading, is_possessive_mark};
use crate::text::Span;

/// Ties that no two mentions have by standing beside each other: a word must say so.
const WORDED: [&str; 9] = [
    "born in",
    "lives in",
    "founded",
    "owns",
    "owns a stake in",
    "studied at",
    "married",
    "succeeded",
    "minister of",
];

/// From this probability on nothing that the tree says speaks against the head.
const ASSURED: f32 = 0.9;

/// Mentions with no more words between them stand beside each other.
const BESIDE: usize = 5;

impl Reading<'_> {
    /// An office, bond or whereabouts, with the words that say so.
    pub(crate) fn standing_tie(&self, tie: &Learned<'_>) -> Option<Candidate> {
        if !self.may_stand(tie) || self.is_short_name(tie) || self.is_post_abroad(tie) {
            return None;
        }
        if let Some(found) = self.joined_by_hyphen(tie.source, tie.target) {
            return Some(found);
        }
        let (word, trigger) = self.grounds(tie)?;
        let label = self.worded_label(tie, word)?;
        let noun = word.filter(|&w| self.is_office_noun(w) || self.is_unlisted_office(tie, w));
        let former = |noun: usize| {
            let mut words = noun.saturating_sub(3)..noun;
            words.any(|w| self.says_former(&self.lower(w)))
        };
        let predicate = word.unwrap_or_else(|| self.head_of(tie.source));
        let bond = (label, class_of(label));
        let mut found = Candidate::stated((tie.source, tie.target), bond, (predicate, trigger));
        found.sense.symmetric = matches!(tie.label, "married" | "counterpart of");
        found.evidence = vec![EvidenceSource::Pairs];
        found.role = noun.map(|noun| self.role_of(noun));
        found.former = noun.is_some_and(|noun| former(noun) || self.ended(noun));
        // "is rumoured to have married", "is expected to become minister": what is said may be denied or doubted.
        // "has no stake in": so may an act or share.
        let stands = |word| noun.is_some() || self.tree.upos(word) == "ADP";
        found.standing = word.is_none_or(|word| stands(word) && !self.is_said(word));
        Some(found)
    }

    /// "former", "formerly".
    pub(crate) fn says_former(&self, word: &str) -> bool {
        self.knowledge.nouns.former(word) || self.knowledge.cues.bygone(word)
    }

    /// What a standing tie rests on: a word that the lists know under its label; that nothing but the office stands between
    /// its ends; where the head is convinced, a word that links them.
    fn grounds(&self, tie: &Learned<'_>) -> Option<(Option<usize>, Span)> {
        let doubted = tie.probability < ASSURED;
        let borne = |&word: &usize| {
            let against = doubted && self.speaks_against(word, tie);
            !against
                && !self.is_kin_of_another(word, tie)
                && !self.is_of_kin(word, tie)
                && !self.is_of_others(word, tie.source)
        };
        let by = |word: usize| (Some(word), self.span(word));
        if let Some(word) = self.word_for(tie.source, tie.target, tie.label) {
            return Some(word).filter(borne).map(by);
        }
        let other = || doubted && self.is_of_other_person(tie.source, tie.target);
        let beside = self.beside_each_other(tie).filter(|_| !other());
        let beside = beside.filter(|_| self.worded_label(tie, None).is_some());
        let linked = || self.linking_word(tie).filter(borne).map(by);
        beside.map(|span| (None, span)).or_else(linked)
    }

    /// What stands between two mentions where it says the tie without a word of its own.
    fn beside_each_other(&self, tie: &Learned<'_>) -> Option<Span> {
        let worded = WORDED.contains(&tie.label);
        let place = matches!(tie.label, "based in" | "located in");
        let apart = place && self.is_parted(tie.source, tie.target);
        self.beside(tie.source, tie.target)
            .filter(|_| !worded && !apart)
    }

    /// The label as far as words bear it: "A of the Reform Party" is of it, and no more is said.
    fn worded_label<'t>(&'t self, tie: &Learned<'t>, word: Option<usize>) -> Option<&'t str> {
        let target = &self.mentions[tie.target];
        let name = self.document.slice(target.span);
        let country = || self.knowledge.countries.by_name(name).is_some();
        match (tie.label, word, target.kind) {
            // "a lawyer for A, B": the office says which tie it is.
            (_, Some(word), _) if self.bond_of_office(tie, word).is_some() => {
                self.bond_of_office(tie, word)
            }
            ("owns" | "owns a stake in", Some(word), _) if self.tree.upos(word) == "NOUN" => {
                let all = self
                    .office_of(word)
                    .filter(|o| o.relation.starts_with("owns"));
                Some(all.map_or(tie.label, |office| office.relation.as_str()))
            }
            ("lives in" | "born in", Some(word), _) if self.is_unlisted_office(tie, word) => {
                country().then_some("citizen of")
            }
            ("citizen of", ..) if target.form == Form::Name && !country() => None,
            // "A, 42, of Woodbridge"
            ("born in", Some(word), _) if self.tree.upos(word) == "ADP" => Some("lives in"),
            // "A of Canada", "A (Canada)"
            ("member of", word, EntityKind::Place)
                if country() && word.is_none_or(|word| self.tree.upos(word) == "ADP") =>
            {
                Some("citizen of")
            }
            ("member of", ..) if self.sits_for(tie.target) => Some("represents"),
            ("leads" | "official of" | "spokesperson of", None, EntityKind::Organization) => {
                Some(self.belonging(tie.source, tie.target))
            }
            ("leads" | "official of" | "spokesperson of", None, _) => None,
            (label, ..) => Some(label),
        }
    }

    /// The word that a standing tie rests on: the nearest that the word lists know under the label, an office ("chairman")
    /// or a predicate ("led").
    fn word_for(&self, source: usize, target: usize, label: &str) -> Option<usize> {
        let (s, t) = (self.head_of(source), self.head_of(target));
        let mut near = self.near(s, t).into_iter();
        near.find(|&word| self.mention_at(word).is_none() && self.means(word, label))
    }

    pub(crate) fn means(&self, word: usize, label: &str) -> bool {
        let office = self.office_of(word).filter(|_| !self.is_sought(word));
        office.is_some_and(|office| office.relation == label)
            || self.part_of_speech(word).is_some_and(|pos| {
                let mut rows = self.knowledge.predicates.find(&self.lemma(word), pos, None);
                rows.any(|row| row.label == label)
            })
    }

    /// "the candidate for mayor", "the race for mayor", "for the post of mayor": an office that somebody stands for is not held.
    pub(crate) fn is_sought(&self, office: usize) -> bool {
        let noun = self.tree.head(office);
        let candidate = |noun: usize| {
            let office = self.office_of(noun);
            office.is_some_and(|office| office.relation == "candidate of")
                || self.knowledge.cues.seeks(&self.lemma(noun))
        };
        let candidate = noun.is_some_and(candidate);
        (candidate && self.preposition(office).as_deref() == Some("for")) || self.is_of_post(office)
    }

    /// "for the post of UN secretary-general": by the words, whatever hangs on what.
    fn is_of_post(&self, office: usize) -> bool {
        let before = office.saturating_sub(LONGEST_PHRASE)..office;
        let text = |w: Option<usize>| w.and_then(|w| self.text_at(w)).unwrap_or_default();
        before.into_iter().any(|of| {
            let (seat, article) = (of.checked_sub(1), of.checked_sub(3));
            let post = matches!(&*text(seat), "post" | "job" | "position" | "seat");
            self.lower(of) == "of" && post && text(article) == "for"
        })
    }

    /// The few words between two mentions that stand beside each other, else the later mention; none where a verb or
    /// "and" parts them.
    fn beside(&self, a: usize, b: usize) -> Option<Span> {
        let (a, b) = (self.words_of(a), self.words_of(b));
        let (before, after) = if a.start < b.start { (a, b) } else { (b, a) };
        let gap = after.start.checked_sub(before.end)?;
        // "Lima, Peru": behind a comma the second name must end the phrase.
        let open = gap == 1
            && self.word(before.end) == ","
            && after.end < self.tree.len()
            && self.tree.upos(after.end) != "PUNCT";
        let parts = |word: usize| {
            let thing = self.tree.upos(word) == "NOUN" && !self.is_description(word);
            let turned = self.tree.upos(word) == "ADP"
                && !matches!(
                    self.lower(word).as_str(),
                    "of" | "in" | "at" | "from" | "for" | "near" | "outside"
                );
            let of = is_possessive_mark(self.word(word));
            thing
                || (turned && !of)
                || matches!(self.tree.upos(word), "VERB" | "AUX" | "CCONJ" | "SCONJ")
        };
        if open || gap > BESIDE || (before.end..after.start).any(parts) {
            return None;
        }
        Some(self.range_span(if gap == 0 {
            after
        } else {
            before.end..after.start
        }))
    }
}

/// Whether a standing tie may hold between such a source and such a target; acts may between any.
pub(crate) fn suits(label: &str, (source, target): (EntityKind, EntityKind)) -> bool {
    use EntityKind::{Organization, Person, Place};
    match label {
        "citizen of" | "lives in" | "born in" | "minister of" => {
            source == Person && target == Place
        }
        "works for" | "spokesperson of" => source == Person,
        "leads" | "official of" | "candidate of" => source == Person && target != Person,
        "family" | "married" | "counterpart of" => source == Person && target == Person,
        "based in" => source == Organization && target == Place,
        "located in" | "capital of" => source == Place && target == Place,
        "part of" | "subsidiary of" => source != Person && target != Person,
        _ => true,
    }
}
