"""Scores what the Rust binary says of the public sets: the figures of README and MODEL_CARD.

    python score.py PREPARED TIELINE [MODEL]

PREPARED is what prepare.py wrote, TIELINE the built program, MODEL a model folder (default: the program's own).
Names: exact spans, micro F1 over persons, organizations and places. Trees: UAS, LAS (without subtypes) and UPOS over all
words. Roles: micro F1 over (predicate, head word of the argument, role) with gold predicates; predicates: micro F1. CoNLL04:
strict relation F1 from the program's own names, threshold from its dev part. OntoGUM: clusters of gold mentions. AIDA: B3 over
linked names, within a document.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter

from own import scored
from pairs import expanded
from tags import f1, mentions

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ("Person", "Organization", "Place")
SETS = ["conll2003.test", "worldwide.test", "ewt.test", "gum.test", "conll2003.dev", "worldwide.dev", "ewt.dev", "gum.dev"]


class Tally:
    def __init__(self):
        self.cells = {}

    def add(self, name, found, gold):
        right, f, g = self.cells.get(name, (0, 0, 0))
        self.cells[name] = (right + len(found & gold), f + len(found), g + len(gold))

    def count(self, name, right, all_of):
        r, a, _ = self.cells.get(name, (0, 0, None))
        self.cells[name] = (r + right, a + all_of, None)

    def rows(self):
        for name, (right, found, gold) in self.cells.items():
            yield name, round(100 * right / max(1, found), 2) if gold is None else f1(right, found, gold)


def names(tally, gold, predicted):
    spans = lambda tags: {m for m in mentions(tags) if m[2] in KINDS}
    found, wanted = spans(predicted["tags"]), spans(gold["tags"])
    tally.add("names", found, wanted)
    for kind in KINDS:
        tally.add(kind, {m for m in found if m[2] == kind}, {m for m in wanted if m[2] == kind})


def trees(tally, gold, predicted):
    plain = lambda relation: relation.split(":")[0]
    same = [g == p for g, p in zip(gold["heads"], predicted["heads"])]
    labelled = [s and plain(g) == plain(p) for s, g, p in zip(same, gold["relations"], predicted["relations"])]
    words = len(gold["words"])
    tally.count("uas", sum(same), words)
    tally.count("las", sum(labelled), words)
    tally.count("upos", sum(g == p for g, p in zip(gold["upos"], predicted["upos"])), words)


def frames(tally, gold, predicted):
    tally.add("predicates", set(predicted["predicates"]), {p for p, _ in gold["frames"]})
    roles = dict((p, r) for p, r in predicted["roles"])
    wanted = {(p, int(w), role) for p, args in gold["frames"] for w, role in args.items()}
    found = {(p, w, role) for p, _ in gold["frames"] for w, role in enumerate(roles[p]) if role != "O"}
    tally.add("roles", found, wanted)


def words_rows(tieline, model, documents_of):
    """Names, trees and roles on gold words."""
    for name, documents in documents_of:
        tally = Tally()
        for gold, predicted in zip(documents, scored(tieline, documents, model), strict=True):
            full = [s for s in gold["sentences"] if s["words"]]
            for g, p in zip(full, predicted["sentences"], strict=True):
                if "tags" in g:
                    names(tally, g, p)
                if "heads" in g:
                    trees(tally, g, p)
                if "frames" in g:
                    frames(tally, g, p)
        print(f"{name:16}" + "  ".join(f"{key} {value}" for key, value in tally.rows()), flush=True)


# --- ties: CoNLL04, strict: both names right in span and type, from the program's own names ---

def tie_labels(tieline, model):
    """The columns of tie scores, from the manifest of the model that is used."""
    folder = model or os.path.join(HERE, "..", "en-news")
    return tomllib.load(open(os.path.join(folder, "manifest.toml"), "rb"))["labels"]["ties"]


CONLL04_ENDS = {
    ("person", "organization"): "Work_For", ("person", "place"): "Live_In", ("organization", "place"): "OrgBased_In", ("place", "place"): "Located_In",
    ("person", "person"): "Kill",
}


def conll04_found(documents, tieline, model, labels):
    """For every sentence {(first, end, kind, first, end, kind, type): probability}. Names are taken as tagged: the set has
    "Irving , Texas" as one place or as two, as the relation asks, and the tagger learnt that from it; the program parts them."""
    kinds = {"Person": "person", "Organization": "organization", "Place": "place"}
    named = scored(tieline, [{k: d[k] for k in ("id",)} | {"sentences": [{"words": s["words"]} for s in d["sentences"]]} for d in documents], model)
    asked = []
    for document, predicted in zip(documents, named):
        sentence = predicted["sentences"][0]
        own = sorted((a, b, kinds[k]) for a, b, k in mentions(sentence["tags"]) if k in kinds)
        asked.append({"id": document["id"], "sentences": [{"words": document["sentences"][0]["words"], "mentions": [[a, b, k, "name", None] for a, b, k in own]}]})
    columns = conll04_columns(labels)
    for document, given in zip(asked, scored(tieline, asked, model)):
        own, found = document["sentences"][0]["mentions"], {}
        for i, j, probabilities in given["sentences"][0].get("ties", []):
            kind = CONLL04_ENDS.get((own[i][2], own[j][2]))
            if kind:
                found[(*own[i][:3], *own[j][:3], kind)] = sum(probabilities[c] for c in columns[kind])
        yield found


def conll04_columns(labels):
    """Which columns of tie scores stand for each type of CoNLL04."""
    table = tomllib.load(open(os.path.join(HERE, "ties.toml"), "rb"))
    types = table["conll04"]["types"]
    return {kind: [labels.index(l) for l in expanded(table, types[kind]["forward"])] for kind in types}


def conll04_score(documents, found, threshold, kinds):
    right = got = wanted = 0
    for document, ties in zip(documents, found):
        sentence = document["sentences"][0]
        own = sentence["mentions"]
        gold = {(*own[i][:3], *own[j][:3], kind) for i, j, kind in sentence["gold"] if kind in kinds}
        chosen = {key for key, p in ties.items() if p >= threshold and key[-1] in kinds}
        right, got, wanted = right + len(gold & chosen), got + len(chosen), wanted + len(gold)
    return f1(right, got, wanted)


def conll04_rows(tieline, model, dev, test):
    """The threshold is chosen on the dev part."""
    labels = tie_labels(tieline, model)
    kinds = ("Work_For", "Live_In", "OrgBased_In", "Located_In")
    on = {name: list(conll04_found(documents, tieline, model, labels)) for name, documents in (("dev", dev), ("test", test))}
    steps = [t / 20 for t in range(2, 19)]
    best = max(steps, key=lambda t: conll04_score(dev, on["dev"], t, kinds))
    kill = max(steps, key=lambda t: conll04_score(dev, on["dev"], t, ("Kill",)))
    score = lambda *chosen: conll04_score(test, on["test"], best, chosen)
    row = {"relations": score(*kinds)} | {k: score(k) for k in kinds} | {"Kill": conll04_score(test, on["test"], kill, ("Kill",)), "threshold": best}
    print("conll04.test    " + "  ".join(f"{k} {v}" for k, v in row.items()), flush=True)


# --- clusters: OntoGUM, by `tieline eval` ---

def as_record(document, clusters_of):
    """A document as JSON Lines, its words joined by blanks; clusters_of gives each mention's cluster or None."""
    text, starts = "", []
    for sentence in document["sentences"]:
        starts.append([])
        for word in sentence["words"]:
            text += (" " if text else "")
            starts[-1].append((len(text), len(text) + len(word)))
            text += word
    made, entities, number = [], {}, 0
    for s, sentence in enumerate(document["sentences"]):
        for first, end, kind, form, _ in sentence["mentions"]:
            cluster = clusters_of[number]
            number += 1
            if cluster is None:
                continue
            entity = entities.setdefault(cluster, len(entities))
            start, stop = starts[s][first][0], starts[s][end - 1][1]
            made.append({"start": start, "end": stop, "text": text[start:stop], "form": form, "entity": entity, "confidence": 1.0})
    made.sort(key=lambda m: (m["start"], -m["end"]))
    unique = [m for i, m in enumerate(made) if i == 0 or (m["start"], m["end"]) != (made[i - 1]["start"], made[i - 1]["end"])]
    for m in unique:
        m["kind"] = "person"
    own = lambda e: [i for i, m in enumerate(unique) if m["entity"] == e]
    kept = {e: n for n, e in enumerate(e for e in range(len(entities)) if own(e))}
    records = [{"name": unique[own(e)[0]]["text"], "kind": "person", "mentions": own(e)} for e in kept]
    for m in unique:
        m["entity"] = kept[m["entity"]]
    return {"id": document["id"], "text": text, "mentions": unique, "entities": records, "relations": []}


def gold_mentions(document):
    """The document with only the mentions of its clusters of several."""
    count = Counter(m[4] for s in document["sentences"] for m in s["mentions"] if m[4] is not None)
    sentences = [{"words": s["words"], "mentions": [m for m in s["mentions"] if count[m[4]] > 1]} for s in document["sentences"]]
    return {"id": document["id"], "sentences": sentences}


def best_antecedents(antecedents, ease):
    """Clusters from each mention's most probable antecedent, where it is more probable than `ease` times none at all."""
    cluster = []
    for number, (fresh, before) in enumerate(antecedents):
        cluster.append(cluster[before[0][0]] if before and before[0][1] > ease * fresh else number)
    return cluster


def evaluated(tieline, gold, predicted):
    """What `tieline eval` says of records."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("gold.jsonl", "found.jsonl")]
        for path, records in zip(paths, (gold, predicted)):
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(json.dumps(r, ensure_ascii=False) for r in records))
        out = subprocess.run([tieline, "eval", paths[0], "--predictions", paths[1], "--json"], stdout=subprocess.PIPE, check=True).stdout
    return json.loads(out)


class GoldMentions:
    """Documents with the mentions of their clusters of several, and what the `links` head says of them."""

    def __init__(self, tieline, model, documents):
        self.tieline = tieline
        self.documents = [gold_mentions(d) for d in documents if d.get("links")]
        flat = lambda d: [m[4] for s in d["sentences"] for m in s["mentions"]]
        self.gold = [as_record(d, flat(d)) for d in self.documents]
        self.antecedents = [p.get("antecedents", []) for p in scored(tieline, self.documents, model)]

    def report(self, ease):
        predicted = [as_record(d, best_antecedents(a, ease)) for d, a in zip(self.documents, self.antecedents)]
        return evaluated(self.tieline, self.gold, predicted)


def ontogum_rows(tieline, model, dev, test):
    """With gold mentions, whose singletons are left out: how easily they join is chosen on the dev part. Then from raw text."""
    on_dev, on_test = (GoldMentions(tieline, model, documents) for documents in (dev, test))
    best = max((1.0, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1), key=lambda ease: average(on_dev.report(ease)))
    cluster_row("ontogum.test", on_test.report(best))
    whole = annotated(tieline, model, [{"id": g["id"], "text": g["text"]} for g in on_test.gold])
    cluster_row("… end to end", evaluated(tieline, on_test.gold, whole))


def aida_rows(tieline, model, documents):
    """Names that AIDA links, given with their kinds, and the entities that the rules make of them in each document."""
    documents = [{"id": d["id"], "sentences": [{"words": s["words"], "mentions": s["mentions"]} for s in d["sentences"]]} for d in documents if d.get("links")]
    flat = lambda d: [m[4] for s in d["sentences"] for m in s["mentions"]]
    gold = [as_record(d, flat(d)) for d in documents]
    found = [as_record(d, p.get("entities", [])) for d, p in zip(documents, scored(tieline, documents, model), strict=True)]
    rows = {r["name"]: r for r in evaluated(tieline, gold, found)["rows"]}["clusters: B3"]
    print("aida.test       " + "  ".join(f"B3 {key} {100 * rows[key]:.2f}" for key in ("precision", "recall", "f1")), flush=True)


def average(report):
    return dict(report["shares"])["clusters of several: CoNLL average"]


def cluster_row(name, report):
    rows = {r["name"]: round(100 * r["f1"], 2) for r in report["rows"]}
    parts = "  ".join(f"{name} {rows['clusters of several: ' + name]}" for name in ("MUC", "B3", "CEAFe"))
    print(f"{name:16}CoNLL average {100 * average(report):.2f}  {parts}", flush=True)


def annotated(tieline, model, texts):
    """What `tieline annotate` says of texts {"id", "text"}."""
    given = "\n".join(json.dumps(text, ensure_ascii=False) for text in texts)
    command = [tieline, "annotate", "-", "--quiet", "--any-language"] + (["--model", model] if model else [])
    out = subprocess.run(command, input=given.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


def load(prepared, name):
    return [json.loads(line) for line in open(os.path.join(prepared, name + ".jsonl"), encoding="utf-8")]


def main(prepared, tieline, model=None):
    words_rows(tieline, model, ((name, load(prepared, name)) for name in SETS))
    conll04_rows(tieline, model, load(prepared, "conll04.dev"), load(prepared, "conll04.test"))
    ontogum_rows(tieline, model, load(prepared, "gum.dev"), load(prepared, "gum.test"))
    aida_rows(tieline, model, load(prepared, "conll2003.test"))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
