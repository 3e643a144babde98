//! Where places and bodies are: "Baghdad, Iraq", "the mosque in Daquq", "the Iraqi city of Mosul", "Syria's news agency Sana".

use crate::annotation::{Class, EntityKind, Form};
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::reading::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// What the sentence says of where a mention is.
    pub(crate) fn whereabouts(&self, mention: usize) -> Vec<Candidate> {
        match self.mentions[mention].kind {
            _ if self.mentions[mention].form != Form::Name => Vec::new(),
            EntityKind::Place => {
                let inside = [self.within(mention), self.kind_of_place(mention)]
                    .into_iter()
                    .flatten();
                let said = self.hyphened(mention);
                self.inside(mention)
                    .into_iter()
                    .chain(inside)
                    .chain(said)
                    .collect()
            }
            EntityKind::Organization => self
                .within(mention)
                .into_iter()
                .chain(self.hyphened(mention))
                .chain(self.home(mention))
                .chain(self.whole(mention))
                .collect(),
            EntityKind::Person => self
                .origin(mention)
                .into_iter()
                .chain(self.hyphened(mention))
                .collect(),
        }
    }

    pub(crate) fn is_country(&self, mention: usize) -> bool {
        let name = self.document.slice(self.mentions[mention].span);
        self.knowledge.countries.by_name(name).is_some()
    }

    /// What is said of a person by naming a body behind him: of a party or club he is a member, for others he works. Where no
    /// name of the body tells, what the `pairs` head thinks likelier.
    pub(crate) fn belonging(&self, person: usize, body: usize) -> &'static str {
        let entity = self.mentions[body].entity;
        let names = self.mentions.iter().filter(|m| m.entity == entity);
        let mut words = names.flat_map(|m| self.document.slice(m.span).split([' ', '-']));
        let likely = |label: &str| {
            let place = self.tie_labels.iter().position(|l| l == label)?;
            self.ties.get(&(person, body))?.get(place).copied()
        };
        let joined = words.any(|w| self.knowledge.nouns.joined(&w.to_lowercase()));
        if joined || likely("member of") > likely("works for") {
            "member of"
        } else {
            "works for"
        }
    }

    /// What somebody does for a living: "surveyor", "analyst".
    pub(crate) fn is_calling(&self, noun: usize) -> bool {
        self.knowledge.occupation(&self.lemma(noun))
    }

    /// "the mosque in Daquq", "the University of Technology in Tashkent".
    fn within(&self, mention: usize) -> Option<Candidate> {
        let head = self.head_of(mention);
        // "met the commission in Brussels" says where they met.
        let acts = matches!(
            self.tree.plain_relation(head),
            "obj" | "obl" | "nsubj" | "iobj" | "conj"
        );
        let body = self.mentions[mention].kind == EntityKind::Organization;
        if acts && body && !self.is_building(mention) {
            return None;
        }
        // "signed an accord with Namibia in Montevideo": a country lies in no city.
        if self.is_country(mention) {
            return None;
        }
        let behind = self.tree.dependents(head, "nmod").find_map(|child| {
            let says = self.preposition_word(child);
            let preposition = says.map(|case| self.lower(case));
            // "Straits Holdings of Singapore"
            let of = preposition.as_deref() == Some("of")
                && self.mentions[mention].kind == EntityKind::Organization;
            let inside = of || matches!(preposition.as_deref(), Some("in" | "near"));
            let place = self.place_at(child).filter(|&m| inside && m != mention)?;
            Some((place, says?))
        });
        let (place, says) = behind.or_else(|| self.place_behind(mention))?;
        let near = self.lower(says) == "near";
        let label = match self.mentions[mention].kind {
            _ if near => "located near",
            EntityKind::Place => "located in",
            _ => "based in",
        };
        Some(located((mention, place), label, (head, self.span(says))))
    }

    /// "attended Lakeside School in Maren": a body whose name says that it is a building is where it is.
    fn is_building(&self, mention: usize) -> bool {
        let name = self
            .document
            .slice(self.mentions[mention].span)
            .to_lowercase();
        let mut words = name.split_whitespace();
        words.any(|word| self.knowledge.nouns.building(word))
    }

    /// "shelled Zolochiv in Kharkiv Oblast": the place right behind one and "in", whatever the tree hangs it on. Not behind a
    /// capital, which may act there.
    fn place_behind(&self, mention: usize) -> Option<(usize, usize)> {
        let name = self.document.slice(self.mentions[mention].span);
        let acts = self.mentions[mention].kind != EntityKind::Place
            || self.knowledge.countries.by_capital(name).is_some();
        let says = self.words_of(mention).end;
        let fits = !acts && says + 1 < self.tree.len() && self.lower(says) == "in";
        let first = says + 1 + usize::from(fits && self.lower(says + 1) == "the");
        let place = self
            .mention_at(first)
            .filter(|_| fits && first < self.tree.len())?;
        let named = self.mentions[place].form == Form::Name;
        let inside = self.mentions[place].kind == EntityKind::Place && named;
        (inside && place != mention).then_some((place, says))
    }

    /// "the Iraqi city of Mosul", "the island of Failaka, Kuwait": the noun before the name belongs to the country.
    fn kind_of_place(&self, mention: usize) -> Option<Candidate> {
        let noun = self.tree.head(self.head_of(mention))?;
        let joins = matches!(
            self.tree.plain_relation(self.head_of(mention)),
            "nmod" | "appos" | "compound" | "flat"
        );
        let of = matches!(
            self.preposition(self.head_of(mention)).as_deref(),
            None | Some("of")
        );
        if !joins
            || !of
            || self.tree.upos(noun) != "NOUN"
            || self.mention_at(noun).is_some()
            || !self.is_settlement(noun)
        {
            return None;
        }
        let country = self.country_before(noun)?;
        Some(located(
            (mention, country),
            "located in",
            (noun, self.span(noun)),
        ))
    }

    pub(crate) fn is_settlement(&self, noun: usize) -> bool {
        self.knowledge.nouns.settlement(&self.lemma(noun))
    }

    /// A noun whose modifiers say who acts or holds an office, not where the name beside it is at home.
    pub(crate) fn stands_for_person(&self, noun: usize) -> bool {
        let nouns = &self.knowledge.nouns;
        let lemma = self.lemma(noun);
        self.holder(noun).is_some() || nouns.office(&lemma).is_some()
    }

    /// The country that modifies a noun: "Iraqi", "Syria's".
    pub(crate) fn country_before(&self, noun: usize) -> Option<usize> {
        self.tree.children(noun).iter().copied().find_map(|child| {
            let fits = matches!(self.tree.relation(child), "amod" | "nmod:poss");
            let mention = self.mention_at(child).filter(|_| fits && child < noun)?;
            (self.mentions[mention].kind == EntityKind::Place).then_some(mention)
        })
    }

    pub(crate) fn place_at(&self, word: usize) -> Option<usize> {
        let named = |m: &usize| {
            self.mentions[*m].kind == EntityKind::Place && self.mentions[*m].form == Form::Name
        };
        self.mention_at(word).filter(named)
    }
}

/// A tie that says where something is; beside its ends and label the predicate and the trigger.
pub(crate) fn located(ends: (usize, usize), label: &str, said: (usize, Span)) -> Candidate {
    Candidate::stated(ends, (label, Class::Location), said)
}
