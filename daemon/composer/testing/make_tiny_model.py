"""Makes `tiny-model/`: a small network with random weights, for tests of what runs a network and not of what it has
learnt. From the top of the checkout: PYTHONPATH=tools/training python3 daemon/composer/testing/make_tiny_model.py"""
import hashlib
import json
from pathlib import Path

import torch

from tactus_training.graph import export
from tactus_training.layout import Layout, Role
from tactus_training.network import CONDITIONS, Network

SEED = 7
STYLES = ("chorale", "folk")
ROLES = (Role("bass", 36, 47, 1), Role("chords", 55, 68, 4), Role("lead", 67, 80, 1))
FOLDER = Path(__file__).parent / "tiny-model"

torch.manual_seed(SEED)
network = Network(len(STYLES), (8, 8), (8, 8), style_width=4, layout=Layout(ROLES))
FOLDER.mkdir(exist_ok=True)
files = []
for precision in ("fp32",):
    path = FOLDER / f"model.{precision}.onnx"
    export(network, path, precision)
    data = path.read_bytes()
    files.append({"path": path.name, "precision": precision, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})

table = [min(1, k / 8) for k in range(17)]
manifest = {
    "formatVersion": 1, "name": "tiny", "version": "1.0.0", "kind": "biaxial-lanes", "stepsPerBar": 16, "barsPerPhrase": 8,
    "roles": [{"name": r.name, "lowestMidi": r.lowest, "highestMidi": r.highest, "maxPolyphony": r.max_polyphony} for r in ROLES],
    "laneCount": network.layout.lane_count,
    "styles": [{"name": s, "trainPieces": 0, "onsetsPerBar": {r.name: table for r in ROLES}} for s in STYLES],
    "conditions": list(CONDITIONS), "timeLayerWidths": [8, 8], "noteLayerWidths": [8, 8],
    "parameterCount": sum(p.numel() for p in network.parameters()), "files": files, "trainedOn": [],
    "training": {"seed": SEED, "steps": 0}, "metrics": {},
}
(FOLDER / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
