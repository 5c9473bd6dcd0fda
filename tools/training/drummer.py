#!/usr/bin/env python3
"""Trains the drummer: a small conditional VAE over a bar of drums, and writes it as the band reads it.

    python3 tools/training/drummer.py --data DIR --work DIR --out models

`DIR` holds groove.jsonl.gz (the Groove MIDI Dataset, Gillick et al. 2019, CC BY 4.0) in the project's own 16th-note format
and freedoom.jsonl.gz and electronic.jsonl.gz, whose drums were written beside a bass and a lead. Stopped, it goes on where it was.

A bar is 10 drums on 16 steps: hit, velocity, timing. The network learns it from people alone. It is told the family of the groove,
tempo, energy (how loud the bar is among its drummer's), fill or not, whether a runner can step to it, and the place in four bars.

People who were recorded drumming had nobody beside them. What the notes of a bass change is fitted to the written pieces:
how much likelier each drum is struck before, on and after a step on which one begins (a logistic regression beside how often the drum
is struck on that step at all, and how often in that piece). The band adds it to what the network says. What the notes of a lead
change is measured alike, and left out: on held-out pieces it is worth nothing (the card has the figures).

The first two of the latent numbers are not drawn but said: how busy the bar is among its family's and how loose its timing is,
both as normal scores of the rank. So a control moves exactly them. The others have a prior that is told the conditions.
Only the training split teaches; the `valid` split is measured. Needs PyTorch 1.13 or newer and numpy.
"""

import argparse
import collections
import gzip
import json
import math
from pathlib import Path

import numpy as np
import torch
from torch import nn

from grooves import BEATS, DRUMS, TOMS, bars_of, family, steppable
from tactus_training.small_network import packed

KEYS = sorted(DRUMS)
STEPS = 16
CELLS = len(KEYS) * STEPS
FAMILIES = ["rock", "funk", "four", "swing", "street", "other"]
# The order that daemon/band/drummer/conditions.ts fills in.
TOLD = len(FAMILIES) + 4 + 4
PRIOR_TOLD = len(FAMILIES) + 4
AXES = 2
FREE = 14
HIDDEN = 128
BETA = 0.4
RIDGE = 0.03
HITS_AT_QUANTILES = 21
VOICES = ("bass", "melody")
# A drum may be struck a step before a note of another voice, with it, a step after.
NEAR = (-1, 0, 1)
# Where pieces for a band have another key for a drum than drummers' pieces.
FOLDED = {35: 36, 40: 38, 39: 38, 44: 42, 53: 51, 59: 51, 52: 49, 55: 49, 57: 49, 41: 43, 45: 47, 48: 50}


class Bars:
    """Rows of bars, gathered one by one and stacked at the end."""

    def __init__(self):
        self.rows = collections.defaultdict(list)

    def add(self, **row):
        for name, value in row.items():
            self.rows[name].append(value)

    def stacked(self):
        return {name: np.asarray(values) for name, values in self.rows.items()}


def cells_of(bar):
    hit, velocity, offset = np.zeros(CELLS, np.float32), np.zeros(CELLS, np.float32), np.zeros(CELLS, np.float32)
    for step, key, stroke, late in bar:
        cell = KEYS.index(key) * STEPS + step
        hit[cell], velocity[cell], offset[cell] = 1, stroke, late
    return hit, velocity, offset


def is_fill(bar):
    second = [h for h in bar if h[0] >= 8]
    toms = sum(h[1] in TOMS for h in second)
    snares = sum(h[1] == 38 for h in second)
    return toms >= 2 and toms + snares >= 5 and {8, 12} <= {h[0] for h in second}


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def people(pieces, bars):
    """Bars that people played, but for performances that lead or lag by more than a quarter of a step: they would pull a runner."""
    for piece in pieces:
        played = bars_of(piece)
        on_beat = [h[3] for bar in played for h in bar if h[0] in BEATS]
        lag = float(np.mean(on_beat)) if on_beat else 0.0
        if abs(lag) > 0.25:
            continue
        beat = piece["tracks"][0].get("kind") == "beat"
        for index, raw in enumerate(played):
            bar = [
                (step, key, max(1, v) / 127, float(np.clip(o, -0.5, 0.5)))
                for step, key, v, o in raw
            ]
            fill = is_fill(bar)
            if len(bar) < 5 or len(bar) > 34 or not (beat or fill):
                continue
            name = family(piece["sub"], [bar]) or "other"
            hit, velocity, offset = cells_of(bar)
            bars.add(
                hit=hit, velocity=velocity, offset=offset, family=FAMILIES.index(name), tempo=piece.get("tempo") or 110.0,
                fill=fill, steppable=not fill and steppable(bar, name),
                place=index % 4 if beat and len(played) >= 8 else -1, group=piece["id"].split("/")[1], split=piece["split"],
            )


def written(pieces, bars):
    """Bars of pieces for a band: where drums are struck, beside what bass and lead begin."""
    for piece in pieces:
        roles = [track["role"] for track in piece["tracks"]]
        onsets = {role: collections.defaultdict(lambda: np.zeros(STEPS, np.float32)) for role in VOICES}
        drums = collections.defaultdict(lambda: np.zeros(CELLS, np.float32))
        for step, pitch, _duration, _velocity, track, *_ in piece["notes"]:
            role = roles[track]
            key = FOLDED.get(pitch, pitch)
            if role in onsets:
                onsets[role][step // STEPS][step % STEPS] = 1
            elif role == "drums" and key in DRUMS:
                drums[step // STEPS][KEYS.index(key) * STEPS + step % STEPS] = 1
        for index, hit in sorted(drums.items()):
            if 5 <= hit.sum() <= 34 and onsets["bass"][index].any():
                bars.add(hit=hit, voices=np.stack([onsets[role][index] for role in VOICES]), piece=piece["id"], split=piece["split"])


def ranked(values, groups):
    """Of each value its rank among its group's, in (0, 1)."""
    ranks = np.zeros(len(values), np.float32)
    for group in set(groups.tolist()):
        own = np.flatnonzero(groups == group)
        # Equal counts are spread over their ranks, in a fixed order.
        order = np.lexsort((np.random.default_rng(1).random(len(own)), values[own]))
        ranks[own[order]] = (np.arange(len(own)) + 0.5) / len(own)
    return ranks


def prepare(data):
    bars = Bars()
    people(read(data / "groove.jsonl.gz"), bars)
    rows = bars.stacked()
    kind = np.array([f"{family}{fill}" for family, fill in zip(rows["family"], rows["fill"])])
    count = rows["hit"].sum(1)
    loudness = np.log(((rows["velocity"] ** 4) * rows["hit"]).sum(1) + 1e-6)
    # Looseness is what a drummer's strokes differ in, not a lead or lag that they all have.
    lag = rows["offset"].sum(1) / count
    deviation = np.sqrt((((rows["offset"] - lag[:, None]) ** 2) * rows["hit"]).sum(1) / count)
    rows["busy"] = ranked(count, kind)
    rows["loose"] = ranked(deviation, kind)
    rows["energy"] = ranked(loudness, rows["group"])
    return rows


def score_of(rank):
    """The normal score of a rank, at most 2 from the middle."""
    return torch.special.ndtri(rank.clamp(0.02275, 0.97725))


class Drummer(nn.Module):
    def __init__(self):
        super().__init__()
        given = AXES + FREE + TOLD
        self.encode = nn.Sequential(
            nn.Linear(3 * CELLS + TOLD + AXES, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 2 * FREE)
        )
        self.prior = nn.Linear(PRIOR_TOLD + AXES, 2 * FREE)
        self.hit1, self.hit2, self.hit3 = nn.Linear(given, HIDDEN), nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, CELLS)
        self.feel1 = nn.Linear(CELLS + given, HIDDEN)
        self.feel2 = nn.Linear(HIDDEN, HIDDEN)
        # Velocity and timing of every cell, then how far each drum's stray from them (logarithms).
        self.feel3 = nn.Linear(HIDDEN, 2 * CELLS + 2 * len(KEYS))

        self.drop = nn.Dropout(0.1)

    def hits(self, given):
        return self.hit3(self.drop(torch.relu(self.hit2(self.drop(torch.relu(self.hit1(given)))))))

    def feel(self, hit, given):
        out = self.feel3(self.drop(torch.relu(self.feel2(self.drop(torch.relu(self.feel1(torch.cat([hit, given], 1))))))))
        velocity, offset, strays = out.split([CELLS, CELLS, 2 * len(KEYS)], 1)
        stray_velocity, stray_offset = strays.clamp(-5, 0).split(len(KEYS), 1)
        return torch.sigmoid(velocity), 0.5 * torch.tanh(offset), stray_velocity, stray_offset


# What the band keeps, in this order; the encoder is for training only.
SHIPPED = ["prior", "hit1", "hit2", "hit3", "feel1", "feel2", "feel3"]


def told(rows, index, generator=None):
    """The conditions of bars. With a generator, as in training, the place is left unsaid now and then."""
    def tensor(name):
        return torch.as_tensor(rows[name][index])

    one_hot = nn.functional.one_hot(tensor("family").long(), len(FAMILIES)).float()
    tempo = (torch.log2(tensor("tempo").float() / 100)).clamp(-1.5, 1.5)
    flags = torch.stack([tempo, 2 * tensor("energy").float() - 1, tensor("fill").float(), tensor("steppable").float()], 1)
    place = tensor("place").long()
    is_said = (place >= 0).float()
    if generator:
        is_said = is_said * (torch.rand(place.shape, generator=generator) < 0.8).float()
    places = nn.functional.one_hot(place.clamp(0), 4).float() * is_said[:, None]
    return torch.cat([one_hot, flags, places], 1)


def axes_of(rows, index):
    return torch.stack([score_of(torch.as_tensor(rows[name][index]).float()) for name in ("busy", "loose")], 1)


def losses(model, rows, index, generator, free_nats):
    condition = told(rows, index, generator)
    axes = axes_of(rows, index)
    if generator:
        axes = axes + 0.1 * torch.randn(axes.shape, generator=generator)
    hit, velocity, offset = (torch.as_tensor(rows[name][index]) for name in ("hit", "velocity", "offset"))
    seen = torch.cat([hit, velocity, 2 * offset, condition, axes], 1)
    mean, spread = model.encode(seen).chunk(2, 1)
    spread = spread.clamp(-6, 2)
    prior_mean, prior_spread = model.prior(torch.cat([condition[:, :PRIOR_TOLD], axes], 1)).chunk(2, 1)
    prior_spread = prior_spread.clamp(-4, 2)
    noise = torch.randn(mean.shape, generator=generator) if generator else torch.zeros_like(mean)
    free = mean + torch.exp(spread / 2) * noise
    given = torch.cat([axes, free, condition], 1)
    bce = nn.functional.binary_cross_entropy_with_logits(model.hits(given), hit, reduction="none").sum(1)
    v, o, sv, so = model.feel(hit, given)
    sv, so = sv.repeat_interleave(STEPS, 1), so.repeat_interleave(STEPS, 1)
    v_nll = (hit * (0.5 * ((velocity - v) / torch.exp(sv)) ** 2 + sv)).sum(1)
    o_nll = (hit * (0.5 * ((offset - o) / torch.exp(so)) ** 2 + so)).sum(1)
    kl = 0.5 * (prior_spread - spread + (torch.exp(spread) + (mean - prior_mean) ** 2) / torch.exp(prior_spread) - 1)
    return bce, v_nll, o_nll, kl.mean(0).clamp(min=free_nats).sum(), kl.sum(1)


def train(rows, work, epochs, batch=128):
    torch.manual_seed(1)
    model = Drummer()
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.02)
    index = np.flatnonzero(rows["split"] == "train")
    valid = np.flatnonzero(rows["split"] == "valid")
    path, first = work / "checkpoint.pt", 0
    if path.exists():
        kept = torch.load(path)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        first = kept["epoch"] + 1
    # Grooves for a runner count more than others, and fills.
    weight = np.where(rows["steppable"] | rows["fill"], 2.0, 1.0)
    for epoch in range(first, epochs):
        generator = torch.Generator().manual_seed(1000 + epoch)
        random = np.random.default_rng(1000 + epoch)
        share = weight[index] / weight[index].sum()
        order = random.choice(index, len(index), p=share)
        # Under 1: grooves that differ are worth more here than a tight bound.
        beta = min(BETA, 0.1 + epoch / (0.4 * epochs))
        for group in optimiser.param_groups:
            group["lr"] = 1e-3 * 0.5 * (1 + math.cos(math.pi * epoch / epochs)) + 1e-5
        model.train()
        for start in range(0, len(order), batch):
            bce, v, o, kl, _ = losses(model, rows, order[start : start + batch], generator, 0.05)
            loss = (bce + v + o).mean() + beta * kl
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch}, path)
        if epoch % 5 == 4 or epoch == epochs - 1:
            print(epoch + 1, {k: round(x, 2) for k, x in measured(model, rows, valid).items()}, flush=True)
    return model.eval(), measured(model, rows, valid)


def measured(model, rows, index):
    """Nats a bar of people's bars."""
    model.eval()
    with torch.no_grad():
        bce, v, o, _, kl = losses(model, rows, index, torch.Generator().manual_seed(7), 0.0)
    return {"hits": bce.mean().item(), "velocity": v.mean().item(), "timing": o.mean().item(), "kl": kl.mean().item()}


def neighbours(voices):
    """Of each voice's onsets those before, on and after each step: bars, features, steps. What lies beyond the bar is silent."""
    padded = np.pad(voices, ((0, 0), (0, 0), (1, 1)))
    return np.concatenate([padded[:, :, 1 - near : 1 - near + STEPS] for near in NEAR], 1)


def logit(share):
    return np.log(share / (1 - share))


def fit_ear(data):
    """
    How much likelier each drum is struck beside notes of the bass (drums, steps near), and what it is worth on held-out pieces: nats a
    bar where nobody is heard, the bass is, bass and lead are.
    """
    bars = Bars()
    for name in ("freedoom", "electronic"):
        written(read(data / f"{name}.jsonl.gz"), bars)
    rows = bars.stacked()
    hit = rows["hit"].reshape(-1, len(KEYS), STEPS)
    train = rows["split"] == "train"
    usual = logit((hit[train].sum(0) + 0.5) / (train.sum() + 1))
    rate = logit((hit[train].mean((0, 2)) + 1e-3).clip(0, 0.99))
    base = np.zeros_like(hit)
    for piece in set(rows["piece"].tolist()):
        own = rows["piece"] == piece
        base[own] = usual + (logit((hit[own].mean((0, 2)) + 1e-3).clip(0, 0.99)) - rate)[None, :, None]
    near = torch.as_tensor(neighbours(rows["voices"])).float()
    base, target = torch.as_tensor(base).float(), torch.as_tensor(hit).float()

    def fitted(features):
        weight = torch.zeros((len(KEYS), len(features)), requires_grad=True)
        bias = torch.zeros(len(KEYS), requires_grad=True)
        optimiser = torch.optim.LBFGS([weight, bias], max_iter=60)

        def nats(which):
            logits = base[which] + bias[None, :, None] + torch.einsum("df,bfs->bds", weight, near[which][:, features])
            return nn.functional.binary_cross_entropy_with_logits(logits, target[which], reduction="none").sum((1, 2)).mean()

        def closure():
            optimiser.zero_grad()
            loss = nats(train) + RIDGE * (weight**2).sum()
            loss.backward()
            return loss

        optimiser.step(closure)
        with torch.no_grad():
            return weight.detach().numpy(), nats(rows["split"] == "valid").item()

    every = range(len(VOICES) * len(NEAR))
    # Features lie near by near, voice by voice within.
    ear, bass = fitted([f for f in every if f % len(VOICES) == 0])
    return ear, {"hearing nobody": fitted([])[1], "the bass": bass, "bass and lead": fitted(list(every))[1]}, int(train.sum())


CARD = """# Model card: drummer {version}

A small conditional variational autoencoder over one bar of drums: ten drums on 16 steps, each struck or not, how hard, how early or
late. Only what plays is kept ({parameters} parameters, int8 by row): the band evaluates it itself, in less than a millisecond a bar
([form](../docs/form.md#the-band)). `tools/training/drummer.py` made it and can make it again, in minutes on one core.

**Trained on** {people} bars that people played, of the training split of the Groove MIDI Dataset by Jon Gillick, Adam Roberts, Jesse
Engel, Douglas Eck and David Bamman ("Learning to Groove with Inverse Sequence Transformations", 2019; Google), [CC BY
4.0](https://creativecommons.org/licenses/by/4.0/): put on a grid of 16ths with their timing kept.

**It hears** the bass by thirty numbers beside the network: how much likelier each drum is struck before, on and after the steps on
which the bass begins notes. Nobody played beside the drummers of that data set, so these were fitted to {written} bars of Freedoom's music (BSD-3-Clause) and of the demo pieces that come with LMMS (by piece Artistic 2.0, CC BY, CC
BY-SA, BSD), which were written, not played.

**Told**: the family of the groove (rock, funk, four on the floor, swing, street), tempo, energy, whether the bar is a fill, the place in
four bars, how busy the bar is and how loose its timing (these two are the first two latent numbers).

**Held-out bars** of people (nats a bar, an upper bound): {nats}. Where drums are struck
in held-out written pieces: {hearing}. So it hears no lead.

What it plays is composed by a machine; no person is its author. Its drummers are few (ten), most of them play rock, all of them in 4/4, on
one electronic kit.
"""


def export(model, rows, metrics, heard, out):
    """`drummer.json`, and beside it a bar as PyTorch plays it with the weights that are in it: what a reader must get, too."""
    ear, hearing, ear_bars = heard
    layers = packed([(name, getattr(model, name).weight.data, getattr(model, name).bias.data) for name in SHIPPED])
    people_bars = (rows["split"] == "train") & ~rows["fill"]
    hits = {}
    for at, name in enumerate(FAMILIES):
        own = people_bars & (rows["family"] == at)
        # A family that nobody plays is as busy as all are.
        own = rows["hit"][own if own.any() else people_bars].sum(1)
        hits[name] = [float(q) for q in np.quantile(own, np.linspace(0, 1, HITS_AT_QUANTILES)).round(1)]
    manifest = {
        "formatVersion": 1, "name": "drummer", "version": "1.0.0", "kind": "drum-vae", "licence": "Apache-2.0",
        "trainedOn": [
            "Groove MIDI Dataset by Jon Gillick, Adam Roberts, Jesse Engel, Douglas Eck and David Bamman (Google, 2019), CC BY 4.0",
            "Freedoom's music (BSD-3-Clause) and the demo pieces of LMMS (by piece Artistic 2.0, CC BY, CC BY-SA, BSD): where drums are struck beside bass and lead",
        ],
        "trainBars": int((rows["split"] == "train").sum()),
        "metrics": {"validNatsABar": {name: round(value, 2) for name, value in metrics.items()}},
        "keys": KEYS, "families": FAMILIES, "freeSize": FREE, "hitsQuantiles": hits,
        "bassEar": [[round(float(x), 4) for x in drum] for drum in ear],
        **layers,
    }
    out.mkdir(parents=True, exist_ok=True)
    listed = [", ".join(f"{name} {value:.2f}" for name, value in found.items()) for found in (metrics, hearing)]
    card = CARD.format(version=manifest["version"], parameters=sum(layer["rows"] * (layer["columns"] + 1) for layer in layers["layers"]),
                       nats=listed[0], hearing=listed[1], written=ear_bars, people=manifest["trainBars"])
    (out / "drummer.md").write_text(card, encoding="utf-8")
    (out / "drummer.json").write_text(json.dumps(manifest) + "\n", encoding="utf-8")
    return manifest


def fixture(model, path):
    """A few bars, told at random: what a reader of `drummer.json` must compute, too."""
    generator = torch.Generator().manual_seed(3)
    bars = []
    with torch.no_grad():
        for _ in range(3):
            condition = torch.randn((1, TOLD), generator=generator)
            latent = torch.randn((1, AXES + FREE), generator=generator)
            hit = (torch.rand((1, CELLS), generator=generator) < 0.15).float()
            given = torch.cat([latent, condition], 1)
            prior = model.prior(torch.cat([condition[:, :PRIOR_TOLD], latent[:, :AXES]], 1))
            velocity, offset, sv, so = model.feel(hit, given)
            listed = {"condition": condition, "latent": latent, "hit": hit, "prior": prior, "logits": model.hits(given),
                      "velocity": velocity, "offset": offset, "strayVelocity": torch.exp(sv), "strayOffset": torch.exp(so)}
            bars.append({name: [round(x, 6) for x in value[0].tolist()] for name, value in listed.items()})
    path.write_text("".join(json.dumps(bar) + "\n" for bar in bars), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, type=Path, help="folder of groove.jsonl.gz, freedoom.jsonl.gz, electronic.jsonl.gz")
    parser.add_argument("--work", required=True, type=Path, help="folder of the checkpoint")
    parser.add_argument("--out", required=True, type=Path, help="folder to write drummer.json into")
    parser.add_argument("--fixture", type=Path, help="file for a reader's test: bars as PyTorch computes them")
    parser.add_argument("--epochs", type=int, default=40)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    rows = prepare(arguments.data)
    for split in ("train", "valid"):
        own = rows["split"] == split
        print(split, {name: int((own & rows[name]).sum()) for name in ("fill", "steppable")}, int(own.sum()))
    heard = fit_ear(arguments.data)
    print(np.round(heard[0], 2), heard[1])
    model, metrics = train(rows, arguments.work, arguments.epochs)
    export(model, rows, metrics, heard, arguments.out)
    if arguments.fixture:
        fixture(model, arguments.fixture)


if __name__ == "__main__":
    main()
