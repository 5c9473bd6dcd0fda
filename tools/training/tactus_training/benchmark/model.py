"""A plain tied-parallel biaxial LSTM: time layers shared by all lanes, then note layers from the lowest lane up."""
from dataclasses import asdict, dataclass

import torch
from torch import nn

from ..lstm import LSTM
from .features import BELOW_WIDTH, RECALLS, TIME_WIDTH, below_features, time_features


@dataclass(frozen=True)
class Widths:
    time: tuple = (96, 96)
    note: tuple = (64, 64)


class LockedDropout(nn.Module):
    """Dropout with one mask for a whole sequence `x[T, B, F]`."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training or self.share == 0:
            return x
        keep = torch.rand(1, *x.shape[1:], device=x.device) >= self.share
        return x * keep / (1 - self.share)


class Biaxial(nn.Module):
    """`forward(batch) → logits[B, T, N]`: each given all earlier steps and the lower lanes of its own step.

    `recall=False` hides what followed earlier places that sounded the same, to see what that is worth.
    """

    def __init__(self, widths=Widths(), dropout=0.4, recall=True):
        super().__init__()
        self.recall = recall
        self.widths = asdict(widths)
        self.time = nn.ModuleList(map(LSTM, (TIME_WIDTH, *widths.time[:-1]), widths.time))
        self.note = nn.ModuleList(map(LSTM, (widths.time[-1] + BELOW_WIDTH, *widths.note[:-1]), widths.note))
        self.out = nn.Linear(widths.note[-1], 1)
        self.shortcut = nn.Linear(TIME_WIDTH + BELOW_WIDTH, 1, bias=False)
        nn.init.zeros_(self.shortcut.weight)
        nn.init.constant_(self.out.bias, -2.5)  # about 4 notes of 88 sound
        self.dropout = LockedDropout(dropout)

    def forward(self, batch):
        memories = batch.note_memory, batch.step_memory
        if not self.recall:
            memories = [torch.cat([torch.zeros_like(m[..., :RECALLS]), m[..., RECALLS:]], -1) for m in memories]
        x = time_features(batch.roll, *memories, batch.first_steps, batch.low)
        return self.logits(x, below_features(batch.roll))

    def logits(self, x, below):
        batch, steps, lanes, _ = x.shape
        straight = self.shortcut(torch.cat([x, below], -1))[..., 0]
        y = x.permute(1, 0, 2, 3).reshape(steps, batch * lanes, -1)
        for layer in self.time:
            y = self.dropout(layer(y)[0])
        y = y.view(steps, batch, lanes, -1).permute(2, 1, 0, 3)
        y = torch.cat([y, below.permute(2, 0, 1, 3)], -1).reshape(lanes, batch * steps, -1)
        for layer in self.note:
            y = self.dropout(layer(y)[0])
        return self.out(y)[..., 0].view(lanes, batch, steps).permute(1, 2, 0) + straight
