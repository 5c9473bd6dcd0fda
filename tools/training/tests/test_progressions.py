import gzip
import json
import tempfile
import unittest
from pathlib import Path

from tactus_training import MakerError
from tactus_training.__main__ import main
from tactus_training.harmony import CHORDS
from tactus_training.progressions import MODES, Chain, bank, beginnings, numeral, plain, read_progression
from tests.music import piece

import numpy as np


class TestProgressions(unittest.TestCase):
    def test_numerals_are_those_the_planner_reads(self):
        named = {(0, "maj"): "I", (9, "min"): "vi", (10, "maj"): "bVII", (7, "7"): "V7", (2, "m7"): "ii7", (5, "maj7"): "IVmaj7",
                 (11, "dim"): "viio", (2, "m7b5"): "iio7", (6, "dim7"): "#ivo", (8, "min"): "bvi", (7, "sus4"): "Vsus4", (7, "aug"): "V+"}
        for chord, name in named.items():
            self.assertEqual(numeral(CHORDS.index(chord), 0), name)
        self.assertEqual(numeral(CHORDS.index((2, "maj")), 7), "V")

    def test_a_fifth_without_a_third_is_what_the_key_has(self):
        heard = np.zeros(12)
        heard[[9, 4]] = 8
        bare, minor = CHORDS.index((9, "maj")), CHORDS.index((9, "min"))
        self.assertEqual(plain(bare, 9, True, heard), minor)
        self.assertEqual(plain(bare, 9, False, heard), bare)
        heard[1] = 8
        self.assertEqual(plain(bare, 9, True, heard), bare)

    def test_reads_a_piece_by_four_bars_in_its_key(self):
        read = read_progression(piece(bars=8), "march")
        self.assertEqual(read.windows, [("major", False, ["I", None, "V", None, "vi", None, "IV", None]),
                                        ("major", True, ["I", None, "V", None, "vi", None, "IV", None])])
        self.assertEqual([(half, before, chord) for _, half, before, chord in beginnings(read)][3:5],
                         [(6, ("V", "vi"), "IV"), (0, ("vi", "IV"), "I")])
        self.assertIsNone(read_progression(piece(bars=4), "march"))

    def test_what_only_one_piece_has_is_not_kept(self):
        one, two = Chain(), Chain()
        for chain, songs in ((one, "a"), (two, "ab")):
            for song in songs:
                chain.learn(read_progression(piece(song), "march"), "major")
        self.assertEqual(one.after.kept(), {})
        self.assertEqual(two.after.kept()["I",], {"V": 4})
        self.assertEqual(two.repeats, two.pairs)
        self.assertIn("IV I: ? 8 V 2", list(two.lines(True)))

    def test_only_pieces_to_train_on_are_learnt_from(self):
        pieces = [read_progression(piece(str(i), split="valid" if i > 8 else "train"), "march") for i in range(10)]
        text = bank(pieces, "made-up")
        self.assertIn("= march major", text)
        self.assertIn("~ x.x.x.x. 18\n", text)
        self.assertEqual({mode for mode in MODES if f"= march {mode}" in text}, {"major"})
        with self.assertRaises(MakerError):
            bank(pieces[9:], "made-up")

    def test_the_command_writes_what_the_planner_reads(self):
        with tempfile.TemporaryDirectory() as folder:
            at = Path(folder)
            with gzip.open(at / "made-up.jsonl.gz", "wt") as file:
                file.writelines(json.dumps(piece(str(i))) + "\n" for i in range(9))
            main(["progressions", "--data", folder, "--set", "sets=[made-up]", "--set", "styles={march: [march]}",
                  "--list", str(at / "list.jsonl"), "--out", str(at / "bank.ts")])
            self.assertIn("export const chordBankText", (at / "bank.ts").read_text())
            self.assertEqual(len((at / "list.jsonl").read_text().splitlines()), 9)


if __name__ == "__main__":
    unittest.main()
