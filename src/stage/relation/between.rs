//! Repairs of pairs and partners: "between A and B's minister C", "worked on aid with A".

use crate::knowledge::PartOfSpeech;
use crate::stage::relation::mend::Mender;
use crate::stage::relation::reading::is_possessive_mark;

impl Mender<'_> {
    /// "a meeting between A and B": the phrase belongs to the noun right before it, and "and" joins the two.
    pub(crate) fn between(&mut self, word: usize) {
        let opens = self.text[word] == "between" && self.relation(word) == "case";
        if !opens || word + 1 == self.words.len() {
            return;
        }
        let first = self.top_of_phrase(word + 1);
        if self.words[word].head.is_some_and(|head| head < word) {
            self.attach(word, first, "case");
        }
        let noun = word.checked_sub(1).filter(|&noun| self.is_between(noun));
        let astray = matches!(self.relation(first), "obl" | "obj");
        if let Some(noun) = noun.filter(|_| astray) {
            self.attach(first, noun, "nmod");
        }
        if let Some(second) = self.second_of(word) {
            self.join_pair(first, second, noun.is_some());
        }
    }

    /// "between Israeli and PLO officials": the word that a phrase hangs by, no verb.
    fn top_of_phrase(&self, start: usize) -> usize {
        let above = |&word: &usize| {
            let head = self.words[word].head.filter(|&head| head > word);
            head.filter(|&head| !self.is(head, &["VERB", "AUX"]))
        };
        let path = std::iter::successors(Some(start), above);
        path.last().unwrap_or(start)
    }

    /// Whether the lexicon knows a noun as something between two.
    fn is_between(&self, noun: usize) -> bool {
        let forms = [
            self.text[noun].clone(),
            self.knowledge.nouns.lemma(&self.text[noun]),
        ];
        let predicates = &self.knowledge.predicates;
        let rows = forms
            .iter()
            .flat_map(|form| predicates.find(form, PartOfSpeech::Noun, None));
        let slots = rows
            .into_iter()
            .flat_map(|row| row.sources.iter().chain(&row.targets));
        self.is(noun, &["NOUN"]) && slots.into_iter().any(|slot| slot == "between")
    }

    /// Joins the second of two to the first, where it hangs beside it or was taken for the subject of what follows.
    fn join_pair(&mut self, first: usize, second: usize, known: bool) {
        let own = second == first
            || self.words[second].head == Some(first)
            || self.ancestors(first).any(|above| above == second);
        let beside = self.words[second].head == self.words[first].head;
        let named = self.covering[first].is_some() && !self.has(first, "conj");
        let subject = self.relation(second).starts_with("nsubj") && known && named;
        if !own && (beside || subject) {
            self.attach(second, first, "conj");
        }
    }

    /// The head of the phrase behind "and" where that closes the phrase behind a preposition.
    fn second_of(&self, preposition: usize) -> Option<usize> {
        let (end, _) = self.whole_phrase(preposition + 1)?;
        if self.text[end] != "and" {
            return None;
        }
        self.whole_phrase(end + 1).map(|(_, noun)| noun)
    }

    /// The end and head of the noun phrase that begins at a word, with what its "'s" leads on to.
    fn whole_phrase(&self, first: usize) -> Option<(usize, usize)> {
        let (mut end, mut noun) = self.phrase_from(first)?;
        while is_possessive_mark(&self.text[end]) {
            (end, noun) = self.phrase_from(end + 1)?;
        }
        Some((end, noun))
    }

    /// "worked on aid with A and B": with whom something is done is no part of what it is done about.
    pub(crate) fn partner(&mut self, word: usize) {
        let topic = self.words[word].head;
        let topic = topic.filter(|&noun| noun < word && self.relation(word) == "nmod");
        let Some((topic, with)) = topic.zip(self.marked_by(word, &["with"])) else {
            return;
        };
        let verb = self.words[topic].head.filter(|&v| self.is(v, &["VERB"]));
        let about =
            self.relation(topic) == "obl" && self.marked_by(topic, &["on", "over"]).is_some();
        let Some(verb) = verb.filter(|_| about && !self.takes(topic, with)) else {
            return;
        };
        let other = |c: usize| self.marked_by(c, &["with"]).is_some();
        let lemma = self.knowledge.verbs.lemma(&self.text[verb]);
        let mut rows = self
            .knowledge
            .predicates
            .find(&lemma, PartOfSpeech::Verb, None);
        let takes = rows.any(|row| row.targets.iter().any(|target| target == "with"));
        if takes && !self.children(verb).any(other) {
            self.attach(word, verb, "obl");
        }
    }

    /// The preposition before a word where it is one of these.
    fn marked_by(&self, word: usize, prepositions: &[&str]) -> Option<usize> {
        let mut before = self
            .children(word)
            .filter(|&c| c < word && self.relation(c) == "case");
        before.find(|&c| prepositions.contains(&&*self.text[c]))
    }
}
