//! For whom a representative acts: "Israeli officials", "leaders of Kenya's government", "lawyers for Zenith"; not Syria for
//! "Syrian rebels".

use crate::annotation::{EntityKind, Form};
use crate::stage::relation::actor::Actor;
use crate::stage::relation::reading::Reading;

impl Reading<'_> {
    /// For whom a representative acts; not Syria for "Syrian rebels" and "Syrian opposition forces", nobody for "former members of B".
    pub(crate) fn represented(&self, noun: usize) -> Vec<usize> {
        let mut before = self.tree.dependents(noun, "amod");
        if before.any(|word| self.knowledge.nouns.former(&self.lower(word))) {
            return Vec::new();
        }
        let against = self.knowledge.nouns.irregular(&self.lemma(noun)) || self.is_opposed(noun);
        let own = |m: &usize| self.mentions[*m].kind != EntityKind::Place || !against;
        self.modifiers(noun).into_iter().filter(own).collect()
    }

    /// "positions of the Syrian army", "leaders of Kenya's government", "Chilean government officials": those for whom the
    /// representatives behind "of" or right before the noun act.
    pub(crate) fn holders(&self, noun: usize) -> Vec<Actor> {
        let nouns = &self.knowledge.nouns;
        let children = self.tree.children(noun).iter().copied();
        let behind = children.filter(|&child| {
            let of = self.tree.plain_relation(child) == "nmod"
                && self.preposition(child).as_deref() == Some("of");
            (of || self.tree.relation(child) == "compound")
                && self.mention_at(child).is_none()
                && nouns.representative(&self.lemma(child))
        });
        let via = Some(self.span(noun));
        let owners = behind.flat_map(|child| self.represented(child));
        owners.map(|mention| Actor { mention, via }).collect()
    }

    /// "Israeli officials said they had met B": whom "they" repeats where nothing else is known of it.
    pub(crate) fn teller(&self, pronoun: usize) -> Option<usize> {
        let they = self.tree.relation(pronoun) == "nsubj" && self.lower(pronoun) == "they";
        let verb = self.tree.head(pronoun).filter(|_| they)?;
        let told = self.tree.relation(verb) == "ccomp";
        let above = self.tree.head(verb).filter(|_| told)?;
        let says = self.knowledge.cues.reporting(&self.lemma(above));
        let mut tellers = self.tree.dependents(above, "nsubj").filter(|_| says);
        tellers.find(|&teller| {
            let named = self.mention_at(teller).map(|m| self.mentions[m].form);
            let described = named.is_none_or(|form| form == Form::Group);
            let noun = self.tree.upos(teller) == "NOUN" && described;
            let same = self.lower(teller) == "they" && self.mention_at(teller).is_some();
            same || (noun && self.lower(teller) != self.lemma(teller))
        })
    }

    /// Whether a modifier sets those who act against the state they are of: "opposition", "rebel", "separatist".
    pub(crate) fn is_opposed(&self, noun: usize) -> bool {
        let mut own = self.tree.children(noun).iter();
        own.any(|&c| c < noun && self.knowledge.nouns.irregular(&self.lemma(c)))
    }

    /// The mention at a word; at "whose" of a relative clause, that of the noun before it.
    pub(crate) fn possessor(&self, word: usize) -> Option<usize> {
        let clause = || {
            let mut path = std::iter::once(word).chain(self.tree.ancestors(word));
            let clause = path.find(|&w| self.tree.relation(w) == "acl:relcl")?;
            self.tree.head(clause).filter(|&noun| noun < word)
        };
        let antecedent = |noun: usize| {
            let named = || {
                self.holder(noun)
                    .or_else(|| self.described(noun))
                    .or_else(|| self.apposed(noun))
            };
            self.mention_at(noun).or_else(named)
        };
        // "A, whose wife, B, manages …": where the tree hangs the clause on nothing before it.
        let before = || {
            let comma = word.checked_sub(1)?;
            let last = comma.checked_sub(usize::from(self.lower(comma) == ","))?;
            self.mention_at(last)
        };
        self.mention_at(word).or_else(|| {
            if self.lower(word) != "whose" {
                return None;
            }
            clause().map_or_else(before, antecedent)
        })
    }

    /// The organizations and places that a representative noun belongs to: "Israeli", "of Kenya", "Hamas'".
    pub(crate) fn modifiers(&self, word: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for &child in self.tree.children(word) {
            let fits = match self.tree.relation(child) {
                "amod" | "compound" | "nmod:poss" | "nmod:desc" => true,
                "nmod" => matches!(
                    self.preposition(child).as_deref(),
                    Some("of" | "from" | "for")
                ),
                _ => false,
            };
            if fits {
                found.extend(
                    self.with_conjuncts(child)
                        .into_iter()
                        .filter_map(|w| self.possessor(w)),
                );
            }
        }
        found.dedup();
        self.drop_lands(word, &mut found);
        if found.is_empty() {
            found.extend(self.body_behind(word));
        }
        if found.is_empty() {
            found.extend(self.seat_of(word));
        }
        found
    }

    /// "France's CGT union": a body right before a noun, and not the country before that, is whose it is.
    pub(crate) fn drop_lands(&self, noun: usize, found: &mut Vec<usize>) {
        let kind = |m: usize| self.mentions[m].kind;
        let body = found
            .iter()
            .find(|&&m| kind(m) == EntityKind::Organization && self.words_of(m).end == noun);
        let Some(start) = body.map(|&m| self.words_of(m).start) else {
            return;
        };
        let owner = |m: usize| self.tree.relation(self.head_of(m)) == "nmod:poss";
        found
            .retain(|&m| kind(m) != EntityKind::Place || self.words_of(m).end > start || !owner(m));
    }

    /// "lawyers for Zenith Textiles": the body right behind a noun and its preposition, whatever the tree hangs it on.
    fn body_behind(&self, noun: usize) -> Option<usize> {
        let text = |w: usize| self.text_at(w);
        let joins = matches!(text(noun + 1).as_deref(), Some("of" | "for" | "from"));
        let first = noun + 2 + usize::from(text(noun + 2).as_deref() == Some("the"));
        let mention = self.mention_at(first).filter(|_| joins)?;
        let words = self.words_of(mention);
        let ends = words.end >= self.tree.len()
            || !matches!(self.tree.upos(words.end), "NOUN" | "PROPN" | "PART");
        let body = self.mentions[mention].kind != EntityKind::Person;
        (words.start == first && ends && body).then_some(mention)
    }
}
