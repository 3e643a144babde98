//! Whose a body is: "Syria's news agency Sana", "Lakeside University's School of Law".

use crate::annotation::{Class, EntityKind, Form};
use crate::stage::relation::candidate::Candidate;
use crate::stage::relation::mend::LONGEST_PHRASE;
use crate::stage::relation::place::located;
use crate::stage::relation::reading::Reading;
use crate::text::Span;

impl Reading<'_> {
    /// "Syrian news agency Sana", "Lebanon's Hezbollah movement".
    pub(crate) fn home(&self, mention: usize) -> Option<Candidate> {
        let head = self.head_of(mention);
        let title = self.title_of(head).or_else(|| self.title_of_list(head));
        let title = title.filter(|&noun| {
            noun + 1 == self.words_of(mention).start || !self.stands_for_person(noun)
        });

        let below = self.tree.children(head).iter().copied().find(|&c| {
            self.tree.upos(c) == "NOUN"
                && c < head
                && matches!(self.tree.relation(c), "nmod:desc" | "compound")
                && !self.stands_for_person(c)
        });
        // "Rovuma Energy, a Mozambican producer"
        let words = self.words_of(mention);
        let mut apposed = words.clone().flat_map(|w| self.tree.dependents(w, "appos"));
        let apposed = apposed.find(|&c| {
            c >= words.end
                && self.tree.upos(c) == "NOUN"
                && self.mention_at(c).is_none()
                && !self.stands_for_person(c)
        });
        let country = [Some(head), title, below, apposed]
            .into_iter()
            .flatten()
            .find_map(|noun| self.country_before(noun))?;
        let trigger = self.joint(country, mention);
        if self.is_of_state(mention) {
            let part = ("part of", Class::Affiliation);
            return Some(Candidate::stated((mention, country), part, (head, trigger)));
        }
        Some(located((mention, country), "based in", (head, trigger)))
    }

    /// The noun that says what a name is of: "agency" of "the news agency Sana", "firms" of "firms such as Sana".
    fn title_of(&self, name: usize) -> Option<usize> {
        let joins = match self.tree.plain_relation(name) {
            "appos" | "flat" | "compound" => true,
            "nmod" => matches!(
                self.preposition(name).as_deref(),
                Some("such" | "like" | "including")
            ),
            _ => false,
        };
        let noun = self.tree.head(name).filter(|_| joins)?;
        (self.tree.upos(noun) == "NOUN" && self.mention_at(noun).is_none()).then_some(noun)
    }

    /// "the Syrian firms Sana and Alma": a plural is said of all that it stands before.
    fn title_of_list(&self, name: usize) -> Option<usize> {
        let first = self
            .tree
            .head(name)
            .filter(|_| self.tree.relation(name) == "conj")?;
        let noun = self.title_of(first)?;
        (self.lower(noun) != self.lemma(noun)).then_some(noun)
    }

    /// What stands between a country and the body behind it ("'s main news agency"), else the country: "Syrian".
    fn joint(&self, country: usize, body: usize) -> Span {
        let between = self.words_of(country).end..self.words_of(body).start;
        let joins = self.tree.len().min(between.end);
        if between.start < joins {
            self.range_span(between.start..joins)
        } else {
            self.mentions[country].span
        }
    }

    /// A body whose name says that it belongs to a state: "Cocoa Research Service", "Central Bank".
    fn is_of_state(&self, mention: usize) -> bool {
        let nouns = &self.knowledge.nouns;
        let name = self.document.slice(self.mentions[mention].span);
        let words: Vec<String> = name.split_whitespace().map(|w| nouns.lemma(w)).collect();
        let mut pairs = words.windows(2).map(|pair| pair.join(" "));
        pairs.any(|pair| nouns.service(&pair)) || words.iter().any(|word| nouns.service(word))
    }

    /// "Lakeside University's School of Law": a body that another has is part of it.
    pub(crate) fn whole(&self, mention: usize) -> Option<Candidate> {
        let first = self.words_of(mention).start;
        // "the UN's children agency Unicef"
        let title = first.checked_sub(1).filter(|&noun| {
            let lemma = self.lemma(noun);
            let body = self.knowledge.nouns.body(&lemma) || self.knowledge.nouns.premises(&lemma);
            let acts = self.knowledge.nouns.representative(&lemma) && !self.stands_for_person(noun);
            self.tree.upos(noun) == "NOUN" && (body || acts)
        });
        let owner = |noun: usize, most: usize| {
            self.tree.dependents(noun, "nmod:poss").find_map(|child| {
                let owner = self.mention_at(child)?;
                let named = self.mentions[owner].form == Form::Name;
                let body = self.mentions[owner].kind == EntityKind::Organization;
                let near = (1..=most).contains(&first.saturating_sub(self.words_of(owner).end));
                (named && body && near).then_some(owner)
            })
        };
        let owner = owner(self.head_of(mention), 1).or_else(|| owner(title?, LONGEST_PHRASE))?;
        let trigger = self.joint(owner, mention);
        let said = (self.head_of(mention), trigger);
        let part = ("part of", Class::Affiliation);
        Some(Candidate::stated((mention, owner), part, said))
    }
}
