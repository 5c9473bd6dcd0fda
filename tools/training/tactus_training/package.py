"""The folder that is shipped: graphs, manifest.json, baseline.json, MODEL_CARD.md."""
import hashlib
import json
import os
from collections import Counter
from pathlib import Path

import yaml

from . import markov
from .layout import BARS_PER_PHRASE, STEPS_PER_BAR
from .network import CONDITIONS, TAPE

SHIPPED = ("fp32", "int8")
SOURCES = Path(__file__).parent.parent / "configs" / "sources.yaml"


def graph_path(folder, precision):
    return Path(folder) / f"model.{precision}.onnx"


def write_text(path, text):
    beside = Path(str(path) + ".part")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def trained_on(corpus):
    """Each source with its licence, and how many of its pieces were trained on."""
    known = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))
    pieces = [p.meta for p in corpus.pieces if p.meta["split"] == "train"]
    rows = []
    for source, count in Counter(m["source"] for m in pieces).items():
        about = known.get(source, {"name": source, "licence": "not stated", "attribution": ""})
        attribution = about.get("attribution") or "; ".join(
            f"{m['id'].split('/', 1)[-1]} ({m['licence']})" for m in pieces if m["source"] == source)
        rows.append({"name": about["name"], "licence": about["licence"], "attribution": attribution, "pieces": count,
                     "culture": about.get("culture", "not described")})
    return rows


def manifest(network, saved, corpus, folder, evaluation):
    """manifest.json of the graphs that lie in `folder`."""
    config, layout = saved["config"], network.layout
    files = []
    for precision in SHIPPED:
        data = graph_path(folder, precision).read_bytes()
        files.append({"path": graph_path(folder, precision).name, "precision": precision, "bytes": len(data),
                      "sha256": hashlib.sha256(data).hexdigest()})
    styles = [{"name": style, "labels": config.get("styles", {}).get(style, [style]), "trainPieces": len(corpus.of(i, "train")),
               "onsetsPerBar": {r.name: [round(float(q), 4) for q in corpus.onset_quantiles[i, k]]
                                for k, r in enumerate(layout.roles)}} for i, style in enumerate(corpus.styles)]
    return {
        "formatVersion": 1, "name": config["name"], "version": config["version"], "kind": "biaxial-lanes",
        "stepsPerBar": STEPS_PER_BAR, "barsPerPhrase": BARS_PER_PHRASE,
        "roles": [{"name": r.name, "lowestMidi": r.lowest, "highestMidi": r.highest, "maxPolyphony": r.max_polyphony}
                  for r in layout.roles],
        "laneCount": layout.lane_count, "styles": styles, "conditions": list(CONDITIONS),
        "timeLayerWidths": [*network.time_widths, TAPE], "noteLayerWidths": list(network.note_widths),
        "parameterCount": sum(p.numel() for p in network.parameters()), "files": files,
        "trainedOn": [{k: v for k, v in row.items() if k != "culture"} for row in trained_on(corpus)],
        "training": {"seed": config["seed"], "steps": saved["iteration"], "plannedSteps": config["iterations"],
                     "hours": round(saved["cpuMinutes"] / 60, 2),
                     "machine": saved.get("machine", "unknown"), "date": saved.get("date", "unknown"),
                     **({"blended": saved["blended"]} if "blended" in saved else {})},
        "metrics": evaluation or {},
    }


def baseline(corpus, layout):
    """The Markov chains of each style, so that `nll` can be set beside them anywhere (docs/model-format.md)."""
    rounded = lambda array: [[[round(min(max(float(v), 1e-6), 1 - 1e-6), 6) for v in row] for row in beat] for beat in array]
    styles = {}
    for index, style in enumerate(corpus.styles):
        play, articulate = markov.fit(corpus.of(index, "train"), layout)
        styles[style] = {"play": rounded(play), "articulate": rounded(articulate)}
    return {"styles": styles}


def _table(rows, head):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(c) for c in row) + " |" for row in rows])


def _interval(entry, digits=3):
    return f"{entry['value']:.{digits}f} ({entry['low']:.{digits}f}-{entry['high']:.{digits}f})"


def card(made, corpus, evaluation):
    """MODEL_CARD.md from the manifest and what was measured; nothing is said that was not."""
    training = made["training"]
    done = training["steps"] / max(1, training["plannedSteps"])
    lines = [f"# Model card: {made['name']} {made['version']}", "",
             f"A tied-parallel (biaxial) LSTM over {made['laneCount']} lanes that writes bass, chords and lead, 16th by 16th, "
             "for Tactus: music that follows a runner. What it writes is composed by a machine; no person is its author, "
             "and files and streams that carry it should say so.", ""]
    if done < 0.98:
        lines += [f"**Briefly trained: {done:.0%} of the training it is meant to get.** A first network, to build on.", ""]
    lines += ["## Sizes and training", "", _table([
        ["parameters", made["parameterCount"]], ["time layers", f"{made['timeLayerWidths']} (the last is the tape: no weights)"],
        ["note layers", made["noteLayerWidths"]],
        *[[f["path"], f"{f['bytes'] / 1e6:.2f} MB"] for f in made["files"]],
        ["iterations", f"{training['steps']} of {training['plannedSteps']}"], ["processor hours", training["hours"]],
        ["seed", training["seed"]], ["machine", training["machine"]], ["date", training["date"]]], ["", ""]), "",
        *([f"The weights lie {training['blended']['share']:.0%} of the way back to iteration {training['blended']['iteration']}: "
           "chosen on validation pieces, as ragtime and electronic had been learnt by heart by the end.", ""]
          if "blended" in training else []),
        "## Music it learnt from", "",
        "Estimated from the notes, not annotated: chords (one a beat), keys, densities, energy, and in part the roles.", "",
        _table([[r["name"], r["pieces"], r["licence"], r["attribution"], r["culture"]] for r in trained_on(corpus)],
               ["set", "pieces", "licence", "attribution", "whose music"]), "",
        _table([[style, r["train"], r["valid"], r["bars"], f"{r['largest share off the grid']:.2f}"]
                for style, r in corpus.report["styles"].items()],
               ["style", "train", "valid", "bars of 16 steps", "most off the grid"]), "",
        f"Folded into a role's range by octaves: bass {corpus.report['bass folded']:.1%}, chords "
        f"{corpus.report['chords folded']:.1%}, lead {corpus.report['lead folded']:.1%} of the notes. Bass and lead are "
        "made lines of one voice; notes that sound beside the line are given to the chords.", ""]
    valid = (evaluation or {}).get("valid")
    if valid:
        lines += ["## Measured on validation pieces", "",
                  f"Nats a 16th step (play and articulate, all lanes), through {valid['through']}; in brackets 95 % intervals by "
                  "resampling pieces. `nll.blind` is without the chord. Chords and densities are estimated from the same "
                  "notes, so `nll` is told a part of the answer. The Markov chain knows the lane, its last state, the step "
                  "in the beat and the style.", "",
                  _table([[style, s["pieces"], _interval(s["nll"]), _interval(s["nll.blind"]), _interval(s["markovBaseline"]),
                           _interval(s["nll.blind / markovBaseline"], 2), _interval(s["nll / nll.blind"], 2)]
                          for style, s in valid["styles"].items()] +
                         [["mean", "", valid["nll"], valid["nll.blind"], valid["markovBaseline"],
                           round(valid["nll.blind"] / valid["markovBaseline"], 2), round(valid["nll"] / valid["nll.blind"], 2)]],
                         ["style", "pieces", "nll", "nll.blind", "Markov", "blind / Markov", "nll / blind"]), ""]
    for key, head, note, unit in (
            ("precisions", "What a number format costs", "Mean over the styles, on the first 192 steps of two pieces each, the same for all formats.",
             "nats a step"),
            ("loudness", "What energy does", "Mean velocity (0-1) of struck notes when this energy is told. It is told for "
             "loudness; it hardly helps to foretell the notes.", "velocity"),
            ("hidden", "What each condition is worth", "Mean over the styles, on the first 192 steps of six pieces each, when the trained network is not told it. It was "
             "trained with the chord, the energy and the style now and then withheld, but never without the density, the "
             "place or the tape: for these three, part of the loss is surprise.", "nats a step")):
        if evaluation and evaluation.get(key):
            lines += [f"## {head}", "", note, "", _table([[k, v] for k, v in evaluation[key].items()], ["", unit]), ""]
    lines += ["## What it has not learnt", "",
              "It knows some European and North American music in four, on the twelve tempered tones, in 16ths. It has heard "
              "no triple or odd metre, no swing or shuffle written out finer than 16ths, no music of Africa, Asia, Latin "
              "America or Oceania, no maqam, raga or gamelan, no microtones, hardly anything sung. Its names for styles are "
              "labels of these small sets, not descriptions of traditions. Most of the music is by men, much of it by a few.", "",
              "## Weaknesses", "",
              "- Electronic (20 pieces) and ragtime (16) are small: expect quotations and monotony. Validation there is two and "
              "three pieces, so those figures are anecdotes.",
              "- Chorales, folk tunes and the song book have no performed velocities: what it plays loud or soft there it "
              "carries over from game music, electronic music and ragtime.",
              "- The chorales' source has no bar lines; accents within a bar are not reliable there.",
              "- It does not plan: form, harmony and returns are the composer's, which conditions and biases it.",
              "- Sampled int8 decisions may differ between processors; fp32 is for exact comparisons.", ""]
    return "\n".join(lines)


def write(network, saved, corpus, folder, evaluation=None):
    """Manifest, baseline and card beside the graphs in `folder`."""
    made = manifest(network, saved, corpus, folder, evaluation)
    write_text(Path(folder) / "baseline.json", json.dumps(baseline(corpus, network.layout), separators=(",", ":")) + "\n")
    write_text(Path(folder) / "MODEL_CARD.md", card(made, corpus, evaluation))
    write_text(Path(folder) / "manifest.json", json.dumps(made, indent=2) + "\n")
    return made
