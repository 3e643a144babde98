//! The files in which users say who is who.

use anyhow::{Context, Result};
use tieline::graph::{Aliases, Guidance, Judgements};

use crate::cli::settings::GuideSettings;

/// Reads the files that the user named, before long work starts.
pub(crate) fn read(settings: &GuideSettings) -> Result<Guidance> {
    let judgements = match &settings.judgements {
        Some(path) => Judgements::read(path).context("judgements")?,
        None => Judgements::default(),
    };
    let aliases = match &settings.aliases {
        Some(path) => Aliases::read(path).context("aliases")?,
        None => Aliases::default(),
    };
    Ok(Guidance {
        judgements,
        aliases,
    })
}
