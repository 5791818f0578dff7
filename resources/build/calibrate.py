"""Fit how often the engine is right to what tells of it: a logistic model, and a curve over it.

The model is fitted by Newton's method with a little ridge; the curve by isotonic regression,
pooling adjacent violators (Ayer et al., 1955), on a few knots so that it is small and smooth.

    python resources/build/calibrate.py PAGES_FOLDER [FOLDER ...] --out calibration.json
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpus import lacks_marks
from pairs import aligned_lines

from soat_core.engine.calibration import Calibration
from soat_core.engine.evidence import FEATURES
from soat_core.engine.gazetteer import load_gazetteer
from soat_core.engine.neural import Absent, NeuralSource, load_neural
from soat_core.engine.pack import Pack, load_pack
from soat_core.engine.pipeline import NoisyChannelEngine
from soat_core.engine.ranking import Ranking
from soat_core.text import comparable

UNSEEN_ERRORS = 0.7
"""How many errors are assumed among tokens that have none: the median of what there may be."""
RIDGE = 3.0
ROUNDS = 30
KNOTS, TOKENS_A_KNOT = 80, 150


class Recorder(Calibration):
    """Leaves posteriors as they are and keeps the evidence."""

    def __init__(self) -> None:
        super().__init__(np.empty(0), ((), ()))
        self.__dict__["rows"] = []

    def apply(self, rows: np.ndarray, ranking: Ranking) -> Ranking:
        self.__dict__["rows"].append(rows)
        return ranking


def outcomes(
    pack: Pack, neural: NeuralSource | None, folder: Path
) -> Iterator[tuple[np.ndarray, bool]]:
    """Evidence and rightness of every token whose line has its own truth."""
    recorder = Recorder()
    engine = NoisyChannelEngine(pack, recorder, names=load_gazetteer(pack), neural=neural)
    for path in sorted(folder.glob("*.ocr.txt")):
        text = path.read_text(encoding="utf-8")
        gold = path.with_name(path.name.replace(".ocr.", ".gold.")).read_text(encoding="utf-8")
        recorder.__dict__["rows"].clear()
        suggestions = engine.analyse(text).suggest(0, len(text))
        rows = np.concatenate(recorder.__dict__["rows"])
        lines: dict[int, list] = {}
        for row in zip(suggestions, rows, strict=True):
            lines.setdefault(text.count("\n", 0, row[0].start), []).append(row)
        read = [(n, line) for n, line in enumerate(text.split("\n")) if line.strip()]
        numbers = iter(read)
        kept = [line for line in gold.split("\n") if line.strip()]
        for line, truth in aligned_lines([line for _, line in read], kept):
            number = next(n for n, other in numbers if other == line)
            words = truth.split()
            if lacks_marks(truth) or len(words) != len(lines[number]):
                continue
            for (suggestion, row), word in zip(lines[number], words, strict=True):
                yield row, comparable(suggestion.best.text) == comparable(word)


def logistic(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights, the constant first, that make the outcomes likeliest (Newton's method)."""
    middle, spread = rows.mean(0), np.maximum(rows.std(0), 1e-3)
    x = np.concatenate([np.ones((len(rows), 1)), (rows - middle) / spread], axis=1)
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (right - p) - ridge * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    plain = weights[1:] / spread
    return np.concatenate([[weights[0] - plain @ middle], plain])


def pooled(points: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """The nearest rising curve through (place, value, weight): a knot for each pool, at its middle.

    Knots in the middle rather than steps, so that equal values never hide which of two tokens is
    surer.
    """
    pools: list[tuple[float, float, float]] = []
    for point in points:
        pools.append(point)
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            (x, u, v), (y, a, b) = pools[-2:]
            pools[-2:] = [((x * v + y * b) / (v + b), (u * v + a * b) / (v + b), v + b)]
    return pools


def fit(odds: np.ndarray, right: np.ndarray) -> tuple[list[float], list[float]]:
    """The rising curve from log odds to the share that was right."""
    order = np.argsort(odds)
    points = []
    for part in np.array_split(order, max(1, min(KNOTS, len(order) // TOKENS_A_KNOT))):
        points.append((float(odds[part].mean()), float(right[part].mean()), float(len(part))))
    knots = pooled(points)
    # no more is known of tokens that were all right than that fewer than one in so many is wrong
    true = np.maximum.accumulate([min(y, 1 - UNSEEN_ERRORS / n) for _, y, n in knots])
    return [round(x, 4) for x, _, _ in knots], true.round(6).tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--neural", type=Path, help="model of the neural source, if it takes part")
    options = parser.parse_args()
    pack = load_pack()
    neural = load_neural(pack, options.neural) if options.neural else None
    if isinstance(neural, Absent):
        parser.error(neural.reason)
    found = [row for folder in options.folders for row in outcomes(pack, neural, folder)]
    rows, right = np.stack([row for row, _ in found]), np.array([ok for _, ok in found])
    weights = logistic(rows, right)
    curve = fit(rows @ weights[1:] + weights[0], right)
    fitted = {
        "constant": round(float(weights[0]), 6),
        "weights": dict(zip(FEATURES, weights[1:].round(6).tolist(), strict=True)),
        "curve": curve,
    }
    options.out.write_text(json.dumps(fitted) + "\n", encoding="utf-8")
    print(f"{len(right)} tokens, {right.mean():.4f} right; {len(curve[0])} knots")


if __name__ == "__main__":
    main()
