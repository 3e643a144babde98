//! Where somebody comes from, and whose he is, by the phrase behind his name.

use crate::annotation::{Class, EntityKind};
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::place::located;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// "Ana Roe of the Labour Party", "Bo Li, a student from Irving", "Roe is a teacher from the province of Lima".
    pub(crate) fn origin(&self, person: usize) -> Option<Candidate> {
        let head = self.head_of(person);
        let described = self.tree.dependents(head, "appos");
        let said = self.said_to_be(head);
        let noun = described.chain(said);
        let noun = noun.filter(|&w| self.tree.upos(w) == "NOUN");
        let mut words = std::iter::once(head).chain(noun);
        let behind = words.find_map(|word| {
            let mut children = self.tree.dependents(word, "nmod");
            children.find_map(|child| self.origin_by(person, word, child))
        });
        behind
            .or_else(|| self.is_from(person))
            .or_else(|| self.of_behind_comma(person))
            .or_else(|| self.fronted_from(person))
    }

    /// "Ana Roe, 42, of Woodbridge": by the words, since such a phrase is often hung astray.
    fn of_behind_comma(&self, person: usize) -> Option<Candidate> {
        let comma = |w: usize| self.text_at(w).as_deref() == Some(",");
        let end = self.words_of(person).end;
        let aged = comma(end + 2) && self.tree.upos(end + 1) == "NUM";
        let of = if aged { end + 3 } else { end + 1 };
        if !comma(end) || self.text_at(of).as_deref() != Some("of") {
            return None;
        }
        let place = self.mention_at(of + 1)?;
        let named = self.place_at(self.head_of(place)) == Some(place);
        let said = (self.head_of(person), self.span(of));
        (named && !self.is_country(place)).then(|| located((person, place), "comes from", said))
    }

    /// "Originally from Medellín, the chef A runs …": the subject behind a phrase that opens the sentence.
    fn fronted_from(&self, person: usize) -> Option<Candidate> {
        let opens = |w: &usize| self.text_at(*w).as_deref() == Some("from");
        let case = (0..2).find(opens)?;
        let place = self
            .mention_at(case + 1)
            .filter(|&m| self.place_at(self.head_of(m)) == Some(m))?;
        let comma = self.words_of(place).end;
        let closed = self.text_at(comma).as_deref() == Some(",");
        let first = (comma..self.tree.len()).find_map(|word| self.mention_at(word));
        let subject = self.tree.plain_relation(self.head_of(person)) == "nsubj";
        let said = (self.head_of(person), self.span(case));
        (closed && subject && first == Some(person))
            .then(|| located((person, place), "comes from", said))
    }

    /// What the phrase behind a person, or behind the noun that describes him, says.
    fn origin_by(&self, person: usize, word: usize, child: usize) -> Option<Candidate> {
        let other = self
            .mention_at(child)
            .or_else(|| self.settlement_named(child));
        let other = other.filter(|&m| m != person)?;
        let own = word == self.head_of(person);
        let (label, class) = match (self.mentions[other].kind, self.preposition(child)?.as_str()) {
            (EntityKind::Organization, "of" | "from") if own => {
                (self.belonging(person, other), Class::Affiliation)
            }
            (EntityKind::Organization, "for" | "at")
                if !own
                    && (self.is_calling(word) || self.says_who(word))
                    && !self.stands_for_person(word) =>
            {
                ("works for", Class::Affiliation)
            }
            (EntityKind::Place, "from") => ("comes from", Class::Location),
            (EntityKind::Place, "of") if own && self.is_country(other) => {
                ("citizen of", Class::Affiliation)
            }
            _ => return None,
        };
        let calling = !own && label == "works for";
        let says = self.preposition_word(child).filter(|_| !calling);
        let trigger = self.span(says.unwrap_or(word));
        let mut tie = Candidate::stated((person, other), (label, class), (word, trigger));
        tie.role = calling.then(|| self.role_of(word));
        Some(tie)
    }

    /// "Wanida was from Pattani".
    fn is_from(&self, person: usize) -> Option<Candidate> {
        let word = self.said_to_be(self.head_of(person))?;
        let place = self.place_named(word)?;
        let case = self.preposition_word(word)?;
        let said = (word, self.span(case));
        (self.lower(case) == "from").then(|| located((person, place), "comes from", said))
    }

    /// What a copula says of its subject: "teacher" of "Roe is a teacher", of "One of the two climbers, Roe, is a teacher".
    fn said_to_be(&self, subject: usize) -> Option<usize> {
        let several = self.tree.head(subject);
        let several = several.filter(|_| self.tree.relation(subject) == "appos");
        let one = several.and_then(|noun| self.tree.head(noun));
        let one = one.filter(|&one| self.lower(one) == "one");
        let subject = one.unwrap_or(subject);
        let above = self.tree.head(subject)?;
        let copular = self.tree.dependents(above, "cop").next().is_some();
        (copular && self.tree.relation(subject) == "nsubj").then_some(above)
    }

    /// The place that a word names, or whose settlement it is: "Batna", "the province of Batna".
    pub(crate) fn place_named(&self, word: usize) -> Option<usize> {
        self.place_at(word).or_else(|| self.settlement_named(word))
    }

    /// "Batna" of "the province of Batna".
    fn settlement_named(&self, noun: usize) -> Option<usize> {
        if !self.is_settlement(noun) {
            return None;
        }
        let mut named = self.tree.children(noun).iter().copied();
        named.find_map(|child| {
            let joined = matches!(self.preposition(child).as_deref(), None | Some("of"));
            self.place_at(child).filter(|_| joined)
        })
    }
}
