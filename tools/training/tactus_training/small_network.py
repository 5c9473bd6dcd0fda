"""Networks that the daemon computes itself (daemon/system/learnt-layers.ts): layers as int8 by row with a scale a row, in JSON."""
import base64
import hashlib

import numpy as np
import torch


def packed(layers):
    """Fields of the JSON file for (name, weight [rows, columns], bias [rows]) tensors, which have the rounded values afterwards."""
    heads, parts = [], []
    for name, weight, bias in layers:
        scale = weight.abs().amax(1).clamp(min=1e-8) / 127
        whole = torch.round(weight / scale[:, None]).clamp(-127, 127)
        weight.copy_(whole * scale[:, None])
        heads.append({"name": name, "rows": whole.shape[0], "columns": whole.shape[1]})
        parts += [scale.numpy().astype("<f4").tobytes(), bias.numpy().astype("<f4").tobytes(), whole.numpy().astype(np.int8).tobytes()]
    weights = b"".join(parts)
    return {"layers": heads, "sha256": hashlib.sha256(weights).hexdigest(), "weights": base64.b64encode(weights).decode()}
