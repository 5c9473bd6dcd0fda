import tempfile
import unittest
from pathlib import Path

import numpy as np

from tactus_training.aside import TooMuch, read_aside
from tactus_training.corpus import ARRAYS, Corpus
from tactus_training.harmony import CHORDS, estimate_key
from tactus_training.layout import BASS, LEAD, Layout
from tactus_training.layout import CHORDS as CHORD_ROLE
from tactus_training.midi import MidiError, _without_silences, read_piece
from tactus_training.prepare import prepare, prepare_from
from tactus_training.roles import assign_roles, role_of_track
from tests.music import midi, piece


class TestMidi(unittest.TestCase):
    def test_reads_notes_on_the_grid(self):
        read = read_piece(midi(bars=2))
        self.assertEqual(read["meter"], "4/4")
        self.assertEqual([n[:4] for n in read["notes"]], [[2 * i, 60, 2, 80] for i in range(16)])
        self.assertEqual(read["tracks"][0]["prog"], 33)
        self.assertEqual(read["offgrid"], 0)

    def test_reports_what_is_off_the_grid(self):
        self.assertEqual(read_piece(midi(shift=10))["offgrid"], 1.0)

    def test_refuses_other_metres_and_other_files(self):
        with self.assertRaisesRegex(MidiError, "3/4"):
            read_piece(midi(numerator=3))
        with self.assertRaises(MidiError):
            read_piece(b"not MIDI")
        with self.assertRaises(MidiError):
            read_piece(midi()[:60])

    def test_a_stray_time_makes_no_desert(self):
        whole = midi(bars=6)
        at = whole.index(b"\x00\x3c\x50", len(whole) // 2)
        for stray, begins in ((at, None), (at - 3, None)):  # between notes; within one, whose end it puts off
            file = bytearray(whole)
            file[stray:stray + 1] = b"\xff\xff\xff\x7f"
            file[18:22] = (len(file) - 22).to_bytes(4, "big")
            read = read_piece(bytes(file))
            self.assertEqual(len(read["notes"]), 48)
            self.assertLess(read["steps"], 40 * 16)
            self.assertEqual(read["offgrid"], 0)

    def test_a_rest_of_one_track_stays(self):
        rests = [(0, 10, 60), (100 * 96, 100 * 96 + 10, 62)]
        plays = [(i * 96, i * 96 + 96, 40) for i in range(120)]
        notes, moved = _without_silences(rests + plays, 96)
        self.assertEqual([moved(n[0]) for n in notes], sorted(n[0] for n in rests + plays))

    def test_reads_what_lies_in_riff_and_macbinary(self):
        for before in (b"RIFF____RMIDdata____", bytes(128)):
            self.assertEqual(read_piece(before + midi()), read_piece(midi()))

    def test_refuses_what_is_too_much(self):
        with self.assertRaisesRegex(MidiError, "more than 2 MB"):
            read_piece(midi() + bytes(2_000_000))
        with self.assertRaisesRegex(MidiError, "longer than 4096 bars"):
            read_piece(midi(bars=4200))


def _endless(_):
    while True:
        pass


def _greedy(_):
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


class TestAside(unittest.TestCase):
    def test_gives_what_was_read_or_why_not(self):
        self.assertEqual(read_aside(read_piece, midi()), read_piece(midi()))
        with self.assertRaisesRegex(MidiError, "3/4"):
            read_aside(read_piece, midi(numerator=3))

    def test_ends_what_takes_too_much(self):
        with self.assertRaisesRegex(TooMuch, "64 MB"):
            read_aside(_greedy, b"", megabytes=64)
        with self.assertRaisesRegex(TooMuch, "1 s"):
            read_aside(_endless, b"", seconds=1)


class TestRoles(unittest.TestCase):
    def test_label_then_program_then_register(self):
        self.assertEqual(role_of_track("melody", 73, "", [72, 74]), LEAD)
        self.assertEqual(role_of_track("melody", 73, "", [40, 41]), BASS)
        self.assertEqual(role_of_track(None, 33, "", [40]), BASS)
        self.assertEqual(role_of_track(None, 80, "", [70]), LEAD)
        self.assertEqual(role_of_track(None, 48, "", [60]), CHORD_ROLE)
        self.assertIsNone(role_of_track("drums", 0, "", [36]))

    def test_lines_have_one_voice_and_nothing_is_lost(self):
        source = piece(bars=4)
        source["notes"] += [[0, 60, 4, 80, 0], [1, 84, 4, 80, 0]]  # below the melody; and above it, cutting it
        roles, counts = assign_roles(source)
        self.assertEqual(sum(map(len, roles)), len(source["notes"]))
        self.assertEqual((counts["moved to chords"], counts["cut short"]), (3, 1))
        ends = [n[0] + n[2] for n in roles[LEAD]]
        self.assertTrue(all(end <= n[0] for end, n in zip(ends, roles[LEAD][1:])))

    def test_without_a_bass_the_lowest_of_a_chord_is_it(self):
        source = piece(bars=4)
        source["notes"] = [n for n in source["notes"] if n[4] != 2]
        roles, _ = assign_roles(source)
        self.assertEqual([n[1] for n in roles[BASS]], [48, 43, 45, 41])


class TestPrepare(unittest.TestCase):
    def corpus(self):
        sources = [piece(str(i), "march", "valid" if i == 3 else "train", seed=i) for i in range(4)]
        sources.append(piece("lonely", "waltz", "train", seed=9))
        return prepare(sources, {"march": ["mar*"], "waltz": ["waltz"]}, fewest_pieces=2)

    def test_rolls_conditions_and_masks(self):
        corpus = self.corpus()
        self.assertEqual(corpus.report["merged styles"], {"waltz": "march"})
        one = corpus.pieces[0]
        layout = Layout()
        self.assertEqual(one.code.shape, (128, 96))
        self.assertEqual([CHORDS[c] for c in one.chord[::4]], [(0, "maj"), (7, "maj"), (9, "min"), (5, "maj")] * 2)
        self.assertEqual(one.onsets[0].tolist(), [1, 1, 8])
        self.assertEqual(one.has_velocity.tolist(), [0, 0, 1])
        self.assertEqual(layout.pitch[np.flatnonzero(one.code[0] == 2)].tolist()[-1], 72)
        self.assertTrue(((one.energy >= 0) & (one.energy <= 1)).all())

    def test_saves_and_loads(self):
        corpus = self.corpus()
        with tempfile.TemporaryDirectory() as folder:
            corpus.save(Path(folder) / "corpus.npz")
            again = Corpus.load(Path(folder) / "corpus.npz")
        self.assertEqual(again.styles, corpus.styles)
        for a, b in zip(corpus.pieces, again.pieces):
            self.assertEqual(a.meta, b.meta)
            for name in ARRAYS:
                np.testing.assert_array_equal(getattr(a, name), getattr(b, name))

    def test_folder_of_midi_files(self):
        with tempfile.TemporaryDirectory() as folder:
            for i in range(20):
                (Path(folder) / f"{i}.mid").write_bytes(midi(bars=5 + i))
            (Path(folder) / "waltz.mid").write_bytes(midi(numerator=3))
            corpus = prepare_from({"styles": {}}, None, [("pulse", folder)])
        self.assertEqual(corpus.styles, ["pulse"])
        self.assertIn("waltz.mid", "".join(corpus.report["refused files"]))
        self.assertGreater(corpus.report["styles"]["pulse"]["train"], 10)

    def test_key(self):
        self.assertEqual(estimate_key(np.bincount([0, 0, 2, 4, 4, 5, 7, 7, 9, 11], minlength=12)), (0, "maj"))


if __name__ == "__main__":
    unittest.main()
