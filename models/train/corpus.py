"""The project's own corpus: reads its markup, checks it, writes it as JSON Lines.

    python corpus.py check PATH…     every fault with file and line; exit code 1 if there is one
    python corpus.py hints PATH…     what an annotator may have forgotten
    python corpus.py json PATH…      JSON Lines as `tieline annotate` writes them, on standard output; with --across every
                                     entity has its id as `node`, valid in the articles of one folder, and the folder's
                                     name is the `group`
    python corpus.py raw PATH…       the same without annotations
    python corpus.py labels          the labels that need no class
    python corpus.py stats PATH…     counts

PATH is a file or a folder, with the folders in it. corpus/README.md describes the markup.
"""

import json
import os
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field

KNOWLEDGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "knowledge")
KINDS = {"p": "person", "o": "organization", "l": "place"}
FORMS = {"": "name", "nat": "nationality", "nom": "nominal", "pro": "pronoun", "grp": "group"}
CLASSES = "contact cooperation confrontation conflict affiliation location statement other".split()
MODALITIES = "planned possible conditional claimed".split()
REGISTERS = "wire analysis translated statement interview brief feature court".split()
HEADER = "id title date source register topic region traits".split()
VALUES = "trigger polarity modality time place via via-target role class said".split()
FLAGS = "former symmetric".split()
PRONOUNS = set("he she it they him her his hers its their theirs them himself herself itself themselves i me my mine myself".split())
TITLES = set("mr mrs ms dr president minister king queen general senator governor mayor colonel judge professor sir".split())


def lexicon():
    """Label → class, event, symmetric, from the knowledge files of the program."""
    known = {}
    predicates = tomllib.load(open(os.path.join(KNOWLEDGE, "predicates.toml"), "rb"))
    for table in ("verb", "noun", "adjective"):
        for row in predicates[table]:
            known.setdefault(row["label"], (row["class"], row.get("event"), row.get("symmetric", False)))
    for office in tomllib.load(open(os.path.join(KNOWLEDGE, "nouns.toml"), "rb"))["office"]:
        known.setdefault(office["relation"], (office["class"], None, False))
    known["counterpart of"] = ("affiliation", None, True)
    return known


@dataclass
class Mention:
    start: int
    end: int
    entity: str
    form: str


@dataclass
class Article:
    path: str
    head: dict = field(default_factory=dict)
    text: str = ""
    sentences: list = field(default_factory=list)      # (start, end) of every sentence
    paragraphs: list = field(default_factory=list)     # number of the paragraph of every sentence
    mentions: list = field(default_factory=list)
    relations: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    def fault(self, line, problem):
        self.faults.append(f"{self.path}:{line}: {problem}")


MARKS = re.compile(r"\[|\]\(([^()]*)\)|\]")


def strip_markup(article, number, line):
    """The sentence without its marks, and its mentions."""
    out, stack, found, at = "", [], [], 0
    for mark in MARKS.finditer(line):
        out += line[at : mark.start()]
        at = mark.end()
        if mark.group() == "[":
            stack.append(len(out))
        elif mark.group(1) is None or not stack:
            article.fault(number, f"a bracket without its pair near {line[max(0, mark.start() - 20):mark.end() + 10]!r}")
        else:
            entity, _, form = mark.group(1).partition(" ")
            found.append(Mention(stack.pop(), len(out), entity, form.strip()))
    if stack:
        article.fault(number, "an opened bracket is not closed")
    out += line[at:]
    return out, sorted(found, key=lambda m: (m.start, -m.end))


def check_mention(article, number, text, mention):
    words = text[mention.start : mention.end]
    kind = mention.entity.partition(":")[0]
    bad = lambda problem: article.fault(number, f"mention {words!r}: {problem}")
    if kind not in KINDS or not re.fullmatch(r"[plo]:[\w.-]+", mention.entity):
        return bad(f"entity {mention.entity!r} is not p:, o: or l: with an id")
    if mention.form not in FORMS:
        return bad(f"form {mention.form!r} is none of nat, nom, pro, grp")
    if words != words.strip() or not words or not words[-1].isalnum() and words[-1] not in ".)!”\"'’+":
        bad("has blanks or punctuation at its edge")
    if words.endswith(("'s", "’s")):
        bad("the possessive ending stays outside")
    if mention.form == "nat" and kind != "l":
        bad("a nationality belongs to a place")
    if mention.form == "pro" and words.lower() not in PRONOUNS:
        bad("is no pronoun of the list")
    if mention.form == "" and kind == "p" and " " in words and words.split()[0].lower().rstrip(".") in TITLES:
        bad("titles stay outside a name")
    if (mention.start and text[mention.start - 1].isalnum()) or (mention.end < len(text) and text[mention.end].isalnum()):
        bad("cuts a word")


def locate(article, number, sentence, value):
    """(start, end) of words in the sentence; `met#2` is the second occurrence."""
    words, _, which = value.partition("#") if re.search(r"#\d+$", value) else (value, "", "")
    edge = lambda at: (at == 0 or not (sentence[at - 1].isalnum() and words[:1].isalnum())) and not (
        sentence[at + len(words) : at + len(words) + 1].isalnum() and words[-1:].isalnum())
    places = [m.start() for m in re.finditer(re.escape(words), sentence) if edge(m.start())]
    if not words or not places:
        return article.fault(number, f"the sentence has no {words!r}")
    if which == "" and len(places) > 1:
        return article.fault(number, f"{words!r} stands {len(places)} times; write {words}#1 …")
    index = int(which or 1) - 1
    if not 0 <= index < len(places):
        return article.fault(number, f"{words!r} stands only {len(places)} times")
    return places[index], places[index] + len(words)


def pick(article, number, mentions, name, near):
    """The mention of an entity in the sentence that is meant."""
    entity, _, which = name.partition("#")
    own = [m for m in mentions if m.entity == entity]
    if not own:
        return article.fault(number, f"{entity} has no mention in the sentence")
    if which:
        if not which.isdigit() or not 1 <= int(which) <= len(own):
            return article.fault(number, f"{name}: {entity} has {len(own)} mentions in the sentence")
        return own[int(which) - 1]
    if near is None:
        return own[0]
    gap = lambda m: max(m.start - near[1], near[0] - m.end, 0)
    return min(own, key=lambda m: (gap(m), m.start))


def relation(article, number, line, sentence, mentions, known):
    parts = [p.strip() for p in line.lstrip("> ").split(" | ")]
    if len(parts) < 3:
        return article.fault(number, "a relation is `> source | label | target | key=value …`")
    source, label, target, *rest = parts
    made = {"label": label, "line": number, "said": [], "flags": set()}
    for part in rest:
        key, sign, value = part.partition("=")
        if part in FLAGS:
            made["flags"].add(part)
        elif key not in VALUES or not sign or not value:
            article.fault(number, f"{part!r} is no key=value of the table")
        elif key == "said":
            made["said"].append(locate(article, number, sentence, value))
        elif key in ("polarity", "modality"):
            made[key] = cued(article, number, sentence, key, value)
        elif key in ("trigger", "time", "via", "via-target", "role"):
            made[key] = locate(article, number, sentence, value)
        else:
            made[key] = value
    near = made.get("trigger")
    made["source"], made["target"] = (pick(article, number, mentions, name, near) for name in (source, target))
    if "place" in made:
        made["place"] = pick(article, number, mentions, made["place"], near)
    if source.partition("#")[0] == target.partition("#")[0]:
        article.fault(number, "source and target are one entity")
    if label in known:
        given = made.pop("class", known[label][0])
        if given != known[label][0]:
            article.fault(number, f"the label {label!r} has the class {known[label][0]}; leave `class` out")
        made["class"], made["event"], made["symmetric"] = known[label]
    else:
        made["event"], made["symmetric"] = None, "symmetric" in made["flags"]
        if made.get("class") not in CLASSES:
            article.fault(number, f"the label {label!r} is not listed: choose one that is (corpus.py labels), or give `class=`")
    return made


def cued(article, number, sentence, key, value):
    name, _, cue = value.partition(":")
    if name not in (["negated"] if key == "polarity" else MODALITIES):
        article.fault(number, f"{key} is {name!r}")
    return name, locate(article, number, sentence, cue)


def read(path, known):
    article = Article(path)
    lines = open(path, encoding="utf-8").read().split("\n")
    at = lines.index("---") if "---" in lines else 0
    for number, line in enumerate(lines[:at], 1):
        key, _, value = line.partition(":")
        if key not in HEADER or not value.strip():
            article.fault(number, f"header line {line!r}")
        article.head[key] = value.strip()
    check_head(article)
    sentence, mentions, start, paragraph = None, [], 0, 0
    for number, line in enumerate(lines[at + 1 :], at + 2):
        if line.startswith(">"):
            if sentence is None:
                article.fault(number, "a relation before any sentence")
                continue
            made = relation(article, number, line, sentence, mentions, known)
            if made:
                article.relations.append((made, len(article.sentences) - 1, start))
        elif line.strip():
            if line != line.strip():
                article.fault(number, "blanks at the edge of the line")
            plain, mentions = strip_markup(article, number, line.strip())
            if article.text:
                article.text += " " if paragraph == (article.paragraphs or [0])[-1] else "\n\n"
            start, sentence = len(article.text), plain
            article.text += plain
            article.sentences.append((start, len(article.text)))
            article.paragraphs.append(paragraph)
            for m in mentions:
                check_mention(article, number, plain, m)
                article.mentions.append(Mention(m.start + start, m.end + start, m.entity, m.form))
        else:
            paragraph += 1
            sentence = None
    check_whole(article)
    return article


def check_head(article):
    for key in HEADER:
        if key not in article.head and key not in ("source",):
            article.fault(1, f"the header has no `{key}`")
    if article.head.get("register") not in REGISTERS:
        article.fault(1, f"register is none of {', '.join(REGISTERS)}")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", article.head.get("date", "")):
        article.fault(1, "date is not YYYY-MM-DD")
    if article.head.get("id", "") + ".txt" != os.path.basename(article.path):
        article.fault(1, "id and file name differ")


def check_whole(article):
    forms = {}
    for m in article.mentions:
        forms.setdefault(m.entity, set()).add(m.form)
    for entity, seen in forms.items():
        if not seen & {"", "nat", "grp"}:
            article.fault(0, f"{entity} is never named")
    words = len(article.text.split())
    least = 20 if article.head.get("register") == "brief" else 110
    if not least <= words <= 420:
        article.fault(0, f"{words} words")
    seen = Counter()
    for made, sentence, _ in article.relations:
        if made["source"] and made["target"]:
            ends = (made["source"].entity, made["target"].entity)
            ends = tuple(sorted(ends)) if made["symmetric"] else ends
            seen[sentence, ends, made["label"], made.get("polarity", ("",))[0], made.get("modality", ("",))[0]] += 1
    for key, count in seen.items():
        if count > 1:
            article.fault(0, f"stands twice in one sentence: {key[1]} {key[2]}")


CAPITALISED = re.compile(r"[^\W\d_][\w’'-]*")
NO_NAMES = set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december i president minister prime foreign defence defense secretary general mr mrs ms dr king queen senator governor
mayor judge colonel chancellor ambassador""".split())


def hints(article):
    """Capitalised words inside sentences and personal pronouns that no mention covers."""
    for start, end in article.sentences:
        sentence = article.text[start:end]
        cover = [(m.start - start, m.end - start) for m in article.mentions if start <= m.start < end]
        free = lambda at: not any(a <= at < b for a, b in cover)
        for m in CAPITALISED.finditer(sentence):
            word = m.group()
            first = m.start() == 0 or sentence[: m.start()].rstrip(' "“‘(').endswith((".", "!", "?", ":")) or m.start() < 2
            name = word[0].isupper() and not first and word.lower() not in NO_NAMES
            if free(m.start()) and (name or word.lower() in PRONOUNS - {"it", "they", "their", "them", "its"}):
                yield f"{article.path}: {word!r} in {sentence[max(0, m.start() - 30):m.end() + 30]!r}"


def record(article, across=False):
    """The article as the program writes it; with the nodes of its entities across the articles of its folder."""
    text = article.text
    quote = lambda a, b: {"start": a, "end": b, "text": text[a:b]}
    index, mentions = {}, []
    for m in article.mentions:
        entity = index.setdefault(m.entity, len(index))
        mentions.append(quote(m.start, m.end) | {"kind": KINDS[m.entity[0]], "form": FORMS[m.form], "entity": entity, "confidence": 1.0})
    made = entities(mentions)
    for node, entity in zip(index, made):
        entity |= {"node": node} if across else {}
    where = {(m.start, m.end, m.entity): i for i, m in enumerate(article.mentions)}
    relations = [written(article, made, s, start, quote, where) for made, s, start in article.relations]
    head = {"id": article.head["id"], "title": article.head["title"], "date": article.head["date"]}
    if "source" in article.head:
        head["source"] = article.head["source"]
    if across:
        head["group"] = os.path.basename(os.path.dirname(os.path.abspath(article.path)))
    return head | {"text": text, "mentions": mentions, "entities": made, "relations": relations}


def entities(mentions):
    """The entities of mentions that are numbered in the order of their first one; the fullest name names an entity."""
    made = []
    for number, m in enumerate(mentions):
        if m["entity"] == len(made):
            made.append({"name": "", "kind": m["kind"], "mentions": []})
        made[m["entity"]]["mentions"].append(number)
    for entity in made:
        rank = lambda i: (["name", "nationality", "group", "nominal", "pronoun"].index(mentions[i]["form"]), -len(mentions[i]["text"]), i)
        entity["name"] = mentions[min(entity["mentions"], key=rank)]["text"]
    return made


def written(article, made, sentence, start, quote, where):
    span = lambda at: quote(at[0] + start, at[1] + start)
    mention = lambda m: where[m.start + start, m.end + start, m.entity]
    begin, end = article.sentences[sentence]
    source, target = mention(made["source"]), mention(made["target"])
    between = (min(made["source"].end, made["target"].end), max(made["source"].start, made["target"].start))
    out = {"source": source, "target": target, "label": made["label"], "class": made["class"]}
    if made["event"]:
        out["event"] = made["event"]
    out |= {"symmetric": made["symmetric"], "sentence": {"start": begin, "end": end}}
    out["trigger"] = span(made.get("trigger") or (between if between[0] < between[1] else (made["target"].start, made["target"].end)))
    for key, plain in (("polarity", "affirmed"), ("modality", "actual")):
        name, cue = made.get(key, (plain, None))
        out[key] = {"value": name} | ({"cue": span(cue)} if cue else {})
    out["attribution"] = [span(s) for s in made["said"]]
    if made.get("place"):
        out["place"] = {"mention": mention(made["place"])}
    for key in ("time", "via"):
        if made.get(key):
            out[key] = span(made[key])
    if made.get("role"):
        out["role"] = article.text[made["role"][0] + start : made["role"][1] + start]
    out["former"] = "former" in made["flags"]
    return out | {"evidence": ["tree"], "confidence": 1.0}


def files(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, inner, names in os.walk(path):
                inner.sort()
                yield from (os.path.join(folder, f) for f in sorted(names) if f.endswith(".txt"))
        else:
            yield path


def records(paths, across=False):
    """The articles as records; stops at a fault."""
    known = lexicon()
    articles = [read(path, known) for path in files(paths)]
    faults = [f for a in articles for f in a.faults]
    if faults:
        sys.exit("\n".join(faults))
    return [record(a, across) for a in articles]


def stats(articles):
    count = Counter()
    for a in articles:
        count.update(articles=1, words=len(a.text.split()), mentions=len(a.mentions), relations=len(a.relations))
        count.update(f"form {FORMS[m.form]}" for m in a.mentions)
        count.update(f"kind {KINDS[m.entity[0]]}" for m in a.mentions)
        for made, _, _ in a.relations:
            count.update([f"class {made['class']}", f"label {made['label']}"])
            count.update(f"{key} {made[key][0]}" for key in ("polarity", "modality") if key in made)
            count.update(["attributed"] if made["said"] else [])
    return count


def main(command, paths):
    across = "--across" in paths
    paths = [path for path in paths if path != "--across"]
    known = lexicon()
    if command == "labels":
        by_class = {c: sorted(l + (" *" if s else "") for l, (k, _, s) in known.items() if k == c) for c in CLASSES}
        return print("\n\n".join(f"{c}: {'; '.join(labels)}" for c, labels in by_class.items()) + "\n\n* symmetric")
    articles = [read(path, known) for path in files(paths)]
    faults = [f for a in articles for f in a.faults]
    if command in ("json", "raw") and faults or command == "check":
        print("\n".join(faults) or f"{len(articles)} articles, no fault", file=sys.stderr if faults else sys.stdout)
        return sys.exit(bool(faults))
    if command == "hints":
        print("\n".join(h for a in articles for h in hints(a)))
    elif command == "stats":
        print("\n".join(f"{n:6} {k}" for k, n in sorted(stats(articles).items())))
    for article in articles if command in ("json", "raw") else []:
        out = record(article, across)
        if command == "raw":
            out = {k: out[k] for k in ("id", "title", "date", "text")}
        print(json.dumps(out, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in "check hints json raw labels stats".split():
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
