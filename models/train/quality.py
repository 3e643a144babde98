"""The figures that README and MODEL_CARD quote, by the program on a model: `make quality`.

    python quality.py TIELINE [DATA]

Scores the test part of our own corpus, and the nodes across documents of both parts of tests/identity; with DATA, the folder of the public sets, their test parts too. Needs Python 3.11 or
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
import standoff

HERE = os.path.dirname(os.path.abspath(__file__))
IDENTITY = os.path.join(HERE, "..", "..", "tests", "identity")


def own_test(tieline, folder):
    path = os.path.join(folder, "own.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for record in corpus.records([os.path.join(HERE, "corpus", "test")]):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    print("Our own test articles, from the raw text:", flush=True)
    subprocess.run([tieline, "eval", path], check=True)


def real_test(tieline, folder, data):
    path = os.path.join(folder, "real.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for record in standoff.records([os.path.join(HERE, "corpus", "standoff", "test.jsonl")], data):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    print("\nReal articles, annotated by us, from the raw text:", flush=True)
    subprocess.run([tieline, "eval", path], check=True)


def nodes(tieline, folder):
    """Who is who across articles: from gold annotations, and from the raw text."""
    for part in ("dev", "test"):
        path = os.path.join(folder, f"identity.{part}.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for record in corpus.records([os.path.join(IDENTITY, part)], across=True):
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        for source, more in (("gold annotations", ["--predictions", path]), ("the raw text", [])):
            print(f"\nNodes across articles, {part}, from {source}:", flush=True)
            run = subprocess.run([tieline, "eval", path] + more, check=True, stdout=subprocess.PIPE)
            head, *lines = run.stdout.decode().splitlines(keepends=True)
            print(head + "".join(line for line in lines if line.startswith("nodes")), end="", flush=True)


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
        nodes(tieline, folder)
        print("\nWho does what to whom, by PLOVER root, our own sentences:", flush=True)
        events.own(tieline)
        if data:
            real_test(tieline, folder, data)
            public_sets(tieline, folder, data)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
