//! When and where.

use crate::annotation::{EntityKind, Form, Time};
use crate::stage::relation::reading::Reading;
use crate::stage::relation::when::When;
use crate::text::Span;

impl Reading<'_> {
    /// The expression of time that belongs to a predicate, if there is one. `ahead`: what it dates is still to come.
    pub(crate) fn time(&self, predicate: usize, ahead: bool) -> Option<Time> {
        let placed = self
            .dates
            .iter()
            .filter_map(|&date| Some((self.attachment(self.word_at(date)?, predicate)?, date)));
        let nearest = placed.min_by_key(|(distance, date)| (*distance, date.start));
        let date = nearest
            .map(|(_, date)| date)
            .or_else(|| self.time_by_roles(predicate))?;
        let span = self.whole_time(date);
        let when = self.published().and_then(|published| {
            let calendar = &self.knowledge.calendar;
            When::read(self.document.slice(span), calendar, published, ahead)
        });
        Some(Time {
            span,
            iso: when.map(When::iso),
            granularity: when.map(|when| when.granularity().to_owned()),
        })
    }

    /// The time that the roles give a predicate, where the tree hangs it on another verb below.
    fn time_by_roles(&self, predicate: usize) -> Option<Span> {
        let frame = self.frame(predicate)?;
        self.dates.iter().copied().find(|&date| {
            let word = self.word_at(date);
            word.is_some_and(|w| {
                frame.of("ARGM-TMP").any(|t| t == w) && self.tree.is_under(w, predicate)
            })
        })
    }

    /// The day of publication, where the document tells it.
    fn published(&self) -> Option<jiff::civil::Date> {
        self.document.meta.date.as_ref()?.parse().ok()
    }

    /// The place of an event: its "in …", "at …" or ARGM-LOC.
    pub(crate) fn place(&self, predicate: usize, parties: [usize; 2]) -> Option<usize> {
        let by_roles = self
            .frame(predicate)
            .into_iter()
            .flat_map(|frame| frame.of("ARGM-LOC"));
        let by_tree = self
            .tree
            .children(predicate)
            .iter()
            .copied()
            .filter(|&child| {
                matches!(self.tree.plain_relation(child), "obl" | "nmod") && self.stands_in(child)
            });
        let is_place = |word: usize| {
            let mention = self.mention_at(word)?;
            let fits = self.mentions[mention].kind == EntityKind::Place
                && self.mentions[mention].form == Form::Name;
            (fits && !parties.contains(&mention)).then_some(mention)
        };
        by_tree
            .chain(by_roles)
            .find_map(is_place)
            .or_else(|| self.distant_place(predicate, &is_place))
            .or_else(|| self.shared_place(predicate, parties))
    }

    /// "first praised and then fired B at a party in Kyoto": what stands behind both verbs hangs on the first.
    fn shared_place(&self, predicate: usize, parties: [usize; 2]) -> Option<usize> {
        let joined = self.tree.relation(predicate) == "conj";
        let first = self.tree.head(predicate);
        let first = first.filter(|&above| joined && above < predicate)?;
        let place = self.place(first, parties)?;
        (self.head_of(place) > predicate).then_some(place)
    }

    /// Whether a word says where: "in", "at", "near" or "outside" marks it, or stands right before its name.
    fn stands_in(&self, word: usize) -> bool {
        let beside = || {
            let name = self.words_of(self.mention_at(word)?);
            let article = name.start > 1 && self.lower(name.start - 1) == "the";
            let before = name.start.checked_sub(1 + usize::from(article))?;
            Some(self.lower(before))
        };
        let preposition = self.preposition(word).or_else(beside);
        matches!(
            preposition.as_deref(),
            Some("in" | "at" | "near" | "outside")
        )
    }

    /// "met executives in Mombasa", "At a rally in Oruro, A endorsed B": the place may hang on what stands before it; before
    /// the predicate only on what says where it took place.
    fn distant_place(
        &self,
        predicate: usize,
        is_place: &dyn Fn(usize) -> Option<usize>,
    ) -> Option<usize> {
        let behind = predicate + 1..self.tree.len();
        behind.chain(0..predicate).find_map(|word| {
            let nested = self.tree.plain_relation(word) == "nmod" && self.stands_in(word);
            if !nested || !self.tree.is_under(word, predicate) {
                return None;
            }
            let between: Vec<usize> = self
                .tree
                .ancestors(word)
                .take_while(|&above| above != predicate)
                .collect();
            let top = between.last().copied()?;
            let scene =
                word > predicate || (self.tree.plain_relation(top) == "obl" && self.is_scene(top));
            let clause = scene && between.iter().all(|&a| self.tree.upos(a) != "VERB");
            is_place(word).filter(|_| clause)
        })
    }

    /// "at a rally", "in a hotel", "during a visit".
    fn is_scene(&self, word: usize) -> bool {
        matches!(
            self.preposition(word).as_deref(),
            Some("at" | "in" | "near" | "outside" | "during" | "on")
        )
    }

    /// The head word of a span of this sentence.
    pub(crate) fn word_at(&self, span: Span) -> Option<usize> {
        let inside = |w: &usize| span.contains(self.span(*w));
        let first = (0..self.tree.len()).find(inside)?;
        let count = (first..self.tree.len()).take_while(inside).count();
        self.tree.head_of(first..first + count)
    }

    /// How many steps a word hangs below a predicate without another verb in between; a date on the verb that governs
    /// the predicate counts too, from further off.
    fn attachment(&self, word: usize, predicate: usize) -> Option<usize> {
        let mut steps = 0;
        for above in self.tree.ancestors(word) {
            steps += 1;
            if above == predicate {
                return Some(steps);
            }
            if self.tree.upos(above) == "VERB" {
                let governed = self.tree.head(predicate) == Some(above)
                    && matches!(
                        self.tree.plain_relation(predicate),
                        "xcomp" | "obj" | "obl" | "nsubj"
                    );
                return governed.then_some(steps + 8);
            }
        }
        None
    }
}
