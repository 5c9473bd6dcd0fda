"""Which chord follows: one small gated recurrent unit for all styles, told style, mode and the place in four bars.

It reads the rows of chords that `progressions` reads: an event where a chord begins and at the beginning of each window. The form
planner asks it for the chances of the next one (daemon/composer/harmony/chord-network.ts); rhythms, and which chords a style has
at all, stay with the counts, so that nothing can be quoted that one piece alone has.
"""
import json
import math
from collections import defaultdict

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

from . import MakerError
from .progressions import FEWEST_SONGS, MODES, WINDOW
from .small_network import packed

WIDTH = 48
ITERATIONS, ROWS, LONGEST, LEARNING_RATE = 1500, 48, 32, 3e-3
STYLE_HIDDEN, DROPOUT = 0.15, 0.2
UNTOLD, UNKNOWN = -1, -1
FLOOR = 1 / 200       # for a chord that was never learnt, as in README's table


class ChordNetwork(nn.Module):
    def __init__(self, chords, styles, width=WIDTH):
        super().__init__()
        self.chords, self.styles = chords, styles
        self.unit = nn.GRU(len(chords) + 1 + WINDOW + len(styles) + len(MODES), width, batch_first=True)
        self.dropout, self.out = nn.Dropout(DROPOUT), nn.Linear(width, len(chords))

    def forward(self, told):
        """Logits [rows, events, chords] for told [rows, events, 4]: chord before, half bar, style (or UNTOLD), mode."""
        before, half, style, mode = told.unbind(-1)
        of = lambda values, count: one_hot(values, count).float()
        styles = of(style.clamp(min=0), len(self.styles)) * (style != UNTOLD)[..., None]
        heard, _ = self.unit(torch.cat([of(before, len(self.chords) + 1), of(half, WINDOW), styles, of(mode, len(MODES))], -1))
        return self.out(self.dropout(heard))


def known_chords(progressions):
    songs = defaultdict(set)
    for progression in progressions:
        for _, _, window in progression.windows:
            for chord in window:
                songs[chord].add(progression.id)
    return sorted(chord for chord, own in songs.items() if chord is not None and len(own) >= FEWEST_SONGS)


def rows_of(progression, chords, styles):
    """[events, 5] for each stretch without a gap: what the network is told, and which chord begins (UNKNOWN for none of its own)."""
    places = {chord: place for place, chord in enumerate(chords)}
    style, rows, before = styles.index(progression.style), [], len(chords)
    for mode, follows, window in progression.windows:
        if not follows or not rows:
            rows.append([])
            before = len(chords)
        for half, chord in enumerate(window):
            if chord is not None:
                place = places.get(chord, UNKNOWN)
                rows[-1].append((before, half, style, MODES.index(mode), place))
                before = len(chords) if place == UNKNOWN else place
    return [np.array(row) for row in rows]


def batch(rows, nobody):
    """(told, chord that begins) of rows of different lengths, side by side."""
    longest = max(len(row) for row in rows)
    whole = np.tile([nobody, 0, UNTOLD, 0, UNKNOWN], (len(rows), longest, 1))
    for at, row in enumerate(rows):
        whole[at, :len(row)] = row
    whole = torch.from_numpy(whole)
    return whole[..., :4], whole[..., 4]


def train(progressions, seed=5, iterations=ITERATIONS):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    learnt = [p for p in progressions if p.split == "train"]
    if not learnt:
        raise MakerError("No piece to learn chords from.")
    styles = sorted({p.style for p in learnt})
    network = ChordNetwork(known_chords(learnt), styles)
    by_style = [[row for p in learnt if p.style == style for row in rows_of(p, network.chords, styles)] for style in styles]
    # Neither as often as there are pieces of a style nor all alike.
    share = np.sqrt([len(rows) for rows in by_style])
    optimizer = torch.optim.Adam(network.parameters(), LEARNING_RATE, weight_decay=1e-5)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, iterations)
    for _ in range(iterations):
        rows = []
        for style in random.choice(len(styles), ROWS, p=share / share.sum()):
            row = by_style[style][random.integers(len(by_style[style]))]
            first = random.integers(max(1, len(row) - LONGEST + 1))
            rows.append(row[first:first + LONGEST].copy())
            if random.random() < STYLE_HIDDEN:
                rows[-1][:, 2] = UNTOLD
        told, begins = batch(rows, len(network.chords))
        loss = cross_entropy(network(told).flatten(0, 1), begins.flatten(), ignore_index=UNKNOWN)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    return network.eval()


@torch.no_grad()
def nats_by_style(network, progressions):
    """Nats a chord on the validation pieces."""
    found = {}
    for style in network.styles:
        rows = [row for p in progressions if p.split == "valid" and p.style == style
                for row in rows_of(p, network.chords, network.styles)]
        if rows:
            told, begins = batch(rows, len(network.chords))
            known = begins != UNKNOWN
            said = network(told).log_softmax(-1).gather(-1, begins.clamp(min=0)[..., None])[..., 0]
            missing = sum(int((row[:, 4] == UNKNOWN).sum()) for row in rows)
            found[style] = float((-said[known].sum() - missing * math.log(FLOOR)) / (known.sum() + missing))
    return found


@torch.no_grad()
def as_file(network, nats, sources):
    """The JSON that the planner reads; the network has its rounded weights afterwards."""
    unit, out = network.unit, network.out
    layers = packed([("input", unit.weight_ih_l0.data, unit.bias_ih_l0.data), ("hidden", unit.weight_hh_l0.data, unit.bias_hh_l0.data),
                     ("out", out.weight.data, out.bias.data)])
    return json.dumps({"formatVersion": 1, "name": "chords", "version": "1.0.0", "kind": "chord-gru", "licence": "Apache-2.0",
                       "trainedOn": sources, "metrics": {"validNatsAChord": {style: round(value, 2) for style, value in nats.items()}},
                       "chords": network.chords, "styles": network.styles, **layers}) + "\n"


@torch.no_grad()
def fixture(network):
    """What a reader of the file must compute, too: rows of chords, and the chances of the next one."""
    random, rows = np.random.default_rng(3), []
    for style in (0, UNTOLD, len(network.styles) - 1):
        mode = int(random.integers(len(MODES)))
        begins = random.integers(0, len(network.chords), 5)
        halves = np.sort(random.choice(WINDOW, 5, replace=False))
        before = [len(network.chords), *begins[:-1]]
        told = torch.tensor([[(b, h, style, mode) for b, h in zip(before, halves.tolist())]])
        chances = network(told)[0, -1].softmax(0)
        rows.append({"style": None if style == UNTOLD else network.styles[style], "mode": MODES[mode],
                     "before": [{"chord": network.chords[c], "half": int(h)} for c, h in zip(begins[:-1], halves)],
                     "half": int(halves[-1]), "chances": [round(float(value), 6) for value in chances]})
    return "".join(json.dumps(row) + "\n" for row in rows)
