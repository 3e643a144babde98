//! Names that the tags miss or cut short and that need no guess: acronyms that the document explains, bodies that everybody
//! knows.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::stage::ner::decode::Run;
use crate::stage::ner::words::Words;

/// The longest known name, in words.
const LONGEST: usize = 9;

/// How sure a name is that only the word list or the document's own explanation knows.
const CONFIDENCE: f32 = 0.6;

impl Words<'_> {
    /// The runs with the names that are known besides; `explained` are acronyms and second names of bodies so far.
    pub(crate) fn complete(&self, runs: Vec<Run>, explained: &mut BTreeSet<String>) -> Vec<Run> {
        let mut runs = self.parted(self.lengthened(self.without_callings(runs)));
        for run in &mut runs {
            if let Some(acronym) = self.explained(run) {
                "Organization".clone_into(&mut run.kind);
                explained.insert(acronym);
            }
        }
        explained.extend(self.bracketed(&runs));
        for run in runs.iter_mut().filter(|run| run.words.len() == 1) {
            let place = self.known(run.words.clone()) == Some("Place");
            if !place && explained.contains(self.word(run.words.start)) {
                "Organization".clone_into(&mut run.kind);
            }
        }
        let shouted = !self
            .texts(0..self.len())
            .any(|w| w.len() > 1 && is_small(w));
        let free = |word: usize| {
            let mut own = runs.iter().filter(|run| run.words.contains(&word));
            own.all(|run| !is_party(run) && run.words.len() == 1)
        };
        let missed: Vec<usize> = (0..self.len())
            .filter(|&word| !shouted && free(word) && self.names(word, explained))
            .collect();
        // What the tags take for the name of something else gives way.
        runs.retain(|run| !missed.iter().any(|word| run.words.contains(word)));
        runs.extend(missed.into_iter().map(|word| Run {
            words: word..word + 1,
            kind: "Organization".to_owned(),
            confidence: CONFIDENCE,
        }));
        runs.sort_by_key(|run| run.words.start);
        runs
    }

    /// "the Dockers' League (Lidova)": what a body is called later on.
    fn bracketed(&self, runs: &[Run]) -> Vec<String> {
        let second = |pair: &[Run]| {
            let [first, second] = pair else { return None };
            let (end, start) = (first.words.end, second.words.start);
            let bodies = first.kind == "Organization" && second.kind == "Organization";
            let closed = second.words.end < self.len() && self.word(second.words.end) == ")";
            let bracketed = start == end + 1 && self.word(end) == "(" && closed;
            let single = second.words.len() == 1 && self.known(second.words.clone()).is_none();
            (bodies && bracketed && single).then(|| self.word(start).to_owned())
        };
        runs.windows(2).filter_map(second).collect()
    }

    /// "Actress Ana Roe" at the start of a sentence: what a person does is no name.
    fn without_callings(&self, runs: Vec<Run>) -> Vec<Run> {
        let calling = |run: &Run| {
            let nouns = &self.knowledge.nouns;
            let noun = self.lower(run.words.start);
            let single = run.kind == "Person" && run.words == (0..1);
            single && (nouns.calling(&noun) || nouns.office(&noun).is_some())
        };
        let named = |runs: &[Run]| {
            runs.get(1)
                .is_some_and(|next| next.kind == "Person" && next.words.start == 1)
        };
        let opens = runs.first().is_some_and(calling) && named(&runs);
        runs.into_iter().skip(usize::from(opens)).collect()
    }

    /// "Islamic State of Iraq and the Levant" and "Irish Republican Army" are one name each, however the tags cut them.
    fn lengthened(&self, runs: Vec<Run>) -> Vec<Run> {
        let mut kept: Vec<Run> = Vec::new();
        for mut run in runs {
            if kept.last().is_some_and(|k| run.words.start < k.words.end) {
                continue;
            }
            let most = self.len().min(run.words.start + LONGEST);
            let longer = (run.words.end + 1..=most).rev();
            let named = |end: &usize| match run.kind.as_str() {
                "Organization" | "Nationality" => self.is_body(run.words.start..*end),
                "Place" => self.is_joined_place(run.words.start..*end),
                _ => false,
            };
            if let Some(end) = longer.clone().find(named) {
                run.words.end = end;
                if run.kind == "Nationality" {
                    "Organization".clone_into(&mut run.kind);
                }
            } else if self.is_open_bracket(&run) {
                run.words.end += 1;
            }
            kept.push(run);
        }
        kept
    }

    /// "Jammu and Kashmir": a known place whose name has an "and" in it.
    fn is_joined_place(&self, words: Range<usize>) -> bool {
        let mut inner = words.clone();
        inner.any(|w| self.word(w) == "and") && self.known(words) == Some("Place")
    }

    /// "JD (S)": a bracket that opens in a name closes in it.
    fn is_open_bracket(&self, run: &Run) -> bool {
        let has = |mark: &str| run.words.clone().any(|w| self.word(w) == mark);
        let next = run.words.end;
        has("(") && !has(")") && next < self.len() && self.word(next) == ")"
    }

    /// Whether words are a name of a well-known organization.
    pub(crate) fn is_body(&self, words: Range<usize>) -> bool {
        let organizations = &self.knowledge.organizations;
        organizations.by_name(self.slice(words)).is_some()
    }

    /// The acronym in brackets behind a name: "SDF" of "Syrian Democratic Forces (SDF)".
    fn explained(&self, run: &Run) -> Option<String> {
        let at = run.words.end;
        let bracketed = at + 2 < self.len() && self.word(at) == "(" && self.word(at + 2) == ")";
        let acronym = Some(at + 1).filter(|_| bracketed).map(|w| self.word(w))?;
        let letters: String = acronym.chars().filter(|c| c.is_alphanumeric()).collect();
        let initials: String = self
            .texts(run.words.clone())
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_uppercase() || c.is_numeric())
            .collect();
        let land = self.known(run.words.clone()) == Some("Place");
        let whole = is_acronym(acronym) && run.words.len() > 1 && letters == initials && !land;
        whole.then(|| acronym.to_owned())
    }

    /// Whether an untagged word names a body: by an acronym, or in the middle of the sentence by a known name.
    fn names(&self, word: usize, explained: &BTreeSet<String>) -> bool {
        let text = self.word(word);
        let upper = is_acronym(text);
        let capital = text.chars().next().is_some_and(char::is_uppercase);
        let inside = word > 0 && capital && text.chars().count() > SHORTEST;
        let known = (upper || inside) && self.is_body(word..word + 1);
        let named = upper || self.tree.upos(word) == "PROPN";
        named && (known || explained.contains(text))
    }

    pub(crate) fn texts(&self, range: Range<usize>) -> impl Iterator<Item = &str> {
        range.map(|word| self.word(word))
    }
}

/// Whether a run names someone or something that can be a node, or a time.
fn is_party(run: &Run) -> bool {
    matches!(
        &*run.kind,
        "Person" | "Organization" | "Place" | "Nationality" | "Date"
    )
}

/// A known name of one word that is no acronym has more letters than this.
const SHORTEST: usize = 4;

fn is_small(word: &str) -> bool {
    word.chars().all(|c| c.is_lowercase() || !c.is_alphabetic())
        && word.chars().any(char::is_alphabetic)
}

/// Three capitals or more: "NATO", "M5S", "PML-N".
fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    letters > 2
        && word.chars().next().is_some_and(char::is_uppercase)
        && word
            .chars()
            .all(|c| c.is_uppercase() || c.is_numeric() || c == '-')
}
