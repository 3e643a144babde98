//! Relations: which pairs of entities are tied in a sentence, by what, which way round, and whether it happened.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Annotations, Class, Form, Relation};
use crate::evaluation::score::Score;
use crate::text::{Document, Span};

/// Two entities of the gold side, the smaller first, in a sentence; a found entity that is none of the gold ones counts
/// from `STRANGER` on.
type Pair = (usize, usize, usize);

const STRANGER: usize = 1 << 32;

/// Right answers of all that were asked.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Share {
    pub(crate) right: usize,
    pub(crate) asked: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.asked += 1;
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.asked += other.asked;
    }
}

/// Scores of the relations of one document, or of several.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Relations {
    /// Pairs of entities by sentence, whatever ties them.
    pub(crate) pair: Score,
    /// Pairs with the class of the tie.
    pub(crate) class: Score,
    /// Pairs with its label.
    pub(crate) label: Score,
    /// Of the pairs found.
    pub(crate) direction: Share,
    pub(crate) polarity: Share,
    pub(crate) modality: Share,
    pub(crate) attribution: Share,
    /// Sentences with two named entities and no gold tie that get one.
    pub(crate) false_ties: Share,
}

impl Relations {
    pub(crate) fn of(document: &Document, gold: &Annotations, found: &Annotations) -> Self {
        let places = Places::new(document, gold, found);
        let (ours, theirs) = (
            places.ties(gold, &places.gold),
            places.ties(found, &places.found),
        );
        let mut scores = Self {
            pair: compared(&ours, &theirs, |_| ()),
            class: compared(&ours, &theirs, |r| r.class),
            label: compared(&ours, &theirs, |r| r.label.clone()),
            ..Self::default()
        };
        for (pair, wanted) in &ours {
            if let Some(got) = theirs.get(pair) {
                scores.judge(&places, wanted, got);
            }
        }
        scores.count_false(document, gold, &ours, &theirs);
        scores
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.pair += other.pair;
        self.class += other.class;
        self.label += other.label;
        self.direction.add(other.direction);
        self.polarity.add(other.polarity);
        self.modality.add(other.modality);
        self.attribution.add(other.attribution);
        self.false_ties.add(other.false_ties);
    }

    /// Compares the relations of a pair that both sides tie, each gold one with the likest.
    fn judge(&mut self, places: &Places, wanted: &[&Relation], got: &[&Relation]) {
        for gold in wanted {
            let likeness = |r: &&&Relation| {
                let class = r.class == gold.class;
                let status = r.status.polarity == gold.status.polarity
                    && r.status.modality == gold.status.modality;
                (r.label == gold.label, class, status)
            };
            let Some(found) = got
                .iter()
                .filter(|r| r.class == gold.class)
                .max_by_key(likeness)
            else {
                continue;
            };
            let same = places.found[found.source] == places.gold[gold.source];
            self.direction
                .count(gold.symmetric || found.symmetric || same);
            self.polarity
                .count(found.status.polarity == gold.status.polarity);
            self.modality
                .count(found.status.modality == gold.status.modality);
            self.attribution
                .count(said_alike(&gold.attribution, &found.attribution));
        }
    }

    fn count_false(
        &mut self,
        document: &Document,
        gold: &Annotations,
        ours: &BTreeMap<Pair, Vec<&Relation>>,
        theirs: &BTreeMap<Pair, Vec<&Relation>>,
    ) {
        for (number, sentence) in document.sentences().iter().enumerate() {
            let inside = gold
                .mentions
                .iter()
                .filter(|m| sentence.span.contains(m.span));
            let named: BTreeSet<usize> = inside
                .filter(|m| m.form == Form::Name)
                .map(|m| m.entity)
                .collect();
            let tied =
                |side: &BTreeMap<Pair, Vec<&Relation>>| side.keys().any(|pair| pair.0 == number);
            if named.len() > 1 && !tied(ours) {
                self.false_ties.count(tied(theirs));
            }
        }
    }
}

/// For every relation found whether the gold side ties the same two in the same sentence by a tie of the same class.
pub fn right(document: &Document, gold: &Annotations, found: &Annotations) -> Vec<bool> {
    let places = Places::new(document, gold, found);
    let ours = places.ties(gold, &places.gold);
    let is_right = |relation: &Relation| {
        let same = ours.get(&places.pair(relation, &places.found));
        same.is_some_and(|all| all.iter().any(|r| r.class == relation.class))
    };
    found.relations.iter().map(is_right).collect()
}

/// Whether both name a source or neither, and the same words where they do.
fn said_alike(gold: &[Span], found: &[Span]) -> bool {
    let touches = |a: &Span, b: &Span| a.start < b.end && b.start < a.end;
    match (gold, found) {
        ([], []) => true,
        _ => gold.iter().any(|a| found.iter().any(|b| touches(a, b))),
    }
}

/// Compares pairs together with something that their relations say.
fn compared<T: Ord>(
    gold: &BTreeMap<Pair, Vec<&Relation>>,
    found: &BTreeMap<Pair, Vec<&Relation>>,
    say: impl Fn(&Relation) -> T,
) -> Score {
    let all = |side: &BTreeMap<Pair, Vec<&Relation>>| -> BTreeSet<(Pair, T)> {
        let each = side.iter();
        each.flat_map(|(pair, relations)| relations.iter().map(|r| (*pair, say(r))))
            .collect()
    };
    let (gold, found) = (all(gold), all(found));
    Score::counted(gold.intersection(&found).count(), found.len(), gold.len())
}

/// For both sides' mentions the gold entity that is meant, and where the sentences are.
struct Places<'d> {
    document: &'d Document,
    gold: Vec<usize>,
    found: Vec<usize>,
}

impl<'d> Places<'d> {
    /// A found name that stands where a gold mention stands means that entity; other mentions mean the gold entity with
    /// which theirs shares most mentions.
    fn new(document: &'d Document, gold: &Annotations, found: &Annotations) -> Self {
        let by_span: BTreeMap<Span, usize> =
            gold.mentions.iter().map(|m| (m.span, m.entity)).collect();
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for mention in &found.mentions {
            if let Some(&entity) = by_span.get(&mention.span) {
                *shared.entry((mention.entity, entity)).or_default() += 1;
            }
        }
        let likest = |entity: usize| {
            let own = shared.range((entity, 0)..(entity + 1, 0));
            own.max_by_key(|(_, count)| **count)
                .map_or(STRANGER + entity, |((_, gold), _)| *gold)
        };
        let meant = |m: &crate::annotation::Mention| {
            let here = by_span.get(&m.span).copied();
            here.filter(|_| matches!(m.form, Form::Name | Form::Nationality))
                .unwrap_or_else(|| likest(m.entity))
        };
        Self {
            document,
            gold: gold.mentions.iter().map(|m| m.entity).collect(),
            found: found.mentions.iter().map(meant).collect(),
        }
    }

    fn ties<'r>(
        &self,
        side: &'r Annotations,
        entities: &[usize],
    ) -> BTreeMap<Pair, Vec<&'r Relation>> {
        let mut ties: BTreeMap<Pair, Vec<&Relation>> = BTreeMap::new();
        for relation in &side.relations {
            let pair = self.pair(relation, entities);
            if pair.1 != pair.2 {
                ties.entry(pair).or_default().push(relation);
            }
        }
        ties
    }

    /// Sentence and entities of a relation.
    fn pair(&self, relation: &Relation, entities: &[usize]) -> Pair {
        let sentences = self.document.sentences();
        let sentence = sentences.partition_point(|s| s.span.end <= relation.trigger.start);
        let (a, b) = (entities[relation.source], entities[relation.target]);
        (sentence, a.min(b), a.max(b))
    }
}

/// The classes in the order of reports.
pub(crate) const CLASSES: [Class; 8] = [
    Class::Contact,
    Class::Cooperation,
    Class::Confrontation,
    Class::Conflict,
    Class::Affiliation,
    Class::Location,
    Class::Statement,
    Class::Other,
];

/// Pairs tied by a class on either side.
pub(crate) fn of_class(
    document: &Document,
    gold: &Annotations,
    found: &Annotations,
    class: Class,
) -> Score {
    let only = |side: &Annotations| Annotations {
        relations: side
            .relations
            .iter()
            .filter(|r| r.class == class)
            .cloned()
            .collect(),
        ..side.clone()
    };
    Relations::of(document, &only(gold), &only(found)).class
}
