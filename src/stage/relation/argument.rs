//! Where a predicate's arguments stand: its subject, object and prepositional phrases.

use std::collections::BTreeMap;

use crate::annotation::EvidenceSource;
use crate::knowledge::PartOfSpeech;
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

/// Notes words that the tree puts into a slot.
pub(crate) fn add(slots: &mut Slots, words: Vec<usize>) {
    for word in words {
        note(slots, word, EvidenceSource::Tree);
    }
}

impl Arguments {
    pub(crate) fn source(&mut self, word: usize, by: EvidenceSource) {
        note(&mut self.sources, word, by);
    }

    pub(crate) fn target(&mut self, slot: &str, word: usize, by: EvidenceSource) {
        note(self.targets.entry(slot.to_owned()).or_default(), word, by);
    }
}

impl Reading<'_> {
    /// The arguments of a verb from tree and roles together.
    pub(crate) fn arguments(&self, verb: usize) -> Arguments {
        let mut found = Arguments::default();
        self.by_tree(verb, &mut found);
        self.by_roles(verb, &mut found);
        if let Some(slots) = found.targets.get_mut("obj") {
            // "a team led by A and B": they do not lead each other.
            slots.retain(|&word, _| {
                let own = self.tree.head(verb) == Some(word) && self.acts_by_leaders(word);
                !own && !self.is_gapped(verb, word)
            });
        }
        if let Some(other) = self.echoed(verb).filter(|_| !found.sources.is_empty()) {
            found.source(other, EvidenceSource::Tree);
        }
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
                "nsubj:pass" if !passive && child < verb => {}
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
        self.strayed(verb, found);
        self.clause_parties(verb, found);
        if let Some(child) = self.phrase_behind(verb) {
            self.oblique(verb, child, passive, found);
        }
        self.relative(verb, passive, found);
    }

    /// "demanded that B pay", "insisted that B pay", "alleged that B had paid": of whom the clause says so.
    fn clause_parties(&self, verb: usize, found: &mut Arguments) {
        let (cues, lemma) = (&self.knowledge.cues, self.lemma(verb));
        let slot = if cues.wants(&lemma) {
            "of"
        } else if cues.insists(&lemma) || cues.imputes(&lemma) {
            "obj"
        } else {
            return;
        };
        for clause in self.tree.dependents(verb, "ccomp") {
            // "alleged that B was tortured": not of B; "insisted that B had paid" is a report.
            let act = self.tree.upos(clause) == "VERB" && !self.is_passive(clause);
            let wished = self.lower(clause) == self.lemma(clause)
                && self.tree.dependents(clause, "aux").next().is_none();
            if slot == "obj" && !(act && (wished || cues.imputes(&lemma))) {
                continue;
            }
            for subject in self.tree.dependents(clause, "nsubj") {
                found.target(slot, subject, EvidenceSource::Tree);
            }
        }
    }

    /// "complained to the patron about B": a phrase that hangs on another argument, though the verb is known to take it.
    fn strayed(&self, verb: usize, found: &mut Arguments) {
        let takes = |preposition: &str| {
            let mut rows =
                self.knowledge
                    .predicates
                    .find(&self.lemma(verb), PartOfSpeech::Verb, None);
            rows.any(|row| row.targets.iter().any(|t| t == preposition))
        };
        for &child in self.tree.children(verb) {
            if !matches!(self.tree.plain_relation(child), "obj" | "obl" | "iobj") {
                continue;
            }
            let named = self.tree.dependents(child, "appos");
            for word in std::iter::once(child).chain(named) {
                for phrase in self.tree.dependents(word, "nmod") {
                    let own = self.preposition(phrase).filter(|p| {
                        matches!(p.as_str(), "about" | "against" | "over" | "before") && takes(p)
                    });
                    if let Some(preposition) = own.filter(|_| self.noun_rows(word).is_empty()) {
                        found.target(&preposition, phrase, EvidenceSource::Tree);
                    }
                }
            }
        }
    }

    /// "A, who brought no interpreter, testified before the court": a phrase right behind a verb is the verb's, whatever the
    /// tree hangs it on.
    fn phrase_behind(&self, verb: usize) -> Option<usize> {
        let case = self
            .particle(verb)
            .filter(|&p| p == verb + 1)
            .unwrap_or(verb)
            + 1;
        if case >= self.tree.len() || self.tree.plain_relation(case) != "case" {
            return None;
        }
        let noun = self.tree.head(case).filter(|&n| n > case)?;
        let astray = self.tree.head(noun) != Some(verb);
        let whole = (case..noun).all(|w| !matches!(self.tree.upos(w), "VERB" | "PUNCT"));
        (astray && whole).then_some(noun)
    }

    fn oblique(&self, verb: usize, child: usize, passive: bool, found: &mut Arguments) {
        match self.preposition(child) {
            Some(by) if by == "by" && passive => found.source(child, EvidenceSource::Tree),
            Some(preposition) => found.target(&preposition, child, EvidenceSource::Tree),
            // "visit South Korea in May": a name behind the verb and without preposition is its object, whatever the tree
            // takes it for; dates are no names.
            None if child > verb && !self.actors(child).is_empty() => {
                found.target("obj", child, EvidenceSource::Tree);
            }
            None => {}
        }
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
            if !below(word, &patients) && !self.is_possessor(word) {
                found.source(word, EvidenceSource::Roles);
            }
        }
        for role in ["ARG1", "ARG2", "ARG3", "ARGM-COM", "ARGM-GOL"] {
            for word in frame
                .of(role)
                .filter(|&w| !found.sources.contains_key(&w) && !self.is_possessor(w))
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
        let mut word = word;
        while matches!(self.tree.relation(word), "appos" | "flat") {
            match self
                .tree
                .head(word)
                .filter(|&above| above != verb && above < word)
            {
                Some(above) => word = above,
                None => break,
            }
        }
        let preposition = preposition.or_else(|| self.preposition(word));
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
