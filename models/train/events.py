"""How many ties of two public sets the program finds in raw text: PLOVER pairs, and the re3d documents kept for measuring.

    python events.py DATA TIELINE [MODEL]

PLOVER: of the pairs whose marked source and target are both written with a name, the share in which the program sees a
name in both; of those the share that gets a tie between them in either direction ("it" for the source counts as the source),
and of these the share with a tie of the root's class, by the tie's own class or that of its code. re3d: recall by type of
relation, either direction, whatever its ends are called; many are "we", "the army" or "citizens", which are no entities here.
quality.py prints the same shares for the project's own sentences, tests/events.
"""

import json
import os
import sys
from collections import Counter

import pairs
from score import annotated

OWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "events")

CLASSES = {
    "contact": "CONSULT",
    "cooperation": "AGREE SUPPORT COOPERATE AID YIELD RETREAT",     # the set counts retreats as YIELD
    "confrontation": "ACCUSE REQUEST REJECT THREATEN PROTEST",
    "conflict": "ASSAULT COERCE SANCTION MOBILIZE",
}
CLASS_OF = {root: kind for kind, roots in CLASSES.items() for root in roots.split()}
# What opens a phrase with a capital letter in headlines and sentences, and names nobody.
OPENERS = {"a", "an", "the", "some", "two", "three", "his", "her", "their", "its", "this", "that", "these", "those", "more", "many", "several"}


def named(text, start, end):
    """Whether words of a span are written as a name, its first word not counting where it opens the sentence."""
    words = text[start:end].split()
    words = words[1:] if start == 0 and len(words) > 1 and words[0].lower() in OPENERS else words
    return any(word[0].isupper() and word.lower() not in OPENERS for word in words)


def touching(record, span):
    """The entities of the mentions that share a character with a span."""
    return {m["entity"] for m in record["mentions"] if m["start"] < span[1] and span[0] < m["end"]}


def tied(record, one, other):
    """The classes of all ties between entities that are named in the two spans, and those of their PLOVER codes: a refused meeting
    is contact, denied, with the code REJECT."""
    ends = [touching(record, one), touching(record, other)]
    for relation in record["relations"]:
        a, b = (record["mentions"][relation[end]]["entity"] for end in ("source", "target"))
        if a in ends[0] and b in ends[1] or a in ends[1] and b in ends[0]:
            yield relation["class"]
            yield CLASS_OF.get(relation.get("event"))


def by_root(name, rows, tieline, model, roots=True):
    """Prints, for all rows and each root, how many pairs are seen, tied and tied by a class of the root."""
    records = annotated(tieline, model, [{"id": str(i), "text": r["text"]} for i, r in enumerate(rows)])
    seen, found, right, all_of = Counter(), Counter(), Counter(), Counter()
    for row, record in zip(rows, records, strict=True):
        classes = set(tied(record, row["s"], row["t"]))
        for key in ("all", row["root"]):
            all_of[key] += 1
            seen[key] += bool(touching(record, row["s"]) and touching(record, row["t"]))
            found[key] += bool(classes)
            right[key] += CLASS_OF[row["root"]] in classes
    for key in ["all", *(sorted(set(all_of) - {"all"}) if roots else [])]:
        share = lambda part, whole: f"{100 * part[key] / max(1, whole[key]):5.1f}"
        print(f"{name} {key:10}{all_of[key]:5} pairs  names seen {share(seen, all_of)}  tied {share(found, seen)}  class right {share(right, found)}", flush=True)


def plover(data, tieline, model):
    path = os.path.join(data, "event", "plover_pairs", "plv_pairs.jsonl")
    rows = [r for r in map(json.loads, open(path, encoding="utf-8")) if r["s"] and r["t"]]
    by_root("plover", [r for r in rows if named(r["text"], *r["s"]) and named(r["text"], *r["t"])], tieline, model)


def own(tieline, model=None):
    """The sentences of tests/events."""
    for part in ("seen", "unseen"):
        rows = [json.loads(line) for line in open(os.path.join(OWN, f"{part}.jsonl"), encoding="utf-8")]
        for row in rows:
            for key, words in (("s", row["source"]), ("t", row["target"])):
                start = row["text"].index(words)
                row[key] = (start, start + len(words))
        by_root(f"events, {part}:", rows, tieline, model, part == "unseen")


def re3d(data, tieline, model):
    records, texts = pairs.re3d(os.path.join(data, "re", "re3d"), True)
    found, seen, all_of = Counter(), Counter(), Counter()
    for (_, spans, relations), record in zip(records, annotated(tieline, model, texts), strict=True):
        for a, b, kind in relations:
            one, other = spans[a][:2], spans[b][:2]
            all_of[kind] += 1
            seen[kind] += bool(touching(record, one) and touching(record, other))
            found[kind] += any(True for _ in tied(record, one, other))
    for kind, n in all_of.most_common():
        print(f"re3d {kind:18}{n:5} pairs  both ends entities {seen[kind]:4}  tied {found[kind]:4}", flush=True)


def main(data, tieline, model=None):
    plover(data, tieline, model)
    re3d(data, tieline, model)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
