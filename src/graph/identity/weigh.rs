//! What speaks for and against two being one, names apart.

use crate::annotation::EntityKind;
use crate::graph::identity::facts::{Feature, Portrait, shared};
use crate::graph::identity::lands::Land;
use crate::graph::identity::scene::Scene;

/// From this on two are surely not one, however alike their names.
const CONTRADICTION: f64 = -2.4;

/// Evidence: positive for one, negative for two, around zero where there is little of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) score: f64,
    /// What of it comes of others whom the documents name.
    pub(crate) met: f64,
    /// In plain words.
    pub(crate) notes: Vec<&'static str>,
}

impl Evidence {
    fn add(&mut self, score: f64, note: &'static str) {
        self.score += score;
        if score.abs() >= 0.2 {
            self.notes.push(note);
        }
    }

    /// Whether it rules out that two are one.
    pub(crate) fn contradicts(&self) -> bool {
        self.score <= CONTRADICTION
    }
}

/// Weighs what documents say of two of a kind.
pub(crate) fn weigh(kind: EntityKind, one: &Portrait, two: &Portrait, scene: &Scene) -> Evidence {
    let mut found = Evidence::default();
    if kind == EntityKind::Person {
        gender(one, two, &mut found);
        walks(one, two, scene, &mut found);
    }
    lands(kind, one, two, &mut found);
    let (said, beside) = words(one, two, scene, &mut found);
    let met = companions(one, two, scene, &mut found);
    found.met = met;
    if kind == EntityKind::Person {
        strangers(one, two, beside + met, &mut found);
    }
    let rich = |portrait: &Portrait| portrait.features.len() + portrait.companions.len() > 3;
    if said + met < 0.1 && rich(one) && rich(two) {
        found.add(-0.5, "nothing in common");
    }
    found
}

fn gender(one: &Portrait, two: &Portrait, found: &mut Evidence) {
    let gender = |portrait: &Portrait| match (portrait.he, portrait.she) {
        (he, she) if she > 2 * he => i64::from(she).min(2),
        (he, she) if he > 2 * she => -i64::from(he).min(2),
        _ => 0,
    };
    match gender(one) * gender(two) {
        ..=-4 => found.add(-12.0, "he and she"),
        -3..0 => found.add(-1.6, "he and she"),
        0 => {}
        1.. => found.add(0.1, "same gender"),
    }
}

fn walks(one: &Portrait, two: &Portrait, scene: &Scene, found: &mut Evidence) {
    if one.walks == 0 || two.walks == 0 {
        return;
    }
    if one.walks & two.walks != 0 {
        found.add(0.6, "same walk of life");
        return;
    }
    let apart = |portrait: &Portrait| portrait.walks & !scene.apart == 0;
    if apart(one) || apart(two) {
        found.add(-2.2, "walks of life far apart");
    } else {
        found.add(-1.1, "other walks of life");
    }
}

fn lands(kind: EntityKind, one: &Portrait, two: &Portrait, found: &mut Evidence) {
    let (ones, twos): (Vec<_>, Vec<_>) = (one.lands().collect(), two.lands().collect());
    let place = kind == EntityKind::Place;
    match (ones.is_empty(), twos.is_empty()) {
        (false, false) if ones.iter().any(|land| twos.contains(land)) => {
            found.add(0.7, "same country");
        }
        (false, false) => found.add(if place { -3.5 } else { -1.2 }, "other countries"),
        (false, true) => about(&ones, two, found),
        (true, false) => about(&twos, one, found),
        (true, true) => {
            let common = one.around.iter().any(|land| two.around.contains(land));
            if common {
                found.add(0.2, "articles about the same countries");
            } else if !one.around.is_empty() && !two.around.is_empty() {
                found.add(-0.7, "articles about other countries");
            }
        }
    }
}

fn about(lands: &[Land], other: &Portrait, found: &mut Evidence) {
    if other.around.iter().any(|land| lands.contains(land)) {
        found.add(0.2, "article about the same country");
    } else if !other.around.is_empty() {
        found.add(-0.7, "articles about other countries");
    }
}

/// Other countries or walks of life say more of two whom nobody else is named with: `others` is what those
/// count whom both are named with.
fn strangers(one: &Portrait, two: &Portrait, others: f64, found: &mut Evidence) {
    let alone = (1.0 - others / ACQUAINTED).max(0.0);
    let walks = one.walks != 0 && two.walks != 0 && one.walks & two.walks == 0;
    if walks {
        found.add(-1.8 * alone, "other walks of life and nobody in common");
    }
    let (ones, twos): (Vec<_>, Vec<_>) = (one.lands().collect(), two.lands().collect());
    let told = !ones.is_empty() && !twos.is_empty();
    let around = one.around.iter().any(|land| two.around.contains(land));
    if told && !around {
        found.add(-3.0 * alone, "other countries and nobody in common");
    }
}

/// What others whom both are named with must count for two to be of one circle.
const ACQUAINTED: f64 = 0.8;

fn words(one: &Portrait, two: &Portrait, scene: &Scene, found: &mut Evidence) -> (f64, f64) {
    let (mut titles, mut words, mut beside) = (0.0_f64, 0.0_f64, 0.0_f64);
    for feature in shared(&one.features, &two.features) {
        match feature {
            Feature::Title(word) => titles += 0.8 * scene.rarity_of_word(word),
            Feature::Word(word) => words += 0.3 * scene.rarity_of_word(word),
            Feature::Beside(key) => beside += 1.0 * scene.rarity_of_companion(key),
            Feature::Land(_) => {}
        }
    }
    let (titles, words, beside) = (titles.min(1.6), words.min(0.6), beside.min(1.5));
    found.add(titles, "same title or description");
    found.add(words, "same words around");
    found.add(beside, "named beside the same others");
    (titles + words + beside, beside)
}

fn companions(one: &Portrait, two: &Portrait, scene: &Scene, found: &mut Evidence) -> f64 {
    // A document shared by both says nothing of whom both know.
    let common = shared(&one.companions, &two.companions);
    let score: f64 = common.map(|key| 0.7 * scene.rarity_of_companion(key)).sum();
    let score = score.min(2.0);
    found.add(score, "same others in the articles");
    score
}
