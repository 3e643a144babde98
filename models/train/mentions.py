"""What the `links` and `pairs` heads see of two mentions besides their vectors: small numbers, each an index into a table.

The program computes the same numbers in `src/model/features.rs`; parity.json holds both to it.
"""

FORMS = ("name", "nationality", "nominal", "pronoun")
KINDS = ("person", "organization", "place", "unknown")
WORDS = {
    "he": 1, "him": 1, "his": 1, "himself": 1, "she": 2, "her": 2, "hers": 2, "herself": 2, "it": 3, "its": 3, "itself": 3,
    "they": 4, "them": 4, "their": 4, "theirs": 4, "themselves": 4, "i": 5, "me": 5, "my": 5, "mine": 5, "myself": 5,
}
PRONOUN_CLASSES = 6


def bucket(value, edges):
    """How many of the edges the value reaches."""
    return sum(value >= edge for edge in edges)


GAPS = (1, 2, 3, 4, 6, 9)            # sentences between
STEPS = (2, 3, 4, 6, 9, 17)          # mentions from one to the other
BETWEEN = (1, 2, 3, 5, 9, 17)        # words between the mentions of a pair

REACH = 60                           # a mention looks back at so many others

LINK_TABLES = {"forms": 16, "gap": 7, "steps": 7, "same": 6, "kinds": 16, "pronouns": 36}
PAIR_TABLES = {"kinds": 16, "forms": 16, "order": 14}


SMALL = ("of", "the", "and", "for", "on", "in", "de", "la")


def initials(words):
    """First letters of a name's words in lower case, the small ones left out."""
    return "".join(w[0] for w in words if w not in SMALL)


def same(a, b):
    """How the words of two mentions agree: 0 not at all, 1 the same, 2 the last word and all others of the later one, 3 the last
    word, 4 one is the other's initials, 5 another long word of the later one."""
    a, b = [[w.lower() for w in words] for words in (a, b)]
    if a == b:
        return 1
    if a[-1] == b[-1]:
        return 2 if set(b) <= set(a) else 3
    for short, long in ((a, b), (b, a)):
        if len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == initials(long):
            return 4
    return 5 if any(w in a for w in b if len(w) > 3) else 0


def pronoun_class(words):
    return WORDS.get(words[0].lower(), 0) if len(words) == 1 else 0


def link_features(before, after):
    """For an antecedent and the mention that may mean it; each is (sentence, number, kind, form, words)."""
    (s, n, kind, form, words), (t, m, kind2, form2, words2) = before, after
    return (
        FORMS.index(form) * 4 + FORMS.index(form2), bucket(t - s, GAPS), bucket(m - n, STEPS), same(words, words2),
        KINDS.index(kind) * 4 + KINDS.index(kind2), pronoun_class(words) * PRONOUN_CLASSES + pronoun_class(words2),
    )


def pair_features(source, target):
    """For two mentions of a sentence; each is (first, end, kind, form)."""
    (a, b, kind, form), (c, d, kind2, form2) = source, target
    behind = int(a >= c)
    between = max(0, a - d if behind else c - b)
    return (
        KINDS.index(kind) * 4 + KINDS.index(kind2), FORMS.index(form) * 4 + FORMS.index(form2), behind * 7 + bucket(between, BETWEEN),
    )


def may_refer(mention):
    """Whether a mention is asked for an antecedent; an indefinite phrase ("a man") never is."""
    _, _, _, form, words = mention
    return form != "nominal" or words[0].lower() not in ("a", "an", "some", "another", "every", "each", "no", "any")
