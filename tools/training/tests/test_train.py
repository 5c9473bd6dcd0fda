import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
import torch

from tactus_training import MakerError, evaluate, lstm, markov
from tactus_training.graph import export
from tactus_training.layout import Layout
from tactus_training.network import LAGS, TAPE
from tactus_training.onnx_runner import available
from tactus_training.prepare import prepare
from tactus_training.streams import Batches, Options, Stream, transpose
from tactus_training.train import load, train
from tests.music import piece

CONFIG = {"name": "tiny", "version": "0.0.1", "timeWidths": [12], "noteWidths": [8], "styleWidth": 2,
          "lanesTrained": [12, 20, 20], "seed": 1, "iterations": 12, "validEvery": 6, "streams": 3, "stepsPerStream": 32,
          "crops": 2, "learningRate": 0.01, "average": 0.9, "chordDropout": 0.2, "conditionDropout": 0.1, "roleBlanking": 0.1}


def corpus():
    sources = [piece(str(i), "march", "valid" if i > 5 else "train", bars=8 + i, seed=i) for i in range(8)]
    return prepare(sources, {"march": ["march"]}, fewest_pieces=1)


class TestStreams(unittest.TestCase):
    def test_crops_follow_each_other_and_know_their_past(self):
        made, layout = corpus(), Layout()
        stream = Stream(made.pieces[0], made, layout, Options(), np.random.default_rng(0))
        first, second = stream.crop(32), stream.crop(32)
        np.testing.assert_array_equal(second[0][0][0], first[1][-1])           # previous is the step before
        bar_before = np.concatenate([first[1][16:, :, 0], second[1][:16, :, 0]])
        np.testing.assert_array_equal(second[0][1][:, :, LAGS.index(16)], bar_before)

    def test_transposing_keeps_every_sounding_note(self):
        made, layout = corpus(), Layout()
        code = made.pieces[0].code
        for semitones in (-6, -1, 5):
            moved, = transpose([code], semitones, layout)
            np.testing.assert_array_equal((moved > 0).sum(1), (code > 0).sum(1))
            self.assertEqual(set(layout.pitch[np.flatnonzero(moved[0])] % 12),
                             {(p + semitones) % 12 for p in layout.pitch[np.flatnonzero(code[0])]})

    def test_a_blanked_role_is_silent_then_enters(self):
        made, layout = corpus(), Layout()
        for seed in range(6):
            stream = Stream(made.pieces[0], made, layout, Options(role_blanking=1.0), np.random.default_rng(seed))
            code = stream.code[TAPE:]
            silent = [not code[:16, lanes].any() for lanes in layout.slices]
            self.assertEqual(sum(silent), 1)
            lanes = layout.slices[silent.index(True)]
            enters = int(np.argmax(code[:, lanes].any(1)))
            self.assertTrue((code[enters, lanes][code[enters, lanes] > 0] == 2).all())
            self.assertEqual(stream.density[0, 2 * silent.index(True)], 0)

    def test_a_style_comes_as_often_as_it_weighs(self):
        sources = [piece(f"{style}{i}", style, seed=i) for style in ("march", "polka") for i in range(2)]
        made, layout = prepare(sources, {"march": ["march"], "polka": ["polka"]}, fewest_pieces=1), Layout()
        batches = Batches(made, layout, Options(), 8, 32, 1, [12, 20, 20], 3, {"polka": 3})
        styles = [int(batches._next_stream().style.argmax()) for _ in range(40)]
        self.assertEqual(styles.count(1), 30)

    def test_weights_that_are_no_turns_are_refused(self):
        made, layout = corpus(), Layout()
        for weights in ({"march": 0.5}, {"march": 0}, {"marsh": 2}):
            with self.assertRaisesRegex(MakerError, "styleWeights: mar[cs]h: whole numbers"):
                Batches(made, layout, Options(), 2, 32, 1, [12, 20, 20], 3, weights)

    def test_batches_depend_on_the_seed_only(self):
        made, layout = corpus(), Layout()
        batches = [Batches(made, layout, Options(0.2, 0.1, 0.1, True, True, 0.25), 3, 32, 2, [12, 20, 20], 5) for _ in range(2)]
        for _ in range(4):
            a, b = next(batches[0]), next(batches[1])
            self.assertTrue(torch.equal(a[1], b[1]) and torch.equal(a[0].tape, b[0].tape))


class TestTraining(unittest.TestCase):
    def test_trains_stops_goes_on_and_is_measured(self):
        made = corpus()
        with tempfile.TemporaryDirectory() as folder:
            said = []
            train({**CONFIG, "iterations": 6}, made, folder, say=said.append)
            train(CONFIG, made, folder, say=said.append)
            self.assertIn("going on from iteration 6", said)
            network, saved = load(Path(folder) / "checkpoint.pt")
            self.assertEqual(saved["iteration"], 12)
            lines = (Path(folder) / "log.csv").read_text().splitlines()
            self.assertEqual(lines[-1].split(",")[0], "12")
            pieces = made.of(0, "valid")
            whole = evaluate.torch_nats(network, made, pieces)
            self.assertEqual(len(whole), 2)
            if available():
                path = Path(folder) / "model.onnx"
                export(network, path)
                through = evaluate.onnx_nats(path, network, made, pieces)
                np.testing.assert_allclose(through, whole, rtol=1e-5)

    def test_bfloat16_changes_little(self):
        """Also without the C kernel, which is the way a GPU takes."""
        made, losses = corpus(), []
        for bf16 in (False, True):
            with tempfile.TemporaryDirectory() as folder, mock.patch.object(lstm, "KERNEL", None):
                train(CONFIG, made, folder, bf16=bf16, say=lambda line: None)
                losses.append(float((Path(folder) / "log.csv").read_text().splitlines()[-1].split(",")[5]))
        self.assertNotEqual(*losses)
        self.assertAlmostEqual(*losses, delta=0.02)

    def test_refuses_to_go_on_with_another_network(self):
        made = corpus()
        with tempfile.TemporaryDirectory() as folder:
            train({**CONFIG, "iterations": 1}, made, folder, say=lambda line: None)
            with self.assertRaisesRegex(MakerError, "another network"):
                train({**CONFIG, "noteWidths": [9]}, made, folder, say=lambda line: None)

    def test_a_small_style_leans_on_others_and_its_own_weights_are_kept(self):
        sources = [piece(f"{style}{i}", style, "valid" if i > 1 else "train", bars=8, seed=i)
                   for style in ("march", "polka") for i in range(3)]
        made = prepare(sources, {"march": ["march"], "polka": ["polka"]}, fewest_pieces=1)
        config = {**CONFIG, "iterations": 1, "leans": {"polka": {"march": 0.25}}}
        with tempfile.TemporaryDirectory() as folder:
            plain = train(config, made, folder, say=lambda line: None).style.detach()
            network, saved = load(Path(folder) / "checkpoint.pt")
            torch.testing.assert_close(network.style.detach(), torch.stack([plain[0], 0.75 * plain[1] + 0.25 * plain[0]]))
            torch.testing.assert_close(saved["average"]["style"], plain)
            for wrong in ({"polka": {"waltz": 0.1}}, {"polka": {"march": 1}}, {"march": {"polka": -0.1}}):
                with self.assertRaisesRegex(MakerError, "leans"):
                    train({**config, "leans": wrong}, made, folder, say=lambda line: None)


class TestMarkov(unittest.TestCase):
    def test_knows_what_repeats(self):
        made, layout = corpus(), Layout()
        chain = markov.fit(made.of(0, "train"), layout)
        self.assertTrue(((chain[0] > 0) & (chain[0] < 1)).all())
        valid = made.of(0, "valid")[0]
        self.assertLess(markov.nll(valid, chain, layout) / valid.steps, 8)

    def test_interval_holds_the_mean(self):
        row = evaluate.interval([10, 20, 30], [10, 10, 10])
        self.assertTrue(row["low"] <= row["value"] == 2 <= row["high"])


if __name__ == "__main__":
    unittest.main()
