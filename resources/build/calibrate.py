"""Fit how often the engine is right to how sure it is, for each kind of token.

Isotonic regression by pooling adjacent violators (Ayer et al., 1955), on a few fixed knots so that
the result is small and smooth.

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

from soat_core.engine.calibration import KINDS, Calibration
from soat_core.engine.pack import load_pack
from soat_core.engine.pipeline import NoisyChannelEngine
from soat_core.text import comparable

EDGES = np.r_[
    [0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.87, 0.92, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998],
    [0.999, 0.9995, 0.9998, 0.9999, 0.99997, 0.99999, 1],
]
PRIOR_STRENGTH = 3.0


def outcomes(engine: NoisyChannelEngine, folder: Path) -> Iterator[tuple[str, float, bool]]:
    """Kind, raw posterior and rightness of every token whose line has its own truth."""
    for path in sorted(folder.glob("*.ocr.txt")):
        text = path.read_text(encoding="utf-8")
        gold = path.with_name(path.name.replace(".ocr.", ".gold.")).read_text(encoding="utf-8")
        lines: dict[int, list] = {}
        analysis = engine.analyse(text)
        suggestions = analysis.suggest(0, len(text))
        for row in zip(suggestions, analysis.kinds(suggestions), strict=True):
            lines.setdefault(text.count("\n", 0, row[0].start), []).append(row)
        read = [(n, line) for n, line in enumerate(text.split("\n")) if line.strip()]
        numbers = iter(read)
        kept = [line for line in gold.split("\n") if line.strip()]
        for line, truth in aligned_lines([line for _, line in read], kept):
            number = next(n for n, other in numbers if other == line)
            words = truth.split()
            if lacks_marks(truth):
                continue
            if len(words) == len(lines[number]):
                for (suggestion, kind), word in zip(lines[number], words, strict=True):
                    right = comparable(suggestion.best.text) == comparable(word)
                    yield kind, suggestion.best.posterior, right


def pooled(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The nearest rising sequence (weighted least squares)."""
    blocks: list[list[float]] = []
    for value, weight in zip(values, weights, strict=True):
        blocks.append([value, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            v, w, n = blocks.pop()
            u, x, m = blocks.pop()
            blocks.append([(u * x + v * w) / (x + w), x + w, m + n])
    return np.concatenate([[value] * int(n) for value, _, n in blocks])


def fit(raw: np.ndarray, right: np.ndarray) -> tuple[list[float], list[float]]:
    bins = np.clip(np.searchsorted(EDGES, raw, side="right") - 1, 0, len(EDGES) - 1)
    count = np.bincount(bins, minlength=len(EDGES)).astype(float)
    middle = np.append((EDGES[1:] + EDGES[:-1]) / 2, 1.0)
    mean = np.where(count > 0, np.bincount(bins, raw, len(EDGES)) / np.maximum(count, 1), middle)
    hits = np.bincount(bins, right, len(EDGES))
    rate = (hits + PRIOR_STRENGTH * np.minimum(mean, 0.999)) / (count + PRIOR_STRENGTH)
    curve = pooled(rate, count + PRIOR_STRENGTH)
    return [round(float(x), 6) for x in mean], [round(float(y), 6) for y in curve]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    engine = NoisyChannelEngine(load_pack(), Calibration({}))
    found = [row for folder in options.folders for row in outcomes(engine, folder)]
    curves: dict[str, tuple[list[float], list[float]]] = {}
    for kind in KINDS:
        rows = [(raw, right) for k, raw, right in found if k == kind]
        raw, right = np.array([r for r, _ in rows]), np.array([r for _, r in rows])
        curves[kind] = fit(raw, right)
        print(f"{kind}: {len(rows)} tokens, {right.mean():.4f} right, sure {curves[kind][1][-1]}")
    options.out.write_text(json.dumps(curves) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
