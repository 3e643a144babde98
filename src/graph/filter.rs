//! What of a network is shown.

use crate::graph::evidence::Evidence;

/// Settings that leave things out; nothing is forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Filter {
    /// Leave out nodes without ties.
    pub(crate) connected: bool,
    /// Leave out evidence below this confidence.
    pub(crate) min_confidence: f64,
}

impl Filter {
    pub(crate) fn keeps(self, evidence: &Evidence) -> bool {
        evidence.confidence >= self.min_confidence
    }
}
