"""Tunes played over grooves: music for styles that no free collection has. From pieces with a melody and chords to pieces with
a band, as `prepare` reads them; the melody is the tune's, all else is marked as made."""
import gzip
import json
from dataclasses import dataclass

import numpy as np

from . import MakerError
from .harmony import CHORDS, QUALITIES, estimate_chords
from .layout import BASS, LEAD, STEPS_PER_BAR, STEPS_PER_BEAT
from .roles import assign_roles

BASS_FROM, CHORDS_FROM, POWER_FROM = 31, 55, 48
FEWEST_BARS, MOST_BARS = 8, 32
TIMES_THROUGH = 3
# By the sign of a bass bar: which tone of the chord, counted from its root.
BASS_TONES = {"r": 0, "3": 1, "5": 2}
OCTAVE = 12


@dataclass(frozen=True)
class Tune:
    """`melody`: (step, pitch, steps) from the first bar on; `chords`: index into CHORDS by beat, whole bars."""
    source: dict
    melody: list
    chords: list

    @property
    def bars(self):
        return len(self.chords) * STEPS_PER_BEAT // STEPS_PER_BAR


def read_tune(source):
    """The piece as a Tune, or None where there is too little of melody or harmony."""
    roles, _ = assign_roles(source)
    if not roles[LEAD]:
        return None
    first = min(n[0] for n in roles[LEAD]) // STEPS_PER_BAR * STEPS_PER_BAR
    bars = min(MOST_BARS, (max(n[0] + n[2] for n in roles[LEAD]) - first) // STEPS_PER_BAR)
    if bars < FEWEST_BARS:
        return None
    bars -= bars % 4
    steps = bars * STEPS_PER_BAR
    weights, bass = np.zeros((2, steps // STEPS_PER_BEAT, 12))
    for role, part in enumerate(roles):
        for step, pitch, length, _ in part:
            for at in range(max(step - first, 0), min(step - first + length, steps)):
                weights[at // STEPS_PER_BEAT, pitch % 12] += 1
                bass[at // STEPS_PER_BEAT, pitch % 12] += 1.5 * (role == BASS)
    chords = estimate_chords(weights + 0.5 * bass, bass)
    sounding = [c for c in chords if c >= 0]
    if len(sounding) < len(chords) / 2:
        return None
    last = sounding[0]
    held = [last := int(c) if c >= 0 else last for c in chords]
    melody = [(step - first, pitch, min(length, first + steps - step)) for step, pitch, length, _ in roles[LEAD] if step - first < steps]
    return Tune(source, melody, held)


def struck(bar):
    """[(step, steps, sign)] of a bar of signs."""
    found = []
    for step, sign in enumerate(bar):
        if sign == "-" and found:
            found[-1][1] += 1
        elif sign not in "-.":
            found.append([step, 1, sign])
    return found


def bass_pitch(sign, chord, following):
    root, tones = CHORDS[chord][0], QUALITIES[CHORDS[chord][1]][0]
    low = lambda pitch_class: BASS_FROM + (pitch_class - BASS_FROM) % OCTAVE
    if sign == "8":
        return low(root) + OCTAVE
    if sign in "an":
        return low(CHORDS[following][0]) - (sign == "a")
    if sign == "7":
        return low(root) + (tones[3] if len(tones) > 3 else 9)
    return low(root) + tones[BASS_TONES[sign]]


def voiced(chord, voicing, near):
    """Pitches of a chord, the middle of them near `near`."""
    root, quality = CHORDS[chord]
    tones = QUALITIES[quality][0]
    if voicing == "power":
        base = POWER_FROM + (root - POWER_FROM) % OCTAVE
        return [base, base + (tones[2] if len(tones) > 2 else 7), base + OCTAVE]
    if voicing == "shell":  # without the root, which the bass has: sevenths and ninths where the chord is plain
        seventh = tones[3] if len(tones) > 3 else 11 if quality == "maj" else 10 if quality == "min" else 9
        tones = (tones[1], tones[2], seventh, 14)
    classes = sorted({(root + tone) % OCTAVE for tone in tones})
    inversions = []
    for lowest in classes:
        base = CHORDS_FROM + (lowest - CHORDS_FROM) % OCTAVE
        inversions.append(sorted(base + (c - lowest) % OCTAVE for c in classes))
    return min(inversions, key=lambda pitches: abs(np.mean(pitches) - near))


def bent(melody, groove, random):
    """The tune in the style's manner: notes come early, long ones are struck again."""
    notes = []
    for step, pitch, length in melody:
        if step % STEPS_PER_BEAT == 0 and step % STEPS_PER_BAR and random.random() < groove["push"]:
            step, length = step - 2, length + 2
        if length >= 6 and random.random() < groove["repeat"]:
            cut = int(random.choice([2, 3, 4]))
            notes += [(step, pitch, cut), (step + cut, pitch, length - cut)]
        else:
            notes.append((step, pitch, length))
    line = []
    for note in sorted(notes):
        if line and line[-1][0] == note[0]:
            continue
        if line and line[-1][0] + line[-1][2] > note[0]:
            line[-1] = (*line[-1][:2], note[0] - line[-1][0])
        line.append(note)
    return line


def arrange(tune, style, groove, kind, random):
    """A piece: an introduction of four bars, then the tune three times, each fuller than the one before it."""
    chosen = groove["kinds"][kind]
    pick = lambda bars: [bars[i] for i in random.choice(len(bars), 2)]
    bass = pick(chosen["bass"])
    comping = [(c["program"], c["voicing"], pick(c["bars"])) for c in chosen["chords"]]
    tracks = [{"role": "melody", "prog": int(random.choice(groove["lead"]))}, {"role": "bass", "prog": 33, "synthetic": 1},
              {"role": "drums", "prog": 0, "synthetic": 1}]
    tracks += [{"role": "chords", "prog": program, "synthetic": 1} for program, _, _ in comping]
    notes, near = [], float(random.uniform(60, 67))
    chords_of = lambda bar: tune.chords[bar * 4:bar * 4 + 4]

    def play_bar(at, bar, following, layers):
        beats = chords_of(bar)
        turn = bar % 4 == 3
        for step, length, sign in struck(bass[turn]):
            loud = 96 if step % 4 == 0 else 86
            notes.append([at + step, bass_pitch(sign, beats[step // 4], following), length, loud, 1])
        for key, signs in chosen["drums"].items():
            notes.extend([at + step, key, 1, 112 if sign == "X" else 80, 2] for step, _, sign in struck(signs))
        for index, (_, voicing, bars) in enumerate(comping[:layers]):
            for step, length, sign in struck(bars[turn]):
                for begin, end in split_by_chord(step, step + length, beats):
                    notes.extend([at + begin, pitch, end - begin, 88 if sign == "X" else 72, 3 + index]
                                 for pitch in voiced(beats[begin // 4], voicing, near))

    at = 0
    for bar in range(4):
        play_bar(at, tune.bars - 4 + bar, chords_of((tune.bars - 3 + bar) % tune.bars)[0], 1)
        at += STEPS_PER_BAR
    for time in range(TIMES_THROUGH):
        lift = OCTAVE * groove.get("lift", 0) * (time == TIMES_THROUGH - 1)
        notes.extend([at + step, pitch + lift, length, 90, 0] for step, pitch, length in bent(tune.melody, groove, random))
        for bar in range(tune.bars):
            play_bar(at, bar, chords_of((bar + 1) % tune.bars)[0], 1 + time)
            at += STEPS_PER_BAR
    source = tune.source
    return {"id": f"{style}/{kind}/{source['id']}", "src": "Own grooves", "style": style, "sub": kind, "title": source.get("title", ""),
            "song": source["id"], "split": source["split"], "tempo": int(random.integers(*groove["tempo"])), "meter": "4/4",
            "steps": at, "offgrid": 0.0, "tracks": tracks, "notes": sorted(n for n in notes if n[0] >= 0)}


def split_by_chord(begin, end, beats):
    """A held chord is struck again where the harmony changes under it."""
    pieces = [[begin, end]]
    for beat in range(begin // STEPS_PER_BEAT + 1, -(-end // STEPS_PER_BEAT)):
        if beats[beat] != beats[beat - 1]:
            pieces[-1][1] = beat * STEPS_PER_BEAT
            pieces.append([beat * STEPS_PER_BEAT, end])
    return pieces


def arrange_all(sources, grooves, pieces_per_style, seed):
    """For each style so many tunes, each tune as seldom as may be; a tune keeps its split."""
    tunes = [tune for tune in map(read_tune, sources) if tune]
    if not tunes:
        raise MakerError("None of these pieces has a melody of eight bars with chords: nothing to arrange.")
    random = np.random.default_rng(seed)
    order = []
    for style, groove in grooves.items():
        for index in range(pieces_per_style):
            if not order:
                order = list(random.permutation(len(tunes)))
            kinds = list(groove["kinds"])
            yield arrange(tunes[order.pop()], style, groove, kinds[index % len(kinds)], random)


def write_jsonl(pieces, path):
    """Returns how many there were."""
    count = 0
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        for piece in pieces:
            file.write((json.dumps(piece, separators=(",", ":"), default=int) + "\n").encode())
            count += 1
    return count
