//! What a document says around an entity's names: who and where it is, apart from its name.

use std::collections::BTreeSet;

use crate::annotation::{Annotations, EntityKind, Form};
use crate::text::{Document, Span};

/// Words before a name that may be its title, and behind a name that may say more of it.
const REACH: usize = 6;
/// Words of an apposition that are looked at.
const APPOSITION: usize = 12;

/// Words that end a title or say nothing.
const FUNCTION_WORDS: [&str; 62] = [
    "a", "about", "after", "against", "all", "also", "an", "and", "are", "as", "at", "be", "been",
    "before", "between", "but", "by", "called", "for", "from", "had", "has", "have", "in", "into",
    "is", "it", "its", "like", "more", "not", "on", "or", "other", "over", "said", "say", "says",
    "such", "than", "that", "the", "their", "them", "then", "there", "they", "this", "to", "told",
    "under", "was", "were", "when", "where", "which", "while", "who", "whom", "whose", "will",
    "with",
];

/// What stands around the names of one entity in one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Clues {
    /// How often "he" means it.
    pub(crate) he: usize,
    /// How often "she" means it.
    pub(crate) she: usize,
    /// Words that say what it is: titles, appositions, descriptions. Lower case, sorted, joined by blanks.
    pub(crate) titles: String,
    /// Other words near its names, likewise.
    pub(crate) words: String,
    /// The entities that stand beside its names as where or whose it is, sorted.
    pub(crate) beside: Vec<u32>,
}

/// A document's words, each with the mention that it belongs to.
#[derive(Debug)]
pub(crate) struct Surroundings<'d> {
    text: &'d str,
    words: &'d [Span],
    found: &'d Annotations,
    /// For every word the name or nationality that it is part of.
    mentions: Vec<Option<usize>>,
    /// For every word the number of its sentence.
    sentences: Vec<usize>,
}

impl<'d> Surroundings<'d> {
    pub(crate) fn new(document: &'d Document, found: &'d Annotations) -> Self {
        let words = document.words();
        let mut sentences = vec![usize::MAX; words.len()];
        for (number, sentence) in document.sentences().iter().enumerate() {
            for word in sentence.words.clone() {
                if let Some(own) = sentences.get_mut(word) {
                    *own = number;
                }
            }
        }
        let mut surroundings = Self {
            text: document.text(),
            words,
            found,
            mentions: vec![None; words.len()],
            sentences,
        };
        for (index, mention) in found.mentions.iter().enumerate() {
            if matches!(mention.form, Form::Name | Form::Nationality) {
                for word in surroundings.covered(mention.span) {
                    surroundings.mentions[word].get_or_insert(index);
                }
            }
        }
        surroundings
    }

    /// What stands around the names of an entity.
    pub(crate) fn clues(&self, entity: usize) -> Clues {
        let mut gathered = Gathered::default();
        for &index in &self.found.entities[entity].mentions {
            let Some(mention) = self.found.mentions.get(index) else {
                continue;
            };
            match mention.form {
                Form::Name => {
                    self.before(mention.span, entity, &mut gathered);
                    self.behind(mention.span, entity, &mut gathered);
                }
                Form::Nominal => gathered.title(self.slice(mention.span)),
                Form::Pronoun => gathered.pronoun(self.slice(mention.span)),
                Form::Nationality | Form::Group => {}
            }
        }
        gathered.into_clues(entity)
    }

    /// The indices of the words that a span covers.
    fn covered(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.words.partition_point(|word| word.end <= span.start);
        let end = self.words.partition_point(|word| word.start < span.end);
        first..end.max(first)
    }

    fn slice(&self, span: Span) -> &'d str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn word(&self, index: usize) -> &'d str {
        self.words.get(index).map_or("", |span| self.slice(*span))
    }

    /// The entity and kind of the mention that a word belongs to.
    fn other(&self, word: usize, own: usize) -> Option<(usize, EntityKind, Form)> {
        let mention = self.mentions.get(word).copied().flatten()?;
        let mention = self.found.mentions.get(mention)?;
        (mention.entity != own).then_some((mention.entity, mention.kind, mention.form))
    }

    /// Reads the title before a name, and whose it is: "Ghanaian Finance Minister", "Kenya's".
    fn before(&self, span: Span, own: usize, gathered: &mut Gathered) {
        let first = self.covered(span).start;
        let Some(&sentence) = self.sentences.get(first) else {
            return;
        };
        let (mut capitals, mut possessive) = (true, false);
        for at in (0..first).rev().take(REACH) {
            let word = self.word(at);
            if self.sentences[at] != sentence || is_stop(word) {
                break;
            }
            if let Some((entity, kind, form)) = self.other(at, own) {
                let whose = form == Form::Nationality || possessive || capitals;
                if whose && (kind == EntityKind::Place || possessive || at + 1 == first) {
                    gathered.beside.insert(entity);
                }
                break;
            }
            possessive = is_possessive(word);
            if !possessive {
                capitals &= word.starts_with(char::is_uppercase);
                gathered.title(word);
            }
        }
    }

    /// Reads what follows a name: "of Kenya", ", Georgia", ", an economist at Banco Levante".
    fn behind(&self, span: Span, own: usize, gathered: &mut Gathered) {
        let next = self.covered(span).end;
        let Some(last) = next.checked_sub(1) else {
            return;
        };
        let sentence = self.sentences[last];
        let inside = |at: &usize| self.sentences.get(*at) == Some(&sentence);
        let mut rest = (next..).take_while(inside).peekable();
        match rest.peek().map(|&at| self.word(at)) {
            Some("of" | "in" | "at") => {
                let at = next + 1 + usize::from(self.word(next + 1) == "the");
                if let Some((entity, ..)) = self.other(at, own).filter(|_| inside(&at)) {
                    gathered.beside.insert(entity);
                }
            }
            Some("," | "(") => {
                let rest = rest.skip(1).take(APPOSITION);
                self.apposition(rest, own, gathered);
            }
            _ => {
                let words = rest.take(REACH).map(|at| (at, self.word(at)));
                for (_, word) in words
                    .take_while(|(_, word)| !is_mark(word))
                    .filter(|(at, _)| self.mentions[*at].is_none())
                {
                    gathered.word(word);
                }
            }
        }
    }

    fn apposition(&self, words: impl Iterator<Item = usize>, own: usize, gathered: &mut Gathered) {
        let mut head = true;
        for (step, at) in words.enumerate() {
            let word = self.word(at);
            if is_mark(word) {
                break;
            }
            match self.other(at, own) {
                Some((_, kind, _)) if step == 0 && kind != EntityKind::Place => break,
                Some((entity, ..)) => {
                    gathered.beside.insert(entity);
                    head = step == 0;
                }
                None if is_possessive(word) || word == "the" || word == "a" || word == "an" => {}
                None if is_stop(word) => head = false,
                None if head => gathered.title(word),
                None => gathered.word(word),
            }
        }
    }
}

/// Clues while they are gathered.
#[derive(Debug, Default)]
struct Gathered {
    clues: Clues,
    titles: BTreeSet<String>,
    words: BTreeSet<String>,
    beside: BTreeSet<usize>,
}

impl Gathered {
    fn title(&mut self, text: &str) {
        self.titles.extend(content(text, 2));
    }

    fn word(&mut self, text: &str) {
        self.words.extend(content(text, 4));
    }

    fn pronoun(&mut self, text: &str) {
        match text.to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => self.clues.he += 1,
            "she" | "her" | "hers" | "herself" => self.clues.she += 1,
            _ => {}
        }
    }

    fn into_clues(self, own: usize) -> Clues {
        let join = |words: BTreeSet<String>| words.into_iter().collect::<Vec<_>>().join(" ");
        let beside = self.beside.into_iter().filter(|&entity| entity != own);
        Clues {
            titles: join(self.titles),
            words: join(self.words),
            beside: beside.map(|entity| entity as u32).collect(),
            ..self.clues
        }
    }
}

/// The words of at least so many letters that say something.
fn content(text: &str, least: usize) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| c.is_whitespace() || c == '/');
    words.filter_map(move |word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word.to_lowercase();
        let letters =
            word.chars().count() >= least && word.chars().all(|c| c.is_alphabetic() || c == '-');
        (letters && !is_stop(&word)).then_some(word)
    })
}

fn is_stop(word: &str) -> bool {
    is_mark(word) || FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
}

fn is_mark(word: &str) -> bool {
    !is_possessive(word) && !word.chars().any(char::is_alphanumeric)
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’" | "'S")
}

#[cfg(test)]
mod tests {
    use crate::graph::clues::Surroundings;
    use crate::graph::testing::Article;

    #[test]
    fn titles_places_and_appositions() {
        let text = "Ghana's Finance Minister David Mensah met the coach Carla Jennings, a former striker from Brazil, in Rome, Georgia.";
        let article = Article::new("a", text)
            .person(&["David Mensah"])
            .person(&["Carla Jennings"])
            .place(&["Ghana"])
            .place(&["Brazil"])
            .place(&["Rome"])
            .place(&["Georgia"]);
        article.edit(|_| ()).examine(|document, found| {
            let around = Surroundings::new(document, found);
            let clues: Vec<_> = (0..6).map(|entity| around.clues(entity)).collect();
            assert_eq!(clues[0].titles, "finance minister");
            assert_eq!(clues[0].beside, [2]);
            assert_eq!(clues[1].titles, "coach former striker");
            assert_eq!(clues[1].beside, [3]);
            assert_eq!(clues[4].beside, [5]);
        });
    }

    #[test]
    fn anything_can_stand_around_a_name() {
        for text in [
            "Okafor",
            "Okafor's",
            ", Okafor (",
            "Okafor of",
            "🙂 Okafor, 🙂",
        ] {
            let article = Article::new("a", text).person(&["Okafor"]);
            article.examine(|document, found| {
                assert!(
                    Surroundings::new(document, found)
                        .clues(0)
                        .beside
                        .is_empty()
                );
            });
        }
    }
}
