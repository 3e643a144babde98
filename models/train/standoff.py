"""Annotations of news articles of others that hold no word of theirs: offsets into articles of the data folder.

    python standoff.py write DATA PATH… > FILE     from marked-up articles (see corpus.py) whose texts are of one of the sets below
    python standoff.py json DATA FILE…             JSON Lines as `tieline annotate` writes them, with the texts from DATA
    python standoff.py check FILE…                 what cannot be, as far as it shows without the texts; exit code 1 if there is something

A line of FILE is an article as corpus.py writes it, but: `article` names the file of the Worldwide set, or the document of another set
(see SETS): of CoNLL-2003's training part by its number from 0 ("conll2003#12"), of re3d, GUM and EWT by its id ("re3d#…"); `paragraphs` holds, for each, where it
begins among the characters of that file's words and the lengths of its words; what is quoted stands as start and end alone
("role" too); what has the value that most have is left out (see DEFAULTS).
"""

import functools
import glob
import hashlib
import json
import os
import sys

import corpus
import names
import pairs
import trees

FOLDER = "ner/worldwide/train"
DEFAULTS = {
    "confidence": 1.0, "evidence": ["tree"], "form": "name", "polarity": {"value": "affirmed"}, "modality": {"value": "actual"},
    "attribution": [], "symmetric": False, "former": False,
}
MENTION = ("confidence", "form")
RELATION = ("confidence", "evidence", "polarity", "modality", "attribution", "symmetric", "former")


def characters(path):
    """The words of an article of the Worldwide set without blanks between them."""
    lines = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8", errors="replace"))
    return "".join(f[0] for f in lines if len(f) > 1 and not f[0].startswith("http")).replace(" ", "")


def conll(data):
    """The same of every document of CoNLL-2003's training part, by number."""
    documents = names.conll_documents(os.path.join(data, "ner/conll2003/train.txt"))
    return {str(n): "".join(w for s in d["sentences"] for w in s["words"]) for n, d in enumerate(documents)}


def re3d(data):
    """Of every document of re3d that is not kept for measuring, by id."""
    return {name: "".join(d["text"].split()) for name, d in pairs.re3d_documents(os.path.join(data, "re/re3d"), measured=False).items()}


def gum(data):
    """Of the news of GUM's training part, by id."""
    files = trees.gum_files(os.path.join(data, "ud/gum"), os.path.join(data, "coref/splits.md"), "train")
    return treebank(*(file for file in files if "_news_" in file))


def ewt(data):
    """Of every document of EWT's training part, by id."""
    return treebank(os.path.join(data, "ud/ewt/train.conllu"))


def treebank(*files):
    """Of every document of a treebank's files, by id."""
    found, document = {}, None
    for line in (line for file in files for line in open(file, encoding="utf-8")):
        key, _, value = line.partition("=")
        if key.strip() == "# newdoc id":
            document = value.strip()
        elif key.strip() == "# text":
            found[document] = found.get(document, "") + "".join(value.split())
    return found


SETS = {"conll2003": conll, "re3d": re3d, "gum": gum, "ewt": ewt}


@functools.cache
def documents(name, data):
    return SETS[name](data)


def source(data, name):
    """The characters of one article."""
    of, mark, document = name.partition("#")
    return documents(of, data)[document] if mark else characters(os.path.join(data, FOLDER, name))


def sources(data):
    """Those of every article, by name."""
    files = sorted(glob.glob(os.path.join(data, FOLDER, "*.tsv")))
    found = {os.path.basename(path): characters(path) for path in files}
    return found | {f"{of}#{document}": text for of in SETS for document, text in documents(of, data).items()}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# --- writing ---

def unquoted(value):
    """Without the words of a quote."""
    if isinstance(value, list):
        return [unquoted(v) for v in value]
    if isinstance(value, dict):
        return {k: unquoted(v) for k, v in value.items() if not (k == "text" and "start" in value)}
    return value


def spare(made, keys):
    return {k: v for k, v in made.items() if not (k in keys and v == DEFAULTS[k])}


def paragraphs(record, text):
    """Where each paragraph begins in the characters of the source, and how long its words are; None if it is not from there."""
    found, at = [], 0
    for paragraph in record["text"].split("\n\n"):
        words = paragraph.split(" ")
        start = text.find("".join(words), at)
        if start < 0:
            return None
        found.append([start, [len(word) for word in words]])
        at = start
    return found


def bare(record, sources):
    """The record without the article's words."""
    match = next(((name, p) for name, text in sources.items() if (p := paragraphs(record, text))), None)
    if match is None:
        sys.exit(f"{record['id']}: no article of the sets has its text")
    out = {"id": record["id"], "title": record["title"], "date": record["date"], "article": match[0]}
    out |= {"digest": digest(record["text"]), "paragraphs": match[1]}
    out["mentions"] = [spare(unquoted(m), MENTION) for m in record["mentions"]]
    out["relations"] = []
    for relation in record["relations"]:
        made = spare(unquoted(relation), RELATION)
        if "role" in made:
            start = record["text"].index(made["role"], relation["sentence"]["start"])
            made["role"] = {"start": start, "end": start + len(made["role"])}
        out["relations"].append(made)
    return out


# --- reading ---

def quoted(value, text):
    """With the words of every quote."""
    if isinstance(value, list):
        return [quoted(v, text) for v in value]
    if isinstance(value, dict):
        out = {k: quoted(v, text) for k, v in value.items()}
        return out | {"text": text[value["start"] : value["end"]]} if "start" in value else out
    return value


def rebuilt(made, data):
    """The article's text from the data folder."""
    whole, out = source(data, made["article"]), []
    for at, lengths in made["paragraphs"]:
        words = []
        for length in lengths:
            words.append(whole[at : at + length])
            at += length
        out.append(" ".join(words))
    text = "\n\n".join(out)
    if digest(text) != made["digest"]:
        sys.exit(f"{made['article']}: not the text that {made['id']} annotates; another version of the set?")
    return text


def record(made, data):
    """The article as corpus.py writes it."""
    text = rebuilt(made, data)
    fill = lambda row, keys: {k: DEFAULTS[k] for k in keys} | quoted(row, text)
    mentions = [fill(m, MENTION) for m in made["mentions"]]
    relations = [fill(r, RELATION) for r in made["relations"]]
    for relation in relations:
        relation["sentence"].pop("text")
        if "role" in relation:
            relation["role"] = relation["role"]["text"]
    return {"id": made["id"], "title": made["title"], "date": made["date"], "text": text,
            "mentions": mentions, "entities": corpus.entities(mentions), "relations": relations}


def records(paths, data):
    return [record(json.loads(line), data) for path in paths for line in open(path, encoding="utf-8")]


# --- checking ---

def spans(value):
    """Every start and end in a value."""
    if isinstance(value, list):
        return [span for v in value for span in spans(v)]
    if not isinstance(value, dict):
        return []
    own = [(value["start"], value["end"])] if "start" in value else []
    return own + [span for v in value.values() for span in spans(v)]


def faults(made):
    """What is wrong with a line."""
    words = [length for _, lengths in made["paragraphs"] for length in lengths]
    breaks = len(made["paragraphs"]) - 1
    end = sum(words) + len(words) - 1 + breaks       # one blank between words, two line breaks between paragraphs
    wrong = [f"no span of the text: {a} to {b}" for a, b in spans(made["mentions"] + made["relations"]) if not 0 <= a < b <= end]
    seen = -1
    for mention in made["mentions"]:
        if mention["entity"] > seen + 1:
            wrong.append(f"entity {mention['entity']} before {seen + 1}")
        seen = max(seen, mention["entity"])
    for relation in made["relations"]:
        for side in ("source", "target"):
            place, sentence = made["mentions"][relation[side]], relation["sentence"]
            if not sentence["start"] <= place["start"] < place["end"] <= sentence["end"]:
                wrong.append(f"{relation['label']}: its {side} is of another sentence")
    return [f"{made['id']}: {w}" for w in wrong]


def check(paths):
    rows = [json.loads(line) for path in paths for line in open(path, encoding="utf-8")]
    wrong = [w for row in rows for w in faults(row)]
    print("\n".join(wrong) or f"{len(rows)} articles, no fault", file=sys.stderr if wrong else sys.stdout)
    sys.exit(bool(wrong))


def main(command, data, paths):
    if command == "write":
        known = sources(data)
        made = [bare(r, known) for r in corpus.records(paths)]
    else:
        made = records(paths, data)
    for row in made:
        print(json.dumps(row, ensure_ascii=False, separators=(",", ":") if command == "write" else None))


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "check":
        check(sys.argv[2:])
    if len(sys.argv) < 4 or sys.argv[1] not in ("write", "json"):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
