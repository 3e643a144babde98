//! What holds for any text, and whole texts cut as a reader would.

use proptest::prelude::*;

use crate::text::document::{Sentence, SentenceKind};
use crate::text::segment::boundary::LONGEST_SENTENCE;
use crate::text::segment::character::is_blank;
use crate::text::segment::segment;

fn words(text: &str) -> String {
    segment(text)
        .0
        .iter()
        .map(|span| span.of(text))
        .collect::<Vec<_>>()
        .join(" ")
}

fn sentences(text: &str) -> Vec<&str> {
    segment(text)
        .1
        .iter()
        .map(|sentence| sentence.span.of(text))
        .collect()
}

fn kinds(text: &str) -> Vec<SentenceKind> {
    segment(text)
        .1
        .iter()
        .map(|sentence| sentence.kind)
        .collect()
}

/// The contract of segmentation.
fn check(text: &str) {
    let (words, sentences) = segment(text);
    let mut end = 0;
    for word in &words {
        assert!(!word.is_empty() && word.start as usize >= end);
        assert!(!word.of(text).contains(is_blank), "{:?}", word.of(text));
        assert!(
            text[end..word.start as usize].chars().all(is_blank),
            "missed in {text:?}"
        );
        end = word.end as usize;
    }
    assert!(text[end..].chars().all(is_blank));
    let mut next = 0;
    for Sentence {
        span, words: range, ..
    } in &sentences
    {
        assert!(range.start == next && range.end > range.start && range.len() <= LONGEST_SENTENCE);
        assert_eq!(*span, words[range.start].cover(words[range.end - 1]));
        next = range.end;
    }
    assert_eq!(next, words.len());
}

proptest! {
    #[test]
    fn any_text_keeps_the_contract(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn newslike_text_keeps_the_contract(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "Šef", "U.S.", "a.m.", "don’t", "5m", "$", "\"", "“", "”", "'", ".", "...", "?", "!", " ", " ", " ", "\n",
                "\n\n", "\r\n", "-", "—", "(", ")", "http://", "@", "#", "x.com", "1,000", "By ", "REUTERS", ":", "|",
                "\u{0}", "\u{200b}", "\u{301}", "👩‍🔬", "The", "said", "*", "/", "&", "_", "1.", "\t", "’", "7", "s", "A", "+",
            ]),
            0..60,
        )
    ) {
        check(&parts.concat());
    }
}

#[test]
fn years_after_an_apostrophe_are_counted_in_characters() {
    for text in ["’7\u{301}2s", "’7\u{301}2", "'5\u{aa4d}2A"] {
        check(text);
    }
}

#[test]
fn words_are_cut_as_in_the_treebanks() {
    for (text, expected) in [
        ("Ben-Shabbat met al-Ani.", "Ben - Shabbat met al - Ani ."),
        (
            "Israel’s U.S. envoy can't, cannot",
            "Israel ’s U.S. envoy ca n't , can not",
        ),
        ("\"Talks,\" he said—late…", "\" Talks , \" he said — late …"),
        (
            "$5m, 3.5%, €1,000.50 at 10:30am on 2024-03-05",
            "$ 5 m , 3.5 % , € 1,000.50 at 10:30 am on 2024-03-05",
        ),
        (
            "and/or an F-16 by J.P. Šimek Jr., AT&T",
            "and / or an F - 16 by J.P. Šimek Jr. , AT&T",
        ),
        (
            "See https://example.org/a?b=1. Mail desk@example.org!",
            "See https://example.org/a?b=1 . Mail desk@example.org !",
        ),
        (
            "anti-war e-mail, co-founder, ex-minister",
            "anti-war e-mail , co-founder , ex-minister",
        ),
        (
            "the Edwards' house in the '90s",
            "the Edwards ' house in the '90s",
        ),
        (
            "‘Never,’ O’Brien wrote. 'No!'",
            "‘ Never , ’ O’Brien wrote . ' No ! '",
        ),
        (
            "1990s 20th 5km US$4.5bn No. 5",
            "1990s 20th 5 km US$ 4.5 bn No. 5",
        ),
        ("(AP) [12] {x}", "( AP ) [ 12 ] { x }"),
    ] {
        assert_eq!(words(text), expected);
    }
}

#[test]
fn sentences_end_where_readers_stop() {
    for text in [
        "Gen. Okafor met Sen. Solheim in the U.S. Senate.| They spoke at 10 a.m. EST with J. P. Šimek of Acme Inc. of Ohio.",
        "He lives in the U.S.| The talks ended at 5 p.m.| Solheim left.",
        "“We met.”| She left.| “Why?” Okafor asked.| “No!” he said.| “Never.”| \"It was good.\"| \"Was it?\"",
        "Prices rose 3.5 percent… and fell.| So what?!| It is Jan. 6 now.[12]| Then (he left.)| Next.",
        "Hun Sen.| The end of vitamin C.| The Yahoo! deal.",
    ] {
        let cut: Vec<&str> = text.split('|').map(str::trim).collect();
        assert_eq!(sentences(&text.replace('|', "")), cut);
    }
}

#[test]
fn headlines_bylines_and_datelines_stand_apart() {
    use SentenceKind::{Body, Byline, Heading};
    let text = "Ministers meet in Geneva\n\nBy Marta Lindqvist\n\nGENEVA, March 5 (AFP) — Okafor met Šimek. They\nspoke.\n\n\
                Background\nThe talks began in May.\n\n(Reporting by Jane Doe)";
    assert_eq!(
        kinds(text),
        [Heading, Byline, Byline, Body, Body, Heading, Body, Byline]
    );
    assert_eq!(sentences(text)[2], "GENEVA, March 5 (AFP) —");
    assert_eq!(sentences(text)[4], "They\nspoke.");
    assert_eq!(kinds("Okafor met Solheim"), [Body]);
}

#[test]
fn lists_and_tables_keep_their_rows() {
    let text = "The points:\n\n- Talks with Oslo\n- Aid for Šumava\n\n1. First one.\n2. Second one.\n\n| a | b |\n|---|---|\n| c | d |";
    assert_eq!(sentences(text).len(), 8, "{:?}", sentences(text));
}

#[test]
fn nothing_to_read_is_no_sentence() {
    for text in ["", " \n\t\u{a0}", "\u{0}\u{feff}\u{200b}"] {
        assert_eq!(segment(text), (Vec::new(), Vec::new()));
    }
}

#[test]
fn time_and_sentences_stay_bounded() {
    let started = std::time::Instant::now();
    for part in [
        "word ",
        "a",
        "a.",
        "x@",
        "1-",
        "-",
        "'",
        "(\"",
        "a,b ",
        "U.S. ",
        "é\u{301}",
        "“Ah!” ",
    ] {
        check(&part.repeat(60_000 / part.len()));
    }
    check(&"a met b, c ".repeat(2_000_000 / 11));
    // Seconds on a free machine; hours if anything looked at the rest of the text from every word.
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}
