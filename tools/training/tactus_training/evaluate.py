"""How well a network foretells music it has not seen: nats a 16th step (play and articulate, all lanes), by style.

`nll` with all conditions, `nll.blind` without the chord, `markovBaseline` beside them; intervals by bootstrap over pieces.
"""
import numpy as np
import torch

from . import markov
from .network import losses
from .onnx_runner import OnnxRunner
from .streams import Options, Stream, stack

CROP, BATCH, RESAMPLES = 128, 12, 2000
FORCED = 1e4


def hide(given, what):
    """Takes a condition, or the tape, away from what the network is given."""
    for name in what:
        if name == "density":  # every role asked to play, at the middle
            given.density[..., 0::2], given.density[..., 1::2] = 1.0, 0.5
        elif name == "style":
            given.style[:] = 1.0 / given.style.shape[-1]
        else:
            getattr(given, name)[:] = 0
    return given


def torch_nats(network, corpus, pieces, hidden=()):
    """Nats of each piece, run from its start with carried states."""
    random, totals = np.random.default_rng(0), {}
    order = sorted(range(len(pieces)), key=lambda i: pieces[i].steps)
    with torch.no_grad():
        for begin in range(0, len(order), BATCH):
            chosen = order[begin:begin + BATCH]
            streams = [Stream(pieces[i], corpus, network.layout, Options(), random) for i in chosen]
            weight = torch.from_numpy(np.stack([s.weight for s in streams]))
            states, sums = None, torch.zeros(len(chosen))
            for _ in range(-(-max(s.steps for s in streams) // CROP)):
                given, target, valid = stack([s.crop(CROP) for s in streams])
                z, states = network(hide(given, hidden), target[..., :2], states)
                play, articulate = losses(z, target[..., :2])
                sums += (((play + articulate) * weight).sum(-1) * valid).sum(0)
            totals.update(zip(chosen, sums.tolist()))
    return [totals[i] for i in range(len(pieces))]


def onnx_nats(path, network, corpus, pieces, hidden=(), longest=None):
    """The same through onnxruntime-node, the pieces' notes forced upon the graph by its bias; at most `longest` steps."""
    random, totals = np.random.default_rng(0), []
    lanes = network.layout.lane_count
    uniforms = np.full((lanes, 2), 0.5)
    with OnnxRunner(path, network) as runner:
        for piece in pieces:
            stream, nats = Stream(piece, corpus, network.layout, Options(), random), 0.0
            steps = min(piece.steps, longest or piece.steps)
            given, target, _ = stack([stream.crop(steps)])
            given, target = hide(given, hidden), target[:, 0, :, :2].numpy()
            for t in range(steps):
                notes, z = runner.step(given.place[t, 0], given.style[0], given.chord[t, 0], given.density[t, 0],
                                       given.energy[t, 0], uniforms, (target[t] * 2 - 1) * FORCED, begin=t == 0)
                assert (notes[:, :2] == target[t]).all()
                nats_play, nats_articulate = losses(torch.from_numpy(z.copy()), torch.from_numpy(target[t]))
                nats += float(((nats_play + nats_articulate).numpy() * stream.weight).sum())
            totals.append(nats)
    return totals


def interval(nats, steps, divide_by=None, seed=0):
    """Mean nats a step (or the ratio to other nats) with its 95 % interval, pieces being resampled."""
    nats, below = np.array(nats, float), np.array(steps if divide_by is None else divide_by, float)
    chosen = np.random.default_rng(seed).integers(0, len(nats), (RESAMPLES, len(nats)))
    resampled = nats[chosen].sum(1) / below[chosen].sum(1)
    low, high = np.quantile(resampled, [0.025, 0.975])
    return {"value": round(nats.sum() / below.sum(), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def evaluate(network, corpus, split="valid", onnx_path=None, limit=None, say=print):
    """A report by style, and means over the styles. Through a graph where one is given, else in PyTorch."""
    report = {"styles": {}, "through": str(onnx_path.name) if onnx_path else "pytorch"}
    run = (lambda *a: onnx_nats(onnx_path, network, *a)) if onnx_path else (lambda *a: torch_nats(network, *a))
    for index, style in enumerate(corpus.styles):
        pieces = corpus.of(index, split)[:limit]
        if not pieces:
            continue
        steps = [p.steps for p in pieces]
        chain = markov.fit(corpus.of(index, "train"), network.layout)
        nats = {"nll": run(corpus, pieces), "nll.blind": run(corpus, pieces, ("chord",)),
                "markovBaseline": [markov.nll(p, chain, network.layout) for p in pieces]}
        report["styles"][style] = {
            "pieces": len(pieces), "steps": sum(steps), **{k: interval(v, steps) for k, v in nats.items()},
            "nll.blind / markovBaseline": interval(nats["nll.blind"], steps, nats["markovBaseline"]),
            "nll / nll.blind": interval(nats["nll"], steps, nats["nll.blind"])}
        say(f"{style}: " + "  ".join(f"{k} {v['value']}" for k, v in report["styles"][style].items() if isinstance(v, dict)))
    for name in ("nll", "nll.blind", "markovBaseline"):
        report[name] = round(float(np.mean([s[name]["value"] for s in report["styles"].values()])), 4)
    return report


def loudness_by_energy(network, corpus, split="valid", steps=256, pieces_a_style=3):
    """Mean velocity (0-1) foretold for the struck notes of real music, when one and the same energy is told throughout."""
    random, rows = np.random.default_rng(0), {}
    pieces = [p for i in range(len(corpus.styles)) for p in corpus.of(i, split)[:pieces_a_style]]
    for energy in (0.1, 0.5, 0.9):
        streams = [Stream(p, corpus, network.layout, Options(), random) for p in pieces]
        given, target, valid = stack([s.crop(steps) for s in streams])
        given.energy[..., 0], given.energy[..., 1] = 1.0, energy
        with torch.no_grad():
            z, _ = network(given, target[..., :2])
        struck = target[..., 1] * valid[..., None]
        rows[str(energy)] = round(float((z[..., 2] * struck).sum() / struck.sum()), 3)
    return rows


def beginnings(network, corpus, path=None, split="valid", steps=192, pieces_a_style=2, hidden=()):
    """Mean nats a step over the styles on the first steps of the first pieces: quick, and the same for every format."""
    means = []
    for index in range(len(corpus.styles)):
        pieces = [p for p in corpus.of(index, split) if p.steps >= steps][:pieces_a_style]
        if path:
            nats = sum(onnx_nats(path, network, corpus, pieces, (), steps))
        else:
            streams = [Stream(p, corpus, network.layout, Options(), np.random.default_rng(0)) for p in pieces]
            given, target, _ = stack([s.crop(steps) for s in streams])
            with torch.no_grad():
                play, articulate = losses(network(hide(given, hidden), target[..., :2])[0], target[..., :2])
            weight = torch.from_numpy(np.stack([s.weight for s in streams]))
            nats = float(((play + articulate) * weight).sum())
        if pieces:
            means.append(nats / (len(pieces) * steps))
    return round(float(np.mean(means)), 4)


def ablate(network, corpus, split="valid", say=print):
    """The same when something is hidden from the trained network; nothing hidden first."""
    rows = {}
    for what in (None, "chord", "density", "energy", "style", "place", "tape"):
        rows[what or "nothing"] = beginnings(network, corpus, None, split, 192, 6, (what,) if what else ())
        say(f"hidden: {what or 'nothing'}  {rows[what or 'nothing']}")
    return rows
