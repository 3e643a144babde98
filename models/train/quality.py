"""The figures that README and MODEL_CARD quote, by the program on a model: `make quality`.

    python quality.py TIELINE [DATA]

Scores the test part of our own corpus; with DATA, the folder of the public sets, their test parts too. Needs Python 3.11 or
later and nothing beside it.
"""

import json
import os
import subprocess
import sys
import tempfile

import corpus
import events
import prepare
import score

HERE = os.path.dirname(os.path.abspath(__file__))


def own_test(tieline, folder):
    path = os.path.join(folder, "own.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for record in corpus.records([os.path.join(HERE, "corpus", "test")]):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    print("Our own test articles, from the raw text:", flush=True)
    subprocess.run([tieline, "eval", path], check=True)


def public_sets(tieline, folder, data):
    at = lambda *parts: os.path.join(data, *parts)
    print("\nPublic sets (gold words; what is read and left out comes first):", flush=True)
    for part in ("dev", "test"):
        prepare.names_trees_roles(at, folder, part)
        prepare.relations(at, folder, tieline, part)
    print(flush=True)
    score.main(folder, tieline)
    events.main(data, tieline)


def main(tieline, data=None):
    with tempfile.TemporaryDirectory() as folder:
        own_test(tieline, folder)
        if data:
            public_sets(tieline, folder, data)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
