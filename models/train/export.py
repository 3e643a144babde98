"""Writes a trained model as a model folder, and the scores that the parity test holds Rust to.

    python export.py CHECKPOINT LABELS BASE MODEL_FOLDER [--name NAME] [--licence TEXT] [--config FILE] [--temperatures FILE] [--float32]

CHECKPOINT is model.pt or checkpoint.pt of train.py, LABELS its labels.json, BASE the folder that training started from.
"""

import argparse
import hashlib
import json
import os
import shutil
import tomllib

import torch
from safetensors.torch import save_file

from data import Labels, Reader
from model import Model
from parity import parity_cases

HERE = os.path.dirname(os.path.abspath(__file__))
FORMAT = 4


def bert_config(config, vocabulary, positions):
    e = config["encoder"]
    return {
        "model_type": "bert", "hidden_act": "gelu", "attention_probs_dropout_prob": 0.0,
        "hidden_dropout_prob": e["dropout"], "hidden_size": e["hidden"], "initializer_range": 0.02,
        "intermediate_size": e["feed_forward"], "max_position_embeddings": positions,
        "num_attention_heads": e["heads"], "num_hidden_layers": e["layers"], "type_vocab_size": e["token_types"],
        "vocab_size": vocabulary,
    }


def toml_list(values):
    return "[" + ", ".join(json.dumps(v) for v in values) + "]"


def manifest(config, labels, folder, name, licence, temperatures):
    heads = config["heads"]
    lines = [
        "# What this model folder holds; the loader checks all of it.",
        f"format = {FORMAT}",
        f"name = {json.dumps(name)}",
        f"licence = {json.dumps(licence)}",
        f"window = {config['windows']['longest']}",
        f"widths = {{ arc = {heads['arc']}, relation = {heads['relation']}, role = {heads['role']}, link = {heads['link']}, pair = {heads['pair']}, context = {heads['context']} }}",
        "temperatures = { " + ", ".join(f"{k} = {v}" for k, v in temperatures.items()) + " }",
        "", "[checksums]",
    ]
    for file in ("config.json", "model.safetensors", "tokenizer.json"):
        digest = hashlib.sha256(open(os.path.join(folder, file), "rb").read()).hexdigest()
        lines.append(f'"{file}" = "{digest}"')
    lines += ["", "[labels]"] + [f"{table} = {toml_list(labels[table])}" for table in ("tags", "upos", "relations", "roles", "ties")]
    return "\n".join(lines) + "\n"


def export(model, config, labels, tokenizer, folder, name, licence, dtype, temperatures):
    """Writes the folder; the parity cases are computed on the very weights that are written."""
    os.makedirs(folder, exist_ok=True)
    weights = {k: v.detach().to(dtype).contiguous() for k, v in model.state_dict().items()}
    save_file(weights, os.path.join(folder, "model.safetensors"))
    os.chmod(os.path.join(folder, "model.safetensors"), 0o644)
    model.load_state_dict({k: v.float() for k, v in weights.items()})
    embeddings = model.bert.embeddings
    sizes = embeddings["word_embeddings"].num_embeddings, embeddings["position_embeddings"].num_embeddings
    with open(os.path.join(folder, "config.json"), "w", encoding="utf-8") as file:
        json.dump(bert_config(config, *sizes), file, indent=1)
    shutil.copyfile(tokenizer, os.path.join(folder, "tokenizer.json"))
    with open(os.path.join(folder, "manifest.toml"), "w", encoding="utf-8") as file:
        file.write(manifest(config, labels, folder, name, licence, temperatures))
    with open(os.path.join(folder, "parity.json"), "w", encoding="utf-8") as file:
        json.dump(parity_cases(model, Reader(tokenizer, labels, {})), file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "labels", "base", "folder"):
        parser.add_argument(name)
    parser.add_argument("--name", default="en-news")
    parser.add_argument("--licence", default="see MODEL_CARD.md")
    parser.add_argument("--config", default=os.path.join(HERE, "config.toml"))
    parser.add_argument("--temperatures", help="what calibrate.py wrote")
    parser.add_argument("--float32", action="store_true")
    args = parser.parse_args()
    config = tomllib.load(open(args.config, "rb"))
    labels = Labels(json.load(open(args.labels)))
    model = Model(config, labels)
    kept = torch.load(args.checkpoint, map_location="cpu", weights_only=True)
    model.load_state_dict(kept.get("model", kept))
    model.eval()
    temperatures = json.load(open(args.temperatures)) if args.temperatures else dict(tags=1.0, links=1.0, pairs=1.0)
    dtype = torch.float32 if args.float32 else torch.bfloat16
    export(model, config, labels, os.path.join(args.base, "tokenizer.json"), args.folder, args.name, args.licence, dtype, temperatures)


if __name__ == "__main__":
    main()
