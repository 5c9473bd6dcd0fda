"""Chord progressions: from pieces to chains of chords for each style and mode, which the form planner draws from.

A progression is read as windows of four bars. Of a window there is a rhythm (on which half bars a chord begins) and for each
beginning a chord, as a Roman numeral that counts from the major scale in every mode. A chord's chance depends on up to
two chords before it (interpolated in Witten and Bell's way, down to the mean of all styles) and on its place in the window.
Nothing is kept that only one piece has, so that nothing can be quoted.
"""
import math
from collections import Counter, defaultdict
from fnmatch import fnmatch

import numpy as np

from . import MakerError
from .harmony import CHORDS, MAJOR, MINOR, estimate_chords
from .layout import BASS, CHORDS as CHORD_ROLE, STEPS_PER_BAR, STEPS_PER_BEAT
from .roles import assign_roles

HALF_STEPS = STEPS_PER_BAR // 2
WINDOW = 8            # half bars
MOST_BEFORE = 2       # chords that a chord's chance goes by: three tell nothing more on valid pieces
NOVELTY = 8           # how often each different chord was as good as heard as something new
FEWEST_SONGS = 2      # that a rhythm or a row of chords must stand in to be kept
FEWEST_PIECES = 8     # of a style in a mode; the planner's tables know better than fewer
SHORTEST_BARS = 8
KEY_BARS, KEY_CHANGE_COST, LAST_CHORD_BONUS = 4, 0.6, 0.15

DEGREES = ("I", "bII", "II", "bIII", "III", "IV", "#IV", "V", "bVI", "VI", "bVII", "VII")
# The suffix of each quality as the planner reads it (roman.ts), and whether its numeral is small.
QUALITIES = {"maj": ("", False), "min": ("", True), "dim": ("o", True), "7": ("7", False), "m7": ("7", True), "maj7": ("maj7", False),
             "sus4": ("sus4", False), "aug": ("+", False), "m7b5": ("o7", True), "dim7": ("o", True)}

BARE = 0.03           # of all that sounds; where thirds are less, nobody said major or minor
SCALE_TRIADS = ({0: "maj", 2: "min", 4: "min", 5: "maj", 7: "maj", 9: "min", 11: "dim"},
                {0: "min", 2: "dim", 3: "maj", 5: "min", 7: "min", 8: "maj", 10: "maj"})


def numeral(chord, tonic):
    """The Roman numeral of an index into CHORDS."""
    root, quality = CHORDS[chord]
    suffix, small = QUALITIES[quality]
    degree = DEGREES[(root - tonic) % 12]
    return (degree[0] + degree[1:].lower() if degree[0] in "b#" else degree.lower()) + suffix if small else degree + suffix


def plain(chord, tonic, minor, heard):
    """A chord whose third is hardly heard (a fifth, a fourth, a lone bass) as the key has it. `heard`: weights of the pitch classes."""
    root, quality = CHORDS[chord]
    thirds = heard[(root + 3) % 12] + heard[(root + 4) % 12]
    degree = (root - tonic) % 12
    own = SCALE_TRIADS[minor].get(degree)
    return CHORDS.index((root, own)) if own and (quality == "sus4" or thirds < BARE * heard.sum()) else chord


def keys_over_time(weights):
    """(tonic, minor) of each stretch of KEY_BARS bars: Krumhansl's profiles over twice as long, a change costing something."""
    stretch = KEY_BARS * STEPS_PER_BAR // STEPS_PER_BEAT
    count = max(1, len(weights) // stretch)
    profiles = np.stack([np.roll(p, t) for p in (MAJOR, MINOR) for t in range(12)])
    profiles = profiles - profiles.mean(1, keepdims=True)
    profiles /= np.linalg.norm(profiles, axis=1, keepdims=True)
    total = np.zeros((count, 24))
    for i in range(count):
        heard = weights[max(0, i * stretch - stretch // 2):(i + 1) * stretch + stretch // 2 if i < count - 1 else None].sum(0)
        heard = heard - heard.mean()
        total[i] = profiles @ heard / max(1e-9, np.linalg.norm(heard))
    return total


def best_path(scores, cost):
    best, came = scores[0].copy(), []
    for row in scores[1:]:
        leader = best.argmax()
        stay = best >= best[leader] - cost
        came.append(np.where(stay, np.arange(len(best)), leader))
        best = np.where(stay, best, best[leader] - cost) + row
    path = [int(best.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


class Progression:
    """A piece's windows, in its keys. `windows`: (mode, follows on, [numeral or None for each half bar])."""

    def __init__(self, identity, style, split, windows):
        self.id, self.style, self.split, self.windows = identity, style, split, windows


def read_progression(source, style):
    """The piece as a Progression; None where it is too short or holds too little harmony."""
    roles, _ = assign_roles(source)
    notes = [n for part in roles for n in part]
    if not notes:
        return None
    end = max(n[0] + n[2] for n in notes)
    harmony = [n[0] for role in (BASS, CHORD_ROLE) for n in roles[role]]
    if not harmony:
        return None
    first = min(harmony) // STEPS_PER_BAR * STEPS_PER_BAR
    bars = (end - first) // STEPS_PER_BAR
    if bars < SHORTEST_BARS:
        return None
    beats = bars * STEPS_PER_BAR // STEPS_PER_BEAT
    weights, bass = np.zeros((2, beats, 12))
    for role, part in enumerate(roles):
        for step, pitch, length, _ in part:
            for at in range(max(step - first, 0), min(step - first + length, beats * STEPS_PER_BEAT)):
                weights[at // STEPS_PER_BEAT, pitch % 12] += 1
                bass[at // STEPS_PER_BEAT, pitch % 12] += role == BASS
    chords = estimate_chords(weights + 0.5 * bass, bass)
    if (chords >= 0).mean() < 0.5:
        return None
    keys = keys_over_time(weights)
    last = CHORDS[[c for c in chords if c >= 0][-1]]
    for minor in (0, 1):
        if last[1] in (("maj", "7", "maj7"), ("min", "m7"))[minor]:
            keys[-1, minor * 12 + last[0]] += LAST_CHORD_BONUS * len(keys)
    keys = best_path(keys, KEY_CHANGE_COST)
    halves = [int(a if a >= 0 else b) for a, b in chords.reshape(-1, 2)]
    heard = weights.reshape(len(halves), 2, 12).sum(1)
    windows, before = [], None
    for at in range(0, len(halves) - WINDOW + 1, WINDOW):
        key = keys[min(at * HALF_STEPS // (KEY_BARS * STEPS_PER_BAR), len(keys) - 1)]
        window, sounding = [], None
        for half, chord in enumerate(halves[at:at + WINDOW]):
            if chord < 0 and half == 0:
                break
            chord = plain(chord, key % 12, key >= 12, heard[at + half]) if chord >= 0 else sounding
            window.append(numeral(chord, key % 12) if half == 0 or chord != sounding else None)
            sounding = chord
        else:
            windows.append(("minor" if key >= 12 else "major", key == before, window))
            before = key
            continue
        before = None
    return Progression(source["id"], style, source["split"], windows) if windows else None


def read_progressions(sources, style_patterns):
    """Of the pieces of these styles, {style: [patterns of source styles]}, those that can be read as progressions."""
    for source in sources:
        style = next((s for s, patterns in style_patterns.items() if any(fnmatch(source["style"], p) for p in patterns)), None)
        if style is not None and source["split"] in ("train", "valid"):
            progression = read_progression(source, style)
            if progression is not None:
                yield progression


def beginnings(progression):
    """(mode, half bar in the window, chords before, chord) for each chord that begins."""
    before = ()
    for mode, follows, window in progression.windows:
        before = before if follows else ()
        for half, chord in enumerate(window):
            if chord is None:
                continue
            yield mode, half, before, chord
            if before[-1:] != (chord,):
                before = (*before, chord)[-MOST_BEFORE:]


class Counts:
    """How often each thing was heard, and in which songs."""

    def __init__(self):
        self.times, self.songs = defaultdict(Counter), defaultdict(lambda: defaultdict(set))

    def add(self, place, what, song):
        self.times[place][what] += 1
        self.songs[place][what].add(song)

    def novelty(self, place):
        """The weight of what less context says: pruned times, and NOVELTY times for each thing that was heard."""
        lost = sum(n for what, n in self.times[place].items() if len(self.songs[place][what]) < FEWEST_SONGS)
        return lost + NOVELTY * len(self.times[place])

    def kept(self):
        """{place: {what: times}} of what stands in FEWEST_SONGS songs, the most frequent first."""
        kept = {place: {what: n for what, n in times.most_common() if len(self.songs[place][what]) >= FEWEST_SONGS}
                for place, times in self.times.items()}
        return {place: times for place, times in kept.items() if times}


class Chain:
    """What the pieces of a style do in a mode."""

    def __init__(self):
        self.rhythms, self.places, self.after = Counts(), Counts(), Counts()
        self.pieces, self.pairs, self.repeats = 0, 0, 0

    def learn(self, progression, mode, most_before=MOST_BEFORE):
        song, last = progression.id, None
        self.pieces += any(own == mode for own, *_ in progression.windows)
        for own, follows, window in progression.windows:
            if own == mode:
                self.rhythms.add((), "".join("." if c is None else "x" for c in window), song)
                if follows and last is not None:
                    self.pairs += 1
                    self.repeats += window[:WINDOW // 2] == last[:WINDOW // 2]
            last = window if own == mode else None
        for own, half, before, chord in beginnings(progression):
            if own == mode:
                self.places.add(half, chord, song)
                for length in range(min(len(before), most_before) + 1):
                    self.after.add(before[len(before) - length:], chord, song)

    def lines(self, whole):
        """As the planner reads them (chord-bank.ts); else only which chord follows which."""
        row = lambda counts: " ".join(f"{what} {n}" for what, n in counts.items())
        known = self.after.kept()
        yield f"{self.repeats / max(1, self.pairs):.2f}"
        if whole:
            yield f"~ {row(self.rhythms.kept().get((), {}))}"
            yield from (f"@{half} {row(counts)}" for half, counts in sorted(self.places.kept().items()))
        for before in sorted(known, key=lambda before: (len(before), before)):
            yield f"{' '.join(before)}: ? {self.after.novelty(before)} {row(known[before])}"


EVERY_STYLE = "all"
MODES = ("major", "minor")
HEADER = """/**
 * What pieces do with chords: written by `tactus_training progressions` (tools/training) from the sets {sources}.
 * Counts only, of rhythms and rows of chords that stand in two pieces or more. For each style and mode: `= style mode` and the
 * share of phrases that begin as the one before; `~` rhythms of four bars (half bars, `x` where a chord begins); `@` the chords
 * of each half bar; then, after the chords before them, the chords that follow, `?` standing for what fewer chords before say.
 * `all` is every style together.
 */
export const chordBankText = `
"""


def bank(progressions, sources):
    """The TypeScript file that the planner reads, from the training pieces."""
    chains = defaultdict(Chain)
    for progression in progressions:
        if progression.split == "train":
            for mode in MODES:
                chains[progression.style, mode].learn(progression, mode)
                chains[EVERY_STYLE, mode].learn(progression, mode, most_before=1)
    if not chains:
        raise MakerError("No piece to learn chords from.")
    text = [HEADER.format(sources=sources)]
    for (style, mode), chain in sorted(chains.items()):
        if chain.pieces >= FEWEST_PIECES and () in chain.after.kept():
            text.append(f"= {style} {mode} " + "\n".join(chain.lines(style != EVERY_STYLE)) + "\n")
    return "".join(text) + "`;\n"
