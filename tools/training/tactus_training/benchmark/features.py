"""What a lane is told before it decides: its surroundings one and two steps ago, the harmony, and the piece so far.

Everything is written in plain tensor operations, so that the exported graph computes it from the roll alone. Lane n is
MIDI pitch 21 + n. "Relative" means seen from the lane: transposing the music moves the features with it. The published
rolls come in a common tonality, so absolute pitch classes are told as well.
"""
import math

import torch
from torch.nn import functional

VICINITY = 12  # lanes to each side
BELOW = 16  # lanes below whose decision of this very step is told
RECALL_STEPS = (1, 2, 3, 4, 6, 9)  # "the last k steps were heard before: what came then?"
TOP_RECALL_STEPS = (3, 4, 6)  # the same for the highest line alone
HEIGHTS = torch.arange(4.0, 84.0, 8.0)  # centres of the bins that tell how high a lane is
RECENCY_DECAYS = (0.7, 0.97)

RECALLS = len(RECALL_STEPS) + len(TOP_RECALL_STEPS)  # the first so many of each memory
NOTE_MEMORY_WIDTH = RECALLS + len(RECENCY_DECAYS)
STEP_MEMORY_WIDTH = RECALLS + 12
TIME_WIDTH = 12 + len(HEIGHTS) + 2 * (2 * VICINITY + 1) + 2 * 12 + 3 * 12 + 10 + 3 + NOTE_MEMORY_WIDTH + RECALLS + 6
BELOW_WIDTH = BELOW + 12 + 5


def shift(x, steps=1):
    """`x[B, T, ...]` delayed by `steps` along T, zeros first."""
    return torch.cat([torch.zeros_like(x[:, :steps]), x[:, :-steps]], 1) if steps else x


def pitch_classes(low, lanes, device=None):
    """`[lanes, 12]`: one-hot pitch class of each lane from lane `low`."""
    return functional.one_hot((torch.arange(lanes, device=device) + low + 21) % 12, 12).float()


def highest_line(roll):
    """Only the highest note of each step of `roll[..., N]`."""
    return roll * (roll.flip(-1).cumsum(-1).flip(-1) < 1.5).float()


def _recall(same, followers, run_lengths):
    """For every run length k: the mean of what followed the earlier places whose last k steps equal ours; and whether any.

    `same[T, T]`: 1 where steps i and j are equal. → [T, N] and [T, 1] for each k.
    """
    earlier = functional.pad(same[:-1, :-1], (1, 0, 1, 0)).tril(-1)  # [i, j]: steps i-1 and j-1 agree, and j < i
    match = earlier
    for k in range(1, run_lengths[-1] + 1):
        if k > 1:
            match = match * functional.pad(earlier, (k - 1, 0, k - 1, 0))[:same.shape[0], :same.shape[1]]
        if k in run_lengths:
            found = match.sum(-1, keepdim=True)
            yield match @ followers / found.clamp(min=1), found.clamp(max=1)


def memory(roll):
    """`roll[T, 88]` → for each lane `[T, 88, NOTE_MEMORY_WIDTH]`, for each step `[T, STEP_MEMORY_WIDTH]`; past steps only."""
    top = highest_line(roll)
    sizes = roll.sum(-1)
    common = roll @ roll.t()
    same = ((common == sizes[:, None]) & (common == sizes[None])).float()
    recalled = list(_recall(same, roll, RECALL_STEPS)) + list(_recall(top @ top.t(), top, TOP_RECALL_STEPS))
    steps = torch.arange(roll.shape[0], device=roll.device).float()
    age = (steps[:, None] - steps[None]).clamp(min=1) - 1  # of step j seen from step i
    recent = [((1 - decay) * torch.exp(age * math.log(decay))).tril(-1) @ roll for decay in RECENCY_DECAYS]
    per_note = torch.stack([prediction for prediction, _ in recalled] + recent, -1)
    per_step = torch.cat([found for _, found in recalled] + [recent[-1] @ pitch_classes(0, roll.shape[1], roll.device)], -1)
    return per_note, per_step


def _offsets(lanes, device):
    """`[source lane, lane]`: source minus lane."""
    lane = torch.arange(lanes, device=device)
    return lane[:, None] - lane[None]


def _gather_matrix(offsets, wanted):
    """A roll times this `[N, N * len(wanted)]` gives, lane by lane, the notes at the wanted offsets."""
    return torch.stack([(offsets == offset).float() for offset in wanted], -1).flatten(1)


def _count_one_hot(count):
    """0, 1, 2, 3, 4 or more as five numbers."""
    few = [(1 - (count - k).abs()).clamp(min=0) for k in range(4)]
    return torch.stack(few + [(count - 3).clamp(0, 1)], -1)


def time_features(roll, note_memory, step_memory, first_steps, low):
    """What is known before step t begins: `[B, T, N, TIME_WIDTH]` from `roll[B, T, N]` whose lane 0 is lane `low` of 88."""
    batch, steps, lanes = roll.shape
    last, before = shift(roll), shift(roll, 2)
    offsets = _offsets(lanes, roll.device)
    vicinity = _gather_matrix(offsets, range(-VICINITY, VICINITY + 1))
    lane = torch.arange(lanes, device=roll.device) + low
    classes = pitch_classes(low, lanes, roll.device)
    relative = torch.stack([(offsets % 12 == k).float() for k in range(12)], -1).flatten(1)
    turned = (lane[:, None] + 21 + torch.arange(12, device=roll.device)[None]) % 12
    lowest = last * (last.cumsum(-1) < 1.5).float()
    heard = step_memory[..., -12:]
    held = [last * before]
    held.append(held[-1] * shift(roll, 3))
    held.append(held[-1] * shift(roll, 4))
    height = (1 - (lane[:, None] - HEIGHTS.to(roll.device)[None]).abs() / 8).clamp(min=0)
    place = torch.arange(steps, device=roll.device)[None] + first_steps[:, None]
    clock = [place // 2 ** bit % 2 * 2.0 - 1 for bit in range(4)] + [(place == 0).float(), (place + 1.0).log() / 4]

    each_lane = torch.cat([classes, height], 1).expand(batch, steps, lanes, -1)
    each_step = torch.cat([last @ classes, lowest @ classes, heard, step_memory[..., :-12], torch.stack(clock, -1)], -1)
    return torch.cat([
        each_lane,
        (last @ vicinity).view(batch, steps, lanes, -1),
        (before @ vicinity).view(batch, steps, lanes, -1),
        (last @ relative).view(batch, steps, lanes, -1),
        heard[:, :, turned],
        _count_one_hot(last.cumsum(-1) - last),
        _count_one_hot(last.sum(-1, keepdim=True) - last.cumsum(-1)),
        torch.stack(held, -1),
        note_memory,
        each_step[:, :, None].expand(batch, steps, lanes, -1),
    ], -1)


def below_features(roll):
    """What the lanes below decided in this step: `[B, T, N, BELOW_WIDTH]`; lane n never sees itself or lanes above."""
    batch, steps, lanes = roll.shape
    offsets = _offsets(lanes, roll.device)
    near = _gather_matrix(offsets, range(-BELOW, 0))
    relative = torch.stack([((offsets % 12 == k) & (offsets < 0)).float() for k in range(12)], -1).flatten(1)
    return torch.cat([
        (roll @ near).view(batch, steps, lanes, -1),
        (roll @ relative).view(batch, steps, lanes, -1),
        _count_one_hot(roll.cumsum(-1) - roll),
    ], -1)
