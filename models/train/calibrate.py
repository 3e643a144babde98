"""Fits the temperatures of the heads (Guo et al. 2017) on the dev part of our own corpus and writes them as JSON: for each
head the one with the least expected calibration error.

    python calibrate.py PREPARED BASE RUN/model.pt RUN/labels.json TEMPERATURES.json

Prints, for each head, the expected calibration error over ten bins before and after.
"""

import json
import os
import sys
import tomllib

import torch

from data import Batch, Labels, Reader, together, windows
from model import Model

HERE = os.path.dirname(os.path.abspath(__file__))


@torch.no_grad()
def scores(model, documents, labels):
    """For each head the raw scores of all decisions and which answers are right, padded with -1e4."""
    found = {"tags": [], "links": [], "pairs": []}
    for document in documents:
        for group in together(windows(document, 256), 4096):
            batch = Batch([group], len(labels["tags"]), len(labels["ties"]))
            w = model.words(batch)
            known = batch.tags.any(-1)
            found["tags"].append((model.tags(w)[known], batch.tags[known]))
            if len(batch.tie_rows):
                found["pairs"].append((model.tie_scores(w, batch), batch.ties))
            if len(batch.anaphors):
                right = torch.cat([~batch.link_right.any(-1, keepdim=True), batch.link_right], -1)
                found["links"].append((model.link_scores(w, batch), right))
    return found


def rated(cases, temperature):
    """(confidence, right) of every best answer."""
    pairs = []
    for raw, right in cases:
        p = (raw / temperature).softmax(-1)
        best = p.argmax(-1)
        pairs += zip(p.gather(1, best[:, None])[:, 0].tolist(), right.gather(1, best[:, None])[:, 0].tolist())
    return pairs


def calibration_error(pairs, bins=10):
    cells = [[] for _ in range(bins)]
    for confidence, right in pairs:
        cells[min(bins - 1, int(confidence * bins))].append((confidence, right))
    gap = lambda cell: abs(sum(c for c, _ in cell) - sum(r for _, r in cell))
    return sum(gap(cell) for cell in cells) / max(1, len(pairs))


def main(prepared, base, weights, labels, out):
    config = tomllib.load(open(os.path.join(HERE, "config.toml"), "rb"))
    labels = Labels(json.load(open(labels)))
    model = Model(config, labels)
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    outside = tomllib.load(open(os.path.join(HERE, "labels.toml"), "rb"))["own"]["outside"]
    reader = Reader(os.path.join(base, "tokenizer.json"), labels, {"own": outside})
    documents = [reader.document(json.loads(line), "own") for line in open(os.path.join(prepared, "own.dev.jsonl"), encoding="utf-8")]
    temperatures = {}
    for head, cases in scores(model, documents, labels).items():
        error = lambda t: calibration_error(rated(cases, t))
        best = min((t / 20 for t in range(10, 41)), key=error)
        before, after = error(1.0), error(best)
        temperatures[head] = best
        print(f"{head}: temperature {best}, expected calibration error {before:.4f} before, {after:.4f} after", flush=True)
    json.dump(temperatures, open(out, "w"))


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
