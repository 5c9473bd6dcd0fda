"""The published benchmarks: train a plain 88-lane model on the published splits, choose on valid, score test once."""
import json
import shutil
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import torch

from .data import load
from .export import export_fp32, export_int8
from .score import nll
from .train import Recipe, Trainer

LONG_PIECES = Recipe(epochs=2, crop_steps=64, lead_in_steps=4, dropout=0.1, weight_decay=0.0,
                     validate_every_epochs=2)
RECIPES = {
    "jsb": Recipe(),
    "nottingham": LONG_PIECES,
    "musedata": replace(LONG_PIECES, epochs=8),
    "piano-midi": replace(LONG_PIECES, epochs=20, dropout=0.3),
}
SCORER = Path(__file__).with_name("score.mjs")


def run(name, data, seed, recipe, out, log=print, node=shutil.which("node")):
    """Trains (or goes on training) in `out`, scores valid and test, writes `out/result.json`; nats a step."""
    out = Path(out)
    splits = load(data, name)
    trainer = Trainer(recipe, splits, seed, out, log)
    model = trainer.run()
    graphs = {precision: out / f"{precision}.onnx" for precision in ("fp32", "int8")}
    result = {"benchmark": name, "seed": seed, "recipe": asdict(recipe), "coreMinutes": trainer.cpu_seconds / 60,
              "parameters": sum(p.numel() for p in model.parameters()), "device": trainer.device,
              "valid": {"pytorch": nll(model, splits["valid"])}, "test": {"pytorch": nll(model, splits["test"])}}
    export_fp32(model, graphs["fp32"])
    export_int8(graphs["fp32"], graphs["int8"])
    rolls = Path(data) / f"benchmark-{name}.json.gz"
    for split in ("valid", "test") if node else ():
        for precision, graph in graphs.items():
            answer = subprocess.run([node, SCORER, graph, rolls, split], check=True, capture_output=True, text=True)
            result[split][f"onnxruntime-node {precision}"] = json.loads(answer.stdout)["nll"]
    (out / "result.json").write_text(json.dumps(result, indent=2) + "\n")
    return result


def run_benchmark(arguments):
    """`evaluate --benchmark NAME --data DIR [--seed N] [--epochs N] [--ablate] [--out DIR]`; ablated: without recall."""
    if not arguments.data or not (Path(arguments.data) / f"benchmark-{arguments.benchmark}.json.gz").exists():
        sys.exit(f"Say which folder holds benchmark-{arguments.benchmark}.json.gz: --data DIR.")
    recipe = replace(RECIPES[arguments.benchmark], recall=not arguments.ablate)
    if arguments.epochs:
        recipe = replace(recipe, epochs=arguments.epochs)
    torch.set_num_threads(1)  # faster than two on the layers' small products
    name = f"benchmark-{arguments.benchmark}-{arguments.seed}" + ("-ablated" if arguments.ablate else "")
    result = run(arguments.benchmark, arguments.data, arguments.seed, recipe, arguments.out or Path("runs") / name)
    print(json.dumps(result, indent=2))
