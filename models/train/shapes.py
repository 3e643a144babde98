"""The shape of a word, which goes in as BERT's token type because the vocabulary is uncased."""

LOWER, TITLE, UPPER, MIXED, CAPITAL, DIGITS, PUNCTUATION, SPECIAL = range(8)


def shape(word):
    """Looks at the letters alone, so "U.S." is UPPER and "F-16" a single CAPITAL."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return DIGITS if any(c.isnumeric() for c in word) else PUNCTUATION
    capitals = sum(c.isupper() for c in letters)
    if capitals == 0:
        return LOWER
    if capitals == len(letters):
        return CAPITAL if capitals == 1 else UPPER
    return TITLE if capitals == 1 and letters[0].isupper() else MIXED
