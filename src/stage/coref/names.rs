//! How two names of one document may mean the same.

use crate::annotation::EntityKind;
use crate::knowledge::Knowledge;

/// A name's words, lower-cased, without honorifics, possessive endings and punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NameKey(pub(crate) Vec<String>);

impl NameKey {
    /// Honorifics go from people's names alone ("General Motors"). The Arabic article comes and goes ("Assad",
    /// "al-Assad"), so it does not count.
    pub(crate) fn new(name: &str, kind: EntityKind, knowledge: &Knowledge) -> Self {
        let plain = name
            .strip_suffix("'s")
            .or_else(|| name.strip_suffix("’s"))
            .unwrap_or(name);
        let split = plain.split(|c: char| c.is_whitespace() || c == '-' || c == '‑');
        let mut words: Vec<&str> = split
            .filter(|w| w.chars().any(char::is_alphanumeric))
            .collect();
        while words.len() > 1
            && (words[0].eq_ignore_ascii_case("the")
                || (kind == EntityKind::Person && knowledge.nouns.honorific(words[0])))
        {
            words.remove(0);
        }
        let article =
            |w: &&str| words.len() > 1 && matches!(w.to_lowercase().as_str(), "al" | "el");
        Self(
            words
                .iter()
                .filter(|w| !article(w))
                .map(|w| bare(w))
                .filter(|w| !w.is_empty())
                .collect(),
        )
    }

    /// Whether this is the end of a longer name: "al-Rashid" of "Khalid al-Rashid".
    pub(crate) fn is_surname_of(&self, full: &Self) -> bool {
        !self.0.is_empty() && self.0.len() < full.0.len() && full.0.ends_with(&self.0)
    }

    /// Whether this is the first name alone of a longer one: "Saddam" of "Saddam Hussein".
    pub(crate) fn is_first_name_of(&self, full: &Self) -> bool {
        self.0.len() == 1 && self.is_start_of(full)
    }

    /// Whether this is the start of a longer name: "Noordkaap" of "Noordkaap Shipping".
    pub(crate) fn is_start_of(&self, full: &Self) -> bool {
        !self.0.is_empty() && self.0.len() < full.0.len() && full.0.starts_with(&self.0)
    }

    /// Whether this single word is made of the initials of a longer name: "ICRC".
    pub(crate) fn is_acronym_of(&self, full: &Self) -> bool {
        let [acronym] = &self.0[..] else { return false };
        acronym.chars().count() >= 2 && full.0.len() >= 2 && full.initials().contains(acronym)
    }

    /// The initials of all words, and of all but the small ones.
    pub(crate) fn initials(&self) -> [String; 2] {
        let small = [
            "of", "the", "and", "for", "in", "on", "de", "des", "du", "la",
        ];
        let of = |keep: &dyn Fn(&str) -> bool| -> String {
            let kept = self.0.iter().filter(|w| keep(w));
            kept.filter_map(|w| w.chars().next()).collect()
        };
        [of(&|_| true), of(&|w| !small.contains(&w))]
    }
}

fn bare(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> NameKey {
        NameKey::new(name, EntityKind::Person, Knowledge::builtin())
    }

    #[test]
    fn parts_of_names() {
        assert!(key("Solheim's").is_surname_of(&key("Lars-Erik Solheim")));
        assert!(key("Mr. Al-Rashid").is_surname_of(&key("Khalid al-Rashid")));
        assert!(!key("Lars").is_surname_of(&key("Lars-Erik Solheim")));
        assert!(key("Noordkaap").is_start_of(&key("Noordkaap Shipping N.V.")));
        assert!(key("ICRC").is_acronym_of(&key("International Committee of the Red Cross")));
        assert!(key("U.N.").is_acronym_of(&key("United Nations")));
        assert!(!key("AU").is_acronym_of(&key("European Union")));
        assert_eq!(key("Lars Erik Solheim"), key("Lars-Erik Solheim"));
    }
}
