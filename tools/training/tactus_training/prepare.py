"""From JSON lines, or folders of MIDI files, to a Corpus."""
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from fnmatch import fnmatch
from pathlib import Path

import numpy as np

from . import MakerError
from .aside import TooMuch, read_aside
from .corpus import Corpus, Piece
from .harmony import estimate_chords, estimate_key
from .layout import BASS, STEPS_PER_BAR, STEPS_PER_BEAT, Layout
from .midi import LARGEST_BYTES, MidiError, read_piece
from .roles import assign_roles

LARGEST_OFFGRID = 0.25   # share of onsets farther than a fifth of a step from the grid, of MIDI files
SHORTEST_BARS, FEWEST_NOTES = 4, 16
VELOCITY_SPREAD = 3.0    # of 127; below it a role's velocities are a constant, or a converter's
ENERGY_WINDOW_BARS = 4


def read_jsonl(path):
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise MakerError(f"{path} cannot be read as JSON lines, gzipped: {error}") from None


def read_sets(names, folder):
    """The pieces of the folder's sets, one after another."""
    absent = [n for n in names if not (Path(folder) / f"{n}.jsonl.gz").exists()]
    if absent:
        raise MakerError(f"No {', '.join(n + '.jsonl.gz' for n in absent)} in {folder}: name the sets that are there, "
                         "--set 'sets=[...]'.")
    return (piece for name in names for piece in read_jsonl(Path(folder) / f"{name}.jsonl.gz"))


def midi_files(style, folder):
    """The folder's MIDI files and those in folders below it."""
    if not Path(folder).is_dir():
        raise MakerError(f"No folder {folder} for the style {style}.")
    files = sorted(p for p in Path(folder).rglob("*") if p.suffix.lower() in (".mid", ".midi"))
    if not files:
        raise MakerError(f"No MIDI files (.mid, .midi) in {folder}, the folder of the style {style}.")
    return files


def read_midi_folder(style, folder, refused):
    """One piece a file. Every tenth file by the hash of its name is for validation, another tenth for testing."""
    for path in midi_files(style, folder):
        try:
            with open(path, "rb") as file:
                piece = read_aside(read_piece, file.read(LARGEST_BYTES + 1))
            if piece["offgrid"] > LARGEST_OFFGRID:
                raise MidiError(f"{piece['offgrid']:.0%} of the onsets are off the grid of 16ths")
        except (MidiError, TooMuch, OSError) as error:
            refused[f"{path.name}: {error}"] += 1
            continue
        draw = int(hashlib.sha1(path.name.encode()).hexdigest()[:8], 16) % 10
        yield {**piece, "id": path.stem, "src": f"MIDI files of {style}", "style": style, "split": {0: "test", 1: "valid"}.get(draw, "train")}


def fit_octaves(pitches, role):
    """The whole part moved by octaves so that most of its notes lie in the role's range."""
    pitches = np.array(pitches)
    return min((0, 12, -12, 24, -24),
               key=lambda shift: ((pitches + shift < role.lowest) | (pitches + shift > role.highest)).sum())


def to_piece(source, style, layout, counts):
    """Rolls, chords and what can be said without the other pieces; None when too little is left."""
    roles, changed = assign_roles(source)
    counts.update(changed)
    notes = [n for part in roles for n in part]
    if len(notes) < FEWEST_NOTES:
        return None
    first = min(n[0] for n in notes) // STEPS_PER_BAR * STEPS_PER_BAR
    bars = -(-(max(n[0] + n[2] for n in notes) - first) // STEPS_PER_BAR)
    if bars < SHORTEST_BARS:
        return None
    steps = bars * STEPS_PER_BAR
    code = np.zeros((steps, layout.lane_count), np.uint8)
    velocity = np.zeros_like(code)
    has_velocity = np.zeros(layout.role_count, np.uint8)
    for role, part in enumerate(roles):
        if not part:
            continue
        shift = fit_octaves([n[1] for n in part], layout.roles[role])
        has_velocity[role] = np.std([n[3] for n in part]) >= VELOCITY_SPREAD
        for step, pitch, duration, loudness in sorted(part):
            folded, was_folded = layout.fold(pitch + shift, role)
            counts[f"{layout.roles[role].name} notes"] += 1
            counts[f"{layout.roles[role].name} notes folded"] += was_folded
            lane = layout.first[role] + folded - layout.roles[role].lowest
            begin, end = step - first, min(step - first + duration, steps)
            held = code[begin + 1:end, lane]
            held[held == 0] = 1
            code[begin, lane] = 2
            velocity[begin:end, lane] = loudness
    plays = code > 0
    bars_of = lambda x: x.reshape(bars, STEPS_PER_BAR, -1)
    by_role = lambda x: np.stack([x[:, s].any(1) for s in layout.slices], 1)
    pitch_classes = (plays.astype(np.float32) @ layout.pitch_class_of).reshape(steps // STEPS_PER_BEAT, STEPS_PER_BEAT, -1, 12)
    weights = pitch_classes.sum(1)  # [beats, R, 12]
    chord = estimate_chords(weights.sum(1) + 0.5 * weights[:, BASS], weights[:, BASS])
    tonic, mode = estimate_key(weights.sum((0, 1)))
    meta = {"id": source["id"], "style": style, "split": source["split"], "keyTonic": int(tonic), "keyMode": mode,
            "source": source.get("src", "MIDI files"), "licence": source.get("lic", "")}
    drums = [n[0] - first for n in source["notes"] if source["tracks"][n[4]].get("role") == "drums"]
    piece = Piece(meta, code, velocity, chord.astype(np.int16),
                  bars_of(by_role(code == 2)).sum(1).astype(np.uint8), bars_of(by_role(plays)).any(1).astype(np.uint8),
                  np.zeros((bars, layout.role_count), np.float32), np.zeros(bars, np.float32),
                  np.array([len(p) > 0 for p in roles], np.uint8), has_velocity)
    piece.vigour = _vigour(piece, drums)
    return piece


def _vigour(piece, drum_steps):
    """By bar: notes struck (drums too), and how loud they are where that is known; smoothed. Only ranks are used."""
    bars = len(piece.onsets)
    struck = (piece.code == 2).reshape(bars, -1).sum(1).astype(float)
    struck += np.histogram(drum_steps, bins=bars, range=(0, bars * STEPS_PER_BAR))[0] if drum_steps else 0
    loud = np.zeros(bars)
    if piece.has_velocity.any():
        sums = np.where(piece.code == 2, piece.velocity, 0).reshape(bars, -1).sum(1).astype(float)
        loud = sums / np.maximum((piece.code == 2).reshape(bars, -1).sum(1), 1)
    window = np.ones(ENERGY_WINDOW_BARS)
    smooth = lambda x: np.convolve(np.pad(x, (2, 1), "edge"), window / window.sum(), "valid")
    return smooth(struck), smooth(loud)


def quantiles(values):
    """The quantile (middle of ties) of each of 0..16 among the values."""
    return np.array([((values < k).sum() + 0.5 * (values == k).sum()) / max(1, len(values)) for k in range(STEPS_PER_BAR + 1)])


def add_conditions(pieces, style_count, layout):
    """Density and energy are ranks within the style, taken from the training pieces."""
    table = np.zeros((style_count, layout.role_count, STEPS_PER_BAR + 1), np.float32)
    for style in range(style_count):
        own = [p for p in pieces if p.meta["style"] == style]
        train = [p for p in own if p.meta["split"] == "train"] or own
        for role in range(layout.role_count):
            onsets = np.concatenate([p.onsets[:, role] for p in train])
            table[style, role] = quantiles(onsets[onsets > 0])
        references = [np.sort(np.concatenate([p.vigour[i] for p in train])) for i in range(2)]
        for piece in own:
            piece.density[:] = np.stack([table[style, r][piece.onsets[:, r]] for r in range(layout.role_count)], 1)
            piece.density *= piece.active
            ranks = [np.searchsorted(r, v, "right") / len(r) for r, v in zip(references, piece.vigour)]
            piece.energy[:] = (ranks[0] + ranks[1]) / 2 if piece.has_velocity.any() else ranks[0]
    return table


def prepare(sources, style_patterns, layout=None, fewest_pieces=8):
    """`sources`: pieces as dictionaries. `style_patterns`: {style: [patterns of source styles]}; a style that is left
    with fewer than `fewest_pieces` training pieces joins the largest one (where that has as many), so that nothing is
    drowned or thrown away."""
    layout = layout or Layout()
    counts, unknown = Counter(), Counter()
    by_style = defaultdict(list)
    for source in sources:
        style = next((s for s, patterns in style_patterns.items() if any(fnmatch(source["style"], p) for p in patterns)), None)
        if style is None:
            unknown[source["style"]] += 1
        elif source["split"] in ("train", "valid"):
            by_style[style].append(source)
    trained = {s: sum(p["split"] == "train" for p in v) for s, v in by_style.items()}
    merged = {}
    target = max(trained, key=trained.get, default=None)
    for style in [s for s in by_style if trained[s] < fewest_pieces <= trained[target]]:
        by_style[target] += by_style.pop(style)
        merged[style] = target
    styles = [s for s in style_patterns if s in by_style]
    pieces, report = [], {"unknown styles": dict(unknown), "merged styles": merged, "styles": {}}
    for index, style in enumerate(styles):
        style_counts = Counter()
        own = [to_piece(s, index, layout, style_counts) for s in by_style[style]]
        pieces += [p for p in own if p is not None]
        report["styles"][style] = {
            "train": sum(p is not None and p.meta["split"] == "train" for p in own),
            "valid": sum(p is not None and p.meta["split"] == "valid" for p in own),
            "too short": sum(p is None for p in own), "bars": sum(len(p.onsets) for p in own if p is not None),
            "metres": dict(Counter(str(s.get("meter")) for s in by_style[style])),
            "largest share off the grid": max((s.get("offgrid") or 0 for s in by_style[style]), default=0), **style_counts}
        counts.update(style_counts)
    for role in layout.roles:
        total = counts[f"{role.name} notes"]
        report[f"{role.name} folded"] = round(counts[f"{role.name} notes folded"] / max(total, 1), 4)
    table = add_conditions(pieces, len(styles), layout)
    return Corpus(styles, pieces, table, report)


def prepare_from(config, data_folder=None, midi_folders=()):
    """Reads what the configuration names under `data_folder`, and `midi_folders` as (style, folder)."""
    refused = Counter()
    patterns = {s: list(p) for s, p in config["styles"].items()} if data_folder else {}
    of_sets = read_sets(config["sets"], data_folder) if data_folder else ()

    def sources():
        yield from of_sets
        for style, folder in midi_folders:
            yield from with_validation(list(read_midi_folder(style, folder, refused)))

    for style, folder in midi_folders:
        midi_files(style, folder)
        patterns.setdefault(style, []).append(style)
    corpus = prepare(sources(), patterns, Layout.of(config.get("ranges")), config.get("fewestPieces", 8))
    corpus.report["refused files"] = dict(refused)
    of = lambda split: sum(p.meta["split"] == split for p in corpus.pieces)
    if not of("train") or not of("valid"):
        why = "".join(f"\n  {name}" for name in list(refused)[:10])
        raise MakerError(f"Of the music {of('train')} pieces can be trained on and {of('valid')} validated on: too little. A piece "
                         f"has {SHORTEST_BARS} bars and {FEWEST_NOTES} notes or more." + (f" Refused:{why}" if why else ""))
    return corpus


def with_validation(pieces):
    """The hash gives a small folder no validation piece now and then: one is taken from what is trained on."""
    splits = Counter(p["split"] for p in pieces)
    if not splits["valid"] and splits["train"] > 1:
        next(p for p in pieces if p["split"] == "train")["split"] = "valid"
    return pieces


def summary(corpus):
    """What became of the music, in a line for each style and file that was left out."""
    lines = []
    for style, r in corpus.report["styles"].items():
        lines.append(f"{style}: {r['train']} pieces to train on, {r['valid']} to validate, {r['bars']} bars" +
                     (f"; {r['too short']} too short" if r["too short"] else ""))
    for style, target in corpus.report["merged styles"].items():
        lines.append(f"{style} has too few pieces to be a style and joins {target} (--set fewestPieces=1 keeps it apart)")
    lines += [f"unknown style {s}: {n} pieces left out" for s, n in corpus.report["unknown styles"].items()]
    lines += [f"refused {name}" for name in corpus.report["refused files"]]
    return lines
