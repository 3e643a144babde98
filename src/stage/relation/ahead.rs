//! What is still to come, by the words around a verb: "is to visit", "a war to oust B", "when he visits B".

use crate::stage::relation::reading::Reading;

/// What opens a clause of time.
const TIMES: [&str; 5] = ["when", "once", "until", "before", "after"];

impl Reading<'_> {
    /// "is to visit", "is to be questioned": the form of "be" right before the verb's "to".
    pub(crate) fn is_to(&self, verb: usize) -> Option<usize> {
        let passive = verb.checked_sub(1).filter(|&w| self.lower(w) == "be");
        let first = passive.unwrap_or(verb);
        let to = first.checked_sub(1).filter(|&w| self.lower(w) == "to")?;
        let be = to.checked_sub(1)?;
        let form = matches!(self.lower(be).as_str(), "is" | "are" | "was" | "were");
        let own = self.tree.head(be) == Some(verb) && self.tree.upos(be) == "AUX";
        (form && own).then_some(be)
    }

    /// "Kurd rebels to free prisoners", "Varga to visit Chile": in headlines "to" alone says what is planned.
    pub(crate) fn headline_to(&self, verb: usize) -> Option<usize> {
        let to = verb.checked_sub(1).filter(|&w| self.lower(w) == "to")?;
        // But "is the first minister to visit B".
        let said = |word: usize| self.tree.dependents(word, "cop").next().is_some();
        let opens = |word: usize| self.tree.head(word).is_none() && word < to && !said(word);
        let main = self.tree.head(verb).is_none();
        let subject = self.tree.dependents(verb, "nsubj").any(|w| w < to);
        let noun = self.tree.head(verb).is_some_and(opens);
        let bare = noun && self.tree.plain_relation(verb) == "acl";
        ((main && subject) || bare).then_some(to)
    }

    /// "to" of "waged a war to oust A": what a noun is for has not come about for that; but "the first country to visit A" and "took
    /// the opportunity to visit A" have.
    pub(crate) fn aim(&self, verb: usize, noun: usize) -> Option<usize> {
        let cues = &self.knowledge.cues;
        let to = verb.checked_sub(1).filter(|&w| self.lower(w) == "to")?;
        let thing = self.tree.upos(noun) == "NOUN" && !self.means_person(noun);
        let mut before = self.tree.children(noun).iter();
        let told = before.any(|&c| self.tree.relation(c) == "cop" || cues.ranks(&self.lower(c)));
        let open = thing && !told && !cues.allows(&self.lemma(noun));
        (open && self.tree.relation(verb) == "acl").then_some(to)
    }

    /// "when" of "is likely to speak when he visits B": present tense in a clause of time says what comes where the main verb does.
    pub(crate) fn still_ahead(&self, verb: usize) -> Option<usize> {
        let above = self.tree.head(verb)?;
        let (text, lemma) = (self.lower(verb), self.verb_lemma(verb));
        let present = (text == lemma || text.ends_with('s'))
            && self.tree.dependents(verb, "aux").next().is_none();
        let clause = self.tree.plain_relation(verb) == "advcl";
        let mut children = self.tree.children(verb).iter().copied();
        let mark = children.find(|&c| TIMES.contains(&self.lower(c).as_str()))?;
        let cues = &self.knowledge.cues;
        let ahead = |word: usize| {
            let will = |c: usize| cues.future(&self.lower(c));
            let planned = cues.planned(&self.verb_lemma(word)) || cues.planned(&self.lower(word));
            planned
                || cues.possible(&self.lower(word))
                || self.tree.dependents(word, "aux").any(will)
        };
        let mut main = std::iter::once(above).chain(self.tree.ancestors(above).take(2));
        (clause && present && main.any(ahead)).then_some(mark)
    }

    /// "to" of "flew to A to meet B": what somebody goes for has not come about for that; but "came to know", "left A to found B".
    pub(crate) fn sake(&self, verb: usize) -> Option<usize> {
        let to = verb.checked_sub(1).filter(|&w| self.lower(w) == "to")?;
        let going = self.tree.head(verb).filter(|&going| {
            let lemma = self.verb_lemma(going);
            let mut phrases = self.tree.dependents(going, "obl").filter(|&p| p < to);
            let goal = |phrase| matches!(self.preposition(phrase).as_deref(), Some("to" | "in"));
            let plain = !matches!(&*lemma, "come" | "lead" | "leave");
            let goes = self.knowledge.cues.goes(&lemma) && self.phrasal(going).is_none();
            goes && (plain || phrases.any(goal))
        });
        let clause = matches!(self.tree.relation(verb), "advcl" | "xcomp");
        going.filter(|_| clause).map(|_| to)
    }
}
