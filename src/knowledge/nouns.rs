//! Nouns for people: base forms, honorifics, offices, and who acts for whom.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::codes;
use crate::knowledge::inflection::noun_bases;
use crate::knowledge::table::{self, holds, word_lists};

/// What a noun says about its holder and the body, person or country that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Office {
    /// "minister".
    pub noun: String,
    /// The tie in a reader's words: "minister of", "leads", "family".
    pub relation: String,
    /// Class of that tie, mostly affiliation.
    pub class: String,
    /// What else is true of such an office.
    pub traits: BTreeSet<Trait>,
}

impl Office {
    /// Whether that is true of it.
    pub fn is(&self, own: Trait) -> bool {
        self.traits.contains(&own)
    }
}

/// What may be true of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Trait {
    /// It is a person's, at work or in the family: "minister", "sister".
    Personal,
    /// Bodies hold it too: "rival".
    Bodily,
    /// Who holds it of a person works for that person: "manager".
    Serving,
    /// A nationality before it is that of the holder and no employer or property: "a Kenyan analyst".
    National,
    /// A nationality before it says where the holder is, and not whose: "its Angolan subsidiary".
    Placed,
    /// Each is it to the other: "counterpart".
    Symmetric,
}

/// Look-ups of nouns. Words are compared in lower case.
#[derive(Debug, Clone, Default)]
pub struct Nouns {
    plurals: BTreeMap<String, String>,
    offices: BTreeMap<String, Office>,
    lists: Lists,
    known: BTreeSet<String>,
}

word_lists! {
    struct Lists {
        unchanged, honorifics, deputies, former, styles, premises, buildings, temporary, representatives,
        settlements, measures, callings, irregulars, joined, bodies, origins, strangers, branches, services,
        factions, vague, men, women,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    plurals: BTreeMap<String, String>,
    #[serde(default)]
    lists: Lists,
    #[serde(default)]
    office: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    relation: String,
    class: String,
    #[serde(default)]
    traits: BTreeSet<Trait>,
    nouns: Vec<String>,
}

impl Nouns {
    /// Reads rows of the shape of `nouns.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let rows: File = table::read(file, text)?;
        let mut nouns = Self {
            plurals: rows.plurals,
            lists: rows.lists,
            ..Self::default()
        };
        for group in rows.office {
            codes::check(file, &group.relation, &group.class, None)?;
            for noun in group.nouns {
                let office = Office {
                    noun: noun.clone(),
                    relation: group.relation.clone(),
                    class: group.class.clone(),
                    traits: group.traits.clone(),
                };
                nouns.offices.entry(noun).or_insert(office);
            }
        }
        nouns.known.extend(nouns.plurals.values().cloned());
        nouns.known.extend(nouns.offices.keys().cloned());
        nouns.known.extend(
            nouns
                .lists
                .unchanged
                .iter()
                .chain(&nouns.lists.representatives)
                .cloned(),
        );
        Ok(nouns)
    }

    /// Adds the nouns of another list, which win.
    pub(crate) fn merge(&mut self, more: Self) {
        self.plurals.extend(more.plurals);
        self.offices.extend(more.offices);
        self.known.extend(more.known);
        self.lists.merge(more.lists);
    }

    /// Makes these base forms known, so that spelling rules prefer them and leave them alone.
    pub(crate) fn learn<'a>(&mut self, lemmas: impl Iterator<Item = &'a str>) {
        self.known.extend(lemmas.map(str::to_owned));
    }

    /// The singular, in lower case: "officials" is "official". A form that is listed itself stays as it is;
    /// so "talks", a predicate of its own, stays "talks", and "troops" stays "troops".
    pub fn lemma(&self, form: &str) -> String {
        let form = form.to_lowercase();
        if let Some(lemma) = self.plurals.get(&form) {
            return lemma.clone();
        }
        if self.known.contains(&form) {
            return form;
        }
        let bases = noun_bases(&form);
        let known = bases.iter().find(|base| self.known.contains(*base));
        known.or(bases.first()).cloned().unwrap_or(form)
    }

    /// Whether the word stands before a name without being part of it: "Mr", "Dr.", "Sheikh".
    pub fn honorific(&self, word: &str) -> bool {
        holds(
            &self.lists.honorifics,
            word.strip_suffix('.').unwrap_or(word),
        )
    }

    /// Whether the noun says what a person does or is, without tying anybody to a body: "novelist". Offices are not in it.
    pub fn calling(&self, lemma: &str) -> bool {
        self.lists.callings.contains(lemma)
    }

    /// Whether the word before a name says that a man bears it: "Mr", "uncle". Expects lower case.
    pub fn man(&self, word: &str) -> bool {
        self.lists.men.contains(word)
    }

    /// Whether the word before a name says that a woman bears it: "Ms", "aunt". Expects lower case.
    pub fn woman(&self, word: &str) -> bool {
        self.lists.women.contains(word)
    }

    /// Whether whoever leads such people leads no state, whatever country stands before: "opposition", "rebel".
    pub fn faction(&self, word: &str) -> bool {
        self.lists.factions.contains(word)
    }

    /// Whether many may hold an office of that name at once: "leader". Expects lower case.
    pub fn vague(&self, noun: &str) -> bool {
        self.lists.vague.contains(noun)
    }

    /// Whether the noun, in a body's name behind a country's, says that the body is part of the state: "ministry", "court".
    pub fn service(&self, lemma: &str) -> bool {
        self.lists.services.contains(lemma)
    }

    /// Whether the noun says how much or how often: "hours" of "two hours of talks", "round".
    pub fn measure(&self, lemma: &str) -> bool {
        self.lists.measures.contains(lemma)
    }

    /// Whether the noun says what sort of place a name names: "city", "province". Expects a base form.
    pub fn settlement(&self, lemma: &str) -> bool {
        self.lists.settlements.contains(lemma)
    }

    /// What the holder of an office is to the body, person or country it belongs to. Expects a base form.
    pub fn office(&self, lemma: &str) -> Option<&Office> {
        self.offices
            .get(lemma)
            .or_else(|| self.offices.get(&lemma.to_lowercase()))
    }

    /// The office that two words name: "chief executive". Expects lower case.
    pub fn office_of_two(&self, first: &str, second: &str) -> Option<&Office> {
        self.office(&format!("{first} {second}"))
    }

    /// Whether the noun says what a person does or is to somebody: "minister", "sister". Expects a base form.
    pub fn personal(&self, lemma: &str) -> bool {
        self.office(lemma)
            .is_some_and(|office| office.is(Trait::Personal))
    }

    /// Whether a noun says where somebody's family is from: "descent".
    pub fn origin(&self, lemma: &str) -> bool {
        holds(&self.lists.origins, lemma)
    }

    /// Whether the noun says that somebody has no bond with what stands beside it: "a Twitter user". Expects a base form.
    pub fn stranger(&self, lemma: &str) -> bool {
        holds(&self.lists.strangers, lemma)
    }

    /// Whether a noun means a body of people and never a place: "group", "party".
    pub fn body(&self, lemma: &str) -> bool {
        holds(&self.lists.bodies, lemma)
    }

    /// Whether a body of that name has members rather than staff: "party", "club".
    pub fn joined(&self, word: &str) -> bool {
        holds(&self.lists.joined, word)
    }

    /// Whether who heads such a thing heads a part of a body and not the body: "finance", "research".
    pub fn branch(&self, word: &str) -> bool {
        holds(&self.lists.branches, word)
    }

    /// Whether such people do not act for the state they are of, though for a body they do: "rebel", "lawyer".
    pub fn irregular(&self, lemma: &str) -> bool {
        holds(&self.lists.irregulars, lemma)
    }

    /// Whether the modifier makes the holder of a leading office a lesser one: "vice", "deputy".
    pub fn deputy(&self, word: &str) -> bool {
        holds(&self.lists.deputies, word)
    }

    /// Whether by the modifier somebody holds an office for a time, and leads all the same: "acting".
    pub fn temporary(&self, word: &str) -> bool {
        holds(&self.lists.temporary, word)
    }

    /// Whether the modifier says that the office is over: "former", "ex", "late".
    pub fn former(&self, word: &str) -> bool {
        holds(&self.lists.former, word)
    }

    /// Whether the word is one of "His Highness", "Her Excellency". Expects lower case.
    pub fn style(&self, word: &str) -> bool {
        holds(&self.lists.styles, word)
    }

    /// Whether a body of whose name the word is part is a building too: "school". Expects lower case.
    pub fn building(&self, word: &str) -> bool {
        holds(&self.lists.buildings, word)
    }

    /// Whether a body has such a thing in many places: "office", "plant". Expects a base form.
    pub fn premises(&self, noun: &str) -> bool {
        holds(&self.lists.premises, noun)
    }

    /// Whether the noun acts for the body or country that modifies it: "U.S. officials". Expects a base form.
    pub fn representative(&self, lemma: &str) -> bool {
        holds(&self.lists.representatives, lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    fn nouns() -> &'static Nouns {
        &Knowledge::builtin().nouns
    }

    #[test]
    fn lemmas() {
        let cases = [
            ("officials", "official"),
            ("Ministers", "minister"),
            ("spokesmen", "spokesman"),
            ("allies", "ally"),
            ("authorities", "authority"),
            ("forces", "force"),
            ("troops", "troops"),
            ("talks", "talks"),
            ("talk", "talk"),
            ("sanctions", "sanctions"),
            ("meetings", "meeting"),
            ("wives", "wife"),
            ("police", "police"),
            ("attacks", "attack"),
            ("crises", "crisis"),
            ("speeches", "speech"),
            ("excuses", "excuse"),
            ("headquarters", "headquarters"),
            ("attachés", "attaché"),
            ("gunmen", "gunman"),
            ("ties", "ties"),
            ("countries", "country"),
        ];
        for (form, lemma) in cases {
            assert_eq!(nouns().lemma(form), lemma, "{form}");
        }
    }

    #[test]
    fn offices_and_honorifics() {
        assert_eq!(
            nouns()
                .office("minister")
                .map(|office| office.relation.as_str()),
            Some("minister of")
        );
        assert_eq!(
            nouns().office("CEO").map(|office| office.relation.as_str()),
            Some("leads")
        );
        assert_eq!(
            nouns().office("son").map(|office| office.relation.as_str()),
            Some("family")
        );
        assert!(nouns().office("table").is_none());
        assert!(
            ["Mr", "Mrs.", "Dr", "Sir", "Sheikh", "Ayatollah", "Gen."]
                .iter()
                .all(|word| nouns().honorific(word))
        );
        assert!(!nouns().honorific("Okafor") && !nouns().honorific("") && !nouns().honorific("."));
        assert!(nouns().deputy("Vice") && nouns().former("former"));
    }

    #[test]
    fn representatives() {
        for lemma in [
            "official",
            "force",
            "troops",
            "army",
            "government",
            "delegation",
            "warplane",
            "police",
        ] {
            assert!(nouns().representative(lemma), "{lemma}");
        }
        assert!(!nouns().representative("citizen"));
    }

    #[test]
    fn lists_are_wide_and_singular() {
        assert!(nouns().offices.len() >= 250, "{}", nouns().offices.len());
        assert!(nouns().lists.honorifics.len() >= 60);
        assert!(nouns().lists.representatives.len() >= 80);
        for word in nouns().offices.keys().chain(&nouns().lists.representatives) {
            assert_eq!(&nouns().lemma(word), word);
            assert_eq!(word, &word.to_lowercase());
        }
        for office in nouns().offices.values() {
            assert!(
                [
                    "affiliation",
                    "cooperation",
                    "confrontation",
                    "conflict",
                    "location"
                ]
                .contains(&office.class.as_str())
            );
        }
    }

    #[test]
    fn no_noun_has_two_offices() {
        let file: File = table::read("nouns.toml", include_str!("nouns.toml")).unwrap();
        let mut seen = BTreeSet::new();
        for noun in file.office.iter().flat_map(|group| &group.nouns) {
            assert!(seen.insert(noun), "{noun}");
        }
    }
}
