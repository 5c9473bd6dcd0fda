"""Where a training begins: the weights of a model that is there (its fp32 graph), as far as its shape is the same.

A graph holds every weight once, moved about (`graph.py`). What went where is found by building the graph of a network whose
weights are their own numbers, so that there is no second description of it that could go stale.
"""
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from . import MakerError, graph, package
from .layout import Layout
from .network import Network


def read_weights(folder):
    """({name: weights}, manifest) of the model in `folder`."""
    folder = Path(folder)
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        found = _constants(onnx.load(str(package.graph_path(folder, "fp32"))))
        network = Network(len(manifest["styles"]), manifest["timeLayerWidths"][:-1], manifest["noteLayerWidths"],
                          found["style.embedding"].shape[1],
                          Layout.of({r["name"]: [r["lowestMidi"], r["highestMidi"]] for r in manifest["roles"]}))
        return _read(network, found), manifest
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise MakerError(f"{folder} is no model to start from: it wants manifest.json and {package.graph_path('', 'fp32')}, as this "
                         f"tool makes them ({error!r}).") from error


def _constants(model):
    return {c.name: numpy_helper.to_array(c) for c in model.graph.initializer}


def _read(network, found):
    count = sum(p.numel() for p in network.parameters())
    numbered, shifted = (_numbered(network, first) for first in (1, 1 + count))
    weights = torch.full((count,), torch.nan)
    for name, cells in numbered.items():
        own = shifted[name] - cells == count
        if own.any():
            weights[cells[own].astype(int) - 1] = torch.from_numpy(found[name].reshape(cells.shape)[own])
    weights[_out_bias(network)] = 0
    if weights.isnan().any():
        raise ValueError("weights are missing")
    torch.nn.utils.vector_to_parameters(weights, network.parameters())
    return network.state_dict()


def _numbered(network, first):
    """The constants of the graph of a network whose weights are `first`, `first` + 1 ...: exact in float32 up to 2^24."""
    numbers = torch.arange(first, first + sum(p.numel() for p in network.parameters()), dtype=torch.float32)
    numbers[_out_bias(network)] = 0
    torch.nn.utils.vector_to_parameters(numbers, network.parameters())
    return _constants(graph.build(network))


def _out_bias(network):
    """Where the bias of the outputs lies among all weights: graphs add it to the shortcut's, where it is found again."""
    ends = np.cumsum([p.numel() for p in network.parameters()])
    at = [name for name, _ in network.named_parameters()].index("out.bias")
    return slice(ends[at] - network.out.bias.numel(), ends[at])


def start(network, styles, folder, like):
    """Gives `network` the weights of the model in `folder` wherever there are as many, and says what was taken.

    A style begins where the one of its name stood, or that which it is `like` {style: style}, or amid all."""
    weights, manifest = read_weights(folder)
    known = {style["name"]: row for style, row in zip(manifest["styles"], weights["style"])}
    weights["style"] = torch.stack([known.get(s, known.get(like.get(s), weights["style"].mean(0))) for s in styles])
    taken = {name: weights[name] for name, own in network.state_dict().items() if name in weights and weights[name].shape == own.shape}
    network.load_state_dict(taken, strict=False)
    return {"name": manifest["name"], "version": manifest["version"], "weights": sum(w.numel() for w in taken.values())}
