//! How `tieline explain` shows an article: who is in it, and under each sentence its ties with their proof.

use std::fmt::{self, Display};

use anstyle::{AnsiColor, Style};
use tieline::annotation::{
    Annotations, Entity, EntityKind, EvidenceSource, Form, Mention, Modality, Polarity, Relation,
};
use tieline::text::{Document, Span};

const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const LABEL: Style = Style::new().bold();
const DOUBT: Style = AnsiColor::Red.on_default();

/// An article with what was found in it.
#[derive(Debug)]
pub(crate) struct View<'a> {
    article: &'a Document,
    found: &'a Annotations,
}

fn painted(text: impl Display, style: Style) -> String {
    format!("{style}{text}{style:#}")
}

fn style_of(kind: EntityKind) -> Style {
    match kind {
        EntityKind::Person => AnsiColor::Cyan.on_default(),
        EntityKind::Organization => AnsiColor::Magenta.on_default(),
        _ => AnsiColor::Green.on_default(),
    }
}

impl<'a> View<'a> {
    pub(crate) fn new(article: &'a Document, found: &'a Annotations) -> Self {
        Self { article, found }
    }

    fn heading(&self) -> String {
        let meta = &self.article.meta;
        let known = [&meta.title, &meta.date, &meta.source];
        let told = known.into_iter().flatten().map(String::as_str);
        let parts: Vec<String> = std::iter::once(self.article.id())
            .chain(told)
            .map(one_line)
            .collect();
        painted(parts.join(" · "), HEADING)
    }

    /// Everybody of one kind, each with the ways of calling it.
    fn everybody(&self, kind: EntityKind) -> Option<String> {
        let own = self.found.entities.iter().filter(|e| e.kind == kind);
        let told: Vec<String> = own.map(|entity| self.entity(entity)).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    fn entity(&self, entity: &Entity) -> String {
        let mut ways: Vec<String> = Vec::new();
        for &mention in &entity.mentions {
            let text = one_line(self.article.slice(self.found.mentions[mention].span));
            if text != one_line(&entity.name) && !ways.contains(&text) {
                ways.push(text);
            }
        }
        let name = painted(one_line(&entity.name), style_of(entity.kind));
        if ways.is_empty() {
            return name;
        }
        format!(
            "{name} {}",
            painted(format!("({})", ways.join(", ")), FAINT)
        )
    }

    /// A stretch of the article with its mentions in brackets, pronouns and descriptions told.
    fn marked(&self, sentence: Span) -> String {
        let own = self
            .found
            .mentions
            .iter()
            .filter(|m| sentence.contains(m.span));
        let (mut out, mut at) = (String::new(), sentence.range().start);
        for mention in own {
            let Span { start, end } = mention.span;
            if (start as usize) < at {
                continue; // inside the one before
            }
            out += &one_line(&self.article.text()[at..start as usize]);
            out += &self.bracketed(mention);
            at = end as usize;
        }
        out + &one_line(&self.article.text()[at..sentence.range().end])
    }

    fn bracketed(&self, mention: &Mention) -> String {
        let entity = &self.found.entities[mention.entity];
        let text = one_line(self.article.slice(mention.span));
        let meant = match mention.form {
            Form::Name => String::new(),
            _ => format!(" = {}", one_line(&entity.name)),
        };
        painted(format!("[{text}{meant}]"), style_of(mention.kind))
    }

    fn name(&self, mention: usize) -> String {
        let mention = &self.found.mentions[mention];
        let entity = &self.found.entities[mention.entity];
        painted(one_line(&entity.name), style_of(mention.kind))
    }

    fn quoted(&self, span: Span) -> String {
        format!("\"{}\"", one_line(self.article.slice(span)))
    }

    fn tie(&self, relation: &Relation) -> String {
        let arrow = if relation.symmetric { "—" } else { "→" };
        let (source, target) = (self.name(relation.source), self.name(relation.target));
        let label = painted(&relation.label, LABEL);
        let former = if relation.former { " (former)" } else { "" };
        let doubt = self.doubt(relation);
        let facts = self.facts(relation).join(" · ");
        format!(
            "    {source} —{label}{arrow} {target}{former}{doubt}\n        {}\n",
            painted(facts, FAINT)
        )
    }

    /// Why it may not have happened.
    fn doubt(&self, relation: &Relation) -> String {
        let status = &relation.status;
        let cue = |cue: Option<Span>| {
            cue.map(|c| format!(" {}", self.quoted(c)))
                .unwrap_or_default()
        };
        let mut doubts = Vec::new();
        if status.polarity == Polarity::Negated {
            doubts.push(format!("not so{}", cue(status.polarity_cue)));
        }
        if status.modality != Modality::Actual {
            let word = status.modality.as_str();
            doubts.push(format!("{word}{}", cue(status.modality_cue)));
        }
        if doubts.is_empty() {
            return String::new();
        }
        format!("  {}", painted(doubts.join(", "), DOUBT))
    }

    /// What else is known of a tie, and what it was read from.
    fn facts(&self, relation: &Relation) -> Vec<String> {
        let mut facts = vec![relation.class.as_str().to_owned()];
        if !relation.trigger.is_empty() {
            facts.push(self.quoted(relation.trigger));
        }
        facts.extend(relation.role.as_ref().map(|role| format!("role {role}")));
        facts.extend(
            relation
                .via
                .map(|via| format!("through {}", self.quoted(via))),
        );
        let metonym = [&relation.metonym.source, &relation.metonym.target];
        let governments = metonym.into_iter().flatten();
        facts.extend(governments.map(|government| format!("stands for {}", government.name)));
        if let Some(time) = &relation.time {
            let iso = time.iso.as_ref().map(|iso| format!(" = {iso}"));
            facts.push(format!(
                "when {}{}",
                self.quoted(time.span),
                iso.unwrap_or_default()
            ));
        }
        let place = relation.place.map(|at| &self.found.mentions[at]);
        facts.extend(place.map(|at| format!("where {}", self.quoted(at.span))));
        let said = relation.attribution.iter();
        facts.extend(said.map(|who| format!("says {}", self.quoted(*who))));
        let evidence: Vec<&str> = relation.evidence.iter().map(|e| reason(*e)).collect();
        facts.push(format!("read from {}", evidence.join(", ")));
        facts.push(format!("{:.2}", relation.confidence));
        facts
    }
}

/// What a kind of evidence is, in a reader's words.
fn reason(evidence: EvidenceSource) -> &'static str {
    match evidence {
        EvidenceSource::Roles => "predicate and roles",
        EvidenceSource::Tree => "tree",
        EvidenceSource::Pairs => "pairs head",
        _ => "other evidence",
    }
}

/// Text without line breaks and control characters, which could play tricks on a terminal.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

impl Display for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.heading())?;
        let kinds = [
            ("people", EntityKind::Person),
            ("organizations", EntityKind::Organization),
            ("places", EntityKind::Place),
        ];
        for (title, kind) in kinds {
            if let Some(everybody) = self.everybody(kind) {
                writeln!(f, "  {} {everybody}", painted(format!("{title}:"), HEADING))?;
            }
        }
        for (number, sentence) in self.article.sentences().iter().enumerate() {
            writeln!(f, "\n{:>3} {}", number + 1, self.marked(sentence.span))?;
            for relation in &self.found.relations {
                if relation.sentence == sentence.span {
                    f.write_str(&self.tie(relation))?;
                }
            }
        }
        writeln!(f)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tieline::annotation::Record;

    use super::*;

    fn shown(color: bool) -> String {
        let text = "Okafor did not\nmeet Solheim, she\u{1b} said.";
        let mention = |start: usize, word: &str, form: &str, entity: usize| {
            json!({"start": start, "end": start + word.len(), "text": word, "kind": "person", "form": form,
                   "entity": entity, "confidence": 0.9})
        };
        let record = json!({
            "id": "a.txt", "title": "No talks", "text": text,
            "mentions": [mention(0, "Okafor", "name", 0), mention(20, "Solheim", "name", 1), mention(29, "she", "pronoun", 0)],
            "entities": [{"name": "Okafor", "kind": "person", "mentions": [0, 2]}, {"name": "Solheim", "kind": "person", "mentions": [1]}],
            "relations": [{
                "source": 0, "target": 1, "label": "met", "class": "contact", "symmetric": true,
                "sentence": {"start": 0, "end": text.len()}, "trigger": {"start": 15, "end": 19, "text": "meet"},
                "polarity": {"value": "negated", "cue": {"start": 11, "end": 14, "text": "not"}}, "modality": {"value": "actual"},
                "attribution": [{"start": 29, "end": 32, "text": "she"}], "evidence": ["roles", "tree"], "confidence": 0.875,
            }],
        });
        let record: Record = serde_json::from_value(record).unwrap();
        let (article, found) = record.into_parts().unwrap();
        let shown = View::new(&article, &found).to_string();
        if color {
            return shown;
        }
        anstream::adapter::strip_str(&shown).to_string()
    }

    #[test]
    fn a_sentence_is_followed_by_its_ties_and_their_proof() {
        let shown = shown(false);
        for wanted in [
            "a.txt · No talks\n  people: Okafor (she), Solheim\n",
            "  1 [Okafor] did not meet [Solheim], [she = Okafor]  said.\n",
            "    Okafor —met— Solheim  not so \"not\"\n",
            "contact · \"meet\" · says \"she\" · read from predicate and roles, tree · 0.88\n",
        ] {
            assert!(shown.contains(wanted), "{wanted}\n{shown}");
        }
    }

    #[test]
    fn an_article_cannot_control_the_terminal() {
        let all = shown(true);
        assert!(all.contains("\u{1b}[36m[Okafor]"), "{all:?}");
        assert!(!all.contains("\u{1b} said"), "{all:?}");
    }
}
