use super::*;

fn parse(text: &str) -> PersonName {
    PersonName::parse(text, Knowledge::builtin())
}

#[test]
fn given_names_and_surname() {
    for (text, given, surname) in [
        ("Amina Okafor", 1, "okafor"),
        ("Mrs. Okafor", 0, "okafor"),
        ("President Amina Okafor's", 1, "okafor"),
        ("Foreign Minister Lars-Erik Solheim", 1, "solheim"),
        ("J.P. Whitlock", 2, "whitlock"),
        ("JP Whitlock", 2, "whitlock"),
        ("Meir Ben-Shabbat", 1, "benshabbat"),
        ("Meir Ben Shabbat", 1, "benshabbat"),
        ("Ben-Shabbat", 0, "benshabbat"),
        ("Alexander van der Bellen", 1, "vanderbellen"),
        ("Van der Bellen", 0, "vanderbellen"),
        ("Mohammed Shia al-Sudani", 2, "sudani"),
        ("al-Sudani", 0, "sudani"),
        ("Mohammed bin Salman", 1, "binsalman"),
        ("María de la Cruz", 1, "delacruz"),
        ("Maroš Šefčovič", 1, "sefcovic"),
        ("Robert Kennedy Jr.", 1, "kennedy"),
        ("Pope Francis", 1, "francis"),
        ("Pope Benedict XVI", 1, "xvi"),
        ("Deputy Foreign Minister Solheim", 0, "solheim"),
        ("Martin Luther King Jr.", 2, "king"),
        ("Stephen King", 1, "king"),
        ("President", 0, "president"),
        ("O’Brien", 0, "obrien"),
    ] {
        let name = parse(text);
        assert_eq!(
            (name.given.len(), name.surname.as_str()),
            (given, surname),
            "{text}"
        );
    }
}

#[test]
fn a_capital_particle_before_one_word_is_in_doubt() {
    assert!(parse("Ben Shabbat").doubtful && parse("Al Gore").doubtful);
    assert!(!parse("al Sudani").doubtful && !parse("Ben-Shabbat").doubtful);
    assert!(parse("al Sudani").is_short());
}

#[test]
fn anything_can_be_parsed() {
    for text in [
        "", " ", "🙂", "-", ".", "Mr.", "’s", "\u{0}", "J.", "al-", "Jr.", "von",
    ] {
        let name = parse(text);
        assert!(name.is_short(), "{text:?}: {name:?}");
    }
}
