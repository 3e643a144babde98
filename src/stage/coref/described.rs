//! Noun phrases that describe a group of people: the noun, and what tells the group from others.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::annotation::{Annotations, Form};
use crate::knowledge::Knowledge;
use crate::model::Tree;
use crate::stage::coref::marks::Mark;
use crate::text::{Document, Sentence, Span};

/// Groups of one noun and with the same marks are one.
pub(crate) type Key = (String, BTreeSet<Mark>);

/// A description of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) key: Key,
    /// Its words up to the noun.
    pub(crate) span: Span,
    /// What the group may be called by.
    pub(crate) name: String,
    /// Whether it is the subject of a verb.
    pub(crate) subject: bool,
}

/// The noun phrases of a sentence.
#[derive(Debug)]
pub(crate) struct Phrases<'s> {
    pub(crate) document: &'s Document,
    pub(crate) sentence: &'s Sentence,
    pub(crate) tree: &'s Tree,
    pub(crate) found: &'s Annotations,
    pub(crate) knowledge: &'s Knowledge,
    /// For every word the mention that covers it; of a description only its last word.
    pub(crate) covering: Vec<Option<usize>>,
}

impl<'s> Phrases<'s> {
    pub(crate) fn new(
        document: &'s Document,
        sentence: &'s Sentence,
        tree: &'s Tree,
        found: &'s Annotations,
        knowledge: &'s Knowledge,
    ) -> Self {
        let mut covering = vec![None; tree.len()];
        let words = &document.words()[sentence.words.clone()];
        let first = found
            .mentions
            .partition_point(|m| m.span.end <= sentence.span.start);
        let own = found.mentions.iter().enumerate().skip(first);
        for (index, mention) in own.take_while(|(_, m)| m.span.start < sentence.span.end) {
            let from = words.partition_point(|word| word.end <= mention.span.start);
            let to = words.partition_point(|word| word.start < mention.span.end);
            let named = matches!(mention.form, Form::Name | Form::Nationality);
            let from = if named { from } else { to.saturating_sub(1) };
            covering[from..to].fill(Some(index));
        }
        Self {
            document,
            sentence,
            tree,
            found,
            knowledge,
            covering,
        }
    }

    /// The group that a noun and the words on it describe; without any mark where that is "the rebels".
    pub(crate) fn group(&self, noun: usize) -> Option<Described> {
        let lemma = self.noun(noun).filter(|_| self.stands(noun))?;
        let (mut first, mut marks) = self.marks_before(noun, &lemma)?;
        // "Kenyan officials" act for Kenya, "Kurdish officials" for no state.
        let owned = marks.iter().any(|mark| matches!(mark, Mark::Entity(_)));
        if self.is_agent(&lemma) && (owned || marks.is_empty()) {
            return None;
        }
        let behind = || self.mark_behind(noun, &lemma);
        let behind = if marks.is_empty() { behind() } else { None };
        if let Some((_, mark)) = &behind {
            first = self.against(noun).unwrap_or(noun);
            marks.insert(mark.clone());
        }
        if marks.is_empty() && !self.is_definite(noun) {
            return None;
        }
        Some(Described {
            key: (lemma, marks),
            span: self.whole(first).cover(self.span(noun)),
            name: self.name(first..noun + 1, behind.map(|(place, _)| place)),
            subject: self.tree.plain_relation(noun) == "nsubj",
        })
    }

    /// "They" at the start of the sentence, as the subject of a verb, where nobody is known to be meant.
    pub(crate) fn they(&self) -> Option<Span> {
        let opens = !self.tree.is_empty()
            && self.lower(0) == "they"
            && self.tree.plain_relation(0) == "nsubj"
            && self.covering[0].is_none();
        opens.then(|| self.span(0))
    }

    /// What the noun is looked up by, where it means a group: "rebel" of "rebels" and of "rebel leaders", "kurd" of "Kurds".
    fn noun(&self, noun: usize) -> Option<String> {
        let Knowledge { groups, nouns, .. } = self.knowledge;
        if !matches!(self.tree.upos(noun), "NOUN" | "PROPN") || self.covering[noun].is_some() {
            return None;
        }
        let text = self.lower(noun);
        let lemma = nouns.lemma(&text);
        let several = text != lemma;
        let led = groups.led(&lemma);
        if let Some(word) = led.then(|| self.against(noun)).flatten() {
            return Some(nouns.lemma(&self.lower(word)));
        }
        let people =
            groups.people(&lemma) || self.is_agent(&lemma) || self.knowledge.occupation(&lemma);
        if groups.body(&lemma) || (several && (people || self.is_kin(noun))) {
            return Some(lemma);
        }
        groups.of_people(&text).filter(|_| several)
    }

    /// Whether such people act for the state or body that they are of.
    fn is_agent(&self, lemma: &str) -> bool {
        let Knowledge { groups, nouns, .. } = self.knowledge;
        let own = nouns.irregular(lemma) && groups.people(lemma);
        nouns.representative(lemma) && !own
    }

    /// The word that sets a group against the state: "rebel" of "rebel leaders".
    fn against(&self, noun: usize) -> Option<usize> {
        let Knowledge { groups, nouns, .. } = self.knowledge;
        self.modifiers(noun).find(|&word| {
            let word = nouns.lemma(&self.lower(word));
            nouns.irregular(&word) && (groups.people(&word) || groups.body(&word))
        })
    }

    /// Whether the noun is no modifier, title, apposition or attribute of another, and has no name of its own ("the
    /// separatist group ETA").
    fn stands(&self, noun: usize) -> bool {
        let attribute = self.tree.relation(noun) == "nmod:desc"
            || matches!(
                self.tree.plain_relation(noun),
                "compound" | "flat" | "amod" | "appos"
            );
        let mut children = self.tree.children(noun).iter();
        let named = children.any(|&child| match self.tree.plain_relation(child) {
            "cop" | "flat" => true,
            "appos" | "compound" => child > noun && self.covering[child].is_some(),
            _ => false,
        });
        let behind = self.covering.get(noun + 1).copied().flatten();
        let called = behind.is_some_and(|m| self.found.mentions[m].form == Form::Name);
        !attribute && !named && !called
    }

    /// The adjectives and nouns right before a noun that belong to it.
    pub(crate) fn modifiers(&self, noun: usize) -> Range<usize> {
        let belongs = |&word: &usize| {
            let part = matches!(self.tree.upos(word), "ADJ" | "NOUN" | "PROPN" | "PART");
            // "Israeli settlers", "Hutu militants": whatever the tree hangs it on.
            let named = self.covering[word].map(|m| self.found.mentions[m].form);
            let own = named == Some(Form::Nationality)
                || (named.is_none() && self.people(word).is_some());
            (part || self.text(word) == "-") && (own || self.tree.is_under(word, noun))
        };
        let first = (0..noun).rev().take_while(belongs).last();
        first.unwrap_or(noun)..noun
    }

    /// The preposition before a name, which may hang on any of its words.
    pub(crate) fn case(&self, word: usize) -> Option<String> {
        let parts = self.tree.dependents(word, "flat");
        let mut words = std::iter::once(word).chain(parts);
        let case = words.find_map(|word| self.tree.dependents(word, "case").next())?;
        Some(self.lower(case))
    }

    /// Whether a noun stands with "the" and no other word of its own.
    fn is_definite(&self, noun: usize) -> bool {
        let children = self.tree.children(noun).iter();
        let own = children.filter(|&&child| {
            let outside = matches!(self.tree.plain_relation(child), "case" | "cc" | "punct");
            child < noun && !outside
        });
        let words: Vec<String> = own.map(|&child| self.lower(child)).collect();
        matches!(words.as_slice(), [only] if matches!(&**only, "the" | "these" | "those"))
    }

    /// "Afghan rebels", "opposition groups in Zimbabwe": without the capital letter that only opens a sentence, and without titles.
    fn name(&self, words: Range<usize>, behind: Option<usize>) -> String {
        let span = self.whole(words.start).cover(self.span(words.end - 1));
        let text = self.document.slice(span);
        let mut name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let common = words.start == 0
            && matches!(self.tree.upos(words.start), "NOUN" | "ADJ")
            && self.covering[words.start].is_none()
            && self.people(words.start).is_none()
            && self.called_after(words.start, &BTreeSet::new()).is_none();
        if let Some(opening) = name.get_mut(..1).filter(|_| common) {
            opening.make_ascii_lowercase();
        }
        let Some(place) = behind else { return name };
        let mut whole = self.document.slice(self.whole(place)).to_owned();
        let start = self.whole(place).start;
        let the = |&child: &usize| self.lower(child) == "the" && self.span(child).end < start;
        if self.tree.children(place).iter().any(the) {
            whole.insert_str(0, "the ");
        }
        let case = self.case(place).unwrap_or_default();
        format!("{name} {case} {whole}")
    }

    /// A word, or the whole name that covers it.
    fn whole(&self, word: usize) -> Span {
        let name = self.covering[word].map(|mention| &self.found.mentions[mention]);
        name.map_or(self.span(word), |name| name.span.cover(self.span(word)))
    }

    pub(crate) fn span(&self, word: usize) -> Span {
        self.document.words()[self.sentence.words.start + word]
    }

    pub(crate) fn text(&self, word: usize) -> &'s str {
        self.document.slice(self.span(word))
    }

    pub(crate) fn lower(&self, word: usize) -> String {
        self.text(word).to_lowercase()
    }
}
