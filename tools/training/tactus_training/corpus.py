"""The prepared music: dense rolls over the lanes, conditions by bar and beat, in one file."""
import json
import os
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np


@dataclass
class Piece:
    """`T` steps, `N` lanes, `R` roles. Arrays are small integers; see `prepare` for how they come about."""
    meta: dict              # id, style (index), split, key, and what the source said
    code: np.ndarray        # [T, N] 0 silent, 1 held, 2 articulated
    velocity: np.ndarray    # [T, N] 0-127, 0 where nothing plays
    chord: np.ndarray       # [beats] index into harmony.CHORDS, -1 none
    onsets: np.ndarray      # [bars, R] steps with an onset
    active: np.ndarray      # [bars, R] does the role sound in the bar
    density: np.ndarray     # [bars, R] quantile 0-1 of `onsets` in the style
    energy: np.ndarray      # [bars] 0-1
    has_role: np.ndarray    # [R] the piece has the role at all: else its loss is masked
    has_velocity: np.ndarray  # [R] velocities are somebody's: else their loss is masked
    vigour = None           # while preparing: (notes struck, loudness) by bar

    @property
    def steps(self):
        return len(self.code)


ARRAYS = [f.name for f in fields(Piece) if f.name != "meta"]


@dataclass
class Corpus:
    styles: list            # names
    pieces: list
    onset_quantiles: np.ndarray  # [S, R, 17] quantile of 0..16 onset steps a bar
    report: dict            # what `prepare` did

    def of(self, style, split):
        return [p for p in self.pieces if p.meta["style"] == style and p.meta["split"] == split]

    def save(self, path):
        arrays = {"onset_quantiles": self.onset_quantiles}
        for name in ARRAYS:
            values = [getattr(p, name) for p in self.pieces]
            arrays[name] = np.concatenate(values)
            arrays[name + "_ends"] = np.cumsum([len(v) for v in values])
        head = {"styles": self.styles, "report": self.report, "metas": [p.meta for p in self.pieces]}
        arrays["head"] = np.frombuffer(json.dumps(head).encode(), np.uint8)
        beside = Path(str(path) + ".part")
        with open(beside, "wb") as file:
            np.savez_compressed(file, **arrays)
        os.replace(beside, path)

    @staticmethod
    def load(path):
        with np.load(path) as file:
            data = {name: file[name] for name in file.files}
        head = json.loads(data["head"].tobytes())
        parts = [np.split(data[name], data[name + "_ends"][:-1]) for name in ARRAYS]
        pieces = [Piece(meta, *arrays) for meta, *arrays in zip(head["metas"], *parts)]
        return Corpus(head["styles"], pieces, data["onset_quantiles"], head["report"])
