import base64
import gzip
import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

import drummer


def performance(name, split, bars=8):
    """Somebody who plays eighths on the hi-hat, kick and snare, late on every second beat."""
    notes = []
    for bar in range(bars):
        at = 16 * bar
        notes += [[at + step, 42, 1, 60 + 2 * step, 0, 0.05] for step in range(0, 16, 2)]
        notes += [[at, 36, 1, 90, 0, 0.0], [at + 4, 38, 1, 100, 0, 0.1], [at + 8, 36, 1, 90, 0, 0.0], [at + 12, 38, 1, 100, 0, 0.1]]
    return {"id": f"groove/drummer1/{name}/1", "sub": "rock", "split": split, "tempo": 110, "steps": 16 * bars,
            "tracks": [{"role": "drums", "kind": "beat"}], "notes": sorted(notes)}


def song(number, split="train"):
    """A piece for a band whose bass plays with the kick."""
    notes = []
    for bar in range(4):
        at = 16 * bar
        notes += [[at + step, 44, 1, 80, 0] for step in range(0, 16, 2)]
        notes += [[at + step, 35, 1, 100, 0] for step in (0, 5 + number, 8 + bar)] + [[at + step, 40, 2, 90, 1] for step in (0, 5 + number, 8 + bar)]
        notes += [[at + 5, 72, 2, 90, 2]]
    return {"id": f"freedoom/{number}", "src": "Freedoom", "split": split, "steps": 64, "tempo": 120,
            "tracks": [{"role": "drums"}, {"role": "bass"}, {"role": "melody"}], "notes": sorted(notes)}


def written(folder):
    with gzip.open(folder / "groove.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(performance(f"session{i}", "valid" if i == 3 else "train")) + "\n" for i in range(4))
    with gzip.open(folder / "freedoom.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(song(i)) + "\n" for i in range(3))
    with gzip.open(folder / "electronic.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(song(3, "valid")) + "\n")


class TestDrummer(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        written(self.folder)

    def test_bars_are_read_with_what_they_are_told_of(self):
        rows = drummer.prepare(self.folder)
        self.assertEqual(len(rows["hit"]), 32)
        self.assertTrue(rows["steppable"].all())
        condition = drummer.told(rows, np.arange(3))
        self.assertEqual(condition.shape, (3, drummer.TOLD))

    def test_the_ear_finds_that_the_kick_goes_with_the_bass(self):
        ear, hearing, bars = drummer.fit_ear(self.folder)
        before, on, after = ear[drummer.KEYS.index(36)]
        self.assertGreater(on, max(before, after, 0.3))
        self.assertLess(hearing["the bass"], hearing["hearing nobody"])
        self.assertEqual(bars, 12)

    def test_ranks_are_within_the_group(self):
        ranks = drummer.ranked(np.array([5, 1, 3, 100]), np.array(["a", "a", "a", "b"]))
        np.testing.assert_allclose(ranks, [5 / 6, 1 / 6, 1 / 2, 1 / 2], rtol=1e-6)

    def test_training_goes_on_and_the_file_says_what_its_weights_are(self):
        rows = drummer.prepare(self.folder)
        drummer.train(rows, self.folder, 1)
        model, metrics = drummer.train(rows, self.folder, 2)
        manifest = drummer.export(model, rows, metrics, drummer.fit_ear(self.folder), self.folder / "out")
        weights = base64.b64decode(manifest["weights"])
        self.assertEqual(hashlib.sha256(weights).hexdigest(), manifest["sha256"])
        self.assertEqual(sum(layer["rows"] * (8 + layer["columns"]) for layer in manifest["layers"]), len(weights))
        drummer.fixture(model, self.folder / "fixture.jsonl")
        self.assertEqual(len(json.loads((self.folder / "fixture.jsonl").read_text().splitlines()[0])["logits"]), drummer.CELLS)


if __name__ == "__main__":
    unittest.main()
