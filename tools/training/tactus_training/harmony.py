"""Chords and keys estimated from the notes."""
import numpy as np

# Quality: its tones above the root, and how much better than a triad it must fit to be believed.
QUALITIES = {"maj": ((0, 4, 7), 0.0), "min": ((0, 3, 7), 0.0), "dim": ((0, 3, 6), 0.06), "7": ((0, 4, 7, 10), 0.05),
             "m7": ((0, 3, 7, 10), 0.07), "maj7": ((0, 4, 7, 11), 0.07), "sus4": ((0, 5, 7), 0.08),
             "aug": ((0, 4, 8), 0.12), "m7b5": ((0, 3, 6, 10), 0.10), "dim7": ((0, 3, 6, 9), 0.12)}
CHORDS = [(root, quality) for quality in QUALITIES for root in range(12)]
TONES = np.zeros((len(CHORDS), 12), np.float32)
ROOTS = np.zeros((len(CHORDS), 12), np.float32)
PRIOR = np.array([QUALITIES[q][1] for _, q in CHORDS])
for _i, (_root, _quality) in enumerate(CHORDS):
    TONES[_i, [(_root + t) % 12 for t in QUALITIES[_quality][0]]] = 1
    ROOTS[_i, _root] = 1
# A row of the condition vector for each chord, and a last row of zeros for "no chord" (index -1).
CONDITION = np.concatenate([np.concatenate([TONES, ROOTS], 1), np.zeros((1, 24), np.float32)])

# What a change of chord costs: on a bar line, on a half bar, on another beat.
CHANGE_COST = (0.06, 0.12, 0.28)
BASS_WEIGHT, ROOT_WEIGHT = 0.15, 0.05


def estimate_chords(weights, bass_weights):
    """Index into CHORDS for each beat, -1 where nothing sounds.

    `weights`, `bass_weights` [beats, 12]: how long each pitch class sounds in the beat, in all roles and in the bass.
    Template matching (cosine on square roots, the root preferred in the bass), smoothed by Viterbi.
    """
    total = weights.sum(1)
    bass = bass_weights / np.maximum(bass_weights.sum(1, keepdims=True), 1e-9)
    profile = np.sqrt(weights)
    profile = profile / np.maximum(np.linalg.norm(profile, axis=1, keepdims=True), 1e-9)
    score = profile @ (TONES / np.linalg.norm(TONES, axis=1, keepdims=True)).T
    score = score + BASS_WEIGHT * (bass @ ROOTS.T) + ROOT_WEIGHT * (profile @ ROOTS.T) - PRIOR
    score[total == 0] = 0
    beats = len(score)
    came_from = np.zeros((beats, len(CHORDS)), int)
    best = score[0].copy()
    for beat in range(1, beats):
        cost = CHANGE_COST[0 if beat % 4 == 0 else 1 if beat % 2 == 0 else 2]
        leader = best.argmax()
        stay = best >= best[leader] - cost
        came_from[beat] = np.where(stay, np.arange(len(CHORDS)), leader)
        best = np.where(stay, best, best[leader] - cost) + score[beat]
    path = np.zeros(beats, int)
    path[-1] = best.argmax()
    for beat in range(beats - 1, 0, -1):
        path[beat - 1] = came_from[beat, path[beat]]
    path[total == 0] = -1
    return path


# Krumhansl and Kessler's profiles (1982), as printed in Krumhansl, Cognitive Foundations of Musical Pitch (1990).
MAJOR = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
MINOR = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])


def estimate_key(weights):
    """(tonic pitch class, "maj" or "min") that correlates best with twelve pitch class durations."""
    if not weights.any():
        return 0, "maj"
    scores = [(np.corrcoef(np.roll(profile, tonic), weights)[0, 1], tonic, mode)
              for profile, mode in ((MAJOR, "maj"), (MINOR, "min")) for tonic in range(12)]
    _, tonic, mode = max(scores, key=lambda s: s[0])
    return tonic, mode
