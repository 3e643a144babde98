"""Writes the model of random weights that the plumbing tests use.

    python tiny.py FOLDER
"""

import sys
import tempfile

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from data import Labels
from export import export
from model import Model

CONFIG = {
    "encoder": {"layers": 1, "hidden": 16, "heads": 2, "feed_forward": 24, "token_types": 8, "dropout": 0.0},
    "heads": {"arc": 6, "relation": 4, "role": 5, "link": 6, "pair": 5, "context": 4, "dropout": 0.0},
    "windows": {"longest": 160},
}
LABELS = Labels(
    tags=["O"] + [f"{p}-{k}" for k in ("Person", "Organization", "Place", "Nationality", "Date", "Misc") for p in "BI"],
    upos=["ADJ", "ADP", "NOUN", "PROPN", "PUNCT", "VERB"],
    relations=["case", "nsubj", "obj", "obl", "punct", "root"],
    roles=["O", "ARG0", "ARG1", "ARGM-NEG"],
    ties=["none", "leads", "works for", "located in", "contact", "conflict"],
)


def tokenizer(path):
    """A word-piece vocabulary of single characters and a few words, with BERT's normalizer."""
    characters = [chr(c) for c in range(33, 127) if not "A" <= chr(c) <= "Z"]
    pieces = ["[PAD]"] + [f"[unused{i}]" for i in range(99)] + ["[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces += characters + ["##" + c for c in characters] + ["the", "met", "minister", "said", "with", "okafor"]
    made = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.BertProcessing(("[SEP]", 102), ("[CLS]", 101))
    made.save(path)
    return len(pieces)


def main(folder):
    torch.manual_seed(7)
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        size = tokenizer(file.name)
        model = Model(CONFIG, LABELS, vocabulary=size, positions=256)
        for parameter in model.parameters():
            torch.nn.init.normal_(parameter, std=0.3)
        model.eval()
        export(model, CONFIG, LABELS, file.name, folder, "tiny", "MIT OR Apache-2.0", torch.float32,
               dict(tags=1.0, links=1.0, pairs=1.0))


if __name__ == "__main__":
    main(sys.argv[1])
