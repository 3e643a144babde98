"""The encoder (a plain BERT) and its heads. Parameter names are those of the weights file."""

import torch
import torch.nn as nn
import torch.nn.functional as F


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
        attended = F.scaled_dot_product_attention(split("query"), split("key"), split("value"), attn_mask=mask)
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
    """Is a word a predicate, and which role has word w for predicate p."""

    def __init__(self, hidden, width, roles):
        super().__init__()
        self.is_predicate = nn.Linear(hidden, 2)
        self.predicate, self.argument = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.weight = nn.Parameter(torch.randn(roles, width + 1, width + 1) * 0.02)

    def forward(self, predicates, words):
        """predicates: [n, hidden]; words: [n, words, hidden]; returns [n, words, roles]."""
        p = with_one(F.gelu(self.predicate(predicates)))
        a = with_one(F.gelu(self.argument(words)))
        half = torch.einsum("ni,rij->nrj", p, self.weight)
        return torch.einsum("nrj,nwj->nwr", half, a)


class Model(nn.Module):
    def __init__(self, config, labels, vocabulary=30522, positions=512):
        super().__init__()
        hidden, heads = config["encoder"]["hidden"], config["heads"]
        self.bert = Encoder(config["encoder"], vocabulary, positions)
        self.tags = nn.Linear(hidden, len(labels["tags"]))
        self.upos = nn.Linear(hidden, len(labels["upos"]))
        self.tree = Tree(hidden, heads["arc"], heads["relation"], len(labels["relations"]))
        self.roles = Roles(hidden, heads["role"], len(labels["roles"]))
        self.dropout = nn.Dropout(heads["dropout"])

    def words(self, batch):
        """Encodes windows and lays their words out by sentence: [sentences, 1 + words, hidden]."""
        encoded = self.bert(batch.ids, batch.types, batch.mask)
        return self.dropout(encoded.flatten(0, 1)[batch.places])
