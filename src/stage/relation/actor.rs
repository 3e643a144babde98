//! From the head word of an argument to the mentions that act.

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// A mention that takes part in an event, itself or through a representative.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Actor {
    /// The mention.
    pub(crate) mention: usize,
    /// The representative noun that acts for it: "officials".
    pub(crate) via: Option<Span>,
}

/// Lists longer than this are cut: every pair of a list would be a tie.
const MOST_ACTORS: usize = 24;

impl Reading<'_> {
    /// The actors behind an argument's head word, conjuncts included.
    pub(crate) fn actors(&self, word: usize) -> Vec<Actor> {
        let mut found = Vec::new();
        for head in self.with_conjuncts(word) {
            for actor in self.own_actors(head) {
                if !found.iter().any(|a: &Actor| a.mention == actor.mention) {
                    found.push(actor);
                }
            }
        }
        found.truncate(MOST_ACTORS);
        found
    }

    /// The word and the words that are coordinated with it, wherever in its name the coordination hangs.
    fn with_conjuncts(&self, word: usize) -> Vec<usize> {
        let mut heads = vec![word];
        let mut next = 0;
        while next < heads.len() && heads.len() < MOST_ACTORS {
            let mut conjuncts: Vec<usize> = self.tree.dependents(heads[next], "conj").collect();
            for child in self.tree.children(heads[next]) {
                if matches!(self.tree.plain_relation(*child), "flat" | "appos") {
                    conjuncts.extend(self.tree.dependents(*child, "conj"));
                }
            }
            conjuncts.retain(|c| !heads.contains(c) && self.is_nominal(*c));
            heads.extend(conjuncts);
            next += 1;
        }
        heads
    }

    fn is_nominal(&self, word: usize) -> bool {
        matches!(self.tree.upos(word), "NOUN" | "PROPN" | "PRON" | "NUM" | "ADJ" | "X")
    }

    /// The actors of one noun phrase, without its conjuncts.
    fn own_actors(&self, word: usize) -> Vec<Actor> {
        if let Some(mention) = self.mention_at(word) {
            if self.mentions[mention].form == Form::Name {
                return self.named(word, mention);
            }
            return vec![Actor { mention, via: None }];
        }
        if !matches!(self.tree.upos(word), "NOUN" | "PROPN" | "ADJ") {
            return Vec::new();
        }
        if let Some(mention) = self.holder(word) {
            return vec![Actor { mention, via: None }];
        }
        if self.knowledge.nouns.representative(&self.lemma(word)) {
            let via = Some(self.span(word));
            return self.modifiers(word).into_iter().map(|mention| Actor { mention, via }).collect();
        }
        Vec::new()
    }

    /// A name is its own actor, unless it only modifies a person's name ("Reuters reporter Ann Roe") in the tree.
    fn named(&self, word: usize, mention: usize) -> Vec<Actor> {
        if self.mentions[mention].kind != EntityKind::Person {
            if let Some(person) = self.holder(word).filter(|&m| m != mention) {
                return vec![Actor { mention: person, via: None }];
            }
        }
        vec![Actor { mention, via: None }]
    }

    /// The person whom a title or description names: "minister" of "the minister, Kaja Kallas".
    pub(crate) fn holder(&self, word: usize) -> Option<usize> {
        let named = |child: &usize| {
            let relation = self.tree.relation(*child);
            let joins = matches!(self.tree.plain_relation(*child), "flat" | "appos")
                || matches!(relation, "nmod:desc" | "compound");
            let mention = self.mention_at(*child).filter(|_| joins)?;
            let is_person = self.mentions[mention].kind == EntityKind::Person;
            let outside = self.mention_at(word) != Some(mention);
            (is_person && outside).then_some(mention)
        };
        self.tree.children(word).iter().find_map(named)
    }

    /// The organizations and places that a representative noun belongs to: "Israeli", "of Kenya", "Hamas'".
    pub(crate) fn modifiers(&self, word: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for &child in self.tree.children(word) {
            let fits = match self.tree.relation(child) {
                "amod" | "compound" | "nmod:poss" | "nmod:desc" => true,
                "nmod" => matches!(self.preposition(child).as_deref(), Some("of" | "from" | "for")),
                _ => false,
            };
            if fits {
                found.extend(self.with_conjuncts(child).into_iter().filter_map(|w| self.body(w)));
            }
        }
        found.dedup();
        found
    }

    /// The mention at a word if it is a body or place that can be represented, or "the Lula administration"'s person.
    fn body(&self, word: usize) -> Option<usize> {
        self.mention_at(word)
    }
}
