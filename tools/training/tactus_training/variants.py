"""Several networks trained alike, briefly, and set side by side on the validation pieces: what a part is worth, and a size.

Each is trained in WORK/NAME and measured once; run again, it goes on where it was."""
import json
from pathlib import Path

import numpy as np

from . import MakerError, evaluate, one_axis
from .graph import export
from .layout import Layout
from .onnx_runner import time_graphs
from .package import table, write_text
from .train import build, load, train

RESAMPLES = 2000
COLUMNS = ("nats, blind", "nats, chord told", "velocity")  # velocity: root mean square error, of 1


def folder_of(work, name):
    return Path(work) / "".join(c if c.isalnum() else "-" for c in name)


def measure(network, corpus, split="valid"):
    """{style: [[steps, nats blind, nats, squared error of the velocities, struck notes] of each piece]}"""
    rows = {}
    for index, style in enumerate(corpus.styles):
        pieces = corpus.of(index, split)
        if pieces:
            told = evaluate.torch_measures(network, corpus, pieces)
            blind = evaluate.torch_measures(network, corpus, pieces, ("chord",))[:, :1]
            steps = np.array([[p.steps] for p in pieces])
            rows[style] = np.concatenate([steps, blind, told], 1).tolist()
    return rows


def _values(rows, chosen):
    """[styles, resamples, 3] COLUMNS of each style, `chosen[style]` [resamples, pieces] being the pieces; NaN: no velocities."""
    parts = []
    for style, pieces in rows.items():
        steps, blind, told, error, struck = np.moveaxis(np.array(pieces)[chosen[style]].sum(1), 1, 0)
        loud = np.sqrt(np.where(struck > 0, error / np.maximum(struck, 1), np.nan))
        parts.append(np.stack([blind / steps, told / steps, loud], -1))
    return np.stack(parts)


def _mean(values):
    """Over the styles that have a value; NaN where none has."""
    has = ~np.isnan(values)
    return np.where(has.any(0), np.where(has, values, 0).sum(0) / np.maximum(has.sum(0), 1), np.nan)


def compare(rows, base, seed=0):
    """[(value, difference to `base`, its 95 % interval)] for COLUMNS, means over styles: for both the same pieces, resampled
    within each style."""
    random = np.random.default_rng(seed)
    everything = {s: np.arange(len(p))[None] for s, p in rows.items()}
    chosen = {s: random.integers(0, len(p), (RESAMPLES, len(p))) for s, p in rows.items()}
    value, before = (_mean(_values(r, everything))[0] for r in (rows, base))
    low, high = np.quantile(_mean(_values(rows, chosen) - _values(base, chosen)), [0.025, 0.975], 0)
    return [tuple(map(float, x)) for x in zip(value, value - before, low, high)]


def run_one(name, config, corpus, work, device, bf16, say):
    """Trains and measures a variant, unless that is done; what was measured."""
    folder = folder_of(work, name)
    done = folder / "measured.json"
    if done.exists():
        return json.loads(done.read_text(encoding="utf-8"))
    one = "lanes" in config.get("without", [])
    if one:
        corpus = one_axis.merge(corpus, Layout.of(config.get("ranges")))
    say(f"{name}: {sum(p.numel() for p in build(config, len(corpus.styles)).parameters())} parameters")
    train(config, corpus, folder, device, bf16, say)
    network, saved = load(folder / "checkpoint.pt")
    result = {"name": name, "one axis": one, "parameters": sum(p.numel() for p in network.parameters()),
              "coreMinutes": round(saved["cpuMinutes"], 1), "machine": saved["machine"], "styles": measure(network, corpus)}
    write_text(done, json.dumps(result) + "\n")
    return result


def report(results, beside):
    """Two tables: means over the styles with differences to the first (or to what a variant is `beside`), and each style's."""
    named = {r["name"]: r for r in results}
    rows, by_style = [], []
    for result in results:
        other = named.get(beside.get(result["name"]), results[0])
        cells = [f"{value:.3f}" + ("" if other is result else f" ({less:+.3f}: {low:+.3f} to {high:+.3f})")
                 for value, less, low, high in compare(result["styles"], other["styles"])]
        name = result["name"] + (f" (beside: {other['name']})" if other is not results[0] else "")
        rows.append([name, *cells, result["parameters"], result["coreMinutes"]])
        sums = {s: np.sum(p, 0) for s, p in result["styles"].items()}
        by_style.append([result["name"], *(f"{s[1] / s[0]:.3f} / {s[2] / s[0]:.3f}" for s in sums.values())])
    return "\n\n".join([
        table(rows, ["", *COLUMNS, "parameters", "core-minutes"]),
        table(by_style, ["blind / chord told", *(f"{s} ({len(p)} pieces)" for s, p in results[0]["styles"].items())])])


def times(results, work):
    """A table of milliseconds a step of the int8 graphs in onnxruntime-node, side by side."""
    paths = {}
    for result in results:
        folder = folder_of(work, result["name"])
        paths[result["name"]] = str((folder / "model.int8.onnx").resolve())
        export(load(folder / "checkpoint.pt")[0], paths[result["name"]], "int8")
    took = time_graphs(paths.values())
    first = took[paths[results[0]["name"]]]["tenthMs"]
    return table([[name, *(took[path][k] for k in ("tenthMs", "medianMs", "lowestMs")), f"{took[path]['tenthMs'] / first:.2f}"]
                  for name, path in paths.items()], ["int8", "10th percentile, ms", "median", "lowest", "ratio"])


def run(config, base, corpus, work, only=None, device="cpu", bf16=False, timed=False, say=print):
    """Trains and measures the variants of a configuration (configs/ablations.yaml), or `only` one; WORK/variants.md."""
    names = list(config["variants"])
    if only and only not in names:
        raise MakerError(f"No variant {only}: {'; '.join(names)}")
    results, beside = [], {name: v.get("beside") for name, v in config["variants"].items()}
    wanted = [n for n in names if n in (names[0], beside[only], only)] if only else names
    for name in wanted:
        results.append(run_one(name, {**base, **config.get("with", {}), **config["variants"][name]}, corpus, work, device, bf16, say))
        text = report(results, beside)
        write_text(Path(work) / "variants.md", text + "\n")
    if any(r["one axis"] for r in results):
        layout = Layout.of(base.get("ranges"))
        means = []
        for index in range(len(corpus.styles)):
            pieces = corpus.of(index, "valid")
            if pieces:
                means.append(sum(one_axis.nats_of_telling_roles(corpus, layout, pieces)) / sum(p.steps for p in pieces))
        text += f"\n\nTo tell who plays the notes of the one axis: at most {np.mean(means):.3f} nats a step, mean over the styles."
        write_text(Path(work) / "variants.md", text + "\n")
    if timed:
        text += "\n\n" + times(results, work)
        write_text(Path(work) / "variants.md", text + "\n")
    say(text)
    return results
