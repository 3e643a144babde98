//! Two names that a hyphen joins and the tags take for one, and one that they take for two: "U.S.-China" of "U.S.-China talks",
//! "Lars-Erik Solheim"; "Washington, D.C." and "University of Texas at Austin" too.

use std::ops::Range;

use crate::stage::ner::decode::Run;
use crate::stage::ner::words::Words;

/// A place that tells a campus from others has no more words.
const LONGEST_CAMPUS: usize = 2;

impl Words<'_> {
    /// Whether two runs are one name: what a hyphen without spaces runs through, of one kind or behind a firm's last word; a small
    /// word right before the rest of a person's name; a capital with what tells it from others; a university and its campus.
    pub(crate) fn is_one(&self, before: &Run, run: &Run) -> bool {
        self.is_hyphened(before, run) || self.is_campus(before, run) || {
            let near = run.words.start <= before.words.end + 1;
            let whole = before.words.start..run.words.end;
            near && before.kind == "Place" && run.kind == "Place" && self.is_capital(whole)
        }
    }

    /// "Washington, D.C."
    pub(crate) fn is_capital(&self, words: Range<usize>) -> bool {
        let capital = self.knowledge.countries.by_capital(self.slice(words));
        capital.is_some()
    }

    /// "University of Texas at Austin", but no hall in which its team plays.
    fn is_campus(&self, before: &Run, run: &Run) -> bool {
        let between = before.words.end;
        let hall = self
            .knowledge
            .nouns
            .building(&self.lower(run.words.end - 1));
        before.kind == "Organization"
            && run.kind == "Place"
            && self.lower(before.words.start) == "university"
            && run.words.start == between + 1
            && self.lower(between) == "at"
            && run.words.len() <= LONGEST_CAMPUS
            && !hall
    }

    fn is_hyphened(&self, before: &Run, run: &Run) -> bool {
        let (end, start) = (before.words.end, run.words.start);
        // The hyphen may be the last word of the first run.
        let hyphen = start
            .checked_sub(1)
            .filter(|&h| h > before.words.start && h <= end);
        let hyphen = hyphen.filter(|&h| h + 1 >= end && matches!(self.word(h), "-" | "‑"));
        let tight = hyphen.is_some_and(|h| self.touches(h - 1) && self.touches(h));
        let last = self.lower(run.words.end - 1);
        let firm = run.kind == "Organization" && self.knowledge.bodies.legal_form(&last);
        let person = before.kind == "Person" && run.kind == "Person";
        let small = before.words.len() == 1 && self.word(end - 1).chars().all(char::is_lowercase);
        (tight && (before.kind == run.kind || firm)) || (person && small && end == start)
    }

    /// The runs, with two for one where both sides of a hyphen are known names and the whole is none.
    pub(crate) fn parted(&self, runs: Vec<Run>) -> Vec<Run> {
        let parts = |run: Run| {
            let halves = self.halves(&run).or_else(|| self.two_names(&run));
            halves.unwrap_or_else(|| vec![self.governed(run)])
        };
        runs.into_iter().flat_map(parts).collect()
    }

    fn halves(&self, run: &Run) -> Option<Vec<Run>> {
        let body = matches!(&*run.kind, "Place" | "Organization" | "Nationality");
        let mut words = run.words.clone().filter(|_| body);
        let hyphen = words.find(|&w| matches!(self.word(w), "-" | "‑" | "–"))?;
        let inside = hyphen > run.words.start && hyphen + 1 < run.words.end;
        if !inside || self.known(run.words.clone()).is_some() || self.is_of_person(run) {
            return None;
        }
        let half = |words: Range<usize>| {
            Some(Run {
                kind: self.known(words.clone())?.to_owned(),
                words,
                confidence: run.confidence,
            })
        };
        let first = half(run.words.start..hyphen)?;
        Some(vec![first, half(hyphen + 1..run.words.end)?])
    }

    /// "the Cuban-American senator": two nationalities of one person.
    fn is_of_person(&self, run: &Run) -> bool {
        let next = Some(run.words.end).filter(|&next| next < self.len());
        run.kind == "Nationality"
            && next.is_some_and(|next| {
                let nouns = &self.knowledge.nouns;
                let noun = nouns.lemma(&self.lower(next));
                nouns.office(&noun).is_some() || self.knowledge.person(&noun)
            })
    }

    /// What the knowledge files say that a name is.
    pub(crate) fn known(&self, words: Range<usize>) -> Option<&'static str> {
        let (countries, text) = (&self.knowledge.countries, self.slice(words.clone()));
        if countries.by_name(text).is_some() || self.knowledge.gazetteer.find(text).is_some() {
            return Some("Place");
        }
        if countries.by_demonym(text).is_some() {
            return Some("Nationality");
        }
        self.is_body(words).then_some("Organization")
    }
}
