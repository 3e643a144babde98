"""Scores of a few written-for-the-purpose sentences, head by head, for the Rust side to reproduce."""

import torch

from data import Batch

DOCUMENTS = [
    [
        ["Defence", "Minister", "Amina", "Okafor", "met", "in", "Geneva", "with", "Lars", "-", "Erik", "Solheim", "."],
        ["She", "did", "n't", "call", "the", "E.U.", "envoy", ",", "officials", "told", "AFP", "."],
    ],
    [["Šefčovič", "paid", "€", "5m", "to", "Noordkaap", "Shipping", "in", "2024", "."]],
]


def rounded(tensor):
    return [[round(v, 5) for v in row] for row in tensor.tolist()]


@torch.no_grad()
def sentence_scores(model, w, count):
    """All scores of one sentence: w is [1 + longest, hidden]."""
    w = w[: count + 1]
    heads = model.tree.arcs(w[None])[0][1:].argmax(-1)
    relations = model.tree.relations(w[None], torch.cat([heads.new_zeros(1), heads])[None])[0][1:]
    predicate = model.roles.is_predicate(w).softmax(-1)[1:, 1]
    first = int(predicate.argmax())
    return {
        "tags": rounded(model.tags(w)[1:]),
        "upos": rounded(model.upos(w)[1:]),
        "arcs": rounded(model.tree.arcs(w[None])[0][1:]),
        "greedy_heads": heads.tolist(),
        "relations": rounded(relations),
        "predicates": [round(p, 5) for p in predicate.tolist()],
        "predicate": first,
        "roles": rounded(model.roles(w[None, first + 1], w[None, 1:])[0]),
    }


@torch.no_grad()
def parity_cases(model, reader):
    cases = []
    for document in DOCUMENTS:
        sentences = [reader.sentence({"words": words}, "parity") for words in document]
        batch = Batch([sentences], len(reader.labels["tags"]))
        w = model.words(batch)
        scores = [sentence_scores(model, w[row], len(words)) for row, words in enumerate(document)]
        cases.append({"sentences": document, "scores": scores})
    return cases
