//! Which language a text is in.

use whatlang::{Info, Lang, Script};

/// Letters of a text that are looked at; an article does not change its language.
const ENOUGH: usize = 4000;

/// Shorter texts in Latin letters are not judged: a line of names can be of any language.
const FEWEST: usize = 120;

/// The English name of a text's language where it is surely another than English; `None` for English, for what cannot be told
/// and for less than 120 letters in Latin script.
///
/// ```
/// use tieline::text::foreign_language;
///
/// assert_eq!(foreign_language("Министр встретился с послом в Женеве."), Some("Russian"));
/// assert_eq!(foreign_language("The minister met the ambassador in Geneva."), None);
/// ```
pub fn foreign_language(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let count = letters.take(ENOUGH).count();
    let end = text
        .char_indices()
        .nth(2 * ENOUGH)
        .map_or(text.len(), |(at, _)| at);
    let judged =
        |found: &Info| found.script() != Script::Latin || (found.is_reliable() && count >= FEWEST);
    let found = whatlang::detect(&text[..end]).filter(judged)?;
    (found.lang() != Lang::Eng).then(|| found.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told() {
        for (text, wanted) in [
            (
                "La ministra de Defensa se reunió el martes en Ginebra con su homólogo noruego para hablar de las exportaciones de \
                 cereales, según informaron fuentes oficiales después del encuentro.",
                "Spanish",
            ),
            (
                "Die Verteidigungsministerin traf sich am Dienstag in Genf mit ihrem norwegischen Amtskollegen, um über die Ausfuhr \
                 von Getreide zu sprechen, wie Beamte nach dem Treffen mitteilten.",
                "German",
            ),
            (
                "国防部长周二在日内瓦会见了挪威外交部长，讨论粮食出口问题。",
                "Mandarin",
            ),
        ] {
            assert_eq!(foreign_language(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn english_and_what_cannot_be_told_pass() {
        let names = "Šefčovič Hruškovič Łukasz Wałęsa Ngô Thị Hạnh";
        for text in [
            "",
            "???",
            "1 2 3",
            names,
            "Okafor met Solheim in Genève, a spokesman said.",
        ] {
            assert_eq!(foreign_language(text), None, "{text}");
        }
    }
}
