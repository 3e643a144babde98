//! Who does what a noun's clause says: "the first minister to visit B", "A's plan to sell arms to B".

use crate::stage::relation::reading::Reading;
use crate::stage::relation::subject::Borrowed;

impl Reading<'_> {
    /// "A is the first minister to visit B", "A, the only senator to vote against B": who is one that does so.
    pub(crate) fn one_to(&self, noun: usize) -> Option<Borrowed> {
        if !self.means_person(noun) || self.mention_at(noun).is_some() {
            return None;
        }
        let said = self.said_subject(noun);
        said.map(Borrowed::Object)
            .or_else(|| (self.tree.relation(noun) == "appos").then_some(Borrowed::Object(noun)))
    }

    /// "A is a firm headquartered in B", "A is one of the athletes representing B": of whom a noun without a name is said.
    pub(crate) fn said_subject(&self, noun: usize) -> Option<usize> {
        let one = self.tree.head(noun).filter(|&one| {
            let of = self.preposition(noun).as_deref() == Some("of");
            of && self.tree.plain_relation(noun) == "nmod" && self.lower(one) == "one"
        });
        let named = self.mention_at(noun).is_some();
        let noun = one.unwrap_or(noun);
        let said = !named && self.tree.dependents(noun, "cop").next().is_some();
        self.tree.dependents(noun, "nsubj").next().filter(|_| said)
    }

    /// "A's plan to sell arms to B", "a plan by A to …", "A announced a plan to sell …": who means to.
    pub(crate) fn intender(&self, noun: usize) -> Option<Borrowed> {
        let (cues, lemma) = (&self.knowledge.cues, self.lemma(noun));
        let own = cues.planned(&lemma) && !cues.urges(&lemma) && !cues.wants(&lemma);
        if !own && !cues.negative_noun(&lemma) {
            return None;
        }
        let by = |&c: &usize| self.preposition(c).as_deref() == Some("by");
        let owner = self.tree.dependents(noun, "nmod:poss").next();
        let owner = owner.or_else(|| self.tree.dependents(noun, "nmod").find(by));
        let verb = self
            .tree
            .head(noun)
            .filter(|&verb| self.tree.relation(noun) == "obj" && self.tree.upos(verb) == "VERB");
        owner
            .map(Borrowed::Object)
            .or_else(|| verb.map(Borrowed::Subject))
    }
}
