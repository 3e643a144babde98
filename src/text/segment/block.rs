//! Blocks: paragraphs, and the headings, list items and table rows within them that stand on lines of their own.

use crate::text::segment::character::{is_blank, is_capitalized};
use crate::text::segment::heading::is_byline;
use crate::text::segment::lists::NEWSROOM;

/// Lines of hard-wrapped text are at least this long (in bytes); a shorter one ends where its writer wanted.
const NARROWEST: usize = 50;

/// Longer lines are paragraphs, never headings.
const LONGEST_HEADING: usize = 160;

/// A stretch of text that no sentence crosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// Whether it is a list item or a row of a table.
    pub(crate) item: bool,
}

/// A line without the blanks around it.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
    paragraph_ends: bool,
}

/// Cuts a text into blocks, in order. Every visible character is in one.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let (mut blocks, mut paragraph) = (Vec::new(), Vec::new());
    for line in lines(text) {
        if !line.text.is_empty() {
            paragraph.push(line);
        }
        if line.text.is_empty() || line.paragraph_ends {
            cut_paragraph(&paragraph, &mut blocks);
            paragraph.clear();
        }
    }
    cut_paragraph(&paragraph, &mut blocks);
    blocks
}

/// All lines, blank ones too; "\r\n" ends one line, not two.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let is_end = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    let mut from = 0;
    std::iter::from_fn(move || {
        if from >= text.len() {
            return None;
        }
        let start = from;
        let end = text[start..]
            .find(is_end)
            .map_or(text.len(), |length| start + length);
        let mark = text[end..].chars().next();
        let pair = text[end..].starts_with("\r\n");
        from = end
            + if pair {
                2
            } else {
                mark.map_or(0, char::len_utf8)
            };
        let line = &text[start..end];
        let kept = line.trim_start_matches(is_blank);
        Some(Line {
            start: start + line.len() - kept.len(),
            text: kept.trim_end_matches(is_blank),
            paragraph_ends: mark == Some('\u{2029}'),
        })
    })
}

fn cut_paragraph(lines: &[Line<'_>], blocks: &mut Vec<Block>) {
    let width = lines
        .iter()
        .map(|line| line.text.len())
        .max()
        .unwrap_or_default();
    let mut first = 0;
    for next in 1..=lines.len() {
        if next == lines.len() || breaks(lines[next - 1].text, lines[next].text, width) {
            let (start, last) = (lines[first].start, &lines[next - 1]);
            let item = is_item(lines[first].text) || is_row(lines[first].text);
            blocks.push(Block {
                start,
                end: last.start + last.text.len(),
                item,
            });
            first = next;
        }
    }
}

/// Whether the line break between two lines of a paragraph ends what the first line says.
fn breaks(line: &str, next: &str, width: usize) -> bool {
    let finished = line.ends_with(['.', '!', '?', ':', '…', '"', '”', ';']);
    let listed = is_item(next) && (finished || is_item(line) || is_heading(line, next, width));
    listed
        || is_row(line)
        || is_row(next)
        || is_rule(line)
        || is_rule(next)
        || is_mark_heading(line)
        || (is_byline(line) && starts_anew(next))
        || (is_byline(next) && !is_unfinished(line))
        || is_heading(line, next, width)
}

/// Whether a line looks like a heading over the next one: it has no end mark, and its writer ended it on purpose.
fn is_heading(line: &str, next: &str, width: usize) -> bool {
    let first = next.split(is_blank).next().map_or(0, str::len);
    let on_purpose = line.len() < NARROWEST || line.len() + 1 + first <= width;
    on_purpose
        && line.len() <= LONGEST_HEADING
        && !line.ends_with(['.', '!', '?', ',', ';', ':', '…', '-', '–', '—'])
        && !is_unfinished(line)
        && starts_anew(line)
        && starts_anew(next)
}

/// Whether a line starts as a sentence or a heading does.
fn starts_anew(line: &str) -> bool {
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    is_capitalized(start) || start.starts_with(char::is_numeric)
}

/// Whether a line ends in a word that needs another ("of", "the").
fn is_unfinished(line: &str) -> bool {
    let last = line.rsplit(is_blank).next().unwrap_or_default();
    NEWSROOM.unfinished.contains(last) || last.ends_with(',')
}

/// "- text", "• text", "1. text", "2) text".
fn is_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let mark = if digits == 0 {
        rest.strip_prefix(['-', '*', '•', '–', '·', '▪', '◦', '●', '‣', '+', '>'])
    } else {
        rest.strip_prefix(['.', ')']).filter(|_| digits <= 3)
    };
    mark.is_some_and(|text| text.starts_with(is_blank) && text.contains(char::is_alphanumeric))
}

/// Cells with bars or tabs between them.
fn is_row(line: &str) -> bool {
    line.bytes().filter(|&byte| byte == b'|').nth(1).is_some() || line.contains('\t')
}

/// A line of marks only ("-----", "* * *").
fn is_rule(line: &str) -> bool {
    !line.contains(char::is_alphanumeric) && line.len() >= 3
}

/// "## Heading" of Markdown that was not rendered.
fn is_mark_heading(line: &str) -> bool {
    line.starts_with('#') && line.trim_start_matches('#').starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        blocks(text)
            .iter()
            .map(|block| &text[block.start..block.end])
            .collect()
    }

    #[test]
    fn blank_lines_break_and_wrapped_lines_do_not() {
        let wrapped = "Defence Minister Amina Okafor met her Norwegian counterpart Lars-Erik\nSolheim in Geneva, \
                       and the two of them signed a letter about the\nŠumava dam.";
        assert_eq!(cut(wrapped).len(), 1);
        assert_eq!(
            cut("One €.\r\n\r\n \u{a0}\r\nTwo.\u{2029}Three."),
            ["One €.", "Two.", "Three."]
        );
    }

    #[test]
    fn headings_and_items_stand_alone() {
        let text = "Ministers meet in Geneva\nBy Marta Lindqvist\nOkafor met Solheim in Geneva on Tuesday, officials said, and \
                    both left at once.\n- First point\n- Second point";
        assert_eq!(cut(text).len(), 5, "{:?}", cut(text));
        assert_eq!(cut("| a | b |\n|---|---|\n| c | d |").len(), 3);
    }

    #[test]
    fn small_letters_and_commas_go_on() {
        assert_eq!(cut("Okafor met\nsolheim").len(), 1);
        assert_eq!(cut("The Minister of\nDefence").len(), 1);
    }
}
