//! Why a name belongs to a node.

use std::fmt;

/// Why someone that a document names is taken for the node's: in plain words when displayed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// A line of the judgement file says so.
    Judgement,
    /// The alias file has the name.
    AliasFile,
    /// The knowledge files have the name under this one: "UN" under "United Nations".
    Known(String),
    /// A nationality means its country.
    Nationality(String),
    /// The name is the node's own.
    Name,
    /// The same document uses it for the name given here.
    Document(String),
    /// Another spelling of the name.
    Spelling(String),
    /// The name with the family name in another place.
    Order(String),
    /// The name with initials, or with fewer given names.
    Initials(String),
    /// The name with a short or foreign form of a given name.
    Nickname(String),
    /// A longer or shorter form of the name.
    Form(String),
    /// An acronym of the name.
    Acronym(String),
    /// A surname or other short form, whose only plausible bearer has the name given here.
    Short(String),
    /// The same state's body under the name given here.
    StateBody(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Judgement => f.write_str("judgement file"),
            Self::AliasFile => f.write_str("alias file"),
            Self::Known(name) => write!(f, "well-known name of {name}"),
            Self::Nationality(name) => write!(f, "nationality of {name}"),
            Self::Name => f.write_str("same full name"),
            Self::Document(name) => write!(f, "used for {name} in the same article"),
            Self::Spelling(name) => write!(f, "spelling of {name}"),
            Self::Order(name) => write!(f, "{name} in another order"),
            Self::Initials(name) => write!(f, "{name} with initials or fewer given names"),
            Self::Nickname(name) => write!(f, "{name} with another form of the given name"),
            Self::Form(name) => write!(f, "longer or shorter form of {name}"),
            Self::Acronym(name) => write!(f, "acronym of {name}"),
            Self::Short(name) => write!(f, "short for {name}, the only one plausible"),
            Self::StateBody(name) => write!(f, "the same state's {name}"),
        }
    }
}
