//! The classes and PLOVER codes that rows of the data files may name.

use crate::error::{Error, Result};

/// The classes that a row may name.
pub(crate) const CLASSES: [&str; 8] = [
    "contact",
    "cooperation",
    "confrontation",
    "conflict",
    "affiliation",
    "location",
    "statement",
    "other",
];

/// The PLOVER codes that a row may name.
pub(crate) const EVENTS: [&str; 16] = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
];

/// Fails when the row of `who` names a class or code that there is not.
pub(crate) fn check(file: &str, who: &str, class: &str, event: Option<&str>) -> Result<()> {
    let known = |kind: &str, all: &[&str], name: &str| {
        if all.contains(&name) {
            return Ok(());
        }
        let all = all.join(", ");
        let problem = format!("`{who}`: no {kind} `{name}`; use one of {all}");
        Err(Error::knowledge(file, problem))
    };
    known("class", &CLASSES, class)?;
    event.map_or(Ok(()), |event| known("PLOVER code", &EVENTS, event))
}

/// Fails when rows under `who` name a code that there is not.
pub(crate) fn check_events<'e>(
    file: &str,
    who: &str,
    events: impl IntoIterator<Item = &'e String>,
) -> Result<()> {
    let mut events = events.into_iter();
    events.try_for_each(|event| check(file, who, CLASSES[0], Some(event)))
}
