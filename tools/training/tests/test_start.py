import json
import tempfile
import unittest
from pathlib import Path

import torch

from tactus_training import MakerError
from tactus_training.graph import export
from tactus_training.layout import Layout
from tactus_training.network import Network
from tactus_training.package import graph_path
from tactus_training.start import read_weights, start
from tactus_training.train import load, train
from tests.test_train import CONFIG, corpus

RANGES = {"bass": [30, 47], "chords": [50, 74], "lead": [60, 84]}


class TestStart(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.at = Path(folder.name)

    def model(self, styles=("march", "polka"), note_widths=(8, 6)):
        """A network of any weights, and its graph in `self.at` as `make-model` would leave it."""
        torch.manual_seed(5)
        network = Network(len(styles), (12, 10), note_widths, 3, Layout.of(RANGES))
        with torch.no_grad():
            for parameter in network.parameters():
                parameter.copy_(torch.randn_like(parameter))
        export(network, graph_path(self.at, "fp32"))
        (self.at / "manifest.json").write_text(json.dumps({
            "name": "before", "version": "1.2.3", "styles": [{"name": s} for s in styles], "timeLayerWidths": [12, 10, 129],
            "noteLayerWidths": list(note_widths),
            "roles": [{"name": name, "lowestMidi": low, "highestMidi": high} for name, (low, high) in RANGES.items()]}))
        return network

    def test_every_weight_is_found_in_the_graph(self):
        for note_widths in ((8, 6), (9,)):
            own, (found, _) = self.model(note_widths=note_widths).state_dict(), read_weights(self.at)
            self.assertEqual(set(found), set(own))
            own["shortcut.bias"] = own["shortcut.bias"] + own.pop("out.bias")  # a graph has their sum
            self.assertEqual(found.pop("out.bias").abs().sum(), 0)
            for name, weights in own.items():
                torch.testing.assert_close(found[name], weights, rtol=1e-6, atol=1e-6)

    def test_what_has_another_shape_begins_anew(self):
        before = self.model()
        network = Network(3, (12, 10), (7,), 3, Layout.of(RANGES))
        note = network.note[0].weight_hh.clone()
        about = start(network, ["polka", "dub", "techno"], self.at, {"dub": "march"})
        torch.testing.assert_close(network.time[0].weight_ih, before.time[0].weight_ih)
        torch.testing.assert_close(network.note[0].weight_hh, note)
        torch.testing.assert_close(network.style, torch.stack([before.style[1], before.style[0], before.style.mean(0)]))
        self.assertEqual((about["name"], about["version"]), ("before", "1.2.3"))
        self.assertLess(about["weights"], sum(p.numel() for p in network.parameters()))

    def test_a_training_begins_there_and_says_so_when_it_is_done(self):
        made = corpus()
        first, on = self.at / "first", self.at / "on"
        quiet = {"say": lambda line: None}
        train({**CONFIG, "iterations": 12}, made, first, **quiet)
        network, _ = load(first / "checkpoint.pt")
        export(network, graph_path(self.at, "fp32"))
        (self.at / "manifest.json").write_text(json.dumps({
            "name": "tiny", "version": "0.0.1", "styles": [{"name": "march"}], "timeLayerWidths": [12, 129], "noteLayerWidths": [8],
            "roles": [{"name": r.name, "lowestMidi": r.lowest, "highestMidi": r.highest} for r in network.layout.roles]}))
        further = {**CONFIG, "startFrom": str(self.at), "learningRate": 1e-6}
        train({**further, "iterations": 6}, made, on, **quiet)
        train({**further, "iterations": 8}, made, on, **quiet)
        _, saved = load(on / "checkpoint.pt")
        self.assertEqual(saved["started"]["name"], "tiny")
        loss = lambda folder, row: float((folder / "log.csv").read_text().splitlines()[row].split(",")[5])
        self.assertAlmostEqual(loss(on, 1), loss(first, -1), delta=0.02)

    def test_a_folder_without_a_model_is_refused(self):
        with self.assertRaisesRegex(MakerError, "no model to start from"):
            read_weights(self.at)
        self.model()
        manifest = json.loads((self.at / "manifest.json").read_text())
        (self.at / "manifest.json").write_text(json.dumps({**manifest, "noteLayerWidths": [8, 7]}))
        with self.assertRaisesRegex(MakerError, "no model to start from"):
            read_weights(self.at)
