//! One sentence's dependency tree.

use std::sync::Arc;

/// A word's place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeWord {
    /// The word it depends on, by its place in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Universal Dependencies relation to the head, with its subtype: `nsubj:pass`.
    pub relation: Arc<str>,
    /// Universal part of speech: `PROPN`.
    pub upos: Arc<str>,
}

/// The tree of one sentence (Universal Dependencies 2).
///
/// Built from predictions: well-formed as a tree, but any label may stand anywhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    words: Vec<TreeWord>,
    children: Vec<Vec<usize>>,
}

impl Tree {
    /// A tree of these words; a head past the end counts as the root.
    pub fn new(mut words: Vec<TreeWord>) -> Self {
        let mut children = vec![Vec::new(); words.len()];
        for (place, word) in words.iter_mut().enumerate() {
            word.head = word
                .head
                .filter(|&head| head < children.len() && head != place);
            if let Some(head) = word.head {
                children[head].push(place);
            }
        }
        Self { words, children }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word that a word depends on.
    pub fn head(&self, word: usize) -> Option<usize> {
        self.words[word].head
    }

    /// The words that depend on a word, in order.
    pub fn children(&self, word: usize) -> &[usize] {
        &self.children[word]
    }

    /// A word's relation with its subtype.
    pub fn relation(&self, word: usize) -> &str {
        &self.words[word].relation
    }

    /// A word's relation without its subtype: `nsubj` for `nsubj:pass`.
    pub fn plain_relation(&self, word: usize) -> &str {
        let relation = self.relation(word);
        relation
            .split_once(':')
            .map_or(relation, |(plain, _)| plain)
    }

    /// A word's universal part of speech.
    pub fn upos(&self, word: usize) -> &str {
        &self.words[word].upos
    }

    /// The dependents of a word whose relation, with or without its subtype, is the one given.
    pub fn dependents<'a>(
        &'a self,
        word: usize,
        relation: &'a str,
    ) -> impl Iterator<Item = usize> + 'a {
        self.children(word).iter().copied().filter(move |&child| {
            if relation.contains(':') {
                self.relation(child) == relation
            } else {
                self.plain_relation(child) == relation
            }
        })
    }

    /// The heads above a word, nearest first. Ends even if predictions run in a circle.
    pub fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(word), |&above| self.head(above)).take(self.len())
    }

    /// Whether `word` is `above` or stands below it.
    pub fn is_under(&self, word: usize, above: usize) -> bool {
        word == above || self.ancestors(word).any(|ancestor| ancestor == above)
    }

    /// All words below a word and the word itself, in order of the sentence.
    pub fn subtree(&self, word: usize) -> Vec<usize> {
        let mut found = vec![word];
        let mut next = 0;
        while next < found.len() && found.len() <= self.len() {
            found.extend_from_slice(self.children(found[next]));
            next += 1;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Of the words of a span, the one whose head lies outside it: the span's head word.
    pub fn head_of(&self, mut words: std::ops::Range<usize>) -> Option<usize> {
        let range = words.clone();
        words.find(|&w| {
            self.words
                .get(w)
                .is_some_and(|word| word.head.is_none_or(|h| !range.contains(&h)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(words: &[(usize, &str)]) -> Tree {
        let word = |&(head, relation): &(usize, &str)| TreeWord {
            head: head.checked_sub(1),
            relation: relation.into(),
            upos: "X".into(),
        };
        Tree::new(words.iter().map(word).collect())
    }

    #[test]
    fn walks() {
        // Okafor met minister Solheim
        let tree = tree(&[(2, "nsubj"), (0, "root"), (4, "compound"), (2, "obj")]);
        assert_eq!(tree.children(1), [0, 3]);
        assert_eq!(tree.subtree(3), [2, 3]);
        assert_eq!(tree.head_of(2..4), Some(3));
        assert!(tree.is_under(2, 1) && !tree.is_under(0, 3));
        assert_eq!(tree.dependents(1, "obj").collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn circles_end() {
        let tree = tree(&[(2, "dep"), (1, "dep"), (9, "dep")]);
        assert_eq!(tree.ancestors(0).count(), 3);
        assert_eq!(tree.subtree(0), [0, 1]);
        assert_eq!(tree.head(2), None);
    }
}
