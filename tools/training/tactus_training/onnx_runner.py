"""Runs an exported graph through onnxruntime-node, which is what the product runs it with."""
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np

from .network import TAPE

SCRIPT, TIMER = (Path(__file__).parent.parent / name for name in ("run-graph.mjs", "time-graphs.mjs"))


def available():
    if not shutil.which("node"):
        return False
    check = ["node", "--input-type=module", "-e", "import 'onnxruntime-node'"]
    return subprocess.run(check, cwd=SCRIPT.parent, capture_output=True).returncode == 0


def time_graphs(paths):
    """{path: {"medianMs", "tenthMs", "lowestMs"}} of a step, the graphs taking turns."""
    command = ["node", str(TIMER), *map(str, paths)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


class OnnxRunner:
    """`step` runs one grid step; states are kept on the other side until `begin` is asked for."""

    def __init__(self, path, network):
        layout = network.layout
        self.lanes, self.roles = layout.lane_count, layout.role_count
        widths = ",".join(str(w) for w in (*network.time_widths, TAPE))
        self.process = subprocess.Popen(
            ["node", str(SCRIPT), str(path), str(self.lanes), str(len(network.style)), str(self.roles), widths],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def step(self, place, style, chord, density, energy, uniforms, bias, temperature=1.0, cap=None, begin=False,
             heard=None):
        """(notes [N, 3], logits [N, 2]); `heard` [N]: velocities of the step before, in place of those the graph wrote."""
        cap = np.full(self.roles, 99.0) if cap is None else cap
        heard = np.full(self.lanes, -1.0) if heard is None else heard
        parts = [[float(begin)], place, style, chord, density, energy, uniforms, bias, [temperature], cap, heard]
        self.process.stdin.write(np.concatenate([np.ravel(p) for p in parts]).astype("<f4").tobytes())
        self.process.stdin.flush()
        wanted = 4 * 5 * self.lanes
        reply = self.process.stdout.read(wanted)
        if len(reply) < wanted:
            raise RuntimeError("onnxruntime-node ended; its message is above")
        values = np.frombuffer(reply, "<f4")
        return values[:3 * self.lanes].reshape(-1, 3), values[3 * self.lanes:].reshape(-1, 2)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
