//! Who says so: "A said", "according to B", "police told C".

use crate::annotation::Form;
use crate::stage::relation::reading::Reading;
use crate::text::Span;

/// Who speaks is told in fewer words than this, verb included.
const MOST_WORDS: usize = 16;

impl Reading<'_> {
    /// Who says so: "officials said", "according to Le Monde". Innermost first.
    pub(crate) fn attribution(&self, predicate: usize) -> Vec<Span> {
        let mut found = Vec::new();
        for above in std::iter::once(predicate).chain(self.tree.ancestors(predicate)) {
            found.extend(self.according(above));
            if above != predicate && self.reports(above, predicate) {
                found.extend(self.cited(above));
                found.extend(self.speaker(above));
            }
        }
        found.extend(self.trailing_report(predicate));
        found.extend(self.closing_source(predicate));
        let mut seen = std::collections::BTreeSet::new();
        found.retain(|span| seen.insert(*span));
        found
    }

    /// "neither met B nor called, according to C": a source that closes the sentence speaks of both.
    fn closing_source(&self, predicate: usize) -> Option<Span> {
        let joined = self.tree.dependents(predicate, "conj").last()?;
        let source = self.according(joined)?;
        let end = (0..self.tree.len()).rev();
        let mut last = end.skip_while(|&w| self.tree.upos(w) == "PUNCT");
        let closes = last.next().is_some_and(|w| self.span(w).end == source.end);
        closes.then_some(source)
    }

    /// Whether the predicate stands in what a verb reports or makes a charge of, not beside it.
    fn reports(&self, verb: usize, predicate: usize) -> bool {
        let lemma = self.verb_lemma(verb);
        let below = |child: &&usize| self.tree.is_under(predicate, **child);
        let child = self.tree.children(verb).iter().find(below);
        child.is_some_and(|&c| match self.tree.plain_relation(c) {
            "advcl" | "xcomp" if self.is_marked(c, &["of", "for"]) => {
                self.knowledge.cues.alleges(&lemma)
            }
            "ccomp" | "parataxis" => self.knowledge.cues.reporting(&lemma),
            // "denied having met": of one's own doings only what is denied or claimed is a statement.
            "xcomp" | "obj" => {
                let cues = &self.knowledge.cues;
                cues.reporting(&lemma) && (cues.negative_verb(&lemma) || cues.claimed(&lemma))
            }
            _ => false,
        })
    }

    /// Whom a report cites: "officials" of "the paper reported, citing officials".
    fn cited(&self, verb: usize) -> Option<Span> {
        let mut clauses = self.tree.dependents(verb, "advcl");
        let citing = clauses.find(|&c| self.knowledge.cues.cites(&self.lower(c)))?;
        let source = self.tree.dependents(citing, "obj").next()?;
        Some(self.range_span(self.description(source)))
    }

    /// "…, officials said": the report hangs below the clause it reports.
    fn trailing_report(&self, predicate: usize) -> Vec<Span> {
        // A verb with a clause of its own reports that.
        let reports = |verb: &usize| {
            self.knowledge.cues.reporting(&self.verb_lemma(*verb))
                && self.tree.dependents(*verb, "ccomp").next().is_none()
        };
        for clause in std::iter::once(predicate).chain(self.tree.ancestors(predicate)) {
            let mut verbs = self.tree.dependents(clause, "parataxis").filter(reports);
            let told = verbs.find_map(|verb| Some((self.cited(verb), self.speaker(verb)?)));
            if let Some((cited, speaker)) = told {
                return cited.into_iter().chain([speaker]).collect();
            }
            if self.tree.plain_relation(clause) == "root" {
                break;
            }
        }
        Vec::new()
    }

    /// A reporting verb's subject, with the verb where they touch: "officials said", "said Rosaura Ticona". Of a name its own
    /// words alone, of a description the words up to its noun and what is coordinated with it.
    fn speaker(&self, verb: usize) -> Option<Span> {
        let subject = self
            .tree
            .dependents(verb, "nsubj")
            .min_by_key(|s| s.abs_diff(verb))?;
        let named = self
            .mention_at(subject)
            .filter(|&m| self.mentions[m].form == Form::Name);
        let named = named
            .or_else(|| self.holder(subject))
            .or_else(|| self.described(subject));
        let speaker = match named {
            Some(mention) => self.words_of(mention),
            None => self.description(subject),
        };
        let touching = if speaker.end == verb {
            speaker.start..verb + 1
        } else if verb + 1 == speaker.start {
            verb..speaker.end
        } else {
            speaker
        };
        (touching.len() < MOST_WORDS).then(|| self.range_span(touching))
    }

    /// The unbroken run of words around a noun that belong to it, from behind the last comma to the last noun that is
    /// coordinated with it.
    fn description(&self, noun: usize) -> std::ops::Range<usize> {
        let below = self.tree.subtree(noun);
        let own = |w: &usize| below.binary_search(w).is_ok() && self.word(*w) != ",";
        let first = (0..=noun).rev().take_while(own).last().unwrap_or(noun);
        let conjuncts = self.tree.dependents(noun, "conj").filter(|&c| c > noun);
        let last = conjuncts.filter(|&c| (noun..c).all(|w| own(&w))).max();
        first..last.unwrap_or(noun) + 1
    }

    fn according(&self, word: usize) -> Option<Span> {
        let says = |child: &usize| {
            self.tree
                .children(*child)
                .iter()
                .any(|&c| self.lower(c) == "according")
        };
        let child = self.tree.children(word).iter().copied().find(says)?;
        let words = self.tree.subtree(child);
        let first = words
            .iter()
            .position(|&w| self.lower(w) == "according")
            .map(|p| words[p])?;
        let last = words
            .iter()
            .copied()
            .filter(|&w| w >= first && w <= child)
            .max()?;
        let whole = self
            .mention_at(last)
            .map_or(last + 1, |m| self.words_of(m).end);
        Some(self.range_span(first..whole))
    }
}
