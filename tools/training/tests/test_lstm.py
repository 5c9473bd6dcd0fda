import unittest

import torch

from tactus_training import lstm


class TestLSTM(unittest.TestCase):
    """The fused layer equals PyTorch's own, forwards and backwards, with states carried."""

    @unittest.skipIf(lstm.KERNEL is None, "no C compiler: only PyTorch's own kernel is here")
    def test_equals_pytorch(self):
        torch.manual_seed(0)
        layer = lstm.LSTM(5, 8)
        own = torch.nn.LSTM(5, 8)
        with torch.no_grad():
            own.weight_ih_l0.copy_(layer.weight_ih)
            own.weight_hh_l0.copy_(layer.weight_hh)
            own.bias_ih_l0.copy_(layer.bias)
            own.bias_hh_l0.zero_()
        x = torch.randn(7, 3, 5, requires_grad=True)
        h, c = torch.randn(3, 8, requires_grad=True), torch.randn(3, 8, requires_grad=True)
        mark = torch.randn(7, 3, 8)

        def gradients(y, h_out, c_out, parameters):
            loss = (y * mark).sum() + h_out.square().sum() + c_out.sin().sum()
            return torch.autograd.grad(loss, [x, h, c, *parameters])

        y, (h1, c1) = layer(x, (h, c))
        ours = gradients(y, h1, c1, [layer.weight_ih, layer.weight_hh, layer.bias])
        y_own, (h2, c2) = own(x, (h[None], c[None]))
        theirs = gradients(y_own, h2[0], c2[0], [own.weight_ih_l0, own.weight_hh_l0, own.bias_ih_l0])
        torch.testing.assert_close(y, y_own, atol=1e-5, rtol=1e-5)
        for a, b in zip(ours, theirs):
            torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-4)


if __name__ == "__main__":
    unittest.main()
