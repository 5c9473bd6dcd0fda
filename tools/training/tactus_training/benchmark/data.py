"""The published piano rolls and how they are cut into batches."""
import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import torch

from .features import memory

LOWEST_MIDI = 21
LANES = 88


@dataclass
class Piece:
    """One piece: `roll[T, 88]` of 0/1 and what each step remembers of the steps before it (see features.memory)."""

    roll: torch.Tensor
    note_memory: torch.Tensor
    step_memory: torch.Tensor
    lowest: int  # lanes that the piece uses
    highest: int

    @staticmethod
    def from_steps(steps):
        roll = torch.zeros(len(steps), LANES)
        for t, pitches in enumerate(steps):
            for pitch in pitches:
                if not LOWEST_MIDI <= pitch < LOWEST_MIDI + LANES:
                    raise ValueError(f"pitch {pitch} is outside the piano: 21 to 108 are allowed")
                roll[t, pitch - LOWEST_MIDI] = 1
        used = torch.nonzero(roll.any(0)).flatten().tolist() or [0]
        note_memory, step_memory = memory(roll)
        return Piece(roll, note_memory.half(), step_memory, used[0], used[-1])


def load(folder, name):
    """{"train" | "valid" | "test": [Piece]} of `benchmark-NAME.json.gz`."""
    path = Path(folder) / f"benchmark-{name}.json.gz"
    with gzip.open(path, "rt") as file:
        splits = json.load(file)
    return {split: [Piece.from_steps(steps) for steps in pieces if steps] for split, pieces in splits.items()}


@dataclass
class Batch:
    """Crops of several pieces, one window of lanes. `counted[B, T]` marks the steps whose loss counts."""

    roll: torch.Tensor
    note_memory: torch.Tensor
    step_memory: torch.Tensor
    counted: torch.Tensor
    first_steps: torch.Tensor
    low: int

    def to(self, device):
        moved = (getattr(self, name).to(device) for name in ("roll", "note_memory", "step_memory", "counted", "first_steps"))
        return Batch(*moved, self.low)


def collate(crops, low, high):
    """`crops`: [(piece, first step, end, first step that counts)] → Batch on the lanes low to high (exclusive)."""
    length = max(end - start for _, start, end, _ in crops)
    roll = torch.zeros(len(crops), length, high - low)
    sample = crops[0][0]
    note_memory = torch.zeros(len(crops), length, high - low, sample.note_memory.shape[-1])
    step_memory = torch.zeros(len(crops), length, sample.step_memory.shape[-1])
    counted = torch.zeros(len(crops), length)
    for row, (piece, start, end, counts_from) in enumerate(crops):
        size = end - start
        roll[row, :size] = piece.roll[start:end, low:high]
        note_memory[row, :size] = piece.note_memory[start:end, low:high].float()
        step_memory[row, :size] = piece.step_memory[start:end]
        counted[row, counts_from - start:size] = 1
    return Batch(roll, note_memory, step_memory, counted, torch.tensor([start for _, start, _, _ in crops]), low)


def training_batches(pieces, rng, batch_size, crop_steps, lead_in_steps, full_window_share=0.05):
    """One epoch: every piece once, long ones in crops whose first `lead_in_steps` only warm the states up.

    Weights are shared by all notes, so a batch runs on the lanes that its pieces use plus a random margin; now and then
    on all 88, so that the outermost lanes are learnt too.
    """
    crops = []
    for piece in pieces:
        length = len(piece.roll)
        start = 0 if length <= crop_steps else -int(rng.integers(crop_steps))
        while start < length:
            begin = max(0, start)
            end = min(length, start + crop_steps) if length > crop_steps else length
            crops.append((piece, max(0, begin - lead_in_steps), end, begin))
            start = end
    crops.sort(key=lambda crop: crop[2] - crop[1] + 8 * rng.random())
    batches = [crops[i:i + batch_size] for i in range(0, len(crops), batch_size)]
    rng.shuffle(batches)
    for crops in batches:
        low, high = 0, LANES
        if rng.random() >= full_window_share:
            low = max(0, min(piece.lowest for piece, *_ in crops) - int(rng.integers(1, 10)))
            high = min(LANES, max(piece.highest for piece, *_ in crops) + 1 + int(rng.integers(1, 7)))
        yield collate(crops, low, high)


def scoring_batches(pieces, most_steps=1024):
    """Whole pieces on all 88 lanes, those of like length together."""
    waiting = []
    for piece in sorted(pieces, key=lambda piece: len(piece.roll)):
        if waiting and (len(waiting) + 1) * len(piece.roll) > most_steps:
            yield collate([(p, 0, len(p.roll), 0) for p in waiting], 0, LANES)
            waiting = []
        waiting.append(piece)
    if waiting:
        yield collate([(p, 0, len(p.roll), 0) for p in waiting], 0, LANES)
