"""Reads the public relation sets: sentences with mentions and what is known of the ties between them.

A sentence carries "mentions" [[first, end, kind, form, cluster], …] (words, end exclusive; cluster is null where nobody says) and
"pairs" [[source, target, [labels]], …]: indices into mentions, and the labels of ties.toml of which one is true. "closed"
says that a pair without an entry has none; "known" lists the labels that the set tells apart, where that is not all.
"""

import json
import os
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ("person", "organization", "place", "unknown")


def expanded(table, names):
    """Labels for names of labels and of groups."""
    out = []
    for name in names:
        out += table["groups"].get(name, [name])
    return sorted(set(out), key=table["labels"].index)


class Scheme:
    """The mapping of one set."""

    def __init__(self, table, name):
        self.types = table[name]["types"]
        self.closed = table[name]["closed"]
        self.expand = lambda names: expanded(table, names)
        ways = [way for ends in self.types.values() for way in ends.values()]
        self.known = self.expand(["none", *(label for way in ways for label in way)])
        self.used, self.dropped = Counter(), Counter()

    def add(self, allowed, source, target, kind):
        """Notes one typed relation in `allowed`, {(source, target): labels or None for unknown}."""
        if kind not in self.types:
            self.dropped[kind] += 1
            allowed.setdefault((source, target), None)
            allowed.setdefault((target, source), None)
            return
        self.used[kind] += 1
        for pair, names in (((source, target), self.types[kind].get("forward")), ((target, source), self.types[kind].get("backward"))):
            if names is None:
                allowed.setdefault(pair, ["none"])
                continue
            before = allowed.get(pair)
            known = before is not None and "none" not in before
            allowed[pair] = sorted(set(before) | set(self.expand(names))) if known else self.expand(names)

    def sentence(self, words, mentions, allowed):
        pairs = [[s, t, labels] for (s, t), labels in sorted(allowed.items())]
        return {"words": words, "mentions": mentions, "pairs": pairs, "known": self.known, "closed": int(self.closed)}

    def report(self, name):
        print(f"  {name}: relations used {dict(self.used)}, of no use {dict(self.dropped)}")


def conll04(path, scheme):
    kinds = {"Peop": "person", "Org": "organization", "Loc": "place"}
    documents = []
    for n, record in enumerate(json.load(open(path, encoding="utf-8"))):
        spans, start = [], 0
        for i, tag in enumerate(record["tags"]):
            if tag[0] in "BU":
                start = i
            if tag[0] in "LU":
                spans.append((start, i + 1, tag[2:]))
        mentions = [[a, b, kinds.get(k, "unknown"), "name", None] for a, b, k in spans]
        allowed = {}
        for r in record["relations"]:
            scheme.add(allowed, r["head"], r["tail"], r["type"])
        for i, (_, _, kind) in enumerate(spans):
            for j in range(len(spans)):
                if kind == "Other" or spans[j][2] == "Other":
                    allowed.setdefault((i, j), None)
        sentence = scheme.sentence(record["tokens"], mentions, allowed)
        sentence["gold"] = [[r["head"], r["tail"], r["type"]] for r in record["relations"]]
        sentence["tags"] = conll04_tags(record["tags"])
        documents.append({"id": f"conll04#{n}", "sentences": [sentence]})
    return documents


def conll04_tags(tags):
    """BILOU to BIO in our kinds; its "Other" mixes nationalities with much else."""
    kinds = {"Peop": "Person", "Org": "Organization", "Loc": "Place", "Other": "Nationality|Date|Misc"}
    return ["O" if t == "O" else {"U": "B", "L": "I"}.get(t[0], t[0]) + "-" + kinds[t[2:]] for t in tags]


def kbp37(path, scheme):
    documents, lines = [], open(path, encoding="utf-8").read().split("\n")
    for n, line in enumerate(lines):
        if "\t" not in line:
            continue
        kind = lines[n + 1].strip()
        kind, swapped = kind.removesuffix("(e1,e2)").removesuffix("(e2,e1)"), kind.endswith("(e2,e1)")
        words, ends = [], {}
        for word in line.split("\t", 1)[1].strip().strip('"').split():
            if word in ("<e1>", "<e2>", "</e1>", "</e2>"):
                ends[word] = len(words)
            else:
                words.append(word)
        if len(ends) < 4:
            continue
        first = "person" if kind.startswith("per:") else "organization" if kind.startswith("org:") else "unknown"
        second = kbp_object(kind)
        kinds = (second, first) if swapped else (first, second)
        mentions = [[ends["<e1>"], ends["</e1>"], kinds[0], "name", None], [ends["<e2>"], ends["</e2>"], kinds[1], "name", None]]
        if any(a >= b for a, b, *_ in mentions):
            continue
        allowed = {}
        scheme.add(allowed, *((1, 0) if swapped else (0, 1)), kind)
        if kind == "no_relation":
            allowed = {(0, 1): ["none"], (1, 0): ["none"]}
        if all(labels is None for labels in allowed.values()):
            continue
        made = scheme.sentence(words, mentions, allowed)
        made["closed"] = 0     # only one pair of a sentence is marked
        documents.append({"id": f"kbp37#{n}", "sentences": [made]})
    return documents


def kbp_object(kind):
    if "residence" in kind or "headquarters" in kind or "birth" in kind or "origin" in kind:
        return "place"
    if kind in ("per:spouse", "org:top_members/employees"):
        return "person"
    return "organization" if kind in ("per:employee_of", "org:subsidiaries", "org:members") else "unknown"


def redocred(path, scheme):
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place"}
    documents = []
    for record in json.load(open(path, encoding="utf-8")):
        evidence = defaultdict(list)
        for r in record["labels"]:
            evidence[r["h"], r["t"]].append((r["r"], set(r["evidence"])))
        sentences = []
        for number, words in enumerate(record["sents"]):
            mentions = []
            for e, vertex in enumerate(record["vertexSet"]):
                for m in vertex:
                    if m["sent_id"] == number and m["type"] in kinds:
                        mentions.append([m["pos"][0], m["pos"][1], kinds[m["type"]], "name", e])
            mentions.sort(key=lambda m: m[:2])
            allowed = {}
            for i, a in enumerate(mentions):
                for j, b in enumerate(mentions):
                    for kind, where in evidence.get((a[4], b[4]), []):
                        if number in where:
                            scheme.add(allowed, i, j, kind)
                        else:
                            allowed.setdefault((i, j), None)
                            allowed.setdefault((j, i), None)
            sentences.append(scheme.sentence(words, mentions, allowed))
        documents.append({"id": record["title"], "sentences": sentences})
    return documents


CROSSRE = {
    "person": "person", "politician": "person", "organisation": "organization", "politicalparty": "organization", "university": "organization",
    "band": "organization", "location": "place", "country": "place", "researcher": "person", "scientist": "person", "writer": "person",
    "musicalartist": "person",
}


def crossre(paths, scheme):
    documents, seen = [], set()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            words = record["sentence"]
            if tuple(words) in seen:
                continue
            seen.add(tuple(words))
            mentions = [[a, b + 1, CROSSRE.get(k, "unknown"), "name", None] for a, b, k in record["ner"]]
            index = {(m[0], m[1] - 1): i for i, m in enumerate(mentions)}
            allowed = {}
            for a, b, c, d, kind, *_ in record["relations"]:
                if (a, b) in index and (c, d) in index:
                    scheme.add(allowed, index[a, b], index[c, d], kind)
            for i, m in enumerate(mentions):
                for j, other in enumerate(mentions):
                    if "unknown" in (m[2], other[2]):
                        allowed[i, j] = None
            documents.append({"id": record["doc_key"], "sentences": [scheme.sentence(words, mentions, allowed)]})
    return documents


def words_at(cut, start, end):
    """(sentence, first word, end word) of a stretch of code points; None where it does not fall on words of one sentence."""
    for number, sentence in enumerate(cut["sentences"]):
        offsets = sentence["offsets"]
        inside = [w for w, (a, b) in enumerate(offsets) if a < end and b > start]
        if inside:
            if offsets[inside[0]][0] > start or offsets[inside[-1]][1] < end:
                return None
            return number, inside[0], inside[-1] + 1
    return None


def of_texts(records, cuts, scheme):
    """Documents of raw texts: records are (id, [(start, end, kind, form)], [(source, target, type)]); cuts by id."""
    documents = []
    for name, spans, relations in records:
        cut = cuts[name]
        at = [words_at(cut, a, b) for a, b, *_ in spans]
        sentences = []
        for number, sentence in enumerate(cut["sentences"]):
            own = [i for i, place in enumerate(at) if place and place[0] == number]
            index = {i: k for k, i in enumerate(own)}
            mentions = [[at[i][1], at[i][2], *spans[i][2:], None] for i in own]
            allowed = {}
            for s, t, kind in relations:
                if s in index and t in index:
                    scheme.add(allowed, index[s], index[t], kind)
            sentences.append(scheme.sentence(sentence["words"], mentions, {p: l for p, l in allowed.items() if l}))
        documents.append({"id": name, "sentences": sentences})
    return documents


def knowledgenet(path):
    """Records of the passages; the kinds follow from the types."""
    ends = {
        "EMPLOYEE_OR_MEMBER_OF": ("person", "organization"), "POLITICAL_AFFILIATION": ("person", "organization"),
        "CEO": ("organization", "person"), "FOUNDED_BY": ("organization", "person"), "HEADQUARTERS": ("organization", "place"),
        "SUBSIDIARY_OF": ("organization", "organization"), "CHILD_OF": ("person", "person"), "SPOUSE": ("person", "person"),
        "PLACE_OF_BIRTH": ("person", "place"), "PLACE_OF_RESIDENCE": ("person", "place"), "NATIONALITY": ("person", "place"),
        "EDUCATED_AT": ("person", "organization"),
    }
    pronouns = {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"}
    records, texts = [], []
    for n, line in enumerate(open(path, encoding="utf-8")):
        record = json.loads(line)
        spans, relations = {}, []
        for fact in record["facts"]:
            if fact["prop"] in ends:
                for key, kind in zip(("s", "o"), ends[fact["prop"]]):
                    text = record["text"][fact[key][0] : fact[key][1]]
                    form = "pronoun" if text.lower() in pronouns else "nationality" if fact["prop"] == "NATIONALITY" and key == "o" else "name"
                    spans.setdefault(tuple(fact[key]), (kind, form))
                relations.append((tuple(fact["s"]), tuple(fact["o"]), fact["prop"]))
        order = sorted(spans)
        index = {span: i for i, span in enumerate(order)}
        records.append((f"knowledgenet#{n}", [(*s, *spans[s]) for s in order], [(index[s], index[o], p) for s, o, p in relations]))
        texts.append({"id": f"knowledgenet#{n}", "text": record["text"]})
    return records, texts


def json_lines(path):
    return [json.loads(line) for line in open(path, encoding="utf-8-sig")]


def re3d_documents(folder, measured):
    """The documents that are kept for measuring, or the others, by id: every fourth one in order of `_id` is kept."""
    documents = sorted(json_lines(os.path.join(folder, "documents.jsonl")), key=lambda d: d["_id"])
    return {d["_id"]: d for i, d in enumerate(documents) if (i % 4 == 3) == measured}


def re3d(folder, measured):
    """Records of the documents that are kept for measuring, or of the others."""
    load = lambda name: json_lines(os.path.join(folder, name))
    chosen = re3d_documents(folder, measured)
    kinds = {"Person": "person", "Organisation": "organization", "Location": "place", "MilitaryPlatform": "unknown", "Nationality": "place"}
    kind_of = defaultdict(dict)
    for e in load("entities.jsonl"):
        kind_of[e["documentId"]][e["begin"], e["end"]] = kinds.get(e["type"], "unknown")
    relations = defaultdict(list)
    for r in load("relations.jsonl"):
        if r["documentId"] in chosen and r["confidence"] > 0:
            relations[r["documentId"]].append(((r["sourceBegin"], r["sourceEnd"]), (r["targetBegin"], r["targetEnd"]), r["type"]))
    records, texts = [], []
    for name, document in chosen.items():
        spans = sorted({s for r in relations[name] for s in r[:2]})
        index = {s: i for i, s in enumerate(spans)}
        records.append((name, [(*s, kind_of[name].get(s, "unknown"), "name") for s in spans], [(index[a], index[b], k) for a, b, k in relations[name]]))
        texts.append({"id": name, "text": document["text"]})
    return records, texts
