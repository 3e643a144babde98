//! Text that every XML reader gives back as it was.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// The text escaped for an element or attribute. Characters that XML 1.0 forbids are dropped;
/// carriage returns, which readers would turn into line feeds, become references.
pub(crate) fn escaped(text: &str) -> String {
    let allowed: Cow<'_, str> = if text.chars().all(is_allowed) {
        text.into()
    } else {
        text.chars()
            .filter(|&c| is_allowed(c))
            .collect::<String>()
            .into()
    };
    escape(allowed).replace('\r', "&#13;")
}

/// Whether XML 1.0 has the character at all.
pub(crate) fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_what_is_forbidden_and_escapes_the_rest() {
        assert_eq!(escaped("a\u{0}\u{b}\u{1f}\u{ffff}b\t\n"), "ab\t\n");
        assert_eq!(
            escaped("]]> & <é🙂> \"'\r"),
            "]]&gt; &amp; &lt;é🙂&gt; &quot;&apos;&#13;"
        );
    }
}
