//! One TOML text into typed rows, with errors that name file and line.

use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// Fails with a knowledge error when `text` is not TOML or not of the shape of `T`.
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .and_then(|span| text.get(..span.start))
            .map_or(1, |before| before.matches('\n').count() + 1);
        Error::knowledge(file, format!("line {line}: {}", error.message()))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn an_error_names_file_and_line() {
        let error = read::<BTreeMap<String, u8>>("mine.toml", "\"é\" = 1\nb = ").unwrap_err();
        let message = error.to_string();
        assert!(message.contains("`mine.toml`"), "{message}");
        assert!(message.contains("line 2"), "{message}");
    }
}
