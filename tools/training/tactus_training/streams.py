"""From pieces to batches: crops that follow each other in a piece, augmented, with what the network is given."""
from dataclasses import dataclass

import numpy as np
import torch

from . import MakerError
from .harmony import CONDITION
from .layout import BARS_PER_PHRASE, STEPS_PER_BAR, STEPS_PER_BEAT
from .network import TAPE, Given, place_bits, tape_features

LARGEST_VELOCITY_SHIFT = 0.12
DENSITY_JITTER = 0.08


@dataclass
class Options:
    """What is hidden from the network or changed, so that it learns to do without. All zero: the piece as it is."""
    chord_dropout: float = 0.0
    condition_dropout: float = 0.0   # energy untold, style mixed, density inexact: each this often
    role_blanking: float = 0.0       # a role that is silent until some bar, then enters
    transpose: bool = False
    velocity: bool = False
    phrase_shift: float = 0.0


def transpose(rolls, semitones, layout):
    """Rolls [T, N] moved; a role whose notes leave their range goes an octave back, single notes are folded."""
    moved = [np.zeros_like(r) for r in rolls]
    sounding = rolls[0].any(0)
    for role, lanes in zip(layout.roles, layout.slices):
        width = role.highest - role.lowest + 1
        used = np.flatnonzero(sounding[lanes])
        outside = lambda s: ((used + s < 0) | (used + s >= width)).sum()
        shift = min((semitones, semitones - 12, semitones + 12), key=lambda s: (outside(s), abs(s)))
        for lane in used:
            to = lane + shift
            while to < 0:
                to += 12
            while to >= width:
                to -= 12
            for source, target in zip(rolls, moved):
                np.maximum(target[:, lanes.start + to], source[:, lanes.start + lane], out=target[:, lanes.start + to])
    return moved


class Stream:
    """One piece from bar `first_bar` on, as a source of crops."""

    def __init__(self, piece, corpus, layout, options, random, first_bar=0, bars=None):
        self.layout, self.at = layout, first_bar * STEPS_PER_BAR
        code, velocity = piece.code, piece.velocity.astype(np.float32) / 127
        chord, active, density = piece.chord, piece.active, piece.density
        semitones = int(random.integers(-6, 6)) if options.transpose else 0
        if semitones:
            code, velocity = transpose([code, velocity], semitones, layout)
        self.condition = np.concatenate([np.roll(CONDITION[:, :12], semitones, 1), np.roll(CONDITION[:, 12:], semitones, 1)], 1)
        if options.role_blanking and random.random() < options.role_blanking:
            role = random.integers(layout.role_count)
            enters = first_bar + int(random.integers(1, 8))
            if enters < len(active):
                code, velocity, active = code.copy(), velocity.copy(), active.copy()
                lanes, step = layout.slices[role], enters * STEPS_PER_BAR
                code[:step, lanes] = velocity[:step, lanes] = 0
                code[step, lanes][code[step, lanes] == 1] = 2
                active[:enters, role] = 0
        self.has_velocity = piece.has_velocity[layout.role].astype(np.float32)
        self.weight = piece.has_role[layout.role].astype(np.float32)
        self.code = np.concatenate([np.zeros((TAPE, layout.lane_count), np.uint8), code])
        if options.velocity:
            velocity = np.where(self.has_velocity, velocity + random.uniform(-1, 1) * LARGEST_VELOCITY_SHIFT, velocity)
            # Where nobody played loud or soft, the network must not learn that all is level: invented, and not scored.
            level = random.uniform(0.5, 0.85, layout.role_count)[layout.role]
            invented = level + random.normal(0, 0.06, (len(code) // 8 + 1, layout.lane_count)).repeat(8, 0)[:len(code)]
            velocity = np.where(self.has_velocity, velocity, invented)
        self.velocity = np.concatenate([np.zeros((TAPE, layout.lane_count), np.float32),
                                        np.where(code > 0, np.clip(velocity, 0.05, 1), 0).astype(np.float32)])
        self.chord = chord
        told = random.random(4) >= (options.chord_dropout, options.condition_dropout, options.condition_dropout,
                                    options.condition_dropout)
        self.chord_told, self.energy_told = told[0], told[1]
        self.density = np.stack([active, density * active], -1).reshape(len(active), -1).astype(np.float32)
        if not told[2]:
            noise = np.clip(density + random.normal(0, DENSITY_JITTER, density.shape), 0, 1) * active
            self.density[:, 1::2] = noise
        self.energy = piece.energy
        self.style = np.zeros(len(corpus.styles), np.float32)
        self.style[piece.meta["style"]] = 1
        if not told[3]:
            share = random.uniform(0, 1)
            self.style = (1 - share) * self.style + share * random.dirichlet(np.ones(len(corpus.styles)) * 0.5)
        self.bar_shift = int(random.integers(BARS_PER_PHRASE)) if random.random() < options.phrase_shift else 0
        self.steps = len(code)
        self.end = self.steps if bars is None else min(self.steps, self.at + bars * STEPS_PER_BAR)

    def crop(self, steps):
        """(given, target [T, N, 3], valid [T]) of the next steps; beyond the end all is silent and not valid."""
        index = np.arange(self.at, self.at + steps)
        valid = index < self.end
        inside = np.minimum(index, self.steps - 1)
        last = inside + TAPE - 1
        play, articulate = (self.code > 0).astype(np.float32), (self.code == 2).astype(np.float32)
        full = lambda i: np.stack([play[i], articulate[i], self.velocity[i]], -1)
        bar = inside // STEPS_PER_BAR
        chord = self.condition[self.chord[inside // STEPS_PER_BEAT]] if self.chord_told else np.zeros((steps, 24))
        energy = np.stack([np.ones(steps), self.energy[bar]], -1) * float(self.energy_told)
        given = (full(last), tape_features(play, articulate, last),
                 place_bits(inside % STEPS_PER_BAR, (bar + self.bar_shift) % BARS_PER_PHRASE),
                 self.style, chord, self.density[bar], energy)
        target = full(last + 1) * valid[:, None, None]
        self.at += steps
        return given, target, valid


def stack(crops, device="cpu"):
    """Crops of several streams as one time-major batch: (Given, target [T, B, N, 3], valid [T, B])."""
    tensor = lambda parts, axis: torch.from_numpy(np.stack(parts, axis).astype(np.float32)).to(device)
    given = [tensor(parts, 0 if i == 3 else 1) for i, parts in enumerate(zip(*[c[0] for c in crops]))]
    return Given(*given), tensor([c[1] for c in crops], 1), tensor([c[2] for c in crops], 1)


def turns_of(weights, styles):
    """How often each style comes in a round."""
    turns = [weights.get(name, 1) for name in styles]
    wrong = [name for name in weights if name not in styles]
    wrong += [name for name, turn in zip(styles, turns) if not isinstance(turn, int) or turn < 1]
    if wrong:
        raise MakerError(f"styleWeights: {', '.join(wrong)}: whole numbers from 1 on, for styles that there are: {', '.join(styles)}.")
    return turns


class Batches:
    """Endless training batches. Styles come evenly, or as often as `weights` {style: whole number, else 1} says; within a
    style, pieces by their length. States carry over where `fresh` [B] is 0."""

    def __init__(self, corpus, layout, options, streams, steps, crops, window, seed, weights=None):
        self.corpus, self.layout, self.options, self.steps, self.crops, self.window = corpus, layout, options, steps, crops, window
        self.random = np.random.default_rng(seed)
        self.pieces = [corpus.of(s, "train") for s in range(len(corpus.styles))]
        self.shares = [np.array([p.steps for p in pieces], float) / sum(p.steps for p in pieces) for pieces in self.pieces]
        self.turns = np.repeat(np.arange(len(corpus.styles)), turns_of(weights or {}, corpus.styles))
        self.streams = [None] * streams
        self.left = list(self.random.integers(1, crops + 1, streams))
        self.lanes = np.zeros((streams, sum(window)), np.int64)
        self.styles = []

    def _next_stream(self):
        if not self.styles:
            self.styles = list(self.random.permutation(self.turns))
        style = self.styles.pop()
        piece = self.pieces[style][self.random.choice(len(self.shares[style]), p=self.shares[style])]
        latest = max(0, (piece.steps - self.steps) // STEPS_PER_BAR)
        first = 0 if self.random.random() < 0.15 else int(self.random.integers(latest + 1))
        bars = self.crops * self.steps // STEPS_PER_BAR
        return Stream(piece, self.corpus, self.layout, self.options, self.random, first, bars)

    def _window(self, stream):
        """Lanes to train on: of each role a run that covers what sounds, at a random place."""
        chosen = []
        used = (stream.code[TAPE + stream.at:TAPE + stream.end] > 0).any(0)
        for lanes, width in zip(self.layout.slices, self.window):
            size = lanes.stop - lanes.start
            width = min(width, size)
            sounding = np.flatnonzero(used[lanes])
            lowest, highest = (sounding.min(), sounding.max()) if len(sounding) else (size // 2, size // 2)
            choices = np.arange(max(0, highest - width + 1), min(lowest, size - width) + 1)
            if len(choices) == 0:  # wider than the window: anywhere
                choices = np.arange(size - width + 1)
            chosen.append(lanes.start + self.random.choice(choices) + np.arange(width))
        return np.concatenate(chosen)

    def __next__(self):
        fresh = np.zeros(len(self.streams), np.float32)
        for i, stream in enumerate(self.streams):
            if stream is None or self.left[i] <= 0 or stream.at >= stream.end:
                self.streams[i] = self._next_stream()
                self.lanes[i] = self._window(self.streams[i])
                self.left[i] = self.crops if stream is not None else self.left[i]
                fresh[i] = 1
            self.left[i] -= 1
        given, target, valid = stack([s.crop(self.steps) for s in self.streams])
        weight = torch.from_numpy(np.stack([s.weight for s in self.streams]))
        velocity_weight = torch.from_numpy(np.stack([s.has_velocity for s in self.streams]))
        return given, target, valid, weight, velocity_weight, torch.from_numpy(self.lanes.copy()), torch.from_numpy(fresh)
