import gzip
import json
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch

from tactus_training.benchmark import RECIPES, run
from tactus_training.benchmark.data import LANES, Batch, Piece, collate, training_batches
from tactus_training.benchmark.export import export_fp32, export_int8
from tactus_training.benchmark.features import memory
from tactus_training.benchmark.model import Biaxial, Widths
from tactus_training.benchmark.score import nll
from tactus_training.benchmark.train import Trainer

TINY = replace(RECIPES["jsb"], epochs=2, widths=Widths((6, 5), (4, 3)), batch_size=2, validate_every_epochs=1)
PHRASE = [[48, 64, 67], [53, 65, 69], [55, 62, 71], [48, 64, 72], [45, 64], []]


def made_up_pieces(count, seed):
    rng = np.random.default_rng(seed)
    return [[PHRASE[i] for i in rng.integers(len(PHRASE), size=6)] + PHRASE + PHRASE for _ in range(count)]


def on_all_lanes(piece):
    return collate([(piece, 0, len(piece.roll), 0)], 0, LANES)


class TestMemory(unittest.TestCase):
    def test_recalls_what_followed_the_same_steps(self):
        per_note, per_step = memory(Piece.from_steps(PHRASE + PHRASE).roll)
        again = len(PHRASE) + 2  # the last two steps were heard before
        self.assertEqual(per_step[again, 1], 1)
        self.assertEqual(torch.nonzero(per_note[again, :, 1]).flatten().tolist(), [pitch - 21 for pitch in PHRASE[2]])
        self.assertEqual(per_step[len(PHRASE), 1], 0)

    def test_knows_the_past_only(self):
        roll = Piece.from_steps(PHRASE + PHRASE).roll
        changed = roll.clone()
        changed[7] = 1 - changed[7]
        for before, after in zip(memory(roll), memory(changed)):
            torch.testing.assert_close(before[:8], after[:8])


class TestModel(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.model = Biaxial(TINY.widths).eval()
        with torch.no_grad():
            self.model.shortcut.weight.normal_(0, 0.3)
        self.piece = Piece.from_steps(PHRASE + PHRASE)

    def logits(self, roll):
        note_memory, step_memory = memory(roll)
        with torch.no_grad():
            return self.model(Batch(roll[None], note_memory[None], step_memory[None], None, torch.zeros(1, dtype=torch.long), 0))[0]

    def test_a_note_sees_earlier_steps_and_lower_lanes_only(self):
        """So the product of the notes' probabilities is a probability of the whole piece."""
        step, lane = 5, 40
        changed = self.piece.roll.clone()
        changed[step, lane] = 1 - changed[step, lane]
        moved = (self.logits(changed) - self.logits(self.piece.roll)).abs()
        self.assertEqual(moved[:step].max(), 0)
        self.assertEqual(moved[step, :lane + 1].max(), 0)
        self.assertGreater(moved[step, lane + 1:].max(), 0)
        self.assertGreater(moved[step + 1:].max(), 0)

    def test_padding_does_not_count(self):
        short = Piece.from_steps(PHRASE)
        each = [(nll(self.model, [piece]), len(piece.roll)) for piece in (self.piece, short)]
        mean = sum(value * steps for value, steps in each) / sum(steps for _, steps in each)
        self.assertAlmostEqual(nll(self.model, [self.piece, short]), mean, places=4)

    def test_window_of_lanes_sees_the_same_features(self):
        crop = (self.piece, 0, len(self.piece.roll), 0)
        torch.testing.assert_close(collate([crop], 20, 60).note_memory, on_all_lanes(self.piece).note_memory[:, :, 20:60])

    def test_exported_graph_is_whole_and_int8_replaces_every_lstm(self):
        with tempfile.TemporaryDirectory() as folder:
            fp32, int8 = Path(folder) / "fp32.onnx", Path(folder) / "int8.onnx"
            export_fp32(self.model, fp32)
            export_int8(fp32, int8)
            kinds = [[node.op_type for node in onnx.load(str(path)).graph.node] for path in (fp32, int8)]
        self.assertEqual([kind.count("LSTM") for kind in kinds], [4, 0])
        self.assertEqual(kinds[1].count("DynamicQuantizeLSTM"), 4)


class TestBatches(unittest.TestCase):
    def test_every_step_counts_once(self):
        pieces = [Piece.from_steps(steps) for steps in made_up_pieces(5, seed=3)]
        counted = sum(batch.counted.sum().item() for batch in training_batches(pieces, np.random.default_rng(0), 2, 7, 3))
        self.assertEqual(counted, sum(len(piece.roll) for piece in pieces))


class TestTraining(unittest.TestCase):
    def test_learns_resumes_exactly_and_reports(self):
        splits = {"train": made_up_pieces(6, 0), "valid": made_up_pieces(2, 1), "test": made_up_pieces(2, 2)}
        with tempfile.TemporaryDirectory() as folder:
            with gzip.open(Path(folder) / "benchmark-jsb.json.gz", "wt") as file:
                json.dump(splits, file)
            result = run("jsb", folder, seed=4, recipe=TINY, out=Path(folder) / "whole", log=lambda line: None, node=None)
            self.assertLess(result["valid"]["pytorch"], 88 * np.log(2))

            loaded = {name: [Piece.from_steps(steps) for steps in pieces] for name, pieces in splits.items()}
            first = Trainer(TINY, loaded, 4, Path(folder) / "parts", log=lambda line: None)
            first.run_epoch()
            model = Trainer(TINY, loaded, 4, Path(folder) / "parts", log=lambda line: None).run()
            self.assertEqual(nll(model, loaded["test"]), result["test"]["pytorch"])


if __name__ == "__main__":
    unittest.main()
