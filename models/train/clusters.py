"""Reads the coreference sets: who means whom within a document.

Mentions are [first, end, kind, form, cluster] as in pairs.py. Names are given; pronouns and noun phrases that could mean someone
are found by rule (as the program finds them), and get the cluster of the annotated mention with the same head word, or null.
A document with "links" has all its clusters annotated.
"""

import csv
import json
import os
import re
import tomllib
from collections import defaultdict

from pairs import words_at

HERE = os.path.dirname(os.path.abspath(__file__))
PERSONAL = set("he she him her his hers himself herself i me my mine myself".split())
PRONOUNS = PERSONAL | set("it its itself they them their theirs themselves".split())
STYLES = set(tomllib.load(open(os.path.join(HERE, "..", "..", "src", "knowledge", "nouns.toml"), "rb"))["lists"]["styles"])
KINDS = {"person": "person", "organization": "organization", "place": "place"}


def under(heads, word, top):
    for _ in range(len(heads)):
        if word == top:
            return True
        word = heads[word] - 1
        if word < 0:
            return False
    return False


def phrase_start(sentence, noun):
    """First word of the noun phrase of `noun`, up to and with the noun; prepositions and the like stay outside."""
    heads, relations = sentence["heads"], sentence["relations"]
    start = noun
    while start and under(heads, start - 1, noun):
        branch = start - 1
        while heads[branch] - 1 != noun:
            branch = heads[branch] - 1
        if relations[branch].split(":")[0] in ("case", "mark", "cc", "punct", "advmod", "cop", "nsubj", "aux"):
            break
        start -= 1
    return start


def noun_phrases(sentence, taken):
    """(first, end) of noun phrases with an article or possessive that stand for someone or something by themselves."""
    heads, relations, upos = sentence["heads"], sentence["relations"], sentence["upos"]
    for noun, part in enumerate(upos):
        if part not in ("NOUN", "PROPN") or noun in taken or relations[noun] in ("compound", "nmod:desc", "flat", "amod", "appos", "obl:unmarked"):
            continue
        children = [c for c in range(len(heads)) if heads[c] - 1 == noun]
        determined = any(relations[c] in ("det", "nmod:poss") and c < noun for c in children)
        if determined and not any(relations[c] == "cop" for c in children):
            yield phrase_start(sentence, noun), noun + 1


def candidates(sentence, names):
    """All mentions of a sentence: its names, and pronouns and noun phrases outside them, without clusters."""
    taken = {w for first, end, *_ in names for w in range(first, end)}
    found = [list(m) for m in names]
    words = [word.lower() for word in sentence["words"]] + [""]
    for word, text in enumerate(sentence["words"]):
        style = words[word + 1] in STYLES
        if word not in taken and text.lower() in PRONOUNS and sentence["upos"][word] == "PRON" and not style:
            found.append([word, word + 1, "person" if text.lower() in PERSONAL else "unknown", "pronoun", None])
    for first, end in noun_phrases(sentence, taken):
        found.append([first, end, "unknown", "nominal", None])
    return sorted(found, key=lambda m: (m[1], m[0]))


def with_clusters(mentions, clusters):
    """Sets the clusters of mentions by their last word: {last word: cluster}."""
    for m in mentions:
        if m[4] is None and m[1] - 1 in clusters:
            m[4] = clusters[m[1] - 1]
    return mentions


# --- OntoGUM over the GUM treebank ---

def ontogum_spans(path):
    """{(first, end): cluster} over the words of a document."""
    spans, open_at, word = {}, defaultdict(list), -1
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 3:
            continue
        word += 1
        for opened, single, closed in re.findall(r"\((\d+)(\))?|(\d+)\)", fields[-1]):
            if opened:
                open_at[opened].append(word)
                closed = opened if single else ""
            if closed and open_at[closed]:
                spans[open_at[closed].pop(), word + 1] = int(closed)
    return spans


def gum_kinds(path):
    """{(first, end): entity type} over the words of a document, from the Entity values of its treebank."""
    kinds, stack, word = {}, [], -1
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 10 or not fields[0].isdigit():
            continue
        word += 1
        value = re.search(r"Entity=([^|]*)", fields[9])
        for opened, kind, closed in re.findall(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*|(\d*)(?:\[[^\]]*\])?\)", value.group(1) if value else ""):
            if opened:
                stack.append((opened, kind, word))
            elif stack:
                at = next((i for i in reversed(range(len(stack))) if stack[i][0] == closed), len(stack) - 1)
                _, kind, start = stack.pop(at)
                kinds[start, word + 1] = kind
    return kinds


def proper_run(sentence, head, first, end):
    """The run of proper nouns around the head of a name."""
    a, b = head, head + 1
    joins = lambda w: sentence["upos"][w] == "PROPN" or sentence["words"][w] in ("-", "of", "the", "&", "'s")
    while a > first and joins(a - 1):
        a -= 1
    while b < end and joins(b):
        b += 1
    while sentence["upos"][a] != "PROPN" and a < head:
        a += 1
    while sentence["upos"][b - 1] != "PROPN" and b - 1 > head:
        b -= 1
    return a, b


def with_ontogum(documents, gum, ontogum):
    """Adds mentions and clusters to GUM documents; only people, organizations and places have clusters."""
    marked = 0
    for document in documents:
        name = document["id"]
        coref, treebank = os.path.join(ontogum, name + ".conll"), os.path.join(gum, name + ".conllu")
        if not os.path.exists(coref):
            continue
        spans, kinds = ontogum_spans(coref), gum_kinds(treebank)
        start = 0
        for sentence in document["sentences"]:
            size = len(sentence["words"])
            names, clusters = [], {}
            for (a, b), kind in kinds.items():
                if not start <= a < b <= start + size or kind not in KINDS:
                    continue
                cluster = spans.get((a, b))
                first, end = a - start, b - start
                head = next((w for w in range(first, end) if not first <= sentence["heads"][w] - 1 < end), first)
                if sentence["upos"][head] == "PROPN":
                    run = proper_run(sentence, head, first, end)
                    if not any(n[0] < run[1] and run[0] < n[1] for n in names):
                        names.append([*run, kind, "name", cluster])
                elif cluster is not None:
                    clusters[head] = cluster
            sentence["mentions"] = with_clusters(candidates(sentence, names), clusters)
            start += size
        document["links"] = 1
        marked += 1
    print(f"  clusters: {marked} of {len(documents)} GUM documents")
    return documents


# --- AIDA: names of CoNLL-2003 linked to Wikipedia ---

def with_aida(documents, path):
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place"}
    records = [json.loads(line) for line in open(path, encoding="utf-8")]
    marked = 0
    for document, record in zip(documents, records):
        if len(document["sentences"]) != len(record["sents"]) or any(
                s["words"] != words for s, words in zip(document["sentences"], record["sents"])):
            continue
        titles = {}
        for sentence in document["sentences"]:
            sentence["mentions"] = []
        for s, first, end, kind, title in record["ents"]:
            if title:
                form = "name" if kind in kinds else "nationality"
                cluster = titles.setdefault(title, len(titles))
                document["sentences"][s]["mentions"].append([first, end, kinds.get(kind, "place"), form, cluster])
        document["links"] = 1
        marked += 1
    print(f"  clusters: {marked} of {len(documents)} CoNLL documents")
    return documents


# --- GAP: one pronoun and two names a text ---

def gap(path):
    """(records, texts) as in pairs.py: a record is (id, [(start, end, kind, form, cluster)])."""
    records, texts = [], []
    for row in csv.DictReader(open(path, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["A-coref"] == row["B-coref"]:
            continue
        spans = []
        for key in ("A", "B"):
            start = int(row[key + "-offset"])
            spans.append((start, start + len(row[key]), "person", "name", 0 if row[key + "-coref"] == "TRUE" else 1))
        start = int(row["Pronoun-offset"])
        spans.append((start, start + len(row["Pronoun"]), "person", "pronoun", 0))
        records.append((row["ID"], spans))
        texts.append({"id": row["ID"], "text": row["Text"]})
    return records, texts


def of_gap(records, cuts):
    documents, dropped = [], 0
    for name, spans in records:
        at = [words_at(cuts[name], a, b) for a, b, *_ in spans]
        if None in at:
            dropped += 1
            continue
        sentences = [{"words": s["words"], "mentions": []} for s in cuts[name]["sentences"]]
        for (number, first, end), (_, _, kind, form, cluster) in sorted(zip(at, spans)):
            sentences[number]["mentions"].append([first, end, kind, form, cluster])
        documents.append({"id": name, "sentences": sentences, "links": 1})
    print(f"  GAP: {len(documents)} used, {dropped} dropped where a name is cut otherwise")
    return documents
