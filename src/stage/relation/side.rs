//! The actors on one side of a predicate, or whose the things are that it strikes: "Hezbollah positions", "beef from Brazil".

use crate::annotation::{Class, EntityKind, Form};
use crate::stage::relation::actor::{Actor, MOST_ACTORS};
use crate::stage::relation::argument::Slots;
use crate::stage::relation::candidate::{Sense, either};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::tie::Side;

impl Reading<'_> {
    /// The actors of a slot's words.
    pub(crate) fn side(&self, slots: &Slots) -> Side {
        let mut side: Side = Vec::new();
        for (&word, evidence) in slots {
            for actor in self.actors(word) {
                let known = side.iter().position(|(k, _)| k.mention == actor.mention);
                match known {
                    Some(place) => {
                        side[place].1 = either(&side[place].1, evidence);
                        side[place].0.via = side[place].0.via.or(actor.via);
                    }
                    None if side.len() < MOST_ACTORS => side.push((actor, evidence.clone())),
                    None => {}
                }
            }
        }
        side
    }

    /// The actors of the targets' slots, or in conflict whose the struck things are: "Hezbollah positions".
    pub(crate) fn struck(&self, slots: &Slots, sense: &Sense) -> Side {
        let mut side = self.side(slots);
        let falls = sense.class == Class::Conflict
            || matches!(sense.event.as_deref(), Some("YIELD" | "AID" | "COERCE"));
        if !side.is_empty() || !falls {
            return side;
        }
        for (&word, evidence) in slots {
            let word = self.counted(word).unwrap_or(word);
            let via = Some(self.span(word));
            let acts = |m: &usize| {
                self.mentions[*m].kind != EntityKind::Place
                    || self.mentions[*m].form == Form::Nationality
                    || self.is_owning_country(*m)
            };
            let owners = self.modifiers(word).into_iter().filter(acts);
            let owners = owners.filter(|_| !self.is_individual(word));
            side.extend(owners.map(|mention| (Actor { mention, via }, evidence.clone())));
            if side.is_empty() {
                side.extend(
                    self.holders(word)
                        .into_iter()
                        .map(|actor| (actor, evidence.clone())),
                );
            }
            if side.is_empty() {
                let taken = sense.event.as_deref() == Some("COERCE");
                let places = self.sites(word, taken).into_iter();
                side.extend(places.map(|actor| (actor, evidence.clone())));
            }
            if side.is_empty() {
                side.extend(self.aboard(word));
            }
            if side.is_empty() && matches!(sense.event.as_deref(), Some("SANCTION" | "YIELD")) {
                side.extend(self.exporters(word));
            }
        }
        side
    }

    /// "Israel's northern towns": what falls on them falls on the country.
    fn is_owning_country(&self, mention: usize) -> bool {
        self.tree.relation(self.head_of(mention)) == "nmod:poss" && self.is_country(mention)
    }

    /// A place that nobody acts for: a verb that the lexicon does not list ties nobody to it.
    pub(crate) fn is_mere_place(&self, actor: &Actor) -> bool {
        let mention = &self.mentions[actor.mention];
        mention.kind == EntityKind::Place && mention.form == Form::Name && actor.via.is_none()
    }
}
