//! Facts about someone, gathered from one document or from many.

use std::collections::BTreeMap;

use crate::graph::identity::lands::Land;

/// Something that a document says of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// A word of a title or description.
    Title(u32),
    /// Another word near the name.
    Word(u32),
    /// A companion that stands beside the name.
    Beside(u32),
    /// A country whose it is or where it is.
    Land(Land),
}

/// What one document says of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    /// More than 0 for "she", less for "he"; the farther from 0 the surer, up to 2.
    pub(crate) gender: i8,
    /// Walks of life, as bits.
    pub(crate) walks: u32,
    /// Its own key as a companion.
    pub(crate) own: u32,
    /// Sorted, each once.
    pub(crate) features: Box<[Feature]>,
}

impl Facts {
    pub(crate) fn new(
        he: usize,
        she: usize,
        walks: u32,
        own: u32,
        mut features: Vec<Feature>,
    ) -> Self {
        features.sort_unstable();
        features.dedup();
        Self {
            gender: leaning(he, she),
            walks,
            own,
            features: features.into(),
        }
    }

    /// The words of titles and near names, each once for every form in which it stands.
    pub(crate) fn words(&self) -> impl Iterator<Item = u32> + '_ {
        self.features.iter().filter_map(|feature| match feature {
            Feature::Title(word) | Feature::Word(word) => Some(*word),
            _ => None,
        })
    }

    /// The countries whose it is or where it is.
    pub(crate) fn lands(&self) -> impl Iterator<Item = Land> + '_ {
        self.features.iter().filter_map(|feature| match feature {
            Feature::Land(land) => Some(*land),
            _ => None,
        })
    }
}

/// Whether "he" or "she" is said, and how surely.
fn leaning(he: usize, she: usize) -> i8 {
    let clear = |more: usize, less: usize| {
        if more > 2 * less {
            more.min(2) as i8
        } else {
            0
        }
    };
    clear(she, he) - clear(he, she)
}

/// How often each value was seen, sorted by value.
pub(crate) type Counts<T> = Vec<(T, u32)>;

/// What many documents say of someone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sketch {
    pub(crate) he: u32,
    pub(crate) she: u32,
    pub(crate) walks: u32,
    pub(crate) features: Counts<Feature>,
    /// Those whom the same documents name.
    pub(crate) companions: Counts<u32>,
    /// Countries that the documents are about.
    pub(crate) around: Vec<Land>,
    /// Numbers of the documents, sorted.
    pub(crate) documents: Vec<u32>,
}

/// The most features and companions that are kept: the commonest.
const KEPT: usize = 400;

impl Sketch {
    /// Puts together what documents say: facts, companions and countries of each.
    pub(crate) fn gather<'s>(
        facts: impl Iterator<Item = (u32, &'s Facts, &'s [u32], &'s BTreeMap<Land, usize>)>,
    ) -> Self {
        let mut sketch = Self::default();
        let (mut features, mut companions, mut walks) = (Vec::new(), Vec::new(), [0u32; 32]);
        for (document, facts, others, lands) in facts {
            sketch.he += u32::from((-facts.gender).max(0).unsigned_abs());
            sketch.she += u32::from(facts.gender.max(0).unsigned_abs());
            for (bit, count) in walks.iter_mut().enumerate() {
                *count += facts.walks >> bit & 1;
            }
            features.extend_from_slice(&facts.features);
            companions.extend(others.iter().copied().filter(|&other| other != facts.own));
            sketch.around.extend(lands.keys());
            sketch.documents.push(document);
        }
        let most = walks.iter().copied().max().unwrap_or_default();
        for (bit, count) in walks.into_iter().enumerate() {
            sketch.walks |= u32::from(count > 0 && count * 5 >= most) << bit;
        }
        sketch.features = counted(features);
        sketch.companions = counted(companions);
        sketch.around.sort_unstable();
        sketch.around.dedup();
        sketch.documents.sort_unstable();
        sketch.documents.dedup();
        sketch
    }

    /// The countries whose it is or where it is.
    pub(crate) fn lands(&self) -> impl Iterator<Item = Land> + '_ {
        self.features
            .iter()
            .filter_map(|(feature, _)| match feature {
                Feature::Land(land) => Some(*land),
                _ => None,
            })
    }
}

fn counted<T: Ord + Copy>(mut values: Vec<T>) -> Counts<T> {
    values.sort_unstable();
    let mut counts: Counts<T> = Vec::new();
    for value in values {
        match counts.last_mut() {
            Some((last, count)) if *last == value => *count += 1,
            _ => counts.push((value, 1)),
        }
    }
    if counts.len() > KEPT {
        counts.sort_by(|one, two| two.1.cmp(&one.1).then(one.0.cmp(&two.0)));
        counts.truncate(KEPT);
        counts.sort_unstable();
    }
    counts.shrink_to_fit();
    counts
}

/// The values that both have.
pub(crate) fn shared<'s, T: Ord + Copy>(
    one: &'s Counts<T>,
    two: &'s Counts<T>,
) -> impl Iterator<Item = T> + 's {
    let (small, big) = if one.len() <= two.len() {
        (one, two)
    } else {
        (two, one)
    };
    small
        .iter()
        .map(|(value, _)| *value)
        .filter(|value| big.binary_search_by(|(other, _)| other.cmp(value)).is_ok())
}
