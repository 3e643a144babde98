//! What kind of character something is, as far as cutting words goes.

/// Whether a character never belongs to a word: white space, control characters and marks that take no room.
pub(crate) fn is_blank(c: char) -> bool {
    if c.is_ascii() {
        return c <= ' ' || c == '\u{7f}';
    }
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character writes words: letters, digits, lowered digits ("CO₂") and soft hyphens.
pub(crate) fn is_wordy(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    (c.is_alphanumeric() && !matches!(c, '²' | '³' | '¹' | '½' | '¼' | '¾'))
        || matches!(c, '\u{ad}' | '₀'..='₉')
}

/// Whether a character is an apostrophe, straight or curly (or what some keyboards make of it).
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

/// Whether a character joins two words ("Lake-Chad"), as opposed to the dashes that part clauses.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a word consists of dashes.
pub(crate) fn is_dash(word: &str) -> bool {
    !word.is_empty()
        && word
            .chars()
            .all(|c| matches!(c, '-' | '–' | '—' | '―' | '\u{2010}' | '\u{2011}'))
}

/// Whether a word starts with a capital letter.
pub(crate) fn is_capitalized(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || is_titlecase(c))
}

/// Whether a word starts with a small letter.
pub(crate) fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Letters of one's own script without case (Arabic, Chinese) start sentences and names as capitals do.
fn is_titlecase(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a word has letters and none of them is small.
pub(crate) fn is_shouted(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Whether a word ends a sentence by itself: full stops, question and exclamation marks, ellipses.
pub(crate) fn is_terminal(word: &str) -> bool {
    !word.is_empty()
        && word.chars().all(|c| {
            matches!(
                c,
                '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '‽'
            )
        })
}
