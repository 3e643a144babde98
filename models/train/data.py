"""Windows of sub-tokens, batches of windows, and targets for every head."""

import json
import os
import random
from collections import Counter
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from shapes import SPECIAL, shape

IGNORE = -100


class Labels(dict):
    """The label tables, made once from the training sets and kept with the weights."""

    @classmethod
    def collect(cls, sets, kinds, rare=50):
        upos, relations, roles = Counter(), Counter(), Counter()
        for sentence in (s for documents in sets.values() for d in documents for s in d["sentences"]):
            upos.update(sentence.get("upos", []))
            relations.update(sentence.get("relations", []))
            for _, arguments in sentence.get("frames", []):
                roles.update(arguments.values())
        often = lambda counts, least: sorted(k for k, n in counts.items() if n >= least)
        return cls(
            tags=["O"] + [f"{p}-{k}" for k in kinds for p in "BI"],
            upos=often(upos, 1),
            relations=often(relations, 5),
            roles=["O"] + often(roles, rare),
        )


def load_sets(folder, names, part):
    read = lambda name: [json.loads(l) for l in open(os.path.join(folder, f"{name}.{part}.jsonl"), encoding="utf-8")]
    return {name: read(name) for name in names}


@dataclass
class Sentence:
    """Sub-tokens of one sentence with its targets as numbers."""

    ids: list
    types: list
    firsts: list
    tags: list
    upos: list
    heads: list
    relations: list
    predicates: list
    frames: list


class Reader:
    """Turns prepared sentences into sub-tokens and targets."""

    def __init__(self, tokenizer, labels, outside):
        self.tokenizer = Tokenizer.from_file(tokenizer)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.labels = labels
        self.index = {table: {l: i for i, l in enumerate(names)} for table, names in labels.items()}
        self.outside = outside

    def allowed(self, tag, name):
        """The tag numbers that an annotated tag admits."""
        index = self.index["tags"]
        if tag == "O":
            return [0] + [index[f"{p}-{k}"] for k in self.outside.get(name, []) for p in "BI"]
        return [index[tag[:2] + kind] for kind in tag[2:].split("|")]

    def pieces(self, words):
        encoded = self.tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        firsts, types, before = [], [], None
        for place, word in enumerate(encoded.word_ids):
            types.append(shape(words[word]))
            if word != before:
                firsts.append(place)
                before = word
        return encoded.ids, types, firsts

    def sentence(self, s, name):
        """None where the tokenizer finds nothing in a word (a lone control character, say)."""
        ids, types, firsts = self.pieces(s["words"])
        if len(firsts) != len(s["words"]):
            return None
        n, index = len(firsts), self.index
        predicates, frames = [IGNORE] * n, []
        if "frames" in s:
            predicates = [0] * n
            for predicate, roles in s["frames"]:
                predicates[predicate] = 1
                numbers = {int(w): index["roles"][r] for w, r in roles.items() if r in index["roles"]}
                frames.append((predicate, numbers))
        return Sentence(
            ids, types, firsts,
            tags=[self.allowed(t, name) for t in s["tags"]] if "tags" in s else [],
            upos=[index["upos"][u] for u in s["upos"]] if "upos" in s else [IGNORE] * n,
            heads=s.get("heads", [IGNORE] * n),
            relations=[index["relations"].get(r, IGNORE) for r in s.get("relations", [])] or [IGNORE] * n,
            predicates=predicates, frames=frames,
        )

    def document(self, document, name):
        read = [self.sentence(s, name) for s in document["sentences"] if s["words"]]
        return [s for s in read if s]


def windows(sentences, longest, dice=None, shortest=64):
    """Packs whole sentences; with dice, at a random length for each window. An over-long sentence is left out."""
    out, window, used = [], [], 1
    limit = dice.randint(shortest, longest) if dice else longest
    for sentence in sentences:
        size = len(sentence.ids) + 1
        if size + 1 > longest:
            continue
        if window and used + size > limit:
            out.append(window)
            window, used = [], 1
            limit = dice.randint(shortest, longest) if dice else longest
        window.append(sentence)
        used += size
    return out + [window] if window else out


def window_size(window):
    return 1 + sum(len(s.ids) + 1 for s in window)


def batches(all_windows, size, dice=None):
    """Windows of like length together, at most `size` sub-tokens with padding."""
    noise = (lambda: dice.random() * 24) if dice else (lambda: 0)
    out, batch, widest = [], [], 0
    for window in sorted(all_windows, key=lambda w: window_size(w) + noise()):
        wide = max(widest, window_size(window))
        if batch and wide * (len(batch) + 1) > size:
            out.append(batch)
            batch, wide = [], window_size(window)
        batch.append(window)
        widest = wide
    return out + [batch] if batch else out


class Batch:
    """Tensors of a batch. `places` lays words out by sentence; row 0 of a sentence is its root, the special token before it."""

    def __init__(self, batch, tag_count, start=101, end=102):
        width = max(map(window_size, batch))
        sentences = [s for window in batch for s in window]
        longest = max(len(s.firsts) for s in sentences) + 1
        self.sentences = sentences
        self.ids = torch.zeros(len(batch), width, dtype=torch.long)
        self.types = torch.zeros(len(batch), width, dtype=torch.long)
        self.mask = torch.zeros(len(batch), width, dtype=torch.bool)
        self.places = torch.zeros(len(sentences), longest, dtype=torch.long)
        self.present = torch.zeros(len(sentences), longest, dtype=torch.bool)
        row = 0
        for w, window in enumerate(batch):
            ids, types = [start], [SPECIAL]
            for s in window:
                root = w * width + len(ids) - 1
                self.places[row, : len(s.firsts) + 1] = torch.tensor([root] + [root + 1 + f for f in s.firsts])
                self.present[row, : len(s.firsts) + 1] = True
                row += 1
                ids += s.ids + [end]
                types += s.types + [SPECIAL]
            self.ids[w, : len(ids)] = torch.tensor(ids)
            self.types[w, : len(ids)] = torch.tensor(types)
            self.mask[w, : len(ids)] = True
        self._targets(sentences, longest, tag_count)

    def _targets(self, sentences, longest, tag_count):
        table = lambda: torch.full((len(sentences), longest), IGNORE)
        self.upos, self.heads, self.relations, self.predicates = table(), table(), table(), table()
        self.tags = torch.zeros(len(sentences), longest, tag_count, dtype=torch.bool)
        owners, predicates, roles = [], [], []
        for row, s in enumerate(sentences):
            n = len(s.firsts) + 1
            for name in ("upos", "heads", "relations", "predicates"):
                getattr(self, name)[row, 1:n] = torch.tensor(getattr(s, name))
            for word, allowed in enumerate(s.tags):
                self.tags[row, word + 1, allowed] = True
            for predicate, arguments in s.frames:
                owners.append(row)
                predicates.append(predicate + 1)
                target = torch.full((longest,), IGNORE)
                target[1:n] = 0
                for word, role in arguments.items():
                    target[word + 1] = role
                roles.append(target)
        self.owners, self.predicate_words = torch.tensor(owners, dtype=torch.long), torch.tensor(predicates, dtype=torch.long)
        self.roles = torch.stack(roles) if roles else None

    def to(self, device):
        for name, value in vars(self).items():
            if isinstance(value, torch.Tensor):
                setattr(self, name, value.to(device))
        return self


def epoch_windows(documents, share, cut, dice):
    """A share of a set's windows in random order; a share of 2 is the whole set twice, cut differently each time."""
    out = []
    while share > 0:
        made = [w for d in documents for w in windows(d, cut["longest"], dice, cut["shortest"])]
        dice.shuffle(made)
        out += made[: round(len(made) * min(1, share))]
        share -= 1
    return out


def epoch_batches(sets, config, number):
    """The batches of one epoch in their order: the same for the same seed and number."""
    dice = random.Random(config["training"]["seed"] * 1000 + number)
    out = []
    for name, documents in sets.items():
        shares = config["share"][name]
        made = epoch_windows(documents, shares[min(number, len(shares) - 1)], config["windows"], dice)
        out += batches(made, config["training"]["batch"], dice)
    dice.shuffle(out)
    return out
