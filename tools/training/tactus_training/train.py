"""The training loop: resumable, logged, with averaged weights."""
import copy
import csv
import math
import os
import platform
import time
from datetime import date
from pathlib import Path

import numpy as np
import torch

from . import MakerError, one_axis
from .layout import Layout
from .network import DISPENSABLE, LOWEST_VELOCITY, Network, losses
from .start import start
from .streams import Batches, Options, Stream, stack

SHAPE = ("timeWidths", "noteWidths", "styleWidth", "ranges", "without")  # of the configuration: what a checkpoint must agree in
VELOCITY_SCALE, VELOCITY_WEIGHT = 0.1, 0.1  # an error of 0.1 costs 0.05 nats a note
CLIP_NORM = 5.0
SHORTCUT_RATE = 3.0  # the linear shortcut learns this many times faster
EARLIER, BLENDED = "checkpoint-earlier.pt", "blended.pt"
COLUMNS = ["iteration", "cpuMinutes", "learningRate", "train", "velocity", "valid", "validBlind"]


def build(config, style_count):
    without, layout = config.get("without", []), Layout.of(config.get("ranges"))
    unknown = set(without) - set(DISPENSABLE)
    if unknown:
        raise MakerError(f"without: {', '.join(sorted(unknown))} cannot be left out; {', '.join(DISPENSABLE)} can")
    if "lanes" in without:
        layout = one_axis.axis(layout)
    return Network(style_count, config["timeWidths"], config["noteWidths"], config["styleWidth"], layout, without)


def blend_iteration(config):
    """The iteration that `blend` goes part of the way back to; None: it is not asked for."""
    return max(1, round(config["blend"]["at"] * config["iterations"])) if config.get("blend") else None


def save_atomically(state, path):
    beside = Path(str(path) + ".part")
    torch.save(state, beside)
    os.replace(beside, path)


def quick_validation(network, corpus, device, steps=192, per_style=2):
    """Mean nats a step over styles, with and without the chord: a glance, on the first steps of a few pieces."""
    random = np.random.default_rng(0)
    pieces = []
    for style in range(len(corpus.styles)):
        own = corpus.of(style, "valid")
        pieces += [own[i] for i in np.linspace(0, len(own) - 1, per_style).astype(int)] if own else []
    results = []
    network.eval()
    with torch.no_grad():
        for dropout in (0.0, 1.0):
            streams = [Stream(p, corpus, network.layout, Options(chord_dropout=dropout), random) for p in pieces]
            given, target, valid = stack([s.crop(steps) for s in streams], device)
            weight = torch.from_numpy(np.stack([s.weight for s in streams])).to(device)
            play, articulate = losses(network(given, target[..., :2])[0], target[..., :2])
            results.append((((play + articulate) * weight).sum(-1) * valid).sum().item() / valid.sum().item())
    network.train()
    return results


def plot(log_path, png_path):
    """The loss as a picture; nothing happens where matplotlib is not installed."""
    try:
        import matplotlib
        matplotlib.use("Agg")
        from matplotlib import pyplot
    except ImportError:
        return
    with open(log_path, newline="") as file:
        rows = list(csv.DictReader(file))
    figure, axes = pyplot.subplots(figsize=(8, 4.5))
    for name in ("train", "valid", "validBlind"):
        points = [(float(r["cpuMinutes"]), float(r[name])) for r in rows if r[name]]
        axes.plot(*zip(*points) if points else ([], []), label=name)
    axes.set(xlabel="processor minutes", ylabel="nats a 16th step", yscale="log")
    axes.legend()
    figure.savefig(png_path, dpi=110, bbox_inches="tight")
    pyplot.close(figure)


def train(config, corpus, folder, device="cpu", bf16=False, say=print):
    """Trains into `folder` (checkpoint.pt, log.csv, loss.png), going on from a checkpoint that is there."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    kind = torch.device(device).type
    checkpoint, log_path = folder / "checkpoint.pt", folder / "log.csv"
    if not any(p.meta["split"] == "valid" for p in corpus.pieces):
        raise MakerError("No piece is for validation: prepare more music.")
    np.finfo(np.float32), np.finfo(np.float64)  # numpy looks these up once; afterwards it would warn of the next line
    torch.set_flush_denormal(True)
    torch.manual_seed(config["seed"])
    network, started = build(config, len(corpus.styles)).to(device), None
    leaned(network.style, corpus.styles, config.get("leans", {}))  # what is wrong of it is said now, not when all is learnt
    if config.get("startFrom") and not checkpoint.exists():
        started = start(network, corpus.styles, config["startFrom"], config.get("like", {}))
        say(f"{started['weights']} weights begin as those of {started['name']} {started['version']}")
    average = copy.deepcopy(network).requires_grad_(False)
    shortcut = [p for n, p in network.named_parameters() if n.startswith("shortcut")]
    others = [p for n, p in network.named_parameters() if not n.startswith("shortcut")]
    optimizer = torch.optim.Adam([{"params": others, "rate": 1.0}, {"params": shortcut, "rate": SHORTCUT_RATE}],
                                 lr=config["learningRate"], betas=(0.9, 0.99))
    iteration, minutes_before = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device)
        same = [saved["styles"] == corpus.styles, *(saved["config"].get(k) == config.get(k) for k in SHAPE)]
        if not all(same):
            raise MakerError(f"{checkpoint} is of another network ({', '.join(SHAPE)} or the styles differ): name another "
                             "--work, or remove it.")
        network.load_state_dict(saved["network"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        iteration, minutes_before, started = saved["iteration"], saved["cpuMinutes"], saved.get("started")
        say(f"going on from iteration {iteration}")
    else:
        with open(log_path, "w", newline="") as file:
            csv.writer(file).writerow(COLUMNS)
    def state(minutes):
        return {"network": network.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
                "iteration": iteration, "cpuMinutes": minutes, "config": config, "styles": corpus.styles, "machine": machine(device),
                "started": started}

    options = Options(config["chordDropout"], config["conditionDropout"], config["roleBlanking"], True, True, 0.25)
    batches = Batches(corpus, network.layout, options, config["streams"], config["stepsPerStream"], config["crops"],
                      config["lanesTrained"], config["seed"] + iteration, config.get("styleWeights"))
    states, running, began = None, None, time.process_time()
    wall, first = time.monotonic(), iteration
    total = config["iterations"]
    while iteration < total:
        rate = config["learningRate"] * min(1, (iteration + 1) / 30) * (0.5 + 0.5 * math.cos(math.pi * iteration / total)) + 1e-5
        for group in optimizer.param_groups:
            group["lr"] = rate * group["rate"]
        given, target, valid, weight, velocity_weight, lanes, fresh = next(batches)
        if device != "cpu":
            given = type(given)(*[x.to(device) for x in vars(given).values()])
            target, valid, weight, velocity_weight, lanes, fresh = (
                x.to(device) for x in (target, valid, weight, velocity_weight, lanes, fresh))
        if states is not None:
            kept = (1 - fresh).repeat_interleave(lanes.shape[1])[:, None]
            states = [tuple(s * kept for s in state) for state in states]
        with torch.autocast(kind, dtype=torch.bfloat16, enabled=bf16):
            z, states = network(given, target[..., :2], states, lanes)
        z, states = z.float(), [tuple(s.float() for s in state) for state in states]
        rows = torch.arange(len(lanes), device=lanes.device)[:, None]
        chosen = target[:, rows, lanes]
        play, articulate = losses(z, chosen)
        nats = ((play + articulate) * weight[rows, lanes]).sum(-1)
        velocity = 0.5 * ((z[..., 2] - chosen[..., 2].clamp(min=LOWEST_VELOCITY)) / VELOCITY_SCALE) ** 2
        velocity = (velocity.clamp(max=20) * chosen[..., 1] * velocity_weight[rows, lanes]).sum(-1)
        loss = ((nats + VELOCITY_WEIGHT * velocity) * valid).sum() / valid.sum()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP_NORM)
        optimizer.step()
        iteration += 1
        decay = min(config["average"], iteration / (iteration + 9))
        with torch.no_grad():
            for kept, now in zip(average.parameters(), network.parameters()):
                kept.lerp_(now, 1 - decay)
            now = [(nats * valid).sum().item() / valid.sum().item(),
                   (velocity * valid).sum().item() / max(1.0, (chosen[..., 1] * velocity_weight[rows, lanes]).sum().item())]
        running = now if running is None else [0.97 * r + 0.03 * n for r, n in zip(running, now)]
        minutes = minutes_before + (time.process_time() - began) / 60
        if iteration == blend_iteration(config):
            save_atomically(state(minutes), folder / EARLIER)
        if iteration % 10 == 0 or iteration == total:
            left = (time.monotonic() - wall) / (iteration - first) * (total - iteration) / 60
            row = [iteration, round(minutes, 2), round(rate, 6), round(running[0], 4), round(running[1], 4), "", ""]
            seen = iteration % config["validEvery"] == 0 or iteration == total
            if seen:
                row[5:] = [round(v, 4) for v in quick_validation(average, corpus, device)]
                save_atomically(state(minutes), checkpoint)
            with open(log_path, "a", newline="") as file:
                csv.writer(file).writerow(row)
            if seen:
                plot(log_path, folder / "loss.png")
            say(f"{iteration}/{total}  train {row[3]}  velocity {row[4]}  valid {row[5]} blind {row[6]}  "
                f"{minutes:.1f} processor minutes, {left:.0f} minutes to go")
    return average


def machine(device):
    what = "one core" if device == "cpu" else torch.cuda.get_device_name(device)
    return f"{what}, {platform.machine()}, PyTorch {torch.__version__}"


def load(checkpoint):
    """The averaged network of a checkpoint, and what was saved with it."""
    saved = torch.load(checkpoint, map_location="cpu")
    saved.setdefault("machine", machine("cpu"))
    saved["date"] = date.fromtimestamp(os.path.getmtime(checkpoint)).isoformat()
    network = build(saved["config"], len(saved["styles"]))
    network.load_state_dict(saved["average"])
    with torch.no_grad():
        network.style.copy_(leaned(network.style, saved["styles"], saved["config"].get("leans", {})))
    return network.eval(), saved


def leaned(vectors, styles, leans):
    """Style vectors [S, W], some of which move towards others': `leans` {style: {other: share}}. What a network knows of a dozen pieces by heart it
    is too sure of in others; a share of what it knows of many makes it surer of those (`evaluate` tells how much is good)."""
    row = {style: i for i, style in enumerate(styles)}
    wrong = sorted({s for style, shares in leans.items() for s in (style, *shares) if s not in row})
    wrong += [style for style, shares in leans.items() if min(shares.values()) < 0 or sum(shares.values()) >= 1]
    if wrong:
        raise MakerError(f"leans: {', '.join(wrong)}: shares from 0 on, less than 1 together, of styles that there are: {', '.join(styles)}.")
    moved = vectors.clone()
    for style, shares in leans.items():
        moved[row[style]] += sum(share * (vectors[row[other]] - vectors[row[style]]) for other, share in shares.items())
    return moved


def blend(folder, share=None):
    """Writes BLENDED: the weights of a finished run, `share` (else the configuration's) of the way back to its EARLIER ones:
    small styles are learnt by heart in the second half, when the large ones still gain."""
    folder = Path(folder)
    if not (folder / EARLIER).exists():
        raise MakerError(f"No {folder / EARLIER}: `train` keeps it when the configuration has `blend`.")
    saved, before = (torch.load(folder / name, map_location="cpu") for name in ("checkpoint.pt", EARLIER))
    if saved["iteration"] < saved["config"]["iterations"]:
        raise MakerError(f"{folder / 'checkpoint.pt'} is at iteration {saved['iteration']}: finish `train` first.")
    share = saved["config"]["blend"]["share"] if share is None else share
    saved["average"] = {k: torch.lerp(v, before["average"][k], share) for k, v in saved["average"].items()}
    saved["blended"] = {"iteration": before["iteration"], "share": share}
    save_atomically(saved, folder / BLENDED)


def newest(folder):
    """The checkpoint that a model is made of: blended where that has been done to the newest."""
    plain, blended = Path(folder) / "checkpoint.pt", Path(folder) / BLENDED
    return blended if blended.exists() and blended.stat().st_mtime_ns >= plain.stat().st_mtime_ns else plain
