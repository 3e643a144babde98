//! The person or body whom a noun names: "minister" of "the minister, Kaja Kallas", "maker" of "lens maker Lumen Optics".

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The person whom a title or description names: "minister" of "the minister, Kaja Kallas" and of "Minister Kallas".
    pub(crate) fn holder(&self, word: usize) -> Option<usize> {
        let below = self.tree.children(word).iter().find_map(|&child| {
            let joins = match self.tree.relation(child) {
                "nmod:desc" => true,
                // "the Brennan administration" is not Brennan.
                "compound" => child > word,
                // "the head of the council Ann Roe": a name without a preposition of its own.
                "nmod" | "nmod:unmarked" => self.preposition(child).is_none() && child > word,
                _ => matches!(self.tree.plain_relation(child), "flat" | "appos"),
            };
            self.person_of(child).filter(|_| joins)
        });
        let above = || {
            let title = matches!(self.tree.relation(word), "nmod:desc" | "compound" | "flat");
            let title = title && !self.is_joined(word);
            self.tree
                .head(word)
                .filter(|_| title)
                .and_then(|head| self.person_at(head))
        };
        let own = self.mention_at(word);
        self.titled_person(word)
            .or(below)
            .or_else(above)
            .or_else(|| self.named_behind(word))
            .filter(|&person| own != Some(person))
    }

    /// "Varga and the Chilean president": a noun behind "and" is no title of the name before it, whatever the tree says.
    pub(crate) fn is_joined(&self, noun: usize) -> bool {
        let above = self.tree.head(noun).filter(|&above| above < noun);
        above.is_some() && self.tree.dependents(noun, "cc").any(|cc| cc < noun)
    }

    /// The name that a noun describes: "maker" of "lens maker Lumen Optics", "town" of "the town of Umm Dalil".
    pub(crate) fn described(&self, noun: usize) -> Option<usize> {
        if self.tree.upos(noun) != "NOUN" {
            return None;
        }
        let behind = || {
            let mention = self.mention_at(noun + 1)?;
            let head = self.head_of(mention);
            let above = self.tree.head(head);
            // "vouched for the teacher Aline Mutombo": noun and name may both hang on the verb.
            let beside = above.is_some() && above == self.tree.head(noun);
            let joined = beside || above == Some(noun) || self.tree.head(noun) == Some(head);
            let named = self.mentions[mention].form == Form::Name
                && self.words_of(mention).start == noun + 1;
            (named && joined).then_some(mention)
        };
        let place = || {
            let mut places = self.tree.dependents(noun, "nmod");
            places.find_map(|child| {
                let of = self.preposition(child).as_deref() == Some("of");
                let mention = self.mention_at(child).filter(|_| of)?;
                (self.mentions[mention].kind == EntityKind::Place).then_some(mention)
            })
        };
        let settled = self.knowledge.nouns.settlement(&self.lemma(noun));
        behind().or_else(|| settled.then(place).flatten())
    }

    /// The name beside which a noun stands between commas: "owner" of "its new owner, Lumen Optics", "dissident" of "Ana Roe,
    /// the dissident whom …".
    pub(crate) fn apposed(&self, noun: usize) -> Option<usize> {
        let named = |word: usize| {
            self.mention_at(word)
                .filter(|&m| self.mentions[m].form == Form::Name)
        };
        // "Bo Li, the security forces" is a list.
        let single = self.lower(noun) == self.lemma(noun);
        let below = || self.tree.dependents(noun, "appos").find_map(named);
        let above = || {
            let apposed = self.tree.relation(noun) == "appos";
            self.tree.head(noun).filter(|_| apposed).and_then(named)
        };
        below().or_else(above).filter(|_| single)
    }

    /// "President Kojo Asante-Mensah": an office right before a name, whatever the tree makes of it.
    fn titled_person(&self, word: usize) -> Option<usize> {
        let office = self.knowledge.nouns.office(&self.lower(word)).is_some();
        let person = self.person_at(word + 1).filter(|_| office)?;
        (self.words_of(person).start == word + 1).then_some(person)
    }

    /// "The treasurer of the society, Ana Roe, said": the person right behind the comma that ends the phrase of an office.
    pub(crate) fn named_behind_comma(&self, noun: usize) -> Option<usize> {
        let single = self.lower(noun) == self.lemma(noun) && self.preposition(noun).is_none();
        let comma = (noun + 1..self.tree.len()).find(|&w| self.text_at(w).as_deref() == Some(","));
        let inside = |comma: usize| (noun + 1..comma).all(|w| self.tree.is_under(w, noun));
        let comma = comma.filter(|&comma| single && inside(comma))?;
        let person = self.person_at(comma + 1)?;
        let head = self.head_of(person);
        let joined = self.tree.relation(head) == "conj";
        let shared = self.tree.head(head).is_some() && self.tree.head(head) == self.tree.head(noun);
        let beside = shared || self.tree.head(noun) == Some(head);
        let named = self.mentions[person].form == Form::Name;
        (named && beside && !joined).then_some(person)
    }

    /// The person at a word, or behind the honorific at it: "Mr" of "Mr Okafor".
    fn person_of(&self, word: usize) -> Option<usize> {
        let behind = || {
            self.tree
                .dependents(word, "flat")
                .find_map(|child| self.person_at(child))
        };
        self.person_at(word).or_else(behind)
    }

    pub(crate) fn is_person(&self, mention: usize) -> bool {
        self.mentions[mention].kind == EntityKind::Person
    }

    /// The person whose name covers a word.
    pub(crate) fn person_at(&self, word: usize) -> Option<usize> {
        self.mention_at(word)
            .filter(|&m| self.mentions[m].kind == EntityKind::Person)
    }
}
