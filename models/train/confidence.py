"""Fits the confidence of ties on the dev parts of our own articles and of the real ones: writes src/knowledge/confidence.toml.

    python confidence.py TIELINE DATA      DATA is the folder of the public sets, which holds the texts of the real articles


A logistic function of the signs of a tie (roles, tree, what the `pairs` head says, how sure the mentions are, …) is
fitted to whether the gold annotations tie the same two by a tie of the same class. Prints the expected calibration error
before, after, and of each document by weights fitted on the others, of the real articles. A tie of our own articles counts less (OWN). TIELINE must be built anew to use the new weights.
Needs nothing but Python.
"""

import json
import math
import os
import subprocess
import sys
import tempfile

import corpus
import standoff


HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "src", "knowledge", "confidence.toml")
FLAGS = ["roles", "tree", "asked", "pronoun", "described", "group", "alone", "open", "standing", "via"]
NAMES = ["base", "likelihood", "mentions", *FLAGS]
# How much a tie of our own articles counts beside one of the real ones, which are what users read.
OWN = 0.3
# Keeps weights small: there are a few hundred ties to learn them from.
PENALTY = 5.0
HEAD = """# How sure a tie is: weights of its signs in a logistic function, fitted on the dev parts of the corpus.
#
# Source: models/train/confidence.py writes this file. Licence: that of the project (MIT OR Apache-2.0).

"""


def log_odds(p):
    p = min(0.99, max(0.01, p))
    return math.log(p / (1 - p))


def row(tie):
    """The signs as numbers, in order of NAMES; src/knowledge/confidence.rs does the same."""
    likelihood = log_odds(tie["likelihood"]) if tie["asked"] else 0.0
    flags = {name: float(tie[name]) for name in FLAGS}
    values = {"base": 1.0, "likelihood": likelihood, "mentions": log_odds(tie["mentions"]), **flags}
    return [values[name] for name in NAMES]


def judged(tieline, records):
    """The signs of all ties found in articles, with the document and whether they are right."""
    with tempfile.TemporaryDirectory() as folder:
        gold, signs = os.path.join(folder, "gold.jsonl"), os.path.join(folder, "signs.jsonl")
        with open(gold, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)

        report = subprocess.run([tieline, "eval", gold, "--signs", signs], stdout=subprocess.PIPE, check=True, text=True).stdout
        print("".join(line + "\n" for line in report.splitlines() if "confidence" in line or " ties" in line), flush=True)
        return [json.loads(line) for line in open(signs)]


def probability(weights, x):
    return 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x))))


def solved(matrix, vector):
    """Gaussian elimination with pivots."""
    n = len(vector)
    rows = [list(matrix[i]) + [vector[i]] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(n):
            if r != i:
                share = rows[r][i] / rows[i][i]
                rows[r] = [a - share * b for a, b in zip(rows[r], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def fitted(cases):
    """Newton's method on the penalized likelihood; the base goes free."""
    n = len(NAMES)
    weights = [0.0] * n
    penalty = [1e-6] + [PENALTY] * (n - 1)
    for _ in range(30):
        gradient = [-penalty[i] * weights[i] for i in range(n)]
        curve = [[penalty[i] if i == j else 0.0 for j in range(n)] for i in range(n)]
        for x, right, count in cases:
            p = probability(weights, x)
            for i in range(n):
                gradient[i] += count * (right - p) * x[i]
                for j in range(n):
                    curve[i][j] += count * p * (1 - p) * x[i] * x[j]

        weights = [w + s for w, s in zip(weights, solved(curve, gradient))]
    return weights


def calibration_error(pairs, bins=10):
    cells = [[] for _ in range(bins)]
    for p, right in pairs:
        cells[min(bins - 1, int(p * bins))].append(p - right)
    return sum(abs(sum(cell)) for cell in cells) / max(1, len(pairs))


def cases_of(parts):
    """The ties of our own and of the real articles as numbers: signs, whether right, how much it counts."""
    return [(row(tie), float(tie["right"]), count) for part, count in zip(parts, (OWN, 1.0)) for tie in part]


def errors(cases, ties, real):
    """The calibration error on the real articles of weights fitted on all, and that of each by weights fitted on the others."""
    weights, apart = fitted(cases), []
    for document in sorted({tie["document"] for tie in real}):
        others = fitted([c for c, tie in zip(cases, ties) if tie["document"] != document])
        apart += [(probability(others, x), r) for (x, r, _), tie in zip(cases, ties) if tie["document"] == document]
    return calibration_error([(probability(weights, x), r) for x, r, _ in cases[-len(real):]]), calibration_error(apart)


def main(tieline, data):
    parts = [
        judged(tieline, corpus.records([os.path.join(HERE, "corpus", "dev")])),
        judged(tieline, standoff.records([os.path.join(HERE, "corpus", "standoff", "dev.jsonl")], data)),
    ]
    for part in parts:
        print(f"{len(part)} ties, {sum(tie['right'] for tie in part) / len(part):.3f} right")
    cases, ties = cases_of(parts), [*parts[0], *parts[1]]
    weights = fitted(cases)
    print("calibration error after: {:.4f}; of each document by weights fitted on the others: {:.4f}".format(*errors(cases, ties, parts[1])))

    with open(OUT, "w") as out:
        out.write(HEAD + "".join(f"{name} = {weight:.3f}\n" for name, weight in zip(NAMES, weights)))
    print(f"written: {os.path.normpath(OUT)}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
