#!/usr/bin/env python3
"""Reads a network that tieline wrote with NetworkX and with igraph, and checks that nothing is lost.

    python3 tests/readers/check.py demo/network.graphml

Needs networkx and igraph (`make readers` fetches both). Ends with one line of counts, or with what is wrong.
"""

import json
import math
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter

import igraph
import networkx

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
NMTOKEN = re.compile(r"[\w.:\-]+")
TYPES = {"boolean", "int", "long", "float", "double", "string"}

KINDS = {"person": ":Person", "organization": ":Organization", "place": ":Place"}
POLARITIES = {"affirmed", "negated"}
MODALITIES = {"actual", "planned", "possible", "conditional", "claimed"}

# Attribute -> the types that the two readers give its values (igraph reads every number as a double).
NODE = {"label": str, "name": str, "kind": str, "aliases": str, "mentions": int, "documents": int, "labels": str}
EDGE = {
    "label": str, "interaction": str, "class": str, "weight": float, "rel_id": str, "polarity": str, "modality": str,
    "symmetric": bool, "confidence": float, "documents": int, "mentions": int, "evidence": str,
}  # fmt: skip
LISTS = {"role", "via", "attribution", "time", "place"}  # edge attributes that may be left out
EVIDENCE = {"document": str, "start": int, "end": int, "quote": str}


def expect(holds, message):
    if not holds:
        sys.exit(f"check.py: {message}")


def check_file(path):
    """What readers forgive today and others do not: order and ids of keys, ids of nodes and edges."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        sys.exit(f"check.py: {path}: {error}")
    expect(root.tag == f"{GRAPHML}graphml", f"the root is {root.tag}")
    keys = root.findall(f"{GRAPHML}key")
    graphs = root.findall(f"{GRAPHML}graph")
    expect(len(graphs) == 1, f"{len(graphs)} graphs in the file")
    children = [child.tag for child in root if child.tag in (f"{GRAPHML}key", f"{GRAPHML}graph")]
    expect(children[-1] == f"{GRAPHML}graph", "a key comes after the graph")
    expect(graphs[0].get("edgedefault") == "directed", "the graph is not directed")

    once("key id", [key.get("id") for key in keys])
    once("attribute", [(key.get("for"), key.get("attr.name")) for key in keys])
    for key in keys:
        name = key.get("id")
        expect(NMTOKEN.fullmatch(name or ""), f"key id {name!r} is not an NMTOKEN")
        expect(name not in ("d3", "d7"), f"key id {name}: Gephi takes it for a label")
        expect(key.get("for") in ("node", "edge", "graph"), f"key {name} is for {key.get('for')}")
        expect(key.get("attr.type") in TYPES, f"key {name} has type {key.get('attr.type')}")
        expect(key.get("attr.name") != "id", f"key {name}: igraph loses the ids when an attribute is named id")

    nodes, edges = graphs[0].findall(f"{GRAPHML}node"), graphs[0].findall(f"{GRAPHML}edge")
    expect(nodes, "no nodes")
    expect(edges, "no edges")
    once("node or edge id", [element.get("id") for element in nodes + edges])
    known = {key.get("id"): key.get("for") for key in keys}
    for kind, elements in (("node", nodes), ("edge", edges)):
        for element in elements:
            data = [entry.get("key") for entry in element.findall(f"{GRAPHML}data")]
            once(f"data of {kind} {element.get('id')}", data)
            for key in data:
                expect(known.get(key) == kind, f"{kind} {element.get('id')}: no key {key} for it")
    for edge in edges:
        first = edge.find(f"{GRAPHML}data")
        expect(first is not None and first.get("key") == "label", f"edge {edge.get('id')}: label is not the first")
    return len(nodes), len(edges)


def once(what, values):
    for value, count in Counter(values).items():
        expect(value is not None, f"a {what} is missing")
        expect(count == 1, f"{what} {value!r} is there {count} times")


def check_attributes(where, have, want):
    for name, kind in want.items():
        expect(name in have, f"{where}: no {name}")
        expect(type(have[name]) is kind, f"{where}: {name} is a {type(have[name]).__name__}, not {kind.__name__}")
        expect(have[name] != "", f"{where}: {name} is empty")


def check_node(where, node):
    check_attributes(where, node, NODE)
    expect(node["name"] == node["label"], f"{where}: name and label differ")
    expect(node["labels"] == KINDS.get(node["kind"]), f"{where}: kind {node['kind']}, labels {node['labels']}")
    aliases = read_list(where, "aliases", node["aliases"])
    expect(all(isinstance(alias, str) for alias in aliases), f"{where}: an alias is not a string")
    expect(node["mentions"] >= 1 and node["documents"] >= 1, f"{where}: mentioned nowhere")


def check_edge(where, edge):
    check_attributes(where, edge, EDGE)
    expect(math.isfinite(edge["weight"]) and edge["weight"] > 0, f"{where}: weight {edge['weight']}")
    expect(edge["weight"] == edge["documents"], f"{where}: weight {edge['weight']}, {edge['documents']} documents")
    expect(0 <= edge["confidence"] <= 1, f"{where}: confidence {edge['confidence']}")
    expect(edge["polarity"] in POLARITIES, f"{where}: polarity {edge['polarity']}")
    expect(edge["modality"] in MODALITIES, f"{where}: modality {edge['modality']}")
    for name in LISTS & edge.keys():
        expect(read_list(where, name, edge[name]), f"{where}: {name} is an empty list; it should be left out")
    evidence = read_list(where, "evidence", edge["evidence"])
    expect(evidence, f"{where}: no evidence")
    for passage in evidence:
        expect(isinstance(passage, dict), f"{where}: evidence {passage!r} is not an object")
        check_evidence(f"{where}: evidence", passage)
    expect(len(evidence) == edge["mentions"], f"{where}: {edge['mentions']} mentions, {len(evidence)} in evidence")
    documents = {passage["document"] for passage in evidence}
    expect(len(documents) == edge["documents"], f"{where}: {edge['documents']} documents, {len(documents)} in evidence")


def check_evidence(where, passage):
    """The quote is as long as its offsets say, and the words of the tie stand in it where they should."""
    check_attributes(where, passage, EVIDENCE)
    start, end, quote = passage["start"], passage["end"], passage["quote"]
    expect(0 <= start < end, f"{where}: from {start} to {end}")
    expect(len(quote) == end - start, f"{where}: {len(quote)} code points from {start} to {end}: {quote}")
    for name, (first, last) in passage.get("spans", {}).items():
        if start <= first and last <= end:
            words = quote[first - start : last - start]
            expect(words == passage[name], f"{where}: {name} is {passage[name]!r}, and {words!r} in the quote")


def read_list(where, name, text):
    try:
        value = json.loads(text)
    except ValueError as error:
        sys.exit(f"check.py: {where}: {name} is not JSON: {error}")
    expect(isinstance(value, list), f"{where}: {name} is not a JSON list")
    return value


def check_networkx(path):
    graph = networkx.read_graphml(path)
    kind = type(graph).__name__
    expect(isinstance(graph, networkx.MultiDiGraph), f"NetworkX reads a {kind}: parallel edges are lost")
    for name, node in graph.nodes(data=True):
        check_node(f"node {name}", node)
    for source, target, name, edge in graph.edges(keys=True, data=True):
        check_edge(f"edge {name}", edge)
    ties = [(s, t, e["label"], e["polarity"], e["modality"]) for s, t, e in graph.edges(data=True)]
    once("tie", ties)
    once("rel_id", [edge["rel_id"] for _, _, edge in graph.edges(data=True)])
    return graph


def check_igraph(path, other):
    """The same file in igraph: the same nodes, the same ties, the same values."""
    graph = igraph.Graph.Read_GraphML(path)
    expect(graph.is_directed(), "igraph reads an undirected graph")
    for name in NODE:
        expect(name in graph.vs.attributes(), f"igraph: no node attribute {name}")
    for name in EDGE:
        expect(name in graph.es.attributes(), f"igraph: no edge attribute {name}")
    nodes = {vertex["id"]: vertex.attributes() for vertex in graph.vs}
    expect(nodes.keys() == set(other.nodes), "igraph and NetworkX read different node ids")
    for name, node in nodes.items():
        same(f"node {name}", node, other.nodes[name], NODE)
    edges = {edge["rel_id"]: (s, t, edge) for s, t, edge in other.edges(data=True)}
    for edge in graph.es:
        rel_id = edge["rel_id"]
        expect(rel_id in edges, f"only igraph reads an edge with rel_id {rel_id}")
        source, target, values = edges[rel_id]
        ends = (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"])
        expect(ends == (source, target), f"edge {rel_id}: igraph reads {ends}, NetworkX {(source, target)}")
        same(f"edge {rel_id}", edge.attributes(), values, EDGE)
    return graph


def same(where, left, right, names):
    for name in names:
        expect(left[name] == right[name], f"{where}: {name} is {left[name]!r} in igraph, {right[name]!r} in NetworkX")


def main(arguments):
    expect(len(arguments) == 1, "which GraphML file?")
    path = arguments[0]
    counts = check_file(path)
    left = check_networkx(path)
    right = check_igraph(path, left)
    expect((left.number_of_nodes(), left.number_of_edges()) == counts, f"NetworkX: {left}; in the file: {counts}")
    expect((right.vcount(), right.ecount()) == counts, f"igraph: {right.vcount()}, {right.ecount()}; file: {counts}")
    pairs = Counter((source, target) for source, target, _ in left.edges)
    parallel = sum(count for count in pairs.values() if count > 1)
    negated = sum(edge["polarity"] == "negated" for _, _, edge in left.edges(data=True))
    print(
        f"{path}: {counts[0]} nodes, {counts[1]} edges ({parallel} of them parallel, {negated} negated), the same in "
        f"NetworkX {networkx.__version__} and igraph {igraph.__version__}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
