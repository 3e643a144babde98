//! Where a predicate's arguments stand: its subject, object and prepositional phrases.

use std::collections::BTreeMap;

use crate::annotation::EvidenceSource;
use crate::stage::relation::reading::Reading;

/// Words that stand in a slot of a predicate, with what says so.
pub(crate) type Slots = BTreeMap<usize, Vec<EvidenceSource>>;

/// The arguments of one verb: who acts, and who stands in which slot ("obj", "with", "by", …).
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) sources: Slots,
    pub(crate) targets: BTreeMap<String, Slots>,
}

/// Adds what says that a word stands in a slot.
pub(crate) fn note(slots: &mut Slots, word: usize, source: EvidenceSource) {
    let evidence = slots.entry(word).or_default();
    if !evidence.contains(&source) {
        evidence.push(source);
        evidence.sort_unstable();
    }
}

impl Arguments {
    fn source(&mut self, word: usize, by: EvidenceSource) {
        note(&mut self.sources, word, by);
    }

    fn target(&mut self, slot: &str, word: usize, by: EvidenceSource) {
        note(self.targets.entry(slot.to_owned()).or_default(), word, by);
    }
}

impl Reading<'_> {
    /// Whether a verb is passive: by its own words, as a participle behind its noun, or coordinated with a passive.
    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        let children = self.tree.children(verb);
        let own = |c: &usize| {
            matches!(
                self.tree.relation(*c),
                "nsubj:pass" | "aux:pass" | "csubj:pass"
            )
        };
        if children.iter().any(own) {
            return true;
        }
        match self.tree.relation(verb) {
            "acl" => self.is_participle(verb),
            "advcl" => {
                self.is_participle(verb) && self.tree.dependents(verb, "obl:agent").next().is_some()
            }
            "conj" => self.shares_passive(verb),
            _ => false,
        }
    }

    /// "was arrested and charged": a second participle without a clause of its own.
    fn shares_passive(&self, verb: usize) -> bool {
        let bare = !self.tree.children(verb).iter().any(|&c| {
            let by = self.preposition(c).as_deref() == Some("by");
            let relation = self.tree.plain_relation(c);
            matches!(relation, "nsubj" | "aux" | "obj") || (relation == "obl" && !by)
        });
        let passive = |head: usize| {
            self.tree
                .children(head)
                .iter()
                .any(|&c| self.tree.relation(c) == "aux:pass")
        };
        bare && self.is_participle(verb) && self.tree.head(verb).is_some_and(passive)
    }

    /// "the man arrested by": a participle behind its noun; "-ing" forms are active.
    fn is_participle(&self, verb: usize) -> bool {
        !self.lower(verb).ends_with("ing")
            && !self
                .tree
                .dependents(verb, "mark")
                .any(|m| self.lower(m) == "to")
    }

    /// The arguments of a verb from tree and roles together.
    pub(crate) fn arguments(&self, verb: usize) -> Arguments {
        let mut found = Arguments::default();
        self.by_tree(verb, &mut found);
        self.by_roles(verb, &mut found);
        found
    }

    fn by_tree(&self, verb: usize, found: &mut Arguments) {
        let passive = self.is_passive(verb);
        if !passive {
            for subject in self.subjects(verb) {
                found.source(subject, EvidenceSource::Tree);
            }
        }
        for &child in self.tree.children(verb) {
            match self.tree.relation(child) {
                "nsubj:pass" | "obj" => found.target("obj", child, EvidenceSource::Tree),
                "iobj" => found.target("iobj", child, EvidenceSource::Tree),
                "obl:agent" => found.source(child, EvidenceSource::Tree),
                relation if relation.starts_with("obl") || relation == "nmod" => {
                    self.oblique(verb, child, passive, found);
                }
                _ => {}
            }
        }
        if passive && self.tree.dependents(verb, "nsubj").next().is_none() {
            for patient in self.patients(verb) {
                found.target("obj", patient, EvidenceSource::Tree);
            }
        }
        self.relative(verb, passive, found);
    }

    fn oblique(&self, verb: usize, child: usize, passive: bool, found: &mut Arguments) {
        match self.preposition(child) {
            Some(by) if by == "by" && passive => found.source(child, EvidenceSource::Tree),
            Some(preposition) => found.target(&preposition, child, EvidenceSource::Tree),
            // "visit South Korea in May": a name behind the verb and without preposition is its object, whatever the tree
            // takes it for; dates are no names.
            None if child > verb && self.mention_at(child).is_some() => {
                found.target("obj", child, EvidenceSource::Tree);
            }
            None => {}
        }
    }

    /// "the envoy who met …", "the man whom they arrested": the noun before a relative clause fills the gap.
    fn relative(&self, verb: usize, passive: bool, found: &mut Arguments) {
        if self.tree.relation(verb) != "acl:relcl" {
            return;
        }
        let Some(noun) = self.tree.head(verb) else {
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

    fn is_relative_pronoun(&self, word: usize) -> bool {
        self.tree.upos(word) == "PRON"
            && matches!(self.lower(word).as_str(), "who" | "that" | "which" | "whom")
    }

    /// A verb's subjects; a verb without one of its own borrows that of the verb that governs or precedes it.
    pub(crate) fn subjects(&self, verb: usize) -> Vec<usize> {
        let mut word = verb;
        for _ in 0..6 {
            let own: Vec<usize> = self
                .tree
                .dependents(word, "nsubj")
                .filter(|&s| !self.is_relative_pronoun(s))
                .collect();
            if !own.is_empty() {
                return own;
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
    fn patients(&self, verb: usize) -> Vec<usize> {
        let Some(above) = self.tree.head(verb) else {
            return Vec::new();
        };
        match self.tree.relation(verb) {
            "acl" => vec![above],
            "conj" | "xcomp" | "advcl" => self.subjects(above),
            _ => Vec::new(),
        }
    }

    /// Whose subject (or object) a verb without a subject of its own shares.
    fn borrow(&self, word: usize) -> Option<Borrowed> {
        let above = self.tree.head(word)?;
        if self.is_passive(word) {
            return None;
        }
        match self.tree.relation(word) {
            "acl:relcl" => Some(Borrowed::Object(above)).filter(|_| self.subject_is_relative(word)),
            "conj" => Some(Borrowed::Subject(above)),
            "xcomp" => Some(
                self.addressee(above)
                    .map_or(Borrowed::Subject(above), Borrowed::Object),
            ),
            // "accused A of bribing B", "called on A to free B"
            "advcl" if self.is_marked(word, &["of", "from", "for", "into", "to"]) => {
                let object = self
                    .addressee(above)
                    .filter(|_| !self.is_marked(word, &["to"]) || self.urges(above));
                Some(object.map_or(Borrowed::Subject(above), Borrowed::Object))
            }
            "advcl" if self.shares_subject(word) => Some(Borrowed::Subject(above)),
            "acl" if !self.is_passive(word) && self.lower(word).ends_with("ing") => {
                Some(Borrowed::Object(above))
            }
            _ => None,
        }
    }

    /// Whom a governing verb makes do it: the object of "asked A to …", the phrase of "called on A to …".
    fn addressee(&self, verb: usize) -> Option<usize> {
        let children = self.tree.children(verb);
        let object = children
            .iter()
            .copied()
            .find(|&c| matches!(self.tree.relation(c), "obj" | "iobj"));
        let urged = || {
            let on = |c: &usize| {
                self.tree.plain_relation(*c) == "obl"
                    && self.preposition(*c).as_deref() == Some("on")
            };
            children
                .iter()
                .copied()
                .find(on)
                .filter(|_| self.urges(verb))
        };
        object.or_else(urged)
    }

    /// Whether a verb's "to …" is what it wants of another.
    fn urges(&self, verb: usize) -> bool {
        self.knowledge.cues.urges(&self.lemma(verb))
    }

    pub(crate) fn is_marked(&self, verb: usize, marks: &[&str]) -> bool {
        self.tree
            .dependents(verb, "mark")
            .any(|mark| marks.contains(&self.lower(mark).as_str()))
    }

    fn subject_is_relative(&self, verb: usize) -> bool {
        self.tree
            .dependents(verb, "nsubj")
            .any(|s| self.is_relative_pronoun(s))
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

    fn by_roles(&self, verb: usize, found: &mut Arguments) {
        let Some(frame) = self.frame(verb) else {
            return;
        };
        // What the tree is sure of is not outvoted: there the roles only confirm.
        let patients: Vec<usize> = found
            .targets
            .get("obj")
            .into_iter()
            .flat_map(|slots| slots.keys().copied())
            .collect();
        let actors: Vec<usize> = found.sources.keys().copied().collect();
        let below =
            |word: usize, heads: &[usize]| heads.iter().any(|&head| self.tree.is_under(word, head));
        for word in frame
            .of("ARG0")
            .filter(|&w| actors.is_empty() || below(w, &actors))
        {
            if !below(word, &patients) {
                found.source(word, EvidenceSource::Roles);
            }
        }
        for role in ["ARG1", "ARG2", "ARG3", "ARGM-COM", "ARGM-GOL"] {
            for word in frame
                .of(role)
                .filter(|&w| !found.sources.contains_key(&w))
                .collect::<Vec<_>>()
            {
                let slot = self.slot(verb, word, role);
                let fits =
                    |slot: &String| slot != "obj" || patients.is_empty() || below(word, &patients);
                if let Some(slot) = slot.filter(fits) {
                    found.target(&slot, word, EvidenceSource::Roles);
                }
            }
        }
    }

    /// The slot in which an argument stands; without a place of its own in the clause, ARG1 counts as the object.
    fn slot(&self, verb: usize, word: usize, role: &str) -> Option<String> {
        let preposition = self.preposition(word);
        if self.tree.head(word) == Some(verb) {
            return match self.tree.relation(word) {
                "obj" | "nsubj:pass" => Some("obj".to_owned()),
                "iobj" => Some("iobj".to_owned()),
                "nsubj" => None,
                _ => preposition,
            };
        }
        match preposition {
            Some(preposition) if self.tree.is_under(word, verb) => Some(preposition),
            None if role == "ARG1" => Some("obj".to_owned()),
            _ => None,
        }
    }
}

enum Borrowed {
    Subject(usize),
    Object(usize),
}
