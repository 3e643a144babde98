//! The noun that a relative clause says something of, as an argument of its verb.

use crate::annotation::{EntityKind, EvidenceSource};
use crate::stage::relation::argument::Arguments;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// "the envoy who met …", "the man whom they arrested": the noun before a relative clause fills the gap.
    pub(crate) fn relative(&self, verb: usize, passive: bool, found: &mut Arguments) {
        if self.tree.relation(verb) != "acl:relcl" {
            return;
        }
        let Some(noun) = self.antecedent(verb) else {
            return;
        };
        for &child in self
            .tree
            .children(verb)
            .iter()
            .filter(|&&c| self.is_relative_pronoun(c))
        {
            match self.tree.relation(child) {
                "nsubj" if !passive => found.source(noun, EvidenceSource::Tree),
                "nsubj:pass" | "obj" => found.target("obj", noun, EvidenceSource::Tree),
                "obl" => {
                    if let Some(preposition) = self.preposition(child) {
                        found.target(&preposition, noun, EvidenceSource::Tree);
                    }
                }
                _ => {}
            }
        }
    }

    /// The noun that a relative clause describes: the one it hangs on, or what a cleft sentence is about. "guests of the
    /// Grand, which B owns": where the noun acts for nobody, the name right before the comma, if "who" or "which" suits it.
    pub(crate) fn antecedent(&self, verb: usize) -> Option<usize> {
        let noun = self.tree.head(verb)?;
        let mut pronouns = self.tree.children(verb).iter().copied();
        let pronoun = pronouns.find(|&c| self.is_relative_pronoun(c));
        let beside = || {
            let pronoun = pronoun.filter(|&p| p > 1 && self.word(p - 1) == ",")?;
            let mention = self.mention_at(pronoun - 2)?;
            let person = self.mentions[mention].kind == EntityKind::Person;
            let suits = match self.lower(pronoun).as_str() {
                "which" => !person,
                "who" | "whom" => person,
                _ => false,
            };
            let head = self.head_of(mention);
            (suits && self.tree.is_under(head, noun)).then_some(head)
        };
        // "A is the rival of B, who defeated him"
        let attribute = self.tree.dependents(noun, "cop").next().is_some();
        self.cleft(noun)
            .or_else(|| beside().filter(|_| attribute || self.actors(noun).is_empty()))
            .or(Some(noun))
    }

    /// A possessor is no argument of a verb: "Eritrea's" of "Eritrea's proxies looted", "A" of "the brother of A shot B".
    pub(crate) fn is_possessor(&self, word: usize) -> bool {
        self.tree.relation(word) == "nmod:poss"
            || self
                .mention_at(word)
                .is_some_and(|m| self.is_holders_bond(m))
    }
}
