"""Tune the engine's weights by coordinate descent on pages with their truth.

The objective is the word error rate over all pages.  With ``--folds`` the weights are also tuned on
all kinds of pages but one and measured on that one (the kind is the file name up to the first
hyphen), which shows whether a gain is real.

    python resources/build/tune.py PAGES_FOLDER [--folds]
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from soat_core.engine.calibration import Calibration
from soat_core.engine.pack import load_pack
from soat_core.engine.pipeline import NoisyChannelEngine
from soat_core.engine.weights import Weights
from soat_core.text import comparable

GRID: dict[str, tuple[float, ...]] = {
    "language": (0.7, 0.75, 0.85, 0.9),
    "channel": (0.7, 0.75, 0.85, 0.9),
    "prior": (0.35, 0.65, 0.8),
    "letter": (2.4, 3.2),
    "acronym": (1.2, 2.0),
    "digit": (1.4, 2.4),
    "foreign": (0.5, 1.5, 2.5),
    "case": (0.4, 0.8),
    "misplaced_case": (3.0, 5.0),
    "stray": (1.5, 4.0),
    "reach": (12.0,),
    "kept": (32,),
    "finer": (6, 10),
}

Page = tuple[str, str, str]
"""Kind, OCR text, true text."""


def corrected(engine: NoisyChannelEngine, text: str) -> str:
    parts: list[str] = []
    at = 0
    for suggestion in engine.analyse(text).suggest(0, len(text)):
        parts += [text[at : suggestion.start], suggestion.best.text]
        at = suggestion.end
    return "".join(parts) + text[at:]


def word_errors(engine: NoisyChannelEngine, page: Page) -> tuple[int, int]:
    """Wrong words and all words."""
    got, true = comparable(corrected(engine, page[1])).split(), comparable(page[2]).split()
    return Levenshtein.distance(got, true), len(true)


def rate(weights: Weights, pages: Sequence[Page], pack: object) -> float:
    engine = NoisyChannelEngine(pack, Calibration({}), weights)  # type: ignore[arg-type]
    counts = [word_errors(engine, page) for page in pages]
    return sum(c[0] for c in counts) / sum(c[1] for c in counts)


def descend(weights: Weights, pages: Sequence[Page], pack: object) -> Weights:
    best = rate(weights, pages, pack)
    print(f"{best:.4f} to begin with", flush=True)
    for name, values in GRID.items():
        for value in values:
            if value == getattr(weights, name):
                continue
            tried = dataclasses.replace(weights, **{name: value})
            result = rate(tried, pages, pack)
            print(f"{result:.4f} {name}={value}", flush=True)
            if result < best - 1e-5:
                best, weights = result, tried
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    pages: list[Page] = []
    for read in sorted(options.folder.glob("*.ocr.txt")):
        gold = read.with_name(read.name.replace(".ocr.", ".gold."))
        kind = read.name.split("-")[0]
        pages.append((kind, read.read_text("utf-8"), gold.read_text("utf-8")))
    pack = load_pack()
    if options.folds:
        for kind in sorted({page[0] for page in pages}):
            rest = [page for page in pages if page[0] != kind]
            tuned = descend(Weights(), rest, pack)
            own = [page for page in pages if page[0] == kind]
            print(kind, rate(Weights(), own, pack), "->", rate(tuned, own, pack), flush=True)
    print(descend(Weights(), pages, pack))


if __name__ == "__main__":
    main()
