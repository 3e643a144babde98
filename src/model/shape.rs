//! The shape of a word, which goes in as BERT's token type because the vocabulary is uncased.

/// Token type of the special tokens.
pub(crate) const SPECIAL: i64 = 7;

/// 0 lower, 1 Title, 2 UPPER, 3 miXed, 4 a single capital, 5 digits, 6 punctuation.
///
/// Looks at the letters alone, so "U.S." is upper case and "F-16" a single capital. `models/train/shapes.py` says the same.
pub(crate) fn shape(word: &str) -> i64 {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.is_empty() {
        return if word.chars().any(char::is_numeric) {
            5
        } else {
            6
        };
    }
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    match capitals {
        0 => 0,
        1 if letters.len() == 1 => 4,
        n if n == letters.len() => 2,
        1 if letters[0].is_uppercase() => 1,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let words = [
            "said", "Geneva", "NATO", "U.S.", "McDonald", "F-16", "2024", "€", "Š", "Élysée",
            "iPhone",
        ];
        let shapes: Vec<i64> = words.iter().map(|w| shape(w)).collect();
        assert_eq!(shapes, [0, 1, 2, 2, 3, 4, 5, 6, 4, 1, 3]);
    }
}
