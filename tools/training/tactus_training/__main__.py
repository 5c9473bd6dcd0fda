"""python3 -m tactus_training COMMAND: arrange, progressions, chords, prepare, train, blend, evaluate, export, quantize, card; make-model for all of
them; variants for ablations and sizes."""
import argparse
import json
import os
import re
import sys
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # one thread is quicker than two at these sizes; must stand before torch loads

import torch  # noqa: E402
import yaml  # noqa: E402

from . import MakerError, chord_network, graph, onnx_runner, package, variants  # noqa: E402
from . import evaluate as evaluation  # noqa: E402
from .arrange import arrange_all, write_jsonl  # noqa: E402
from .benchmark import RECIPES, run_benchmark  # noqa: E402
from .corpus import Corpus  # noqa: E402
from .prepare import prepare_from, read_jsonl, read_sets, summary  # noqa: E402
from .progressions import bank, read_progressions  # noqa: E402
from .train import blend, blend_iteration, load, newest, train  # noqa: E402

CONFIGS = Path(__file__).parent.parent / "configs"


def say(line):
    print(line, flush=True)


def read_yaml(name):
    path = Path(name)
    if not path.is_file():
        path = CONFIGS / f"{name}.yaml"
    if not path.exists():
        raise MakerError(f"No configuration {name}: give a file, or one of {', '.join(p.stem for p in CONFIGS.glob('*.yaml'))}.")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def read_config(args):
    """The configuration with what `--set` changes."""
    config = {**read_yaml(args.config), **changes(args)}
    for what in ("name", *(s for s, _ in midi_folders(args))):
        text = config["name"] if what == "name" else what
        if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", str(text)):
            raise MakerError(f"{text} cannot be the name of a model or a style: small letters, digits, dots, dashes, underscores.")
    return config


def changes(args):
    """{key: value} of --set KEY=VALUE, the values being YAML."""
    pairs = [change.partition("=") for change in args.set]
    wrong = [key for key, equals, _ in pairs if not equals]
    if wrong:
        raise MakerError(f"--set wants KEY=VALUE, not {wrong[0]}")
    return {key: yaml.safe_load(value) for key, _, value in pairs}


def midi_folders(args):
    """[(style, folder)] of --midi STYLE=DIR."""
    pairs = [m.partition("=") for m in getattr(args, "midi", [])]
    wrong = [style for style, _, folder in pairs if not style or not folder]
    if wrong:
        raise MakerError(f"--midi wants a style's name and a folder (--midi techno=~/midi/techno), not {wrong[0] or '='}")
    return [(style, os.path.expanduser(folder)) for style, _, folder in pairs]


def corpus_path(args):
    return Path(args.corpus) if args.corpus else Path(args.work) / "corpus.npz"


def read_corpus(args):
    if not corpus_path(args).exists():
        raise MakerError(f"No prepared music at {corpus_path(args)}: run `prepare` first.")
    return Corpus.load(corpus_path(args))


def read_network(args):
    path = newest(args.work)
    if not path.exists():
        raise MakerError(f"No checkpoint at {path}: run `train` first.")
    return load(path)


def read_results(args):
    path = Path(args.work) / "evaluation.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_results(args, results):
    package.write_text(Path(args.work) / "evaluation.json", json.dumps(results, indent=2) + "\n")


def command_arrange(args):
    """Plays the tunes of JSON-lines sets over grooves of our own: pieces for `prepare`, a style each."""
    sources = (piece for path in args.tunes for piece in read_jsonl(path))
    pieces = arrange_all(sources, read_yaml(args.grooves), args.pieces, args.seed)
    say(f"{args.out}: {write_jsonl(pieces, args.out)} pieces")


def command_progressions(args):
    """Learns from the sets' training pieces which chords follow which: what the form planner proposes its harmony from."""
    config = read_config(args)
    read = list(read_progressions(read_sets(config["sets"], args.data), config["styles"]))
    if args.list:
        lines = (json.dumps({"id": p.id, "style": p.style, "split": p.split, "windows": p.windows}) + "\n" for p in read)
        package.write_text(Path(args.list), "".join(lines))
    text = bank(read, ", ".join(config["sets"]))
    package.write_text(Path(args.out), text)
    say(f"{args.out}: {len(text)} bytes, from {sum(p.split == 'train' for p in read)} pieces")


def command_chords(args):
    """Learns from the sets' training pieces which chord follows a row of chords: a small network that the form planner asks."""
    config = read_config(args)
    read = list(read_progressions(read_sets(config["sets"], args.data), config["styles"]))
    network = chord_network.train(read)
    nats = chord_network.nats_by_style(network, read)
    text = chord_network.as_file(network, nats, config["sets"])
    package.write_text(Path(args.out), text)
    if args.fixture:
        package.write_text(Path(args.fixture), chord_network.fixture(network))
    say(f"{args.out}: {len(text)} bytes; nats a chord on validation pieces: "
        + ", ".join(f"{style} {value:.2f}" for style, value in nats.items()))


def command_prepare(args):
    """Reads music into WORK/corpus.npz; what became of it is in WORK/prepare.json."""
    if not args.data and not args.midi:
        raise MakerError("Say where the music is: --data DIR (JSON lines) or --midi STYLE=DIR (a folder of MIDI files), or both.")
    corpus = prepare_from(read_config(args), args.data, midi_folders(args))
    corpus_path(args).parent.mkdir(parents=True, exist_ok=True)
    Path(args.work).mkdir(parents=True, exist_ok=True)
    corpus.save(corpus_path(args))
    package.write_text(Path(args.work) / "prepare.json", json.dumps(corpus.report, indent=2) + "\n")
    for line in summary(corpus):
        say(line)


def command_train(args):
    train(read_config(args), read_corpus(args), args.work, args.device, args.bf16, say)


def command_variants(args):
    """Trains the variants of a configuration (ablations, sizes) alike and briefly, and sets them side by side on valid."""
    config = read_yaml(args.config)
    base = {**read_yaml(config["base"]), **changes(args)}
    variants.run(config, base, read_corpus(args), args.work, args.only, args.device, args.bf16, args.time, say)


def command_blend(args):
    """Goes a share of the way back to an earlier place in the training, as the configuration's `blend` says: WORK/blended.pt."""
    blend(args.work, args.share)


def command_evaluate(args):
    """The int8 graph in `--out` where there is one, else PyTorch; then what is lost when a condition is hidden.

    With --benchmark: trains and scores a plain 88-lane model on a published split instead."""
    if args.benchmark:
        return run_benchmark(args)
    if not args.work:
        raise MakerError("Say where the prepared music and the checkpoint are: --work DIR (or name a --benchmark).")
    network, _ = read_network(args)
    corpus, results = read_corpus(args), read_results(args)
    path = package.graph_path(args.out, args.precision) if args.out else None
    if path and not path.exists():
        raise MakerError(f"No graph at {path}: run `export` and `quantize` first.")
    results[args.split] = evaluation.evaluate(network, corpus, args.split, path, args.limit, say)
    if args.ablate and evaluation.beginnings(network, corpus, None, args.split) is not None:
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
    exact = evaluation.beginnings(network, corpus)
    if exact is None:
        return say("No validation piece is long enough to compare number formats on.")
    results["precisions"] = {"fp32, PyTorch": exact}
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
    """prepare, train, blend (where the configuration says so), export, quantize, evaluate, card. Stopped, it goes on."""
    config = read_config(args)
    if corpus_path(args).exists():
        say(f"The music is prepared already: {corpus_path(args)} (remove it to prepare it anew).")
    else:
        command_prepare(args)
    command_train(args)
    if blend_iteration(config):
        blend(args.work)
    through_node, out = onnx_runner.available(), args.out
    args.compare = args.compare and through_node
    command_export(args)
    command_quantize(args)
    if not through_node:
        say("onnxruntime-node is not installed (npm ci at the root): the figures are PyTorch's, in fp32.")
        args.out = None
    command_evaluate(args)
    args.out = out
    command_card(args)


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="tactus_training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    everything = ("prepare", "train", "blend", "evaluate", "export", "quantize", "card", "make-model", "variants")
    one = commands.add_parser("arrange", description=command_arrange.__doc__)
    one.set_defaults(does=command_arrange)
    one.add_argument("--tunes", action="append", required=True, metavar="FILE", help="pieces with a melody and chords, JSON lines, gzipped")
    one.add_argument("--grooves", default="grooves", help="the grooves (default: configs/grooves.yaml)")
    one.add_argument("--pieces", type=int, default=100, help="of each style")
    one.add_argument("--seed", type=int, default=7)
    one.add_argument("--out", required=True, metavar="FILE", help="JSON lines, gzipped")
    one = commands.add_parser("progressions", description=command_progressions.__doc__)
    one.set_defaults(does=command_progressions)
    one.add_argument("--data", required=True, help="folder of JSON-lines sets that the configuration names")
    one.add_argument("--config", default="standard", help="names the sets and which of their styles is ours (default: standard)")
    one.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="in place of the configuration's value")
    one.add_argument("--list", metavar="FILE", help="also every piece's chords, as JSON lines (for tools/checks/harmony.mjs)")
    one.add_argument("--out", required=True, metavar="FILE", help="such as daemon/composer/harmony/chord-bank.data.ts")
    one = commands.add_parser("chords", description=command_chords.__doc__)
    one.set_defaults(does=command_chords)
    one.add_argument("--data", required=True, help="folder of JSON-lines sets that the configuration names")
    one.add_argument("--config", default="standard", help="names the sets and which of their styles is ours (default: standard)")
    one.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="in place of the configuration's value")
    one.add_argument("--fixture", metavar="FILE", help="for a reader's test: chances as PyTorch computes them, as JSON lines")
    one.add_argument("--out", required=True, metavar="FILE", help="such as models/chords.json")
    for name in everything:
        does = globals()["command_" + name.replace("-", "_")]
        one = commands.add_parser(name, description=does.__doc__)
        one.set_defaults(does=does)
        one.add_argument("--work", required=name != "evaluate", help="folder for the prepared music, checkpoints, logs and results")
        one.add_argument("--corpus", help="prepared music, where it is not WORK/corpus.npz")
        if name in ("prepare", "train", "make-model", "variants"):
            which = "ablations, sizes" if name == "variants" else "standard, small"
            one.add_argument("--config", required=True, help=f"{which}, or a file like those in configs/")
            one.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="in place of the configuration's value")
        if name == "variants":
            one.add_argument("--only", help="one of the variants (and the first, which it is set beside)")
            one.add_argument("--time", action="store_true", help="also milliseconds a step of the int8 graphs, side by side")
        if name == "blend":
            one.add_argument("--share", type=float, help="0 the last, 1 the earlier (default: the configuration's)")
        if name in ("prepare", "make-model"):
            one.add_argument("--data", help="folder of JSON-lines sets that the configuration names")
            one.add_argument("--midi", action="append", default=[], metavar="STYLE=DIR", help="folder of MIDI files of a style")
        if name in ("train", "make-model", "variants"):
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
    try:
        args.does(args)
    except MakerError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
