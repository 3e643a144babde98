"""Writes the mean of the weights of several models that began from the same one (Wortsman et al. 2022, "Model soups").

    python mean.py OUT MODEL MODEL…       each a model folder or a .pt file of train.py; OUT is a .pt file
"""

import os
import sys

import torch
from safetensors.torch import load_file


def weights(path):
    kept = load_file(os.path.join(path, "model.safetensors")) if os.path.isdir(path) else torch.load(path, map_location="cpu", weights_only=True)
    return {name: value.float() for name, value in kept.get("model", kept).items()}


def main(out, *paths):
    models = [weights(path) for path in paths]
    for path, model in zip(paths, models):
        if model.keys() != models[0].keys():
            sys.exit(f"{path}: other weights than those of {paths[0]}; only models of one shape have a mean")
    torch.save({name: sum(model[name] for model in models) / len(models) for name in models[0]}, out)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
