//! Places in places, by the words beside them: "Baghdad, Iraq", "Kyoto's Fushimi Ward", "Southern Africa, including Harare".

use crate::annotation::EntityKind;
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::place::located;
use crate::stage::relation::reading::{Reading, is_possessive_mark};

/// A list is read back over so many names.
const MOST_NAMES: usize = 24;

impl Reading<'_> {
    /// The places that the words beside a place put it in.
    pub(crate) fn inside(&self, mention: usize) -> Vec<Candidate> {
        let all = [
            self.place_in_place(mention),
            self.part_of_place(mention),
            self.thing_of_place(mention),
            self.place_among(mention),
        ];
        all.into_iter().flatten().collect()
    }

    /// "Baghdad, Iraq": a place named behind a place holds it.
    fn place_in_place(&self, mention: usize) -> Option<Candidate> {
        let words = self.words_of(mention);
        let inner = words
            .start
            .checked_sub(2)
            .filter(|_| self.word(words.start - 1) == ",")?;
        let inner = self.mention_at(inner)?;
        let place = |m: usize| self.place_at(self.head_of(m)) == Some(m);
        // "In Lagos, Kenya's minister …" and "In Brussels, Ukraine asked …" put two clauses side by side.
        let end = words.end >= self.tree.len()
            || matches!(self.word(words.end), "," | "." | ")" | ";" | "—" | "–");
        // "landed at Larnaca, Cyprus and left"
        let goes_on = self.text_at(words.end).as_deref() == Some("and")
            && words.end + 1 < self.tree.len()
            && self.tree.upos(words.end + 1) == "VERB";
        let joined = self.tree.head(self.head_of(mention)) == Some(self.head_of(inner));
        let owns = self
            .tree
            .dependents(self.head_of(mention), "case")
            .any(|c| c >= words.end);
        let country = |m: usize| {
            self.knowledge
                .countries
                .by_name(self.document.slice(self.mentions[m].span))
                .is_some()
        };
        // "in Durham, North Carolina, and Oslo"
        let state = self.is_region(mention) && !self.is_region(inner);
        if !place(mention)
            || !place(inner)
            || !(end || joined || goes_on || state)
            || owns
            || country(inner)
            || (self.is_listed(mention) && !goes_on && !state)
            || self.is_listed(inner)
        {
            return None;
        }
        Some(located(
            (inner, mention),
            "located in",
            (self.head_of(inner), self.span(words.start - 1)),
        ))
    }

    /// Whether a place is a part of a country that news names beside its towns: "Bavaria".
    fn is_region(&self, place: usize) -> bool {
        let name = self.document.slice(self.mentions[place].span);
        self.knowledge
            .gazetteer
            .find(name)
            .is_some_and(|spot| spot.region)
    }

    /// "Kyoto's Fushimi Ward": a place that another has lies in it.
    fn part_of_place(&self, mention: usize) -> Option<Candidate> {
        let first = self.words_of(mention).start;
        let mark = first.checked_sub(1)?;
        let owner = self.mention_at(mark.checked_sub(1)?)?;
        let possessive = is_possessive_mark(self.word(mark));
        let named = self.place_at(self.head_of(owner)) == Some(owner);
        let inner = self.document.slice(self.mentions[mention].span);
        let country = self.knowledge.countries.by_name(inner).is_some();
        (possessive && named && !country && owner != mention).then(|| {
            let says = self.span(mark);
            located(
                (mention, owner),
                "located in",
                (self.head_of(mention), says),
            )
        })
    }

    /// "Thailand's largest inland fishery, Songkhla Lake": a place that describes something of a country is there.
    fn thing_of_place(&self, mention: usize) -> Option<Candidate> {
        let head = self.head_of(mention);
        let apposed = self.tree.relation(head) == "appos";
        let noun = self
            .tree
            .head(head)
            .filter(|&noun| apposed && noun < head)?;
        let described = self.tree.upos(noun) == "NOUN" && self.mention_at(noun).is_none();
        let owner = self
            .tree
            .dependents(noun, "nmod:poss")
            .find_map(|c| self.place_at(c))?;
        let single = self.lower(noun) == self.lemma(noun) && !self.stands_for_person(noun);
        (described && single && owner != mention)
            .then(|| located((mention, owner), "located in", (noun, self.span(noun))))
    }

    /// "Southern Africa, including Cape Town and Harare": places that another includes lie in it.
    fn place_among(&self, mention: usize) -> Option<Candidate> {
        let mut first = self.words_of(mention).start;
        for _ in 0..MOST_NAMES {
            let before = first.checked_sub(1)?;
            if self.lower(before) == "including" {
                let comma = before.checked_sub(1).filter(|&c| self.word(c) == ",")?;
                let outer = self.mention_at(comma.checked_sub(1)?)?;
                let place = self.place_at(self.head_of(outer)) == Some(outer);
                return (place && !self.ends_route(outer) && outer != mention).then(|| {
                    let says = self.span(before);
                    located(
                        (mention, outer),
                        "located in",
                        (self.head_of(mention), says),
                    )
                });
            }
            // "including Cape Town, Durban, and Harare"
            let joint = |w: usize| matches!(&*self.lower(w), "," | "and");
            let mut word = before;
            while joint(word) {
                word = word.checked_sub(1)?;
            }
            let other = self.mention_at(word).filter(|_| word < before)?;
            self.place_at(self.head_of(other))?;
            first = self.words_of(other).start;
        }
        None
    }

    /// "eleven cities from A to B, including C": the end of a way holds none of the places on it.
    fn ends_route(&self, place: usize) -> bool {
        let to = self.words_of(place).start.checked_sub(1);
        let to = to.filter(|&to| self.lower(to) == "to");
        let first = to.and_then(|to| self.mention_at(to.checked_sub(1)?));
        let from = first.and_then(|first| self.words_of(first).start.checked_sub(1));
        from.is_some_and(|from| self.lower(from) == "from")
    }

    /// Whether a place is one of an enumeration: "Lagos, Abuja and Kano", "Oslo, Paris, Rome".
    fn is_listed(&self, mention: usize) -> bool {
        let words = self.words_of(mention);
        let at = |w: usize| self.text_at(w).unwrap_or_default();
        let (next, after) = (at(words.end), words.end + 1);
        let before = words.start.checked_sub(1).map(at).unwrap_or_default();
        let and = |word: &str| matches!(word, "and" | "or" | "&");
        let place = |w: usize| {
            self.mention_at(w)
                .is_some_and(|m| self.mentions[m].kind == EntityKind::Place)
        };
        let third = next == "," && place(after) && self.follows_comma(words.start);
        and(&next) || and(&before) || (next == "," && and(&at(after))) || third
    }

    fn follows_comma(&self, word: usize) -> bool {
        word.checked_sub(1).is_some_and(|w| self.word(w) == ",")
    }
}
