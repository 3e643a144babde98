//! What tells a group of people from others of its noun: whose it is, where it is, of what people it is.

use std::collections::BTreeSet;

use crate::annotation::{EntityKind, Form, Mention};
use crate::stage::coref::described::Phrases;

/// What tells a group from others of its noun.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// An entity: whose it is, or where.
    Entity(usize),
    /// A people or faith without an entity: "tamil".
    People(String),
}

impl Phrases<'_> {
    /// Where the words right before a noun that tell the group start, and what they say; none where it belongs to somebody for
    /// whom it acts.
    pub(crate) fn marks_before(&self, noun: usize, lemma: &str) -> Option<(usize, BTreeSet<Mark>)> {
        let (mut first, mut marks) = (noun, BTreeSet::new());
        for word in self.modifiers(noun).rev() {
            let mark = match self.covering[word] {
                Some(mention) => Some(self.mark(mention, lemma)?),
                None => self
                    .people(word)
                    .or_else(|| self.called_after(word, &marks)),
            };
            if mark.is_some() {
                first = word;
            }
            marks.extend(mark);
        }
        marks.extend(self.people(noun));
        Some((first, marks))
    }

    /// "Iraqi" of "Iraqi Kurdish rebels", where no mention covers it: a nationality, or a capital letter before another mark.
    pub(crate) fn called_after(&self, word: usize, marks: &BTreeSet<Mark>) -> Option<Mark> {
        let text = self.text(word);
        let capital = word > 0 && !marks.is_empty() && text.starts_with(char::is_uppercase);
        let national = self.knowledge.countries.by_demonym(text).is_some();
        (capital || national).then(|| Mark::People(text.to_lowercase()))
    }

    /// The people or faith that a word tells, or that "ethnic" before it makes it one.
    pub(crate) fn people(&self, word: usize) -> Option<Mark> {
        let groups = &self.knowledge.groups;
        let text = self.lower(word);
        let people = groups.of_people(&text);
        people
            .or_else(|| self.is_kin(word).then_some(text))
            .map(Mark::People)
    }

    /// Whether "ethnic" stands before a nationality: "ethnic Albanians", but not "ethnic clashes".
    pub(crate) fn is_kin(&self, word: usize) -> bool {
        let national = self
            .knowledge
            .countries
            .by_demonym(self.text(word))
            .is_some();
        national && word > 0 && self.knowledge.groups.kin(&self.lower(word - 1))
    }

    /// "rebels in Darfur", "supporters of Ana Roe".
    pub(crate) fn mark_behind(&self, noun: usize, lemma: &str) -> Option<(usize, Mark)> {
        // "the separatists in Papua", where the place hangs on the verb.
        let beside = noun + 2;
        let next = (beside < self.tree.len() && self.lower(noun + 1) == "in").then_some(beside);
        let next = next.filter(|&w| self.tree.plain_relation(w) == "obl");
        let behind = self
            .tree
            .dependents(noun, "nmod")
            .filter(|&child| child > noun);
        let mut told = behind.chain(next).filter_map(|child| {
            let mention = self.covering[child]?;
            let place = self.found.mentions[mention].kind == EntityKind::Place;
            if place && self.knowledge.groups.visits(lemma) {
                return None;
            }
            let fits = match &*self.case(child)? {
                "of" | "from" | "in" => true,
                "at" => !place,
                "throughout" | "across" | "inside" => place,
                _ => false,
            };
            Some((child, self.mark(mention, lemma).filter(|_| fits)?))
        });
        told.next()
    }

    /// A place tells any group; a body or person only those who follow it.
    fn mark(&self, mention: usize, lemma: &str) -> Option<Mark> {
        let Mention {
            kind, entity, form, ..
        } = self.found.mentions[mention];
        let named = matches!(form, Form::Name | Form::Nationality);
        let fits = kind == EntityKind::Place || self.knowledge.groups.follows(lemma);
        (named && fits).then_some(Mark::Entity(entity))
    }
}

#[cfg(test)]
mod tests {
    use crate::annotation::{Annotations, EntityKind, Form, Mention};
    use crate::knowledge::Knowledge;
    use crate::model::{Tree, TreeWord};
    use crate::stage::coref::described::Phrases;
    use crate::text::{Document, Span};

    /// What the groups of a sentence are called; every word is given with its part of speech, head (from 1) and relation, and `names` are
    /// its names.
    fn groups(words: &[(&str, &str, usize, &str)], names: &[(&str, EntityKind)]) -> Vec<String> {
        let text: Vec<&str> = words.iter().map(|word| word.0).collect();
        let document = Document::new("a", text.join(" "));
        let tree = words.iter().map(|&(_, upos, head, relation)| TreeWord {
            head: head.checked_sub(1),
            relation: relation.into(),
            upos: upos.into(),
        });
        let tree = Tree::new(tree.collect());
        let mention = |(entity, (name, kind)): (usize, &(&str, EntityKind))| {
            let start = document.text().find(name).unwrap();
            Mention {
                span: Span::new(start, start + name.len()),
                kind: *kind,
                form: Form::Name,
                entity,
                confidence: 0.9,
            }
        };
        let found = Annotations {
            mentions: names.iter().enumerate().map(mention).collect(),
            ..Annotations::default()
        };
        let sentence = &document.sentences()[0];
        let phrases = Phrases::new(&document, sentence, &tree, &found, Knowledge::builtin());
        let all = (0..words.len()).filter_map(|word| phrases.group(word));
        all.map(|group| group.name).collect()
    }

    #[test]
    fn before_and_behind_the_noun() {
        let place = EntityKind::Place;
        let before = [
            ("Forty", "NUM", 3, "nummod"),
            ("Córdoba", "PROPN", 3, "compound"),
            ("rebels", "NOUN", 4, "nsubj"),
            ("fled", "VERB", 0, "root"),
        ];
        assert_eq!(groups(&before, &[("Córdoba", place)]), ["Córdoba rebels"]);
        let behind = [
            ("Rebels", "NOUN", 4, "nsubj"),
            ("in", "ADP", 3, "case"),
            ("Darfur", "PROPN", 1, "nmod"),
            ("fled", "VERB", 0, "root"),
        ];
        assert_eq!(groups(&behind, &[("Darfur", place)]), ["rebels in Darfur"]);
    }

    #[test]
    fn who_acts_for_somebody_is_no_group() {
        let fighters = [
            ("Hamas", "PROPN", 2, "compound"),
            ("fighters", "NOUN", 3, "nsubj"),
            ("fled", "VERB", 0, "root"),
        ];
        assert!(groups(&fighters, &[("Hamas", EntityKind::Organization)]).is_empty());
        let troops = [
            ("Kenyan", "ADJ", 2, "amod"),
            ("troops", "NOUN", 3, "nsubj"),
            ("fled", "VERB", 0, "root"),
        ];
        assert!(groups(&troops, &[("Kenyan", EntityKind::Place)]).is_empty());
    }

    #[test]
    fn followers_of_anybody_and_peoples() {
        let followers = [
            ("supporters", "NOUN", 5, "nsubj"),
            ("of", "ADP", 4, "case"),
            ("Ana", "PROPN", 1, "nmod"),
            ("Roe", "PROPN", 3, "flat"),
            ("fled", "VERB", 0, "root"),
        ];
        let named = groups(&followers, &[("Ana Roe", EntityKind::Person)]);
        assert_eq!(named, ["supporters of Ana Roe"]);
        let people = [
            ("Iraqi", "ADJ", 2, "amod"),
            ("Kurds", "PROPN", 3, "nsubj"),
            ("fled", "VERB", 0, "root"),
        ];
        assert_eq!(groups(&people, &[]), ["Iraqi Kurds"]);
    }
}
