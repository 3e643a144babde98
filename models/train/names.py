"""Reads the sets of names: words with tags."""

import os
import re
import tomllib

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = tomllib.load(open(os.path.join(HERE, "labels.toml"), "rb"))


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


def lone_sentences(path, name):
    """A document for each sentence of a file with word and tag in a line's last two columns and blank lines between sentences."""
    documents, words, tags = [], [], []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        fields = line.split()
        if len(fields) > 1:
            words.append(fields[-2])
            tags.append(our_tag(name, fields[-1]))
        elif words:
            documents.append({"id": f"{name}#{len(documents)}", "sentences": [{"words": words, "tags": repaired(tags)}]})
            words, tags = [], []
    return documents
