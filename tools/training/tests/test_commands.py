import gzip
import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
import torch

from tactus_training import MakerError, one_axis
from tactus_training import __main__ as cli
from tactus_training.graph import export
from tactus_training.layout import Layout
from tactus_training.network import TAPE
from tactus_training.onnx_runner import available, time_graphs
from tactus_training.train import load
from tests.music import midi, piece
from tests.test_train import CONFIG, corpus


class TestCommands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = Path(self.folder.name)
        (self.at / "tiny.yaml").write_text(json.dumps({**CONFIG, "sets": ["made-up"], "styles": {"march": ["mar*"]}, "like": {"march": "ragtime"}, "iterations": 6,
                                                       "blend": {"at": 0.5, "share": 0.4}}))
        with gzip.open(self.at / "made-up.jsonl.gz", "wt") as file:
            for i in range(10):
                file.write(json.dumps(piece(str(i), "march", "valid" if i > 8 else "train", bars=8, seed=i)) + "\n")
        said = mock.patch.object(cli, "say")
        self.addCleanup(said.stop)
        self.said = said.start()

    def command(self, name, *arguments):
        cli.main([name, "--config", str(self.at / "tiny.yaml"), "--work", str(self.at / "work"), *map(str, arguments)])

    def test_one_command_makes_what_ships_from_the_music(self):
        out = self.at / "tiny"
        self.command("make-model", "--data", self.at, "--out", out, "--device", "cpu")
        manifest = json.loads((out / "manifest.json").read_text())
        self.assertEqual(manifest["timeLayerWidths"], [12, TAPE])
        self.assertEqual({f["precision"] for f in manifest["files"]}, {"fp32", "int8"})
        self.assertEqual(manifest["training"]["blended"], {"iteration": 3, "share": 0.4})
        self.assertIn("march", manifest["metrics"]["valid"]["styles"])
        self.assertEqual([(s["name"], s["like"]) for s in manifest["styles"]], [("march", "ragtime")])
        self.assertIn("no person is its author", (out / "MODEL_CARD.md").read_text())
        last, earlier, blended = (torch.load(self.at / "work" / f"{n}.pt")["average"]["out.bias"]
                                  for n in ("checkpoint", "checkpoint-earlier", "blended"))
        torch.testing.assert_close(blended, 0.6 * last + 0.4 * earlier)
        if available():
            self.assertLess(abs(manifest["metrics"]["valid"]["nll lost"]["value"]), 0.03)
            path = str(out / "model.int8.onnx")
            self.assertGreater(time_graphs([path])[path]["lowestMs"], 0)

    def test_midi_folders_a_style_each(self):
        for style, count in (("dub", 3), ("techno", 5)):
            (self.at / style).mkdir()
            for i in range(count):
                (self.at / style / f"{i}.mid").write_bytes(midi(bars=8 + i))
        (self.at / "dub" / "broken.mid").write_bytes(midi()[:60])
        self.command("prepare", "--midi", f"dub={self.at / 'dub'}", "--midi", f"techno={self.at / 'techno'}")
        said = "\n".join(call.args[0] for call in self.said.call_args_list)
        self.assertRegex(said, "refused broken.mid: the file ends")
        self.assertRegex(said, "dub: [12] pieces to train on, 1 to validate")

    def test_says_what_is_wrong_with_the_music(self):
        (self.at / "empty").mkdir()
        (self.at / "broken").mkdir()
        (self.at / "broken" / "a.mid").write_bytes(b"not MIDI")
        for arguments, says in ((["--midi", self.at / "empty"], "wants a style's name"),
                                (["--midi", f"dub={self.at / 'empty'}"], "No MIDI files"),
                                (["--midi", f"dub={self.at / 'nowhere'}"], "No folder"),
                                (["--midi", f"dub={self.at / 'broken'}"], "too little.*\n.*a.mid: not a standard MIDI file"),
                                (["--midi", f"Dub={self.at / 'empty'}"], "cannot be the name"),
                                (["--data", self.at / "empty"], "No made-up.jsonl.gz"),
                                ([], "Say where the music is"),
                                (["--data", self.at, "--set", "name"], "wants KEY=VALUE")):
            with self.assertRaisesRegex(SystemExit, says):
                self.command("prepare", *arguments)

    def test_variants_side_by_side(self):
        self.command("prepare", "--data", self.at)
        short = {"base": str(self.at / "tiny.yaml"), "with": {"iterations": 2, "blend": None}, "variants": {
            "full": {}, "bare": {"without": ["chord", "style", "energy", "density", "place", "tape", "shortcut"]},
            "one axis": {"without": ["lanes"], "lanesTrained": [46]}}}
        (self.at / "short.yaml").write_text(json.dumps(short))
        arguments = ["variants", "--config", str(self.at / "short.yaml"), "--work", str(self.at / "work"), "--device", "cpu"]
        cli.main(arguments)
        text = (self.at / "work" / "variants.md").read_text()
        for words in ("| full |", "| bare |", "| one axis |", "To tell who plays"):
            self.assertIn(words, text)
        bare, _ = load(self.at / "work" / "bare" / "checkpoint.pt")
        with self.assertRaisesRegex(MakerError, "for measuring"):
            export(bare, self.at / "bare.onnx")


class TestOneAxis(unittest.TestCase):
    def test_every_pitch_that_sounds_is_on_it(self):
        made, layout = corpus(), Layout()
        one = one_axis.merge(made, layout)
        common = one_axis.axis(layout)
        for before, after in zip(made.pieces, one.pieces):
            for step in range(0, before.steps, 7):
                sounding = set(layout.pitch[np.flatnonzero(before.code[step])])
                self.assertEqual(set(common.pitch[np.flatnonzero(after.code[step])]), sounding)

    def test_telling_the_roles_is_cheap_where_they_never_meet(self):
        made, layout = corpus(), Layout()
        pieces = made.of(0, "valid")
        nats = one_axis.nats_of_telling_roles(made, layout, pieces)
        self.assertLess(sum(nats) / sum(p.steps for p in pieces), 0.2)


if __name__ == "__main__":
    unittest.main()
