#!/usr/bin/env python3
"""Chooses real drummers' bars for the band and writes them as daemon/band/groove-bank.data.ts.

    python3 tools/training/grooves.py --data groove.jsonl.gz --out daemon/band/groove-bank.data.ts

Reads the Groove MIDI Dataset (Gillick et al. 2019, CC BY 4.0) in the project's own 16th-note format. Kept are two-bar
patterns whose beats a runner can step to, sorted into families and five levels of density, and one-bar fills. Timing
and velocity of every hit stay as they were played. Only the training split is used. No dependencies.
"""

import argparse
import collections
import gzip
import hashlib
import json

# Letters of the drums in the written lines, and their General MIDI keys.
DRUMS = {36: "k", 38: "s", 37: "r", 42: "h", 46: "o", 51: "d", 49: "c", 50: "x", 47: "y", 43: "z"}
TOMS = {50, 47, 43}
CYMBALS = {42, 46, 51, 49}
OFFSETS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"  # -20..20 fortieths of a step
LEVELS = [(7, 12), (12, 15), (15, 18), (18, 22), (22, 29)]  # hits a bar, upper bound excluded
PATTERNS_PER_LEVEL = 14
FILLS = 48
BEATS = (0, 4, 8, 12)


def family(sub, bars):
    """Where a two-bar pattern belongs; the kick may make a disco of a rock beat."""
    head = sub.split("/")[0]
    kicks = [{step for step, key, *_ in bar if key == 36} for bar in bars]
    if all(len(k & set(BEATS)) >= 3 for k in kicks) and head not in ("latin", "afrocuban"):
        return "four"
    if "swing" in sub or "shuffle" in sub or head in ("jazz", "blues"):
        return "swing"
    if head in ("neworleans", "highlife") or sub in ("jazz/march", "latin/samba", "latin/brazilian-samba"):
        return "street"
    if head in ("funk", "hiphop", "soul", "gospel", "afrobeat", "reggae"):
        return "funk"
    if head in ("rock", "punk", "pop", "country", "dance"):
        return "rock"
    return None


def steppable(bar, name):
    """A bar a runner can lean on: a kick on one, a backbeat where the family has one, all four beats felt and in time."""
    on = collections.defaultdict(set)
    for step, key, *_ in bar:
        on[key].add(step)
    back = on[38] | on[37]
    if 0 not in on[36]:
        return False
    if name in ("rock", "funk", "four") and not {4, 12} <= back:
        return False
    if name == "swing" and not (back | on[42] | on[51]) >= {4, 12}:
        return False
    steps = {h[0] for h in bar}
    if len(steps & set(BEATS)) < 4 or not any(on[c] for c in CYMBALS):
        return False
    if sum(h[1] in TOMS for h in bar) > 2 or sum(h[1] == 49 for h in bar) > 1:
        return False
    return all(abs(h[3]) < 0.35 for h in bar if h[0] in BEATS)


def settled(bars):
    """The bars with half of the drummer's overall lead or lag taken out, so that it stays a habit and does not pull the
    runner; None when it is more than a quarter of a step."""
    on_beat = [h[3] for bar in bars for h in bar if h[0] in BEATS]
    mean = sum(on_beat) / max(1, len(on_beat))
    if abs(mean) > 0.25:
        return None
    return [[(step, pitch, velocity, offset - mean / 2) for step, pitch, velocity, offset in bar] for bar in bars]


def bars_of(piece):
    bars = collections.defaultdict(dict)
    for step, pitch, _duration, velocity, _track, offset in piece["notes"]:
        # The first hit of a drum on a step; flams and doubles within a step are one hit of the grid.
        bars[step // 16].setdefault((step % 16, pitch), (step % 16, pitch, velocity, offset))
    count = (piece["steps"] + 15) // 16
    return [sorted(bars[b].values()) for b in range(count)]


def encode(bar):
    out = []
    for step, pitch, velocity, offset in bar:
        place = OFFSETS[max(0, min(40, round(offset * 40) + 20))]
        out.append(f"{step:x}{DRUMS[pitch]}{max(1, velocity):02x}{place}")
    return "".join(out)


def shuffled(items, key):
    """A fixed order that has nothing to do with the data's own."""
    return sorted(items, key=lambda item: hashlib.sha1((key + str(item)).encode()).digest())


def choose_patterns(pieces):
    pool = collections.defaultdict(list)
    for piece in pieces:
        if piece["tracks"][0].get("kind") != "beat":
            continue
        bars = bars_of(piece)
        for first in range(0, len(bars) - 1, 2):
            pair = bars[first : first + 2]
            pair = settled(pair) if all(pair) else None
            if pair is None:
                continue
            name = family(piece["sub"], pair)
            if name is None or not all(steppable(bar, name) for bar in pair):
                continue
            mean = sum(map(len, pair)) / 2
            if abs(len(pair[0]) - len(pair[1])) > 5:
                continue
            for level, (low, high) in enumerate(LEVELS):
                if low <= mean < high:
                    pool[name, level].append((piece["id"], first, piece.get("tempo", 0), pair))
    lines = []
    for (name, level), found in sorted(pool.items()):
        taken = collections.Counter()
        kept = 0
        for piece_id, first, tempo, pair in shuffled(found, f"{name}{level}"):
            # Not more than two from one performance, so that a level has several hands.
            if kept == PATTERNS_PER_LEVEL or taken[piece_id] == 2:
                continue
            taken[piece_id] += 1
            kept += 1
            lines.append(f"{name} {level} {round(tempo)} {encode(pair[0])} {encode(pair[1])}")
        print(f"{name} {level}: {kept} of {len(found)}")
    return lines


def choose_fills(pieces):
    found = []
    for piece in pieces:
        for index, bar in enumerate(bars_of(piece)):
            second = [h for h in bar if h[0] >= 8]
            toms = sum(h[1] in TOMS for h in second)
            snares = sum(h[1] == 38 for h in second)
            on_beat = [h[3] for h in bar if h[0] in BEATS]
            if toms < 2 or toms + snares < 5 or len(second) > 14 or not {8, 12} <= {h[0] for h in second}:
                continue
            if any(abs(o) > 0.25 for o in on_beat) or settled([bar]) is None:
                continue
            found.append((piece["id"], index, settled([bar])[0]))
    taken = collections.Counter()
    kept = []
    for piece_id, _index, bar in shuffled(found, "fill"):
        if len(kept) == FILLS or taken[piece_id]:
            continue
        taken[piece_id] += 1
        kept.append(bar)
    print(f"fills: {len(kept)} of {len(found)}")
    return [f"fill {encode(bar)}" for bar in sorted(kept, key=len)]


HEADER = """/**
 * Bars played by drummers: written by tools/training/grooves.py from the Groove MIDI Dataset by Jon Gillick, Adam
 * Roberts, Jesse Engel, Douglas Eck and David Bamman (Google, 2019; CC BY 4.0, creativecommons.org/licenses/by/4.0),
 * chosen, cut into bars and encoded by us. Line: family, level, tempo, two bars; or `fill` and one bar. Hit: step (hex),
 * drum letter, velocity (two hex digits, 0-127), timing offset (A to o: -20 to 20 fortieths of a step).
 */
export const grooveBankText = `
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, help="groove.jsonl.gz")
    parser.add_argument("--out", required=True, help="TypeScript file to write")
    arguments = parser.parse_args()
    with gzip.open(arguments.data, "rt", encoding="utf-8") as file:
        pieces = [piece for piece in map(json.loads, file) if piece["split"] == "train"]
    text = HEADER + "\n".join(choose_patterns(pieces) + choose_fills(pieces)) + "\n`;\n"
    with open(arguments.out, "w", encoding="utf-8") as file:
        file.write(text)
    print(f"{len(text)} bytes")


if __name__ == "__main__":
    main()
