//! Repairs of names whose words the tree hangs side by side on a word outside: "Oluwole Networks bought …" has one buyer.

use crate::stage::relation::mend::Mender;

/// What a name can be to the word that it hangs on.
const PARTS: [&str; 8] = [
    "nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "advcl",
];

impl Mender<'_> {
    /// Joins the word of a name with the next of its words that hangs on the same: behind a preposition the next is the
    /// first's, else it is the head.
    pub(crate) fn whole_name(&mut self, word: usize) {
        let name = self.covering[word].filter(|_| self.is_name(word));
        let beside = |w: &usize| {
            self.covering[*w] == name
                && self.words[*w].head == self.words[word].head
                && self.is_part(*w)
        };
        let outside = self.words[word]
            .head
            .is_some_and(|h| self.covering[h] != name);
        if name.is_none() || !outside || !self.is_part(word) {
            return;
        }
        let mut rest = word + 1..self.words.len();
        let Some(next) = rest.find(beside) else {
            return;
        };
        if self.is_marked_within(next, word) {
            self.attach(next, word, "nmod");
        } else if self.relation(next) == "advcl" {
            self.attach(next, word, "flat");
        } else {
            self.attach(word, next, "compound");
        }
    }

    fn is_part(&self, word: usize) -> bool {
        let plain = self.relation(word).split(':').next().unwrap_or_default();
        PARTS.contains(&plain)
    }

    /// "Bureau of Investigation": whether a preposition of the name stands before a word of it.
    fn is_marked_within(&self, word: usize, first: usize) -> bool {
        self.children(word)
            .any(|c| first < c && c < word && self.relation(c) == "case")
    }
}
