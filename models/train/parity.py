"""Scores of a few written-for-the-purpose sentences, head by head, for the Rust side to reproduce."""

import torch

from data import Batch
from ways import ways

DOCUMENTS = [
    [
        ["Defence", "Minister", "Amina", "Okafor", "met", "in", "Geneva", "with", "Lars", "-", "Erik", "Solheim", "."],
        ["She", "did", "n't", "call", "the", "E.U.", "envoy", ",", "officials", "told", "AFP", "."],
    ],
    [
        ["Šefčovič", "paid", "€", "5m", "to", "Noordkaap", "Shipping", "in", "2024", "."],
        ["Noordkaap", "Shipping", "(", "N.S.", ")", "thanked", "Maroš", "Šefčovič", "and", "the", "Shipping", "Board", "of", "Noordkaap", "."],
    ],
]

# [first, end, kind, form] of the mentions of every sentence.
MENTIONS = [
    [
        [[2, 4, "person", "name"], [6, 7, "place", "name"], [8, 12, "person", "name"]],
        [[0, 1, "person", "pronoun"], [4, 7, "unknown", "nominal"], [5, 6, "organization", "name"], [10, 11, "organization", "name"]],
    ],
    [
        [[0, 1, "person", "name"], [5, 7, "organization", "name"]],
        [[0, 2, "organization", "name"], [3, 4, "organization", "name"], [6, 8, "person", "name"], [10, 12, "organization", "name"], [13, 14, "place", "name"]],
    ],
]


def rounded(tensor):
    return [[round(v, 5) for v in row] for row in tensor.tolist()]


@torch.no_grad()
def sentence_scores(model, w, count):
    """All scores of one sentence: w is [1 + longest, hidden]."""
    w = w[: count + 1]
    arcs = model.tree.arcs(w[None])
    heads, best = model.parsed(w[None], torch.ones(1, count + 1, dtype=torch.bool))
    relations = model.tree.relations(w[None], heads)[0][1:]
    predicate = model.roles.is_predicate(w).softmax(-1)[1:, 1]
    first = int(predicate.argmax())
    way = ways(heads, best, torch.tensor([first + 1]), model.tree.relation_weight.shape[0])
    return {
        "tags": rounded(model.tags(w)[1:]),
        "upos": rounded(model.upos(w)[1:]),
        "arcs": rounded(arcs[0][1:]),
        "greedy_heads": heads[0][1:].tolist(),
        "relations": rounded(relations),
        "predicates": [round(p, 5) for p in predicate.tolist()],
        "predicate": first,
        "roles": rounded(model.roles(w[None, first + 1], w[None], way)[0][1:]),
    }


@torch.no_grad()
def tie_scores(model, batch, w):
    """Scores of all pairs of mentions of every sentence."""
    own = iter(model.tie_scores(w, batch).tolist())
    scores = []
    for sentence in batch.sentences:
        scores.append([[i, j, [round(v, 5) for v in next(own)]] for i, j, _ in sentence.pairs])
    return scores


@torch.no_grad()
def link_scores(model, batch, w):
    """For every mention that may refer and has others before it: [none, earlier…]."""
    scores, present = model.link_scores(w, batch), batch.link_present
    rows = zip(batch.anaphors.tolist(), scores.tolist(), present.sum(-1).tolist())
    return [[mention, [round(v, 5) for v in row[: 1 + n]]] for mention, row, n in rows]


@torch.no_grad()
def parity_cases(model, reader):
    cases = []
    for document, mentions in zip(DOCUMENTS, MENTIONS):
        full = lambda own: {"mentions": [[*m, None] for m in own], "closed": ["none"]}
        sentences = [reader.sentence({"words": words} | full(own), "parity") for words, own in zip(document, mentions)]
        for s, own in zip(sentences, mentions):
            s.links = True
            s.pairs = [(i, j, [0]) for i in range(len(own)) for j in range(len(own)) if i != j]
        batch = Batch([[sentences]], len(reader.labels["tags"]), len(reader.labels["ties"]))
        w = model.words(batch)
        scores = [sentence_scores(model, w[row], len(words)) for row, words in enumerate(document)]
        cases.append({"sentences": document, "mentions": mentions, "scores": scores, "ties": tie_scores(model, batch, w), "links": link_scores(model, batch, w)})
    return cases
