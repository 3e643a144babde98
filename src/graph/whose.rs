//! Which node every document's entity is.

use crate::graph::identity::Identity;

/// From a document's number in sorted order and an entity's index to the place of its node among all nodes.
#[derive(Debug, Default)]
pub(crate) struct Whose(Vec<Vec<Option<usize>>>);

impl Whose {
    /// Nobody's yet: one row a document, one column an entity.
    pub(crate) fn new(entities: impl Iterator<Item = usize>) -> Self {
        Self(entities.map(|count| vec![None; count]).collect())
    }

    /// Puts the node at a place down for all that an identity is made of.
    pub(crate) fn claim(&mut self, identity: &Identity, node: usize) {
        for member in &identity.members {
            self.0[member.number][member.index] = Some(node);
        }
    }

    /// The node of an entity.
    pub(crate) fn of(&self, document: usize, entity: usize) -> Option<usize> {
        *self.0.get(document)?.get(entity)?
    }

    /// The nodes of a document's entities, in their order.
    pub(crate) fn row(&self, document: usize) -> impl Iterator<Item = Option<usize>> + '_ {
        self.0.get(document).into_iter().flatten().copied()
    }
}
