//! What a standing tie rests on where the word lists know no word for it: the noun by which one end describes the other, or
//! the preposition between two places.

use crate::annotation::Class;
use crate::stage::relation::learned::{Learned, class_of};
use crate::stage::relation::reading::{Reading, is_possessive_mark};
use crate::stage::relation::standing::suits;

/// From this probability on the head's word is taken where no listed word says so.
const CONVINCED: f32 = 0.75;

/// A noun that describes one end of a tie hangs on it by no more steps of the tree.
const CLOSE: usize = 2;

impl Reading<'_> {
    /// The word that links the ends of a tie of which the head is sure: an unlisted office ("convenor"), or the preposition
    /// before the place ("in southeast Kenya").
    pub(crate) fn linking_word(&self, tie: &Learned<'_>) -> Option<usize> {
        if tie.probability < CONVINCED {
            return None;
        }
        let heads = (self.head_of(tie.source), self.head_of(tie.target));
        let near = || self.describing(heads);
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
        let above = self.tree.head(place).filter(|&above| above > place);
        let phrase = std::iter::once(place).chain(above);
        let mut cases = phrase.filter_map(|word| self.tree.dependents(word, "case").next());
        let case = cases.find(|&case| case < place && !is_possessive_mark(self.word(case)));
        case.filter(|&case| {
            !self.knowledge.cues.reaches(&self.lower(case)) && !self.is_bearing(case)
        })
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
    fn describing(&self, (s, t): (usize, usize)) -> Option<usize> {
        let mut near = self.near(s, t).into_iter();
        let nearest = near.find(|&word| {
            let noun = self.tree.upos(word) == "NOUN" && self.mention_at(word).is_none();
            noun && self.apart(word, s).is_some_and(|steps| steps <= CLOSE)
        });
        nearest.filter(|&noun| !self.knowledge.nouns.stranger(&self.lemma(noun)))
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
