#!/usr/bin/env python3
"""Trains the drummer: a small conditional VAE over a bar of drums, and writes it as the band reads it.

    python3 tools/training/drummer.py --data DIR --work DIR --out models

`DIR` holds groove.jsonl.gz (the Groove MIDI Dataset, Gillick et al. 2019, CC BY 4.0) in the project's own 16th-note format
and, where they are there, freedoom.jsonl.gz and electronic.jsonl.gz, whose drums were written beside a bass and a lead.
Stopped, it goes on where it was. A bar is 10 drums on 16 steps: hit, velocity, timing. What it is told:

- the family of the groove, tempo, energy (how loud the bar is among its drummer's), fill or not, whether a runner can step to
  it, the place in four bars;
- where the bass and the lead begin notes. People who were recorded drumming had nobody beside them: in their bars six kicks of ten
  stand for notes of the bass, and a few steps without, and no lead is told. In the pieces of the other two sets both are told as
  they were written, and only where drums are struck is learnt, for nobody played them. So the band takes from what a lead changes
  in such pieces how much likelier each stroke becomes, and adds it to what people play.

The first two of the latent numbers are not drawn but said: how busy the bar is among its family's and how loose its timing is,
both as normal scores of the rank. So a control moves exactly them. The others have a prior that is told the conditions.
Only the training split teaches; the `valid` split is measured. Needs PyTorch 1.13 or newer and numpy.
"""

import argparse
import base64
import collections
import gzip
import hashlib
import json
import math
from pathlib import Path

import numpy as np
import torch
from torch import nn

from grooves import BEATS, DRUMS, TOMS, bars_of, family, steppable

KEYS = sorted(DRUMS)
STEPS = 16
CELLS = len(KEYS) * STEPS
FAMILIES = ["rock", "funk", "four", "swing", "street", "other"]
# The order that daemon/band/drummer/conditions.ts fills in.
TOLD = len(FAMILIES) + 5 + 4 + 2 * (1 + STEPS)
PRIOR_TOLD = len(FAMILIES) + 5
AXES = 2
FREE = 14
HIDDEN = 128
HITS_AT_QUANTILES = 21
# Where pieces for a band have another key for a drum than drummers' pieces.
FOLDED = {35: 36, 40: 38, 39: 38, 44: 42, 53: 51, 59: 51, 52: 49, 55: 49, 57: 49, 41: 43, 45: 47, 48: 50}


def main_velocity(velocities):
    """How hard the strokes are that are heard, as daemon/band/groove-levels.ts has it."""
    power = np.asarray(velocities, float) ** 4
    return ((power**2).sum() / power.sum()) ** 0.25


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


def kits_of(pieces):
    """Of each session's drums, what brings their main strokes to where all drummers have them."""
    strokes = collections.defaultdict(list)
    for piece in pieces:
        for _step, key, _duration, velocity, *_ in piece["notes"]:
            strokes[session_of(piece), key].append(max(1, velocity) / 127)
    mains = {place: main_velocity(found) for place, found in strokes.items() if len(found) >= 8}
    usual = {key: float(np.median([main for (_, k), main in mains.items() if k == key])) for key in KEYS}
    return {place: float(np.clip(usual[place[1]] / main, 0.6, 1.7)) for place, main in mains.items()}


def session_of(piece):
    return "/".join(piece["id"].split("/")[1:3])


def people(pieces, bars):
    """Bars that people played. Half of a performance's lead or lag is taken out: a habit stays, and does not pull the runner."""
    kits = kits_of(pieces)
    for piece in pieces:
        played = bars_of(piece)
        on_beat = [h[3] for bar in played for h in bar if h[0] in BEATS]
        lag = float(np.mean(on_beat)) if on_beat else 0.0
        if abs(lag) > 0.25:
            continue
        beat = piece["tracks"][0].get("kind") == "beat"
        for index, raw in enumerate(played):
            bar = [
                (step, key, min(1.0, max(1, v) / 127 * kits.get((session_of(piece), key), 1.0)), float(np.clip(o - lag / 2, -0.5, 0.5)))
                for step, key, v, o in raw
            ]
            fill = is_fill(bar)
            if len(bar) < 5 or len(bar) > 34 or not (beat or fill):
                continue
            name = family(piece["sub"], [bar]) or "other"
            hit, velocity, offset = cells_of(bar)
            bars.add(
                hit=hit, velocity=velocity, offset=offset, family=FAMILIES.index(name), tempo=piece.get("tempo") or 110.0,
                fill=fill, steppable=not fill and steppable(bar, name), played=True,
                place=index % 4 if beat and len(played) >= 8 else -1, bass=hit[KEYS.index(36) * STEPS :][:STEPS],
                lead=np.zeros(STEPS, np.float32), leadTold=False, group=session_of(piece).split("/")[0], split=piece["split"],
            )


def written(pieces, sub, bars):
    """Bars of pieces for a band: where drums are struck, beside what bass and lead begin."""
    for piece in pieces:
        roles = [track["role"] for track in piece["tracks"]]
        onsets = {role: collections.defaultdict(lambda: np.zeros(STEPS, np.float32)) for role in ("bass", "melody")}
        drums = collections.defaultdict(dict)
        for step, pitch, _duration, velocity, track, *_ in piece["notes"]:
            role = roles[track]
            if role in onsets:
                onsets[role][step // STEPS][step % STEPS] = 1
            elif role == "drums" and FOLDED.get(pitch, pitch) in DRUMS:
                key = FOLDED.get(pitch, pitch)
                drums[step // STEPS].setdefault((step % STEPS, key), (step % STEPS, key, velocity / 127, 0.0))
        last = None
        for index, strokes in sorted(drums.items()):
            bar = sorted(strokes.values())
            bass = onsets["bass"][index]
            # A loop that goes on says nothing new; a bar without a bass says nothing of it.
            if not 5 <= len(bar) <= 34 or not bass.any() or (bar, bass.tolist()) == last:
                continue
            last = (bar, bass.tolist())
            name = family(sub, [bar]) or "rock"
            hit, velocity, offset = cells_of(bar)
            bars.add(
                hit=hit, velocity=velocity, offset=offset, family=FAMILIES.index(name), tempo=piece.get("tempo") or 120.0,
                fill=is_fill(bar), steppable=not is_fill(bar) and steppable(bar, name), played=False, place=index % 4, bass=bass,
                lead=onsets["melody"][index], leadTold=bool(onsets["melody"][index].any()), group=piece["src"], split=piece["split"],
            )


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
    for name, sub in (("freedoom", "rock"), ("electronic", "dance")):
        if (data / f"{name}.jsonl.gz").exists():
            written(read(data / f"{name}.jsonl.gz"), sub, bars)
    rows = bars.stacked()
    kind = np.array([f"{f}{fill}{p}" for f, fill, p in zip(rows["family"], rows["fill"], rows["played"])])
    count = rows["hit"].sum(1)
    loudness = np.log(((rows["velocity"] ** 4) * rows["hit"]).sum(1) + 1e-6)
    deviation = np.sqrt(((rows["offset"] ** 2) * rows["hit"]).sum(1) / count)
    rows["busy"] = ranked(count, kind)
    rows["loose"] = np.where(rows["played"], ranked(deviation, kind), 0.5).astype(np.float32)
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

    def hits(self, given):
        return self.hit3(torch.relu(self.hit2(torch.relu(self.hit1(given)))))

    def feel(self, hit, given):
        out = self.feel3(torch.relu(self.feel2(torch.relu(self.feel1(torch.cat([hit, given], 1))))))
        velocity, offset, strays = out.split([CELLS, CELLS, 2 * len(KEYS)], 1)
        stray_velocity, stray_offset = strays.clamp(-5, 0).split(len(KEYS), 1)
        return torch.sigmoid(velocity), 0.5 * torch.tanh(offset), stray_velocity, stray_offset


# What the band keeps, in this order; the encoder is for training only.
SHIPPED = ["prior", "hit1", "hit2", "hit3", "feel1", "feel2", "feel3"]


def told(rows, index, generator=None):
    """The conditions of bars. With a generator: as in training, where something is left unsaid and kicks stand for a bass."""
    def tensor(name):
        return torch.as_tensor(rows[name][index])

    def chance(share, shape):
        return (torch.rand(shape, generator=generator) < share).float() if generator else torch.ones(shape) * (share >= 0.5)

    count = len(index)
    played = tensor("played").float()[:, None]
    one_hot = nn.functional.one_hot(tensor("family").long(), len(FAMILIES)).float()
    tempo = (torch.log2(tensor("tempo").float() / 100)).clamp(-1.5, 1.5)[:, None]
    energy = 2 * tensor("energy").float()[:, None] - 1
    flags = torch.stack([tensor("fill").float(), tensor("steppable").float()], 1)
    place = tensor("place").long()
    places = nn.functional.one_hot(place.clamp(0), 4).float() * (place >= 0).float()[:, None] * chance(0.8, (count, 1))
    kicks = tensor("bass").float()
    # More than half of the notes of the bass fall with the kick, the others anywhere.
    proxy = kicks * chance(0.6, kicks.shape)
    if generator:
        proxy = torch.maximum(proxy, chance(0.1, kicks.shape))
    bass_told = torch.where(played > 0, chance(0.5, (count, 1)), chance(0.8, (count, 1)))
    bass = torch.where(played > 0, proxy, kicks) * bass_told
    lead_told = tensor("leadTold").float()[:, None] * chance(0.8, (count, 1))
    lead = tensor("lead").float() * lead_told
    return torch.cat([one_hot, tempo, energy, flags, played, places, bass_told, bass, lead_told, lead], 1)


def axes_of(rows, index):
    return torch.stack([score_of(torch.as_tensor(rows[name][index]).float()) for name in ("busy", "loose")], 1)


def losses(model, rows, index, generator, free_nats):
    condition = told(rows, index, generator)
    axes = axes_of(rows, index)
    if generator:
        axes = axes + 0.1 * torch.randn(axes.shape, generator=generator)
    hit, velocity, offset = (torch.as_tensor(rows[name][index]) for name in ("hit", "velocity", "offset"))
    played = torch.as_tensor(rows["played"][index]).float()[:, None]
    seen = torch.cat([hit, velocity * played, 2 * offset, condition, axes], 1)
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
    heard = hit * played
    v_nll = (heard * (0.5 * ((velocity - v) / torch.exp(sv)) ** 2 + sv)).sum(1)
    o_nll = (heard * (0.5 * ((offset - o) / torch.exp(so)) ** 2 + so)).sum(1)
    kl = 0.5 * (prior_spread - spread + (torch.exp(spread) + (mean - prior_mean) ** 2) / torch.exp(prior_spread) - 1)
    return bce, v_nll, o_nll, kl.mean(0).clamp(min=free_nats).sum(), kl.sum(1)


def train(rows, work, epochs, batch=128):
    torch.manual_seed(1)
    model = Drummer()
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    index = np.flatnonzero(rows["split"] == "train")
    valid = np.flatnonzero((rows["split"] == "valid") & rows["played"])
    path, first = work / "checkpoint.pt", 0
    if path.exists():
        kept = torch.load(path)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        first = kept["epoch"] + 1
    # People count as much as pieces, of which there may be more, and grooves for a runner more than others.
    weight = np.where(rows["played"], 1.0, 0.5) * np.where(rows["steppable"] | rows["fill"], 2.0, 1.0)
    for epoch in range(first, epochs):
        generator = torch.Generator().manual_seed(1000 + epoch)
        random = np.random.default_rng(1000 + epoch)
        share = weight[index] / weight[index].sum()
        order = random.choice(index, len(index), p=share)
        beta = min(1.0, 0.1 + 0.9 * epoch / (0.4 * epochs))
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
    """Nats a bar of the held-out people's bars, and how near the shape of a bar comes that is told only by its latent."""
    model.eval()
    with torch.no_grad():
        bce, v, o, _, kl = losses(model, rows, index, torch.Generator().manual_seed(7), 0.0)
    return {"hits": bce.mean().item(), "velocity": v.mean().item(), "timing": o.mean().item(), "kl": kl.mean().item()}


def heard(model, rows, index):
    """How many nats a bar it helps to hear the others, of pieces written for a band."""
    condition = told(rows, index)
    axes = axes_of(rows, index)
    hit = torch.as_tensor(rows["hit"][index])
    first_lead = TOLD - 1 - STEPS
    found = {}
    with torch.no_grad():
        mean, _ = model.prior(torch.cat([condition[:, :PRIOR_TOLD], axes], 1)).chunk(2, 1)
        for name, start in (("hearing nobody", first_lead - 1 - STEPS), ("the bass", first_lead), ("bass and lead", TOLD)):
            known = condition.clone()
            known[:, start:] = 0
            logits = model.hits(torch.cat([axes, mean, known], 1))
            found[name] = nn.functional.binary_cross_entropy_with_logits(logits, hit, reduction="none").sum(1).mean().item()
    return found


def quantised(weight):
    """int8 by row with a scale a row."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / 127
    return torch.round(weight / scale[:, None]).clamp(-127, 127), scale


CARD = """# Model card: drummer {version}

A small conditional variational autoencoder over one bar of drums: ten drums on 16 steps, each struck or not, how hard, how early or
late. Only what plays is kept ({parameters} parameters, int8 by row): the band evaluates it itself, in less than a millisecond a bar
([form](../docs/form.md#the-band)). `tools/training/drummer.py` made it and can make it again, in minutes on one core.

**Trained on** {people} bars that people played, of the training split of the Groove MIDI Dataset by Jon Gillick, Adam Roberts, Jesse
Engel, Douglas Eck and David Bamman ("Learning to Groove with Inverse Sequence Transformations", 2019; Google), [CC BY
4.0](https://creativecommons.org/licenses/by/4.0/): put on a grid of 16ths with their timing kept, kits made equally loud, half of each
drummer's lead or lag taken out. And on {written} bars of Freedoom's music (BSD-3-Clause) and of the demo pieces that come with LMMS (by
piece Artistic 2.0, CC BY, CC BY-SA, BSD), of which only where drums are struck beside bass and lead was learnt.

**Told**: the family of the groove (rock, funk, four on the floor, swing, street), tempo, energy, whether the bar is a fill, the place in
four bars, the steps on which bass and lead begin notes, how busy the bar is and how loose its timing (the last two are the first two
latent numbers). **Not learnt from people**: what drummers do beside a bass or a lead. Nobody played beside the drummers of the data set;
six in ten of their own kicks stand for notes of a bass, and what a lead changes is known from the written pieces alone.

**Held-out bars** of people (nats a bar, an upper bound): {nats}. Of written pieces where a drum is struck costs, in nats a bar, {hearing}.

What it plays is composed by a machine; no person is its author. Its drummers are few (ten), most of them play rock, all of them in 4/4, on
one electronic kit.
"""


def export(model, rows, metrics, hearing, out):
    """`drummer.json`, and beside it a bar as PyTorch plays it with the weights that are in it: what a reader must get, too."""
    layers, parts = [], []
    for name in SHIPPED:
        layer = getattr(model, name)
        whole, scale = quantised(layer.weight.data)
        layer.weight.data = whole * scale[:, None]
        layers.append({"name": name, "rows": whole.shape[0], "columns": whole.shape[1]})
        parts += [scale.numpy().astype("<f4").tobytes(), layer.bias.data.numpy().astype("<f4").tobytes(),
                  whole.numpy().astype(np.int8).tobytes()]
    weights = b"".join(parts)
    people_bars = (rows["split"] == "train") & rows["played"] & ~rows["fill"]
    hits = {}
    for at, name in enumerate(FAMILIES):
        own = rows["hit"][people_bars & (rows["family"] == at)].sum(1)
        hits[name] = [float(q) for q in np.quantile(own, np.linspace(0, 1, HITS_AT_QUANTILES)).round(1)]
    manifest = {
        "formatVersion": 1, "name": "drummer", "version": "1.0.0", "kind": "drum-vae", "licence": "Apache-2.0",
        "trainedOn": [
            "Groove MIDI Dataset by Jon Gillick, Adam Roberts, Jesse Engel, Douglas Eck and David Bamman (Google, 2019), CC BY 4.0",
            "Freedoom's music (BSD-3-Clause) and the demo pieces of LMMS (by piece Artistic 2.0, CC BY, CC BY-SA, BSD): where drums are struck beside bass and lead",
        ],
        "trainBars": {"people": int(((rows["split"] == "train") & rows["played"]).sum()), "written": int(((rows["split"] == "train") & ~rows["played"]).sum())},
        "metrics": {"validNatsABar": {name: round(value, 2) for name, value in metrics.items()}},
        "keys": KEYS, "families": FAMILIES, "freeSize": FREE, "hitsQuantiles": hits, "layers": layers,
        "sha256": hashlib.sha256(weights).hexdigest(), "weights": base64.b64encode(weights).decode(),
    }
    out.mkdir(parents=True, exist_ok=True)
    listed = [", ".join(f"{name} {value:.2f}" for name, value in found.items()) for found in (metrics, hearing)]
    card = CARD.format(version=manifest["version"], parameters=sum(layer["rows"] * (layer["columns"] + 1) for layer in layers),
                       nats=listed[0], hearing=listed[1] or "nothing that was measured", **manifest["trainBars"])
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
    path.write_text(json.dumps(bars) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, type=Path, help="folder of groove.jsonl.gz, freedoom.jsonl.gz, electronic.jsonl.gz")
    parser.add_argument("--work", required=True, type=Path, help="folder of the checkpoint")
    parser.add_argument("--out", required=True, type=Path, help="folder to write drummer.json into")
    parser.add_argument("--fixture", type=Path, help="file for a reader's test: bars as PyTorch computes them")
    parser.add_argument("--epochs", type=int, default=60)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    rows = prepare(arguments.data)
    for split in ("train", "valid"):
        own = rows["split"] == split
        print(split, {name: int((own & rows[name]).sum()) for name in ("played", "fill", "steppable")}, int(own.sum()))
    model, metrics = train(rows, arguments.work, arguments.epochs)
    pieces = np.flatnonzero((rows["split"] == "valid") & ~rows["played"])
    hearing = heard(model, rows, pieces) if len(pieces) > 0 else {}
    print("hearing", hearing)
    export(model, rows, metrics, hearing, arguments.out)
    if arguments.fixture:
        fixture(model, arguments.fixture)


if __name__ == "__main__":
    main()
