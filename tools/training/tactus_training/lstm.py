"""An LSTM layer that trains quickly on one CPU core.

PyTorch's own LSTM spends more than half of its time in the pointwise part on a CPU. Here that part is a small C routine
(`gates.c`), compiled at first use into the user's cache folder. Without a compiler, and on a GPU, PyTorch's own kernel
(cuDNN on a GPU) computes the same with the same parameters. `TACTUS_NO_CC=1` forbids the compiler.
"""
import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

import torch
from torch import nn


FLAGS = ("-O3", "-march=native", "-ffast-math", "-fPIC")


def _load_kernel():
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("gcc")
    if os.environ.get("TACTUS_NO_CC") or not compiler:
        return None
    source = Path(__file__).with_name("gates.c")
    key = hashlib.sha256(source.read_bytes() + repr((FLAGS, platform.node(), platform.machine())).encode()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tactus-training"
    library = cache / f"gates-{key}.so"
    try:
        if not library.exists():
            cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                part, built = Path(folder) / "gates.o", Path(folder) / "gates.so"
                # Linked without -ffast-math, which would change how the whole process treats the smallest numbers.
                for command in ([*FLAGS, "-c", str(source), "-o", str(part)], ["-shared", str(part), "-o", str(built), "-lm"]):
                    subprocess.run([compiler, *command], check=True, capture_output=True)
                os.replace(built, library)
        return ctypes.CDLL(str(library))
    except (OSError, subprocess.CalledProcessError):
        return None


KERNEL = _load_kernel()


def _pointer(tensor):
    return ctypes.c_void_p(tensor.data_ptr())


class _FusedLSTM(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, h0, c0, weight_ih, weight_hh, bias):
        steps, rows, width_in = x.shape
        width = weight_hh.shape[1]
        size = ctypes.c_long(rows), ctypes.c_long(width)
        x, h0, c0 = x.contiguous(), h0.contiguous(), c0.contiguous()
        gates = torch.addmm(bias, x.view(steps * rows, width_in), weight_ih.t()).view(steps, rows, 4 * width)
        cell, cell_tanh, hidden = (x.new_empty(steps, rows, width) for _ in range(3))
        recurrent = weight_hh.t()
        for t in range(steps):
            gates[t].addmm_(hidden[t - 1] if t else h0, recurrent)
            KERNEL.gates_forward(_pointer(gates[t]), _pointer(cell[t - 1] if t else c0), _pointer(cell[t]),
                                 _pointer(cell_tanh[t]), _pointer(hidden[t]), *size)
        ctx.save_for_backward(x, h0, c0, weight_ih, weight_hh, hidden)
        ctx.kept = gates, cell, cell_tanh
        return hidden, cell[-1].clone()

    @staticmethod
    def backward(ctx, grad_hidden, grad_cell):
        x, h0, c0, weight_ih, weight_hh, hidden = ctx.saved_tensors
        gates, cell, cell_tanh = ctx.kept  # the gates' gradient is written over them: one backward pass only
        ctx.kept = None
        steps, rows, width_in = x.shape
        width = weight_hh.shape[1]
        size = ctypes.c_long(rows), ctypes.c_long(width)
        grad_hidden = grad_hidden.contiguous()
        grad_cell = grad_cell.clone(memory_format=torch.contiguous_format)
        grad_next = x.new_zeros(rows, width)
        for t in range(steps - 1, -1, -1):
            KERNEL.gates_backward(_pointer(gates[t]), _pointer(cell[t - 1] if t else c0), _pointer(cell_tanh[t]),
                                  _pointer(grad_hidden[t]), _pointer(grad_next), _pointer(grad_cell), *size)
            torch.mm(gates[t], weight_hh, out=grad_next)
        flat = gates.view(steps * rows, 4 * width)
        grad_ih = flat.t() @ x.view(steps * rows, width_in)
        grad_hh = gates[0].t() @ h0
        if steps > 1:
            grad_hh += flat[rows:].t() @ hidden[:-1].reshape(-1, width)
        grad_x = (flat @ weight_ih).view_as(x) if ctx.needs_input_grad[0] else None
        return grad_x, grad_next, grad_cell, grad_ih, grad_hh, flat.sum(0)


class LSTM(nn.Module):
    """One LSTM layer: `x[T, B, F]`, state `(h[B, H], c[B, H])` → `y[T, B, H]`, state. Gates are ordered i, f, g, o."""

    def __init__(self, input_width, hidden_width):
        super().__init__()
        bound = hidden_width ** -0.5
        self.hidden_width = hidden_width
        self.weight_ih = nn.Parameter(torch.empty(4 * hidden_width, input_width).uniform_(-bound, bound))
        self.weight_hh = nn.Parameter(torch.empty(4 * hidden_width, hidden_width).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.zeros(4 * hidden_width))
        self.bias.data[hidden_width:2 * hidden_width] = 1.0  # forget gates start open

    def forward(self, x, state=None):
        if state is None:
            zeros = x.new_zeros(x.shape[1], self.hidden_width)
            state = (zeros, zeros)
        h, c = state
        if KERNEL is not None and x.device.type == "cpu" and x.dtype == torch.float32:
            with torch.autocast("cpu", enabled=False):  # the kernel knows float32 only
                y, c = _FusedLSTM.apply(x, h, c, self.weight_ih, self.weight_hh, self.bias)
        else:
            weights = [self.weight_ih, self.weight_hh, self.bias, torch.zeros_like(self.bias)]
            y, _, c = torch._VF.lstm(x, (h[None].to(x.dtype), c[None].to(x.dtype)), weights, True, 1, 0.0,
                                     self.training, False, False)
            c = c[0]
        return y, (y[-1], c)
