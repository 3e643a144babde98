//! Who only stands beside an act: the scene, and the body for which one of the parties is there.

use crate::annotation::{Class, EntityKind, EvidenceSource, Form, Relation};
use crate::stage::relation::reading::Reading;

/// What stands before the scene of an act.
const SCENE: [&str; 6] = ["in", "at", "near", "outside", "inside", "around"];

impl Reading<'_> {
    /// The relations without those of an act to a bystander: where "A met B, the Chinese ambassador, in Oslo" ties A and B, it
    /// ties A neither to China nor to Oslo; nor those of an office to what it deals with.
    pub(crate) fn without_bystanders(&self, found: Vec<Relation>) -> Vec<Relation> {
        let beside: Vec<bool> = found
            .iter()
            .map(|relation| {
                self.is_beside(relation, &found)
                    || self.is_field(relation, &found)
                    || self.is_other_state(relation, &found)
            })
            .collect();
        let kept = found.into_iter().zip(beside);
        kept.filter(|(_, beside)| !beside)
            .map(|(relation, _)| relation)
            .collect()
    }

    /// "Norway asked Chad to explain, Foreign Minister A said": one office serves one state; where only the head reads two, the less
    /// likely goes, unless "and" joins the two.
    fn is_other_state(&self, relation: &Relation, all: &[Relation]) -> bool {
        let entity = |mention: usize| self.mentions[mention].entity;
        let serves = |r: &Relation| {
            let state = self.is_land(r.target);
            r.class == Class::Affiliation && r.role.is_some() && state
        };
        let surer =
            |r: &&Relation| r.evidence.len() > 1 || self.likelihood(r) > self.likelihood(relation);
        let rival = |r: &&Relation| {
            serves(r)
                && (entity(r.source), r.trigger) == (entity(relation.source), relation.trigger)
                && entity(r.target) != entity(relation.target)
                && !self.is_coordinated(r.target, relation.target)
        };
        let guess = serves(relation) && relation.evidence == [EvidenceSource::Pairs];
        guess && all.iter().filter(rival).any(|r| surer(&r))
    }

    /// Whether the same words tie one end to somebody else, and the other end is where they did it or what one of them stands for.
    fn is_beside(&self, relation: &Relation, all: &[Relation]) -> bool {
        if relation.class.is_standing() {
            return false;
        }
        let entity = |mention: usize| self.mentions[mention].entity;
        let ends = |r: &Relation| [(r.source, r.target), (r.target, r.source)];
        ends(relation).into_iter().any(|(party, other)| {
            let partners = all
                .iter()
                .filter(|r| r.trigger == relation.trigger && r.label == relation.label)
                .flat_map(ends)
                .filter(|&(one, partner)| {
                    entity(one) == entity(party) && entity(partner) != entity(other)
                });
            // "A and her aide B met C": both did.
            let stands = |someone: usize| {
                self.stands_for(entity(someone), entity(other), all)
                    && !self.is_coordinated(someone, other)
            };
            let mut partners = partners.map(|(_, partner)| partner);
            partners.any(|partner| self.is_where(other) || stands(partner) || stands(party))
        })
    }

    /// Whether the sentence gives someone an office or a share in a body or state.
    fn stands_for(&self, someone: usize, body: usize, all: &[Relation]) -> bool {
        let entity = |mention: usize| self.mentions[mention].entity;
        let person = |mention: usize| self.mentions[mention].kind == EntityKind::Person;
        all.iter().any(|r| {
            r.class == Class::Affiliation
                && person(r.source)
                && (entity(r.source), entity(r.target)) == (someone, body)
        })
    }

    /// Whether "and" joins the phrases in which two mentions stand: "A and her aide B".
    fn is_coordinated(&self, a: usize, b: usize) -> bool {
        let path = |mention: usize| {
            let head = self.head_of(mention);
            std::iter::once(head).chain(self.tree.ancestors(head))
        };
        let joined = |one: usize, other: usize| {
            let above: Vec<usize> = path(other).collect();
            let mut own = path(one).take_while(|word| !above.contains(word));
            own.any(|word| self.tree.relation(word) == "conj" && self.tree.upos(word) != "VERB")
        };
        joined(a, b) || joined(b, a)
    }

    /// "in Oslo": by the words, since these phrases are often hung astray.
    fn is_where(&self, mention: usize) -> bool {
        let named = &self.mentions[mention];
        let before = self.words_of(mention).start.checked_sub(1);
        let led = |word: usize| SCENE.contains(&self.lower(word).as_str());
        named.kind == EntityKind::Place && named.form == Form::Name && before.is_some_and(led)
    }
}
