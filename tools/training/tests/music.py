"""Small music made by the tests themselves."""
import numpy as np

MELODY = [72, 74, 76, 77, 79, 77, 76, 74]
CHORDS = [(48, 52, 55), (43, 47, 50), (45, 48, 52), (41, 45, 48)]  # C G Am F


def piece(identity="a", style="march", split="train", bars=8, seed=0):
    """Eighths above block chords and a bass: C G Am F, one a bar."""
    random = np.random.default_rng(seed)
    notes = []
    for bar in range(bars):
        chord = CHORDS[bar % 4]
        notes += [[bar * 16, p, 16, 70, 1] for p in chord] + [[bar * 16, chord[0] - 12, 8, 90, 2]]
        notes += [[bar * 16 + 2 * i, p, 2, int(random.integers(60, 110)), 0] for i, p in enumerate(MELODY)]
    tracks = [{"role": "melody", "prog": 73}, {"role": "chords", "prog": 0}, {"role": "bass", "prog": 33}]
    return {"id": identity, "style": style, "split": split, "steps": bars * 16, "meter": "4/4", "tracks": tracks,
            "notes": sorted(notes)}


def midi(bars=6, ticks=96, numerator=4, shift=0):
    """A type 0 file of running eighths on channel 0, `shift` ticks late."""
    def number(value):
        out = [value & 0x7F]
        while value := value >> 7:
            out.insert(0, value & 0x7F | 0x80)
        return bytes(out)

    track = b"\x00\xff\x58\x04" + bytes([numerator, 2, 24, 8]) + b"\x00\xc0\x21" + number(shift) + b"\x90\x3c\x50"
    half = ticks // 2
    for note in range(1, bars * 2 * numerator):
        track += number(half) + b"\x3c\x00" + b"\x00\x3c\x50"  # running status; velocity 0 ends a note
    track += number(half) + b"\x3c\x00\x00\xff\x2f\x00"
    header = b"MThd" + (6).to_bytes(4, "big") + b"\x00\x00\x00\x01" + ticks.to_bytes(2, "big")
    return header + b"MTrk" + len(track).to_bytes(4, "big") + track
