//! The word that decides whether a predicate took place: "refused" of "refused to meet".

use crate::annotation::Class;
use crate::knowledge::Predicate;
use crate::stage::relation::candidate::class;
use crate::stage::relation::reading::Reading;

/// So many steps above a phrase its verb is looked for: "led a delegation to A for a meeting".
const MOST_ABOVE: usize = 3;

/// A word above a predicate whose status goes for the predicate too.
pub(crate) enum Governor {
    Complement(usize),
    Coordinate(usize),
}

impl Reading<'_> {
    /// The word whose status the predicate shares.
    pub(crate) fn governor(&self, word: usize) -> Option<Governor> {
        // "refused to meet A and has yet to call B": denied once.
        if self.yet_to(word).is_some() {
            return None;
        }
        let above = self.clause_above(word)?;
        if self.tree.relation(word) == "conj" {
            return self
                .shares(word, above)
                .then_some(Governor::Coordinate(above));
        }
        if self.complements(word, above) {
            return Some(Governor::Complement(above));
        }
        if let Some(verb) = self.errand(word) {
            return Some(Governor::Coordinate(verb));
        }
        // "is due to fly to A to meet B": what somebody does something for comes about no more than that.
        let purpose = self.tree.relation(word) == "advcl" && self.is_marked(word, &["to"]);
        purpose.then_some(Governor::Coordinate(above))
    }

    /// "will travel to A for talks with B": the verb of going for whose sake somebody meets.
    fn errand(&self, noun: usize) -> Option<usize> {
        let meets = |row: &&Predicate| class(&row.class) == Class::Contact;
        let sake = self.preposition(noun).as_deref() == Some("for")
            && matches!(self.tree.plain_relation(noun), "obl" | "nmod")
            && self.tree.dependents(noun, "nmod:poss").next().is_none()
            && self.noun_rows(noun).iter().any(meets);
        let mut above = self.tree.ancestors(noun).take(MOST_ABOVE);
        let verb = above.find(|&w| self.tree.upos(w) == "VERB");
        verb.filter(|&verb| sake && self.knowledge.cues.goes(&self.lemma(verb)))
    }

    /// The word above another; of a clause past the adverb that leads it in: "stopped" of "stopped short of blaming A",
    /// "praised" of "far from blaming A, B praised him".
    pub(crate) fn clause_above(&self, word: usize) -> Option<usize> {
        let above = self.tree.head(word)?;
        let leads_in = self.tree.plain_relation(word) == "advcl"
            && matches!(self.tree.upos(above), "ADV" | "ADJ")
            && self.tree.plain_relation(above) == "advmod";
        if leads_in {
            self.tree.head(above)
        } else {
            Some(above)
        }
    }

    /// Whether a word is what the one above it decides on.
    fn complements(&self, word: usize, above: usize) -> bool {
        let cues = &self.knowledge.cues;
        let (part, lemma) = (self.tree.upos(above), self.verb_lemma(above));
        let verb = matches!(part, "VERB" | "ADJ" | "AUX" | "NOUN");
        let preposition = || self.preposition(word);
        let denied = |by: &str| self.denies(above) && matches!(by, "from" | "of");
        // "is due to brief", "is ready to meet"
        let ready = || part == "ADJ" && self.is_marked(word, &["to"]);
        // "on suspicion of hacking B"
        let suspicion =
            || part == "NOUN" && cues.claimed(&self.lemma(above)) && self.is_marked(word, &["of"]);
        match self.tree.relation(word) {
            "acl" | "ccomp" if self.is_denied_report(word, above) => true,
            "xcomp" | "csubj" | "csubj:pass" => verb,
            "ccomp" => (verb && self.speaks_of_itself(above)) || ready(),
            "obj" | "nsubj:pass" => part == "VERB" && !cues.settles(&lemma),
            "nsubj" => part == "VERB" && cues.occurs(&lemma) && self.is_event(word),
            // "called for the release of B"
            "obl" => {
                let charge =
                    cues.accuses(&lemma) || cues.acquits(&lemma) || cues.establishes(&lemma);
                preposition().is_some_and(|p| {
                    denied(&p)
                        || (p == "for" && cues.planned(&lemma))
                        // "threatened B with a blockade"
                        || (p == "with" && cues.commits(&lemma))
                        || (charge && cues.opens_charge(&p))
                })
            }
            "nmod" => part == "NOUN" && self.is_status_noun(above),
            "acl" => suspicion() || ready() || (verb && self.lower(word) == self.verb_lemma(word)),
            "advcl" => {
                let charge = cues.accuses(&lemma) || cues.acquits(&lemma);
                (charge && self.is_marked(word, &["of", "for", "with"]))
                    || (cues.urges(&lemma) && self.is_marked(word, &["to"]))
                    || (self.denies(above) && self.is_marked(word, &["from", "of"]))
                    || suspicion()
                    || ready()
            }
            _ => false,
        }
    }

    /// Whether a noun is an event of the lexicon and nobody: "talks", but not "ally".
    fn is_event(&self, noun: usize) -> bool {
        let rows = self.noun_rows(noun);
        rows.iter().any(|row| row.event.is_some())
    }

    /// "denied a report that …": the clause says what the noun claims, and a verb denies the noun.
    fn is_denied_report(&self, clause: usize, noun: usize) -> bool {
        let claim = self.tree.upos(noun) == "NOUN" && self.is_marked(clause, &["that"]);
        claim && self.tree.head(noun).is_some_and(|verb| self.denies(verb))
    }

    /// "denied that", "refused": what is said about one's own doing. Other reports leave the status alone.
    pub(crate) fn speaks_of_itself(&self, verb: usize) -> bool {
        let lemma = self.verb_lemma(verb);
        let cues = &self.knowledge.cues;
        let phrasal = self.phrasal(verb);
        phrasal.is_some_and(|p| cues.negative_verb(&p))
            || cues.negative_verb(&lemma)
            || cues.planned(&lemma)
            || cues.claimed(&lemma)
            || cues.possible(&lemma)
    }

    pub(crate) fn denies(&self, verb: usize) -> bool {
        let cues = &self.knowledge.cues;
        let phrasal = self.phrasal(verb);
        cues.negative_verb(&self.verb_lemma(verb))
            || phrasal.is_some_and(|p| cues.negative_verb(&p))
    }

    /// A coordinated verb without a subject and helpers of its own shares those of the first: "refused to meet or call".
    pub(crate) fn shares(&self, word: usize, above: usize) -> bool {
        let own = |c: &usize| matches!(self.tree.plain_relation(*c), "nsubj" | "aux");
        let bare = !self.tree.children(word).iter().any(own);
        let same_form = self.lower(word) == self.verb_lemma(word)
            && self.lower(above) == self.verb_lemma(above);
        let nor = self
            .tree
            .dependents(word, "cc")
            .any(|c| self.lower(c) == "nor");
        bare && same_form && !nor
    }
}
