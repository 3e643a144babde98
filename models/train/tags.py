"""Spans of BIO tags, and F1."""


def mentions(tags):
    """Spans (start, end, kind) of a BIO sequence."""
    found, start, kind = set(), None, None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag[:2] == "I-" and tag[2:] == kind):
            found.add((start, i, kind))
            start = None
        if tag[:2] == "B-" or (tag[:2] == "I-" and start is None):
            start, kind = i, tag[2:]
    return found


def f1(right, found, gold):
    return round(200 * right / max(1, found + gold), 2)
