"""How well a network foretells music it has not seen: nats a 16th step (play and articulate, all lanes), by style.

`nll` with all conditions, `nll.blind` without the chord, `markovBaseline` beside them; intervals by bootstrap over pieces.
"""
import numpy as np
import torch

from . import markov
from .network import LOWEST_VELOCITY, hide, losses
from .onnx_runner import OnnxRunner
from .streams import Options, Stream, stack

CROP, BATCH, RESAMPLES = 128, 12, 2000
FORCED = 1e4


def torch_measures(network, corpus, pieces, hidden=()):
    """Of each piece, run from its start with carried states: nats; squared errors of the velocities of struck notes, and how
    many those are. [pieces, 3]"""
    random, totals = np.random.default_rng(0), np.zeros((len(pieces), 3))
    order = sorted(range(len(pieces)), key=lambda i: pieces[i].steps)
    with torch.no_grad():
        for begin in range(0, len(order), BATCH):
            chosen = order[begin:begin + BATCH]
            streams = [Stream(pieces[i], corpus, network.layout, Options(), random) for i in chosen]
            weight, has_velocity = (torch.from_numpy(np.stack(rows)) for rows in
                                    ([s.weight for s in streams], [s.has_velocity for s in streams]))
            states = None
            for _ in range(-(-max(s.steps for s in streams) // CROP)):
                given, target, valid = stack([s.crop(CROP) for s in streams])
                z, states = network(hide(given, hidden), target[..., :2], states)
                play, articulate = losses(z, target[..., :2])
                struck = target[..., 1] * valid[..., None] * has_velocity
                error = z[..., 2].clamp(LOWEST_VELOCITY, 1) - target[..., 2].clamp(min=LOWEST_VELOCITY)
                totals[chosen] += torch.stack([(((play + articulate) * weight).sum(-1) * valid).sum(0),
                                               (error ** 2 * struck).sum((0, 2)), struck.sum((0, 2))], 1).numpy()
    return totals


def torch_nats(network, corpus, pieces, hidden=()):
    """Nats of each piece, run from its start with carried states."""
    return torch_measures(network, corpus, pieces, hidden)[:, 0].tolist()


def onnx_nats(path, network, corpus, pieces, hidden=(), longest=None):
    """The same through onnxruntime-node, the pieces' notes forced upon the graph by its bias; at most `longest` steps."""
    random, totals = np.random.default_rng(0), []
    lanes = network.layout.lane_count
    uniforms = np.full((lanes, 2), 0.5)
    with OnnxRunner(path, network) as runner:
        for piece in pieces:
            stream = Stream(piece, corpus, network.layout, Options(), random)
            steps = min(piece.steps, longest or piece.steps)
            given, target, _ = stack([stream.crop(steps)])
            given = hide(given, hidden)
            heard, target, logits = given.previous[:, 0, :, 2].numpy(), target[:, 0, :, :2].numpy(), []
            for t in range(steps):
                notes, z = runner.step(given.place[t, 0], given.style[0], given.chord[t, 0], given.density[t, 0], given.energy[t, 0],
                                       uniforms, (target[t] * 2 - 1) * FORCED, begin=t == 0, heard=heard[t])
                assert (notes[:, :2] == target[t]).all()
                logits.append(z)
            play, articulate = losses(torch.from_numpy(np.stack(logits)), torch.from_numpy(target))
            totals.append(float(((play + articulate).numpy() * stream.weight).sum()))
    return totals


def interval(nats, steps, divide_by=None, seed=0):
    """Mean nats a step (or the ratio to other nats) with its 95 % interval, pieces being resampled."""
    nats, below = np.array(nats, float), np.array(steps if divide_by is None else divide_by, float)
    chosen = np.random.default_rng(seed).integers(0, len(nats), (RESAMPLES, len(nats)))
    resampled = nats[chosen].sum(1) / below[chosen].sum(1)
    low, high = np.quantile(resampled, [0.025, 0.975])
    return _entry(nats.sum() / below.sum(), low, high)


def _entry(value, low, high):
    rounded = lambda x: round(float(x), 4) + 0.0  # not -0.0
    return {"value": rounded(value), "low": rounded(low), "high": rounded(high)}


def difference(more, less, steps, seed=0):
    """Mean of `more - less` in nats a step with its 95 % interval, pieces being resampled."""
    return interval(np.array(more) - np.array(less), steps, seed=seed)


def evaluate(network, corpus, split="valid", onnx_path=None, limit=None, say=print):
    """A report by style, and means over the styles. Through a graph where one is given, and then set beside fp32 in PyTorch."""
    report = {"styles": {}, "through": str(onnx_path.name) if onnx_path else "pytorch"}
    cost = []
    for index, style in enumerate(corpus.styles):
        pieces = corpus.of(index, split)[:limit]
        if not pieces:
            continue
        steps = [p.steps for p in pieces]
        chain = markov.fit(corpus.of(index, "train"), network.layout)
        exact = {name: torch_nats(network, corpus, pieces, hidden) for name, hidden in (("nll", ()), ("nll.blind", ("chord",)))}
        nats = dict(exact)
        if onnx_path:
            nats = {name: onnx_nats(onnx_path, network, corpus, pieces, hidden)
                    for name, hidden in (("nll", ()), ("nll.blind", ("chord",)))}
        nats["markovBaseline"] = [markov.nll(p, chain, network.layout) for p in pieces]
        report["styles"][style] = {
            "pieces": len(pieces), "steps": sum(steps), **{k: interval(v, steps) for k, v in nats.items()},
            "nll.blind / markovBaseline": interval(nats["nll.blind"], steps, nats["markovBaseline"]),
            "nll / nll.blind": interval(nats["nll"], steps, nats["nll.blind"]),
            "nll in fp32": interval(exact["nll"], steps), "nll lost": difference(nats["nll"], exact["nll"], steps),
            "nll.blind in fp32": interval(exact["nll.blind"], steps),
            "nll.blind lost": difference(nats["nll.blind"], exact["nll.blind"], steps)}
        cost.append([[(np.array(nats[k]) - np.array(exact[k])) for k in exact], np.array(steps)])
        say(f"{style}: " + "  ".join(f"{k} {v['value']}" for k, v in report["styles"][style].items() if isinstance(v, dict)))
    for name in ("nll", "nll.blind", "markovBaseline", "nll in fp32", "nll.blind in fp32"):
        report[name] = round(float(np.mean([s[name]["value"] for s in report["styles"].values()])), 4)
    for i, name in enumerate(("nll lost", "nll.blind lost")):
        report[name] = mean_interval([(lost[i], steps) for lost, steps in cost])
    return report


def mean_interval(styles, seed=0):
    """Mean over styles of (nats, steps) by piece, with its 95 % interval: pieces resampled within each style."""
    random, resampled = np.random.default_rng(seed), []
    for nats, steps in styles:
        chosen = random.integers(0, len(nats), (RESAMPLES, len(nats)))
        resampled.append(nats[chosen].sum(1) / steps[chosen].sum(1))
    low, high = np.quantile(np.mean(resampled, 0), [0.025, 0.975])
    value = np.mean([nats.sum() / steps.sum() for nats, steps in styles])
    return _entry(value, low, high)


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
    """Mean nats a step over the styles on the first steps of the first pieces: quick, and the same for every format. None where
    all are shorter."""
    means = []
    for index in range(len(corpus.styles)):
        pieces = [p for p in corpus.of(index, split) if p.steps >= steps][:pieces_a_style]
        if not pieces:
            continue
        if path:
            nats = sum(onnx_nats(path, network, corpus, pieces, (), steps))
        else:
            streams = [Stream(p, corpus, network.layout, Options(), np.random.default_rng(0)) for p in pieces]
            given, target, _ = stack([s.crop(steps) for s in streams])
            with torch.no_grad():
                play, articulate = losses(network(hide(given, hidden), target[..., :2])[0], target[..., :2])
            weight = torch.from_numpy(np.stack([s.weight for s in streams]))
            nats = float(((play + articulate) * weight).sum())
        means.append(nats / (len(pieces) * steps))
    return round(float(np.mean(means)), 4) if means else None


def ablate(network, corpus, split="valid", say=print):
    """The same when something is hidden from the trained network; nothing hidden first."""
    rows = {}
    for what in (None, "chord", "density", "energy", "style", "place", "tape"):
        rows[what or "nothing"] = beginnings(network, corpus, None, split, 192, 6, (what,) if what else ())
        say(f"hidden: {what or 'nothing'}  {rows[what or 'nothing']}")
    return rows
