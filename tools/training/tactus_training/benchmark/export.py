"""Writes the trained model as ONNX: `roll[T, 88]` → `logits[T, 88]`, a whole piece in one call, features inside."""
from inspect import signature
from unittest import mock

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from .. import lstm
from .data import Batch
from .features import memory

OPSET, IR_VERSION = 17, 8  # the newest that onnxruntime 1.30 and Debian's onnx 1.12 both know
# Newer PyTorch would by default take another exporter, which needs one more package.
TRACING = {"dynamo": False} if "dynamo" in signature(torch.onnx.export).parameters else {}


class WholePiece(nn.Module):
    """The model as a function of the roll alone."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, roll):
        note_memory, step_memory = memory(roll)
        batch = Batch(roll[None], note_memory[None], step_memory[None], None, torch.zeros(1, dtype=torch.long), 0)
        return self.model(batch)[0]


def export_fp32(model, path):
    example = (torch.rand(24, 88) < 0.05).float()
    model = model.cpu().eval()
    with mock.patch.object(lstm, "KERNEL", None):  # the C kernel cannot be traced; PyTorch's own computes the same
        torch.onnx.export(WholePiece(model), (example,), str(path), opset_version=OPSET, input_names=["roll"],
                          output_names=["logits"], dynamic_axes={"roll": {0: "steps"}, "logits": {0: "steps"}}, **TRACING)
    graph = onnx.load(str(path))
    graph.ir_version = IR_VERSION
    onnx.save(graph, str(path))


def _quantize(weights):
    """`[1, 4H, K]` → int8 `[1, K, 4H]`, symmetric with one scale for each gate of each cell."""
    columns = np.ascontiguousarray(weights.transpose(0, 2, 1))
    scales = np.maximum(np.abs(columns).max(1), 1e-8).astype(np.float32) / 127
    return np.clip(np.round(columns / scales[:, None]), -127, 127).astype(np.int8), scales


def export_int8(fp32_path, path):
    """Every LSTM becomes onnxruntime's DynamicQuantizeLSTM: int8 weights, activations quantized as they come."""
    model = onnx.load(str(fp32_path))
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    values.update({node.output[0]: numpy_helper.to_array(node.attribute[0].t)
                   for node in model.graph.node if node.op_type == "Constant" and node.attribute[0].name == "value"})
    replaced = set()
    for node in [node for node in model.graph.node if node.op_type == "LSTM"]:
        inputs, parameters = list(node.input) + [""] * (8 - len(node.input)), []
        for slot in (1, 2):
            name = inputs[slot]
            quantized, scales = _quantize(values[name])
            replaced.add(name)
            for suffix, array in (("q", quantized), ("scale", scales), ("zero", np.zeros_like(scales, np.int8))):
                model.graph.initializer.append(numpy_helper.from_array(array, f"{node.name}.{slot}.{suffix}"))
            inputs[slot] = f"{node.name}.{slot}.q"
            parameters += [f"{node.name}.{slot}.scale", f"{node.name}.{slot}.zero"]
        kept = {a.name: helper.get_attribute_value(a) for a in node.attribute if a.name == "hidden_size"}
        quantized_node = helper.make_node("DynamicQuantizeLSTM", inputs + parameters, list(node.output), name=node.name,
                                          domain="com.microsoft", **kept)
        node.CopyFrom(quantized_node)
    for tensor in [tensor for tensor in model.graph.initializer if tensor.name in replaced]:
        model.graph.initializer.remove(tensor)
    for node in [node for node in model.graph.node if node.op_type == "Constant" and node.output[0] in replaced]:
        model.graph.node.remove(node)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, str(path))
