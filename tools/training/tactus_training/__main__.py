"""python3 -m tactus_training COMMAND: prepare, train, evaluate, export, quantize, card, or make-model for all of them."""
import argparse
import json
import os
import sys
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # one thread is quicker than two at these sizes; must stand before torch loads

import torch  # noqa: E402
import yaml  # noqa: E402

from . import evaluate as evaluation  # noqa: E402
from . import graph, onnx_runner, package  # noqa: E402
from .benchmark import RECIPES, run_benchmark  # noqa: E402
from .corpus import Corpus  # noqa: E402
from .prepare import prepare_from  # noqa: E402
from .train import blend, load, save_atomically, train  # noqa: E402

CONFIGS = Path(__file__).parent.parent / "configs"


def say(line):
    print(line, flush=True)


def read_config(args):
    path = Path(args.config)
    if not path.exists():
        path = CONFIGS / f"{args.config}.yaml"
    if not path.exists():
        sys.exit(f"No configuration {args.config}: give a file, or one of {', '.join(p.stem for p in CONFIGS.glob('*.yaml'))}.")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def corpus_path(args):
    return Path(args.corpus) if args.corpus else Path(args.work) / "corpus.npz"


def read_corpus(args):
    if not corpus_path(args).exists():
        sys.exit(f"No prepared music at {corpus_path(args)}: run `prepare` first.")
    return Corpus.load(corpus_path(args))


def read_network(args):
    path = Path(args.work) / "checkpoint.pt"
    if not path.exists():
        sys.exit(f"No checkpoint at {path}: run `train` first.")
    return load(path)


def read_results(args):
    path = Path(args.work) / "evaluation.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_results(args, results):
    package.write_text(Path(args.work) / "evaluation.json", json.dumps(results, indent=2) + "\n")


def command_prepare(args):
    if not args.data and not args.midi:
        sys.exit("Say where the music is: --data DIR (JSON lines) or --midi STYLE=DIR (a folder of MIDI files), or both.")
    folders = [m.partition("=")[::2] for m in args.midi]
    corpus = prepare_from(read_config(args), args.data, folders)
    if not corpus.pieces:
        sys.exit(f"No usable music was found: {json.dumps(corpus.report)}")
    corpus_path(args).parent.mkdir(parents=True, exist_ok=True)
    corpus.save(corpus_path(args))
    say(json.dumps(corpus.report, indent=2))


def command_train(args):
    train(read_config(args), read_corpus(args), args.work, args.device, args.bf16, say)


def command_blend(args):
    """Goes a share of the way back to an earlier checkpoint of the run (`keepAt`); WORK becomes the blend's folder."""
    last, work = Path(args.last), Path(args.work)
    work.mkdir(parents=True, exist_ok=True)
    save_atomically(blend(last, args.earlier, args.share), work / "checkpoint.pt")


def command_evaluate(args):
    """The int8 graph in `--out` where there is one, else PyTorch; then what is lost when a condition is hidden.

    With --benchmark: trains and scores a plain 88-lane model on a published split instead."""
    if args.benchmark:
        return run_benchmark(args)
    if not args.work:
        sys.exit("Say where the prepared music and the checkpoint are: --work DIR (or name a --benchmark).")
    network, _ = read_network(args)
    corpus, results = read_corpus(args), read_results(args)
    path = package.graph_path(args.out, args.precision) if args.out else None
    if path and not path.exists():
        sys.exit(f"No graph at {path}: run `export` and `quantize` first.")
    results[args.split] = evaluation.evaluate(network, corpus, args.split, path, args.limit, say)
    if args.ablate:
        results["hidden"] = evaluation.ablate(network, corpus, args.split, say)
        results["loudness"] = evaluation.loudness_by_energy(network, corpus, args.split)
    write_results(args, results)


def command_export(args):
    network, _ = read_network(args)
    Path(args.out).mkdir(parents=True, exist_ok=True)
    graph.export(network, package.graph_path(args.out, "fp32"))


def command_quantize(args):
    """Writes the int8 graph; with --compare measures every number format on the same few pieces."""
    network, _ = read_network(args)
    graph.export(network, package.graph_path(args.out, "int8"), "int8")
    if not args.compare:
        return
    corpus, results = read_corpus(args), read_results(args)
    results["precisions"] = {"fp32, PyTorch": evaluation.beginnings(network, corpus)}
    for precision in graph.PRECISIONS:
        path = Path(args.work) / f"compare.{precision}.onnx"
        graph.export(network, path, precision)
        value = evaluation.beginnings(network, corpus, path)
        results["precisions"][f"{precision}, {path.stat().st_size // 1024} KiB"] = value
        say(f"{precision}: {value}")
    write_results(args, results)


def command_card(args):
    network, saved = read_network(args)
    made = package.write(network, saved, read_corpus(args), args.out, read_results(args))
    say(f"{args.out}: {made['name']} {made['version']}, {made['parameterCount']} parameters")


def command_make_model(args):
    if not corpus_path(args).exists():
        command_prepare(args)
    command_train(args)
    command_export(args)
    command_quantize(args)
    if not onnx_runner.available():
        say("onnxruntime-node is not installed (npm ci at the root): the figures are PyTorch's, in fp32.")
        out, args.out = args.out, None
        command_evaluate(args)
        args.out = out
    else:
        command_evaluate(args)
    command_card(args)


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="tactus_training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    everything = ("prepare", "train", "blend", "evaluate", "export", "quantize", "card", "make-model")
    for name in everything:
        does = globals()["command_" + name.replace("-", "_")]
        one = commands.add_parser(name, description=does.__doc__)
        one.set_defaults(does=does)
        one.add_argument("--work", required=name != "evaluate", help="folder for the prepared music, checkpoints, logs and results")
        one.add_argument("--corpus", help="prepared music, where it is not WORK/corpus.npz")
        if name in ("prepare", "train", "make-model"):
            one.add_argument("--config", required=True, help="standard, small, or a file like configs/standard.yaml")
        if name == "blend":
            one.add_argument("--last", required=True, help="checkpoint.pt of the finished run")
            one.add_argument("--earlier", required=True, help="checkpoint-ITERATION.pt of the same run")
            one.add_argument("--share", type=float, default=0.4, help="0 the last, 1 the earlier (default 0.4)")
        if name in ("prepare", "make-model"):
            one.add_argument("--data", help="folder of JSON-lines sets that the configuration names")
            one.add_argument("--midi", action="append", default=[], metavar="STYLE=DIR", help="folder of MIDI files of a style")
        if name in ("train", "make-model"):
            one.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
            one.add_argument("--bf16", action="store_true", help="matrix products in bfloat16 (GPU)")
        if name in ("export", "quantize", "card", "make-model", "evaluate"):
            one.add_argument("--out", required=name != "evaluate", help="the model's folder, such as models/standard")
        if name in ("evaluate", "quantize", "make-model"):
            one.add_argument("--limit", type=int, help="only the first so many pieces of each style")
        if name in ("evaluate", "make-model"):
            one.set_defaults(benchmark=None)
            one.add_argument("--split", default="valid")
            one.add_argument("--precision", default="int8")
            one.add_argument("--ablate", action="store_true", help="also hide each condition in turn")
        if name == "evaluate":
            one.add_argument("--benchmark", choices=RECIPES, help="a published split: needs --data; checkpoints go to --out")
            one.add_argument("--data", help="folder with benchmark-NAME.json.gz")
            one.add_argument("--seed", type=int, default=0, help="of the benchmark's training")
            one.add_argument("--epochs", type=int, help="of the benchmark's training, where not the recipe's")
        if name in ("quantize", "make-model"):
            one.add_argument("--compare", action="store_true", help="measure the other number formats too")
    args = parser.parse_args(arguments)
    torch.set_num_threads(1)
    args.does(args)


if __name__ == "__main__":
    main()
