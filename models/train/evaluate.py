"""Scores a model on prepared sets, to watch training; the figures that are quoted come from the Rust binary."""

import torch

from data import IGNORE, Batch, batches, together, windows
from tags import f1, mentions


def name_scores(sets, kinds):
    right = found = gold = 0
    for predicted, expected in sets:
        predicted = {m for m in mentions(predicted) if m[2] in kinds}
        expected = {m for m in mentions(expected) if m[2] in kinds}
        right, found, gold = right + len(predicted & expected), found + len(predicted), gold + len(expected)
    return f1(right, found, gold)


@torch.no_grad()
def evaluate(model, documents, labels, device="cpu", longest=256):
    """Names over persons, organizations and places; trees over all words; roles with gold predicates."""
    model.eval()
    cells = dict.fromkeys("words heads labelled upos r_right r_found r_gold p_right p_found p_gold t_right t_found t_gold c_right c_found c_gold".split(), 0)
    pairs = []
    plain = [r.split(":")[0] for r in labels["relations"]]
    for group in batches([g for d in documents for g in together(windows(d, longest), 4096)], 4096):
        batch = Batch(group, len(labels["tags"]), len(labels["ties"])).to(device)
        w = model.words(batch)
        if batch.tags.any():
            for row, tags in enumerate(model.tags(w).argmax(-1).tolist()):
                sentence = batch.sentences[row]
                gold = [labels["tags"][a[0]] for a in sentence.tags]
                pairs.append(([labels["tags"][t] for t in tags[1 : len(gold) + 1]], gold))
        seen = batch.heads != IGNORE
        if seen.any():
            heads = model.tree.arcs(w).masked_fill(~batch.present[:, None, :], -1e4).argmax(-1)
            relations = model.tree.relations(w, heads).argmax(-1)
            same = torch.tensor([[a == b for b in plain] for a in plain], device=device)
            right = (heads == batch.heads) & seen
            cells["words"] += seen.sum().item()
            cells["heads"] += right.sum().item()
            cells["labelled"] += (right & same[relations, batch.relations.clamp(min=0)]).sum().item()
            cells["upos"] += ((model.upos(w).argmax(-1) == batch.upos) & seen).sum().item()
        if (batch.predicates != IGNORE).any():
            predicted, gold = model.roles.is_predicate(w).argmax(-1) == 1, batch.predicates == 1
            known = batch.predicates != IGNORE
            cells["p_right"] += (predicted & gold).sum().item()
            cells["p_found"] += (predicted & known).sum().item()
            cells["p_gold"] += gold.sum().item()
        if batch.roles is not None:
            best = model.role_scores(w, batch).argmax(-1)
            known = batch.roles != IGNORE
            cells["r_right"] += ((best == batch.roles) & (batch.roles > 0)).sum().item()
            cells["r_found"] += ((best > 0) & known).sum().item()
            cells["r_gold"] += (batch.roles > 0).sum().item()
        if len(batch.tie_rows):
            best = model.tie_scores(w, batch).masked_fill(~batch.tie_known, -1e4).argmax(-1)
            right = batch.ties.gather(1, best[:, None])[:, 0]
            cells["t_right"] += (right & (best > 0) & ~batch.ties[:, 0]).sum().item()
            cells["t_found"] += ((best > 0) & ~(batch.ties[:, 0] & right)).sum().item()
            cells["t_gold"] += (~batch.ties[:, 0]).sum().item()
        if len(batch.anaphors):
            best = model.link_scores(w, batch).argmax(-1)
            linked = batch.link_right.any(-1)
            right = (best > 0) & batch.link_right.gather(1, (best - 1).clamp(min=0)[:, None])[:, 0]
            asked = batch.mention_forms[batch.anaphors] >= 2     # nominals and pronouns; names join by rule
            cells["c_right"] += (right & asked).sum().item()
            cells["c_found"] += ((best > 0) & asked).sum().item()
            cells["c_gold"] += (linked & asked).sum().item()
    model.train()
    report = {}
    if pairs:
        report["names"] = name_scores(pairs, {"Person", "Organization", "Place"})
    if cells["words"]:
        share = lambda key: round(100 * cells[key] / cells["words"], 2)
        report |= {"uas": share("heads"), "las": share("labelled"), "upos": share("upos")}
    if cells["p_gold"]:
        report["predicates"] = f1(cells["p_right"], cells["p_found"], cells["p_gold"])
        report["roles"] = f1(cells["r_right"], cells["r_found"], cells["r_gold"])
    if cells["t_gold"]:
        report["pairs"] = f1(cells["t_right"], cells["t_found"], cells["t_gold"])
    if cells["c_gold"]:
        report["links"] = f1(cells["c_right"], cells["c_found"], cells["c_gold"])
    return report
