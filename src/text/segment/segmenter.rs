//! From text to words and sentences.

use crate::text::document::{Sentence, SentenceKind};
use crate::text::segment::block::{Block, blocks};
use crate::text::segment::boundary::ends;
use crate::text::segment::chunk::{Chunk, stretches};
use crate::text::segment::words::Words;
use crate::text::segment::{dateline, heading, word};
use crate::text::span::Span;

/// The words of a text and the sentences that they form, both in order.
pub(crate) fn segment(text: &str) -> (Vec<Span>, Vec<Sentence>) {
    let (mut words, mut sentences) = (Vec::new(), Vec::new());
    let blocks = blocks(text);
    for (nth, block) in blocks.iter().enumerate() {
        let first = words.len();
        cut_words(text, *block, &mut words);
        let found = Words::new(text, &words[first..]);
        let source = &text[block.start..block.end];
        let kind = heading::kind(
            source,
            found.iter(),
            blocks.len() == 1,
            nth == 0,
            block.item,
        );
        cut_sentences(found, first, kind, &words, &mut sentences);
    }
    (words, sentences)
}

fn cut_words(text: &str, block: Block, words: &mut Vec<Span>) {
    let known = words.len();
    let mut chunks = stretches(&text[block.start..block.end]).peekable();
    while let Some((at, stretch)) = chunks.next() {
        let (start, next) = (block.start + at, chunks.peek().map(|&(_, next)| next));
        if stretch.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            word::push(stretch, start, words);
        } else {
            word::cut(&Chunk::new(stretch, start), text, next, known, words);
        }
    }
}

/// Appends the sentences of a block whose words start at the document's word `first`.
fn cut_sentences(
    found: Words<'_>,
    first: usize,
    kind: SentenceKind,
    words: &[Span],
    sentences: &mut Vec<Sentence>,
) {
    let dateline = if kind == SentenceKind::Body {
        dateline::length(found)
    } else {
        0
    };
    let mut start = 0;
    let dateline_end = (dateline > 0).then_some(dateline);
    for end in dateline_end.into_iter().chain(ends(found, dateline)) {
        let kind = if end <= dateline {
            SentenceKind::Byline
        } else {
            kind
        };
        let span = words[first + start].cover(words[first + end - 1]);
        sentences.push(Sentence {
            span,
            words: first + start..first + end,
            kind,
        });
        start = end;
    }
}
