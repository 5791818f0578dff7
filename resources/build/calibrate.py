"""Fit how often the engine is right to what tells of it: boosted trees, and a curve over them.

The trees are LightGBM's (Ke et al., 2017), written down as plain arrays, so that nothing but numpy
is needed to use them.  The curve is an isotonic regression, pooling adjacent violators (Ayer et
al., 1955), on a few knots so that it is small and smooth; it is fitted to what trees say of pages
that they were not fitted to.  Needs ``pip install lightgbm``.

    python resources/build/calibrate.py PAGES_FOLDER [FOLDER ...] --out calibration.json
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import lightgbm
import numpy as np

from soat_core.engine.calibration import Calibration
from soat_core.engine.evidence import FEATURES
from soat_core.engine.gazetteer import load_gazetteer
from soat_core.engine.neural import Absent, NeuralSource, load_neural
from soat_core.engine.pack import Pack, load_pack
from soat_core.engine.pipeline import NoisyChannelEngine
from soat_core.engine.ranking import Ranking
from soat_core.engine.trees import Trees
from soat_core.evaluate.alignment import Judged, judge
from soat_core.report import Report

UNSEEN_ERRORS = 0.7
"""How many errors are assumed among tokens that have none: the median of what there may be."""
KNOTS, TOKENS_A_KNOT = 120, 150
TREES, DEPTH, FOLDS = 100, 5, 5
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.07,
    "max_depth": DEPTH,
    "num_leaves": 2**DEPTH,
    "min_data_in_leaf": 50,
    "lambda_l2": 5.0,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.6,
    "max_bin": 127,
    "seed": 0,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
NEVER = 1e30
"""The threshold of a node that always goes one way."""
NEAR = 6
"""Tokens on each side that tell whether a stretch was typed without marks."""


class Recorder(Calibration):
    """Leaves posteriors as they are and keeps the evidence."""

    def __init__(self) -> None:
        super().__init__(None, ((), ()))
        self.__dict__["rows"] = []

    def apply(self, rows: np.ndarray, ranking: Ranking) -> Ranking:
        self.__dict__["rows"].append(rows)
        return ranking


def outcomes(
    pack: Pack, neural: NeuralSource | None, folder: Path
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Evidence and rightness of every token of each page, but for what was typed without marks."""
    recorder = Recorder()
    engine = NoisyChannelEngine(pack, recorder, names=load_gazetteer(pack), neural=neural)
    for path in sorted(folder.glob("*.ocr.txt")):
        report = Report.from_text(path.read_text(encoding="utf-8"))
        gold = path.with_name(path.name.replace(".ocr.", ".gold.")).read_text(encoding="utf-8")
        recorder.__dict__["rows"].clear()
        suggestions = engine.analyse(report.ocr_text).suggest(0, len(report.ocr_text))
        rows = np.concatenate(recorder.__dict__["rows"])
        number = {one.start: at for at, one in enumerate(suggestions)}
        judged = judge(report, suggestions, gold).judged
        kept = [one for one, bare in zip(judged, typed_bare(judged), strict=True) if not bare]
        yield rows[[number[one.span.start] for one in kept]], np.array([o.is_right for o in kept])


def typed_bare(judged: Sequence[Judged]) -> list[bool]:
    """Which tokens stand where the page itself has no marks, as in names of files: nobody could
    tell there, and a page of them would teach that marks are wrong."""
    bare = [one.truth.isascii() and any(map(str.isalpha, one.truth)) for one in judged]
    odd = [
        is_bare and not one.candidates[0].isascii()
        for one, is_bare in zip(judged, bare, strict=True)
    ]
    found = [False] * len(judged)
    for at in (at for at, is_odd in enumerate(odd) if is_odd):
        if sum(odd[max(0, at - NEAR) : at + NEAR + 1]) > 1:
            for near in range(max(0, at - NEAR // 2), min(len(judged), at + NEAR // 2 + 1)):
                found[near] = found[near] or bare[near]
    return found


def boosted(rows: np.ndarray, right: np.ndarray) -> Trees:
    """Trees whose sum is the log odds of being right."""
    data = lightgbm.Dataset(rows, right.astype(float), params=SETTINGS)
    told = lightgbm.train(SETTINGS, data, TREES).dump_model()["tree_info"]
    inner, leaves = 2**DEPTH - 1, 2**DEPTH
    column = np.zeros((len(told), inner), np.int64)
    threshold = np.full((len(told), inner), NEVER, np.float32)
    value = np.zeros((len(told), leaves))
    for number, tree in enumerate(told):
        waiting = [(0, tree["tree_structure"])]
        while waiting:
            at, node = waiting.pop()
            if at >= inner:
                value[number, at - inner] = node["leaf_value"]
                continue
            if "leaf_value" in node:  # goes left all the way down
                waiting.append((2 * at + 1, node))
                continue
            column[number, at], threshold[number, at] = node["split_feature"], node["threshold"]
            waiting += [(2 * at + 1, node["left_child"]), (2 * at + 2, node["right_child"])]
    return Trees(column, threshold, value)


def unseen(pages: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The log odds of all tokens, each by trees that were fitted to other pages."""
    found: list[np.ndarray] = [np.empty(0)] * len(pages)
    for fold in range(FOLDS):
        others = [page for number, page in enumerate(pages) if number % FOLDS != fold]
        trees = boosted(*map(np.concatenate, zip(*others, strict=True)))
        for number in range(fold, len(pages), FOLDS):
            found[number] = trees.total(pages[number][0])
    return np.concatenate(found)


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
    places = [knots[0][0], *(x for x, _, _ in knots[1:-1]), float(odds.max())]
    return [round(x, 4) for x in places[: len(true)]], true.round(6).tolist()


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
    pages = [page for folder in options.folders for page in outcomes(pack, neural, folder)]
    right = np.concatenate([ok for _, ok in pages])
    curve = fit(unseen(pages), right)
    trees = boosted(np.concatenate([rows for rows, _ in pages]), right)
    fitted = {"features": FEATURES, "trees": trees.as_json(), "curve": curve}
    options.out.write_text(json.dumps(fitted, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(right)} tokens, {right.mean():.4f} right; {len(curve[0])} knots")


if __name__ == "__main__":
    main()
