"""Windows of sub-tokens, batches of windows, and targets for every head."""

import json
import os
import random
from collections import Counter
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from mentions import FORMS, REACH, link_features, may_refer, pair_features
from shapes import SPECIAL, shape

IGNORE = -100


class Labels(dict):
    """The label tables, made once from the training sets and kept with the weights."""

    @classmethod
    def collect(cls, sets, kinds, ties, rare=50):
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
            ties=ties,
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
    mentions: list = ()          # (first, end, kind, form, cluster, words)
    pairs: list = ()             # (source, target, allowed labels)
    known: list = ()             # the labels that the set tells apart
    links: bool = False          # whether clusters are known


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

    def ties(self, s):
        """Pairs of mentions that something is known of, with the labels that they may have; those of one entity are left out."""
        index, mentions = self.index["ties"], s.get("mentions", [])
        known = {(i, j): labels for i, j, labels in s.get("pairs", [])}
        closed = s.get("closed")
        for i, a in enumerate(mentions):
            for j, b in enumerate(mentions):
                if i == j or (a[4] is not None and a[4] == b[4]) or (i, j) not in known and not closed:
                    continue
                named = all(m[3] in ("name", "nationality") or m[4] is not None for m in (a, b))
                labels = known.get((i, j), ["none"])
                if labels and named:
                    yield i, j, [index[label] for label in labels]

    def sentence(self, s, name):
        """None where the tokenizer finds nothing in a word (a lone control character, say)."""
        ids, types, firsts = self.pieces(s["words"])
        if len(firsts) != len(s["words"]):
            return None
        n, index = len(firsts), self.index
        predicates, frames = [IGNORE] * n, []
        if "frames" in s:
            predicates = [IGNORE if s.get("open") else 0] * n
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
            mentions=[(*m, s["words"][m[0] : m[1]]) for m in s.get("mentions", [])],
            pairs=list(self.ties(s)), known=[index["ties"][label] for label in s.get("known", self.labels["ties"])],
        )

    def document(self, document, name):
        read = [self.sentence(s, name) for s in document["sentences"] if s["words"]]
        read = [s for s in read if s]
        for s in read:
            s.links = bool(document.get("links"))
        return read


def windows(sentences, longest, dice=None, shortest=64):
    """Packs whole sentences; with dice, at a length drawn for the document. An over-long sentence is left out."""
    out, window, used = [], [], 1
    limit = dice.randint(shortest, longest) if dice else longest
    for sentence in sentences:
        size = len(sentence.ids) + 1
        if size + 1 > longest:
            continue
        if window and used + size > limit:
            out.append(window)
            window, used = [], 1
        window.append(sentence)
        used += size
    return out + [window] if window else out


def window_size(window):
    return 1 + sum(len(s.ids) + 1 for s in window)


def together(made, size):
    """Windows of one document in groups that are learnt in one batch, where mentions look back over the edges of windows."""
    if not any(s.links for window in made for s in window):
        return [[window] for window in made]
    groups, used = [], 0
    for window in made:
        if not groups or used + window_size(window) > size:
            groups.append([])
            used = 0
        groups[-1].append(window)
        used += window_size(window)
    return groups


def group_width(group):
    return max(map(window_size, group))


def batches(groups, size, dice=None):
    """Groups of like width together, at most `size` sub-tokens with padding unless one group alone is larger."""
    noise = (lambda: dice.random() * 24) if dice else (lambda: 0)
    out, batch, widest = [], [], 0
    for group in sorted(groups, key=lambda g: group_width(g) + noise()):
        wide = max(widest, group_width(group))
        if batch and wide * (sum(map(len, batch)) + len(group)) > size:
            out.append(batch)
            batch, wide = [], group_width(group)
        batch.append(group)
        widest = wide
    return out + [batch] if batch else out


class Batch:
    """Tensors of a batch. `places` lays words out by sentence; row 0 of a sentence is its root, the special token before it."""

    def __init__(self, groups, tag_count, tie_count, start=101, end=102):
        batch = [window for group in groups for window in group]
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
        self._ties(sentences, tie_count)
        self._links(groups)

    def _ties(self, sentences, tie_count):
        """Pairs of mentions of a sentence: where their words are, their features, the labels that they may have."""
        rows, places, features, allowed, known = [], [], [], [], []
        for row, s in enumerate(sentences):
            for i, j, labels in s.pairs:
                a, b = s.mentions[i], s.mentions[j]
                between = (a[1], b[0]) if a[0] < b[0] else (b[1], a[0])
                rows.append(row)
                places.append([a[0] + 1, a[1], b[0] + 1, b[1], between[0] + 1, max(between[0], between[1]) + 1])
                features.append(pair_features(a[:4], b[:4]))
                allowed.append(labels)
                known.append(s.known)
        self.tie_rows = torch.tensor(rows, dtype=torch.long)
        self.tie_places = torch.tensor(places, dtype=torch.long).view(-1, 6)
        self.tie_features = torch.tensor(features, dtype=torch.long).view(-1, 3)
        self.ties, self.tie_known = (torch.zeros(len(rows), tie_count, dtype=torch.bool) for _ in range(2))
        for pair in range(len(rows)):
            self.ties[pair, allowed[pair]] = True
            self.tie_known[pair, known[pair]] = True

    def _links(self, groups):
        """Mentions of groups, and for each that may refer its candidates before it, the right ones marked."""
        mentions, links, row = [], [], 0
        for group in groups:
            known, number = [], 0
            for s in (s for window in group for s in window):
                for m in s.mentions if s.links else ():
                    known.append((row, m, (number, len(known), m[2], m[3], m[5])))
                row, number = row + 1, number + 1
            first = len(mentions)
            mentions += [(r, m[0] + 1, m[1], m[3]) for r, m, _ in known]
            for j, (_, m, seen) in enumerate(known):
                if j and may_refer(seen):
                    links.append([
                        (first + i, first + j, link_features(other[2], seen), m[4] is not None and other[1][4] == m[4])
                        for i, other in enumerate(known[max(0, j - REACH) : j], max(0, j - REACH))])
        self._link_tensors(mentions, links)

    def _link_tensors(self, mentions, links):
        widest = max(map(len, links), default=0)
        self.mention_rows = torch.tensor([m[0] for m in mentions], dtype=torch.long)
        self.mention_places = torch.tensor([m[1:3] for m in mentions], dtype=torch.long).view(-1, 2)
        self.mention_forms = torch.tensor([FORMS.index(m[3]) for m in mentions], dtype=torch.long)
        self.anaphors = torch.tensor([l[0][1] for l in links], dtype=torch.long)
        self.antecedents = torch.zeros(len(links), widest, dtype=torch.long)
        self.link_features = torch.zeros(len(links), widest, 6, dtype=torch.long)
        self.link_present = torch.zeros(len(links), widest, dtype=torch.bool)
        self.link_right = torch.zeros(len(links), widest, dtype=torch.bool)
        for row, candidates in enumerate(links):
            n = len(candidates)
            self.antecedents[row, :n] = torch.tensor([c[0] for c in candidates])
            self.link_features[row, :n] = torch.tensor([c[2] for c in candidates])
            self.link_right[row, :n] = torch.tensor([c[3] for c in candidates])
            self.link_present[row, :n] = True

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


def teaches(group):
    """Whether any head has a target in it."""
    sentences = [s for window in group for s in window]
    own = any(s.tags or s.frames or s.pairs or s.upos[0] != IGNORE for s in sentences)
    return own or sum(len(s.mentions) for s in sentences if s.links) > 1


def epoch_groups(documents, share, config, dice):
    """A share of a set's windows in random order; a share of 2 is the whole set twice, cut differently each time."""
    cut, size = config["windows"], config["training"]["batch"]
    out = []
    while share > 0:
        made = [g for d in documents for g in together(windows(d, cut["longest"], dice, cut["shortest"]), size) if teaches(g)]
        dice.shuffle(made)
        out += made[: round(len(made) * min(1, share))]
        share -= 1
    return out


def epoch_batches(sets, share, config, stage, number):
    """The batches of one epoch of a stage in their order: the same for the same seed and numbers."""
    dice = random.Random(config["training"]["seed"] * 1000 + 100 * (stage - 1) + number)
    out = []
    for name, documents in sets.items():
        shares = share[name]
        made = epoch_groups(documents, shares[min(number, len(shares) - 1)], config, dice)
        out += batches(made, config["training"]["batch"], dice)
    dice.shuffle(out)
    return out
