//! The strongest ties, for a first look.

use tieline::annotation::Modality;
use tieline::graph::{Edge, Network, Node};

use crate::cli::report::counted;

/// How many ties are shown.
const SHOWN: usize = 10;
/// Longer names are cut in the table; the files have them whole.
const WIDEST: usize = 36;

/// A heading and one line a tie; nothing where there are none.
pub(crate) fn table(network: &Network) -> Vec<String> {
    let ties = network.strongest(SHOWN);
    let rows: Vec<[String; 4]> = ties.iter().map(|tie| row(network, tie)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths = [0, 1, 2].map(|column| width(column).unwrap_or(0));
    let mut lines = vec![String::new(), "Strongest ties:".to_owned()];
    lines.extend(rows.iter().map(|[source, label, target, articles]| {
        let [first, second, third] = widths;
        format!("  {source:first$}  {label:second$}  {target:third$}  {articles}")
    }));
    lines
}

fn row(network: &Network, tie: &Edge) -> [String; 4] {
    let name = |id| {
        network
            .node(id)
            .map_or_else(String::new, |node: &Node| short(&node.name))
    };
    let articles = counted(tie.documents().len(), "article", "articles");
    [name(&tie.source), label(tie), name(&tie.target), articles]
}

/// `met`, `not met`, `met (planned)`.
fn label(tie: &Edge) -> String {
    let not = if tie.is_negated() { "not " } else { "" };
    match tie.modality {
        Modality::Actual => format!("{not}{}", tie.label),
        modality => format!("{not}{} ({})", tie.label, modality.as_str()),
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= WIDEST {
        return name.to_owned();
    }
    let kept: String = name.chars().take(WIDEST - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_characters() {
        let name = "Š".repeat(WIDEST);
        assert_eq!(short(&name), name);
        assert_eq!(short(&format!("{name}Š")).chars().count(), WIDEST);
    }
}
