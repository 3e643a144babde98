//! Capitals and seats that act for a government: "Washington urged", "the Kremlin said".

use crate::annotation::{Class, EntityKind, Form, Government, Metonym};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// For whom the ends of a tie stand. A city stands for itself where it is visited, shelled or lived in, and where somebody
    /// of it acts ("Paris police").
    pub(crate) fn metonym(&self, candidate: &Candidate) -> Metonym {
        let (seats, label) = (&self.knowledge.seats, candidate.sense.label.as_str());
        let figurative = match candidate.sense.class {
            Class::Affiliation | Class::Location => seats.bond(label),
            _ => !candidate.standing && !seats.literal(label),
        };
        // "killed in Kyiv", "attacked Kyiv": blows fall on places; governments only deal them.
        let suffers = candidate.sense.class == Class::Conflict
            && candidate.sense.event.as_deref() != Some("SANCTION");
        let of = |actor: &Actor| self.government(actor).filter(|_| figurative);
        Metonym {
            source: of(&candidate.source),
            target: of(&candidate.target).filter(|_| !suffers),
        }
    }

    fn government(&self, actor: &Actor) -> Option<Government> {
        let mention = &self.mentions[actor.mention];
        let name =
            mention.form == Form::Name && mention.kind != EntityKind::Person && actor.via.is_none();
        let words = self.document.slice(mention.span);
        let knowledge = self.knowledge;
        let (name, body) = knowledge
            .seats
            .government(words, &knowledge.countries)
            .filter(|_| name)?;
        Some(Government {
            name: name.to_owned(),
            kind: if body {
                EntityKind::Organization
            } else {
                EntityKind::Place
            },
        })
    }
}
