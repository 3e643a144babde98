//! Groups of people whom articles describe instead of naming them.

use crate::error::Result;
use crate::knowledge::table::{self, word_lists};

word_lists! {
    /// Look-ups of nouns for groups. Words are compared in lower case.
    pub struct Groups {
        people, bodies, followers, leaders, peoples, kin, visitors,
    }
}

impl Groups {
    /// Reads lists of the shape of `groups.toml`; fails when they are not.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        table::read(file, text)
    }

    /// Whether the noun means a group in the plural: "rebel".
    pub fn people(&self, lemma: &str) -> bool {
        self.people.contains(lemma)
    }

    /// Whether the noun means a group in the singular: "militia".
    pub fn body(&self, lemma: &str) -> bool {
        self.bodies.contains(lemma)
    }

    /// Whether the group may be a body's or a person's: "supporters of Ana Roe".
    pub fn follows(&self, lemma: &str) -> bool {
        self.followers.contains(lemma)
    }

    /// Whether the noun means a group behind a word such as "rebel" or "opposition".
    pub fn led(&self, lemma: &str) -> bool {
        self.leaders.contains(lemma)
    }

    /// Whether the place where such people are does not tell who they are: "reporters in Geneva".
    pub fn visits(&self, lemma: &str) -> bool {
        self.visitors.contains(lemma)
    }

    /// Whether the word makes a people of the one behind it: "ethnic".
    pub fn kin(&self, word: &str) -> bool {
        self.kin.contains(word)
    }

    /// The people or faith that a word tells, in the singular and in lower case: "kurd" of "Kurds".
    pub fn of_people(&self, word: &str) -> Option<String> {
        let word = word.to_lowercase();
        let single = word.strip_suffix('s').unwrap_or(&word);
        let known = [word.as_str(), single].into_iter();
        let mut known = known.filter_map(|word| self.peoples.get(word));
        known.next().cloned()
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Knowledge;

    #[test]
    fn nouns_and_peoples() {
        let groups = &Knowledge::builtin().groups;
        assert!(groups.people("rebel") && groups.body("militia") && groups.follows("student"));
        assert!(!groups.people("official") && !groups.follows("rebel") && groups.led("leader"));
        assert_eq!(groups.of_people("Kurds").as_deref(), Some("kurd"));
        assert_eq!(groups.of_people("Tamil").as_deref(), Some("tamil"));
        assert_eq!(groups.of_people("red"), None);
    }
}
