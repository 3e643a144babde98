//! Where a body has offices, plants and the like: "its Cairo office", "opened a branch in Oslo".

use crate::annotation::{Class, EntityKind, EvidenceSource};
use crate::stage::relation::candidate::{Candidate, Sense};
use crate::stage::relation::place::located;
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::{Side, Tie};

/// What a body does where it has them.
const LABEL: &str = "operates in";

/// What marks the place.
const INSIDE: [&str; 3] = ["in", "at", "near"];

impl Reading<'_> {
    /// The bodies that have what a noun names, with the places where it is.
    pub(crate) fn premises(&self, noun: usize) -> Vec<Candidate> {
        let premises =
            self.mention_at(noun).is_none() && self.knowledge.nouns.premises(&self.lemma(noun));
        if !premises {
            return Vec::new();
        }
        let places = self.places_of(noun);
        let children = self.tree.children(noun).iter().copied();
        let owns = |&child: &usize| {
            child < noun && matches!(self.tree.relation(child), "nmod:poss" | "compound")
        };
        let owners = children.filter(owns).filter_map(|c| self.body_at(c));
        let owned = |owner| {
            let places = places.iter();
            places.map(move |&place| located((owner, place), LABEL, (noun, self.span(noun))))
        };
        let mut found: Vec<Candidate> = owners.flat_map(owned).collect();
        if found.is_empty() {
            found = self.opened(noun, places);
        }
        found
    }

    /// "opened a branch in Oslo", "will run two plants in Spain": it stands or falls with the verb.
    fn opened(&self, noun: usize, mut places: Vec<usize>) -> Vec<Candidate> {
        let object = self.tree.relation(noun) == "obj";
        let verb = self.tree.head(noun).filter(|&verb| {
            object && self.tree.upos(verb) == "VERB" && self.knowledge.acts.keeps(&self.lemma(verb))
        });
        let Some(verb) = verb else {
            return Vec::new();
        };
        let behind = self.prepositional(verb, &INSIDE.map(str::to_owned));
        places.extend(behind.into_keys().filter_map(|word| self.place_at(word)));
        let mut owners = self.side(&self.arguments(verb).sources);
        owners.retain(|(actor, _)| self.mentions[actor.mention].kind == EntityKind::Organization);
        let tie = Tie {
            predicate: verb,
            trigger: self.noun_trigger(noun, Some(verb)),
            sense: Sense {
                class: Class::Location,
                ..Sense::unlisted(LABEL.to_owned())
            },
        };
        let places: Side = places
            .into_iter()
            .flat_map(|place| self.actors(self.head_of(place)))
            .map(|actor| (actor, vec![EvidenceSource::Tree]))
            .collect();
        tie.between(&owners, &places)
    }

    /// The places that a noun has before or behind it: "Cairo office", "office in Cairo".
    fn places_of(&self, noun: usize) -> Vec<usize> {
        let children = self.tree.children(noun).iter().copied();
        let beside = children.filter(|&child| match self.tree.relation(child) {
            "nmod" => self
                .preposition(child)
                .is_some_and(|p| INSIDE.contains(&&*p)),
            "compound" => child < noun,
            _ => false,
        });
        beside.filter_map(|child| self.place_at(child)).collect()
    }

    fn body_at(&self, word: usize) -> Option<usize> {
        self.mention_at(word)
            .filter(|&m| self.mentions[m].kind == EntityKind::Organization)
    }
}
