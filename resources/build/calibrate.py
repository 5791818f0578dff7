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

from soat_core.engine.calibration import KINDS, Calibration, nines
from soat_core.engine.pack import load_pack
from soat_core.engine.pipeline import NoisyChannelEngine
from soat_core.text import comparable

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


def pooled(points: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
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
    return [(place, value) for place, value, _ in pools]


def fit(raw: np.ndarray, right: np.ndarray) -> tuple[list[float], list[float]]:
    sure = np.array([nines(r) for r in raw])
    order = np.argsort(sure)
    points = []
    for part in np.array_split(order, max(1, min(60, len(order) // 40))):
        # a little belief in what the lattice says, but never in more than three nines
        believed = float(np.minimum(raw[part], 0.999).mean())
        hits = float(right[part].sum()) + PRIOR_STRENGTH * believed
        weight = len(part) + PRIOR_STRENGTH
        points.append((float(sure[part].mean()), hits / weight, weight))
    knots = pooled(points)
    return [round(x, 4) for x, _ in knots], [round(y, 6) for _, y in knots]


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
