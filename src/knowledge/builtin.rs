//! The data files that are compiled in, and a user's rows on top of them.

use std::sync::LazyLock;

use crate::error::{Error, Result};
use crate::knowledge::acts::Acts;
use crate::knowledge::bodies::Bodies;
use crate::knowledge::calendar::Calendar;
use crate::knowledge::confidence::Weights;
use crate::knowledge::countries::Countries;
use crate::knowledge::cues::Cues;
use crate::knowledge::gazetteer::Gazetteer;
use crate::knowledge::groups::Groups;
use crate::knowledge::names::Names;
use crate::knowledge::nouns::Nouns;
use crate::knowledge::organizations::Organizations;
use crate::knowledge::predicates::{PartOfSpeech, Predicates};
use crate::knowledge::seats::Seats;
use crate::knowledge::verbs::Verbs;
use crate::knowledge::walks::Walks;

const PREDICATES: &str = "predicates.toml";
const VERBS: &str = "irregular_verbs.toml";
const NOUNS: &str = "nouns.toml";
const COUNTRIES: &str = "countries.toml";
const ORGANIZATIONS: &str = "organizations.toml";
const CUES: &str = "cues.toml";
const CALENDAR: &str = "calendar.toml";
const SEATS: &str = "seats.toml";
const CONFIDENCE: &str = "confidence.toml";
const NAMES: &str = "names.toml";
const WALKS: &str = "walks.toml";
const BODIES: &str = "bodies.toml";
const ACTS: &str = "acts.toml";
const GAZETTEER: &str = "gazetteer.toml";
const GROUPS: &str = "groups.toml";

/// Every data file with its text.
const FILES: [(&str, &str); 15] = [
    (PREDICATES, include_str!("predicates.toml")),
    (VERBS, include_str!("irregular_verbs.toml")),
    (NOUNS, include_str!("nouns.toml")),
    (COUNTRIES, include_str!("countries.toml")),
    (ORGANIZATIONS, include_str!("organizations.toml")),
    (CUES, include_str!("cues.toml")),
    (CALENDAR, include_str!("calendar.toml")),
    (SEATS, include_str!("seats.toml")),
    (CONFIDENCE, include_str!("confidence.toml")),
    (NAMES, include_str!("names.toml")),
    (WALKS, include_str!("walks.toml")),
    (BODIES, include_str!("bodies.toml")),
    (ACTS, include_str!("acts.toml")),
    (GAZETTEER, include_str!("gazetteer.toml")),
    (GROUPS, include_str!("groups.toml")),
];

/// Everything that is known before a text is read.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Knowledge {
    /// Words that tie actors.
    pub predicates: Predicates,
    /// Base forms and past tenses.
    pub verbs: Verbs,
    /// Offices, honorifics, representatives.
    pub nouns: Nouns,
    /// Names, demonyms and capitals.
    pub countries: Countries,
    /// Well-known bodies and their acronyms.
    pub organizations: Organizations,
    /// Words about whether something happened.
    pub cues: Cues,
    /// Words that name days, months and years.
    pub calendar: Calendar,
    /// Places whose names stand for a government.
    pub seats: Seats,
    /// How sure ties are.
    pub confidence: Weights,
    /// Forms of given names, words of surnames.
    pub names: Names,
    /// What people do.
    pub walks: Walks,
    /// Bodies that every state has.
    pub bodies: Bodies,
    /// Acts that others judge or answer.
    pub acts: Acts,
    /// Regions and cities.
    pub gazetteer: Gazetteer,
    /// Groups of people without a name.
    pub groups: Groups,
}

impl Knowledge {
    /// What is compiled in, parsed at the first call.
    ///
    /// # Panics
    /// Never in a released program: a test proves that the files parse.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Knowledge> = LazyLock::new(|| {
            let mut knowledge = Knowledge::default();
            for (file, text) in FILES {
                knowledge
                    .extend(file, text)
                    .expect("the compiled-in data files parse, as a test proves");
            }
            knowledge
        });
        &BUILTIN
    }

    /// Whether the noun says what a person does for a living or is, and ties nobody to a body: "geologist", "widow", but not
    /// "minister". Expects the singular in lower case.
    pub fn occupation(&self, noun: &str) -> bool {
        let walk = self.nouns.calling(noun) || self.walks.of(noun) != 0;
        walk && self.nouns.office(noun).is_none()
    }

    /// Whether the noun is among those for people and what they do: "geologist", "minister", "refugee", "woman". Expects the
    /// singular in lower case.
    pub fn person(&self, noun: &str) -> bool {
        let anybody = self.nouns.man(noun) || self.nouns.woman(noun) || noun == "person";
        let walk = self.nouns.calling(noun) || self.walks.of(noun) != 0;
        anybody || walk || self.groups.people(noun)
    }

    /// Adds rows of one data file's format; they come before the rows that are there and so win.
    ///
    /// `file` is the name of that data file: `predicates.toml`, `irregular_verbs.toml`, `nouns.toml`,
    /// `countries.toml`, `organizations.toml`, `cues.toml`, `calendar.toml`, `seats.toml`, `names.toml`, `walks.toml`,
    /// `bodies.toml`, `acts.toml`, `gazetteer.toml`, `groups.toml`, or `confidence.toml`, whose weights take the place of those that are there.
    ///
    /// # Errors
    /// On another name, or when the text does not have the file's shape; nothing is changed then.
    ///
    /// ```
    /// use tieline::knowledge::{Knowledge, PartOfSpeech};
    ///
    /// let mut knowledge = Knowledge::builtin().clone();
    /// let row = r#"verb = [{ lemma = "tase", targets = ["obj"], label = "tased", class = "conflict" }]"#;
    /// knowledge.extend("predicates.toml", row)?;
    /// assert_eq!(knowledge.predicates.find("tase", PartOfSpeech::Verb, None).count(), 1);
    /// # Ok::<(), tieline::Error>(())
    /// ```
    pub fn extend(&mut self, file: &str, text: &str) -> Result<()> {
        match file {
            PREDICATES => self.predicates.prepend(Predicates::parse(file, text)?),
            VERBS => self.verbs.merge(Verbs::parse(file, text)?),
            NOUNS => self.nouns.merge(Nouns::parse(file, text)?),
            COUNTRIES => self.countries.prepend(Countries::parse(file, text)?),
            ORGANIZATIONS => self
                .organizations
                .prepend(Organizations::parse(file, text)?),
            CUES => self.cues.merge(Cues::parse(file, text)?),
            CALENDAR => self.calendar.merge(Calendar::parse(file, text)?),
            SEATS => self.seats.prepend(Seats::parse(file, text)?),
            CONFIDENCE => self.confidence = Weights::parse(file, text)?,
            NAMES => self.names.merge(Names::parse(file, text)?),
            WALKS => self.walks.merge(file, &Walks::parse(file, text)?)?,
            BODIES => self.bodies.merge(Bodies::parse(file, text)?),
            ACTS => self.acts.merge(Acts::parse(file, text)?),
            GAZETTEER => self.gazetteer.prepend(Gazetteer::parse(file, text)?),
            GROUPS => self.groups.merge(Groups::parse(file, text)?),
            _ => {
                let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
                return Err(Error::knowledge(
                    file,
                    format!("no data file of this name; use one of {}", names.join(", ")),
                ));
            }
        }
        self.learn();
        Ok(())
    }

    /// Tells the lemmatisers which base forms predicates have.
    fn learn(&mut self) {
        let lemmas = |pos: PartOfSpeech| {
            let rows = self.predicates.iter().filter(move |row| row.pos == pos);
            rows.map(|row| row.lemma.as_str())
        };
        self.verbs.learn(lemmas(PartOfSpeech::Verb));
        self.nouns.learn(lemmas(PartOfSpeech::Noun));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses() {
        for (file, text) in FILES {
            let mut knowledge = Knowledge::default();
            assert!(
                knowledge.extend(file, text).is_ok(),
                "{:?}",
                knowledge.extend(file, text).err()
            );
        }
    }

    #[test]
    fn every_file_states_its_source_and_licence() {
        for (file, text) in FILES {
            let header: String = text
                .lines()
                .take_while(|line| line.starts_with('#'))
                .collect();
            assert!(
                header.contains("Source:") && header.contains("Licence:"),
                "{file}"
            );
        }
    }

    #[test]
    fn a_users_rows_win() {
        let mut knowledge = Knowledge::builtin().clone();
        let rows = "verb = [\n\
            { lemma = \"meet\", targets = [\"obj\"], label = \"saw\", class = \"contact\" },\n\
            { lemma = \"zorb\", targets = [\"obj\"], label = \"zorbed\", class = \"other\" } ]";
        knowledge.extend(PREDICATES, rows).unwrap();
        let labels: Vec<&str> = knowledge
            .predicates
            .find("meet", PartOfSpeech::Verb, None)
            .map(|row| row.label.as_str())
            .collect();
        assert_eq!(labels, ["saw", "met"]);
        assert!(knowledge.predicates.light_verb("hold"));
        assert_eq!(knowledge.verbs.lemma("zorbed"), "zorb");
        let country = "country = [{ name = \"Freedonia\", iso = \"XX\", aliases = [\"US\"] }]";
        knowledge.extend(COUNTRIES, country).unwrap();
        assert_eq!(
            knowledge
                .countries
                .by_name("US")
                .map(|country| country.iso.as_str()),
            Some("XX")
        );
        assert_eq!(
            knowledge
                .countries
                .by_name("Fiji")
                .map(|country| country.iso.as_str()),
            Some("FJ")
        );
    }

    #[test]
    fn unknown_classes_and_codes_are_refused() {
        let answer = "[[answer]]\nverbs = [\"shrug\"]\nlabel = \"shrugged off\"\nclass = ";
        let rows = [
            (ACTS, format!("{answer}\"hostile\"")),
            (
                ACTS,
                format!("{answer}\"confrontation\"\nevent = \"SHRUG\""),
            ),
            (
                NOUNS,
                "[[office]]\nrelation = \"guards\"\nclass = \"hostile\"\nnouns = [\"guard\"]"
                    .into(),
            ),
            (
                CUES,
                "[[intention]]\nof = [\"MEET\"]\nevent = \"AGREE\"".into(),
            ),
            (
                CUES,
                "[[recode]]\nwords = []\nof = []\nevent = \"MEET\"".into(),
            ),
        ];
        for (file, text) in rows {
            let error = Knowledge::default()
                .extend(file, &text)
                .unwrap_err()
                .to_string();
            assert!(
                error.contains(file) && error.contains("use one of"),
                "{error}"
            );
        }
    }

    #[test]
    fn more_walks_of_life_than_a_set_holds_are_refused() {
        let mut knowledge = Knowledge::builtin().clone();
        let row = |n: usize| format!("[[walk]]\nname = \"walk {n}\"\nnouns = [\"walker {n}\"]\n");
        let rows: String = (0..32).map(row).collect();
        let error = knowledge.extend(WALKS, &rows).unwrap_err().to_string();
        assert!(error.contains(WALKS), "{error}");
        assert_eq!(knowledge.walks.of("walker 0"), 0);
    }

    #[test]
    fn unknown_files_and_fields_are_refused() {
        let mut knowledge = Knowledge::default();
        let error = knowledge.extend("people.toml", "").unwrap_err().to_string();
        assert!(
            error.contains("people.toml") && error.contains("nouns.toml"),
            "{error}"
        );
        let error = knowledge
            .extend(CUES, "negators = []\nnegaters = []")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("line 2") && error.contains("negaters"),
            "{error}"
        );
    }
}
