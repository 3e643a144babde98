//! The `links` head: which earlier mention a mention means, or none (mention ranking, Lee et al. 2017).

use tch::Tensor;
use tch::nn::{self, Init, Module, Path};

use crate::error::Result;
use crate::model::candidate::{LINK_TABLES, Seen, form_number, link_features};
use crate::model::heads::{activation, linear};
use crate::model::tensor::numbers;

/// A mention looks back at so many others.
const REACH: usize = 60;

/// So many mentions are scored at once.
const AT_ONCE: usize = 128;

/// Antecedents that are less probable are not kept.
const LEAST: f32 = 0.02;

/// Whom a mention may mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Antecedents {
    /// Probability that it means nobody mentioned before.
    pub fresh: f32,
    /// Places of earlier candidates of the document and their probabilities, the most probable first.
    pub candidates: Vec<(usize, f32)>,
}

#[derive(Debug)]
pub(crate) struct LinkHead {
    first: nn::Linear,
    last: nn::Linear,
    form: Tensor,
    before: nn::Linear,
    after: nn::Linear,
    product: nn::Linear,
    tables: Vec<Tensor>,
    out: nn::Linear,
    fresh: nn::Linear,
}

impl LinkHead {
    pub(crate) fn new(at: &Path, hidden: i64, width: i64) -> Self {
        let table = |(name, size): (&str, i64)| {
            (at / "tables" / name).var("weight", &[size, width], Init::Const(0.0))
        };
        Self {
            first: linear(at, "first", hidden, width),
            last: linear(at, "last", hidden, width),
            form: (at / "form").var("weight", &[4, width], Init::Const(0.0)),
            before: linear(at, "before", width, width),
            after: linear(at, "after", width, width),
            product: linear(at, "product", width, width),
            tables: LINK_TABLES.into_iter().map(table).collect(),
            out: linear(at, "out", width, 1),
            fresh: linear(at, "fresh", width, 1),
        }
    }

    /// Mentions as they are compared, `[mentions, width]`, given the vectors of their first and last words, `[mentions, hidden]`.
    pub(crate) fn mentions(&self, first: &Tensor, last: &Tensor, seen: &[Seen]) -> Tensor {
        let forms: Vec<i64> = seen.iter().map(|s| form_number(s.form) as i64).collect();
        let form = self.form.index_select(0, &Tensor::from_slice(&forms));
        activation(&(self.first.forward(first) + self.last.forward(last) + form))
    }

    /// Raw scores of pairs of mentions, `[pairs]`.
    fn scores(&self, mentions: &Tensor, pairs: &[Compared]) -> Tensor {
        let rows = |row: &dyn Fn(&Compared) -> usize| {
            let rows: Vec<i64> = pairs.iter().map(|pair| row(pair) as i64).collect();
            Tensor::from_slice(&rows)
        };
        let (before, after) = (rows(&|pair| pair.before), rows(&|pair| pair.after));
        let chosen = |mentions: &Tensor, rows: &Tensor| mentions.index_select(0, rows);
        let both = chosen(mentions, &before) * chosen(mentions, &after);
        let mut inner = self.product.forward(&both);
        inner += chosen(&self.before.forward(mentions), &before);
        inner += chosen(&self.after.forward(mentions), &after);
        for (column, table) in self.tables.iter().enumerate() {
            inner += chosen(table, &rows(&|pair| pair.features[column]));
        }
        self.out.forward(&activation(&inner)).squeeze_dim(-1)
    }
}

/// Two mentions by their rows, and what is seen of them besides.
#[derive(Debug)]
struct Compared {
    before: usize,
    after: usize,
    features: [usize; 6],
}

/// Links the mentions of a document, block by block.
#[derive(Debug)]
pub(crate) struct Linker<'h> {
    head: &'h LinkHead,
    temperature: f32,
    /// The last mentions of the blocks before, which later ones may mean: their vectors, and as the features see them.
    kept: Option<Tensor>,
    seen: Vec<Seen>,
}

impl<'h> Linker<'h> {
    pub(crate) fn new(head: &'h LinkHead, temperature: f32) -> Self {
        Self {
            head,
            temperature,
            kept: None,
            seen: Vec::new(),
        }
    }

    /// Whom the mentions of the next block may mean, in order, given the vectors of their first and last words.
    pub(crate) fn link(
        &mut self,
        first: &Tensor,
        last: &Tensor,
        seen: Vec<Seen>,
    ) -> Result<Vec<Antecedents>> {
        let own = self.head.mentions(first, last, &seen);
        let earlier = self.seen.len();
        let mentions = match &self.kept {
            Some(kept) => Tensor::cat(&[kept, &own], 0),
            None => own,
        };
        self.seen.extend(seen);
        let mut found = Vec::with_capacity(self.seen.len() - earlier);
        let places: Vec<usize> = (earlier..self.seen.len()).collect();
        for chunk in places.chunks(AT_ONCE) {
            found.extend(self.antecedents(&mentions, chunk)?);
        }
        let forgotten = self.seen.len().saturating_sub(REACH);
        self.seen.drain(..forgotten);
        self.kept = Some(mentions.narrow(0, forgotten as i64, self.seen.len() as i64));
        Ok(found)
    }

    /// What the mention in a place is compared with.
    fn compared(&self, after: usize) -> Vec<Compared> {
        if !self.seen[after].may_refer() {
            return Vec::new();
        }
        let pair = |before: usize| Compared {
            before,
            after,
            features: link_features(&self.seen[before], &self.seen[after]),
        };
        (after.saturating_sub(REACH)..after).map(pair).collect()
    }

    /// Antecedents of the mentions in some places.
    fn antecedents(&self, mentions: &Tensor, places: &[usize]) -> Result<Vec<Antecedents>> {
        let pairs: Vec<Vec<Compared>> = places.iter().map(|&p| self.compared(p)).collect();
        let counts: Vec<usize> = pairs.iter().map(Vec::len).collect();
        let flat: Vec<Compared> = pairs.into_iter().flatten().collect();
        let scores = if flat.is_empty() {
            Vec::new()
        } else {
            numbers(&self.head.scores(mentions, &flat))?
        };
        let rows: Vec<i64> = places.iter().map(|&p| p as i64).collect();
        let own = mentions.index_select(0, &Tensor::from_slice(&rows));
        let fresh = numbers(&self.head.fresh.forward(&own))?;
        let mut at = 0;
        let mut found = Vec::with_capacity(places.len());
        for ((place, count), fresh) in places.iter().zip(counts).zip(fresh) {
            let before = &self.seen[place - count..*place];
            found.push(self.probable(before, fresh, &scores[at..at + count]));
            at += count;
        }
        Ok(found)
    }

    /// From raw scores to probabilities; `before` and `scores` are of the same mentions.
    fn probable(&self, before: &[Seen], fresh: f32, scores: &[f32]) -> Antecedents {
        let top = scores.iter().copied().fold(fresh, f32::max);
        let power = |score: f32| ((score - top) / self.temperature).exp();
        let sum = power(fresh) + scores.iter().map(|&s| power(s)).sum::<f32>();
        let likely = before
            .iter()
            .zip(scores)
            .map(|(other, &score)| (other.number, power(score) / sum));
        let mut candidates: Vec<(usize, f32)> = likely.filter(|&(_, p)| p >= LEAST).collect();
        candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
        Antecedents {
            fresh: power(fresh) / sum,
            candidates,
        }
    }
}
