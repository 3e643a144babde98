//! The bodies and countries whose an office is: "Norwegian", "of Peru", "at Halden Bank".

use crate::annotation::EntityKind;
use crate::knowledge::Office;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// The bodies and countries of an office: before it, behind "of", or before the holder's name.
    pub(crate) fn bodies(&self, noun: usize, holder: usize, office: &Office) -> Vec<usize> {
        let mut found = Vec::new();
        // "the commander of A's forces in B": where it is counts only where nothing says of what.
        let mut places = Vec::new();
        let head = self.head_of(holder);
        let name = self.words_of(holder);
        // An ambassador to a country does not represent it; what follows the name is where things happen.
        let to = office.relation != "represents";
        let mut words = vec![noun];
        if self.tree.head(noun) == Some(head) && self.tree.relation(noun) != "appos" {
            words.push(head);
        }
        words.extend(self.tree.dependents(noun, "compound"));
        // "NATO Secretary General A"
        let behind = Some(noun + 1).filter(|&next| next < name.start && self.is_pair(noun));
        words.extend(behind);
        words.extend(noun.checked_sub(1).filter(|&first| self.is_pair(first)));
        for word in words {
            for &child in self.tree.children(word) {
                if self.is_topic(noun, child) {
                    continue;
                }
                let fits = match self.tree.relation(child) {
                    "amod" | "compound" | "nmod:poss" | "nmod:desc" => child < noun,
                    "nmod" | "obl" => match self.preposition(child).as_deref() {
                        Some("of" | "for" | "at" | "with" | "within") => true,
                        // "a journalist from Lima" works for no place.
                        Some("from") => {
                            office.relation != "works for" || self.place_named(child).is_none()
                        }
                        Some("to") => to,
                        // "the ambassador in Baghdad A" does not represent it.
                        Some("in") => to && (child < name.start || noun > name.start),
                        _ => false,
                    },
                    _ => false,
                };
                if !fits {
                    continue;
                }
                let inside = self.preposition(child).as_deref() == Some("in");
                for body in self.bodies_at(child) {
                    let place = inside && self.mentions[body].kind == EntityKind::Place;
                    if place { &mut places } else { &mut found }.push(body);
                }
            }
        }
        found.retain(|&m| m != holder);
        // "Security Council President A of Germany": whose the office is stands before it, where A comes from behind.
        let kind = |m: usize| self.mentions[m].kind;
        if found.iter().any(|&m| kind(m) == EntityKind::Organization) {
            found.retain(|&m| {
                let own = self.tree.head(self.head_of(m)) == Some(head) && head != noun;
                kind(m) != EntityKind::Place || !own || self.words_of(m).start < name.end
            });
        }
        if found.is_empty() {
            found = places;
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|&m| m != holder);
        // "Israel's Mossad chief"
        if office.relation != "minister of" {
            self.drop_lands(noun, &mut found);
        }
        found
    }

    /// The bodies, countries or persons that a phrase of an office names.
    fn bodies_at(&self, word: usize) -> Vec<usize> {
        let behind = self.tree.plain_relation(word) == "nmod";
        match self.possessor(word) {
            // "an adviser to Amina Okafor", but not "the Okafor ally"
            Some(mention) if behind || !self.is_person(mention) => vec![mention],
            // "spokesman for the Indonesian military", "an activist of the Hirak movement"
            None if self.is_service(word) || self.knowledge.nouns.body(&self.lemma(word)) => {
                self.modifiers(word)
            }
            // "the brother of club treasurer Matej Petrič", "an ally of the lender Veldhuis"
            None if behind => {
                let named = self.holder(word).or_else(|| self.described(word));
                named.into_iter().collect()
            }
            Some(_) | None => Vec::new(),
        }
    }

    /// "British minister for the Middle East", "US envoy to Syria": whose office it is stands before it, what it deals with
    /// behind.
    pub(crate) fn is_topic(&self, noun: usize, word: usize) -> bool {
        let behind =
            word > noun && matches!(self.preposition(word).as_deref(), Some("for" | "to" | "on"));
        let owner = |c: &usize| {
            *c < noun
                && matches!(
                    self.tree.relation(*c),
                    "amod" | "compound" | "nmod:poss" | "nmod:desc"
                )
                && self
                    .possessor(*c)
                    .is_some_and(|m| self.mentions[m].kind != EntityKind::Person)
        };
        behind && self.tree.children(noun).iter().any(owner)
    }

    /// A collective that belongs to a state or body, not an office in it: "military", but not the minister whose niece
    /// somebody is.
    fn is_service(&self, noun: usize) -> bool {
        let nouns = &self.knowledge.nouns;
        let lemma = self.lemma(noun);
        nouns.representative(&lemma) && nouns.office(&lemma).is_none()
    }
}
