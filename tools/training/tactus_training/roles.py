"""From the tracks of a piece to the roles of the band."""
from collections import Counter, defaultdict
from statistics import median

from .layout import BASS, CHORDS, LEAD

HIGHEST_BASS = 52  # the lowest note of a chord is taken for the bass only up to here
LABELS = {"soprano": LEAD, "melody": LEAD, "counter": LEAD, "alto": CHORDS, "tenor": CHORDS, "bass": BASS,
          "chords": CHORDS, "pad": CHORDS, "accomp": CHORDS, "piano": CHORDS, "other": CHORDS}
IGNORED = {"drums", "fx"}
KEYBOARD = "keyboard"


def role_of_track(label, program, name, pitches):
    """BASS, CHORDS, LEAD, KEYBOARD (two hands to be parted note by note) or None (drums, effects).

    The label decides where there is one, then the General MIDI program; the register has the last word."""
    name = (name or "").lower()
    if label in IGNORED or "sidechain" in name or not pitches:
        return None
    middle = median(pitches)
    if label in ("left", "right"):
        return KEYBOARD
    if "bass" in name and middle < 55:
        return BASS
    if label in LABELS:
        role = LABELS[label]
    elif program is None or program < 0:
        role = CHORDS
    elif program >= 112:  # percussive and sound effects
        return None
    elif 32 <= program <= 39:
        role = BASS
    elif program < 8:
        return KEYBOARD
    elif 56 <= program <= 87 or program in (40, 41):
        role = LEAD
    else:
        role = CHORDS
    if role == LEAD and middle < 50 or role == CHORDS and middle < 42:
        role = BASS
    return role


def part_keyboard(notes, has_bass):
    """Of the notes that begin together, the lowest is bass (if low enough), the highest lead (if high enough)."""
    groups = defaultdict(list)
    for note in notes:
        groups[note[0]].append(note)
    for group in groups.values():
        group.sort(key=lambda n: n[1])
        for i, note in enumerate(group):
            if i == 0 and note[1] <= HIGHEST_BASS and not has_bass:
                yield BASS, note
            elif i == len(group) - 1 and note[1] >= 60:
                yield LEAD, note
            else:
                yield CHORDS, note


def one_voice(notes, highest_wins, moved, counts):
    """Makes a line of one voice. A note below (above) one that sounds goes to `moved`; else it cuts the one that sounds."""
    line = []
    for note in sorted(notes, key=lambda n: (n[0], -n[1] if highest_wins else n[1])):
        step, pitch = note[0], note[1]
        last = line[-1] if line else None
        if last and last[0] + last[2] > step:
            loses = last[0] == step or (pitch < last[1] if highest_wins else pitch > last[1])
            if loses:
                moved.append(note)
                counts["moved to chords"] += 1
                continue
            line[-1] = (last[0], last[1], step - last[0], last[3])
            counts["cut short"] += 1
        line.append(note)
    return line


def assign_roles(piece):
    """A list of (step, pitch, duration_steps, velocity) for bass, chords and lead, and counts of what was changed."""
    counts = Counter()
    tracks = piece["tracks"]
    by_track = defaultdict(list)
    for note in piece["notes"]:
        by_track[note[4]].append(tuple(note[:4]))
    of_track = [role_of_track(t.get("role"), t.get("prog"), t.get("name"), [n[1] for n in by_track[i]])
                for i, t in enumerate(tracks)]
    has_bass = BASS in of_track
    has_lead = LEAD in of_track
    roles = ([], [], [])
    for i, role in enumerate(of_track):
        if role is None:
            continue
        if role == KEYBOARD:
            right = tracks[i].get("role") == "right"
            left = tracks[i].get("role") == "left"
            for part, note in part_keyboard(by_track[i], has_bass or right):
                roles[CHORDS if part == LEAD and (left or has_lead) else part].append(note)
        elif role == CHORDS and not has_bass:  # block chords without a bass: their lowest note is one
            for part, note in part_keyboard(by_track[i], False):
                roles[CHORDS if part == LEAD else part].append(note)
        else:
            roles[role].extend(by_track[i])
    roles[BASS][:] = one_voice(roles[BASS], False, roles[CHORDS], counts)
    roles[LEAD][:] = one_voice(roles[LEAD], True, roles[CHORDS], counts)
    return roles, counts
