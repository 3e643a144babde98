//! What the documents say of everyone besides names, in numbers that are quick to compare.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::annotation::EntityKind;
use crate::graph::contribution::{Appearance, Contribution};
use crate::graph::identity::facts::{Facts, Feature};
use crate::graph::identity::lands::{Land, Lands};
use crate::graph::identity::person::untitled;
use crate::graph::name::{bare, fold};
use crate::knowledge::Knowledge;

/// The most companions of a document that are kept: the rarest.
const COMPANIONS: usize = 24;

/// One document as context for those in it.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    /// Whom it names, as keys of companions, sorted.
    pub(crate) companions: Box<[u32]>,
    /// The countries that it is about, with weights.
    pub(crate) lands: BTreeMap<Land, usize>,
    /// The country where it is set, as far as that is clear.
    pub(crate) home: Option<Land>,
}

/// All documents' settings, and the facts about every entity.
#[derive(Debug)]
pub(crate) struct Scene {
    pub(crate) settings: Vec<Setting>,
    /// By document and entity.
    facts: Vec<Vec<Facts>>,
    /// For every companion the number of documents that name it.
    spread: Vec<u32>,
    /// For every word the number of entities near which it stands.
    usage: Vec<u32>,
    entities: usize,
    /// Walks of life that few people leave.
    pub(crate) apart: u32,
}

impl Scene {
    pub(crate) fn new(
        documents: &BTreeMap<String, Arc<Contribution>>,
        lands: &Lands,
        knowledge: &Knowledge,
    ) -> Self {
        let mut builder = Builder {
            knowledge,
            companions: Interner::default(),
            words: Interner::default(),
            keys: HashMap::new(),
        };
        let mut scene = Self {
            settings: Vec::with_capacity(documents.len()),
            facts: Vec::with_capacity(documents.len()),
            spread: Vec::new(),
            usage: Vec::new(),
            entities: 0,
            apart: knowledge.walks.apart(),
        };
        for (contribution, lands) in documents.values().zip(&lands.of) {
            scene.add(contribution, lands, &mut builder);
        }
        scene.keep_rare();
        scene
    }

    fn add<'d>(
        &mut self,
        contribution: &'d Contribution,
        lands: &[Option<Land>],
        builder: &mut Builder<'d, '_>,
    ) {
        let keys: Vec<u32> = contribution
            .entities
            .iter()
            .map(|appearance| builder.key(appearance))
            .collect();
        // Countries are counted as such.
        let country = |entity: usize| {
            let appearance = &contribution.entities[entity];
            appearance.kind == EntityKind::Place && builder.is_country(appearance)
        };
        let companions = (0..keys.len()).filter(|&entity| !country(entity));
        let companions: BTreeSet<u32> = companions.map(|entity| keys[entity]).collect();
        self.spread.resize(builder.companions.0.len(), 0);
        for &key in &companions {
            self.spread[key as usize] += 1;
        }
        let tied = tied(contribution);
        let facts: Vec<Facts> = (0..keys.len())
            .map(|entity| builder.facts(contribution, entity, &keys, lands, &tied))
            .collect();
        self.usage.resize(builder.words.0.len(), 0);
        for word in facts.iter().flat_map(Facts::words) {
            self.usage[word as usize] += 1;
        }
        self.entities += keys.len();
        self.facts.push(facts);
        self.settings.push(Setting {
            companions: companions.into_iter().collect(),
            ..setting(contribution, lands)
        });
    }

    fn keep_rare(&mut self) {
        for setting in &mut self.settings {
            if setting.companions.len() > COMPANIONS {
                let mut rare: Vec<u32> = setting.companions.to_vec();
                rare.sort_by_key(|&key| (self.spread[key as usize], key));
                rare.truncate(COMPANIONS);
                rare.sort_unstable();
                setting.companions = rare.into();
            }
        }
    }

    /// What is known of a document's entity.
    pub(crate) fn facts(&self, document: usize, entity: usize) -> &Facts {
        &self.facts[document][entity]
    }

    /// Between 0 (in every document) and 1 (hardly anywhere).
    pub(crate) fn rarity_of_companion(&self, key: u32) -> f64 {
        rarity(self.spread[key as usize], self.settings.len())
    }

    /// Between 0 (near everyone) and 1 (hardly anywhere).
    pub(crate) fn rarity_of_word(&self, word: u32) -> f64 {
        rarity(self.usage[word as usize], self.entities)
    }
}

fn rarity(count: u32, all: usize) -> f64 {
    let all = all as f64 + 1.0;
    ((all / f64::from(count.max(2))).ln() / all.ln()).clamp(0.0, 1.0)
}

/// For every entity the entities to which ties of affiliation or location bind it.
fn tied(contribution: &Contribution) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut tied: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();

    for tie in contribution
        .ties
        .iter()
        .filter(|tie| tie.class.is_standing())
    {
        tied.entry(tie.source).or_default().insert(tie.target);
    }
    tied
}

fn setting(contribution: &Contribution, lands: &[Option<Land>]) -> Setting {
    let mut weights: BTreeMap<Land, usize> = BTreeMap::new();
    let mut first = None;
    for (appearance, land) in contribution.entities.iter().zip(lands) {
        if let Some(land) = land {
            *weights.entry(*land).or_default() += appearance.mentions.max(1);
            if appearance.kind == EntityKind::Place {
                first.get_or_insert(*land);
            }
        }
    }
    let mut order: Vec<(usize, Land)> = weights
        .iter()
        .map(|(land, count)| (*count, *land))
        .collect();
    order.sort_unstable_by(|one, two| two.0.cmp(&one.0).then(one.1.cmp(&two.1)));
    let most = order.first().map_or(0, |top| top.0);
    let first = first.filter(|land| weights.get(land).is_some_and(|own| own * 2 >= most));
    let clear = order.get(1).is_none_or(|next| next.0 * 2 <= most);
    let top = order.first().map(|top| top.1).filter(|_| clear);
    Setting {
        companions: Box::default(),
        lands: weights,
        home: first.or(top),
    }
}

/// Numbers for texts, in order of first use.
#[derive(Debug, Default)]
struct Interner<'d>(HashMap<std::borrow::Cow<'d, str>, u32>);

impl<'d> Interner<'d> {
    fn number(&mut self, text: std::borrow::Cow<'d, str>) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(text).or_insert(next)
    }
}

struct Builder<'d, 'k> {
    knowledge: &'k Knowledge,
    companions: Interner<'d>,
    words: Interner<'d>,
    /// Companion keys by kind and name, as names are read once.
    keys: HashMap<(EntityKind, &'d str), u32>,
}

impl<'d> Builder<'d, '_> {
    /// The companion's key: persons by their last word, so that short names are the same.
    fn key(&mut self, appearance: &'d Appearance) -> u32 {
        let name = (appearance.kind, appearance.name.as_str());
        if let Some(&key) = self.keys.get(&name) {
            return key;
        }
        let folded = match appearance.kind {
            EntityKind::Person => {
                let folded = fold(untitled(name.1, self.knowledge));
                let last = folded.split_whitespace().next_back();
                last.unwrap_or_default().to_owned()
            }
            _ => fold(bare(name.1)),
        };
        let folded = format!("{}:{folded}", appearance.kind.as_str());
        let key = self.companions.number(folded.into());
        self.keys.insert(name, key);
        key
    }

    fn facts(
        &mut self,
        contribution: &'d Contribution,
        entity: usize,
        keys: &[u32],
        lands: &[Option<Land>],
        tied: &BTreeMap<usize, BTreeSet<usize>>,
    ) -> Facts {
        let clues = &contribution.entities[entity].clues;
        let mut features: Vec<Feature> = Vec::new();
        let (mut he, mut she, mut walks) = (clues.he, clues.she, 0);
        for title in clues.titles.split(' ').filter(|title| !title.is_empty()) {
            he += usize::from(self.knowledge.names.masculine(title));
            she += usize::from(self.knowledge.names.feminine(title));
            walks |= self.walks(title);
            features.push(Feature::Title(self.words.number(title.into())));
        }
        let roles = contribution.ties.iter().filter(|tie| tie.source == entity);
        for role in roles.filter_map(|tie| tie.evidence.role.as_deref()) {
            for word in role.split_whitespace() {
                let word = word.to_lowercase();
                walks |= self.walks(&word);
                features.push(Feature::Title(self.words.number(word.into())));
            }
        }
        for word in clues.words.split(' ').filter(|word| !word.is_empty()) {
            features.push(Feature::Word(self.words.number(word.into())));
        }
        let beside = clues.beside.iter().map(|&other| other as usize);
        for other in beside.chain(tied.get(&entity).into_iter().flatten().copied()) {
            if let Some(&key) = keys.get(other).filter(|_| other != entity) {
                features.push(Feature::Beside(key));
                features.extend(lands[other].map(Feature::Land));
            }
        }
        Facts::new(he, she, walks, keys[entity], features)
    }

    fn is_country(&self, appearance: &Appearance) -> bool {
        let countries = &self.knowledge.countries;
        appearance.names.is_empty() || countries.by_name(bare(&appearance.name)).is_some()
    }

    fn walks(&self, word: &str) -> u32 {
        let walks = &self.knowledge.walks;
        let last = word.rsplit('-').next().unwrap_or(word);
        match walks.of(word) | walks.of(last) {
            0 => word.strip_suffix('s').map_or(0, |one| walks.of(one)),
            found => found,
        }
    }
}
