import base64
import gzip
import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from tactus_training.__main__ import main
from tactus_training.chord_network import UNKNOWN, UNTOLD, nats_by_style, rows_of, train
from tactus_training.progressions import Progression
from tests.music import piece


def song(number, split="train"):
    """Goes up in one style and down in the other, over and over."""
    style = "rise" if number % 2 else "fall"
    window = ["I", None, "IV", None, "V", None, "vi", None] if style == "rise" else ["vi", None, "V", None, "IV", None, "I", None]
    return Progression(str(number), style, split, [("major", at > 0, window) for at in range(4)])


class TestChordNetwork(unittest.TestCase):
    def test_an_event_is_a_chord_that_begins(self):
        gap = Progression("a", "rise", "train", [("major", False, ["I", None, "V", None, None, None, None, "IV"]),
                                                 ("minor", False, ["i", None, None, None, "V", None, None, None])])
        first, second = rows_of(gap, ["I", "V", "i"], ["rise"])
        self.assertEqual(first.tolist(), [[3, 0, 0, 0, 0], [0, 2, 0, 0, 1], [1, 7, 0, 0, UNKNOWN]])
        self.assertEqual(second.tolist(), [[3, 0, 0, 1, 2], [2, 4, 0, 1, 1]])

    def test_learns_what_follows_in_each_style(self):
        songs = [song(number, "valid" if number > 17 else "train") for number in range(20)]
        network = train(songs, iterations=120)
        self.assertEqual((network.chords, network.styles), (["I", "IV", "V", "vi"], ["fall", "rise"]))
        self.assertLess(max(nats_by_style(network, songs).values()), 0.5)
        after_iv = lambda style: network(torch.tensor([[(4, 0, style, 0), (0, 2, style, 0), (1, 4, style, 0)]]))[0, -1]
        self.assertEqual(int(after_iv(1).argmax()), 2)
        self.assertTrue(torch.isfinite(after_iv(UNTOLD)).all())

    def test_the_command_writes_what_the_planner_reads(self):
        with tempfile.TemporaryDirectory() as folder:
            at = Path(folder)
            with gzip.open(at / "made-up.jsonl.gz", "wt") as file:
                file.writelines(json.dumps(piece(str(i), split="valid" if i == 8 else "train")) + "\n" for i in range(9))
            main(["chords", "--data", folder, "--set", "sets=[made-up]", "--set", "styles={march: [march]}",
                  "--fixture", str(at / "rows.jsonl"), "--out", str(at / "chords.json")])
            file = json.loads((at / "chords.json").read_text())
            weights = base64.b64decode(file["weights"])
            self.assertEqual(hashlib.sha256(weights).hexdigest(), file["sha256"])
            self.assertEqual(len(weights), sum(layer["rows"] * (8 + layer["columns"]) for layer in file["layers"]))
            self.assertEqual(set(file["metrics"]["validNatsAChord"]), {"march"})
            for line in (at / "rows.jsonl").read_text().splitlines():
                self.assertAlmostEqual(np.sum(json.loads(line)["chances"]), 1, places=4)


if __name__ == "__main__":
    unittest.main()
