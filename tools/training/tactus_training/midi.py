"""A small reader of MIDI files: notes on the grid of 16ths, as the same kind of piece that the JSON lines hold."""
from bisect import bisect_right
from collections import defaultdict, deque

from .layout import STEPS_PER_BAR

DRUM_CHANNEL = 9
LARGEST_BYTES = 2_000_000
LONGEST_QUARTERS = 64   # of a note, and of a silence of everybody: one stray time would make a desert of the piece
LONGEST_BARS = 4096


class MidiError(ValueError):
    """The file is not one that can be used; the message says why."""


def _number(data, at):
    """A variable-length quantity: (value, position after it)."""
    value = 0
    for at in range(at, at + 4):
        value = value << 7 | data[at] & 0x7F
        if data[at] < 0x80:
            return value, at + 1
    raise MidiError("a length of more than four bytes")


def read_events(data):
    """(ticks a quarter, list of tracks), a track being a list of (tick, status, data bytes); meta events are 0xFF."""
    if len(data) > LARGEST_BYTES:
        raise MidiError(f"more than {LARGEST_BYTES // 1_000_000} MB")
    data = data[max(0, data.find(b"MThd")):]  # before it: RIFF (.rmi), MacBinary
    if data[:4] != b"MThd" or len(data) < 14:
        raise MidiError("not a standard MIDI file")
    division = int.from_bytes(data[12:14], "big")
    if division & 0x8000 or division == 0:
        raise MidiError("SMPTE time, not musical time")
    at, tracks = 8 + int.from_bytes(data[4:8], "big"), []
    try:
        while at + 8 <= len(data):
            kind, length = data[at:at + 4], int.from_bytes(data[at + 4:at + 8], "big")
            at += 8
            if kind == b"MTrk":
                tracks.append(_read_track(data[at:at + length]))
            at += length
    except IndexError:
        raise MidiError("the file ends in the middle of an event") from None
    return division, tracks


def _read_track(data):
    events, at, tick, running = [], 0, 0, 0
    while at < len(data):
        delta, at = _number(data, at)
        tick += delta
        status = data[at]
        if status >= 0x80:
            at += 1
        else:
            status = running
        if status in (0xF0, 0xF7):
            length, at = _number(data, at)
            at += length
        elif status == 0xFF:
            kind = data[at]
            length, at = _number(data, at + 1)
            events.append((tick, 0xFF, bytes([kind]) + data[at:at + length]))
            at += length
        elif status >= 0x80:
            running = status
            length = 1 if status & 0xF0 in (0xC0, 0xD0) else 2
            events.append((tick, status, data[at:at + length]))
            at += length
        else:
            raise MidiError("data without a status")
        if at > len(data):
            raise IndexError
    return events


def _without_silences(notes, division):
    """Notes no longer than may be, and a function that moves a tick to where it is once long silences are closed up: of
    one is left what is more than whole bars, on the grid, which a stray time need not be."""
    longest, bar, step = LONGEST_QUARTERS * division, 4 * division, division / 4
    notes = sorted((begin, min(end, begin + longest), *rest) for begin, end, *rest in notes)
    begins, cuts, before, sounded = [0], [0], [0], 0
    for begin, end, *_ in notes:
        if begin - sounded > longest:
            before.append(before[-1] + cuts[-1])
            begins.append(sounded)
            cuts.append(begin - sounded - int((begin - sounded) % bar / step + 0.5) * step)
        sounded = max(sounded, end)

    def moved(tick):
        i = bisect_right(begins, tick) - 1
        return tick - before[i] - min(cuts[i], tick - begins[i])
    return notes, moved


def _longest_segment(meters, end):
    """(begin, end, bar length in quarters, "n/d") of the longest stretch in 4/4, 2/2 or 2/4."""
    meters = sorted(meters)
    if not meters or meters[0][0] > 0:
        meters.insert(0, (0, 4, 4))
    best = None
    for i, (begin, upper, lower) in enumerate(meters):
        until = meters[i + 1][0] if i + 1 < len(meters) else end
        if (upper, lower) in ((4, 4), (2, 2), (2, 4)) and until > begin and (best is None or until - begin > best[1] - best[0]):
            best = (begin, until, f"{upper}/{lower}")
    if best is None:
        raise MidiError("no stretch in 4/4, 2/2 or 2/4 (metres: " + ", ".join(sorted({f"{u}/{l}" for _, u, l in meters})) + ")")
    return best


def read_piece(data):
    """A piece as the JSON lines hold it: tracks, notes [step, pitch, steps, velocity, track], steps, meter, offgrid."""
    division, tracks = read_events(data)
    notes, meters, names, programs = [], [], {}, {}
    for number, events in enumerate(tracks):
        sounding = defaultdict(deque)
        for tick, status, body in events:
            kind, channel = status & 0xF0, status & 0x0F
            if status == 0xFF and body[0] == 0x58 and len(body) >= 3:
                meters.append((tick, body[1], 1 << body[2]))
            elif status == 0xFF and body[0] == 0x03:
                names[number] = body[1:].decode("latin-1").strip()
            elif kind == 0xC0:
                programs.setdefault((number, channel), body[0])
            elif kind == 0x90 and body[1] > 0:
                sounding[channel, body[0]].append((tick, body[1]))
            elif kind in (0x80, 0x90) and sounding[channel, body[0]]:
                begin, velocity = sounding[channel, body[0]].popleft()
                notes.append((begin, tick, body[0], velocity, (number, channel)))
    if not notes:
        raise MidiError("no notes")
    notes, moved = _without_silences(notes, division)
    notes = [(moved(first), moved(last), *rest) for first, last, *rest in notes]
    begin, until, meter = _longest_segment([(moved(tick), *rest) for tick, *rest in meters], max(n[1] for n in notes))
    ticks_a_step = division / 4
    parts = sorted({n[4] for n in notes})
    piece_notes, off = [], 0
    for first, last, pitch, velocity, part in notes:
        if not begin <= first < until:
            continue
        exact = (first - begin) / ticks_a_step
        step = int(exact + 0.5)
        off += abs(exact - step) > 0.2
        steps = max(1, int((last - first) / ticks_a_step + 0.5))
        piece_notes.append([step, pitch, steps, velocity, parts.index(part)])
    if not piece_notes:
        raise MidiError("no notes in the stretch of " + meter)
    length = max(n[0] + n[2] for n in piece_notes)
    if length > LONGEST_BARS * STEPS_PER_BAR:
        raise MidiError(f"longer than {LONGEST_BARS} bars")
    return {
        "tracks": [{"role": "drums" if c == DRUM_CHANNEL else None, "prog": programs.get((t, c), 0), "name": names.get(t, "")}
                   for t, c in parts],
        "notes": piece_notes, "meter": meter, "offgrid": off / len(piece_notes),
        "steps": -(-length // STEPS_PER_BAR) * STEPS_PER_BAR,
    }
