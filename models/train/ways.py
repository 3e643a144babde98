"""The way from a word to a predicate in the dependency tree, as the `roles` head sees it."""

import torch

# By nearness: the predicate itself, its child, its head, its head's child, its grandchild, the head of its head, that one's
# child, its head's grandchild, anything else; each before or after the predicate.
WAYS = 18


def ways(heads, relations, predicates, count):
    """heads, relations: [n, words], row 0 the root, which is its own head; predicates: [n]. Returns [n, words, 2]: the way
    joined with the word's own relation, and with the predicate's; `count` relations there are."""
    at = torch.arange(heads.shape[1], device=heads.device)[None]
    p = predicates[:, None]
    above = heads.gather(1, heads)
    parent, grandparent = heads.gather(1, p), above.gather(1, p)
    kinds = [at == p, heads == p, at == parent, heads == parent, above == p, at == grandparent, heads == grandparent, above == parent]
    way = torch.full_like(heads, len(kinds))
    for number, holds in reversed(list(enumerate(kinds))):
        way = torch.where(holds, number, way)
    way = 2 * way + (at > p)
    own = relations.gather(1, p).expand_as(relations)
    return torch.stack([way * count + relations, way * count + own], -1)
