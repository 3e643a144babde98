//! Acts that others judge or answer, and the verbs that do so.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::codes;
use crate::knowledge::table::{self, word_lists};

word_lists! {
    /// Nouns of acts, and the verbs that judge, answer or grant them.
    pub struct Acts {
        judges, nouns, grants, keeps, counts, seated, manners, sites, sites_in, topics, proposes,
        weapons, plants, holds, masses, forces, borders,
        ; answer: Answer
    }
}

/// What it is called when somebody answers another's act.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Answer {
    verbs: BTreeSet<String>,
    /// Where the act stands; left out, as the object.
    #[serde(default)]
    slots: Vec<String>,
    /// The tie in a reader's words: "rejected".
    pub label: String,
    /// One of the eight classes.
    pub class: String,
    /// PLOVER code, where the meaning has one.
    pub event: Option<String>,
}

impl Acts {
    /// Reads lists of the shape of `acts.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let acts: Self = table::read(file, text)?;
        acts.answer
            .iter()
            .try_for_each(|row| codes::check(file, &row.label, &row.class, row.event.as_deref()))?;
        Ok(acts)
    }

    /// Whether the verb's object may be an act instead of who did it: "condemn". Expects a base form.
    pub fn judges(&self, verb: &str) -> bool {
        self.judges.contains(verb)
    }

    /// Whether the noun says what somebody did, wants or holds: "proposal". Expects a base form.
    pub fn act(&self, noun: &str) -> bool {
        self.nouns.contains(noun)
    }

    /// Whether the verb says that a body has an office or plant somewhere: "opened a branch in". Expects a base form.
    pub fn keeps(&self, verb: &str) -> bool {
        self.keeps.contains(verb)
    }

    /// Whether the verb makes its subject the giver of aid that is its object: "approve". Expects a base form.
    pub fn grants(&self, verb: &str) -> bool {
        self.grants.contains(verb)
    }

    /// Whether the noun only counts those behind it: "thousands of Kenyans".
    pub fn counts(&self, noun: &str) -> bool {
        self.counts.contains(noun)
    }

    /// Whether the noun says behind a bare "in" how or why the subject acts: "in protest at". Expects a base form.
    pub fn manner(&self, noun: &str) -> bool {
        self.manners.contains(noun)
    }

    /// Whether the thing, when it is struck or taken, stands for where it is: "positions in Homs". Expects a base form.
    pub fn site(&self, noun: &str) -> bool {
        self.sites.contains(noun)
    }

    /// Whether the preposition says where a site is.
    pub fn says_where(&self, preposition: &str) -> bool {
        self.sites_in.contains(preposition)
    }

    /// Whether the noun says what is spoken of: "issues such as Taiwan". Expects a base form.
    pub fn topic(&self, noun: &str) -> bool {
        self.topics.contains(noun)
    }

    /// Whether what somebody does so to is his wish: "the inquiry demanded by B". Expects a base form.
    pub fn proposes(&self, verb: &str) -> bool {
        self.proposes.contains(verb)
    }

    /// Whether the noun is a weapon that somebody planted or fired: "bomb". Expects a base form.
    pub fn weapon(&self, noun: &str) -> bool {
        self.weapons.contains(noun)
    }

    /// Whether who does so to a weapon wields it: "planted". Expects a base form.
    pub fn plants(&self, verb: &str) -> bool {
        self.plants.contains(verb)
    }

    /// Whether the verb says whom a thing carries or who holds it: "a bus carrying B". Expects a base form.
    pub fn holds(&self, verb: &str) -> bool {
        self.holds.contains(verb)
    }

    /// Whether the verb brings forces to a place: "massed". Expects a base form.
    pub fn masses(&self, verb: &str) -> bool {
        self.masses.contains(verb)
    }

    /// Whether the noun names armed forces: "troop". Expects a base form.
    pub fn force(&self, noun: &str) -> bool {
        self.forces.contains(noun)
    }

    /// Whether the noun says where the land of another begins: "border". Expects a base form.
    pub fn border(&self, noun: &str) -> bool {
        self.borders.contains(noun)
    }

    /// Whether such representatives act for the country they stand in: "police in Egypt". Expects a base form.
    pub fn seated(&self, noun: &str) -> bool {
        self.seated.contains(noun)
    }

    /// What it is called when the verb answers an act that stands in a slot: "rejected" for "refuse" and "obj". Expects a base form.
    pub fn answer(&self, verb: &str, slot: &str) -> Option<&Answer> {
        let object = slot == "obj";
        let takes = |row: &&Answer| {
            row.slots.iter().any(|own| own == slot) || object && row.slots.is_empty()
        };
        let mut rows = self.answer.iter().filter(takes);
        rows.find(|row| row.verbs.contains(verb))
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Knowledge;

    #[test]
    fn verbs_judge_and_answer_acts() {
        let acts = &Knowledge::builtin().acts;
        assert!(acts.judges("condemn") && !acts.judges("meet"));
        assert!(acts.act("proposal") && !acts.act("mafia"));
        assert!(acts.grants("approve"));
        assert!(acts.counts("thousands") && acts.seated("police"));
        let label = |verb, slot| acts.answer(verb, slot).map(|row| row.label.as_str());
        assert_eq!(label("refuse", "obj"), Some("rejected"));
        assert_eq!(label("meet", "obj"), None);
        assert_eq!(label("agree", "to"), Some("accepted"));
        assert_eq!(label("agree", "obj"), None);
    }
}
