//! Offices that several hold, and bodies that titles in a row share: "its members include A and B", "Pharmex chair A and chief
//! executive B".

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// "a delegation led by A": who leads people without a name acts with them. Of bodies ("a union led by A") only a body or
    /// country does so.
    pub(crate) fn led_by(&self, noun: usize) -> Vec<Actor> {
        let (nouns, lemma) = (&self.knowledge.nouns, self.lemma(noun));
        let people = self.knowledge.groups.people(&lemma)
            || nouns.representative(&lemma)
            || nouns.office(&lemma).is_some();
        let led = self
            .tree
            .dependents(noun, "acl")
            .find(|&verb| self.is_passive(verb) && self.knowledge.cues.leads(&self.lemma(verb)));
        let Some(verb) = led.filter(|_| people || nouns.body(&lemma)) else {
            return Vec::new();
        };
        // The leader's phrase may hang on the noun.
        let behind = [verb, noun].into_iter().flat_map(|word| {
            let by = self.prepositional(word, &["by".to_owned()]);
            by.into_keys().filter(|&phrase| phrase > verb)
        });
        let leaders = behind.flat_map(|phrase| self.named_in_list(phrase));
        leaders
            .filter(|actor| people || !self.is_person(actor.mention))
            .collect()
    }

    /// Whether nobody but its leaders is known to act where a noun does.
    pub(crate) fn acts_by_leaders(&self, noun: usize) -> bool {
        let leaders = self.led_by(noun);
        !leaders.is_empty() && self.actors(noun) == leaders
    }

    /// "the shareholders of B include A": the office that a plural noun names, of all who are listed.
    pub(crate) fn memberships(&self, noun: usize) -> Vec<Candidate> {
        let subject = self.tree.plain_relation(noun) == "nsubj";
        let verb = self.tree.head(noun).filter(|_| subject);
        let Some(verb) = verb.filter(|&verb| self.lemma(verb) == "include") else {
            return Vec::new();
        };
        let Some(office) = self.office_of(noun) else {
            return Vec::new();
        };
        let objects = self.tree.dependents(verb, "obj");
        let listed = objects.flat_map(|object| self.with_conjuncts(object));
        let holders = listed.flat_map(|word| self.actors(word));
        let mut seen = Vec::new();
        let mut found = Vec::new();
        for holder in holders.map(|actor| actor.mention) {
            if seen.contains(&holder) || self.mentions[holder].form == Form::Nationality {
                continue;
            }
            seen.push(holder);
            let bodies = self.bodies(noun, holder, office).into_iter();
            found.extend(bodies.map(|body| self.affiliation(noun, office, holder, body)));
        }
        found
    }

    /// "Pharmex chair A and chief executive B": a title in small letters right behind "and" and a titled name is held at the
    /// same body.
    pub(crate) fn shared_bodies(&self, noun: usize) -> Vec<usize> {
        let small = self.word(noun).starts_with(char::is_lowercase);
        let first = self.title_words(noun).first().copied().unwrap_or(noun);
        let and = first
            .checked_sub(1)
            .filter(|&and| small && matches!(&*self.lower(and), "and" | ","));
        let before = and.and_then(|and| and.checked_sub(1));
        let Some(person) = before.and_then(|word| self.person_at(word)) else {
            return Vec::new();
        };
        let title = self.words_of(person).start.checked_sub(1);
        let Some((title, office)) = title.and_then(|t| Some((t, self.office_of(t)?))) else {
            return Vec::new();
        };
        let mut bodies = self.bodies(title, person, office);
        bodies.retain(|&body| self.mentions[body].kind == EntityKind::Organization);
        bodies
    }
}
