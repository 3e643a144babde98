"""Scores what the Rust binary says of the public sets: the figures of README and MODEL_CARD.

    python score.py PREPARED TIELINE [MODEL]

PREPARED is what prepare.py wrote, TIELINE the built program, MODEL a model folder (default: the program's own).
Names: exact spans, micro F1 over persons, organizations and places. Trees: UAS, LAS (without subtypes) and UPOS over all
words. Roles: micro F1 over (predicate, head word of the argument, role) with gold predicates; predicates: micro F1.
"""

import json
import os
import subprocess
import sys

from evaluate import f1, mentions

KINDS = ("Person", "Organization", "Place")
SETS = ["conll2003.test", "worldwide.test", "ewt.test", "gum.test", "conll2003.dev", "worldwide.dev", "ewt.dev", "gum.dev"]


def predictions(tieline, model, path):
    command = [tieline, "score-words"] + (["--model", model] if model else [])
    with open(path, encoding="utf-8") as given:
        out = subprocess.run(command, stdin=given, stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


class Tally:
    def __init__(self):
        self.cells = {}

    def add(self, name, found, gold):
        right, f, g = self.cells.get(name, (0, 0, 0))
        self.cells[name] = (right + len(found & gold), f + len(found), g + len(gold))

    def count(self, name, right, all_of):
        r, a, _ = self.cells.get(name, (0, 0, None))
        self.cells[name] = (r + right, a + all_of, None)

    def rows(self):
        for name, (right, found, gold) in self.cells.items():
            yield name, round(100 * right / max(1, found), 2) if gold is None else f1(right, found, gold)


def names(tally, gold, predicted):
    spans = lambda tags: {m for m in mentions(tags) if m[2] in KINDS}
    found, wanted = spans(predicted["tags"]), spans(gold["tags"])
    tally.add("names", found, wanted)
    for kind in KINDS:
        tally.add(kind, {m for m in found if m[2] == kind}, {m for m in wanted if m[2] == kind})


def trees(tally, gold, predicted):
    plain = lambda relation: relation.split(":")[0]
    same = [g == p for g, p in zip(gold["heads"], predicted["heads"])]
    labelled = [s and plain(g) == plain(p) for s, g, p in zip(same, gold["relations"], predicted["relations"])]
    words = len(gold["words"])
    tally.count("uas", sum(same), words)
    tally.count("las", sum(labelled), words)
    tally.count("upos", sum(g == p for g, p in zip(gold["upos"], predicted["upos"])), words)


def frames(tally, gold, predicted):
    tally.add("predicates", set(predicted["predicates"]), {p for p, _ in gold["frames"]})
    roles = dict((p, r) for p, r in predicted["roles"])
    wanted = {(p, int(w), role) for p, args in gold["frames"] for w, role in args.items()}
    found = {(p, w, role) for p, _ in gold["frames"] for w, role in enumerate(roles[p]) if role != "O"}
    tally.add("roles", found, wanted)


def main(prepared, tieline, model=None):
    for name in SETS:
        path = os.path.join(prepared, name + ".jsonl")
        documents = [json.loads(line) for line in open(path, encoding="utf-8")]
        tally = Tally()
        for gold, predicted in zip(documents, predictions(tieline, model, path), strict=True):
            full = [s for s in gold["sentences"] if s["words"]]
            for g, p in zip(full, predicted["sentences"], strict=True):
                if "tags" in g:
                    names(tally, g, p)
                if "heads" in g:
                    trees(tally, g, p)
                if "frames" in g:
                    frames(tally, g, p)
        print(f"{name:16}" + "  ".join(f"{key} {value}" for key, value in tally.rows()), flush=True)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
