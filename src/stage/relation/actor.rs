//! From the head word of an argument to the mentions that act.

use crate::annotation::{EntityKind, Form, Mention};
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

impl From<usize> for Actor {
    /// Who acts itself.
    fn from(mention: usize) -> Self {
        Self { mention, via: None }
    }
}

/// Lists longer than this are cut: every pair of a list would be a tie.
pub(crate) const MOST_ACTORS: usize = 24;

/// Nationalities that end so may stand for several people: "Kenyans", "Chinese", "British", "French".
const MANY_OF_NATION: [&str; 4] = ["s", "ese", "sh", "ch"];

impl Reading<'_> {
    /// The actors behind an argument's head word, conjuncts included.
    pub(crate) fn actors(&self, word: usize) -> Vec<Actor> {
        let mut found = Vec::new();
        let mut heads = self.with_conjuncts(word);
        let mut next = 0;
        while next < heads.len() && found.len() < MOST_ACTORS {
            let own = self.own_actors(heads[next]);
            if let Some(people) = self.repeats(heads[next]).filter(|_| own.is_empty()) {
                add(&mut heads, self.with_conjuncts(people));
            }
            for actor in own {
                // "the envoys A and B": B hangs on A, not on what both are.
                let named = self.head_of(actor.mention);
                if actor.via.is_none() && !heads.contains(&named) {
                    add(&mut heads, self.with_conjuncts(named));
                    add(&mut heads, self.listed_behind(actor.mention));
                }
                if !found.iter().any(|a: &Actor| a.mention == actor.mention) {
                    found.push(actor);
                }
            }
            next += 1;
        }
        found.truncate(MOST_ACTORS);
        found
    }

    /// The word and the words that are coordinated with it, wherever in its name the coordination hangs.
    pub(crate) fn with_conjuncts(&self, word: usize) -> Vec<usize> {
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
        matches!(
            self.tree.upos(word),
            "NOUN" | "PROPN" | "PRON" | "NUM" | "ADJ" | "X"
        )
    }

    /// The word whose actors are those of another: the teller of "they", "directors" of "two of its directors, A and B",
    /// "Kenyans" of "thousands of Kenyans".
    fn repeats(&self, word: usize) -> Option<usize> {
        let numbered = || {
            let number = self.tree.upos(word) == "NUM" && self.mention_at(word).is_none();
            let mut of = self.tree.dependents(word, "nmod").filter(|&c| c > word);
            of.find(|&c| number && self.preposition(c).as_deref() == Some("of"))
        };
        let told = self.teller(word).or_else(numbered);
        told.or_else(|| self.counted(word))
            .or_else(|| self.share_of(word))
    }

    /// "bought 12% of B": the body a share of which a word is.
    fn share_of(&self, word: usize) -> Option<usize> {
        let share = self.knowledge.cues.partial(&self.lower(word));
        let mut parts = self.tree.dependents(word, "nmod");
        parts.find(|&part| {
            let body = self.mention_at(part).map(|m| self.mentions[m].kind);
            let of = self.preposition(part).as_deref() == Some("of");
            share && of && part > word && body == Some(EntityKind::Organization)
        })
    }

    /// The actors of one noun phrase, without its conjuncts; of a word that only stands for another, none.
    fn own_actors(&self, word: usize) -> Vec<Actor> {
        if let Some(mention) = self.mention_at(word) {
            // "A, a Nepali who moved to B"
            let apposed = || {
                let person = self.tree.head(word).and_then(|above| self.person_at(above));
                let national = self.mentions[mention].form == Form::Nationality;
                person.filter(|_| national && self.tree.relation(word) == "appos")
            };
            let person = self.holder(word).or_else(apposed);
            let person = person.filter(|_| self.mentions[mention].kind != EntityKind::Person);
            if person.is_none() && self.is_one_of_nation(mention) {
                return Vec::new();
            }
            return vec![person.unwrap_or(mention).into()];
        }
        let noun = matches!(self.tree.upos(word), "NOUN" | "PROPN" | "ADJ");
        if !noun || self.teller(word).is_some() {
            return Vec::new();
        }
        let named = || self.described(word).or_else(|| self.apposed(word));
        if let Some(mention) = self.holder(word).or_else(named) {
            return vec![mention.into()];
        }
        let nouns = &self.knowledge.nouns;
        let lemma = self.lemma(word);
        if nouns.representative(&lemma) {
            let via = Some(self.span(word));
            let acting = self.represented(word);
            if !acting.is_empty() {
                let actors = acting.into_iter();
                return actors.map(|mention| Actor { mention, via }).collect();
            }
            let behind = self.holders(word);
            if !behind.is_empty() {
                return behind;
            }
        }
        if self.counted(word).is_some() {
            return Vec::new();
        }
        let nation = self.nation(word);
        if !nation.is_empty() {
            return nation;
        }
        let included = self.included(word);
        if included.is_empty() {
            return self.led_by(word);
        }
        included
    }

    /// "the German", "a Turk": one person, not the nation that "the Germans" and "the French" may stand for.
    fn is_one_of_nation(&self, mention: usize) -> bool {
        let Mention { form, span, .. } = self.mentions[mention];
        let name = self.document.slice(span).to_lowercase();
        let many = MANY_OF_NATION.iter().any(|ending| name.ends_with(ending));
        let head = self.head_of(mention);
        let mut articles = self.tree.dependents(head, "det");
        form == Form::Nationality && !many && articles.next().is_some()
    }

    /// "former members including A and B", "rivals such as Iran": those who are named of a group act with it.
    fn included(&self, noun: usize) -> Vec<Actor> {
        // "raised issues such as Taiwan"
        if self.knowledge.acts.topic(&self.lemma(noun)) {
            return Vec::new();
        }
        let behind = self
            .tree
            .children(noun)
            .iter()
            .copied()
            .filter(|&c| c > noun);
        let names = behind.filter(|&child| {
            let joins = matches!(self.tree.plain_relation(child), "nmod" | "appos");
            let preposition = self.preposition(child);
            joins && matches!(preposition.as_deref(), Some("including" | "such"))
        });
        names.flat_map(|child| self.named_in_list(child)).collect()
    }

    /// Those named at a word and the words coordinated with it.
    pub(crate) fn named_in_list(&self, word: usize) -> Vec<Actor> {
        let heads = self.with_conjuncts(word).into_iter();
        let named = heads.filter_map(|w| self.holder(w).or_else(|| self.mention_at(w)));
        named.map(Actor::from).collect()
    }
}

/// Adds the words that are not there yet.
fn add(heads: &mut Vec<usize>, more: Vec<usize>) {
    for word in more {
        if !heads.contains(&word) {
            heads.push(word);
        }
    }
}
