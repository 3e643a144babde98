//! Whether it happened: polarity and modality of a predicate, from the words around and above it.

use crate::annotation::{Modality, Polarity, Status};
use crate::stage::relation::governor::Governor;
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
            let ahead = || self.sake(word).or_else(|| self.still_ahead(word));
            if let Some(cue) = (word == predicate).then(ahead).flatten() {
                status.weaken(Modality::Planned, self.span(cue));
            }
            match self.governor(word) {
                // "could not recall asking B": it is the recalling that is denied.
                Some(Governor::Complement(above))
                    if self.knowledge.cues.recalls(&self.verb_lemma(above)) =>
                {
                    break;
                }
                Some(Governor::Complement(above)) => {
                    self.verb_cue(above, &mut status);
                    if let Some(to) = self.aim(word, above) {
                        status.weaken(Modality::Planned, self.span(to));
                    }
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
        for cue in self.nobody(word) {
            status.negate(self.span(cue));
        }

        if let Some(cue) = self.neither_of(word) {
            status.negate(self.span(cue));
        }
        if let Some(cue) = self.excluded_before(word).or_else(|| self.yet_to(word)) {
            status.negate(self.span(cue));
        }
        if let Some(cue) = self.is_to(word).or_else(|| self.headline_to(word)) {
            status.weaken(Modality::Planned, self.span(cue));
        }
        for &child in self.tree.children(word) {
            self.small_cue(word, child, status);
        }
    }

    /// "no official met", "neither A nor B met": what denies each subject.
    fn nobody(&self, word: usize) -> Vec<usize> {
        let none = |c: &usize| {
            matches!(self.tree.plain_relation(*c), "cc" | "det")
                && self.knowledge.cues.negator(&self.lower(*c))
        };
        let children = self.tree.children(word).iter();
        let subjects = children.filter(|&&c| self.tree.plain_relation(c) == "nsubj");
        let cues = subjects.filter_map(|&s| self.tree.children(s).iter().copied().find(none));
        cues.collect()
    }

    /// What one of the words that hang on a predicate says of it.
    fn small_cue(&self, word: usize, child: usize, status: &mut Status) {
        let cues = &self.knowledge.cues;
        let (text, span) = (self.lower(child), self.span(child));
        match self.tree.plain_relation(child) {
            "advmod" | "det" | "cc" | "mark" | "case"
                if cues.negator(&text) && !self.is_not_only(child) && !self.until(word) =>
            {
                status.negate(span);
            }
            "aux" if self.is_ability(child) && self.is_denied(word) => {}
            "aux" if self.is_inverted(word, child) => {
                status.weaken(Modality::Conditional, span);
            }
            "aux" if text == "would" && self.is_reported(word) => {
                status.weaken(Modality::Planned, span);
            }
            // "Neither A nor B supported C", where "neither" hangs on the verb.
            "nsubj" if text == "neither" => status.negate(span),
            "advmod" if self.is_no_longer(child) => status.negate(span),
            "advmod" | "obl" if self.is_never(child) => status.negate(span),
            "aux" | "advmod" | "mark" if cues.possible(&text) => {
                status.weaken(Modality::Possible, span);
            }
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

    /// "voted for neither A nor B"
    fn neither_of(&self, verb: usize) -> Option<usize> {
        let others = self.tree.children(verb).iter().copied();
        let mut others = others.filter(|&c| matches!(self.tree.plain_relation(c), "obj" | "obl"));
        let neither = |c: usize| {
            let mut joins = self.tree.dependents(c, "cc");
            joins.find(|&cc| cc < c && self.lower(cc) == "neither")
        };
        others.find_map(neither)
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
        } else if let (Some(yet), "have" | "be") = (
            yet.filter(|&y| self.yet_to(y + 2).is_none()),
            lemma.as_str(),
        ) {
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

    /// A verb with its particle: "call off".
    pub(crate) fn phrasal(&self, verb: usize) -> Option<String> {
        let with = |word: usize| format!("{} {}", self.verb_lemma(verb), self.lower(word));
        let particle = self.tree.dependents(verb, "compound:prt").next();
        // "stopped short of blaming"
        let next = || {
            let next = (verb + 1 < self.tree.len()).then(|| with(verb + 1))?;
            self.knowledge.cues.negative_verb(&next).then_some(next)
        };
        particle.map(with).or_else(next)
    }
}
