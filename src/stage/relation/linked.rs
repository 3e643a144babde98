//! What a standing tie rests on where the word lists know no word for it: the noun by which one end describes the other, or
//! the preposition between two places.

use crate::annotation::{Class, Form};
use crate::stage::relation::learned::{Learned, class_of};
use crate::stage::relation::reading::{Reading, is_possessive_mark};
use crate::stage::relation::standing::suits;

/// From this probability on the head's word is taken where no listed word says so.
const CONVINCED: f32 = 0.75;

/// A noun that describes one end of a tie hangs on it by no more steps of the tree.
const CLOSE: usize = 2;

/// Nouns that end so say what somebody is: "coordinator", "lobbyist".
const WHO: [&str; 6] = ["er", "or", "ist", "ian", "man", "woman"];

impl Reading<'_> {
    /// The word that links the ends of a tie of which the head is sure: an unlisted office ("convenor"), or the preposition
    /// before the place ("in southeast Kenya").
    pub(crate) fn linking_word(&self, tie: &Learned<'_>) -> Option<usize> {
        if tie.probability < CONVINCED {
            return None;
        }
        let heads = (self.head_of(tie.source), self.head_of(tie.target));
        let near = || self.describing(tie.source, heads);
        let of_person = self.is_person(tie.source);
        match class_of(tie.label) {
            Class::Location => self
                .before_place(heads.1)
                .filter(|&word| !self.is_fixture(word))
                .or_else(|| near().filter(|_| of_person)),
            Class::Affiliation => near(),
            _ => None,
        }
    }

    /// "DENVER AT GREEN BAY": a match of a list, where nothing but names stands around "at".
    fn is_fixture(&self, at: usize) -> bool {
        let name = |w| self.mention_at(w).is_some() || self.tree.upos(w) == "PUNCT";
        self.lower(at) == "at" && (0..self.tree.len()).all(|w| w == at || name(w))
    }

    /// "in" of "a mine in southeast Kenya", "a dam in Lima district"; none that only says whither or how far.
    fn before_place(&self, place: usize) -> Option<usize> {
        let national = |m: usize| self.mentions[m].form == Form::Nationality;
        let area = |above: usize| {
            self.mention_at(place).is_some_and(national)
                || self.mention_at(above).is_some()
                || self.knowledge.nouns.settlement(&self.lemma(above))
        };
        // "sued B in a London court": that is where they met.
        let above = self
            .tree
            .head(place)
            .filter(|&above| above > place && area(above));
        let phrase = std::iter::once(place).chain(above);
        let mut cases = phrase.filter_map(|word| self.tree.dependents(word, "case").next());
        let case = cases.find(|&case| case < place && !is_possessive_mark(self.word(case)));
        case.filter(|&case| {
            !self.knowledge.cues.reaches(&self.lower(case))
                && !self.is_bearing(case)
                && !self.is_nearby(place)
        })
    }

    /// "near the town of B": what is near it is not in it.
    fn is_nearby(&self, place: usize) -> bool {
        let near = |noun| matches!(self.preposition(noun).as_deref(), Some("near" | "outside"));
        self.tree.head(place).is_some_and(near)
    }

    /// "south-east of B", "800 kilometres from B": where something is in relation to a place, not in it, as "in the south of B" is.
    fn is_bearing(&self, case: usize) -> bool {
        let cues = &self.knowledge.cues;
        let text = |back: usize| {
            case.checked_sub(back)
                .map(|w| self.lower(w))
                .unwrap_or_default()
        };
        let point = text(1).split('-').all(|part| cues.bears(part)) && text(2) != "the";
        match &*self.lower(case) {
            "of" => point,
            "from" => point || cues.measures(&text(1)),
            _ => false,
        }
    }

    /// "convenor" of "Greenwatch convenor A": the nearest noun that describes the source.
    fn describing(&self, source: usize, (s, t): (usize, usize)) -> Option<usize> {
        // "her thesis at the University of Oslo"
        let at = self.preposition(t).as_deref() == Some("at");
        let mut near = self.near(s, t).into_iter();
        let nearest = near.find(|&word| {
            // "almoner" tagged as a name
            let small = self.tree.upos(word) == "PROPN" && self.word(word) == self.lower(word);
            let noun = (self.tree.upos(word) == "NOUN" || small) && self.mention_at(word).is_none();
            let who = at || !self.is_person(source) || self.says_who(word);
            noun && who && self.apart(word, s).is_some_and(|steps| steps <= CLOSE)
        });
        nearest.filter(|&noun| {
            !self.knowledge.nouns.stranger(&self.lemma(noun)) && !self.is_sought(noun)
        })
    }

    /// Whether a noun says what a person is: "convenor", but not "headquarters".
    pub(crate) fn says_who(&self, noun: usize) -> bool {
        let lemma = self.lemma(noun);
        let doer = WHO.iter().any(|ending| lemma.ends_with(ending));
        doer || self.means_person(noun) || self.is_office_noun(noun)
    }

    /// "the Chilean ambassador to the United Nations": an envoy is not of those to whom he is sent.
    pub(crate) fn is_post_abroad(&self, tie: &Learned<'_>) -> bool {
        let head = self.head_of(tie.target);
        let office = self.tree.head(head).and_then(|noun| self.office_of(noun));
        let envoy = office.is_some_and(|office| office.relation == "represents");
        envoy
            && self.preposition(head).as_deref() == Some("to")
            && class_of(tie.label) == Class::Affiliation
    }

    /// "The coach called up six players from B": what several are, under a verb of which another is the subject; "A is, according to
    /// diplomats, a candidate": they are who says so.
    pub(crate) fn is_of_others(&self, noun: usize, person: usize) -> bool {
        let several = self.tree.upos(noun) == "NOUN" && self.lower(noun) != self.lemma(noun);
        let source = self.preposition(noun).as_deref() == Some("according");
        if several && source {
            return true;
        }
        let verb = self.tree.head(noun);
        let verb = verb.filter(|_| several && self.tree.plain_relation(noun) == "obj");
        let own = verb.and_then(|verb| self.branch(verb, self.head_of(person)));
        own.is_some_and(|argument| self.tree.plain_relation(argument) == "nsubj")
    }

    /// The relation of a listed office, held for somebody, on which a tie of the head rests under another label.
    pub(crate) fn bond_of_office(&self, tie: &Learned<'_>, word: usize) -> Option<&str> {
        let kinds = (
            self.mentions[tie.source].kind,
            self.mentions[tie.target].kind,
        );
        let other = self.is_person(tie.target) && !self.means(word, tie.label);
        let office = self.office_of(word).filter(|_| other)?;

        Some(office.relation.as_str()).filter(|label| suits(label, kinds))
    }

    /// Whether a tie of a person rests on a noun that no list knows under its label.
    pub(crate) fn is_unlisted_office(&self, tie: &Learned<'_>, word: usize) -> bool {
        self.tree.upos(word) == "NOUN" && self.is_person(tie.source) && !self.means(word, tie.label)
    }

    /// Whether the word lists know a noun as an office.
    pub(crate) fn is_office_noun(&self, word: usize) -> bool {
        self.knowledge.nouns.office(&self.lemma(word)).is_some()
    }
}
