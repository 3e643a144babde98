"""Reads the labelled sets from a data folder and writes them as JSON Lines, one document a line.

    python prepare.py DATA PREPARED TIELINE

TIELINE is the built program: it cuts the sets that come as raw text. A document is {"id", "sentences": [{"words", "tags"?,
"heads"?, "relations"?, "upos"?, "frames"?, "mentions"?, "pairs"?, "closed"?, "open"?}], "links"?}; a key is absent where the set does not
carry that annotation. "open" says that a sentence may have predicates beside those of its frames; pairs.py and clusters.py say what
"mentions", "pairs", "closed" and "links" hold. Prints, for each set, how much was used and what
was dropped and why.
"""

import glob
import json
import os
import random
import sys
import tomllib
from collections import Counter

import clusters
import corpus
import names
import own
import pairs
import standoff
import trees

HERE = os.path.dirname(os.path.abspath(__file__))
CONFIG = tomllib.load(open(os.path.join(HERE, "config.toml"), "rb"))
TIES = tomllib.load(open(os.path.join(HERE, "ties.toml"), "rb"))


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
    documents = names.conll_documents(at("ner/conll2003", f"{part}.txt"))
    write("conll2003", part, clusters.with_aida(documents, at("coref/aida_conll_clusters", f"{part}.jsonl")), out)
    ewt = trees.conllu_documents(at("ud/ewt", f"{part}.conllu"))
    write("ewt", part, trees.with_frames(ewt, at("srl/propbank_ewt", f"{part}.jsonl")), out)
    gum = trees.gum_documents(at("ud/gum"), at("coref/splits.md"), part)
    write("gum", part, clusters.with_ontogum(gum, at("ud/gum"), at("coref/ontogum")), out)
    write("worldwide", part, worldwide_articles(at, part), out)


def training_only(at, out, tieline):
    write("masc", "train", trees.masc_documents(at("srl/propbank_masc", "all.jsonl"), tieline), out)
    write("wikigold", "train", names.lone_sentences(at("ner/wikigold", "wikigold.conllu"), "wikigold"), out)
    write("crossner", "train", names.lone_sentences(at("ner/crossner_politics", "train.txt"), "crossner"), out)


def worldwide_articles(at, part):
    """The set's dev part is our test; ours for watching training is held out from its training part."""
    articles = [names.worldwide_document(p) for p in sorted(glob.glob(at("ner/worldwide", "dev" if part == "test" else "train", "*.tsv")))]
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


def our_own(at, out, tieline, part):
    """Our own articles, and our annotations of articles of other sets ("real")."""
    countries = {row["name"] for row in tomllib.load(open(os.path.join(corpus.KNOWLEDGE, "countries.toml"), "rb"))["country"]}
    copies = CONFIG["training"]["swapped_copies"] if part == "train" else 0
    records = {"own": corpus.records([os.path.join(HERE, "corpus", part)])}
    records["real"] = standoff.records([os.path.join(HERE, "corpus", "standoff", f"{part}.jsonl")], at())
    for name, made in records.items():
        write(name, part, own.corpus(made, tieline, TIES, copies, countries), out)


def main(data, out, tieline, parts=("train", "dev", "test")):
    at = lambda *parts: os.path.join(data, *parts)
    for part in parts:
        names_trees_roles(at, out, part)
        if part == "train":
            training_only(at, out, tieline)
        relations(at, out, tieline, part)
        coreference(at, out, tieline, part)
        our_own(at, out, tieline, part)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
