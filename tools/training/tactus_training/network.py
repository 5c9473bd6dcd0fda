"""The network: LSTMs along time, shared by all lanes; then LSTMs along the lanes of a step, each seeing the decisions
below it (Johnson's tied parallel network); and a linear shortcut from features to logits, started as a Markov chain.

Arrays are time-major: `T` steps, `B` sequences, `N` lanes of the layout, `M` lanes of a window of them (all of them
unless training), `R` roles. A step is predicted from `Given`, and from the lanes of the step that lie below.
"""
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import nn

from .layout import Layout
from .lstm import LSTM

# The tape is a time layer without weights, its state being what every lane did in the last 129 steps: music repeats,
# and an LSTM does not remember a bar to the step. A lane sees what it did this many steps before the step to come ...
LAGS = (4, 8, 15, 16, 32, 64, 128)
# ... and, for its role, how well the last step agreed with the one a bar, two bars, four and eight bars before it.
AGREEMENTS = (16, 32, 64, 128)
TAPE = max(AGREEMENTS) + 1
AGREEMENT_SCALE = 0.5
OUTPUTS = 3  # logit of play, logit of articulate, velocity
LOWEST_VELOCITY = 0.05
CONDITIONS = ("style", "chord", "density", "energy", "place")
# What a configuration can do `without`, to see what it is worth; "lanes" puts all roles on one axis (one_axis.py).
DISPENSABLE = (*CONDITIONS, "tape", "shortcut", "lanes")


@dataclass
class Given:
    """What is known before a step is written."""
    previous: torch.Tensor  # [T, B, N, 3] play, articulate, velocity of the step before
    tape: torch.Tensor      # [T, B, N, 2 * (len(LAGS) + len(AGREEMENTS))] see `tape_features`
    place: torch.Tensor     # [T, B, 7]
    style: torch.Tensor     # [B, S]
    chord: torch.Tensor     # [T, B, 24]
    density: torch.Tensor   # [T, B, 2R]
    energy: torch.Tensor    # [T, B, 2]


def hide(given, what):
    """What the network is given, without some conditions or the tape: always the same is put in their place."""
    for name in what:
        value = torch.zeros_like(getattr(given, name))
        if name == "density":  # every role asked to play, at the middle
            value[..., 0::2], value[..., 1::2] = 1.0, 0.5
        elif name == "style":
            value += 1.0 / value.shape[-1]
        given = replace(given, **{name: value})
    return given


def place_bits(step, bar):
    """[..., 7] of -1 and +1 from the step in the bar and the bar in the phrase."""
    bits = [(step >> k & 1) for k in range(4)] + [(bar >> k & 1) for k in range(3)]
    return np.stack(bits, -1).astype(np.float32) * 2 - 1


def tape_features(play, articulate, last):
    """What the tape says about the steps after `last` [T] (indices into the history `play`, `articulate` [.., N], that
    begins TAPE steps early): [T, N, 22] play then articulate of each lag; agreeing then disagreeing of each agreement."""
    columns = [x[last + 1 - k] for x in (play, articulate) for k in LAGS]
    now = articulate[last]
    columns += [now * articulate[last - k] for k in AGREEMENTS]
    columns += [np.abs(now - articulate[last - k]) for k in AGREEMENTS]
    return np.stack(columns, -1)


class Network(nn.Module):
    def __init__(self, style_count, time_widths, note_widths, style_width=12, layout=None, without=()):
        super().__init__()
        self.hidden = tuple(w for w in without if w not in ("shortcut", "lanes"))
        self.has_shortcut = "shortcut" not in without
        self.layout = layout = layout or Layout()
        self.time_widths, self.note_widths = tuple(time_widths), tuple(note_widths)
        for name in ("vicinity", "roles_seen", "chord_seen", "density_seen", "looks_up", "role"):
            self.register_buffer(name, torch.tensor(getattr(layout, name)), persistent=False)
        for name in ("constant", "pitch_class_of", "adds"):
            self.register_buffer(name, torch.tensor(getattr(layout, name)), persistent=False)
        self.register_buffer("role_one_hot", torch.eye(layout.role_count)[self.role], persistent=False)
        roles = layout.role_count
        widths = {"constant": layout.constant.shape[1], "vicinity": 2 * layout.vicinity.shape[1], "pitch classes": 12 * roles,
                  "velocity": 2, "lags": 2 * len(LAGS), "agreements": 2 * len(AGREEMENTS),
                  "place": 7, "density": 2 * roles, "chord": 24, "energy": 2}
        self.feature_width = sum(widths.values())
        self.below_width = layout.looks_up.shape[1]

        self.style = nn.Parameter(torch.randn(style_count, style_width) * 0.3)
        self.time = nn.ModuleList()
        self.style_after_time = nn.ModuleList()
        width = self.feature_width + style_width
        for hidden in self.time_widths:
            self.time.append(LSTM(width, hidden))
            self.style_after_time.append(nn.Linear(style_width, hidden))
            width = hidden
        self.note = nn.ModuleList()
        width += 2 + self.below_width
        for hidden in self.note_widths:
            self.note.append(LSTM(width, hidden))
            width = hidden
        self.out = nn.Linear(width, OUTPUTS)
        self.shortcut = nn.Linear(self.feature_width + self.below_width, OUTPUTS)
        self._start_as_markov_chain(widths)

    def _start_as_markov_chain(self, widths):
        """Play what was played: the lane's own last play weighs +6 on play and -6 on articulate."""
        own_play = widths["constant"] + self.layout.vicinity.shape[1] // 2
        with torch.no_grad():
            nn.init.zeros_(self.shortcut.weight)
            self.shortcut.weight[0, own_play] = 6.0
            self.shortcut.weight[1, own_play] = -6.0
            self.shortcut.bias.copy_(torch.tensor([-4.5, 3.5, 0.7]))
            nn.init.zeros_(self.out.bias)

    def features(self, given, lanes):
        """[T, B, M, F] for the lanes [B, M]."""
        steps, batch = given.previous.shape[:2]
        window = lanes.shape[1]
        row = torch.arange(batch, device=lanes.device)[:, None]
        deep = row[..., None]
        play = given.previous[..., 0]
        padded = nn.functional.pad(given.previous[..., :2], (0, 0, 0, 1))
        vicinity = self.vicinity[lanes]
        neighbours = [padded[..., k][:, deep, vicinity] for k in range(2)]
        pitch_classes = (play @ self.pitch_class_of)[:, deep, self.roles_seen[lanes]]
        loudness = given.previous[..., 2]
        role_loudness = (loudness @ self.role_one_hot) / (play @ self.role_one_hot).clamp(min=1)
        velocity = torch.stack([loudness[:, row, lanes], role_loudness[:, row, self.role[lanes]]], -1)
        count = 2 * len(LAGS)
        lags = given.tape[..., :count][:, row, lanes]
        then = given.tape[..., count:]  # articulate of this role then, agreeing and disagreeing with now
        agreements = torch.einsum("tbnk,nr->tbrk", then, self.role_one_hot).clamp(max=2) * AGREEMENT_SCALE
        agreements = agreements[:, row, self.role[lanes]]
        spread = lambda x: x[:, :, None].expand(steps, batch, window, x.shape[-1])
        return torch.cat([
            self.constant[lanes].expand(steps, batch, window, -1), *neighbours, pitch_classes, velocity, lags, agreements,
            spread(given.place), given.density[:, deep, self.density_seen[lanes]],
            given.chord[:, deep, self.chord_seen[lanes]], spread(given.energy)], -1)

    def below(self, play, lanes):
        """[T, B, M, 13] what sounds below in the step `play` [T, B, N]: pitch classes from the lane's own, role's count."""
        added = play[..., None] * self.adds
        below = torch.cumsum(added, 2) - added
        return torch.gather(below, 3, self.looks_up.expand(*play.shape, -1))[
            :, torch.arange(len(lanes), device=lanes.device)[:, None], lanes]

    def forward(self, given, target, states=None, lanes=None):
        """Logits and velocity [T, B, M, 3] of the step `target` [T, B, N, 2], each lane knowing what lies below it."""
        steps, batch, count = target.shape[:3]
        if lanes is None:
            lanes = torch.arange(count, device=target.device).expand(batch, count)
        window = lanes.shape[1]
        given = hide(given, self.hidden)
        x = self.features(given, lanes)
        below = self.below(target[..., 0], lanes)
        shortcut = self.shortcut(torch.cat([x, below], -1)) if self.has_shortcut else self.shortcut.bias
        style = given.style @ self.style
        y = torch.cat([x, style[:, None].expand(steps, batch, window, -1)], -1).reshape(steps, batch * window, -1)
        new_states = []
        for i, layer in enumerate(self.time):
            y, state = layer(y, None if states is None else states[i])
            new_states.append(tuple(s.detach() for s in state))
            y = (y.view(steps, batch, window, -1) + self.style_after_time[i](style)[:, None]).view(steps, batch * window, -1)
        chosen = target[:, torch.arange(batch, device=lanes.device)[:, None], lanes]
        one_below = nn.functional.pad(chosen, (0, 0, 1, 0))[:, :, :window]
        y = torch.cat([y.view(steps, batch, window, -1), one_below, below], -1)
        y = y.permute(2, 0, 1, 3).reshape(window, steps * batch, -1)
        for layer in self.note:
            y, _ = layer(y)
        z = self.out(y).view(window, steps, batch, OUTPUTS).permute(1, 2, 0, 3)
        return z + shortcut, new_states


def losses(z, target):
    """Negative log-likelihood of play, and of articulate where it plays, [T, B, M] each."""
    bce = nn.functional.binary_cross_entropy_with_logits
    play = bce(z[..., 0], target[..., 0], reduction="none")
    articulate = bce(z[..., 1], target[..., 1], reduction="none") * target[..., 0]
    return play, articulate
