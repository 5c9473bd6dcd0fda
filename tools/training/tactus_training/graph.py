"""The network as an ONNX graph that makes one grid step (docs/model-format.md), built node by node.

What a step costs is mostly the number of operators inside the `Scan` over the lanes, so everything that can be is done
for all lanes at once before it, and inside it small matrix products do several things each. See `_Builder.scan_body`.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from . import MakerError
from .network import AGREEMENT_SCALE, AGREEMENTS, LAGS, LOWEST_VELOCITY, OUTPUTS, TAPE

OPSET, IR_VERSION, MICROSOFT = 17, 8, "com.microsoft"
ALWAYS = 1e9
# Where int8 is used: "dynamic" quantizes activations too and multiplies integers, "weights" stores int8 and multiplies
# floats. A precision is (time axis, note axis, bits of the weights).
PRECISIONS = {"fp32": ("fp32", "fp32", 8), "int8": ("dynamic", "weights", 8), "int8-dynamic": ("dynamic", "dynamic", 8),
              "int8-weights": ("weights", "weights", 8), "int4-weights": ("weights", "weights", 4)}


def quantize(weight, bits=8):
    """Symmetric, a scale for each column: (int8 [in, out], scale [out])."""
    highest = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / highest
    return np.clip(np.round(weight / scale), -highest, highest).astype(np.int8), scale.astype(np.float32)


def _gates(weight):
    """PyTorch's rows i, f, g, o as columns i, f, o, g: the three sigmoids side by side."""
    i, f, g, o = np.split(weight, 4, 0)
    return np.concatenate([i, f, o, g], 0).T


class _Builder:
    def __init__(self, network, precision):
        self.weights = {k: v.detach().numpy().astype(np.float64) for k, v in network.state_dict().items()}
        self.layout, self.time_widths, self.note_widths = network.layout, network.time_widths, network.note_widths
        self.time_precision, self.note_precision, self.bits = PRECISIONS[precision]
        self.nodes, self.constants, self.count = [], {}, 0

    def name(self, hint):
        self.count += 1
        return f"{hint}_{self.count}"

    def constant(self, value, name=None, kind=np.float32):
        name = name or self.name("constant")
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(np.asarray(value, kind)), name)
        return name

    def op(self, kind, inputs, out=None, outputs=1, domain="", into=None, **attributes):
        names = [out] if out else [self.name(kind.lower()) for _ in range(outputs)]
        node = helper.make_node(kind, inputs, names, name=self.name("node"), domain=domain, **attributes)
        (self.nodes if into is None else into).append(node)
        return names[0] if len(names) == 1 else names

    def product(self, x, weight, bias, precision, key, into=None):
        """x @ weight + bias, where bias is an array or the name of a tensor."""
        bias = bias if isinstance(bias, str) else self.constant(bias, f"{key}.bias")
        if precision == "fp32":
            return self.op("Gemm", [x, self.constant(weight, f"{key}.weight"), bias], into=into)
        quantized, scale = quantize(weight, self.bits)
        if precision == "weights":
            # Dequantized while the session loads: Cast and Mul of constants are folded.
            whole = self.op("Mul", [self.op("Cast", [self.constant(quantized, f"{key}.int8", np.int8)], to=TensorProto.FLOAT),
                                    self.constant(scale, f"{key}.scale")])
            return self.op("Gemm", [x, whole, bias], into=into)
        y = self.op("DynamicQuantizeMatMul", [x, self.constant(quantized, f"{key}.int8", np.int8),
                                              self.constant(scale, f"{key}.scale")], domain=MICROSOFT, into=into)
        return self.op("Add", [y, bias], into=into)

    def cell(self, gates, cell, width, out=(None, None), into=None, extra=0):
        """An LSTM cell from its gates i, f, o, g; also what stands in the `extra` columns after them."""
        sizes = [3 * width, width] + [extra] * bool(extra)
        parts = self.op("Split", [gates, self.constant(sizes, f"sizes.{width}.{extra}", np.int64)], outputs=len(sizes),
                        axis=1, into=into)
        i, f, o = self.op("Split", [self.op("Sigmoid", [parts[0]], into=into)], outputs=3, axis=1, into=into)
        fresh = self.op("Mul", [i, self.op("Tanh", [parts[1]], into=into)], into=into)
        cell = self.op("Add", [self.op("Mul", [f, cell], into=into), fresh], out=out[1], into=into)
        hidden = self.op("Mul", [o, self.op("Tanh", [cell], into=into)], out=out[0], into=into)
        return hidden, cell, parts[2] if extra else None

    def lstm(self, axis, layer):
        prefix = f"{axis}.{layer}."
        return (self.weights[prefix + "weight_ih"], self.weights[prefix + "weight_hh"], self.weights[prefix + "bias"])

    def tape(self):
        """The tape with the last step appended, as two states; returns their names."""
        layer, new = len(self.time_widths), []
        play, articulate, _ = self.op("Split", ["previous", self.constant([1, 1, 1], "ones3", np.int64)], outputs=3, axis=1)
        for letter, last in (("h", play), ("c", articulate)):
            kept = self.op("Slice", [f"time_{letter}{layer}", self.constant([1], "one", np.int64),
                                     self.constant([TAPE], "tape", np.int64), self.constant([1], "one", np.int64)])
            new.append(self.op("Concat", [kept, last], out=f"time_{letter}{layer}_out", axis=1))
        return new

    def features(self):
        """[N, F + style] as `Network.features`, in another order, and the weights' columns for that order."""
        layout, roles = self.layout, self.layout.role_count
        n = layout.lane_count
        play_tape, articulate_tape = self.tape()
        play, articulate, velocity = self.op("Split", ["previous", "ones3"], outputs=3, axis=1)
        # By lane: neighbours and lags.
        padded = self.op("Pad", ["previous", self.constant([0, 0, 1, 0], kind=np.int64)])
        decided = self.op("Slice", [padded, self.constant([0], "zero", np.int64), self.constant([2], kind=np.int64),
                                    self.constant([1], "one", np.int64)])  # [N + 1, 2]
        neighbours = self.op("Reshape", [
            self.op("Gather", [self.op("Transpose", [decided], perm=[1, 0]), self.constant(layout.vicinity, kind=np.int32)], axis=1),
            self.constant([2, n, -1], kind=np.int64)])
        neighbours = self.op("Reshape", [self.op("Transpose", [neighbours], perm=[1, 0, 2]),
                                         self.constant([n, -1], kind=np.int64)])
        lag_columns = self.constant([TAPE - k for k in LAGS], kind=np.int64)
        lags = [self.op("Gather", [tape, lag_columns], axis=1) for tape in (play_tape, articulate_tape)]
        # By role: loudness and agreement with earlier bars.
        one_hot = self.constant(np.eye(roles)[layout.role].T, "roles")  # [R, N]
        then = self.op("Gather", [articulate_tape, self.constant([TAPE - 1 - k for k in AGREEMENTS], kind=np.int64)], axis=1)
        agree = self.op("Mul", [then, articulate])
        disagree = self.op("Abs", [self.op("Sub", [then, articulate])])
        sums = self.op("MatMul", [one_hot, self.op("Concat", [agree, disagree, velocity, play], axis=1)])
        width = 2 * len(AGREEMENTS)
        agreements, loud, playing = self.op("Split", [sums, self.constant([width, 1, 1], kind=np.int64)], outputs=3, axis=1)
        agreements = self.op("Mul", [self.op("Min", [agreements, self.constant(2.0)]), self.constant(AGREEMENT_SCALE)])
        loudness = self.op("Div", [loud, self.op("Max", [playing, self.constant(1.0)])])
        # By pitch class of each role, [1, 12R].
        classes = self.op("MatMul", [self.op("Transpose", [play], perm=[1, 0]), self.constant(layout.pitch_class_of)])
        flat = self.constant([-1], "flat", np.int64)
        style = self.op("MatMul", ["style", self.constant(self.weights["style"], "style.embedding")])
        reshape = lambda x: self.op("Reshape", [x, flat])
        everything = self.op("Concat", [reshape(classes), reshape(loudness), reshape(agreements), "place", "density", "chord",
                                        "energy", style], axis=0)
        # One look-up gives every lane its own view of all that.
        styles = self.weights["style"].shape[1]
        starts = np.cumsum([0, 12 * roles, roles, width * roles, 7, 2 * roles, 24, 2, styles])
        same = lambda part, size: np.tile(starts[part] + np.arange(size), (n, 1))
        view = np.concatenate([starts[0] + layout.roles_seen, starts[1] + layout.role[:, None],
                               starts[2] + layout.role[:, None] * width + np.arange(width), same(3, 7),
                               starts[4] + layout.density_seen, starts[5] + layout.chord_seen, same(6, 2), same(7, styles)], 1)
        seen = self.op("Gather", [everything, self.constant(view, kind=np.int32)])
        x = self.op("Concat", [self.constant(layout.constant), neighbours, velocity, *lags, seen], axis=1)
        # The order of `Network.features`: constant, neighbours, classes, velocity, role loudness, lags, agreements, place ...
        constant, around = layout.constant.shape[1], 2 * layout.vicinity.shape[1]
        a, c, l = constant + around, 12 * roles, 2 * len(LAGS)
        order = [*range(a), a + c, *range(a + c + 2, a + c + 2 + l), *range(a, a + c), a + c + 1,
                 *range(a + c + 2 + l, a + c + 2 + l + width + 7 + 2 * roles + 24 + 2 + styles)]
        return x, style, np.array(order)

    def time_axis(self, x, style, order):
        y = x
        for layer, width in enumerate(self.time_widths):
            ih, hh, bias = self.lstm("time", layer)
            columns = ih[:, order] if layer == 0 else ih
            gates = self.product(self.op("Concat", [y, f"time_h{layer}"], axis=1), _gates(np.concatenate([columns, hh], 1)),
                                 _gates(bias[:, None])[0], self.time_precision, f"time.{layer}")
            hidden, _, _ = self.cell(gates, f"time_c{layer}", width, (f"time_h{layer}_out", f"time_c{layer}_out"))
            prefix = f"style_after_time.{layer}."
            shift = self.op("Add", [self.op("MatMul", [style, self.constant(self.weights[prefix + "weight"].T)]),
                                    self.constant(self.weights[prefix + "bias"])])
            y = self.op("Add", [hidden, shift])
        return y

    def before_scan(self, x, y, order):
        """[N, 4 h + 4]: the first note layer's gates so far, the shortcut's share of the outputs, and a zero."""
        ih, _, bias = self.lstm("note", 0)
        gates = self.product(y, _gates(ih[:, :self.time_widths[-1]]), _gates(bias[:, None])[0], self.time_precision, "note.in")
        features = [o for o in order if o < self.weights["shortcut.weight"].shape[1] - self.layout.looks_up.shape[1]]
        weight = np.zeros((len(order), OUTPUTS + 1))  # the style, which the shortcut does not see, weighs nothing
        weight[:len(features), :OUTPUTS] = self.weights["shortcut.weight"][:, features].T
        bias = np.append(self.weights["shortcut.bias"] + self.weights["out.bias"], 0)
        outputs = self.op("Gemm", [x, self.constant(weight), self.constant(bias)])
        return self.op("Concat", [gates, outputs], axis=1)

    def thresholds(self):
        """[N, 4]: a lane plays (articulates) when its logit is above the first (second): u < sigmoid(z / T + b) is
        z > (logit(u) - b) T. The third is not used. The fourth is -(cap - 1/2): a role is full when minus its count of
        notes is not above it."""
        one = self.constant([1.0], "one.float")
        logit = self.op("Log", [self.op("Div", ["uniforms", self.op("Sub", [one, "uniforms"])])])
        decide = self.op("Mul", [self.op("Sub", [logit, "bias"]), "temperature"])
        play, _, _ = self.op("Split", ["previous", "ones3"], outputs=3, axis=1)
        silent = self.op("Sub", [one, play])
        # Where nothing played before, to play is to articulate.
        always = self.op("MatMul", [silent, self.constant([[0.0, -ALWAYS]])])
        cap = self.op("Gather", ["polyphony_cap", self.constant(self.layout.role, kind=np.int64)])
        full = self.op("Sub", [self.constant([0.5], "half"), cap])
        full = self.op("Reshape", [full, self.constant([self.layout.lane_count, 1], kind=np.int64)])
        unused = self.constant(np.zeros((self.layout.lane_count, 1)))
        return self.op("Concat", [self.op("Add", [decide, always]), unused, full], axis=1)

    def decide(self, z, thresholds, into=None):
        """(play, articulate) of rows of z: relu((p + room - 1), (p + a + room - 2)) of the bits above their thresholds."""
        bits = self.op("Cast", [self.op("Greater", [z, thresholds], into=into)], to=TensorProto.FLOAT, into=into)
        weight = self.constant([[1, 1], [0, 1], [0, 0], [1, 1]], "decide.weight")
        return self.op("Relu", [self.op("Gemm", [bits, weight, self.constant([-1, -2], "decide.bias")], into=into)], into=into)

    def scan_body(self):
        """One lane. States: hidden and cell of each layer, the decision below [1, 2], and running sums [1, 12 + R] of
        pitch classes and notes by role. Rows: gates so far, thresholds, where to look the sums up, what to add to them.

        The first product also carries, in four more columns, the outputs' share of what sounds below and minus the
        role's count; they pass through to the last product, so that one comparison decides play, articulate and room. Only
        that product's result leaves the loop."""
        nodes, note_widths = [], self.note_widths
        op = lambda kind, inputs, **more: self.op(kind, inputs, into=nodes, **more)
        first = note_widths[0]
        ih, hh, _ = self.lstm("note", 0)
        below = op("Gather", ["sums", "row_looks_up"], axis=1)
        x = op("Concat", ["hidden_0", "decision", below], axis=1)
        looked_up = self.layout.looks_up.shape[1]
        weight = np.zeros((first + 2 + looked_up, 4 * first + OUTPUTS + 1))
        weight[:, :4 * first] = _gates(np.concatenate([hh, ih[:, self.time_widths[-1]:]], 1))
        weight[first + 2:, 4 * first:4 * first + OUTPUTS] = self.weights["shortcut.weight"][:, -looked_up:].T
        weight[-1, -1] = -1
        gates = self.product(x, weight, "row_gates", self.note_precision, "note.0", into=nodes)
        hidden, cell, passing = self.cell(gates, "cell_0", first, into=nodes, extra=OUTPUTS + 1)
        states = [hidden, cell]
        for layer, width in list(enumerate(note_widths))[1:]:
            ih, hh, bias = self.lstm("note", layer)
            gates = self.product(op("Concat", [hidden, f"hidden_{layer}"], axis=1), _gates(np.concatenate([ih, hh], 1)),
                                 _gates(bias[:, None])[0], self.note_precision, f"note.{layer}", into=nodes)
            hidden, cell, _ = self.cell(gates, f"cell_{layer}", width, into=nodes)
            states += [hidden, cell]
        out = np.concatenate([self.weights["out.weight"].T, np.zeros((note_widths[-1], 1))], 1)
        z = op("Gemm", [hidden, self.constant(out, "out.weight"), passing])
        decision = self.decide(z, "row_thresholds", nodes)
        sums = op("Gemm", [decision, "row_adds", "sums"])
        value = helper.make_tensor_value_info
        floats = lambda name, shape: value(name, TensorProto.FLOAT, shape)
        sizes = [s for w in note_widths for s in (w, w)] + [2, self.layout.adds.shape[1]]
        names = [f"{kind}_{i}" for i in range(len(note_widths)) for kind in ("hidden", "cell")] + ["decision", "sums"]
        rows = [floats("row_gates", [4 * first + OUTPUTS + 1]), floats("row_thresholds", [4]),
                value("row_looks_up", TensorProto.INT32, [looked_up]), floats("row_adds", [2, self.layout.adds.shape[1]])]
        results = [floats(n, [1, s]) for n, s in zip([*states, decision, sums], sizes)]
        results.append(floats(z, [1, OUTPUTS + 1]))
        return helper.make_graph(nodes, "lane", [floats(n, [1, s]) for n, s in zip(names, sizes)] + rows, results), sizes

    def build(self):
        layout, n = self.layout, self.layout.lane_count
        x, style, order = self.features()
        y = self.time_axis(x, style, order)
        body, sizes = self.scan_body()
        adds = np.stack([layout.adds, np.zeros_like(layout.adds)], 1)
        thresholds = self.thresholds()
        rows = [self.before_scan(x, y, order), thresholds, self.constant(layout.looks_up, kind=np.int32), self.constant(adds)]
        zeros = [self.constant(np.zeros((1, s)), f"zeros.{s}") for s in sizes]
        results = self.op("Scan", zeros + rows, outputs=len(zeros) + 1, body=body, num_scan_inputs=len(rows))
        z = self.op("Reshape", [results[-1], self.constant([n, OUTPUTS + 1], kind=np.int64)])
        notes = self.decide(z, thresholds)
        sizes = self.constant([2, 1, 1], kind=np.int64)
        logits, velocity, _ = self.op("Split", [z, sizes], outputs=3, axis=1)
        self.op("Identity", [logits], out="logits")
        velocity = self.op("Clip", [velocity, self.constant(LOWEST_VELOCITY), self.constant(1.0)])
        # A note keeps the velocity it was struck with.
        play, articulate = self.op("Split", [notes, self.constant([1, 1], kind=np.int64)], outputs=2, axis=1)
        _, _, before = self.op("Split", ["previous", "ones3"], outputs=3, axis=1)
        held = self.op("Mul", [self.op("Sub", [play, articulate]), before])
        velocity = self.op("Add", [self.op("Mul", [articulate, velocity]), held])
        self.op("Concat", [notes, velocity], out="notes", axis=1)

        value = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        widths = [*self.time_widths, TAPE]
        roles, styles = layout.role_count, self.weights["style"].shape[0]
        states = [(f"time_{letter}{i}", [n, w]) for i, w in enumerate(widths) for letter in "hc"]
        inputs = [("previous", [n, 3]), ("place", [7]), ("style", [styles]), ("chord", [24]), ("density", [2 * roles]),
                  ("energy", [2]), *states, ("uniforms", [n, 2]), ("bias", [n, 2]), ("temperature", [1]), ("polyphony_cap", [roles])]
        outputs = [("notes", [n, 3]), ("logits", [n, 2])] + [(f"{name}_out", shape) for name, shape in states]
        graph = helper.make_graph(self.nodes, "tactus", [value(*i) for i in inputs], [value(*o) for o in outputs],
                                  initializer=list(self.constants.values()))
        model = helper.make_model(graph, producer_name="tactus", opset_imports=[
            helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)])
        model.ir_version = IR_VERSION
        return model


def build(network, precision="fp32"):
    return _Builder(network, precision).build()


def export(network, path, precision="fp32"):
    if network.hidden or not network.has_shortcut:
        raise MakerError("A network that was trained `without` something is for measuring, not for playing: no graph is made of it.")
    onnx.save(build(network, precision), str(path))
