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

LONGEST_ATTRIBUTION = 8000  # of the manifest (docs/model-format.md is read with limits)
FEW_PIECES = 50  # a style with fewer is learnt by heart in part
SHIPPED = ("fp32", "int8")
SOURCES = Path(__file__).parent.parent / "configs" / "sources.yaml"


def graph_path(folder, precision):
    return Path(folder) / f"model.{precision}.onnx"


def write_text(path, text):
    beside = Path(str(path) + ".part")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def known_sources(config):
    """{source: what there is to say of it}: ours, and those of the configuration (`sources`)."""
    return {**yaml.safe_load(SOURCES.read_text(encoding="utf-8")), **config.get("sources", {})}


def trained_on(corpus, config):
    """Each source with its licence, and how many of its pieces were trained on."""
    known = known_sources(config)
    pieces = [p.meta for p in corpus.pieces if p.meta["split"] == "train"]
    rows = []
    for source, count in Counter(m["source"] for m in pieces).items():
        about = known.get(source, {"name": source, "licence": "not stated", "attribution": "not stated"})
        attribution = about.get("attribution") or "; ".join(
            f"{m['id'].split('/', 1)[-1]} ({m['licence']})" for m in pieces if m["source"] == source)
        rows.append({"name": about["name"], "licence": about["licence"], "attribution": attribution[:LONGEST_ATTRIBUTION],
                     "pieces": count, "culture": about.get("culture", "not described")})
    return rows


def manifest(network, saved, corpus, folder, evaluation):
    """manifest.json of the graphs that lie in `folder`."""
    config, layout = saved["config"], network.layout
    files = []
    for precision in SHIPPED:
        data = graph_path(folder, precision).read_bytes()
        files.append({"path": graph_path(folder, precision).name, "precision": precision, "bytes": len(data),
                      "sha256": hashlib.sha256(data).hexdigest()})
    styles = [{"name": style, "labels": config.get("styles", {}).get(style, [style]),
               **({"like": config["like"][style]} if style in config.get("like", {}) else {}), "trainPieces": len(corpus.of(i, "train")),
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
        "trainedOn": [{k: v for k, v in row.items() if k != "culture"} for row in trained_on(corpus, config)],
        "training": {"seed": config["seed"], "steps": saved["iteration"], "plannedSteps": config["iterations"],
                     "hours": round(saved["cpuMinutes"] / 60, 2),
                     "machine": saved.get("machine", "unknown"), "date": saved.get("date", "unknown"),
                     **({"started": saved["started"]} if saved.get("started") else {}),
                     **({"blended": saved["blended"]} if "blended" in saved else {}),
                     **({"leans": config["leans"]} if config.get("leans") else {})},
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


def table(rows, head):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(c) for c in row) + " |" for row in rows])


def _interval(entry, digits=3):
    return f"{entry['value']:.{digits}f} ({entry['low']:.{digits}f}-{entry['high']:.{digits}f})"


def _leaning(leans):
    return [line for style, shares in leans.items() for line in (
        f"The vector of `{style}` leans on others', as few pieces are learnt by heart: "
        + ", ".join(f"{share:g} of `{other}`" for other, share in shares.items()) + ".", "")]


def card(made, corpus, config, evaluation):
    """MODEL_CARD.md from the manifest and what was measured; nothing is said that was not."""
    training = made["training"]
    done = training["steps"] / max(1, training["plannedSteps"])
    lines = [f"# Model card: {made['name']} {made['version']}", "",
             f"A tied-parallel (biaxial) LSTM over {made['laneCount']} lanes that writes bass, chords and lead, 16th by 16th, "
             "for Tactus: music that follows a runner. What it writes is composed by a machine; no person is its author, "
             "and the WAV and MIDI files and the stream that Tactus writes say so.", ""]
    if done < 0.98:
        lines += [f"**Briefly trained: {done:.0%} of the training it is meant to get.** A first network, to build on.", ""]
    lines += ["## Sizes and training", "", table([
        ["parameters", made["parameterCount"]], ["time layers", f"{made['timeLayerWidths']} (the last is the tape: no weights)"],
        ["note layers", made["noteLayerWidths"]],
        *[[f["path"], f"{f['bytes'] / 1e6:.2f} MB"] for f in made["files"]],
        ["iterations", f"{training['steps']} of {training['plannedSteps']}"], ["processor hours", training["hours"]],
        ["seed", training["seed"]], ["machine", training["machine"]], ["date", training["date"]]], ["", ""]), "",
        *([f"The weights lie {training['blended']['share']:.0%} of the way back to iteration {training['blended']['iteration']}, as "
           "small styles are learnt by heart towards the end.", ""]
          if "blended" in training else []),
        *([f"Training began from {training['started']['name']} {training['started']['version']}: {training['started']['weights']} weights stood "
           "as they stand there.", ""] if "started" in training else []),
        *(_leaning(training["leans"]) if "leans" in training else []),
        "## Music it learnt from", "",
        "Estimated from the notes, not annotated: chords (one a beat), keys, densities, energy, and in part the roles.", "",
        table([[r["name"], r["pieces"], r["licence"], r["attribution"], r["culture"]] for r in trained_on(corpus, config)],
               ["set", "pieces", "licence", "attribution", "whose music"]), "",
        table([[style, r["train"], r["valid"], r["bars"], f"{r['largest share off the grid']:.2f}"]
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
                  table([[style, s["pieces"], _interval(s["nll"]), _interval(s["nll.blind"]), _interval(s["markovBaseline"]),
                           _interval(s["nll.blind / markovBaseline"], 2), _interval(s["nll / nll.blind"], 2)]
                          for style, s in valid["styles"].items()] +
                         [["mean", "", valid["nll"], valid["nll.blind"], valid["markovBaseline"],
                           f"{valid['nll.blind'] / valid['markovBaseline']:.2f}", f"{valid['nll'] / valid['nll.blind']:.2f}"]],
                         ["style", "pieces", "nll", "nll.blind", "Markov", "blind / Markov", "nll / blind"]), ""]
        if "nll lost" in valid and valid["through"] != "pytorch":
            signed = lambda e: f"{e['value']:+.4f} ({e['low']:+.4f} to {e['high']:+.4f})"
            lines += [f"The same pieces in fp32 (PyTorch; the fp32 graph is equal to it within 1e-5) and what {valid['through']} "
                      "loses by it, the same pieces resampled for both:", "",
                      table([[style, s["nll in fp32"]["value"], signed(s["nll lost"]), s["nll.blind in fp32"]["value"],
                              signed(s["nll.blind lost"])] for style, s in valid["styles"].items()] +
                            [["mean", valid["nll in fp32"], signed(valid["nll lost"]), valid["nll.blind in fp32"],
                              signed(valid["nll.blind lost"])]],
                            ["style", "nll, fp32", "lost", "nll.blind, fp32", "lost"]), ""]
    for key, head, note, unit in (
            ("precisions", "What a number format costs", "Mean over the styles, on the first 192 steps of two pieces each, the same for all formats.",
             "nats a step"),
            ("loudness", "What energy does", "Mean velocity (0-1) of struck notes when this energy is told. It is told for "
             "loudness; it hardly helps to foretell the notes.", "velocity"),
            ("hidden", "What each condition is worth", "Mean over the styles, on the first 192 steps of six pieces each, when the trained network is not told it. It was "
             "trained with the chord, the energy and the style now and then withheld, but never without the density, the "
             "place or the tape: for these three, part of the loss is surprise. What a network loses that was trained without each: "
             "tools/training/ablations.md.", "nats a step")):
        if evaluation and evaluation.get(key) and None not in evaluation[key].values():
            lines += [f"## {head}", "", note, "", table([[k, v] for k, v in evaluation[key].items()], ["", unit]), ""]
    return "\n".join(lines + limits(corpus, config))


def limits(corpus, config):
    """What the network cannot know, from what it was trained on."""
    known = known_sources(config)
    sources = {p.meta["source"] for p in corpus.pieces if p.meta["split"] == "train"}
    lines = ["## What it has not learnt", "",
             "It knows the music above and no other: in four, on the twelve tempered tones, in 16ths. It has heard no triple or "
             "odd metre, no swing or shuffle written out finer than 16ths, no microtones. Its names for styles are labels of "
             "these small sets, not descriptions of traditions.", ""]
    if sources <= set(known["all of these together"]["of"]):
        lines += [known["all of these together"]["notLearnt"], ""]
    lines += ["## Weaknesses", ""]
    trained = {style: corpus.of(i, "train") for i, style in enumerate(corpus.styles)}
    few = [f"{style} ({len(p)} pieces)" for style, p in trained.items() if len(p) < FEW_PIECES]
    if few:
        lines.append(f"- Small styles: {', '.join(few)}. Expect quotations and monotony.")
    anecdotes = [f"{s} ({len(p)})" for i, s in enumerate(corpus.styles) if len(p := corpus.of(i, "valid")) < 10]
    if anecdotes:
        lines.append(f"- Few pieces to validate on: {', '.join(anecdotes)}. Those figures are anecdotes.")
    flat = [style for style, p in trained.items() if not any(x.has_velocity.any() for x in p)]
    if flat:
        lines.append(f"- No performed velocities in {', '.join(flat)}: what it plays loud or soft there it carries over from the "
                     "other styles." if len(flat) < len(trained) else "- No performed velocities at all: it plays at one level.")
    lines += [f"- {known[s]['weakness']}" for s in sorted(sources & set(known)) if known[s].get("weakness")]
    return lines + ["- It does not plan: form, harmony and returns are the composer's, which conditions and biases it.",
                    "- Sampled int8 decisions may differ between processors; fp32 is for exact comparisons.", ""]


def write(network, saved, corpus, folder, evaluation=None):
    """Manifest, baseline and card beside the graphs in `folder`."""
    made = manifest(network, saved, corpus, folder, evaluation)
    write_text(Path(folder) / "baseline.json", json.dumps(baseline(corpus, network.layout), separators=(",", ":")) + "\n")
    write_text(Path(folder) / "MODEL_CARD.md", card(made, corpus, saved["config"], evaluation))
    write_text(Path(folder) / "manifest.json", json.dumps(made, indent=2, allow_nan=False) + "\n")
    return made
