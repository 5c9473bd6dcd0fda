"""Trains on the train split; the weights that are kept are a running average, chosen on the valid split."""
import copy
import json
import math
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from .data import training_batches
from .model import Biaxial, Widths
from .score import batch_loss, nll


@dataclass(frozen=True)
class Recipe:
    """How one benchmark is trained. Steps are the data set's own grid steps."""

    epochs: int = 24
    widths: Widths = Widths()
    batch_size: int = 4
    crop_steps: int = 160
    lead_in_steps: int = 0
    learning_rate: float = 4e-3
    weight_decay: float = 1e-4
    dropout: float = 0.4
    recall: bool = True
    average_decay: float = 0.995
    clip_norm: float = 3.0
    validate_every_epochs: int = 3


class Trainer:
    """Resumable: everything that decides what comes next is in `checkpoint.pt`."""

    def __init__(self, recipe, splits, seed, folder, log=print):
        self.recipe, self.splits, self.folder, self.log = recipe, splits, Path(folder), log
        self.folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(seed)
        self.rng = np.random.default_rng(seed)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model = Biaxial(recipe.widths, recipe.dropout, recipe.recall).to(self.device)
        self.average = copy.deepcopy(self.model)
        decay = [p for p in self.model.parameters() if p.dim() > 1]
        rest = [p for p in self.model.parameters() if p.dim() <= 1]
        self.optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": recipe.weight_decay},
                                            {"params": rest, "weight_decay": 0.0}], betas=(0.9, 0.99))
        self.epoch = self.updates = 0
        self.best = math.inf
        self.cpu_seconds = 0.0
        if self.checkpoint.exists():
            self._restore()

    @property
    def checkpoint(self):
        return self.folder / "checkpoint.pt"

    def run(self):
        """Trains to the end; returns the averaged model that was best on valid."""
        while self.epoch < self.recipe.epochs:
            self.run_epoch()
        self.average.load_state_dict(torch.load(self.folder / "best.pt", map_location=self.device))
        return self.average

    def run_epoch(self):
        started, cpu = time.time(), time.process_time()
        train_nll = self._train_epoch()
        self.cpu_seconds += time.process_time() - cpu
        self.epoch += 1
        line = f"epoch {self.epoch}/{self.recipe.epochs} train {train_nll:.3f} with dropout"
        if self.epoch % self.recipe.validate_every_epochs == 0 or self.epoch >= self.recipe.epochs:
            valid = nll(self.average, self.splits["valid"])
            line += f" valid {valid:.4f}"
            if valid < self.best:
                self.best = valid
                torch.save(self.average.state_dict(), self.folder / "best.pt")
        left = (self.recipe.epochs - self.epoch) * (time.time() - started) / 60
        self.log(f"{line} · {self.cpu_seconds / 60:.1f} core-minutes, about {left:.0f} min left")
        self._save()

    def _train_epoch(self):
        recipe, total, steps = self.recipe, 0.0, 0.0
        batches = training_batches(self.splits["train"], self.rng, recipe.batch_size, recipe.crop_steps,
                                   recipe.lead_in_steps)
        expected = sum(math.ceil(len(p.roll) / recipe.crop_steps) for p in self.splits["train"]) / recipe.batch_size
        for done, batch in enumerate(batches):
            progress = min(1.0, (self.epoch + done / expected) / recipe.epochs)
            rate = recipe.learning_rate * min(1.0, (self.updates + 1) / 50) * (0.505 + 0.495 * math.cos(math.pi * progress))
            for group in self.optimizer.param_groups:
                group["lr"] = rate
            batch = batch.to(self.device)
            loss, counted = batch_loss(self.model(batch), batch)
            self.optimizer.zero_grad()
            (loss / counted).backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), recipe.clip_norm)
            self.optimizer.step()
            self.updates += 1
            self._update_average()
            total += loss.item()
            steps += counted.item()
        return total / steps

    @torch.no_grad()
    def _update_average(self):
        decay = min(self.recipe.average_decay, (self.updates + 1) / (self.updates + 10))
        for kept, new in zip(self.average.parameters(), self.model.parameters()):
            kept.mul_(decay).add_(new, alpha=1 - decay)

    def _save(self):
        state = {"model": self.model.state_dict(), "average": self.average.state_dict(),
                 "optimizer": self.optimizer.state_dict(), "epoch": self.epoch, "updates": self.updates,
                 "best": self.best, "cpu_seconds": self.cpu_seconds, "recipe": json.dumps(asdict(self.recipe)),
                 "numpy": self.rng.bit_generator.state, "torch": torch.get_rng_state()}
        unfinished = self.checkpoint.with_suffix(".tmp")
        torch.save(state, unfinished)
        os.replace(unfinished, self.checkpoint)

    def _restore(self):
        state = torch.load(self.checkpoint, map_location="cpu")
        if state["recipe"] != json.dumps(asdict(self.recipe)):
            raise ValueError(f"{self.checkpoint} was made with another recipe: choose another --out or remove it")
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.updates, self.best = state["epoch"], state["updates"], state["best"]
        self.cpu_seconds = state["cpu_seconds"]
        self.rng.bit_generator.state = state["numpy"]
        torch.set_rng_state(state["torch"])
