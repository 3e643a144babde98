//! Repairs of nouns and names that stand side by side.

use crate::annotation::{EntityKind, Form, Mention};
use crate::stage::relation::mend::{LONGEST_PHRASE, Mender};
use crate::stage::relation::reading::is_possessive_mark;

impl Mender<'_> {
    /// "Lawmakers elected Ana Roe president": a name right behind the verb is no apposition to what stands before the verb.
    pub(crate) fn parted_apposition(&mut self, name: usize) {
        let Some(head) = self.words[name].head.filter(|&head| head < name) else {
            return;
        };
        let verb = self.words[head].head.filter(|&verb| {
            verb > head && verb + 1 == name && self.relation(head).starts_with("nsubj")
        });
        let apposed = self.relation(name) == "appos" && self.covering[name].is_some();
        if let Some(verb) =
            verb.filter(|&v| apposed && self.is(v, &["VERB"]) && !self.has(v, "obj"))
        {
            self.attach(name, verb, "obj");
        }
    }

    /// "A and B, a researcher at C": one person's description is that of the nearest name.
    pub(crate) fn nearest_apposition(&mut self, noun: usize) {
        let single = self.knowledge.nouns.lemma(&self.text[noun]) == self.text[noun];
        let apposed = self.relation(noun) == "appos" && self.is(noun, &["NOUN"]) && single;
        let Some(head) = self.words[noun].head.filter(|&head| apposed && head < noun) else {
            return;
        };
        let nearest = self
            .person_before(noun)
            .and_then(|mention| self.head_of(mention));
        if let Some(near) = nearest.filter(|&near| near > head && self.relation(near) == "conj") {
            self.attach(noun, near, "appos");
        }
    }

    /// The person whose name stands before the comma before the noun phrase that a noun ends.
    fn person_before(&self, noun: usize) -> Option<usize> {
        self.name_before(noun)
            .filter(|&m| self.mentions[m].kind == EntityKind::Person)
    }

    /// The name before the comma before the noun phrase that a noun ends.
    fn name_before(&self, noun: usize) -> Option<usize> {
        let comma = self.comma_before(noun)?;
        self.covering[comma - 1].filter(|&m| self.mentions[m].form == Form::Name)
    }

    /// "and Somalia's President Ana Roe": a possessor right before a title and a name is that one's, who takes its place.
    pub(crate) fn possessed_name(&mut self, mark: usize) {
        let Some((owner, first, holder)) = self.possessor_and_name(mark) else {
            return;
        };
        let inside = |w: Option<usize>| w.is_some_and(|w| w > mark && w <= holder);
        let above = self.words[owner].head;
        let turned = above.is_some_and(|above| self.ancestors(above).any(|w| inside(Some(w))));
        if inside(above) || turned || self.relation(owner) == "nmod:poss" {
            return;
        }
        let relation = self.relation(owner).to_owned();
        self.words[holder].head = above;
        self.words[holder].relation = relation.as_str().into();
        self.attach(owner, holder, "nmod:poss");
        for word in mark + 1..first {
            if !inside(self.words[word].head) || self.words[word].head == Some(word) {
                self.attach(word, holder, "nmod:desc");
            }
        }
    }

    /// The heads of the names before "'s" and behind a title that follows it, and where the latter name begins.
    fn possessor_and_name(&self, mark: usize) -> Option<(usize, usize, usize)> {
        let possessive = is_possessive_mark(&self.text[mark]);
        let owner = self.covering[mark.checked_sub(1)?].filter(|_| possessive)?;
        let title = |w: usize| self.covering[w].is_none() && self.is(w, &["NOUN", "PROPN", "ADJ"]);
        let end = self.words.len().min(mark + LONGEST_PHRASE);
        let first = (mark + 1..end).find(|&w| !title(w))?;
        let named = self.covering[first].filter(|&m| {
            let Mention { kind, form, .. } = self.mentions[m];
            first > mark + 1 && kind == EntityKind::Person && form == Form::Name
        })?;
        Some((self.head_of(owner)?, first, self.head_of(named)?))
    }

    /// "Ana Roe, the Kenyan adviser, met her counterpart": an apposition follows what it describes, and is not hung on what comes
    /// behind it.
    pub(crate) fn turned_apposition(&mut self, noun: usize) {
        // "bribed Otto Rehn, a surveyor for Kotka": a noun is no clause.
        let clause = self.relation(noun) == "advcl:relcl";
        let forward = clause || self.words[noun].head.is_some_and(|head| head > noun);
        let closed = self.text.get(noun + 1).is_some_and(|next| next == ",");
        let turned = match self.relation(noun) {
            "appos" | "advcl:relcl" => true,
            "acl" | "acl:relcl" | "nmod" | "parataxis" | "dislocated" => closed,
            _ => false,
        };
        // "Alongside A, opposition leader B spoke"
        let named = self.covering.get(noun + 1).is_some_and(Option::is_some);
        let free = self.is(noun, &["NOUN"]) && self.covering[noun].is_none() && !named;
        if !forward || !turned || !free {
            return;
        }
        let body = self.relation(noun) == "appos";
        let named = self
            .name_before(noun)
            .filter(|&m| body || self.mentions[m].kind == EntityKind::Person);
        let Some(head) = named.and_then(|mention| self.head_of(mention)) else {
            return;
        };
        if self.words[head].head == Some(noun) && self.relation(head) == "nsubj" {
            self.subject_of_next(head, noun);
        }
        self.attach(noun, head, "appos");
    }

    /// Makes a word the subject of the next verb behind another word, where that verb has none.
    fn subject_of_next(&mut self, word: usize, behind: usize) {
        let verb = (behind + 1..self.words.len()).find(|&w| self.is(w, &["VERB"]));
        if let Some(verb) = verb.filter(|&verb| !self.has(verb, "nsubj")) {
            self.attach(word, verb, "nsubj");
        }
    }

    /// "the Irish financier Ana Roe": a noun right before the name on which it hangs is a title and no quality.
    pub(crate) fn quality(&mut self, noun: usize) {
        let named = self.covering.get(noun + 1).copied().flatten();
        let titled = self.relation(noun) == "amod"
            && self.is(noun, &["NOUN"])
            && self.covering[noun].is_none();
        let name = named.and_then(|m| self.head_of(m)).filter(|_| titled);
        if name.is_some() && self.words[noun].head == name {
            self.words[noun].relation = "nmod:desc".into();
        }
    }

    /// "the translator Ana Roe": a calling and the name right behind it that hang on one word are one.
    pub(crate) fn calling(&mut self, noun: usize) {
        let Some(mention) = self.covering.get(noun + 1).copied().flatten() else {
            return;
        };
        let first = self.covering[noun].is_none() && self.is(noun, &["NOUN"]);
        if !first || self.mentions[mention].form != Form::Name {
            return;
        }
        let Some(head) = self.head_of(mention) else {
            return;
        };
        let above = self.words[noun].head;
        let argument = matches!(
            self.relation(noun).split(':').next(),
            Some("nsubj" | "obj" | "obl" | "nmod" | "iobj" | "conj")
        );
        let own = matches!(
            self.relation(head).split(':').next(),
            Some("nsubj" | "obj" | "obl" | "nmod" | "iobj" | "appos" | "conj" | "xcomp")
        );
        // "After a year in the post A was succeeded": a phrase and the subject.
        let subject = self.relation(head).starts_with("nsubj") && self.is_marked(noun);
        let alone = above.is_some_and(|v| {
            let mut subjects = self.children(v);
            subjects.all(|c| c == head || !self.relation(c).starts_with("nsubj"))
        });
        if above.is_some()
            && above == self.words[head].head
            && argument
            && own
            && !(subject && alone)
        {
            self.attach(head, noun, "appos");
        }
    }

    /// "called Ana Roe on Monday": a name right behind the verb is its object, with a preposition its phrase.
    pub(crate) fn bare_name(&mut self, word: usize) {
        let named = self.covering[word].is_some() && self.relation(word) == "xcomp";
        let Some(verb) = self.words[word].head.filter(|&v| named && v < word) else {
            return;
        };
        let (cues, lemma) = (
            &self.knowledge.cues,
            self.knowledge.verbs.lemma(&self.text[verb]),
        );
        let becomes = cues.becomes(&lemma) || lemma == "be";
        if self.is_marked(word) {
            self.words[word].relation = "obl".into();
        } else if !self.has(verb, "obj") && (verb + 1 == word || !cues.names(&lemma)) && !becomes {
            self.words[word].relation = "obj".into();
        }
    }
}
