//! The words of an office, and what a nationality before a name says.

use crate::annotation::{Class, EntityKind, Form, Modality};
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The office's own words: "foreign minister", "former deputy chief executive".
    pub(crate) fn title_words(&self, noun: usize) -> Vec<usize> {
        let mut words = vec![noun];
        for word in (0..noun).rev() {
            let near = words[words.len() - 1] == word + 1;
            let below = self
                .tree
                .head(word)
                .is_some_and(|h| words.contains(&h) || self.tree.head(noun) == Some(h));
            let fits =
                matches!(self.tree.upos(word), "NOUN" | "PROPN" | "ADJ") || self.word(word) == "-";
            let dated = self.dates.iter().any(|date| date.contains(self.span(word)));
            // "chief" of "chief executive", whatever the tree hangs it on.
            let pair = word + 1 == noun && self.is_pair(word);
            if !near || !(below || pair) || !fits || dated || self.mention_at(word).is_some() {
                break;
            }
            words.push(word);
        }
        words.reverse();
        words
    }

    /// Whether a word and the next are an office of two words: "chief executive".
    pub(crate) fn is_pair(&self, word: usize) -> bool {
        let (first, second) = (self.lower(word), self.lemma(word + 1));
        self.knowledge
            .nouns
            .office_of_two(&first, &second)
            .is_some()
    }

    /// The office that a noun names, as a role reads.
    pub(crate) fn role_of(&self, noun: usize) -> String {
        self.role_text(&self.title_words(noun))
    }

    /// The office with what it deals with: "minister for the Middle East".
    pub(crate) fn role_with_topic(&self, noun: usize, words: &[usize]) -> String {
        let role = self.role_text(words);
        let mut behind = self.tree.children(noun).iter().copied();
        let topic = behind.find(|&c| self.is_topic(noun, c) && self.mention_at(c).is_some());
        let phrase = topic.and_then(|topic| {
            let first = self.tree.dependents(topic, "case").next()?;
            let last = self.words_of(self.mention_at(topic)?).end;
            let own = first == noun + 1 && self.lower(first) == "for";
            own.then(|| self.document.slice(self.range_span(first..last)))
        });
        phrase.map_or(role.clone(), |phrase| format!("{role} {phrase}"))
    }

    pub(crate) fn role_text(&self, words: &[usize]) -> String {
        let former = |w: &&usize| self.knowledge.nouns.former(&self.lower(**w));
        let kept: Vec<usize> = words.iter().skip_while(former).copied().collect();
        let Some((&first, &last)) = kept.first().zip(kept.last()) else {
            return String::new();
        };
        let text = self.document.slice(self.range_span(first..last + 1));
        let shout = |word: &str| {
            word.chars()
                .filter(|c| c.is_alphabetic())
                .all(char::is_uppercase)
        };
        let lower = |word: &str| {
            if shout(word) {
                word.to_owned()
            } else {
                word.to_lowercase()
            }
        };
        text.split_whitespace()
            .map(lower)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// "finance chief", "head of research": the head of a part.
    pub(crate) fn is_branch(&self, noun: usize, title: &[usize]) -> bool {
        let branch = |w: usize| self.knowledge.nouns.branch(&self.lemma(w));
        let of = self.tree.dependents(noun, "nmod").find(|&c| {
            self.preposition(c).as_deref() == Some("of") && self.mention_at(c).is_none()
        });
        let said = title.iter().any(|&w| w < noun && branch(w));
        said || of.is_some_and(branch)
    }

    /// "was a member until 2019", "until June deputy mayor of B", "resigned his leadership".
    pub(crate) fn ended(&self, noun: usize) -> bool {
        if self.is_resigned(noun) {
            return true;
        }
        let first = self.title_words(noun).first().copied().unwrap_or(noun);
        let until = |w: usize| matches!(self.lower(w).as_str(), "until" | "till");
        let dated = |w: usize| self.dates.iter().any(|date| date.contains(self.span(w)));
        if first.checked_sub(2).is_some_and(until) && dated(first - 1) {
            return true;
        }
        let mut copulas = self.tree.dependents(noun, "cop");
        let past = copulas.any(|c| matches!(self.lower(c).as_str(), "was" | "were"));
        let mut phrases = self.tree.children(noun).iter();
        past && phrases.any(|&c| matches!(self.preposition(c).as_deref(), Some("until" | "till")))
    }

    /// "resigned his leadership", "stepped down as chairman", but not "will resign as chairman".
    fn is_resigned(&self, office: usize) -> bool {
        let cues = &self.knowledge.cues;
        let slot = match self.tree.plain_relation(office) {
            "obj" => true,
            "obl" => matches!(self.preposition(office).as_deref(), Some("as" | "from")),
            _ => false,
        };
        let left = |verb: &usize| {
            let phrase = self.phrasal(*verb).unwrap_or_else(|| self.lemma(*verb));
            self.tree.upos(*verb) == "VERB" && cues.leaves(&phrase)
        };
        let verb = self.tree.head(office).filter(left).filter(|_| slot);
        verb.is_some_and(|verb| self.status(verb, None).modality == Modality::Actual)
    }

    /// Whether such a word ("former", "deputy") stands before the office, on it or on the holder's name.
    pub(crate) fn is_titled(
        &self,
        noun: usize,
        holder: usize,
        such: impl Fn(&str) -> bool,
    ) -> bool {
        let own = self.tree.children(noun).iter();
        let mut near = own.chain(self.tree.children(self.head_of(holder)));
        near.any(|&w| w < noun && such(&self.lower(w)))
    }

    /// "Greek shipowner A": a nationality before a person's name, where no office explains it.
    pub(crate) fn citizenship(&self, person: usize) -> Option<Candidate> {
        if self.mentions[person].kind != EntityKind::Person {
            return None;
        }
        let head = self.head_of(person);
        let title = self.tree.children(head).iter().copied().find(|&c| {
            self.tree.upos(c) == "NOUN"
                && matches!(self.tree.relation(c), "nmod:desc" | "compound" | "appos")
        });
        let above = || {
            let noun = self.tree.head(head)?;
            (noun + 1 == self.words_of(person).start && self.tree.upos(noun) == "NOUN")
                .then_some(noun)
        };
        // "the Somali student A" does not study at Somalia.
        let explained = |t: usize| {
            self.office_of(t)
                .is_some_and(|office| office.relation != "studied at")
        };
        let title = title
            .or_else(above)
            .filter(|&t| !explained(t) && !self.knowledge.nouns.representative(&self.lemma(t)))?;
        let near = self
            .tree
            .children(title)
            .iter()
            .chain(self.tree.children(head));
        let country = near.copied().find_map(|c| {
            let mention = self
                .mention_at(c)
                .filter(|_| self.tree.relation(c) == "amod")?;
            (self.mentions[mention].form == Form::Nationality).then_some(mention)
        })?;
        let said = (title, self.span(title));
        let citizen = ("citizen of", Class::Affiliation);
        Some(Candidate {
            role: Some(self.role_of(title)),
            ..Candidate::stated((person, country), citizen, said)
        })
    }
}
