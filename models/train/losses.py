"""One loss for each head; a head without targets in a batch costs nothing."""

import torch
import torch.nn.functional as F

from data import IGNORE


def cross_entropy(scores, targets):
    return F.cross_entropy(scores.flatten(0, -2).float(), targets.flatten(), ignore_index=IGNORE)


def partial_labels(scores, allowed):
    """Negative log of the probability that all allowed labels have together (words without any are left out)."""
    known = allowed.any(-1)
    scores, allowed = scores[known].float(), allowed[known]
    inside = scores.masked_fill(~allowed, -1e9).logsumexp(-1)
    return (scores.logsumexp(-1) - inside).mean()


def loss(model, batch, weights):
    w = model.words(batch)
    total = w.new_zeros((), dtype=torch.float32)
    if batch.tags.any():
        total = total + weights["tags"] * partial_labels(model.tags(w), batch.tags)
    if (batch.heads != IGNORE).any():
        arcs = model.tree.arcs(w).float().masked_fill(~batch.present[:, None, :], -1e4)
        relations = model.tree.relations(w, batch.heads.clamp(min=0))
        total = total + weights["arcs"] * cross_entropy(arcs, batch.heads)
        total = total + weights["relations"] * cross_entropy(relations, batch.relations)
        total = total + weights["upos"] * cross_entropy(model.upos(w), batch.upos)
    if (batch.predicates != IGNORE).any():
        total = total + weights["predicates"] * cross_entropy(model.roles.is_predicate(w), batch.predicates)
    if batch.roles is not None:
        total = total + weights["roles"] * cross_entropy(model.role_scores(w, batch), batch.roles)
    if len(batch.tie_rows):
        total = total + weights["pairs"] * partial_labels(model.tie_scores(w, batch).masked_fill(~batch.tie_known, -1e4), batch.ties)
    if len(batch.anaphors):
        first = ~batch.link_right.any(-1, keepdim=True)
        total = total + weights["links"] * partial_labels(model.link_scores(w, batch), torch.cat([first, batch.link_right], -1))
    return total
