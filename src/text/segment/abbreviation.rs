//! Whether the period after a word belongs to it.

use crate::text::segment::character::{is_apostrophe, is_capitalized, is_small};
use crate::text::segment::lists::{ABBREVIATIONS, NEWSROOM};

/// What stands around a word with a period.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Neighbours<'a> {
    /// The word before it, if there is one in the same block.
    pub(crate) before: Option<&'a str>,
    /// The characters right after the period, without white space between.
    pub(crate) glued: &'a str,
    /// The next stretch after white space, if there is one in the same block.
    pub(crate) next: Option<&'a str>,
}

impl<'a> Neighbours<'a> {
    /// Whatever comes after the period.
    fn after(&self) -> Option<&'a str> {
        if self.glued.is_empty() {
            self.next
        } else {
            Some(self.glued)
        }
    }

    /// Whether the sentence goes on, as far as the next word tells: "Sen. Okafor", but not "Hun Sen. The".
    fn goes_on(&self) -> bool {
        self.after()
            .is_some_and(|after| !NEWSROOM.starters.contains(after))
    }

    fn number_follows(&self) -> bool {
        self.after()
            .is_some_and(|text| text.starts_with(|c: char| c.is_numeric()))
    }
}

/// The longest word that is looked up.
const LONGEST: usize = 12;

/// Whether the period after `word` is part of it ("Gen.", "U.S.", "J.") and not a full stop.
pub(crate) fn keeps_period(word: &str, around: Neighbours<'_>) -> bool {
    if word.len() > LONGEST || !word.starts_with(char::is_alphabetic) {
        return false;
    }
    if is_dotted(word) {
        return true;
    }
    let lists = &*ABBREVIATIONS;
    let goes_on = is_small(word) || around.goes_on();
    let listed = (lists.titles.contains(word) && goes_on)
        || (lists.finals.contains(word) && around.goes_on())
        || (lists.dates.contains(word) && around.goes_on());
    // A full stop is never followed by a comma.
    if listed || around.glued.starts_with([',', ';']) {
        return true;
    }
    let dated = around.after().is_some_and(is_capitalized) && lists.days.contains(word);
    dated || (around.number_follows() && lists.numeric.contains(word)) || is_initial(word, around)
}

/// "U.S", "a.m", "Ph.D": letters with periods between.
pub(crate) fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.starts_with(char::is_alphabetic)
}

/// "J." in "J. Edgar Hoover", but not "C." in "vitamin C. The".
fn is_initial(word: &str, around: Neighbours<'_>) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let Some(after) = around.after().filter(|_| capital) else {
        return false;
    };
    let named = around.before.is_some_and(is_capitalized);
    if after.starts_with(is_apostrophe) || after.starts_with(')') {
        return named;
    }
    is_capitalized(after) && !NEWSROOM.starters.contains(after) && (word != "I" || named)
}

/// How a word that kept its period stands to the end of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closing {
    /// Never its end: titles, initials, "No." before a number.
    Never,
    /// Its end if a word follows that often starts sentences: "Inc.", "U.S.".
    BeforeStarter,
    /// Its end if any capital follows but those that tell the time: "a.m.".
    BeforeCapital,
}

/// How a word that kept its period (given with it) stands to the end of the sentence.
pub(crate) fn closing(word: &str) -> Closing {
    let lists = &*ABBREVIATIONS;
    let bare = word.trim_end_matches('.');
    let small = bare.to_lowercase();
    if matches!(small.as_str(), "a.m" | "p.m" | "etc") {
        Closing::BeforeCapital
    } else if lists.finals.contains(bare)
        || (is_dotted(bare) && !matches!(small.as_str(), "e.g" | "i.e" | "p.o"))
    {
        Closing::BeforeStarter
    } else {
        Closing::Never
    }
}

/// Whether the next word starts a sentence after a word that kept its period.
pub(crate) fn starts_after(closing: Closing, next: &str) -> bool {
    match closing {
        Closing::Never => false,
        Closing::BeforeStarter => NEWSROOM.starters.contains(next),
        Closing::BeforeCapital => {
            is_capitalized(next) && !is_small(next) && !NEWSROOM.after_clock.contains(next)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(before: &str, word: &str, glued: &str, next: &str) -> bool {
        let some = |text: &'static str| (!text.is_empty()).then_some(text);
        let own = |text: &str| some(Box::leak(text.to_owned().into_boxed_str()));
        keeps_period(
            word,
            Neighbours {
                before: own(before),
                glued,
                next: own(next),
            },
        )
    }

    #[test]
    fn abbreviations_keep_their_period() {
        assert!(
            kept("", "Gen", "", "Šef")
                && kept("", "U.S", "", "and")
                && kept("Apple", "Inc", ",", "said")
        );
        assert!(
            kept("", "No", "", "5")
                && kept("", "Jan", "", "6")
                && kept("Jennifer", "M", "", "Anderson")
        );
        assert!(kept("with", "J", "", "Edgar") && kept("", "xyz", ",", "of"));
    }

    #[test]
    fn words_lose_it() {
        assert!(!kept("said", "No", "", "The") && !kept("in", "Geneva", "", "The"));
        assert!(
            !kept("vitamin", "C", "", "The")
                && !kept("was", "I", "", "Okafor")
                && !kept("plan", "B", "", "")
        );
        assert!(
            !kept("Hun", "Sen", "", "The")
                && !kept("the", "Sun", "", "")
                && !kept("", "3.5", "", "The")
        );
    }

    #[test]
    fn closings() {
        assert_eq!(closing("Gen."), Closing::Never);
        assert!(starts_after(closing("U.S."), "The") && !starts_after(closing("U.S."), "Senate"));
        assert!(starts_after(closing("p.m."), "Okafor") && !starts_after(closing("p.m."), "GMT"));
    }
}
