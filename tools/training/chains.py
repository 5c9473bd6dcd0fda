"""The Markov chains beside a model as a model of their own, to be heard beside it:

    python3 chains.py ../../models/standard ../../models/markov
"""
import hashlib
import json
import sys
from pathlib import Path

KEPT = ("formatVersion", "version", "stepsPerBar", "barsPerPhrase", "roles", "laneCount", "styles", "trainedOn")

CARD = """# Model card: {name} {version}

Markov chains: {lanes} lanes, each a chain of two states (silent, playing) for each style. The chance of a lane depends on
whether it sounded a step ago, on the step in the beat and on the style, and on nothing else; chances of striking anew are pooled over
the lanes of a role. They were fitted on the pieces that `{of}` was trained on, and are the baseline that its figures stand beside.

It is not here to be run to: whoever hears it beside a network hears what the network has learnt, for all else is the same (harmony,
form, rules of voice leading, the density that is asked for, drums, instruments). The page's listening test plays it blind. What it writes is
composed by a machine; no person is its author, and the WAV and MIDI files and the stream that Tactus writes say so.

The music that it was fitted on, with licences and attributions, is in `manifest.json`, as for `{of}`.
"""


def make(source, out):
    """Errors: OSError, KeyError where `source` is no model with chains."""
    given = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
    chains = (source / "baseline.json").read_bytes()
    counts = [len(row) for style in json.loads(chains)["styles"].values() for kind in style.values() for beat in kind for row in beat]
    out.mkdir(parents=True, exist_ok=True)
    (out / "chains.json").write_bytes(chains)
    manifest = {
        **{key: given[key] for key in KEPT}, "name": out.name, "kind": "markov-lanes", "parameterCount": sum(counts),
        "files": [{"path": "chains.json", "bytes": len(chains), "sha256": hashlib.sha256(chains).hexdigest()}],
        "training": {"of": f"{given['name']} {given['version']}"}, "metrics": {},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    (out / "MODEL_CARD.md").write_text(
        CARD.format(name=out.name, version=given["version"], lanes=given["laneCount"], of=given["name"]), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    make(Path(sys.argv[1]), Path(sys.argv[2]))
