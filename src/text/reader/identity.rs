//! Names of documents: where they come from, and that no two share one.

use std::collections::BTreeMap;
use std::path::{Component, Path};

/// A path as a name: its parts joined by `/`, without what stands for a place only (`/`, `.`, `..`).
pub(crate) fn name(path: &Path) -> String {
    let part = |component: Component<'_>| match component {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        _ => None,
    };
    path.components()
        .filter_map(part)
        .collect::<Vec<_>>()
        .join("/")
}

/// The last part of a path, as a name.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| name(path), |last| last.to_string_lossy().into_owned())
}

/// Names given in one run.
#[derive(Debug, Default)]
pub(crate) struct Names(BTreeMap<String, usize>);

impl Names {
    /// The name itself the first time, then `name#2`, `name#3`, … without ever giving one twice.
    pub(crate) fn unique(&mut self, name: String) -> String {
        let Some(uses) = self.0.get(&name) else {
            self.0.insert(name.clone(), 1);
            return name;
        };
        let mut nth = uses + 1;
        let mut fresh = format!("{name}#{nth}");
        while self.0.contains_key(&fresh) {
            nth += 1;
            fresh = format!("{name}#{nth}");
        }
        self.0.insert(name, nth);
        self.0.insert(fresh.clone(), 1);
        fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_no_place() {
        assert_eq!(
            name(Path::new("/srv/./news/../šéf.txt")),
            "srv/news/šéf.txt"
        );
        assert_eq!(file_name(Path::new("../news/a.txt")), "a.txt");
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut names = Names::default();
        let given: Vec<_> = ["a", "a", "a#2", "a", "b"]
            .map(|name| names.unique(name.to_owned()))
            .into();
        assert_eq!(given, ["a", "a#2", "a#2#2", "a#3", "b"]);
    }
}
