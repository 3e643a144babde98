//! Base forms and past tenses of verbs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::inflection::{regular_past, verb_bases};
use crate::knowledge::table;

/// Finds a verb's base form and its past tense: a list of irregular verbs, then spelling rules that
/// prefer verbs that are known.
#[derive(Debug, Clone, Default)]
pub struct Verbs {
    lemmas: BTreeMap<String, String>,
    pasts: BTreeMap<String, String>,
    doubling: BTreeSet<String>,
    known: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    verb: Vec<Irregular>,
    #[serde(default)]
    doubling: BTreeSet<String>,
    #[serde(default)]
    bases: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Irregular {
    lemma: String,
    past: String,
    participle: String,
    #[serde(default)]
    others: Vec<String>,
}

impl Verbs {
    /// Reads rows of the shape of `irregular_verbs.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let rows: File = table::read(file, text)?;
        let mut verbs = Self::default();
        verbs.known.extend(rows.doubling.iter().cloned());
        verbs.known.extend(rows.bases);
        verbs.doubling = rows.doubling;
        for verb in rows.verb {
            for form in [&verb.past, &verb.participle]
                .into_iter()
                .chain(&verb.others)
            {
                verbs
                    .lemmas
                    .entry(form.clone())
                    .or_insert_with(|| verb.lemma.clone());
            }
            verbs.known.insert(verb.lemma.clone());
            verbs.pasts.insert(verb.lemma, verb.past);
        }
        Ok(verbs)
    }

    /// Adds the verbs of another list, which win.
    pub(crate) fn merge(&mut self, more: Self) {
        self.lemmas.extend(more.lemmas);
        self.pasts.extend(more.pasts);
        self.doubling.extend(more.doubling);
        self.known.extend(more.known);
    }

    /// Makes these base forms known, so that spelling rules prefer them.
    pub(crate) fn learn<'a>(&mut self, lemmas: impl Iterator<Item = &'a str>) {
        self.known.extend(lemmas.map(str::to_owned));
    }

    /// The base form, in lower case: "met" is "meet", "denied" is "deny". A word that is no verb comes back
    /// as some word; a form of two verbs as the one that news uses more ("found" is "find").
    pub fn lemma(&self, form: &str) -> String {
        let form = form.to_lowercase();
        if let Some(lemma) = self.lemmas.get(&form) {
            return lemma.clone();
        }
        if self.known.contains(&form) {
            return form;
        }
        let bases = verb_bases(&form);
        let known = bases.iter().find(|base| self.known.contains(*base));
        known.or(bases.first()).cloned().unwrap_or(form)
    }

    /// The past tense: "meet" is "met", "ban" is "banned". Expects a base form.
    pub fn past(&self, lemma: &str) -> String {
        let lemma = lemma.to_lowercase();
        match self.pasts.get(&lemma) {
            Some(past) => past.clone(),
            None => regular_past(&lemma, self.doubling.contains(&lemma)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Knowledge;

    #[test]
    fn lemmas() {
        let cases = [
            ("met", "meet"),
            ("meeting", "meet"),
            ("Meets", "meet"),
            ("denied", "deny"),
            ("planned", "plan"),
            ("banned", "ban"),
            ("visited", "visit"),
            ("accused", "accuse"),
            ("sued", "sue"),
            ("dying", "die"),
            ("found", "find"),
            ("founded", "found"),
            ("wounded", "wound"),
            ("fled", "flee"),
            ("led", "lead"),
            ("struck", "strike"),
            ("shot", "shoot"),
            ("is", "be"),
            ("’s", "be"),
            ("has", "have"),
            ("going", "go"),
            ("kidnapped", "kidnap"),
            ("backed", "back"),
            ("freed", "free"),
            ("succeeded", "succeed"),
            ("needs", "need"),
            ("inviting", "invite"),
            ("targeted", "target"),
            ("focused", "focus"),
            ("co-founded", "co-found"),
        ];
        for (form, lemma) in cases {
            assert_eq!(Knowledge::builtin().verbs.lemma(form), lemma, "{form}");
        }
    }

    #[test]
    fn pasts() {
        for (lemma, past) in [
            ("meet", "met"),
            ("visit", "visited"),
            ("plan", "planned"),
            ("ban", "banned"),
            ("permit", "permitted"),
        ] {
            assert_eq!(Knowledge::builtin().verbs.past(lemma), past);
        }
    }

    #[test]
    fn strange_words_do_no_harm() {
        for word in ["", "é", "ÉTÉ", "’", "İng", "12", "ſed"] {
            let _ = Knowledge::builtin()
                .verbs
                .past(&Knowledge::builtin().verbs.lemma(word));
        }
    }
}
