//! What the tags take into a name and what is none of it: titles, stances, an article alone.

use crate::stage::ner::decode::Run;
use crate::stage::ner::words::Words;

/// Prefixes that say where somebody stands on the one named behind them: "pro-Assad forces" are not Assad.
const STANCES: [&str; 4] = ["pro", "anti", "counter", "non"];

impl Words<'_> {
    /// The run as far as it names someone; `None` where nothing is left.
    pub(crate) fn trimmed(&self, run: Run) -> Option<Run> {
        let run = self.unended(self.unarticled(run));
        let run = self.whole(self.unstanced(self.untitled(self.unofficed(run))));
        let run = self.unfollowed(run);
        let alone = run.words.len() == 1;
        let article = alone && self.lower(run.words.start) == "the";
        let title = alone && self.is_title_of_next(&run);
        (!run.words.is_empty() && !article && !title).then_some(run)
    }

    /// "Emmanuel Kasongo vouched": a person's name ends with no verb.
    fn unfollowed(&self, mut run: Run) -> Run {
        let verb =
            |w: usize| self.tree.upos(w) == "VERB" && self.word(w).chars().all(char::is_lowercase);
        while run.kind == "Person" && run.words.len() > 1 && verb(run.words.end - 1) {
            run.words.end -= 1;
        }
        run
    }

    /// "Abbot" of "Abbot Clemens Vogl", where the tags part the two.
    fn is_title_of_next(&self, run: &Run) -> bool {
        let next = run.words.end;
        let capital = next < self.len() && self.word(next).starts_with(char::is_uppercase);
        let honorific = self.knowledge.nouns.honorific(&self.lower(run.words.start));
        run.kind == "Person" && capital && honorific
    }

    /// "The Meadow Party agreed", "the Greens": an article is no part of a name, but of "The Hague" and of a paper named with one
    /// word.
    fn unarticled(&self, mut run: Run) -> Run {
        let (first, words) = (run.words.start, run.words.len());
        let opens = self.lower(first) == "the" && words > 1;
        let part = self.word(first) != "the" && words == 2 && first > 0;
        let place = self
            .knowledge
            .gazetteer
            .find(self.slice(run.words.clone()))
            .is_some();
        if opens && !part && !place {
            run.words.start += 1;
        }
        run
    }

    /// "Superintendency of Prices": a name does not end with "of".
    fn unended(&self, mut run: Run) -> Run {
        let next = run.words.end;
        let open = run.words.len() > 1 && self.lower(next - 1) == "of";
        let capital = |w: usize| self.word(w).chars().next().is_some_and(char::is_uppercase);
        if open && next < self.len() && capital(next) {
            run.words.end += 1;
        } else if open {
            run.words.end -= 1;
        }
        run
    }

    /// "Singer Aïssatou Diallo" at the start of a sentence, where every word has a capital: what a person does is no part of
    /// the name.
    fn untitled(&self, mut run: Run) -> Run {
        let first = self.lower(run.words.start);
        let nouns = &self.knowledge.nouns;
        let called = nouns.calling(&first) || nouns.office(&first).is_some();
        let body = run.kind == "Organization" && nouns.calling(&first);
        let opens = run.words.start == 0 && (body || (run.kind == "Person" && called));
        // "the old Abbot Clemens Vogl"
        let honored = run.kind == "Person" && nouns.honorific(&first);
        if (opens || honored) && run.words.len() > 2 {
            run.words.start += 1;
            // "Datuk Seri Ti Lian Ker"
            return if honored { self.untitled(run) } else { run };
        }
        run
    }

    /// "Pentagon Press Secretary A": the first word of an office is no part of the body's name.
    fn unofficed(&self, mut run: Run) -> Run {
        let (last, next) = (run.words.end - 1, run.words.end);
        if run.kind != "Organization" || run.words.len() < 2 || next >= self.len() {
            return run;
        }
        let nouns = &self.knowledge.nouns;
        let word = self.lower(last);
        let opens = word == "press" || nouns.deputy(&word) || nouns.temporary(&word);
        let office = nouns.office(&nouns.lemma(&self.lower(next))).is_some();
        let capital = self
            .word(next)
            .chars()
            .next()
            .is_some_and(char::is_uppercase);
        if opens && office && capital {
            run.words.end = last;
        }
        run
    }

    /// "pro-Beijing New People's Party" is that party; "pro-Assad" alone is nobody.
    fn unstanced(&self, mut run: Run) -> Run {
        let first = self.word(run.words.start);
        let joined = first
            .split_once('-')
            .is_some_and(|(stance, _)| STANCES.contains(&stance));
        let apart = STANCES.contains(&first)
            && run.words.len() > 1
            && matches!(self.word(run.words.start + 1), "-" | "‑");
        let stance = if joined { 1 } else { 3 * usize::from(apart) };
        run.words.start = run.words.end.min(run.words.start + stance);
        run
    }

    /// "Wong Pik-wan": a name does not end at a hyphen within it.
    fn whole(&self, mut run: Run) -> Run {
        let (hyphen, rest) = (run.words.end, run.words.end + 1);
        let inside = run.kind == "Person" && !run.words.is_empty() && rest < self.len();
        if !inside || !matches!(self.word(hyphen), "-" | "‑") {
            return run;
        }
        // "Trump-era officials" have no such name.
        let modifies = rest + 1 < self.len() && self.tree.upos(rest + 1) == "NOUN";
        let named = match self.tree.upos(rest) {
            "PROPN" => true,
            "VERB" | "ADJ" | "ADP" | "AUX" => false,
            _ => !modifies,
        };
        if self.touches(hyphen - 1) && self.touches(hyphen) && named {
            run.words.end = rest + 1;
        }
        run
    }
}
