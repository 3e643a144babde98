"""Trains the encoder with all heads together.

    python train.py PREPARED BASE OUT [--start MODEL --stage N] [--seed N] [--threads N] [--config FILE] [--minutes M]

PREPARED is what prepare.py wrote, BASE a folder with the starting encoder (config.json, tokenizer.json, model.safetensors),
OUT where checkpoints go, and model.pt at the end. Runs the stages of the configuration one after the other, or from --stage
on with the weights of --start. Killed or stopped after --minutes, the same command goes on from the last checkpoint.
"""

import argparse
import json
import os
import shutil
import sys
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
    parser.add_argument("--stage", type=int, default=1)
    parser.add_argument("--seed", type=int, help="instead of the configuration's")
    parser.add_argument("--start", help="a model folder or model.pt whose weights to begin with, where names and shapes agree")
    return parser.parse_args()


def read_config(path):
    """The configuration of a file; one that is `like` another says only what differs."""
    config = tomllib.load(open(path, "rb"))
    like = config.pop("like", None)
    config = (read_config(os.path.join(os.path.dirname(path), like)) if like else {}) | config
    config["stage"] = [stage for stage in config["stage"] for _ in range(stage.pop("turns", 1))]
    return config


def read_sets(args, config):
    """Label tables, and the training and dev documents as numbers."""
    names = list(dict.fromkeys(name for stage in config["stage"] for name in stage["share"]))
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


def optimizer(model, config, stage, steps):
    t = config["training"] | stage
    encoder = [p for n, p in model.named_parameters() if n.startswith("bert.")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    groups = [{"params": encoder, "lr": t["encoder_rate"]}, {"params": heads, "lr": t["head_rate"]}]
    adam = torch.optim.AdamW(groups, weight_decay=t["weight_decay"], fused=True)
    warm = max(1, round(t["warm_up"] * steps))
    rate = lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    return adam, torch.optim.lr_scheduler.LambdaLR(adam, rate)


class Run:
    """One stage of a training run, which can be taken up where it stopped."""

    def __init__(self, args, config, number, sets):
        self.args, self.config, self.number, self.stage = args, config, number, config["stage"][number - 1]
        torch.manual_seed(config["training"]["seed"])
        torch.set_num_threads(args.threads)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.halved = self.device == "cuda" or has_bfloat16()
        self.labels, train, dev = sets
        self.train = {name: train[name] for name in self.stage["share"]}
        self.dev = {name: dev[name] for name in self.stage["share"] if name in dev}
        self.model = Model(config, self.labels)
        base = load_file(os.path.join(args.base, "model.safetensors"))
        self.model.bert.start_from({k.removeprefix("bert."): v for k, v in base.items()})
        self.begun = {}
        start = args.start if number == args.stage else self.file("model", number - 1)
        if start:
            self.begin_with(start)
        self.model.to(self.device)
        self.step = 0
        self.epochs = self.stage["epochs"]
        counts = [len(self.batches(e)) for e in range(self.epochs)]
        self.starts = [sum(counts[:e]) for e in range(self.epochs + 1)]
        self.adam, self.schedule = optimizer(self.model, config, self.stage, self.starts[-1])
        self.checkpoint, self.finished = self.file("checkpoint", number), self.file("model", number)

    def file(self, what, number):
        return os.path.join(self.args.out, f"{what}-{number}.pt")

    def begin_with(self, start):
        """Takes over the weights of an earlier stage; heads that it lacks stay as they are."""
        folder = os.path.isdir(start)
        weights = load_file(os.path.join(start, "model.safetensors")) if folder else torch.load(start, weights_only=True)
        mine = self.model.state_dict()
        fits = {k: v.float() for k, v in weights.items() if k in mine and mine[k].shape == v.shape}
        self.model.load_state_dict({**mine, **fits})
        self.begun = {k: v.clone() for k, v in self.model.state_dict().items()}
        print(f"begins with {len(fits)} of {len(mine)} tensors from {start}", flush=True)

    def batches(self, epoch):
        return epoch_batches(self.train, self.stage["share"], self.config, self.number, epoch)

    def resume(self):
        if os.path.exists(self.checkpoint):
            kept = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
            self.model.load_state_dict(kept["model"])
            self.adam.load_state_dict(kept["adam"])
            self.schedule.load_state_dict(kept["schedule"])
            self.step = kept["step"]
            print(f"goes on from step {self.step}", flush=True)

    def keep(self):
        state = {"model": self.model.state_dict(), "adam": self.adam.state_dict(), "schedule": self.schedule.state_dict(),
                 "step": self.step}
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
                    self.keep()
                    sys.exit("stopped for time; the same command goes on")
            self.keep()
            scores = {name: evaluate(self.model, self.dev[name], self.labels, self.device) for name in self.dev}
            print(f"epoch {epoch + 1}: {json.dumps(scores)}", flush=True)
        torch.save(self.mixed(), self.finished)

    def mixed(self):
        """The weights learnt, in the mean with those that the stage began with (Wortsman et al. 2022), as `keep` says."""
        keep = self.stage.get("keep", 1.0)
        mix = lambda name, v: keep * v + (1 - keep) * self.begun[name].to(v.device) if name in self.begun else v
        return {name: mix(name, v) for name, v in self.model.state_dict().items()}


def main():
    args = arguments()
    config = read_config(args.config)
    if args.seed is not None:
        config["training"]["seed"] = args.seed
    os.makedirs(args.out, exist_ok=True)
    sets = read_sets(args, config)
    json.dump(sets[0], open(os.path.join(args.out, "labels.json"), "w"), indent=1)
    for number in range(args.stage, len(config["stage"]) + 1):
        finished = os.path.join(args.out, f"model-{number}.pt")
        if not os.path.exists(finished):
            print(f"stage {number}", flush=True)
            Run(args, config, number, sets).go()
    shutil.copyfile(finished, os.path.join(args.out, "model.pt"))
    print("done", flush=True)


if __name__ == "__main__":
    main()
