//! Bytes to Unicode code points, the unit in which files and evidence count.

/// Bytes between two marks.
const STRIDE: usize = 256;

/// Where the code points of a text are: built in one pass, asked in constant time.
#[derive(Debug)]
pub(crate) struct CodePoints<'t> {
    text: &'t [u8],
    /// The number of code points that start before byte 0, 256, 512, …
    marks: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut marks = vec![0];
        for (index, stretch) in text.as_bytes().chunks(STRIDE).enumerate() {
            marks.push(marks[index] + starts(stretch));
        }
        Self {
            text: text.as_bytes(),
            marks,
        }
    }

    /// The number of code points that start before this byte; bytes past the end count as the end.
    pub(crate) fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let mark = byte / STRIDE;
        (self.marks[mark] + starts(&self.text[mark * STRIDE..byte])) as usize
    }
}

/// How many code points start in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .map(|&byte| u32::from(byte & 0xC0 != 0x80))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        let text = "€5 für Šefčovič 🙂; ".repeat(60);
        let offsets = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.at(byte), count);
        }
        assert_eq!(offsets.at(text.len()), text.chars().count());
        assert_eq!(offsets.at(usize::MAX), text.chars().count());
        assert_eq!(CodePoints::new("").at(9), 0);
    }

    #[test]
    fn text_of_exactly_one_stride() {
        let text = "é".repeat(STRIDE / 2);
        assert_eq!(CodePoints::new(&text).at(STRIDE), STRIDE / 2);
    }
}
