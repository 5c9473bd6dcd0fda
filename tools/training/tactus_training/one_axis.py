"""The opposite of the lanes, to measure what they are worth: one axis of pitches that all roles share, as a piano has.

Nats on it are not those on the lanes: who plays a note is not foretold. What telling it afterwards costs, at most, is
measured by `nats_of_telling_roles`."""
from dataclasses import replace

import numpy as np

from .corpus import Corpus
from .layout import Layout, Role
from .prepare import quantiles

PRIOR = 5.0  # a context's counts weigh as much as those of the wider context after this many notes


def axis(layout):
    """One role with the pitches of all roles of `layout`."""
    polyphony = sum(r.max_polyphony for r in layout.roles)
    return Layout([Role("all", min(r.lowest for r in layout.roles), max(r.highest for r in layout.roles), polyphony)])


def _by_role(piece, layout):
    """[R, T, P] the piece's codes on the common axis."""
    common = axis(layout).roles[0]
    codes = np.zeros((layout.role_count, piece.steps, common.highest - common.lowest + 1), np.uint8)
    for role, lanes in enumerate(layout.slices):
        first = layout.roles[role].lowest - common.lowest
        codes[role, :, first:first + lanes.stop - lanes.start] = piece.code[:, lanes]
    return codes


def merge(corpus, layout):
    """The same music on one axis: a pitch sounds when any role plays it, and is struck when any role strikes it."""
    pieces = []
    for piece in corpus.pieces:
        code = _by_role(piece, layout).max(0)
        velocity = np.zeros_like(code)
        for role, lanes in enumerate(layout.slices):
            first = layout.roles[role].lowest - axis(layout).roles[0].lowest
            part = velocity[:, first:first + lanes.stop - lanes.start]
            np.maximum(part, piece.velocity[:, lanes], out=part)
        bars = len(piece.onsets)
        struck, sounds = ((x.any(1).reshape(bars, -1)) for x in (code == 2, code > 0))
        known = piece.has_velocity[piece.has_role > 0]
        pieces.append(replace(piece, code=code, velocity=velocity, onsets=struck.sum(1, dtype=np.uint8)[:, None],
                              active=sounds.any(1).astype(np.uint8)[:, None], has_role=np.ones(1, np.uint8),
                              has_velocity=np.array([known.all()], np.uint8)))
    table = np.zeros((len(corpus.styles), 1, corpus.onset_quantiles.shape[2]), np.float32)
    for style in range(len(corpus.styles)):
        own = [p for p in pieces if p.meta["style"] == style]
        onsets = np.concatenate([p.onsets[:, 0] for p in own if p.meta["split"] == "train"])
        table[style, 0] = quantiles(onsets[onsets > 0])
        for piece in own:
            piece.density = table[style, 0][piece.onsets] * piece.active
    return Corpus(corpus.styles, pieces, table, corpus.report)


def _cells(piece, layout):
    """Of each sounding pitch, from the lowest up: who plays it (a number), and contexts from the narrowest to the widest."""
    codes = _by_role(piece, layout).astype(np.int64)
    who = sum(codes[r] * 3 ** r for r in range(len(codes)))  # [T, P]
    before = np.concatenate([np.zeros_like(who[:1]), who[:-1]])
    step, pitch = np.nonzero(who)
    count = (who > 0).sum(1)[step]
    rank = np.arange(len(step)) - np.searchsorted(step, step)
    below = np.where(rank > 0, np.concatenate([[0], who[step, pitch][:-1]]), 0)
    kind = codes.max(0)[step, pitch]
    context = kind * 27 + before[step, pitch]
    wider = context * 36 + np.minimum(rank, 5) * 6 + np.minimum(count - rank, 5)
    narrow = ((wider * 27 + below) * 24 + pitch // 3) * 16 + piece.meta["style"]
    return who[step, pitch], (narrow, wider, context)


def nats_of_telling_roles(corpus, layout, pieces):
    """Of each piece, what a table (fitted on train) needs to tell who plays the notes of the common axis: it knows who held
    or played the pitch a step ago, the pitch, its rank in the step, the note below it and the style. A better teller needs
    less."""
    train = [_cells(p, layout) for p in corpus.pieces if p.meta["split"] == "train"]
    who = np.concatenate([w for w, _ in train])
    tables = []
    for level in range(3):
        context = np.concatenate([c[level] for _, c in train])
        tables.append([dict(zip(*(x.tolist() for x in np.unique(keys, return_counts=True))))
                       for keys in (context, context * 27 + who)])
    totals = []
    for piece in pieces:
        answers, contexts = _cells(piece, layout)
        chance = np.full(len(answers), 1 / 27)
        for (all_counts, counts), context in reversed(list(zip(tables, contexts))):
            seen = np.array([counts.get(k, 0) for k in (context * 27 + answers).tolist()])
            of = np.array([all_counts.get(k, 0) for k in context.tolist()])
            chance = (seen + PRIOR * chance) / (of + PRIOR)
        totals.append(float(-np.log(chance).sum()))
    return totals
