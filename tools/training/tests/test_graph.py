import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from tactus_training import onnx_runner
from tactus_training.graph import export
from tactus_training.network import TAPE, Given, Network, place_bits, tape_features

STYLES, STEPS = 3, 150  # more steps than the tape is long


def given_of(notes, conditions):
    """What the network knew when it wrote `notes` [T, N, 3], from the notes themselves."""
    before = np.concatenate([np.zeros((TAPE, *notes.shape[1:]), np.float32), notes])
    last = np.arange(len(notes)) + TAPE - 1
    play, articulate = before[..., 0], before[..., 1]
    parts = [before[last], tape_features(play, articulate, last), *conditions]
    return Given(*[torch.from_numpy(np.asarray(p, np.float32))[:, None] if i != 3 else torch.from_numpy(p)[None]
                   for i, p in enumerate(parts)])


@unittest.skipUnless(onnx_runner.available(), "needs node and onnxruntime-node (npm ci at the root)")
class TestGraph(unittest.TestCase):
    def run_graph(self, note_widths, precision):
        torch.manual_seed(3)
        random = np.random.default_rng(3)
        network = Network(STYLES, (24, 20), note_widths).eval()
        with torch.no_grad():
            for parameter in network.parameters():
                parameter.add_(torch.randn_like(parameter) * 0.05)
        lanes, roles = network.layout.lane_count, network.layout.role_count
        step = np.arange(STEPS)
        conditions = [place_bits(step % 16, step // 16 % 8), np.array([0.2, 0.5, 0.3], np.float32),
                      random.integers(0, 2, (STEPS, 24)), random.random((STEPS, 2 * roles)), random.random((STEPS, 2))]
        uniforms = random.uniform(0.01, 0.99, (STEPS, lanes, 2))
        bias = random.normal(1, 1, (STEPS, lanes, 2))
        cap, temperature = np.array([2, 3, 1]), 0.9
        notes, logits = [], []
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model.onnx"
            export(network, path, precision)
            with onnx_runner.OnnxRunner(path, network) as runner:
                for t in range(STEPS):
                    row = [c if i == 1 else c[t] for i, c in enumerate(conditions)]
                    n, z = runner.step(*row, uniforms[t], bias[t], temperature, cap, begin=t == 0)
                    notes.append(n)
                    logits.append(z)
        notes, logits = np.stack(notes), np.stack(logits)
        with torch.no_grad():
            z, _ = network(given_of(notes, [c for c in conditions]), torch.from_numpy(notes)[:, None, :, :2])
        return network, notes, logits, z[:, 0].numpy(), uniforms, bias, temperature, cap

    def test_equals_pytorch(self):
        for note_widths in ((16, 12), (16,)):
            network, notes, logits, z, uniforms, bias, temperature, cap = self.run_graph(note_widths, "fp32")
            self.assertLess(np.abs(logits - z[..., :2]).max(), 1e-5)
            # The same uniforms give the same notes: decided here again, lane by lane.
            chances = 1 / (1 + np.exp(-(z[..., :2] / temperature + bias)))
            self.assertGreater(notes[..., 0].mean(), 0.01)
            capped = 0
            for t in range(STEPS):
                count = np.zeros(len(cap))
                for lane, role in enumerate(network.layout.role):
                    wants = uniforms[t, lane, 0] < chances[t, lane, 0]
                    play = wants and count[role] < cap[role]
                    capped += wants and not play
                    count[role] += play
                    before = notes[t - 1, lane, 0] if t else 0
                    articulate = play and (not before or uniforms[t, lane, 1] < chances[t, lane, 1])
                    loud = np.clip(z[t, lane, 2], 0.05, 1) if articulate else notes[t - 1, lane, 2] if play else 0
                    np.testing.assert_allclose(notes[t, lane], [play, articulate, loud], atol=1e-5)
            self.assertGreater(capped, 0)

    def test_int8_stays_close(self):
        for precision in ("int8", "int8-dynamic", "int8-weights"):
            _, _, logits, z, *_ = self.run_graph((16, 12), precision)
            self.assertLess(np.abs(logits - z[..., :2]).mean(), 0.03)


if __name__ == "__main__":
    unittest.main()
