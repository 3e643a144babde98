"""Fits the head of the name tags again on a finished encoder, which stays as it is.

    python refit.py PREPARED LABELS BASE MODEL OUT [--config FILE]

PREPARED is what prepare.py wrote, LABELS what train.py did, BASE the folder that training started from, MODEL a model folder or a .pt
file, OUT a .pt file. The other heads have drawn the encoder away from where this one was learnt, and a mean of encoders is none that it
has seen; `[refit]` of the configuration says for how long and on what. Prints F1 of names on the dev parts after each epoch.
"""

import argparse
import json
import os
import tomllib

import torch
import torch.nn.functional as F

from data import Batch, Labels, Reader, epoch_batches, load_sets
from evaluate import evaluate
from losses import partial_labels
from mean import weights
from model import Model
from train import HERE, has_bfloat16, read_config


def read_sets(prepared, base, config, labels):
    """The training and dev documents of the sets with names, without the copies with other names, which no newspaper would have."""
    table = tomllib.load(open(os.path.join(HERE, "labels.toml"), "rb"))
    names = list(config["refit"]["share"])
    reader = Reader(os.path.join(base, "tokenizer.json"), labels, {name: table[name]["outside"] for name in names if name in table})
    written = lambda documents: [d for d in documents if "~" not in d["id"]]
    encoded = lambda part: {n: [reader.document(d, n) for d in written(documents)] for n, documents in load_sets(prepared, names, part).items()}
    return encoded("train"), encoded("dev")


@torch.no_grad()
def words_of(model, labels, train, config, halved):
    """Vectors of all words with tags, and which tags each may have."""
    vectors, allowed = [], []
    for group in epoch_batches(train, config["refit"]["share"], config, len(config["stage"]), 0):
        batch = Batch(group, len(labels["tags"]), len(labels["ties"]))
        with torch.autocast("cpu", torch.bfloat16, enabled=halved):
            words = model.words(batch)
        known = batch.tags.any(-1)
        vectors.append(words[known].half())
        allowed.append(batch.tags[known])
    return torch.cat(vectors), torch.cat(allowed)


def fit(head, vectors, allowed, config):
    """One epoch after the other; the rate falls to nothing at the end. Yields the number of each."""
    settings, size = config["refit"], config["refit"]["batch"]
    steps = settings["epochs"] * (len(vectors) // size)
    adam = torch.optim.AdamW(head.parameters(), lr=settings["rate"], weight_decay=0.0)
    falling = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: 1 - step / steps)
    for epoch in range(settings["epochs"]):
        for chosen in torch.randperm(len(vectors)).split(size)[: len(vectors) // size]:
            words = F.dropout(vectors[chosen].float(), config["heads"]["dropout"])
            cost = partial_labels(head(words), allowed[chosen])
            adam.zero_grad()
            cost.backward()
            adam.step()
            falling.step()
        yield epoch + 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("prepared", "labels", "base", "model", "out"):
        parser.add_argument(name)
    parser.add_argument("--config", default=os.path.join(HERE, "config.toml"))
    args = parser.parse_args()
    config, halved = read_config(args.config), has_bfloat16()
    torch.manual_seed(config["training"]["seed"])
    labels = Labels(json.load(open(args.labels)))
    train, dev = read_sets(args.prepared, args.base, config, labels)
    model = Model(config, labels)
    model.load_state_dict(weights(args.model))
    model.eval()

    def report(when):
        with torch.autocast("cpu", torch.bfloat16, enabled=halved):
            print(when, {name: evaluate(model, dev[name], labels, "cpu")["names"] for name in dev}, flush=True)

    report("before:")
    for epoch in fit(model.tags, *words_of(model, labels, train, config, halved), config):
        report(f"epoch {epoch}:")
    torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
