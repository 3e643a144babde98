//! Whose act a verb is that has no subject of its own: control, raising, coordination, participles.

use crate::stage::relation::reading::Reading;

/// Where a verb's subject stands: with another verb, or as that verb's object.
pub(crate) enum Borrowed {
    Subject(usize),
    Object(usize),
}

impl Reading<'_> {
    pub(crate) fn is_relative_pronoun(&self, word: usize) -> bool {
        self.tree.upos(word) == "PRON"
            && matches!(self.lower(word).as_str(), "who" | "that" | "which" | "whom")
    }

    /// A verb's subjects; a verb without one of its own borrows that of the verb that governs or precedes it.
    pub(crate) fn subjects(&self, verb: usize) -> Vec<usize> {
        let mut word = verb;
        for _ in 0..6 {
            // Of several the nearest: a verb has one subject, the others belong to other verbs.
            let own = self.tree.dependents(word, "nsubj");
            let nearest = own
                .filter(|&s| !self.is_relative_pronoun(s))
                .min_by_key(|s| s.abs_diff(word));
            if let Some(subject) = nearest {
                return vec![subject];
            }
            match self.borrow(word) {
                Some(Borrowed::Subject(above)) => word = above,
                Some(Borrowed::Object(object)) => return vec![object],
                None => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// Who a passive verb without a subject of its own is done to: the noun it describes, or the subject it shares.
    pub(crate) fn patients(&self, verb: usize) -> Vec<usize> {
        let Some(above) = self.tree.head(verb) else {
            return Vec::new();
        };
        match self.tree.relation(verb) {
            "acl" => vec![self.said_subject(above).unwrap_or(above)],
            "conj" | "xcomp" | "advcl" => self.subjects(above),
            _ => Vec::new(),
        }
    }

    /// Whose subject (or object) a verb without a subject of its own shares.
    fn borrow(&self, word: usize) -> Option<Borrowed> {
        let above = self.clause_above(word)?;
        let relative = || {
            self.antecedent(word)
                .filter(|_| self.subject_is_relative(word))
        };
        // "A, who met B", "A, who is expected to become …"
        if self.tree.relation(word) == "acl:relcl" {
            return relative().map(Borrowed::Object);
        }
        if self.is_passive(word) {
            // "Convicted of bribing B, A left": the clause's subject is the one convicted.
            let fronted = self.tree.relation(word) == "advcl" && self.opens_bare(word);
            return fronted.then_some(Borrowed::Subject(above));
        }
        match self.tree.relation(word) {
            "conj" | "parataxis" if self.is_headless_subject(above, word) => {
                Some(Borrowed::Object(above))
            }
            "conj" => Some(Borrowed::Subject(above)),
            "xcomp" => Some(
                self.addressee(above)
                    .map_or(Borrowed::Subject(above), Borrowed::Object),
            ),
            // "accused A of bribing B", "called on A to free B"
            "advcl"
                if word > above
                    && (self.is_marked(word, &["of", "from", "for", "into", "to"])
                        || self.is_charge(word, above)) =>
            {
                let object = self
                    .addressee(above)
                    .filter(|_| !self.is_marked(word, &["to"]) || self.urges(above));
                Some(object.map_or(Borrowed::Subject(above), Borrowed::Object))
            }
            "advcl" if self.shares_subject(word) => {
                // "ordered A to leave, accusing B of …": behind a comma he goes on who ordered.
                if let Some(top) = self.orderer(word, above) {
                    return Some(Borrowed::Subject(top));
                }
                let teller = self.teller_before(word).filter(|_| word > above);
                Some(Borrowed::Subject(teller.unwrap_or(above)))
            }
            "acl" if !self.is_passive(word) && self.lower(word).ends_with("ing") => {
                Some(Borrowed::Object(self.said_subject(above).unwrap_or(above)))
            }
            "acl" if self.is_marked(word, &["to"]) => {
                self.intender(above).or_else(|| self.one_to(above))
            }
            _ => None,
        }
    }

    /// The verb above one that somebody is made to do, where a participle stands behind a comma.
    fn orderer(&self, participle: usize, verb: usize) -> Option<usize> {
        let made = self.tree.relation(verb) == "xcomp" && self.is_marked(verb, &["to"]);
        let comma = participle > 0 && self.word(participle - 1) == ",";
        let top = self
            .tree
            .head(verb)
            .filter(|_| made && comma && participle > verb)?;
        self.addressee(top).map(|_| top)
    }

    /// "Not only A but also B bid for C": a noun that the tree takes for the sentence's root and that stands before a verb
    /// without a subject is that verb's subject.
    fn is_headless_subject(&self, noun: usize, verb: usize) -> bool {
        let nominal = matches!(self.tree.upos(noun), "NOUN" | "PROPN");
        let said = self.tree.dependents(noun, "cop").next().is_some();
        nominal && noun < verb && !said && self.tree.head(noun).is_none()
    }

    /// "charged A with bribing B"
    fn is_charge(&self, word: usize, above: usize) -> bool {
        self.is_marked(word, &["with"]) && self.knowledge.cues.accuses(&self.lemma(above))
    }

    /// Whom a governing verb makes do it: the object of "asked A to …", the phrase of "called on A to …".
    pub(crate) fn addressee(&self, verb: usize) -> Option<usize> {
        // "promised A to sue B"
        if self.knowledge.cues.commits(&self.lemma(verb)) {
            return None;
        }
        let children = self.tree.children(verb);
        let objects: Vec<usize> = children
            .iter()
            .copied()
            .filter(|&c| {
                matches!(self.tree.relation(c), "obj" | "iobj") || self.is_patient(verb, c)
            })
            .collect();
        let acting = objects
            .iter()
            .copied()
            .find(|&o| !self.actors(o).is_empty());
        let object = acting
            .or_else(|| self.named_behind_verb(verb).filter(|_| self.urges(verb)))
            .or_else(|| objects.first().copied());
        let urged = || {
            let on = |c: &usize| {
                self.tree.plain_relation(*c) == "obl"
                    && matches!(
                        self.preposition(*c).as_deref(),
                        Some("on" | "upon" | "to" | "with")
                    )
                    && !self.actors(*c).is_empty()
            };
            children
                .iter()
                .copied()
                .find(on)
                .filter(|_| self.urges(verb))
        };
        object.or_else(urged)
    }

    /// "ordered the refiner Petrolane to pay": the name in the phrase right behind a verb.
    fn named_behind_verb(&self, verb: usize) -> Option<usize> {
        let phrase = |w: &usize| {
            matches!(
                self.tree.upos(*w),
                "DET" | "ADJ" | "NOUN" | "NUM" | "PROPN" | "PRON"
            )
        };
        (verb + 1..self.tree.len())
            .take_while(phrase)
            .find_map(|w| self.mention_at(w))
            .map(|mention| self.head_of(mention))
    }

    /// Whether a verb's "to …" is what it wants of another.
    fn urges(&self, verb: usize) -> bool {
        self.knowledge.cues.urges(&self.lemma(verb))
    }

    /// Whether such a word opens the verb's clause, or stands right before the verb.
    pub(crate) fn is_marked(&self, verb: usize, marks: &[&str]) -> bool {
        let listed = |word: usize| marks.contains(&self.lower(word).as_str());
        let before = || {
            let word = verb.checked_sub(1)?;
            let joins = matches!(self.tree.upos(word), "PART" | "ADP" | "SCONJ");
            (joins && listed(word)).then_some(word)
        };
        self.tree.dependents(verb, "mark").any(listed) || before().is_some()
    }

    fn subject_is_relative(&self, verb: usize) -> bool {
        self.tree
            .dependents(verb, "nsubj")
            .any(|s| self.is_relative_pronoun(s))
    }

    /// "…, the president announced, thanking B": who reports what stands before does the rest.
    fn teller_before(&self, participle: usize) -> Option<usize> {
        let verb = (0..participle)
            .rev()
            .find(|&w| self.tree.upos(w) == "VERB")?;
        let tells = self.tree.relation(verb) == "parataxis"
            && self.knowledge.cues.reporting(&self.lemma(verb))
            && self.tree.dependents(verb, "nsubj").next().is_some();
        (tells && self.lower(participle).ends_with("ing")).then_some(verb)
    }

    /// "after meeting X, Y left"; "Y left to meet X": not "after Z met X" (which has its own subject).
    fn shares_subject(&self, verb: usize) -> bool {
        let having = |c: usize| self.lower(c).ends_with("ing");
        self.lower(verb).ends_with("ing")
            || self.tree.dependents(verb, "aux").any(having)
            || self
                .tree
                .dependents(verb, "mark")
                .any(|m| self.lower(m) == "to")
    }

    /// The coordination that a cleft sentence is about: "the mayor" of "It was the mayor, and not A, who signed".
    pub(crate) fn cleft(&self, noun: usize) -> Option<usize> {
        let first = |word: usize| {
            let joined = self.tree.plain_relation(word) == "conj";
            self.tree.head(word).filter(|_| joined)
        };
        let top = std::iter::successors(Some(noun), |&w| first(w).filter(|&h| h < w)).last()?;
        let empty = |&s: &usize| {
            matches!(self.tree.plain_relation(s), "nsubj" | "expl") && self.lower(s) == "it"
        };
        let is_said = self.tree.dependents(top, "cop").next().is_some();
        (is_said && self.tree.children(top).iter().any(empty)).then_some(top)
    }
}
