//! Things that stay whole whatever marks they have: web and mail addresses, files, hashtags, handles, emoticons.

use crate::text::segment::character::is_apostrophe;
use crate::text::segment::chunk::Chunk;
use crate::text::segment::lists::SPELLINGS;

const SCHEMES: [&str; 7] = [
    "http://", "https://", "ftp://", "www.", "mailto:", "doi:", "file://",
];

/// Looks for such things at the places where words start. Remembers how far it looked, so that no character is
/// looked at again from every place before it.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    seen: usize,
}

impl Addresses {
    /// The atom after the address, file, hashtag, handle or emoticon that starts at atom `from`, if one does.
    pub(crate) fn end(&mut self, chunk: &Chunk<'_>, from: usize) -> Option<usize> {
        url(chunk, from)
            .or_else(|| tag(chunk, from))
            .or_else(|| emoticon(chunk, from))
            .or_else(|| self.field(chunk, from))
    }

    /// Looks at the characters an address can have from here on, once.
    fn field(&mut self, chunk: &Chunk<'_>, from: usize) -> Option<usize> {
        if from < self.seen || !chunk.wordy(from) {
            return None;
        }
        let end = (from..chunk.atoms.len())
            .find(|&at| !in_field(chunk, at))
            .unwrap_or(chunk.atoms.len());
        self.seen = end;
        let text = chunk.slice(from, end);
        if !text.contains(['.', '@']) {
            return None;
        }
        let kept = text.trim_end_matches(['.', '-', '/', '_', '@', '#', '%', '+', '~', '&']);
        (is_mail(kept) || is_site(kept) || is_file(kept) || is_path(kept))
            .then(|| chunk.index(chunk.byte(from) + kept.len()))
    }
}

fn in_field(chunk: &Chunk<'_>, at: usize) -> bool {
    chunk.wordy(at) || chunk.char(at).is_some_and(|c| "._-%+@#&/~".contains(c))
}

/// "https://…", "www.…", "mailto:…" up to the end of the chunk or a quote or bracket, less the marks at its end.
fn url(chunk: &Chunk<'_>, from: usize) -> Option<usize> {
    chunk
        .char(from)
        .filter(|first| "hwfmdHWFMD".contains(*first))?;
    let rest = &chunk.text[chunk.byte(from)..];
    let starts = |scheme: &&str| {
        rest.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    let scheme = SCHEMES.iter().find(|scheme| starts(scheme))?;
    let whole = &rest[..rest
        .find(['<', '>', '"', '“', '”', '|', '»', '[', ']'])
        .unwrap_or(rest.len())];
    let mut kept = whole.trim_end_matches(|c: char| is_apostrophe(c) || ".,;:!?*_~…)}".contains(c));
    if whole[kept.len()..].starts_with(')') && kept.contains('(') {
        kept = &whole[..=kept.len()];
    }
    (kept.len() > scheme.len()).then(|| chunk.index(chunk.byte(from) + kept.len()))
}

/// `#ClimateTalks` and `@UNSecretary`; "#5" is a number sign and a number.
fn tag(chunk: &Chunk<'_>, from: usize) -> Option<usize> {
    let sign = matches!(chunk.char(from)?, '#' | '@');
    let named = chunk
        .char(from + 1)
        .is_some_and(|c| c.is_alphabetic() || c == '_');
    let more = |at: &usize| !chunk.wordy(*at) && chunk.char(*at) != Some('_');
    (sign && named).then(|| {
        (from + 1..chunk.atoms.len())
            .find(more)
            .unwrap_or(chunk.atoms.len())
    })
}

fn emoticon(chunk: &Chunk<'_>, from: usize) -> Option<usize> {
    if chunk.wordy(from) {
        return None;
    }
    (2..=3).rev().map(|length| from + length).find(|&end| {
        end <= chunk.atoms.len()
            && !chunk.wordy(end)
            && SPELLINGS.emoticons.contains(chunk.slice(from, end))
    })
}

fn is_mail(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.starts_with(char::is_alphanumeric) && !host.contains('@')
    })
}

/// "example.org", "news.example.co.uk/today".
fn is_site(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let Some((names, last)) = host.rsplit_once('.') else {
        return false;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let all_plain = names
        .split('.')
        .all(|name| !name.is_empty() && name.chars().all(plain));
    all_plain
        && names.chars().any(|c| c.is_ascii_alphabetic())
        && names.len() > 1
        && SPELLINGS.domains.contains(last)
}

fn is_file(text: &str) -> bool {
    let known = |(name, ending): (&str, &str)| {
        !name.is_empty()
            && !name.ends_with('.')
            && SPELLINGS.extensions.contains(&ending.to_ascii_lowercase())
    };
    !text.contains('/') && text.len() < 200 && text.rsplit_once('.').is_some_and(known)
}

/// "comp.sources.unix": three or more small names.
fn is_path(text: &str) -> bool {
    let small = |name: &str| {
        name.len() > 1
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    text.matches('.').nth(1).is_some() && text.split('.').all(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> &str {
        let chunk = Chunk::new(text, 0);
        Addresses::default()
            .end(&chunk, 0)
            .map_or("", |end| chunk.slice(0, end))
    }

    #[test]
    fn addresses_lose_the_marks_after_them() {
        assert_eq!(
            found("https://example.org/a_(b)."),
            "https://example.org/a_(b)"
        );
        assert_eq!(found("www.example.org),"), "www.example.org");
        assert_eq!(found("desk@example.org."), "desk@example.org");
        assert_eq!(found("example.co.uk/news,"), "example.co.uk/news");
        assert_eq!(found("šéf_2.pdf,"), "šéf_2.pdf");
        assert_eq!(found("#Geneva2024!"), "#Geneva2024");
        assert_eq!(found("comp.sources.unix,"), "comp.sources.unix");
        assert_eq!(found(":-)"), ":-)");
    }

    #[test]
    fn ordinary_words_are_none() {
        for text in [
            "U.S.",
            "Geneva.The",
            "and/or",
            "3.5",
            "#5",
            "@",
            "(Reuters)",
            ":",
            "www.",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }
}
