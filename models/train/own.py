"""Turns our own corpus into training documents, with names swapped in copies of it."""

import json
import os
import random
import subprocess
import tomllib
from collections import defaultdict

from clusters import candidates
from corpus import KNOWLEDGE
from pairs import words_at

GROUPS = tomllib.load(open(os.path.join(KNOWLEDGE, "groups.toml"), "rb"))["people"]
TAGS = {"person": "Person", "organization": "Organization", "place": "Place"}
FEMALE, MALE = {"she", "her", "hers", "herself"}, {"he", "him", "his", "himself"}


def scored(tieline, documents, model=None):
    """What `tieline score-words` says of documents, in their order."""
    command = [tieline, "score-words"] + (["--model", model] if model else [])
    given = "\n".join(json.dumps(d, ensure_ascii=False) for d in documents)
    out = subprocess.run(command, input=given.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def cut(tieline, texts):
    """How the program cuts texts {"id", "text"} into sentences and words, and their trees, by id."""
    return {record["id"]: record for record in scored(tieline, texts)}


def tagged(sentence, names):
    tags = ["O"] * len(sentence["words"])
    for first, end, kind, form, _ in names:
        name = "Nationality" if form == "nationality" else TAGS[kind]
        for word in range(first, end):
            tags[word] = ("B-" if word == first else "I-") + name
    return tags


def document(record, cuts, table):
    """A training document of one gold record; also how many mentions fell on no words."""
    cutting = cuts[record["id"]]
    at = [words_at(cutting, m["start"], m["end"]) for m in record["mentions"]]
    sentences = []
    for number, s in enumerate(cutting["sentences"]):
        own = [i for i, place in enumerate(at) if place and place[0] == number]
        full = lambda i: [at[i][1], at[i][2], record["mentions"][i]["kind"], record["mentions"][i]["form"], record["mentions"][i]["entity"]]
        names = [full(i) for i in own if record["mentions"][i]["form"] in ("name", "nationality")]
        found = candidates(s, names)
        place = {(m[0], m[1]): k for k, m in enumerate(found)}
        last = {m[1] - 1: k for k, m in enumerate(found)}
        for i in own:
            first, end, _, form, entity = full(i)
            k = place.get((first, end), last.get(end - 1) if form == "nominal" else None)
            if k is not None:
                found[k][4] = entity
        allowed = pairs_of(record, found, own, full, table)
        if not any(m["form"] == "group" for m in record["mentions"]):
            leave_open(allowed, found, s["words"])
        pairs = [[i, j, labels] for (i, j), labels in sorted(allowed.items())]
        sentences.append({"words": s["words"], "tags": tagged(s, names), "mentions": found, "pairs": pairs, "closed": 1})
    return {"id": record["id"], "sentences": sentences, "links": 1}, sum(place is None for place in at)


def anchor(record, mention):
    """The name that stands for a group without one: "Afghan" of "Afghan rebels", "Darfur" of "rebels in Darfur"; else the mention."""
    whole = record["mentions"][mention]
    if whole["form"] != "group":
        return mention
    inside = lambda m: m["form"] in ("name", "nationality") and whole["start"] <= m["start"] and m["end"] <= whole["end"]
    return next((i for i, m in enumerate(record["mentions"]) if inside(m)), mention)


def leave_open(allowed, found, words):
    """Where groups are not annotated nothing is known of a name that marks one: "Afghan" of "Afghan rebels"."""
    crowd = lambda m: m[1] < len(words) and any(words[m[1]].lower() in (noun, noun + "s", noun + "es") for noun in GROUPS)
    open_ones = {k for k, m in enumerate(found) if m[3] in ("name", "nationality") and crowd(m)}
    for i in range(len(found)):
        for j in range(len(found)):
            if i != j and (i in open_ones or j in open_ones):
                allowed.setdefault((i, j), None)


def pairs_of(record, found, own, full, table):
    """Labels of ties between the entities of one sentence; other mentions of the same two entities are left open."""
    ties = defaultdict(set)
    chosen = {}
    position = {tuple(m[:2]): k for k, m in enumerate(found)}
    for r in record["relations"]:
        if r["source"] not in own or r["target"] not in own:
            continue
        label = r["label"] if r["label"] in table["labels"] else r["class"]
        places = [anchor(record, r[side]) for side in ("source", "target")]
        ends = [record["mentions"][m]["entity"] for m in places]
        for pair, mentions in ((tuple(ends), places), (tuple(ends[::-1]), places[::-1])):
            if pair == tuple(ends) or r["symmetric"] or label in table["symmetric"]:
                ties[pair].add(label)
                where = tuple(position.get(tuple(full(m)[:2])) for m in mentions)
                chosen.setdefault(pair, set()).add(where)
    allowed = {}
    for i, a in enumerate(found):
        for j, b in enumerate(found):
            pair = (a[4], b[4])
            if i == j or pair not in ties or None in pair:
                continue
            labels = sorted(ties[pair], key=table["labels"].index)
            allowed[i, j] = labels if (i, j) in chosen[pair] else None
    return allowed


# --- swapping names ---

def gender(record, entity):
    said = {record["mentions"][m]["text"].lower() for m in record["entities"][entity]["mentions"]}
    return "f" if said & FEMALE else "m" if said & MALE else "?"


def pools(records, countries):
    """Names by kind, gender and number of words."""
    pool = defaultdict(set)
    for record in records:
        for e, entity in enumerate(record["entities"]):
            if entity["kind"] == "place" and (entity["name"] in countries or any(
                    record["mentions"][m]["form"] == "nationality" for m in entity["mentions"])):
                continue
            if any(record["mentions"][m]["form"] == "group" for m in entity["mentions"]):
                continue
            key = (entity["kind"], gender(record, e) if entity["kind"] == "person" else "", len(entity["name"].split()))
            pool[key].add(entity["name"])
    return {key: sorted(names) for key, names in pool.items()}


def swapped(record, pool, dice, number):
    """The record with other names of like kind; an entity whose shorter names are not part of its full one keeps its own."""
    new = {}
    for e, entity in enumerate(record["entities"]):
        key = (entity["kind"], gender(record, e) if entity["kind"] == "person" else "", len(entity["name"].split()))
        if key not in pool:
            continue
        old, other = entity["name"].split(), dice.choice(pool[key]).split()
        exchange = dict(zip(old, other))
        names = [m for m in entity["mentions"] if record["mentions"][m]["form"] == "name"]
        if all(w in exchange for m in names for w in record["mentions"][m]["text"].split()):
            for m in names:
                new[m] = " ".join(exchange[w] for w in record["mentions"][m]["text"].split())
    return rewritten(record, new, f"{record['id']}~{number}")


def rewritten(record, new, name):
    """The record with the texts of some mentions replaced and all offsets moved."""
    cuts = sorted((record["mentions"][m]["start"], record["mentions"][m]["end"], text) for m, text in new.items())
    kept = [c for i, c in enumerate(cuts) if i == 0 or c[0] >= cuts[i - 1][1]]
    text, at, shifts = "", 0, []
    for start, end, replacement in kept:
        text += record["text"][at:start] + replacement
        at = end
        shifts.append((end, len(replacement) - (end - start)))
    text += record["text"][at:]
    moved = lambda point: point + sum(by for end, by in shifts if end <= point)
    mentions = [dict(m, start=moved(m["start"]), end=moved(m["end"])) for m in record["mentions"]]
    for m in mentions:
        m["text"] = text[m["start"] : m["end"]]
    return dict(record, id=name, text=text, mentions=mentions)


def corpus(records, tieline, table, copies=0, countries=()):
    """Training documents: every record, and so many copies with swapped names."""
    dice = random.Random(7)
    pool = pools(records, countries)
    every = records + [swapped(r, pool, dice, n + 1) for n in range(copies) for r in records]
    cuts = cut(tieline, [{"id": r["id"], "text": r["text"]} for r in every])
    made = [document(r, cuts, table) for r in every]
    print(f"  mentions that fall on no words: {sum(lost for _, lost in made)} of {sum(len(r['mentions']) for r in every)}")
    return [d for d, _ in made]
