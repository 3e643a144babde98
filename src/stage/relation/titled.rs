//! Repairs around titles: "A, acting chairman of B", "US Under Secretary A", "Prime Minister A of B".

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};

impl Mender<'_> {
    /// "A, acting chairman of B": what says how somebody holds an office is no verb.
    pub(crate) fn acting(&mut self, word: usize) {
        let nouns = &self.knowledge.nouns;
        let own = nouns.deputy(&self.text[word]) || nouns.temporary(&self.text[word]);
        let lesser = own && self.is(word, &["VERB", "ADP"]);
        let noun = word + 1;
        let office = self.is(noun, &["NOUN", "PROPN"])
            && nouns.office(&nouns.lemma(&self.text[noun])).is_some();
        if !lesser || !office || self.covering[word].is_some() || self.covering[noun].is_some() {
            return;
        }
        self.words[word].upos = "ADJ".into();
        let name = word
            .checked_sub(2)
            .filter(|_| self.text[word - 1] == ",")
            .and_then(|before| self.head_of(self.covering[before]?));
        if let Some(name) = name {
            self.attach(noun, name, "appos");
        } else {
            self.release(noun, word);
        }
        self.attach(word, noun, "amod");
    }

    /// "met US Under Secretary A": a body or country right before a title is its holder's, who is met.
    pub(crate) fn body_of_title(&mut self, word: usize) {
        let Some(person) = self.titled_behind(word) else {
            return;
        };
        let shared = self.words[word].head == self.words[person].head;
        if shared && matches!(self.relation(word), "obj" | "iobj" | "obl") {
            self.attach(word, person, "compound");
        }
    }

    /// The head of the person's name that stands with a title right behind a body's or country's.
    fn titled_behind(&self, word: usize) -> Option<usize> {
        let own = self.covering[word].filter(|&m| self.mentions[m].kind != EntityKind::Person)?;
        let first = (word..self.words.len()).find(|&w| self.covering[w] != Some(own))?;
        let limit = self.words.len().min(first + LONGEST_PHRASE);
        let title =
            |w: &usize| self.covering[*w].is_none() && self.is(*w, &["NOUN", "PROPN", "ADJ"]);
        let end = (first..limit)
            .find(|w| !title(w))
            .filter(|&end| end > first)?;
        let nouns = &self.knowledge.nouns;
        nouns.office(&nouns.lemma(&self.text[end - 1]))?;
        self.head_of(self.person_from(end)?)
    }

    /// The person whose name begins at a word.
    fn person_from(&self, word: usize) -> Option<usize> {
        let own = self.covering.get(word).copied().flatten()?;
        let begins = word == 0 || self.covering[word - 1] != Some(own);
        let person = self.mentions[own].kind == EntityKind::Person;
        (begins && person && self.mentions[own].form == Form::Name).then_some(own)
    }

    /// "Prime Minister A of B": what follows a name with a title before it is the holder's.
    pub(crate) fn of_titled(&mut self, word: usize) {
        let of = self
            .children(word)
            .find(|&c| c < word && self.text[c] == "of");
        let named = self.covering[word].is_some() && self.relation(word) == "nmod";
        let Some(last) = of.filter(|_| named).and_then(|of| of.checked_sub(1)) else {
            return;
        };
        let Some(person) = self.covering[last].filter(|&m| {
            self.mentions[m].kind == EntityKind::Person && self.mentions[m].form == Form::Name
        }) else {
            return;
        };
        let start = (0..=last)
            .rev()
            .take_while(|&w| self.covering[w] == Some(person))
            .last();
        let title = start.and_then(|start| start.checked_sub(1));
        let nouns = &self.knowledge.nouns;
        let office = |w: usize| nouns.office(&nouns.lemma(&self.text[w])).is_some();
        let above = self.words[word].head;
        let beyond = above.is_some_and(|above| self.covering[above] != Some(person));
        if beyond
            && title.is_some_and(|t| office(t) && above != Some(t))
            && let Some(head) = self.head_of(person)
        {
            self.attach(word, head, "nmod");
        }
    }
}
