"""Trains the encoder with all heads together.

    python train.py PREPARED BASE OUT [--start MODEL] [--threads N] [--config FILE] [--minutes M]

PREPARED is what prepare.py wrote, BASE a folder with the starting encoder (config.json, tokenizer.json, model.safetensors),
OUT where checkpoints go. Killed or stopped after --minutes, the same command goes on from the last checkpoint.
"""

import argparse
import json
import os
import time
import tomllib

import torch
from safetensors.torch import load_file

from data import Batch, Labels, Reader, epoch_batches, load_sets
from evaluate import evaluate
from losses import loss
from model import Model

HERE = os.path.dirname(os.path.abspath(__file__))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared")
    parser.add_argument("base")
    parser.add_argument("out")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--config", default=os.path.join(HERE, "config.toml"))
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--start", help="a model folder or model.pt whose weights to begin with, where names and shapes agree")
    return parser.parse_args()


def read_sets(args, config):
    """Label tables, and the training and dev documents as numbers."""
    names = list(config["share"])
    table = tomllib.load(open(os.path.join(HERE, "labels.toml"), "rb"))
    raw = load_sets(args.prepared, names, "train")
    ties = tomllib.load(open(os.path.join(HERE, "ties.toml"), "rb"))["labels"]
    labels = Labels.collect(raw, table["kinds"], ties)
    outside = {name: table[name]["outside"] for name in names if name in table}
    reader = Reader(os.path.join(args.base, "tokenizer.json"), labels, outside)
    encode = lambda sets: {n: [reader.document(d, n) for d in documents] for n, documents in sets.items()}
    dev = [n for n in names if os.path.exists(os.path.join(args.prepared, f"{n}.dev.jsonl"))]
    return labels, encode(raw), encode(load_sets(args.prepared, dev, "dev"))


def has_bfloat16():
    """Whether this processor computes in bfloat16 by itself."""
    try:
        return "avx512_bf16" in open("/proc/cpuinfo").read()
    except OSError:
        return False


def optimizer(model, config, steps):
    t = config["training"]
    encoder = [p for n, p in model.named_parameters() if n.startswith("bert.")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    groups = [{"params": encoder, "lr": t["encoder_rate"]}, {"params": heads, "lr": t["head_rate"]}]
    adam = torch.optim.AdamW(groups, weight_decay=t["weight_decay"], fused=True)
    warm = max(1, round(t["warm_up"] * steps))
    rate = lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    return adam, torch.optim.lr_scheduler.LambdaLR(adam, rate)


class Run:
    """A training run that can be taken up where it stopped."""

    def __init__(self, args):
        self.args = args
        self.config = tomllib.load(open(args.config, "rb"))
        torch.manual_seed(self.config["training"]["seed"])
        torch.set_num_threads(args.threads)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.halved = self.device == "cuda" or has_bfloat16()
        self.labels, self.train, self.dev = read_sets(args, self.config)
        self.model = Model(self.config, self.labels)
        base = load_file(os.path.join(args.base, "model.safetensors"))
        self.model.bert.start_from({k.removeprefix("bert."): v for k, v in base.items()})
        if args.start:
            self.begin_with(args.start)
        self.model.to(self.device)
        self.step, self.spent = 0, 0.0
        self.epochs = self.config["training"]["epochs"]
        counts = [len(self.batches(e)) for e in range(self.epochs)]
        self.starts = [sum(counts[:e]) for e in range(self.epochs + 1)]
        self.adam, self.schedule = optimizer(self.model, self.config, self.starts[-1])
        os.makedirs(args.out, exist_ok=True)
        json.dump(self.labels, open(os.path.join(args.out, "labels.json"), "w"), indent=1)
        self.checkpoint = os.path.join(args.out, "checkpoint.pt")

    def begin_with(self, start):
        """Takes over the weights of an earlier stage; heads that it lacks stay as they are."""
        folder = os.path.isdir(start)
        weights = load_file(os.path.join(start, "model.safetensors")) if folder else torch.load(start, weights_only=True)
        mine = self.model.state_dict()
        fits = {k: v.float() for k, v in weights.items() if k in mine and mine[k].shape == v.shape}
        self.model.load_state_dict({**mine, **fits})
        print(f"begins with {len(fits)} of {len(mine)} tensors from {start}", flush=True)

    def batches(self, epoch):
        return epoch_batches(self.train, self.config, epoch)

    def resume(self):
        if os.path.exists(self.checkpoint):
            kept = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
            self.model.load_state_dict(kept["model"])
            self.adam.load_state_dict(kept["adam"])
            self.schedule.load_state_dict(kept["schedule"])
            self.step, self.spent = kept["step"], kept["spent"]
            print(f"goes on from step {self.step}", flush=True)

    def keep(self):
        state = {"model": self.model.state_dict(), "adam": self.adam.state_dict(), "schedule": self.schedule.state_dict(),
                 "step": self.step, "spent": self.spent}
        torch.save(state, self.checkpoint + ".part")
        os.replace(self.checkpoint + ".part", self.checkpoint)

    def learn(self, group):
        torch.manual_seed(self.config["training"]["seed"] * 1_000_003 + self.step)
        batch = Batch(group, len(self.labels["tags"]), len(self.labels["ties"])).to(self.device)
        with torch.autocast(self.device, torch.bfloat16, enabled=self.halved):
            cost = loss(self.model, batch, self.config["weights"])
        self.adam.zero_grad()
        cost.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config["training"]["clip"])
        self.adam.step()
        self.schedule.step()
        self.step += 1
        return cost.item(), int(batch.mask.sum())

    def go(self):
        self.resume()
        begun, tokens, costs = time.time(), 0, []
        for epoch in range(self.epochs):
            if self.step >= self.starts[epoch + 1]:
                continue
            for group in self.batches(epoch)[self.step - self.starts[epoch]:]:
                cost, count = self.learn(group)
                tokens += count
                costs.append(cost)
                taken = time.time() - begun
                if self.step % 50 == 0:
                    mean = sum(costs) / len(costs)
                    print(f"step {self.step}/{self.starts[-1]} loss {mean:.3f} {tokens / taken:.0f} sub-tokens/s", flush=True)
                    costs = []
                if self.step % self.config["training"]["checkpoint_every"] == 0:
                    self.keep()
                if taken > self.args.minutes * 60:
                    return self.keep()
            self.keep()
            scores = {name: evaluate(self.model, self.dev[name], self.labels, self.device) for name in self.dev}
            print(f"epoch {epoch + 1}: {json.dumps(scores)}", flush=True)
        torch.save(self.model.state_dict(), os.path.join(self.args.out, "model.pt"))
        print("done", flush=True)


if __name__ == "__main__":
    Run(arguments()).go()
