"""Negative log-likelihood in nats a step: joint over the 88 notes, averaged over all steps of all pieces."""
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from .data import scoring_batches


def batch_loss(logits, batch):
    """Sum over the counted steps, and how many there are."""
    each = binary_cross_entropy_with_logits(logits, batch.roll, reduction="none").sum(-1)
    return (each * batch.counted).sum(), batch.counted.sum()


@torch.no_grad()
def nll(model, pieces):
    was_training = model.training
    model.eval()
    device = next(model.parameters()).device
    total = steps = 0.0
    for batch in scoring_batches(pieces):
        batch = batch.to(device)
        loss, counted = batch_loss(model(batch), batch)
        total += loss.item()
        steps += counted.item()
    model.train(was_training)
    return total / steps
