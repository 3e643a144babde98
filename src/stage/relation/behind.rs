//! The name behind an office and the phrases that belong to it: "the head of Nordwerk, Ana Roe", "the Ambassador of Iraq Bo Li".

use crate::annotation::{EntityKind, Form, Mention};
use crate::stage::relation::reading::Reading;

/// An office has at most so many phrases behind it: "of Samsung for Latin America".
const MOST_PHRASES: usize = 3;

impl Reading<'_> {
    /// "the ambassador, Luo Qingshan, …", "the head of Nordwerk, Ana Roe, …", "the Ambassador of Iraq in Cairo Bo Li": one
    /// office and a name between commas or right behind its phrases, whatever the tree makes of it.
    pub(crate) fn named_behind(&self, word: usize) -> Option<usize> {
        let nouns = &self.knowledge.nouns;
        nouns.office(&self.lower(word))?;
        let end = self.phrases_end(word);
        let comma = self.text_at(end).as_deref() == Some(",");
        // "the president, Mr. Roe"
        let first = end + usize::from(comma);
        let titled = self
            .text_at(first)
            .is_some_and(|t| nouns.honorific(&t) && nouns.office(&t).is_none());
        let name = first + usize::from(titled);
        let person = self.person_at(name)?;
        let words = self.words_of(person);
        let signs = [",", ".", "—", "–", ";"];
        let after = self.text_at(words.end);
        let closed = after.is_none_or(|t| signs.contains(&t.as_str()));
        let apart = if comma { closed } else { end > word + 1 };
        (apart && words.start == name).then_some(person)
    }

    /// Where the phrases behind an office end: each of a body or place, or in capitals ("for Human Rights").
    fn phrases_end(&self, office: usize) -> usize {
        let mut end = office + 1;
        for _ in 0..MOST_PHRASES {
            let opens = self.text_at(end);
            if !matches!(opens.as_deref(), Some("of" | "for" | "to" | "in" | "at")) {
                break;
            }
            let the = self.text_at(end + 1).as_deref() == Some("the");
            let first = end + 1 + usize::from(the);
            let next = self
                .body_end(first)
                .unwrap_or_else(|| self.capitals_end(first));
            if next <= first {
                break;
            }
            end = next;
        }
        end
    }

    /// The end of the body or place whose name begins at a word.
    fn body_end(&self, first: usize) -> Option<usize> {
        let mention = self.mention_at(first)?;
        let Mention { kind, form, .. } = self.mentions[mention];
        let body = kind != EntityKind::Person && form == Form::Name;
        body.then(|| self.words_of(mention).end)
    }

    /// The end of the words in capitals that begin at a word and are neither names nor offices.
    fn capitals_end(&self, first: usize) -> usize {
        let capital = |&w: &usize| {
            let upper = self.word(w).starts_with(char::is_uppercase);
            upper
                && self.mention_at(w).is_none()
                && self.knowledge.nouns.office(&self.lower(w)).is_none()
        };
        let run = (first..self.tree.len()).take_while(capital);
        run.last().map_or(first, |last| last + 1)
    }
}
