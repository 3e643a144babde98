//! The verb that carries an event noun and lends it a party: "held" of "held talks", "received" of "received a visit from".

use crate::knowledge::Predicate;
use crate::stage::relation::reading::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// The light verb that carries the noun: "held" of "held talks" and of "held two hours of talks", "took part" of "took part
    /// in a meeting".
    pub(crate) fn light_verb(&self, noun: usize) -> Option<usize> {
        let noun = self.measure_of(noun).unwrap_or(noun);
        let lists = |verb: usize| self.knowledge.predicates.light_verb(&self.lemma(verb));
        if let Some((verb, _)) = self.clause_behind(noun).filter(|&(verb, _)| lists(verb)) {
            return Some(verb);
        }
        let verb = self.tree.head(noun)?;
        let light = self.tree.upos(verb) == "VERB" && lists(verb);
        let took_part = || {
            let mut objects = self.tree.dependents(verb, "obj");
            self.tree.relation(noun) == "obl"
                && self.preposition(noun).as_deref() == Some("in")
                && objects.any(|o| matches!(self.lower(o).as_str(), "part" | "role"))
        };
        // "entered into a partnership with"
        let into = || {
            self.tree.plain_relation(noun) == "obl"
                && self.preposition(noun).as_deref() == Some("into")
        };
        let carries =
            matches!(self.tree.relation(noun), "obj" | "obl:unmarked") || took_part() || into();
        let light = light || (self.tree.upos(verb) == "VERB" && self.gives(verb, noun));
        (light && carries && !self.is_passive(verb)).then_some(verb)
    }

    /// "the appeal that B filed", "sanctions it has imposed on A": the verb of the clause behind a noun that is its object, and its
    /// subject.
    pub(crate) fn clause_behind(&self, noun: usize) -> Option<(usize, usize)> {
        self.tree.dependents(noun, "acl:relcl").find_map(|verb| {
            let object = self.tree.dependents(verb, "obj").next();
            let gap = object.is_none_or(|object| self.is_relative_pronoun(object));
            let mut subjects = self.tree.dependents(verb, "nsubj");
            let subject = subjects.find(|&s| s > noun && !self.is_relative_pronoun(s))?;
            // "the assault on A, which rebels have held": of another noun.
            let other = |w: usize| {
                let noun = matches!(self.tree.upos(w), "NOUN" | "PROPN" | "ADP");
                noun && !self.tree.is_under(w, subject)
            };
            let own = self.tree.upos(verb) == "VERB" && !(noun + 1..subject).any(other);
            let made = own && gap && !self.is_passive(verb);
            made.then_some((verb, subject))
        })
    }

    /// The verb of a list whose object the noun is: "severed" of "severed ties", "shipped" of "arms shipped by A to B".
    pub(crate) fn carrier(&self, noun: usize, verbs: &[String]) -> Option<usize> {
        let noun = self.measure_of(noun).unwrap_or(noun);
        let listed =
            |verb: &usize| self.tree.upos(*verb) == "VERB" && verbs.contains(&self.lemma(*verb));
        let governs = |verb: &usize| match self.tree.relation(noun) {
            "obj" | "obl:unmarked" => true,
            "nsubj:pass" => self.is_passive(*verb),
            _ => false,
        };
        let above = self.tree.head(noun).filter(|v| listed(v) && governs(v));
        let mut behind = self.tree.dependents(noun, "acl");
        above.or_else(|| behind.find(|verb| listed(verb) && self.is_passive(*verb)))
    }

    /// The noun that says how much of an event there was: "hours" of "two hours of talks", "billion" of "$2 billion in aid".
    pub(crate) fn measure_of(&self, noun: usize) -> Option<usize> {
        let above = self.tree.head(noun)?;
        let of = self.tree.relation(noun) == "nmod"
            && matches!(self.preposition(noun).as_deref(), Some("of" | "in"));
        let measures = self.knowledge.nouns.measure(&self.lemma(above));
        (of && measures).then_some(above)
    }

    /// "After talks with B, A said …", "A cancelled talks with B": who did so was, or was to be, a party.
    pub(crate) fn party(&self, noun: usize, predicate: &Predicate) -> Vec<usize> {
        let around = [
            "after",
            "during",
            "before",
            "following",
            "at",
            "in",
            "ahead",
        ];
        let Some(above) = self.tree.head(noun) else {
            return Vec::new();
        };
        let mutual = predicate.symmetric || predicate.class == "contact";
        // "A recalled its envoy in protest at B's raid"
        let bare = noun > 0 && self.preposition_word(noun) == Some(noun - 1);
        let inside = bare && self.preposition(noun).as_deref() == Some("in");
        let manner = inside && self.knowledge.acts.manner(&self.lemma(noun));
        // "blocked roads in protest at B"
        let object = manner && self.tree.relation(above) == "obj";
        let verb = self.tree.head(above).filter(|_| object).unwrap_or(above);
        let around = (mutual || manner)
            && (object || self.tree.plain_relation(noun) == "obl")
            && self
                .preposition(noun)
                .is_some_and(|p| around.contains(&p.as_str()));
        let cues = &self.knowledge.cues;
        let lemma = self.lemma(verb);
        let governed = self.tree.relation(noun) == "obj"
            && (cues.negative_verb(&lemma) || cues.planned(&lemma));
        let fits = self.tree.upos(verb) == "VERB" && (around || governed);
        if fits && !self.is_passive(verb) {
            self.subjects(verb)
        } else {
            Vec::new()
        }
    }

    /// "A and B boycotted the talks": whether a verb says that its subjects kept away from what a noun names.
    pub(crate) fn is_shunned(&self, noun: usize) -> bool {
        let object = self.tree.relation(noun) == "obj";
        let verb = self.tree.head(noun).filter(|_| object);
        verb.is_some_and(|verb| {
            let cues = &self.knowledge.cues;
            self.tree.upos(verb) == "VERB" && cues.negative_verb(&self.lemma(verb))
        })
    }

    /// "A received a visit from B", "A came under pressure from B": the subject is the other side.
    pub(crate) fn inverse_party(&self, noun: usize, predicate: &Predicate) -> Vec<usize> {
        let hostile = matches!(&*predicate.class, "confrontation" | "conflict");
        let under = self.preposition(noun).as_deref() == Some("under");
        if hostile && !predicate.symmetric && under {
            return self.held_under(noun);
        }
        let verb = self
            .tree
            .head(noun)
            .filter(|_| self.tree.relation(noun) == "obj");
        let inverse = |v: &usize| {
            self.tree.upos(*v) == "VERB"
                && self
                    .knowledge
                    .predicates
                    .inverse_light_verb(&self.lemma(*v))
        };
        verb.filter(inverse)
            .map(|v| self.subjects(v))
            .unwrap_or_default()
    }

    pub(crate) fn noun_trigger(&self, noun: usize, light: Option<usize>) -> Span {
        match light {
            Some(verb) if verb < noun && noun - verb <= 3 => self.range_span(verb..noun + 1),
            _ => self.hyphened_span(noun),
        }
    }

    /// "stand-off" whole.
    fn hyphened_span(&self, noun: usize) -> Span {
        let hyphen = |w: usize| w < self.tree.len() && self.is_tight_hyphen(w);
        let plain = |w: &usize| *w < self.tree.len() && self.mention_at(*w).is_none();
        let first = noun.checked_sub(2).filter(|w| hyphen(w + 1) && plain(w));
        let last = Some(noun + 2).filter(|w| hyphen(w - 1) && plain(w));
        self.range_span(first.unwrap_or(noun)..last.unwrap_or(noun) + 1)
    }

    /// "The port is under the control of B", "put A under the command of B", "a unit under …": who is.
    pub(crate) fn held_under(&self, noun: usize) -> Vec<usize> {
        if self.tree.dependents(noun, "cop").next().is_some() {
            return self.subjects(noun);
        }
        let Some(above) = self.tree.head(noun) else {
            return Vec::new();
        };
        if self.tree.upos(above) != "VERB" {
            return vec![above];
        }
        // "A, under pressure, freed B": the object behind the phrase is not meant.
        let objects = self.tree.dependents(above, "obj").filter(|&o| o < noun);
        let objects: Vec<usize> = objects.collect();
        if !objects.is_empty() {
            return objects;
        }
        self.subjects(above)
    }

    /// "A was in touch with B": what a noun is said of acts; else who is charged with it or near it.
    pub(crate) fn said_of(&self, noun: usize, predicate: &Predicate) -> Vec<usize> {
        if self.tree.dependents(noun, "cop").next().is_some() {
            return self.subjects(noun);
        }
        let charged = self.charged(noun, predicate);
        if charged.is_empty() {
            self.party(noun, predicate)
        } else {
            charged
        }
    }
}
