"""Reads the treebanks, and the PropBank frames on their words."""

import glob
import json
import os

import own

AUXILIARIES = {"be", "have", "do"}


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


def masc_documents(path, tieline):
    """Frames of verbs only, without trees: the program's own trees tell which word heads an argument."""
    records = [json.loads(line) for line in open(path, encoding="utf-8")]
    given = [{"id": r["id"], "sentences": [{"words": r["tokens"]}]} for r in records]
    documents = []
    for record, scored in zip(records, own.scored(tieline, given), strict=True):
        tree = scored["sentences"][0]
        record["head"], record["upos"] = tree["heads"], tree["upos"]
        documents.append({"id": record["id"], "sentences": [{"words": record["tokens"], "frames": frames_of(record), "open": 1}]})
    return documents


def gum_files(folder, splits_file, part):
    """The paths of GUM's documents of one part."""
    split, chosen = None, {"dev": set(), "test": set(), "test2": set()}
    for line in open(splits_file, encoding="utf-8"):
        if line.startswith("## "):
            split = line[3:].strip()
        elif line.strip().startswith("* ") and split in chosen:
            chosen[split].add(line.strip()[2:].strip())
    part_of = lambda path: next((s for s, names in chosen.items() if os.path.basename(path)[:-7] in names), "train")
    return [path for path in sorted(glob.glob(os.path.join(folder, "*.conllu"))) if part_of(path) == part]


def gum_documents(folder, splits_file, part):
    """The documents of one part, but for those without their texts (Reddit)."""
    files = gum_files(folder, splits_file, part)
    kept = [path for path in files if "_reddit_" not in os.path.basename(path)]
    print(f"  reddit documents skipped: {len(files) - len(kept)}")
    return [document for path in kept for document in conllu_documents(path)]
