"""The baseline: every lane a chain of two states (silent, playing), fitted for each style on its training pieces.

Chances of playing depend on whether the lane played a step ago and on the place in the beat; chances of articulating,
pooled over a role's lanes, on the same. Lanes seldom played lean on their role's mean.
"""
import numpy as np

from .layout import STEPS_PER_BEAT

PRIOR_STEPS = 20.0  # a lane's own counts weigh as much as its role's mean after this many steps


def _before(code):
    return np.concatenate([np.zeros((1, code.shape[1]), bool), code[:-1] > 0]).astype(int)


def fit(pieces, layout):
    """(play [4, 2, N], articulate [4, 2, R]): chances given the step in the beat and the state before."""
    n, roles = layout.lane_count, layout.role_count
    counts = np.zeros((STEPS_PER_BEAT, 2, n, 2))
    struck = np.full((STEPS_PER_BEAT, 2, roles, 2), 0.5)
    for piece in pieces:
        before, has = _before(piece.code), piece.has_role[layout.role].astype(bool)
        for beat in range(STEPS_PER_BEAT):
            code, was = piece.code[beat::STEPS_PER_BEAT], before[beat::STEPS_PER_BEAT]
            for state in (0, 1):
                here = (was == state) & has
                counts[beat, state, :, 1] += (here & (code > 0)).sum(0)
                counts[beat, state, :, 0] += (here & (code == 0)).sum(0)
                for role, lanes in enumerate(layout.slices):
                    struck[beat, state, role, 1] += (here & (code == 2))[:, lanes].sum()
                    struck[beat, state, role, 0] += (here & (code == 1))[:, lanes].sum()
    mean = np.stack([counts[:, :, lanes].sum(2) for lanes in layout.slices], 2) + 0.5
    mean /= mean.sum(-1, keepdims=True)
    smoothed = counts + PRIOR_STEPS * mean[:, :, layout.role]
    return (smoothed / smoothed.sum(-1, keepdims=True))[..., 1], (struck / struck.sum(-1, keepdims=True))[..., 1]


def nll(piece, chain, layout):
    """Nats of the whole piece: play and articulate, over the lanes of the roles it has."""
    play, articulate = chain
    beat = np.arange(piece.steps) % STEPS_PER_BEAT
    before, lanes = _before(piece.code), np.arange(layout.lane_count)
    chance = play[beat[:, None], before, lanes]
    nats = -np.log(np.where(piece.code > 0, chance, 1 - chance))
    chance = articulate[beat[:, None], before, layout.role]
    nats -= np.where(piece.code > 0, np.log(np.where(piece.code == 2, chance, 1 - chance)), 0)
    return float((nats * piece.has_role[layout.role]).sum())
