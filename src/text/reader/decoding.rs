//! From bytes to text, whatever the encoding.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes are looked at to tell text from other files.
const SAMPLE: usize = 8192;

/// Of a hundred bytes, how many may be control characters in a text.
const MOST_CONTROLS: usize = 5;

/// How known files that are no text begin, and what to do about each.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"%PDF", "is a PDF; convert it to text first"),
    (
        b"PK\x03\x04",
        "is an archive or an office document; save it as text first",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "is an office document; save it as text first",
    ),
    (b"{\\rtf", "is rich text; save it as plain text first"),
    (b"\x1f\x8b", "is compressed; unpack it first"),
    (b"\x89PNG", "is a picture; give the text of the article"),
    (
        b"\xff\xd8\xff",
        "is a picture; give the text of the article",
    ),
    (b"\x7fELF", "is a program; give the text of the article"),
];

/// The text behind some bytes, and what the user should be told about it; or why they are no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Vec<String>), String> {
    if let Some((_, problem)) = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return Err((*problem).to_owned());
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return checked(decode_as(&bytes[mark..], encoding));
    }
    if let Some(encoding) = wide(bytes) {
        return checked(decode_as(bytes, encoding));
    }
    if is_binary(bytes) {
        return Err("is not text; give a file of plain text, Markdown or JSON Lines".to_owned());
    }
    let encoding = if is_mostly_utf8(bytes) {
        UTF_8
    } else {
        guess(bytes)
    };
    Ok(decode_as(bytes, encoding))
}

/// Text in UTF-16 that turns out to be something else is not handed on.
fn checked((text, notes): (String, Vec<String>)) -> Result<(String, Vec<String>), String> {
    if is_binary(text.as_bytes()) {
        return Err("is not text; give a file of plain text, Markdown or JSON Lines".to_owned());
    }
    Ok((text, notes))
}

/// The text, with U+FFFD for what is no text in this encoding; notes say the encoding, unless UTF-8, and how often.
pub(crate) fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> (String, Vec<String>) {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut notes = Vec::new();
    if encoding != UTF_8 {
        notes.push(format!("read as {}", encoding.name()));
    }
    let replaced = text
        .matches('\u{fffd}')
        .count()
        .saturating_sub(own_marks(bytes, encoding));
    if replaced > 0 {
        let (noun, verb) = if replaced == 1 {
            ("sequence", "was")
        } else {
            ("sequences", "were")
        };
        notes.push(format!(
            "{replaced} invalid {noun} of bytes {verb} replaced by U+FFFD"
        ));
    }
    (text.into_owned(), notes)
}

/// How many U+FFFD a UTF-8 text has of its own.
fn own_marks(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let valid = |chunk: std::str::Utf8Chunk<'_>| chunk.valid().matches('\u{fffd}').count();
    if encoding == UTF_8 {
        bytes.utf8_chunks().map(valid).sum()
    } else {
        0
    }
}

/// UTF-16 without a mark at its start: every second byte of Western text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (high, low) = (zeros(0), zeros(1));
    // A third of the pairs is far beyond any 8-bit text and met by any text in Latin letters.
    let mostly = |many: usize, few: usize| pairs >= 2 && many * 3 > pairs && few * 20 < pairs;
    if mostly(low, high) {
        Some(UTF_16LE)
    } else if mostly(high, low) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control =
        |byte: &&u8| (**byte < b' ' && !b"\t\n\r\x0b\x0c\x1b".contains(byte)) || **byte == 0x7f;
    let controls = sample.iter().filter(control).count();
    // One stray character does not make a short text binary.
    controls > 1 && controls * 100 > sample.len() * MOST_CONTROLS
}

/// Whether broken sequences are rare among those that only UTF-8 has.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut whole) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        broken += usize::from(!chunk.invalid().is_empty());
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    }
    broken == 0 || whole > 2 * broken
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(None, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Vec<String>) {
        decode(bytes).expect("it is text")
    }

    #[test]
    fn marks_at_the_start_decide() {
        assert_eq!(
            text(b"\xef\xbb\xbfPra\xc5\xbe\xc3\xa1k"),
            ("Pražák".to_owned(), vec![])
        );
        let wide: Vec<u8> = "\u{feff}Šéf €"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(
            text(&wide),
            ("Šéf €".to_owned(), vec!["read as UTF-16LE".to_owned()])
        );
        let wide: Vec<u8> = "\u{feff}Šéf €"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(
            text(&wide),
            ("Šéf €".to_owned(), vec!["read as UTF-16BE".to_owned()])
        );
    }

    #[test]
    fn utf_16_is_known_by_its_zeros() {
        let wide: Vec<u8> = "Okafor met Šimek."
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(&wide).0, "Okafor met Šimek.");
    }

    #[test]
    fn old_encodings_are_guessed() {
        let (found, notes) =
            text(b"Le pr\xe9sident fran\xe7ais a rencontr\xe9 la d\xe9l\xe9gation.");
        assert_eq!(found, "Le président français a rencontré la délégation.");
        assert_eq!(notes, ["read as windows-1252"]);
    }

    #[test]
    fn broken_utf_8_is_mended_and_counted() {
        let (found, notes) =
            text(b"\xc5\xa0im\xc3\xa9k \xe2\x82\xac \xc5\xbe, \xff met \xc3\xa9\xc3\xa9");
        assert_eq!(found, "Šimék € ž, \u{fffd} met éé");
        assert_eq!(
            notes,
            ["1 invalid sequence of bytes was replaced by U+FFFD"]
        );
        assert_eq!(text("a \u{fffd} b".as_bytes()).1, [""; 0]);
    }

    #[test]
    fn other_files_are_refused_and_stray_zeros_are_not() {
        assert!(
            decode(b"%PDF-1.7 text")
                .expect_err("no text")
                .contains("PDF")
        );
        let noise: Vec<u8> = (0..=255).cycle().take(4000).collect();
        assert!(decode(&noise).is_err());
        assert!(decode(b"\xff\xfe\x00\x00a\x00\x00\x00b\x00\x00\x00").is_err());
        assert_eq!(text(b"Okafor\0 met her counterpart in Geneva").1, [""; 0]);
    }
}
