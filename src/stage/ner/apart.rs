//! Names of two that the tags take for one: "Iraqi Ministry of Finance", "Dhaka's Keraniganj", "Shenyang in Liaoning".

use std::ops::Range;

use crate::stage::ner::decode::Run;
use crate::stage::ner::words::Words;

/// The longest name of a country or nationality before a body's, in words.
const LONGEST: usize = 3;

impl Words<'_> {
    /// The two names of a run that is one of a country and its body, of a place and what lies in it.
    pub(crate) fn two_names(&self, run: &Run) -> Option<Vec<Run>> {
        match run.kind.as_str() {
            "Organization" => self
                .state_and_body(run)
                .or_else(|| self.owner_and_owned(run)),
            "Place" => self
                .owner_and_owned(run)
                .or_else(|| self.inner_and_outer(run)),
            _ => None,
        }
    }

    /// "Government of India", "Salvadoran Government": the country, which its government acts for.
    pub(crate) fn governed(&self, mut run: Run) -> Run {
        let (start, last) = (run.words.start, run.words.end - 1);
        let before = start..last;
        if run.kind == "Organization" && self.lower(last) == "government" && !before.is_empty() {
            if let Some(kind) = self
                .known(before.clone())
                .filter(|&kind| kind != "Organization")
            {
                kind.clone_into(&mut run.kind);
                run.words = before;
            }
            return run;
        }
        let government = run.kind == "Organization"
            && run.words.len() > 2
            && self.lower(start) == "government"
            && self.lower(start + 1) == "of";
        let the = usize::from(government && self.lower(start + 2) == "the");
        let land = start + 2 + the..run.words.end;
        if government && !land.is_empty() && self.known(land.clone()) == Some("Place") {
            "Place".clone_into(&mut run.kind);
            run.words = land;
        }
        run
    }

    /// "Algerian Foreign Ministry", "US Department of Defence": whose a body of a state is stands outside its name.
    fn state_and_body(&self, run: &Run) -> Option<Vec<Run>> {
        let (start, end) = (run.words.start, run.words.end);
        let longest = LONGEST.min(run.words.len().saturating_sub(1));
        let state = (1..=longest).rev().find_map(|count| {
            let words = start..start + count;
            let kind = self.known(words.clone())?;
            let shout = self
                .texts(words)
                .all(|w| !w.chars().any(char::is_lowercase));
            (kind == "Nationality" || (kind == "Place" && shout)).then_some((count, kind))
        });
        let (count, kind) = state?;
        let body = start + count..end;
        // "U.S. State Department" is the State Department, but "Nepali Congress" is not the Congress, nor "Indonesian Red Cross" the
        // Red Cross.
        let organizations = &self.knowledge.organizations;
        let listed = |words: Range<usize>| organizations.by_name(self.slice(words));
        let whole = listed(run.words.clone()).map(|whole| &whole.name);
        let same = listed(body.clone()).map(|body| &body.name) == whole;
        if whole.is_some() && !same {
            return None;
        }
        let nouns = &self.knowledge.nouns;
        let service = |w: usize| nouns.service(&nouns.lemma(&self.lower(w)));
        let capital = self.word(body.start).starts_with(char::is_uppercase);
        // "Ecuadorian Football Federation", but not "Russian Federation"
        let federation = body.len() > 1 && self.lower(end - 1) == "federation";
        let apart = capital && (whole.is_some() || federation || body.clone().any(service));
        apart.then(|| {
            vec![
                part(run, start..body.start, kind),
                part(run, body.clone(), &run.kind),
            ]
        })
    }

    /// "Dhaka's Keraniganj", "Qatar's Ministry of Interior": what a place has is not the place.
    fn owner_and_owned(&self, run: &Run) -> Option<Vec<Run>> {
        let mut inner = run.words.clone().skip(1);
        let mark = inner.find(|&w| matches!(self.word(w), "'s" | "’s"))?;
        let (owner, thing) = (run.words.start..mark, mark + 1..run.words.end);
        if thing.is_empty() {
            return (run.kind == "Place").then(|| vec![part(run, owner, "Place")]);
        }
        let place = self.known(owner.clone()) == Some("Place");
        let capital = self.word(thing.start).starts_with(char::is_uppercase);
        let kind = match &*run.kind {
            _ if place => "Place",
            "Organization" if self.names_body(mark - 1) => "Organization",
            _ => return None,
        };
        capital.then(|| vec![part(run, owner, kind), part(run, thing, &run.kind)])
    }

    /// Whether a name that ends with a word is a body's: "Lakeside University", but not "Boston Children" of a hospital.
    fn names_body(&self, last: usize) -> bool {
        let (nouns, word) = (&self.knowledge.nouns, self.lower(last));
        nouns.body(&word) || nouns.service(&word) || self.knowledge.bodies.descriptor(&word)
    }

    /// "Shenyang in Liaoning", "Van province of Turkey", but not "the Gulf of Oman".
    fn inner_and_outer(&self, run: &Run) -> Option<Vec<Run>> {
        let mut inner = run.words.clone().skip(1);
        let joins = |w: &usize| {
            let noun = self.lower(w - 1);
            let settled = self.word(w - 1) == noun && self.knowledge.nouns.settlement(&noun);
            self.word(*w) == "in" || (self.word(*w) == "of" && settled)
        };
        let between = inner.find(joins).filter(|w| w + 1 < run.words.end)?;
        let outer = between + 1..run.words.end;
        Some(vec![
            part(run, run.words.start..between, "Place"),
            part(run, outer, "Place"),
        ])
    }
}

fn part(whole: &Run, words: Range<usize>, kind: &str) -> Run {
    Run {
        words,
        kind: kind.to_owned(),
        confidence: whole.confidence,
    }
}
