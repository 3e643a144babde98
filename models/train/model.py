"""The encoder (a plain BERT) and its heads. Parameter names are those of the weights file."""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from mentions import FORMS, LINK_TABLES, PAIR_TABLES
from ways import WAYS, ways


class Layer(nn.Module):
    def __init__(self, hidden, heads, feed_forward, dropout):
        super().__init__()
        self.heads = heads
        self.attention = nn.ModuleDict({
            "self": nn.ModuleDict({name: nn.Linear(hidden, hidden) for name in ("query", "key", "value")}),
            "output": nn.ModuleDict({"dense": nn.Linear(hidden, hidden), "LayerNorm": nn.LayerNorm(hidden, 1e-12)}),
        })
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(hidden, feed_forward)})
        self.output = nn.ModuleDict({"dense": nn.Linear(feed_forward, hidden), "LayerNorm": nn.LayerNorm(hidden, 1e-12)})
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        batch, length, hidden = x.shape
        split = lambda name: self.attention["self"][name](x).view(batch, length, self.heads, -1).transpose(1, 2)
        scores = split("query") @ split("key").transpose(-1, -2) / math.sqrt(hidden // self.heads)
        attended = (scores + mask).softmax(-1) @ split("value")    # trains a third faster on a CPU than the fused function
        attended = attended.transpose(1, 2).reshape(batch, length, hidden)
        out = self.attention["output"]
        x = out["LayerNorm"](x + self.dropout(out["dense"](attended)))
        y = self.output["dense"](F.gelu(self.intermediate["dense"](x)))
        return self.output["LayerNorm"](x + self.dropout(y))


class Encoder(nn.Module):
    def __init__(self, config, vocabulary=30522, positions=512):
        super().__init__()
        hidden = config["hidden"]
        self.embeddings = nn.ModuleDict({
            "word_embeddings": nn.Embedding(vocabulary, hidden),
            "position_embeddings": nn.Embedding(positions, hidden),
            "token_type_embeddings": nn.Embedding(config["token_types"], hidden),
            "LayerNorm": nn.LayerNorm(hidden, 1e-12),
        })
        layer = lambda: Layer(hidden, config["heads"], config["feed_forward"], config["dropout"])
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(layer() for _ in range(config["layers"]))})
        self.dropout = nn.Dropout(config["dropout"])

    def start_from(self, weights):
        """Takes a BERT's weights; every word shape starts as that BERT's first token type."""
        mine = self.state_dict()
        types = "embeddings.token_type_embeddings.weight"
        taken = {name: weights[name] for name in mine if name != types}
        taken[types] = weights[types][:1].expand_as(mine[types])
        self.load_state_dict(taken)

    def forward(self, ids, types, mask):
        e = self.embeddings
        places = torch.arange(ids.shape[1], device=ids.device)
        x = e["word_embeddings"](ids) + e["position_embeddings"](places)[None] + e["token_type_embeddings"](types)
        x = self.dropout(e["LayerNorm"](x))
        mask = torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(~mask, -1e9)[:, None, None, :]
        for layer in self.encoder["layer"]:
            x = layer(x, mask)
        return x


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Tree(nn.Module):
    """Deep biaffine parser (Dozat and Manning 2017): scores of heads and of relations."""

    def __init__(self, hidden, arc, relation, relations):
        super().__init__()
        self.arc_head, self.arc_dependent = nn.Linear(hidden, arc), nn.Linear(hidden, arc)
        self.relation_head, self.relation_dependent = nn.Linear(hidden, relation), nn.Linear(hidden, relation)
        self.arc_weight = nn.Parameter(torch.randn(arc + 1, arc) * 0.05)
        self.relation_weight = nn.Parameter(torch.randn(relations, relation + 1, relation + 1) * 0.02)

    def arcs(self, w):
        """w: [sentences, 1 + words, hidden], row 0 the root; returns [sentences, dependent, head]."""
        dependent = with_one(F.gelu(self.arc_dependent(w))) @ self.arc_weight
        return dependent @ F.gelu(self.arc_head(w)).transpose(1, 2)

    def relations(self, w, heads):
        """Scores [sentences, dependent, relation] for the given head of every dependent."""
        head = with_one(F.gelu(self.relation_head(w)))
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[-1]))
        dependent = with_one(F.gelu(self.relation_dependent(w)))
        half = torch.einsum("sdi,rij->sdrj", dependent, self.relation_weight)
        return torch.einsum("sdrj,sdj->sdr", half, head)


class Roles(nn.Module):
    """Is a word a predicate, and which role has word w for predicate p: bilinear in both, w also by its way to p in the tree."""

    def __init__(self, hidden, width, roles, relations):
        super().__init__()
        self.is_predicate = nn.Linear(hidden, 2)
        self.predicate, self.argument = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.weight = nn.Parameter(torch.randn(roles, width + 1, width + 1) * 0.02)
        self.ways = nn.ModuleList(nn.Embedding(WAYS * relations, width) for _ in range(2))
        for table in self.ways:
            nn.init.zeros_(table.weight)

    def forward(self, predicates, words, ways):
        """predicates: [n, hidden]; words: [n, words, hidden]; ways: [n, words, 2] of `ways`; returns [n, words, roles]."""
        p = with_one(F.gelu(self.predicate(predicates)))
        way = sum(table(ways[..., i]) for i, table in enumerate(self.ways))
        a = with_one(F.gelu(self.argument(words) + way))
        half = torch.einsum("ni,rij->nrj", p, self.weight)
        return torch.einsum("nrj,nwj->nwr", half, a)


def tables(sizes, width):
    return nn.ModuleDict({name: nn.Embedding(size, width) for name, size in sizes.items()})


def looked_up(tables, features):
    """The sum of the rows that the features (last dimension, one a table) point at."""
    return sum(table(features[..., i]) for i, table in enumerate(tables.values()))


class Links(nn.Module):
    """Which earlier mention a mention means, or none: mention ranking (Lee et al. 2017) on first and last words."""

    def __init__(self, hidden, width):
        super().__init__()
        self.first, self.last = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.form = nn.Embedding(len(FORMS), width)
        self.before, self.after, self.product = (nn.Linear(width, width) for _ in range(3))
        self.out, self.fresh = nn.Linear(width, 1), nn.Linear(width, 1)
        self.tables = tables(LINK_TABLES, width)
        self.dropout = nn.Dropout(0.1)

    def mentions(self, first, last, forms):
        """Vectors [mentions, width] from vectors of first and last words."""
        return F.gelu(self.first(first) + self.last(last) + self.form(forms))

    def forward(self, g, anaphors, antecedents, features):
        """Scores [anaphors, 1 + candidates]; column 0: it means nobody named before."""
        both = self.product(g[anaphors][:, None] * g[antecedents])
        inner = self.before(g)[antecedents] + self.after(g)[anaphors][:, None] + both + looked_up(self.tables, features)
        scores = self.out(self.dropout(F.gelu(inner))).squeeze(-1)
        return torch.cat([self.fresh(g[anaphors]), scores], -1)


class Pairs(nn.Module):
    """Which tie one mention has to another of its sentence, from both, the words between and the sentence (Eberts and Ulges 2020)."""

    def __init__(self, hidden, width, context, ties):
        super().__init__()
        self.source, self.target = nn.Linear(2 * hidden, width), nn.Linear(2 * hidden, width)
        self.context = nn.Linear(hidden, context)
        self.inner = nn.Linear(3 * width + 2 * context, width)
        self.tables = tables(PAIR_TABLES, width)
        self.out = nn.Linear(width, ties)
        self.dropout = nn.Dropout(0.1)

    def forward(self, w, rows, places, features, present):
        """w: [sentences, 1 + words, hidden]; places: first and last word of source and target, the words between, in row
        numbers of w; present: [sentences, 1 + words]. Returns [pairs, ties]."""
        word = lambda column: w[rows, places[:, column]]
        a = F.gelu(self.source(torch.cat([word(0), word(1)], -1)))
        b = F.gelu(self.target(torch.cat([word(2), word(3)], -1)))
        context = F.gelu(self.context(w))[rows]
        at = torch.arange(w.shape[1], device=w.device)[None]
        between = (at >= places[:, 4:5]) & (at < places[:, 5:6])
        own = present[rows] & (at > 0)
        pooled = [self.largest(context, between), self.largest(context, own)]
        inner = self.inner(torch.cat([a, b, a * b, *pooled], -1)) + looked_up(self.tables, features)
        return self.out(self.dropout(F.gelu(inner)))

    @staticmethod
    def largest(context, chosen):
        """The largest value of every column over the chosen words; 0 where none is chosen."""
        largest = context.masked_fill(~chosen[..., None], -1e4).amax(1)
        return torch.where(chosen.any(1, keepdim=True), largest, torch.zeros_like(largest))


class Model(nn.Module):
    def __init__(self, config, labels, vocabulary=30522, positions=512):
        super().__init__()
        hidden, heads = config["encoder"]["hidden"], config["heads"]
        self.bert = Encoder(config["encoder"], vocabulary, positions)
        self.tags = nn.Linear(hidden, len(labels["tags"]))
        self.upos = nn.Linear(hidden, len(labels["upos"]))
        self.tree = Tree(hidden, heads["arc"], heads["relation"], len(labels["relations"]))
        self.roles = Roles(hidden, heads["role"], len(labels["roles"]), len(labels["relations"]))
        self.links = Links(hidden, heads["link"])
        self.pairs = Pairs(hidden, heads["pair"], heads["context"], len(labels["ties"]))
        self.dropout = nn.Dropout(heads["dropout"])

    @torch.no_grad()
    def parsed(self, w, present):
        """The greedy heads and their relations, [sentences, 1 + words]; the root is its own head."""
        arcs = self.tree.arcs(w).masked_fill(~present[:, None, :], -1e4)
        heads = arcs.masked_fill(torch.eye(w.shape[1], dtype=torch.bool, device=w.device), -1e4).argmax(-1)
        heads[:, 0] = 0
        return heads, self.tree.relations(w, heads).argmax(-1)

    def role_scores(self, w, batch):
        """Scores [predicates, 1 + words, roles] of all words of the sentences that the batch's predicates stand in."""
        owners, predicates = batch.owners, batch.predicate_words
        heads, relations = self.parsed(w, batch.present)
        way = ways(heads[owners], relations[owners], predicates, self.tree.relation_weight.shape[0])
        return self.roles(w[owners, predicates], w[owners], way)

    def tie_scores(self, w, batch):
        """Scores [pairs, ties] of all pairs of a batch."""
        return self.pairs(w, batch.tie_rows, batch.tie_places, batch.tie_features, batch.present)

    def link_scores(self, w, batch):
        """Scores [anaphors, 1 + candidates] of all mentions of a batch that may refer; absent candidates score -1e4."""
        word = lambda column: w[batch.mention_rows, batch.mention_places[:, column]]
        g = self.links.mentions(word(0), word(1), batch.mention_forms)
        scores = self.links(g, batch.anaphors, batch.antecedents, batch.link_features)
        absent = torch.cat([torch.zeros_like(batch.link_present[:, :1]), ~batch.link_present], -1)
        return scores.masked_fill(absent, -1e4)

    def words(self, batch):
        """Encodes windows and lays their words out by sentence: [sentences, 1 + words, hidden]."""
        encoded = self.bert(batch.ids, batch.types, batch.mask)
        return self.dropout(encoded.flatten(0, 1)[batch.places])
