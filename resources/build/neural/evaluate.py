"""Measure the neural source by itself on pages with known truth.

For each model one line for each kind of page (the name before the hyphen): how often its first
choice is wrong where the truth is among the readings, how often it is anyway, how many of the
tokens it is surest of are 99.9% right, how much of clean text it would change.  Several models make
a learning curve.  What it gives in the whole engine ``soat evaluate`` tells.

    python resources/build/neural/evaluate.py --pages FOLDER MODEL.onnx [MODEL.onnx ...]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from targets import NO_TARGET, WIDTH, Page, pages_in

from soat_core.engine.neural import NeuralSource, load_neural
from soat_core.engine.pack import load_pack
from soat_core.engine.readings import Readings
from soat_core.engine.weights import Weights

SAFE = 0.999


@dataclass
class Tally:
    """What was found at the tokens whose truth is known."""

    sure: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)

    def add(self, scores: np.ndarray, targets: np.ndarray) -> None:
        known = np.flatnonzero(targets != NO_TARGET)
        choice = scores[known, :-1].argmax(1)
        self.sure += np.exp(scores[known, choice]).tolist()
        self.right += (choice == targets[known]).tolist()
        self.inside += (targets[known] != WIDTH).tolist()

    def figures(self) -> dict[str, float]:
        sure, right = np.array(self.sure), np.array(self.right)
        inside = np.array(self.inside)
        order = np.argsort(-sure, kind="stable")
        share = np.cumsum(right[order]) / np.arange(1, len(right) + 1)
        safe = np.flatnonzero(share >= SAFE)
        bins = np.minimum((sure * 15).astype(int), 14)
        error = sum(
            abs(sure[bins == b].mean() - right[bins == b].mean()) * (bins == b).sum()
            for b in np.unique(bins)
        ) / len(sure)
        return {
            "tokens": len(right),
            "wrong": round(1 - float(right.mean()), 5),
            "wrong where the truth is among the readings": round(
                1 - float(right[inside].mean()), 5
            ),
            "calibration error": round(float(error), 5),
            "safe at 99.9%": round(float((safe[-1] + 1) / len(right)) if len(safe) else 0.0, 4),
        }


def measure(
    source: NeuralSource, pages: Mapping[str, Page], clean: Mapping[str, Page]
) -> dict[str, object]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    positions = 0
    began = time.process_time()
    for name, page in pages.items():
        scores = source.scores(page.positions)
        positions += len(page.positions)
        for kind in {"all", name.split(".")[0].split("-")[0] if "-" in name else "all"}:
            tallies[kind].add(scores, np.array(page.targets))
    speed = positions / (time.process_time() - began)
    changed = total = 0
    for page in clean.values():
        scores = source.scores(page.positions)
        for position, row in zip(page.positions, scores, strict=True):
            if position.is_open:
                total += 1
                changed += not position.same[int(row[: len(position.ids)].argmax())].any()
    found: dict[str, object] = {kind: tally.figures() for kind, tally in sorted(tallies.items())}
    return found | {"clean text changed": changed / total, "positions a second": round(speed)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, required=True, help="NAME.ocr.txt, NAME.gold.txt")
    parser.add_argument("models", type=Path, nargs="+")
    options = parser.parse_args()
    pack = load_pack()
    readings = Readings(pack, Weights())
    pages = pages_in(options.pages, readings)
    clean = pages_in(options.pages, readings, clean=True)
    for path in options.models:
        source = load_neural(pack, path)
        if not isinstance(source, NeuralSource):
            raise SystemExit(f"{path}: {source.reason}")
        print(path.name, json.dumps(measure(source, pages, clean)), flush=True)


if __name__ == "__main__":
    main()
