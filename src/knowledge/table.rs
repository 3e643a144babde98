//! One TOML text into typed rows, with errors that name file and line.

use std::collections::BTreeSet;

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

/// A data file's word lists, and behind `;` its rows, which are tried in order. `merge` adds the words of another file, whose
/// rows come first.
macro_rules! word_lists {
    ($(#[$about:meta])* $visible:vis struct $name:ident {
        $($list:ident),* $(,)? $(; $($rows:ident: $row:ty),* $(,)?)?
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        $visible struct $name {
            $($list: std::collections::BTreeSet<String>,)*
            $($($rows: Vec<$row>,)*)?
        }

        impl $name {
            /// Adds the words of other lists; their rows come first.
            pub(crate) fn merge(&mut self, more: Self) {
                $(self.$list.extend(more.$list);)*
                $($(
                    let own = std::mem::replace(&mut self.$rows, more.$rows);
                    self.$rows.extend(own);
                )*)?
            }
        }
    };
}

pub(crate) use word_lists;

/// Whether a list has the word, as it is written or in lower case.
pub(crate) fn holds(list: &BTreeSet<String>, word: &str) -> bool {
    list.contains(word) || list.contains(&word.to_lowercase())
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
