//! Markdown to plain text.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::text::document::Meta;
use crate::text::reader::metadata;

/// The plain text of a Markdown article, with what its front matter and first heading say.
///
/// Headings and paragraphs are parted by blank lines; words of links stay, addresses, pictures, code blocks and HTML
/// are dropped; list items start with "- ", cells of a table are parted by tabs.
pub(crate) fn render(source: &str, notes: &mut Vec<String>) -> (String, Meta) {
    let (mut meta, body) = front_matter(source, notes);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut page = Page::default();
    for event in Parser::new_ext(body, options) {
        page.add(event);
    }
    if meta.title.is_none() {
        meta.title = page.title;
    }
    let kept = page.text.trim_end().len();
    page.text.truncate(kept);
    (page.text, meta)
}

/// What stands between two lines "---" at the start: `name: value` lines. Without the second one there is none.
fn front_matter<'a>(source: &'a str, notes: &mut Vec<String>) -> (Meta, &'a str) {
    let mut meta = Meta::default();
    let mut lines = source.split_inclusive('\n');
    let fence = |line: &str| line.trim_end() == "---";
    let Some(first) = lines.next().filter(|line| fence(line)) else {
        return (meta, source);
    };
    let (mut end, mut found) = (first.len(), Vec::new());
    for line in lines {
        end += line.len();
        if fence(line) {
            for (name, value) in found {
                metadata::set(&mut meta, name, unquote(value), notes);
            }
            return (meta, &source[end..]);
        }
        found.extend(
            line.split_once(':')
                .filter(|_| !line.starts_with([' ', '#', '-'])),
        );
    }
    (meta, source)
}

fn unquote(value: &str) -> &str {
    let value = value.trim();
    let inside = |mark| {
        value
            .strip_prefix(mark)
            .and_then(|rest: &str| rest.strip_suffix(mark))
    };
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

/// A page of plain text in the making.
#[derive(Debug, Default)]
struct Page {
    text: String,
    title: Option<String>,
    /// Where the first heading starts, while it is being written.
    heading: Option<usize>,
    /// How many dropped things (pictures, code blocks, bare addresses) are open.
    dropped: usize,
    /// The links that are open, and whether each is a bare address.
    links: Vec<bool>,
    /// Numbers of the lists that are open; bullets have none.
    lists: Vec<Option<u64>>,
}

impl Page {
    fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.dropped == 0 => self.text.push_str(&text),
            Event::SoftBreak if self.dropped == 0 => self.text.push(' '),
            Event::HardBreak if self.dropped == 0 => self.text.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } | Tag::CodeBlock(_) => self.dropped += 1,
            Tag::Link { link_type, .. } => {
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.links.push(bare);
                self.dropped += usize::from(bare);
            }
            Tag::Heading { .. } => {
                self.blank_line();
                self.heading = Some(self.text.len());
            }
            Tag::List(first) => self.lists.push(*first),
            Tag::Item => self.mark_item(),
            // The text of an item stands behind its mark.
            Tag::Paragraph if self.text.ends_with("- ") || self.text.ends_with(". ") => {}
            Tag::Paragraph | Tag::Table(_) | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => {
                self.blank_line();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::CodeBlock => self.dropped = self.dropped.saturating_sub(1),
            TagEnd::Link => {
                let bare = self.links.pop().unwrap_or_default();
                self.dropped = self.dropped.saturating_sub(usize::from(bare));
            }
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::List(_) => {
                self.lists.pop();
                self.blank_line();
            }
            TagEnd::TableCell => self.text.push('\t'),
            TagEnd::TableHead | TagEnd::TableRow => self.text.push('\n'),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::Table => self.blank_line(),
            _ => {}
        }
    }

    fn mark_item(&mut self) {
        self.blank_line();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{number}. ");
                self.text.push_str(&mark);
                *number += 1;
            }
            _ => self.text.push_str("- "),
        }
    }

    fn end_heading(&mut self) {
        let start = self.heading.take().unwrap_or(self.text.len());
        let heading = self.text[start..].trim();
        if self.title.is_none() && !heading.is_empty() {
            self.title = Some(heading.to_owned());
        }
        self.blank_line();
    }

    /// Ends the paragraph, if one was begun.
    fn blank_line(&mut self) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        if kept > 0 {
            self.text.push_str("\n\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_marks_go() {
        let source = "---\ntitle: \"Talks: day one\"\ndate: 2024-03-05\nurl: https://example.org/a\ntags:\n - x\n---\n\
                      # Head *line*\nFirst **bold** [Šimek](https://example.org)\nwrapped ![alt [in](b)](a.png)`code`.\n\n\
                      ```\nlet x;\n```\n\n- one\n- two\n\n1. three\n\n   more\n\n| a | b |\n|---|---|\n| c | d |\n\n\
                      <b>raw</b> <https://example.org> end\n";
        let mut notes = Vec::new();
        let (text, meta) = render(source, &mut notes);
        assert_eq!(
            text,
            "Head line\n\nFirst bold Šimek wrapped code.\n\n- one\n\n- two\n\n1. three\n\nmore\n\na\tb\t\nc\td\n\nraw  end"
        );
        assert_eq!(meta.title.as_deref(), Some("Talks: day one"));
        assert_eq!(meta.date.as_deref(), Some("2024-03-05"));
        assert_eq!(meta.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(notes, [""; 0]);
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let (text, meta) = render("Intro.\n\n## Talks\n\n# Later", &mut Vec::new());
        assert_eq!(
            (text.as_str(), meta.title.as_deref()),
            ("Intro.\n\nTalks\n\nLater", Some("Talks"))
        );
    }

    #[test]
    fn an_open_front_matter_is_text() {
        let (text, meta) = render("---\ntitle: Talks\n\nOkafor met Šimek.", &mut Vec::new());
        assert!(text.contains("Okafor met Šimek.") && meta.date.is_none());
    }
}
