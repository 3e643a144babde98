//! What the program knows before it reads: predicates, verbs, nouns, countries, organizations, names, cues, calendar.
//!
//! The facts are readable TOML files beside this module, compiled into the program and parsed once;
//! the types here are their look-ups. A user's own rows come in through [`Knowledge::extend`].
//!
//! Countries and organizations are found by the names that news uses, not by every name there is;
//! nothing here disambiguates ("Georgia" is the country, "Paris" only the capital of France).

pub mod acts;
pub mod bodies;
pub mod builtin;
pub mod calendar;
pub mod confidence;
pub mod countries;
pub mod cues;
pub mod gazetteer;
pub mod groups;
pub mod names;
pub mod nouns;
pub mod organizations;
pub mod predicates;
pub mod seats;
pub mod verbs;
pub mod walks;

mod codes;
mod fold;
mod inflection;
mod table;

pub use acts::Acts;
pub use bodies::Bodies;
pub use builtin::Knowledge;
pub use calendar::{Calendar, DateWord, Unit};
pub use confidence::{Signs, Weights};
pub use countries::{Countries, Country};
pub use cues::Cues;
pub use gazetteer::{Gazetteer, Spot};
pub use groups::Groups;
pub use names::Names;
pub use nouns::{Nouns, Office, Trait};
pub use organizations::{Organization, Organizations};
pub use predicates::{PartOfSpeech, Predicate, Predicates};
pub use seats::{Seat, Seats};
pub use verbs::Verbs;
pub use walks::Walks;
