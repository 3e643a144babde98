//! From the record back to annotations, believing nothing that it says.

use crate::annotation::json::Record;
use crate::annotation::json::shape::{
    Cued, EntityRecord, Extent, MentionRecord, Quote, RelationRecord, TimeRecord,
};
use crate::annotation::{Annotations, Entity, Mention, Relation, Status, Time};
use crate::error::{Error, Result};
use crate::text::CodePoints;
use crate::text::{Document, LONGEST_TEXT, Meta, Span};

pub(crate) fn parts(record: Record) -> Result<(Document, Annotations)> {
    let checked = annotations(&record);
    let annotations = checked.map_err(|problem| Error::input(&record.id, None, problem))?;
    let mut document = Document::new(record.id, record.text);
    document.meta = Meta {
        title: record.title,
        date: record.date,
        source: record.source,
        url: record.url,
    };
    if let Some(sum) = record.sha256.filter(|sum| *sum != document.sha256()) {
        let problem = format!("its text was changed since (sha256 {sum}); annotate it again");
        return Err(Error::input(document.id(), None, problem));
    }
    Ok((document, annotations))
}

fn annotations(record: &Record) -> Checked<Annotations> {
    if record.text.len() > LONGEST_TEXT {
        return Err(format!("its text is longer than {LONGEST_TEXT} bytes"));
    }
    let reader = Reader {
        text: &record.text,
        points: CodePoints::new(&record.text),
        mentions: record.mentions.len(),
    };
    let mentions = each("mentions", &record.mentions, |m| reader.mention(m))?;
    let entities = each("entities", &record.entities, |e| reader.entity(e))?;
    let relations = each("relations", &record.relations, |r| reader.relation(r))?;
    agree(&mentions, &entities)?;
    Ok(Annotations {
        mentions,
        entities,
        relations,
    })
}

/// What is wrong, if anything; the document's name is put before it.
type Checked<T> = std::result::Result<T, String>;

/// Reads every item of a list; a problem is told with the item's place in it.
fn each<T, U>(list: &str, items: &[T], read: impl Fn(&T) -> Checked<U>) -> Checked<Vec<U>> {
    let place = |index| move |problem| format!("{list}[{index}]: {problem}");
    let numbered = items.iter().enumerate();
    numbered
        .map(|(index, item)| read(item).map_err(place(index)))
        .collect()
}

/// Mentions and entities say of each other that they belong together; both must say the same.
fn agree(mentions: &[Mention], entities: &[Entity]) -> Checked<()> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); entities.len()];
    for (index, mention) in mentions.iter().enumerate() {
        let entity = entities.get(mention.entity).ok_or_else(|| {
            let count = entities.len();
            format!("mentions[{index}]: no entity {} of {count}", mention.entity)
        })?;
        if entity.kind != mention.kind {
            return Err(format!("mentions[{index}]: its entity is of another kind"));
        }
        members[mention.entity].push(index);
    }
    let mut pairs = entities.iter().zip(&members);
    match pairs.position(|(entity, members)| entity.mentions != *members || members.is_empty()) {
        Some(index) => Err(format!(
            "entities[{index}]: `mentions` must list, in order, just the mentions whose `entity` is {index}"
        )),
        None => Ok(()),
    }
}

struct Reader<'r> {
    text: &'r str,
    points: CodePoints<'r>,
    mentions: usize,
}

impl Reader<'_> {
    fn mention(&self, mention: &MentionRecord) -> Checked<Mention> {
        Ok(Mention {
            span: self.quote(&mention.quote)?,
            kind: mention.kind,
            form: mention.form,
            entity: mention.entity,
            confidence: confidence(mention.confidence)?,
        })
    }

    fn entity(&self, entity: &EntityRecord) -> Checked<Entity> {
        let mentions = entity.mentions.iter().map(|&index| self.index(index));
        Ok(Entity {
            name: entity.name.clone(),
            kind: entity.kind,
            mentions: mentions.collect::<Checked<_>>()?,
        })
    }

    fn relation(&self, relation: &RelationRecord) -> Checked<Relation> {
        let mut evidence = relation.evidence.clone();
        evidence.sort_unstable();
        evidence.dedup();
        if evidence.is_empty() {
            return Err("`evidence` is empty".to_owned());
        }
        let attribution = relation.attribution.iter().map(|quote| self.quote(quote));
        let place = relation.place.as_ref();
        Ok(Relation {
            source: self.index(relation.source)?,
            target: self.index(relation.target)?,
            label: relation.label.clone(),
            class: relation.class,
            event: relation.event.clone(),
            symmetric: relation.symmetric,
            sentence: self.extent(relation.sentence)?,
            trigger: self.quote(&relation.trigger)?,
            status: self.status(relation)?,
            attribution: attribution.collect::<Checked<_>>()?,
            time: relation.time.as_ref().map(|t| self.time(t)).transpose()?,
            place: place.map(|place| self.index(place.mention)).transpose()?,
            via: relation.via.as_ref().map(|v| self.quote(v)).transpose()?,
            metonym: relation.metonym.clone(),
            role: relation.role.clone(),
            former: relation.former,
            evidence,
            likelihood: relation.likelihood.map(confidence).transpose()?,
            confidence: confidence(relation.confidence)?,
        })
    }

    fn status(&self, relation: &RelationRecord) -> Checked<Status> {
        Ok(Status {
            polarity: relation.polarity.value,
            polarity_cue: self.cue(&relation.polarity)?,
            modality: relation.modality.value,
            modality_cue: self.cue(&relation.modality)?,
        })
    }

    fn cue<T>(&self, cued: &Cued<T>) -> Checked<Option<Span>> {
        cued.cue.as_ref().map(|quote| self.quote(quote)).transpose()
    }

    fn time(&self, time: &TimeRecord) -> Checked<Time> {
        Ok(Time {
            span: self.quote(&time.quote)?,
            iso: time.iso.clone(),
            granularity: time.granularity.clone(),
        })
    }

    fn index(&self, mention: usize) -> Checked<usize> {
        if mention < self.mentions {
            Ok(mention)
        } else {
            Err(format!("no mention {mention} of {}", self.mentions))
        }
    }

    fn quote(&self, quote: &Quote) -> Checked<Span> {
        let Quote { start, end, text } = quote;
        let span = self.extent(Extent {
            start: *start,
            end: *end,
        })?;
        let found = span.of(self.text);
        if found == text {
            return Ok(span);
        }
        Err(format!(
            "{start}..{end} is {found:?}, not {text:?}; offsets count code points"
        ))
    }

    fn extent(&self, Extent { start, end }: Extent) -> Checked<Span> {
        let span = self.points.span(start, end);
        span.ok_or_else(|| format!("{start}..{end} is no stretch of the text"))
    }
}

fn confidence(value: f64) -> Checked<f32> {
    if (0.0..=1.0).contains(&value) {
        Ok(value as f32)
    } else {
        Err(format!("confidence {value} is not between 0 and 1"))
    }
}
