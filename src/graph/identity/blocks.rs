//! Blocks: who is worth comparing with whom, so that nobody is compared with everybody.

use std::collections::HashMap;

/// The biggest block whose members are all compared with each other.
const ALL: usize = 256;
/// In bigger blocks, so many neighbours in order are compared.
const NEIGHBOURS: usize = 12;

/// Items by what they have in common.
#[derive(Debug, Default)]
pub(crate) struct Blocks(HashMap<String, Vec<usize>>);

impl Blocks {
    /// Adds an item; items are added in a fixed order, those that sort together one after the other.
    pub(crate) fn add(&mut self, key: String, item: usize) {
        let block = self.0.entry(key).or_default();
        if block.last() != Some(&item) {
            block.push(item);
        }
    }

    /// The pairs to be compared, sorted, each once: all pairs of a block, in a big one only neighbours in
    /// order.
    pub(crate) fn pairs(self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for mut block in self.0.into_values() {
            block.sort_unstable();
            block.dedup();
            let reach = if block.len() > ALL {
                NEIGHBOURS
            } else {
                block.len()
            };
            for (at, &one) in block.iter().enumerate() {
                let others = block[at + 1..].iter().take(reach);
                pairs.extend(others.map(|&two| (one, two)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_come_once() {
        let mut blocks = Blocks::default();
        for (key, item) in [("a", 0), ("a", 1), ("b", 0), ("b", 1), ("c", 2)] {
            blocks.add(key.to_owned(), item);
        }
        assert_eq!(blocks.pairs(), [(0, 1)]);
    }

    #[test]
    fn big_blocks_are_bounded() {
        let mut blocks = Blocks::default();
        (0..100_000).for_each(|item| blocks.add("a".to_owned(), item));
        assert!(blocks.pairs().len() <= 100_000 * NEIGHBOURS);
    }
}
