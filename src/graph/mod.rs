//! The network across documents: who is who, and which ties hold between them.
//!
//! [`Network::absorb`] keeps what one document adds; nodes and edges are a pure fold over that, the
//! same in whatever order documents come. An edge carries its [`Evidence`]; weight, confidence and
//! the like are derived from it. What the text denies is an edge of its own, never contact.

mod aliases;
mod bundle;
mod clues;
mod contribution;
mod display;
mod doubt;
mod edge;
mod evidence;
mod filter;
mod guidance;
mod identity;
mod judgements;
mod measure;
mod name;
mod network;
mod node;
mod reason;
mod resolved;
mod review;
mod roles;
mod tally;
#[cfg(test)]
pub(crate) mod testing;
mod whose;

pub use aliases::{AliasEntry, Aliases};
pub use doubt::Doubt;
pub use edge::{Edge, EdgeId};
pub use evidence::{Evidence, Passage};
pub use guidance::Guidance;
pub use judgements::Judgements;
pub use measure::Summary;
pub use network::Network;
pub use node::{Node, NodeId, Role};
pub use reason::Reason;
