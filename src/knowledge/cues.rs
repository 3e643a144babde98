//! Words that say whether an event took place, will, may, or is only claimed.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::error::Result;
use crate::knowledge::codes::check_events;
use crate::knowledge::table::{self, holds, word_lists};

word_lists! {
    /// Closed word lists for polarity, modality and attribution. All look-ups ignore case.
    pub struct Cues {
        negators, negative_verbs, negative_nouns, planned, future, possible, conditional, claimed,
        reporting, wanting, insisting, imputing, obliging, occurring, urging, accusing, alleging, acquitting,
        establishing, charging, excluding, committing, answering, assuming, installing, naming, becoming,
        serving, leaving, leading, citing, supposing, bygone, partial, seeking, settling, recalling, solitary,
        going, bearing, measuring, reaching, ranking, allowing
        ; recode: Recode, intention: Intention
    }
}

/// What PLOVER codes acts as that a word refuses, stops or holds out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recode {
    words: BTreeSet<String>,
    of: BTreeSet<String>,
    event: String,
    /// Whether only for what is still to come: "will not meet B".
    #[serde(default)]
    ahead: bool,
}

/// What PLOVER codes the intention of an act as.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Intention {
    of: BTreeSet<String>,
    event: String,
}

impl Cues {
    /// Reads lists of the shape of `cues.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let cues: Self = table::read(file, text)?;
        for row in &cues.recode {
            check_events(file, "recode", row.of.iter().chain([&row.event]))?;
        }
        for row in &cues.intention {
            check_events(file, "intention", row.of.iter().chain([&row.event]))?;
        }
        Ok(cues)
    }

    /// The PLOVER code of an act under such a cue, where it is another than the act's own: REJECT for "refuse" and CONSULT; `ahead` for acts
    /// that are still to come.
    pub fn recoded(&self, cue: &str, event: &str, ahead: bool) -> Option<&str> {
        let mut rows = self.recode.iter().filter(|row| ahead || !row.ahead);
        let row = rows.find(|row| holds(&row.words, cue) && holds(&row.of, event));
        row.map(|row| row.event.as_str())
    }

    /// The PLOVER code of an act that its actor is to do, where it is another than the act's own: AGREE for CONSULT.
    pub fn intended(&self, event: &str) -> Option<&str> {
        let mut rows = self.intention.iter();
        let row = rows.find(|row| holds(&row.of, event));
        row.map(|row| row.event.as_str())
    }

    /// Whether the verb wants an act of others: "demand".
    pub fn wants(&self, lemma: &str) -> bool {
        holds(&self.wanting, lemma)
    }

    /// Whether the verb wants what its clause says in the base form: "insisted that B leave".
    pub fn insists(&self, lemma: &str) -> bool {
        holds(&self.insisting, lemma)
    }

    /// Whether the verb lays what its clause says to the clause's subject: "alleged that B had paid".
    pub fn imputes(&self, lemma: &str) -> bool {
        holds(&self.imputing, lemma)
    }

    /// Whether the auxiliary lays a duty on its subject: "must".
    pub fn obliges(&self, word: &str) -> bool {
        holds(&self.obliging, word)
    }

    /// Whether an event that is this verb's subject comes about: "begin".
    pub fn occurs(&self, lemma: &str) -> bool {
        holds(&self.occurring, lemma)
    }

    /// Whether this verb's subject wants another to do what its complement says: "urge", "ask", "call" (on).
    pub fn urges(&self, lemma: &str) -> bool {
        holds(&self.urging, lemma)
    }

    /// Whether this verb's complement is a charge that its subject makes: "accuse of", "suspect of".
    pub fn accuses(&self, lemma: &str) -> bool {
        holds(&self.accusing, lemma)
    }

    /// Whether this verb's subject is the source of the charge that is its complement: "accuse of".
    pub fn alleges(&self, lemma: &str) -> bool {
        holds(&self.alleging, lemma)
    }

    /// Whether this verb's complement is a charge that is dropped: "acquit of", "clear of".
    pub fn acquits(&self, lemma: &str) -> bool {
        holds(&self.acquitting, lemma)
    }

    /// Whether this verb's complement is a charge that is proved: "convict of".
    pub fn establishes(&self, lemma: &str) -> bool {
        holds(&self.establishing, lemma)
    }

    /// Whether the preposition opens the charge behind such a verb: "of", "for". Expects lower case.
    pub fn opens_charge(&self, preposition: &str) -> bool {
        holds(&self.charging, preposition)
    }

    /// Whether the verb takes on what its object says: "claim" responsibility for the killing.
    pub fn assumes(&self, lemma: &str) -> bool {
        holds(&self.assuming, lemma)
    }

    /// Whether the verb's second object says what the first is or becomes: "elect".
    pub fn names(&self, lemma: &str) -> bool {
        holds(&self.naming, lemma)
    }

    /// Whether the verb's complement says what its subject is: "become".
    pub fn becomes(&self, lemma: &str) -> bool {
        holds(&self.becoming, lemma)
    }

    /// Whether the verb's subject stands at the head of its object: "a delegation led by".
    pub fn leads(&self, lemma: &str) -> bool {
        holds(&self.leading, lemma)
    }

    /// Whether the participle opens whom a report cites: "citing officials".
    pub fn cites(&self, word: &str) -> bool {
        holds(&self.citing, word)
    }

    /// Whether the verb, in the passive, says what others hold for true: "is believed to have met".
    pub fn supposes(&self, lemma: &str) -> bool {
        holds(&self.supposing, lemma)
    }

    /// Whether several who do so do it each by himself, but where they do it "together": "work".
    pub fn solitary(&self, lemma: &str) -> bool {
        holds(&self.solitary, lemma)
    }

    /// Whether the verb is one of going somewhere, or of leading others there: "travel", "lead".
    pub fn goes(&self, lemma: &str) -> bool {
        holds(&self.going, lemma)
    }

    /// Whether the word is a point of the compass: "south".
    pub fn bears(&self, word: &str) -> bool {
        holds(&self.bearing, word)
    }

    /// Whether the word is a measure of how far: "miles".
    pub fn measures(&self, word: &str) -> bool {
        holds(&self.measuring, word)
    }

    /// Whether the verb is one of memory: "recall".
    pub fn recalls(&self, lemma: &str) -> bool {
        holds(&self.recalling, lemma)
    }

    /// Whether the verb ends what its object names: "resolve".
    pub fn settles(&self, lemma: &str) -> bool {
        holds(&self.settling, lemma)
    }

    /// Whether the word is a way to an office, of which nobody holds it yet: "race". Expects a base form.
    pub fn seeks(&self, lemma: &str) -> bool {
        holds(&self.seeking, lemma)
    }

    /// Whether the preposition says no place where something is, but where it is bound or what it has to do with: "into", "with".
    pub fn reaches(&self, preposition: &str) -> bool {
        holds(&self.reaching, preposition)
    }

    /// Whether the word singles out one that did it: "first", "only".
    pub fn ranks(&self, word: &str) -> bool {
        holds(&self.ranking, word)
    }

    /// Whether the noun says that something could be done: "opportunity".
    pub fn allows(&self, noun: &str) -> bool {
        holds(&self.allowing, noun)
    }

    /// Whether the adverb says that a bond is over: "formerly".
    pub fn bygone(&self, adverb: &str) -> bool {
        holds(&self.bygone, adverb)
    }

    /// Whether the adverb says that a bond holds for a part: "partly" owned.
    pub fn partial(&self, adverb: &str) -> bool {
        holds(&self.partial, adverb)
    }

    /// Whether the word marks what was not done for another thing: "instead" of, "rather" than.
    pub fn excludes(&self, word: &str) -> bool {
        holds(&self.excluding, word)
    }

    /// Whether what this verb's complement says is its own subject's doing, whoever is told: "promise", "threaten".
    pub fn commits(&self, lemma: &str) -> bool {
        holds(&self.committing, lemma)
    }

    /// Whether the word says who did what stands behind its "for": "responsible" for the killing.
    pub fn answers(&self, word: &str) -> bool {
        holds(&self.answering, word)
    }

    /// Whether the verb's object gets the office behind "as": "appoint".
    pub fn installs(&self, lemma: &str) -> bool {
        holds(&self.installing, lemma)
    }

    /// Whether the verb's subject has the office behind "as": "serve". A phrasal verb is asked for as two words.
    pub fn serves(&self, lemma: &str) -> bool {
        holds(&self.serving, lemma)
    }

    /// Whether the verb's subject had the office behind "as": "resign", "step down".
    pub fn leaves(&self, lemma: &str) -> bool {
        holds(&self.leaving, lemma)
    }

    /// Whether the word denies its clause: "not", "n't", "never", "without".
    pub fn negator(&self, word: &str) -> bool {
        holds(&self.negators, word)
    }

    /// Whether the complement of this verb or adjective did not happen: "fail", "deny", "unable".
    /// A phrasal verb is asked for as two words: "rule out".
    pub fn negative_verb(&self, lemma: &str) -> bool {
        holds(&self.negative_verbs, lemma)
    }

    /// Whether the complement of this noun did not happen: "refusal", "failure".
    pub fn negative_noun(&self, lemma: &str) -> bool {
        holds(&self.negative_nouns, lemma)
    }

    /// Whether what depends on this verb, noun or adjective is still to come: "plan", "due", "upcoming".
    pub fn planned(&self, lemma: &str) -> bool {
        holds(&self.planned, lemma)
    }

    /// Whether the word is an auxiliary of the future: "will", "'ll".
    pub fn future(&self, word: &str) -> bool {
        holds(&self.future, word)
    }

    /// Whether the word leaves open what depends on it: "may", "consider", "possible".
    pub fn possible(&self, word: &str) -> bool {
        holds(&self.possible, word)
    }

    /// Whether the word makes a condition: "if", "would", "unless".
    pub fn conditional(&self, word: &str) -> bool {
        holds(&self.conditional, word)
    }

    /// Whether the writer does not vouch for what depends on the word: "allegedly", "claim".
    pub fn claimed(&self, word: &str) -> bool {
        holds(&self.claimed, word)
    }

    /// Whether the word puts what depends on it into someone's mouth: "say", "according".
    pub fn reporting(&self, lemma: &str) -> bool {
        holds(&self.reporting, lemma)
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Knowledge;

    #[test]
    fn lists_hold_what_the_status_rules_need() {
        let cues = &Knowledge::builtin().cues;
        assert!(
            ["not", "n't", "n’t", "Never", "without"]
                .iter()
                .all(|word| cues.negator(word))
        );
        assert!(
            ["fail", "refuse", "decline", "deny", "cancel", "rule out"]
                .iter()
                .all(|word| cues.negative_verb(word))
        );
        assert!(cues.negative_noun("refusal"));
        assert_eq!(cues.recoded("refuse", "CONSULT", false), Some("REJECT"));
        assert_eq!(cues.recoded("not", "CONSULT", false), None);
        assert_eq!(cues.recoded("not", "CONSULT", true), Some("REJECT"));
        assert_eq!(cues.recoded("refuse", "ASSAULT", false), None);
        assert_eq!(cues.intended("CONSULT"), Some("AGREE"));
        assert_eq!(cues.intended("ACCUSE"), None);
        assert!(
            ["plan", "expect", "due", "upcoming", "vow", "invite"]
                .iter()
                .all(|word| cues.planned(word))
        );
        assert!(
            ["will", "'ll", "shall"]
                .iter()
                .all(|word| cues.future(word))
        );
        assert!(
            ["may", "might", "perhaps", "consider"]
                .iter()
                .all(|word| cues.possible(word))
        );
        assert!(
            ["if", "unless", "would", "should"]
                .iter()
                .all(|word| cues.conditional(word))
        );
        assert!(
            ["allegedly", "reportedly", "claim"]
                .iter()
                .all(|word| cues.claimed(word))
        );
        assert!(
            ["say", "tell", "according"]
                .iter()
                .all(|word| cues.reporting(word))
        );
    }

    #[test]
    fn plain_verbs_are_no_cues() {
        let cues = &Knowledge::builtin().cues;
        for word in ["meet", "attack", "visit", "sign", "accuse of", "été"] {
            assert!(
                !cues.negator(word) && !cues.negative_verb(word) && !cues.planned(word),
                "{word}"
            );
            assert!(
                !cues.possible(word) && !cues.conditional(word) && !cues.reporting(word),
                "{word}"
            );
        }
    }
}
