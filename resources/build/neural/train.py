"""Train the network of the neural source on what ``prepare.py`` made.

Runs on the processor for a given time and saves the state regularly; started again with the same
``--state`` it goes on where it stopped.  With a graphics card the same script uses it.

    python resources/build/neural/train.py --data neural.npz --state state.pt --minutes 60
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from network import COST_SCALE, Network, Shape
from targets import WIDTH
from torch import Tensor, distributed, multiprocessing

from soat_core.engine.neural_features import FIRST_UNIT

LENGTH = 64
"""Positions of a window."""
UNDAMAGED = ((1.0, 0.14), (0.9, 0.06), (0.5, 0.08), (0.15, 0.14), (0.0, 0.58))
"""Share of undamaged words in a window, and how many windows are so."""
PAGE_SHARE = 0.15
"""Share of windows from pages that were really read."""
CAPITALS = 0.04
"""Share of windows with a heading in capitals."""
RATE = 1.6e-3
WARM_UP = 300
"""Steps until the full rate."""
FINAL_RATE = 0.02
GUESSED = 16
"""Of so many positions of a step, besides those without a right reading, the word is guessed."""
GUESS_WEIGHT = 0.1
"""What a wrong guess counts beside a wrong choice."""
UNTOLD = -1
"""The true word is not known, or is none that the network knows."""


class Data:
    """Windows of positions, drawn at random; see ``prepare.py`` for the arrays."""

    def __init__(self, path: Path, seed: int) -> None:
        with np.load(path) as data:
            for name in ("items", "first", "drawn", "upper", "pair_rows", "pair_targets"):
                setattr(self, name, data[name])
            self.page_rows, self.page_targets = data["page_rows"], data["page_targets"]
            self.check_rows, self.check_targets = data["check_rows"], data["check_targets"]
            self.vocabulary = str(data["vocabulary"]).split("\n")
            self._units = torch.from_numpy(data["units"].astype(np.int32))
            self._values = torch.from_numpy(data["values"])
            flags = data["flags"]
            same = np.where((flags & 1).any(1), (flags & 1).argmax(1), 0)
            self._same = torch.from_numpy(
                data["units"][np.arange(len(same)), same].astype(np.int32)
            )
            self._flags = torch.from_numpy(flags)
            self._grams = torch.from_numpy(data["grams"].astype(np.int32))
            self._kinds = torch.from_numpy(data["kinds"].astype(np.int32))
            self._choices = data["units"]
            # the first reading of a word is the word itself
            self._truth = np.where(
                self.drawn > 0, self._same.numpy()[self.pair_rows[self.first]], UNTOLD
            )
            self._truth[self._truth < FIRST_UNIT] = UNTOLD
        self._random = np.random.default_rng(seed)

    def batch(self, windows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Rows, targets and true words (windows, LENGTH) of garbled text and of pages."""
        pages = round(windows * PAGE_SHARE)
        text = self._text(windows - pages)
        at = self._random.integers(0, len(self.page_rows) - LENGTH, pages)[:, None]
        at = at + np.arange(LENGTH)
        rows, targets = self.page_rows[at], self.page_targets[at]
        there = (targets >= 0) & (targets < WIDTH)
        truth = self._choices[rows, np.where(there, targets, 0)].astype(np.int64)
        page = rows, targets, np.where(there & (truth >= FIRST_UNIT), truth, UNTOLD)
        both = [np.concatenate(pair) for pair in zip(text, page, strict=True)]
        return both[0], both[1], both[2]

    def asked(self, targets: np.ndarray, truth: np.ndarray) -> np.ndarray:
        """The positions (N,) of a batch whose word is guessed."""
        known = truth.reshape(-1) != UNTOLD
        lost = np.flatnonzero(known & (targets.reshape(-1) == WIDTH))
        others = np.flatnonzero(known & (targets.reshape(-1) != WIDTH))
        return np.concatenate([lost, self._random.choice(others, GUESSED)])

    def _text(self, windows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        random = self._random
        at = random.integers(0, len(self.items) - LENGTH, windows)[:, None] + np.arange(LENGTH)
        items = self.items[at]
        headed = np.flatnonzero(random.random(windows) < CAPITALS)
        for window in headed:
            start = random.integers(0, LENGTH - 8)
            stop = start + random.integers(4, 20)
            run = items[window, start:stop]
            items[window, start:stop] = np.where(run >= 0, self.upper[np.maximum(run, 0)], run)
        word = np.maximum(items, 0)
        levels, shares = zip(*UNDAMAGED, strict=True)
        level = random.choice(levels, size=(windows, 1), p=shares)
        damaged = random.random(items.shape) >= level
        draw = 1 + (random.random(items.shape) * self.drawn[word]).astype(np.int64)
        pair = self.first[word] + np.where(damaged & (self.drawn[word] > 0), draw, 0)
        pair = np.where(items >= 0, pair, -1 - items)
        truth = np.where(items >= 0, self._truth[word], UNTOLD)
        return self.pair_rows[pair], self.pair_targets[pair], truth

    def check(self) -> tuple[np.ndarray, np.ndarray]:
        """All windows of the pages kept aside."""
        whole = len(self.check_rows) // LENGTH * LENGTH
        return (
            self.check_rows[:whole].reshape(-1, LENGTH),
            self.check_targets[:whole].reshape(-1, LENGTH),
        )

    def seen(self, rows: np.ndarray, device: torch.device) -> dict[str, Tensor]:
        """The network's input for positions (N)."""
        at = torch.from_numpy(rows.reshape(-1).astype(np.int64))
        values = self._values[at].float()
        flags = self._flags[at]
        marks = torch.stack(
            [
                values[:, 1] * COST_SCALE,
                values[:, 2] * COST_SCALE,
                (flags & 1).float(),
                (flags >> 1).float(),
            ],
            -1,
        )
        kinds = self._kinds[at]
        found = {
            "units": self._units[at],
            "weights": values[:, 0].contiguous(),
            "marks": marks,
            "same": self._same[at],
            "grams": self._grams[at],
            "case": kinds[:, 0],
            "kind": kinds[:, 1],
        }
        return {name: tensor.to(device) for name, tensor in found.items()}


def checked(network: Network, data: Data, device: torch.device) -> dict[str, float]:
    """Share of wrong choices on the pages kept aside, where the truth is among the readings, and
    the mean loss."""
    rows, targets = data.check()
    wrong = total = 0
    loss = 0.0
    with torch.no_grad():
        for start in range(0, len(rows), 64):
            part = rows[start : start + 64]
            logits = network(data.seen(part, device), len(part))[0].float().cpu()
            wanted = torch.from_numpy(targets[start : start + 64].reshape(-1).astype(np.int64))
            known = wanted >= 0
            loss += float(F.cross_entropy(logits[known], wanted[known], reduction="sum"))
            inside = known & (wanted < logits.shape[1] - 1)
            wrong += int((logits[inside, :-1].argmax(1) != wanted[inside]).sum())
            total += int(known.sum())
    return {"wrong": wrong / total, "loss": loss / total}


def rate_at(highest: float, step: int, done: float) -> float:
    """The learning rate at a step, when the share ``done`` (0 to 1) of the time is over."""
    return highest * min(1.0, (step + 1) / WARM_UP) * max(FINAL_RATE, 1.0 - done)


class Trainer:
    """One of several processes that train the same network on different windows.

    Each has one thread: with several, the many short parallel loops of an LSTM wait for the slowest
    thread again and again, and stand still on a busy machine.
    """

    def __init__(self, options: argparse.Namespace, rank: int) -> None:
        self._options = options
        self._rank = rank
        torch.manual_seed(options.seed)
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        state: dict[str, Any] = {}
        if options.state.exists():
            state = torch.load(options.state, weights_only=True)
        self._spent, self._step = state.get("minutes", 0.0), state.get("step", 0)
        seed = options.seed + 1000 * rank + self._step
        self._data = Data(options.data, seed)
        shape = Shape(FIRST_UNIT + len(self._data.vocabulary), options.width, options.hidden)
        self._network = Network(shape).to(self._device)
        self._parameters = list(self._network.parameters())
        self._optimizer = torch.optim.Adam(self._parameters, lr=RATE, betas=(0.9, 0.99), fused=True)
        if options.begin and not state:
            before = torch.load(options.begin, weights_only=True)
            self._begin_as(before["network"], before["vocabulary"].split("\n"))
        elif options.embeddings and not state:
            with np.load(options.embeddings) as data:
                words, table = str(data["words"]).split("\n"), torch.from_numpy(data["table"])
            self._take_over(self._network.units, words, table)
        if state:
            self._network.load_state_dict(state["network"])
            self._optimizer.load_state_dict(state["optimizer"])
        size = sum(p.numel() for p in self._parameters)
        self._say(f"{size} parameters, step {self._step}, on {self._device}")

    def _begin_as(self, trained: dict[str, Tensor], words: list[str]) -> None:
        """Take over a trained network; its words may have had other numbers, and it may have had no
        guesses yet."""
        own = self._network.state_dict()
        for name in ("units", "bias", "guess_bias"):
            if name in trained:
                own[name][:FIRST_UNIT] = trained[name][:FIRST_UNIT]
                self._take_over(own[name], words, trained[name][FIRST_UNIT:])
                trained[name] = own[name]
        self._network.load_state_dict(own | trained)

    def _take_over(self, rows: Tensor, words: list[str], table: Tensor) -> None:
        """Copy the rows of the words that both vocabularies have."""
        known = {word: row for row, word in enumerate(words)}
        shared = [word for word in self._data.vocabulary if word in known]
        own = {word: row for row, word in enumerate(self._data.vocabulary, FIRST_UNIT)}
        with torch.no_grad():
            rows[[own[word] for word in shared]] = table[[known[word] for word in shared]].to(
                rows.device
            )

    def run(self) -> None:
        began = time.monotonic() - 60 * self._spent
        saved = minutes = self._spent
        sums: list[list[float]] = []
        while minutes < self._options.minutes:
            rows, targets, truth = self._data.batch(self._options.windows)
            asked = self._data.asked(targets, truth)
            with torch.autocast(self._device.type, dtype=torch.bfloat16):
                seen = self._data.seen(rows, self._device)
                logits, states = self._network(seen, len(rows))
                guesses = self._network.guessed(states[torch.from_numpy(asked).to(self._device)])
            words = torch.from_numpy(truth.reshape(-1)[asked].astype(np.int64)).to(self._device)
            missed = F.cross_entropy(guesses.float(), words)
            wanted = torch.from_numpy(targets.reshape(-1).astype(np.int64)).to(self._device)
            known = wanted >= 0
            picked, wanted = logits[known], wanted[known]
            loss = F.cross_entropy(picked, wanted)
            self._optimizer.zero_grad()
            (loss + GUESS_WEIGHT * missed).backward()
            minutes = self._share((time.monotonic() - began) / 60)
            torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
            for group in self._optimizer.param_groups:
                done = minutes / self._options.minutes
                group["lr"] = rate_at(self._options.rate, self._step, done)
            self._optimizer.step()
            self._step += 1
            wrong = float((picked.argmax(1) != wanted).float().mean())
            none = float((wanted == WIDTH).float().mean())
            sums.append([loss.item(), wrong, none, missed.item()])
            if self._step % 200 == 0 or self._step in (10, 50):
                mean = np.mean(sums, 0)
                self._say(
                    f"{minutes:5.1f} min  step {self._step}  loss {mean[0]:.4f}"
                    f"  wrong {mean[1]:.4f}  none {mean[2]:.4f}  guesses {mean[3]:.3f}"
                )
                sums.clear()
            if minutes - saved >= self._options.save:
                saved = minutes
                self._save(minutes)
        self._save(minutes)

    def _share(self, minutes: float) -> float:
        """Make the gradients of all processes their mean, and the time, which is returned."""
        if self._options.processes == 1:
            return minutes
        parts = [p.grad.reshape(-1) for p in self._parameters if p.grad is not None]
        flat = torch.cat([*parts, torch.tensor([minutes], dtype=torch.float32)])
        distributed.all_reduce(flat)
        flat /= self._options.processes
        at = 0
        for parameter in self._parameters:
            parameter.grad = flat[at : at + parameter.numel()].view_as(parameter)
            at += parameter.numel()
        return float(flat[-1])

    def _save(self, minutes: float) -> None:
        if self._rank:
            return
        state = {
            "shape": self._network.settings(),
            "network": self._network.state_dict(),
            "vocabulary": "\n".join(self._data.vocabulary),
            "minutes": minutes,
            "step": self._step,
        }
        path = self._options.state
        if self._options.keep:
            torch.save(state, path.with_name(f"{path.stem}-{minutes:03.0f}.pt"))
        partial = path.with_suffix(".part")
        torch.save(state | {"optimizer": self._optimizer.state_dict()}, partial)
        partial.replace(path)
        seen = self._step * self._options.windows * LENGTH * self._options.processes
        found = checked(self._network, self._data, self._device)
        self._say(
            f"{minutes:5.1f} min  step {self._step}  positions {seen}"
            f"  aside: wrong {found['wrong']:.5f}  loss {found['loss']:.5f}"
        )

    def _say(self, line: str) -> None:
        if not self._rank:
            print(line, flush=True)


def work(rank: int, options: argparse.Namespace, meeting: str) -> None:
    """What each process does; they find one another by the file ``meeting``."""
    torch.set_num_threads(1)
    if options.processes > 1:
        distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=rank, world_size=options.processes
        )
    Trainer(options, rank).run()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--embeddings", type=Path, help="to start from, from embeddings.py")
    parser.add_argument("--begin", type=Path, help="a trained state to start from instead")
    parser.add_argument("--rate", type=float, default=RATE, help="the highest learning rate")
    parser.add_argument("--minutes", type=float, default=60, help="time of training in all")
    parser.add_argument("--save", type=float, default=5, help="minutes between saved states")
    parser.add_argument("--keep", action="store_true", help="keep the network at every saved state")
    parser.add_argument("--processes", type=int, help="default: one a core; one with a card")
    parser.add_argument("--windows", type=int, default=24, help="windows of a step and process")
    parser.add_argument("--width", type=int, default=160)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if torch.cuda.is_available():
        options.processes = 1
        print("training on", torch.cuda.get_device_name(), flush=True)
    options.processes = options.processes or os.cpu_count() or 1
    options.state = options.state.resolve()
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(work, (options, f"{folder}/meeting"), options.processes)


if __name__ == "__main__":
    main()
