import gzip
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np
import yaml

from tactus_training import MakerError
from tactus_training.__main__ import CONFIGS, main
from tactus_training.arrange import arrange, arrange_all, bass_pitch, read_tune, split_by_chord, struck, voiced
from tactus_training.harmony import CHORDS
from tactus_training.prepare import prepare
from tests.music import piece

GROOVES = yaml.safe_load((CONFIGS / "grooves.yaml").read_text())
C, G, A_MINOR = CHORDS.index((0, "maj")), CHORDS.index((7, "maj")), CHORDS.index((9, "min"))


class TestGrooves(unittest.TestCase):
    def test_every_bar_has_sixteen_known_signs(self):
        for style, groove in GROOVES.items():
            for kind, parts in groove["kinds"].items():
                bars = [(bar, "r3578an-.") for bar in parts["bass"]] + [(bar, "xX-.") for bar in parts["drums"].values()]
                bars += [(bar, "xX-.") for chords in parts["chords"] for bar in chords["bars"]]
                for bar, signs in bars:
                    self.assertEqual(len(bar), 16, f"{style} {kind} {bar}")
                    self.assertLessEqual(set(bar), set(signs), f"{style} {kind} {bar}")

    def test_signs_are_struck_and_held(self):
        self.assertEqual(struck("r--5..a........."), [[0, 3, "r"], [3, 1, "5"], [6, 1, "a"]])


class TestArrange(unittest.TestCase):
    def test_a_tune_has_its_melody_and_the_chords_below_it(self):
        tune = read_tune(piece(bars=8))
        self.assertEqual(tune.bars, 8)
        self.assertEqual([tune.chords[bar * 4] for bar in range(3)], [C, G, A_MINOR])
        self.assertEqual(tune.melody[0][:2], (0, 72))

    def test_a_tune_too_short_or_without_melody_is_none(self):
        self.assertIsNone(read_tune(piece(bars=4)))
        silent = {**piece(), "tracks": [{"role": "drums", "prog": 0}] * 3}
        self.assertIsNone(read_tune(silent))

    def test_bass_tones_lie_above_the_lowest(self):
        self.assertEqual([bass_pitch(sign, C, G) for sign in "r3578an"], [36, 40, 43, 45, 48, 30, 31])

    def test_voicings_hold_the_chord(self):
        self.assertEqual(voiced(C, "power", 62), [48, 55, 60])
        self.assertEqual({p % 12 for p in voiced(A_MINOR, "close", 62)}, {9, 0, 4})
        self.assertNotIn(0, {p % 12 for p in voiced(C, "shell", 62)})

    def test_a_held_chord_is_struck_again_where_the_harmony_changes(self):
        self.assertEqual(split_by_chord(2, 16, [C, C, G, G]), [[2, 8], [8, 16]])
        self.assertEqual(split_by_chord(2, 8, [C, C, G, G]), [[2, 8]])

    def test_every_kind_makes_a_piece_that_can_be_learnt_from(self):
        tune, random = read_tune(piece(bars=8)), np.random.default_rng(1)
        for style, groove in GROOVES.items():
            for kind in groove["kinds"]:
                made = arrange(tune, style, groove, kind, random)
                self.assertEqual(made["steps"], (4 + 3 * 8) * 16)
                self.assertTrue(all(n[2] >= 1 and 0 <= n[0] < made["steps"] for n in made["notes"]))
                corpus = prepare([made], {style: [style]}, fewest_pieces=1)
                self.assertEqual(list(corpus.pieces[0].has_role), [1, 1, 1])

    def test_the_split_is_the_tune_s(self):
        sources = [piece("a", split="valid"), piece("b", split="train")]
        made = list(arrange_all(sources, GROOVES, 4, 1))
        self.assertEqual({p["song"]: p["split"] for p in made}, {"a": "valid", "b": "train"})
        self.assertEqual(len(made), 4 * len(GROOVES))

    def test_nothing_to_arrange_is_said(self):
        with self.assertRaisesRegex(MakerError, "nothing to arrange"):
            list(arrange_all([piece(bars=2)], GROOVES, 4, 1))

    def test_the_command_writes_json_lines(self):
        with tempfile.TemporaryDirectory() as folder:
            tunes, out = Path(folder) / "tunes.jsonl.gz", Path(folder) / "made.jsonl.gz"
            with gzip.open(tunes, "wt") as file:
                file.write(json.dumps(piece()) + "\n")
            main(["arrange", "--tunes", str(tunes), "--pieces", "2", "--out", str(out)])
            with gzip.open(out, "rt") as file:
                self.assertEqual(len(file.readlines()), 2 * len(GROOVES))
