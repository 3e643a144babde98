"""Reads the labelled sets from a data folder and writes them as JSON Lines, one document a line.

    python prepare.py DATA PREPARED TIELINE

TIELINE is the built program: it cuts the sets that come as raw text. A document is {"id", "sentences": [{"words", "tags"?,
"heads"?, "relations"?, "upos"?, "frames"?, "mentions"?, "pairs"?, "closed"?}], "links"?}; a key is absent where the set does not
carry that annotation. pairs.py and clusters.py say what the last four hold. Prints, for each set, how much was used and what
was dropped and why.
"""

import glob
import json
import os
import random
import re
import sys
import tomllib
from collections import Counter

import clusters
import corpus
import own
import pairs

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = tomllib.load(open(os.path.join(HERE, "labels.toml"), "rb"))
CONFIG = tomllib.load(open(os.path.join(HERE, "config.toml"), "rb"))
TIES = tomllib.load(open(os.path.join(HERE, "ties.toml"), "rb"))
AUXILIARIES = {"be", "have", "do"}


def our_tag(scheme, tag):
    """Maps "B-LOC" of a set to "B-Place"; kinds that we do not have become "O"."""
    if tag == "O":
        return "O"
    kinds = LABELS[scheme].get(tag[2:])
    return f"{tag[:2]}{kinds}" if kinds else "O"


def repaired(tags):
    """An I- that continues nothing of its kind starts a mention."""
    fixed = []
    for tag in tags:
        before = fixed[-1][2:] if fixed else ""
        fixed.append("B-" + tag[2:] if tag[:2] == "I-" and before != tag[2:] else tag)
    return fixed


def conll_documents(path):
    documents, sentences, words, tags = [], [], [], []
    for line in [*open(path, encoding="utf-8"), "\n", "-DOCSTART- -X- -X- O\n"]:
        fields = line.split()
        if fields and fields[0] != "-DOCSTART-":
            words.append(fields[0])
            tags.append(our_tag("conll2003", fields[-1]))
            continue
        if words:
            sentences.append({"words": words, "tags": repaired(tags)})
            words, tags = [], []
        if fields and sentences:
            documents.append({"id": f"{os.path.basename(path)}#{len(documents)}", "sentences": sentences})
            sentences = []
    return documents


def rejoined(words, tags):
    """Puts "U . S ." back together as "U.S."; the other sets write it as one word."""
    out_words, out_tags, i = [], [], 0
    while i < len(words):
        j = i
        while j + 1 < len(words) and re.fullmatch(r"[A-Z]", words[j]) and words[j + 1] == ".":
            j += 2
        if j - i >= 4:
            out_words.append("".join(words[i:j]))
            out_tags.append(tags[i])
            i = j
        else:
            out_words.append(words[i])
            out_tags.append(tags[i])
            i += 1
    return out_words, out_tags


ABBREVIATIONS = {"Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Lt", "Sgt", "Sen", "Rep", "Gov", "Prof", "St", "Jr", "Sr", "No", "Maj", "Capt", "vs", "Inc", "Corp", "Co", "Ltd"}


def sentence_cuts(words):
    """Where a paragraph of words breaks into sentences (indices one past the last word)."""
    cuts, i = [], 0
    while i < len(words):
        if words[i] in {".", "!", "?"} and not (
            words[i] == "." and i and (words[i - 1] in ABBREVIATIONS or re.fullmatch(r"[A-Z]", words[i - 1]))
        ):
            j = i + 1
            while j < len(words) and words[j] in {'"', "”", "''", "'", "’", ")", "]"}:
                j += 1
            if j >= len(words) or not words[j][:1].islower():
                cuts.append(j)
                i = j
                continue
        i += 1
    return [c for c in cuts if c < len(words)] + [len(words)]


def worldwide_document(path):
    sentences, words, tags = [], [], []
    for line in [*open(path, encoding="utf-8", errors="replace"), "\n"]:
        fields = line.rstrip("\n").split("\t")
        if len(fields) > 1 and fields[0]:
            if not fields[0].startswith("http"):
                words.append(fields[0])
                tags.append(our_tag("worldwide", fields[1]))
            continue
        if words:
            words, tags = rejoined(words, repaired(tags))
            start = 0
            for end in sentence_cuts(words):
                sentences.append({"words": words[start:end], "tags": repaired(tags[start:end])})
                start = end
            words, tags = [], []
    return {"id": os.path.basename(path), "sentences": sentences}


def conllu_documents(path):
    documents, document, name, rows = [], None, None, []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            document = {"id": line.split("=")[1].strip(), "sentences": []}
            documents.append(document)
        elif line.startswith("# sent_id"):
            name = line.split("=")[1].strip()
        elif not line and rows:
            if document is None:
                document = {"id": os.path.basename(path), "sentences": []}
                documents.append(document)
            document["sentences"].append({
                "name": name,
                "words": [r[1] for r in rows],
                "upos": [r[3] for r in rows],
                "heads": [int(r[6]) for r in rows],
                "relations": [r[7] for r in rows],
            })
            rows = []
        elif line and line[0] != "#":
            fields = line.split("\t")
            if fields[0].isdigit():
                rows.append(fields)
    return documents


def head_word(start, end, heads):
    """The word of a span whose syntactic head lies outside the span."""
    return next((i for i in range(start, end) if not start <= heads[i] - 1 < end), start)


def frames_of(record):
    """[[predicate, {argument head word: role}]] with R- and C- folded and auxiliaries dropped."""
    frames = []
    for frame in record["frames"]:
        predicate = frame["v"][0]
        if frame["sense"].split(".")[0] in AUXILIARIES and record["upos"][predicate] == "AUX":
            continue
        roles = {}
        for role, start, end in frame["args"]:
            role = role[2:] if role[:2] in ("R-", "C-") else role
            if role != "V":
                roles[head_word(start, end, record["head"])] = role
        frames.append([predicate, roles])
    return frames


def with_frames(documents, path):
    """Adds the PropBank frames to the treebank sentences that they annotate."""
    records = {}
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        records[record["id"]] = record
    matched = 0
    for document in documents:
        for sentence in document["sentences"]:
            record = records.get(sentence["name"])
            if record and record["tokens"] == sentence["words"]:
                sentence["frames"] = frames_of(record)
                matched += 1
    print(f"  frames: {matched} of {len(records)} sentences found in the treebank")
    return documents


def gum_documents(folder, splits_file, part):
    split, chosen = None, {"dev": set(), "test": set(), "test2": set()}
    for line in open(splits_file, encoding="utf-8"):
        if line.startswith("## "):
            split = line[3:].strip()
        elif line.strip().startswith("* ") and split in chosen:
            chosen[split].add(line.strip()[2:].strip())
    documents, skipped = [], 0
    for path in sorted(glob.glob(os.path.join(folder, "*.conllu"))):
        name = os.path.basename(path)[:-7]
        if "_reddit_" in name:
            skipped += 1
            continue
        where = next((s for s, names in chosen.items() if name in names), "train")
        if where == part:
            documents += conllu_documents(path)
    print(f"  reddit documents skipped: {skipped}")
    return documents


def write(name, part, documents, out):
    os.makedirs(out, exist_ok=True)
    counts = Counter()
    with open(os.path.join(out, f"{name}.{part}.jsonl"), "w", encoding="utf-8") as file:
        for document in documents:
            for sentence in document["sentences"]:
                sentence.pop("name", None)
                counts["mentions"] += len(sentence.get("mentions", []))
                counts["pairs"] += len(sentence.get("pairs", []))
            counts["documents"] += 1
            counts["sentences"] += len(document["sentences"])
            counts["words"] += sum(len(s["words"]) for s in document["sentences"])
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    print(f"{name} {part}: " + ", ".join(f"{v} {k}" for k, v in counts.items() if v), flush=True)


def names_trees_roles(at, out, part):
    documents = conll_documents(at("ner/conll2003", f"{part}.txt"))
    write("conll2003", part, clusters.with_aida(documents, at("coref/aida_conll_clusters", f"{part}.jsonl")), out)
    ewt = conllu_documents(at("ud/ewt", f"{part}.conllu"))
    write("ewt", part, with_frames(ewt, at("srl/propbank_ewt", f"{part}.jsonl")), out)
    gum = gum_documents(at("ud/gum"), at("coref/splits.md"), part)
    write("gum", part, clusters.with_ontogum(gum, at("ud/gum"), at("coref/ontogum")), out)
    write("worldwide", part, worldwide_articles(at, part), out)


def worldwide_articles(at, part):
    """The set's dev part is our test; ours for watching training is held out from its training part."""
    articles = [worldwide_document(p) for p in sorted(glob.glob(at("ner/worldwide", "dev" if part == "test" else "train", "*.tsv")))]
    if part == "test":
        return articles
    random.Random(0).shuffle(articles)
    held_out = CONFIG["training"]["held_out_articles"]
    return articles[held_out:] if part == "train" else articles[:held_out]


def relations(at, out, tieline, part):
    def written(name, documents):
        scheme = pairs.Scheme(TIES, name)
        write(name, part, documents(scheme), out)
        scheme.report(name)

    written("conll04", lambda s: pairs.conll04(at("re/conll04/data/datasets/conll04", f"conll04_{part}.json"), s))
    written("kbp37", lambda s: pairs.kbp37(at("re/kbp37", f"{part}.txt"), s))
    written("crossre", lambda s: pairs.crossre(sorted(glob.glob(at("re/crossre/crossre_data", f"*-{part}.json"))), s))
    if part != "dev":
        file = "dev_revised.json" if part == "train" else "test_revised.json"
        written("redocred", lambda s: pairs.redocred(at("re/redocred", file), s))
        raw = {"re3d": pairs.re3d(at("re/re3d"), measured=part == "test")}
        if part == "train":
            raw["knowledgenet"] = pairs.knowledgenet(at("re/knowledgenet/train.jsonl"))
        for name, (records, texts) in raw.items():
            written(name, lambda s: pairs.of_texts(records, own.cut(tieline, texts), s))


def coreference(at, out, tieline, part):
    file = {"train": "development", "dev": "validation", "test": "test"}[part]
    records, texts = clusters.gap(at("coref/gap", f"gap-{file}.tsv"))
    write("gap", part, clusters.of_gap(records, own.cut(tieline, texts)), out)


def our_own(out, tieline, part):
    countries = {row["name"] for row in tomllib.load(open(os.path.join(corpus.KNOWLEDGE, "countries.toml"), "rb"))["country"]}
    records = corpus.records([os.path.join(HERE, "corpus", part)])
    copies = CONFIG["training"]["swapped_copies"] if part == "train" else 0
    write("own", part, own.corpus(records, tieline, TIES, copies, countries), out)


def main(data, out, tieline, parts=("train", "dev", "test")):
    at = lambda *parts: os.path.join(data, *parts)
    for part in parts:
        names_trees_roles(at, out, part)
        relations(at, out, tieline, part)
        coreference(at, out, tieline, part)
        our_own(out, tieline, part)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
