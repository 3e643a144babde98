//! Affiliations that syntax makes certain: "Norwegian Foreign Minister A", "A, a spokesman for B", "A is the head of B".

use crate::annotation::{Class, EntityKind, EvidenceSource};
use crate::knowledge::Office;
use crate::stage::relation::actor::Actor;
use crate::stage::relation::candidate::{Candidate, Sense, class};
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The affiliations that one office noun states.
    pub(crate) fn office(&self, noun: usize) -> Vec<Candidate> {
        let Some(office) = self.office_of(noun) else { return Vec::new() };
        let Some(holder) = self.office_holder(noun) else { return Vec::new() };
        let mut found = Vec::new();
        for body in self.bodies(noun, holder) {
            if body != holder && self.mentions[body].kind != EntityKind::Person {
                found.push(self.affiliation(noun, office, holder, body));
            }
        }
        found
    }

    /// The office that a noun names, with the word before it ("chief executive") or by itself.
    fn office_of(&self, noun: usize) -> Option<&Office> {
        let nouns = &self.knowledge.nouns;
        let lemma = self.lemma(noun);
        let pair = noun.checked_sub(1).and_then(|before| nouns.office(&format!("{} {lemma}", self.lower(before))));
        pair.or_else(|| nouns.office(&lemma))
    }

    fn affiliation(&self, noun: usize, office: &Office, holder: usize, body: usize) -> Candidate {
        // "her Norwegian counterpart": holds for Norway the office that she holds elsewhere.
        let counterpart = office.noun == "counterpart" && self.mentions[body].kind == EntityKind::Place;
        let label = if counterpart { "represents" } else { &office.relation };
        let sense = Sense { label: label.to_owned(), class: class(&office.class), event: None, symmetric: false };
        let words = self.title_words(noun);
        let former = words.iter().any(|&w| matches!(self.lower(w).as_str(), "former" | "ex" | "late" | "then"));
        Candidate {
            source: Actor { mention: holder, via: None },
            target: Actor { mention: body, via: None },
            sense,
            predicate: noun,
            trigger: self.span(noun),
            evidence: vec![EvidenceSource::Tree],
            role: Some(self.role_text(&words)),
            former,
        }
    }

    /// The person who holds the office: in the title's own phrase, in apposition to it, or its subject.
    fn office_holder(&self, noun: usize) -> Option<usize> {
        if let Some(person) = self.holder(noun) {
            return Some(person);
        }
        let person_at = |word: usize| {
            self.mention_at(word).filter(|&m| self.mentions[m].kind == EntityKind::Person)
        };
        let above = self.tree.head(noun);
        let from_above = above.filter(|_| matches!(self.tree.relation(noun), "appos" | "compound" | "nmod:desc" | "flat"));
        if let Some(person) = from_above.and_then(|head| person_at(head).or_else(|| self.holder(head))) {
            return Some(person);
        }
        let copula = self.tree.dependents(noun, "cop").next().is_some();
        let subject = self.tree.dependents(noun, "nsubj").next().filter(|_| copula)?;
        person_at(subject).or_else(|| self.holder(subject))
    }

    /// The bodies and countries of an office: before it, behind "of", or before the holder's name.
    fn bodies(&self, noun: usize, holder: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let head = self.head_of(holder);
        let mut words = vec![noun];
        if self.tree.head(noun) == Some(head) && self.tree.relation(noun) != "appos" {
            words.push(head);
        }
        words.extend(self.tree.dependents(noun, "compound"));
        for word in words {
            for &child in self.tree.children(word) {
                let fits = match self.tree.relation(child) {
                    "amod" | "compound" | "nmod:poss" | "nmod:desc" => true,
                    "nmod" => matches!(self.preposition(child).as_deref(), Some("of" | "for" | "at" | "to" | "from" | "in" | "with")),
                    _ => false,
                };
                if let Some(mention) = self.mention_at(child).filter(|_| fits) {
                    found.push(mention);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|&m| m != holder);
        found
    }

    /// The office's own words: "foreign minister", "former deputy chief executive".
    fn title_words(&self, noun: usize) -> Vec<usize> {
        let mut words = vec![noun];
        for word in (0..noun).rev() {
            let near = words[words.len() - 1] == word + 1;
            let below = self.tree.head(word).is_some_and(|h| words.contains(&h) || self.tree.head(noun) == Some(h));
            let fits = matches!(self.tree.relation(word), "compound" | "amod" | "punct" | "flat" | "nmod:desc");
            if !near || !below || !fits || self.mention_at(word).is_some() || self.word(word) == "," {
                break;
            }
            words.push(word);
        }
        words.reverse();
        words
    }

    fn role_text(&self, words: &[usize]) -> String {
        let former = |w: &&usize| matches!(self.lower(**w).as_str(), "former" | "then" | "late");
        let kept: Vec<usize> = words.iter().skip_while(former).copied().collect();
        let Some((&first, &last)) = kept.first().zip(kept.last()) else { return String::new() };
        let text = self.document.slice(self.range_span(first..last + 1));
        let shout = |word: &str| word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let lower = |word: &str| if shout(word) { word.to_owned() } else { word.to_lowercase() };
        text.split_whitespace().map(lower).collect::<Vec<_>>().join(" ")
    }

    /// "Baghdad, Iraq": a place named behind a place holds it.
    pub(crate) fn place_in_place(&self, mention: usize) -> Option<Candidate> {
        let outer = &self.mentions[mention];
        let head = self.head_of(mention);
        let above = self.tree.head(head)?;
        let inner = self.mention_at(above).filter(|&m| m != mention)?;
        let both_places = outer.kind == EntityKind::Place && self.mentions[inner].kind == EntityKind::Place;
        let words = self.words_of(inner);
        let comma = words.end < self.tree.len() && self.word(words.end) == "," && self.words_of(mention).start == words.end + 1;
        let joins = matches!(self.tree.plain_relation(head), "appos" | "nmod" | "list" | "flat");
        let country = self.knowledge.countries.by_name(self.document.slice(outer.span)).is_some();
        if !(both_places && comma && joins && country) {
            return None;
        }
        Some(Candidate {
            source: Actor { mention: inner, via: None },
            target: Actor { mention, via: None },
            sense: Sense { label: "located in".into(), class: Class::Location, event: None, symmetric: false },
            predicate: above,
            trigger: self.span(words.end),
            evidence: vec![EvidenceSource::Tree],
            role: None,
            former: false,
        })
    }
}
