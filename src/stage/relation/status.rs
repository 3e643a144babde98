//! Whether it happened: polarity and modality of a predicate, from the words around and above it.

use crate::annotation::{Modality, Polarity, Status};
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// How far up the tree a predicate's status is looked for.
const DEPTH: usize = 6;

impl Status {
    pub(crate) fn negate(&mut self, cue: Span) {
        self.polarity = match self.polarity {
            Polarity::Affirmed => Polarity::Negated,
            _ => Polarity::Affirmed,
        };
        self.polarity_cue = (self.polarity == Polarity::Negated).then_some(cue);
    }

    /// The first modality found, nearest to the predicate, stands.
    fn weaken(&mut self, modality: Modality, cue: Span) {
        if self.modality == Modality::Actual {
            self.modality = modality;
            self.modality_cue = Some(cue);
        }
    }
}

impl Reading<'_> {
    /// The status of the event that a predicate names; `noun` is its event noun, where a light verb carries it.
    pub(crate) fn status(&self, predicate: usize, noun: Option<usize>) -> Status {
        let mut status = Status::default();
        if let Some(noun) = noun.filter(|&n| n != predicate) {
            self.own_cues(noun, &mut status);
        }
        let mut word = predicate;
        for _ in 0..DEPTH {
            self.own_cues(word, &mut status);
            match self.governor(word) {
                Some(Governor::Complement(above)) => {
                    self.verb_cue(above, &mut status);
                    word = above;
                }
                Some(Governor::Coordinate(above)) => word = above,
                None => break,
            }
        }
        status
    }

    /// Cues that depend on the word itself: "not", "no", "will", "may", "if", "planned".
    fn own_cues(&self, word: usize, status: &mut Status) {
        let cues = &self.knowledge.cues;
        for &subject in self
            .tree
            .children(word)
            .iter()
            .filter(|&&c| self.tree.plain_relation(c) == "nsubj")
        {
            let none = |c: &&usize| {
                matches!(self.tree.plain_relation(**c), "cc" | "det")
                    && cues.negator(&self.lower(**c))
            };
            if let Some(&cue) = self.tree.children(subject).iter().find(none) {
                status.negate(self.span(cue));
            }
        }
        if let Some(be) = self.is_to(word) {
            status.weaken(Modality::Planned, self.span(be));
        }
        for &child in self.tree.children(word) {
            let (text, span) = (self.lower(child), self.span(child));
            match self.tree.plain_relation(child) {
                "advmod" | "det" | "cc" | "mark" | "case"
                    if cues.negator(&text) && !self.is_not_only(child) && !self.until(word) =>
                {
                    status.negate(span);
                }
                "advmod" | "mark" | "cc" | "case"
                    if cues.excludes(&text) && self.is_excluded(word, child) =>
                {
                    status.negate(span);
                }
                "aux" if self.is_ability(child) && self.is_denied(word) => {}
                "aux" if self.is_inverted(word, child) => {
                    status.weaken(Modality::Conditional, span)
                }
                "aux" if text == "would" && self.is_reported(word) => {
                    status.weaken(Modality::Planned, span)
                }
                "advmod" if self.is_no_longer(child) => status.negate(span),
                "aux" | "advmod" if cues.possible(&text) => status.weaken(Modality::Possible, span),
                "aux" if cues.future(&text) => status.weaken(Modality::Planned, span),
                "aux" | "mark" if cues.conditional(&text) => {
                    status.weaken(Modality::Conditional, span);
                }
                "advmod" | "amod" if cues.claimed(&text) => status.weaken(Modality::Claimed, span),
                "amod" | "mark" if cues.planned(&self.verb_lemma(child)) || cues.planned(&text) => {
                    status.weaken(Modality::Planned, span);
                }
                "amod" | "acl" if cues.negative_verb(&self.verb_lemma(child)) => {
                    status.negate(span);
                }
                _ => {}
            }
        }
    }

    /// What a governing verb says of its complement: "failed to", "denied", "plans to", "is expected to", "has yet to".
    fn verb_cue(&self, verb: usize, status: &mut Status) {
        let cues = &self.knowledge.cues;
        let lemma = self.verb_lemma(verb);
        let span = self.span(verb);
        let yet = self
            .tree
            .dependents(verb, "advmod")
            .find(|&c| self.lower(c) == "yet");
        let phrasal = self.phrasal(verb);
        let noun = self.knowledge.nouns.lemma(&self.lower(verb));
        let forms = [
            self.lower(verb),
            lemma.clone(),
            phrasal.clone().unwrap_or_default(),
            noun,
        ];
        let any = |list: &dyn Fn(&str) -> bool| forms.iter().any(|form| list(form));
        if any(&|f| cues.negative_verb(f) || cues.negative_noun(f)) {
            status.negate(span);
        } else if phrasal.is_some() {
            // "called off" is not "called": the bare verb's cues do not go for it.
        } else if let (Some(yet), "have" | "be") = (yet, lemma.as_str()) {
            status.negate(self.span(yet));
        } else if any(&|f| cues.acquits(f)) {
            status.negate(span);
        } else if any(&|f| cues.establishes(f)) {
            // what somebody was convicted of happened
        } else if any(&|f| cues.planned(f)) {
            status.weaken(Modality::Planned, span);
        } else if any(&|f| cues.possible(f)) {
            status.weaken(Modality::Possible, span);
        } else if any(&|f| cues.claimed(f) || cues.accuses(f)) {
            status.weaken(Modality::Claimed, span);
        }
    }

    pub(crate) fn verb_lemma(&self, word: usize) -> String {
        self.knowledge.verbs.lemma(&self.lower(word))
    }

    /// "is to visit": the form of "be" right before the verb's "to".
    fn is_to(&self, verb: usize) -> Option<usize> {
        let to = verb.checked_sub(1).filter(|&w| self.lower(w) == "to")?;
        let be = to.checked_sub(1)?;
        let form = matches!(self.lower(be).as_str(), "is" | "are" | "was" | "were");
        let own = self.tree.head(be) == Some(verb) && self.tree.upos(be) == "AUX";
        (form && own).then_some(be)
    }

    /// A verb with its particle: "call off".
    fn phrasal(&self, verb: usize) -> Option<String> {
        let particle = self.tree.dependents(verb, "compound:prt").next()?;
        Some(format!(
            "{} {}",
            self.verb_lemma(verb),
            self.lower(particle)
        ))
    }

    /// "did not apologize until Friday": it took place in the end.
    fn until(&self, word: usize) -> bool {
        let mut phrases = self.tree.dependents(word, "obl");
        phrases.any(|c| self.preposition(c).as_deref() == Some("until"))
    }

    /// "instead of suing", "rather than sue", "far from punishing".
    fn is_excluded(&self, word: usize, cue: usize) -> bool {
        let next = cue + 1 < self.tree.len()
            && matches!(self.lower(cue + 1).as_str(), "of" | "than" | "from");
        next && cue < word
    }

    fn is_ability(&self, aux: usize) -> bool {
        matches!(self.lower(aux).as_str(), "can" | "could" | "ca")
    }

    /// "could not reach": that it was possible is what is denied.
    fn is_denied(&self, word: usize) -> bool {
        let mut adverbs = self.tree.dependents(word, "advmod");
        adverbs.any(|c| self.knowledge.cues.negator(&self.lower(c)))
    }

    /// "Should A attack B, …", "Had A called B, …": a condition by the order of words.
    fn is_inverted(&self, verb: usize, aux: usize) -> bool {
        let opens = matches!(self.lower(aux).as_str(), "should" | "had" | "were");
        let subject = self.tree.dependents(verb, "nsubj").next();
        let clause = self.tree.plain_relation(verb) == "advcl";
        opens && clause && subject.is_some_and(|s| aux < s && self.tree.upos(aux) == "AUX")
    }

    /// "said she would call": the future as it looked then.
    fn is_reported(&self, verb: usize) -> bool {
        let above = self
            .tree
            .head(verb)
            .filter(|_| self.tree.plain_relation(verb) == "ccomp");
        above.is_some_and(|a| self.knowledge.cues.reporting(&self.verb_lemma(a)))
    }

    /// "not A but B met C", "A, but not B, met C": what stands before the head of an argument denies its part in it.
    pub(crate) fn excluded(&self, mention: usize) -> Option<Span> {
        let head = self.head_of(mention);
        let described = self
            .tree
            .head(head)
            .filter(|&above| self.described(above) == Some(mention));
        [Some(head), described]
            .into_iter()
            .flatten()
            .find_map(|word| {
                let mut own = self.tree.children(word).iter().copied();
                let cue =
                    own.find(|&c| c < word && self.lower(c) == "not" && !self.is_not_only(c))?;
                Some(self.span(cue))
            })
    }

    /// "not only met A": no denial.
    fn is_not_only(&self, word: usize) -> bool {
        word + 1 < self.tree.len()
            && matches!(self.lower(word + 1).as_str(), "only" | "just" | "merely")
    }

    fn is_no_longer(&self, word: usize) -> bool {
        self.lower(word) == "longer"
            && self
                .tree
                .children(word)
                .iter()
                .any(|&c| self.lower(c) == "no")
    }

    /// "the cancellation of talks", "the possibility of a meeting".
    fn is_status_noun(&self, noun: usize) -> bool {
        let lemma = self.knowledge.nouns.lemma(&self.lower(noun));
        let cues = &self.knowledge.cues;
        cues.negative_noun(&lemma) || cues.possible(&lemma)
    }

    /// The word whose status the predicate shares.
    fn governor(&self, word: usize) -> Option<Governor> {
        let above = self.tree.head(word)?;
        let verb = matches!(self.tree.upos(above), "VERB" | "ADJ" | "AUX" | "NOUN");
        match self.tree.relation(word) {
            "xcomp" | "csubj" | "csubj:pass" if verb => Some(Governor::Complement(above)),
            "ccomp" if verb && self.speaks_of_itself(above) => Some(Governor::Complement(above)),
            "obj" | "nsubj:pass" if self.tree.upos(above) == "VERB" => {
                Some(Governor::Complement(above))
            }
            "advcl"
                if self.is_marked(word, &["of", "for", "with"])
                    && (self.knowledge.cues.accuses(&self.verb_lemma(above))
                        || self.knowledge.cues.acquits(&self.verb_lemma(above))) =>
            {
                Some(Governor::Complement(above))
            }
            "advcl"
                if self.is_marked(word, &["to"])
                    && self.knowledge.cues.urges(&self.verb_lemma(above)) =>
            {
                Some(Governor::Complement(above))
            }
            "obl"
                if self.denies(above)
                    && self
                        .preposition(word)
                        .is_some_and(|p| matches!(p.as_str(), "from" | "of")) =>
            {
                Some(Governor::Complement(above))
            }
            "advcl" if self.denies(above) && self.is_marked(word, &["from", "of"]) => {
                Some(Governor::Complement(above))
            }
            "nmod" if self.tree.upos(above) == "NOUN" && self.is_status_noun(above) => {
                Some(Governor::Complement(above))
            }
            // "is due to brief", "is ready to meet"
            "advcl" | "ccomp" | "acl"
                if self.tree.upos(above) == "ADJ" && self.is_marked(word, &["to"]) =>
            {
                Some(Governor::Complement(above))
            }
            "acl" if verb && self.lower(word) == self.verb_lemma(word) => {
                Some(Governor::Complement(above))
            }
            "conj" if self.shares(word, above) => Some(Governor::Coordinate(above)),
            _ => None,
        }
    }

    /// "denied that", "refused": what is said about one's own doing. Other reports leave the status alone.
    fn speaks_of_itself(&self, verb: usize) -> bool {
        let lemma = self.verb_lemma(verb);
        let cues = &self.knowledge.cues;
        let phrasal = self.phrasal(verb);
        phrasal.is_some_and(|p| cues.negative_verb(&p))
            || cues.negative_verb(&lemma)
            || cues.planned(&lemma)
            || cues.claimed(&lemma)
            || cues.possible(&lemma)
    }

    fn denies(&self, verb: usize) -> bool {
        self.knowledge.cues.negative_verb(&self.verb_lemma(verb))
    }

    /// A coordinated verb without a subject and helpers of its own shares those of the first: "refused to meet or call".
    fn shares(&self, word: usize, above: usize) -> bool {
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

enum Governor {
    Complement(usize),
    Coordinate(usize),
}
