"""How well entities are found, against pages that a person has annotated.

A mention is right where kind and both ends are.  Shares are fractions from 0 to 1; intervals are
bootstrap intervals over pages (see ``intervals``).  The calibration error is the expected one, of
ten bins with equally many proposals (M. P. Naeini, 2015).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from soat_core.entities.finding import find_mentions
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention
from soat_core.errors import InputError
from soat_core.evaluate.intervals import FEWEST_PAGES, LEVEL, RESAMPLES
from soat_core.i18n import tr
from soat_core.storage import read_file

COLUMNS = ("start", "end", "kind", "values", "surface")
BINS = 10
_SEED = 20260101

Interval = tuple[float, float]
Floats = npt.NDArray[np.float64]
Find = Callable[[str], Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page as it reads and what a person found in it."""

    name: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one page and kind: what a person found, what the program did, what of that is right, and
    what of that has the person's values too."""

    true: int = 0
    found: int = 0
    right: int = 0
    values: int = 0


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One kind on all pages.  Shares are None where nothing was found, or there was nothing to."""

    kind: str
    true: int
    found: int
    right: int
    precision: float | None
    recall: float | None
    f1: float | None
    precision_interval: Interval | None
    recall_interval: Interval | None
    values_right: float | None
    """Of the mentions that are right, the share whose values are right too."""


@dataclass(frozen=True, slots=True)
class AnnotationFigures:
    """All kinds, and how far posteriors are off on average (0 to 1; None without proposals)."""

    pages: int
    level: float
    kinds: tuple[KindFigures, ...]
    calibration_error: float | None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def read_page(text_path: str | Path, annotated_path: str | Path) -> AnnotatedPage:
    """The true text of a page and its annotations, a table (TSV) with the ``COLUMNS``.

    Offsets are code points; values are ``name=value`` joined by semicolons; the surface is there
    for people, and checked against the text, white space aside.

    Raises:
        InputError: the table is broken or belongs to another text.
    """
    text = read_file(text_path)[0].decode("utf-8")
    table = read_file(annotated_path)[0].decode("utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if rows.fieldnames is None or tuple(rows.fieldnames) != COLUMNS:
        raise InputError(
            tr("not a table of annotations", "không phải bảng chú giải"),
            where=str(annotated_path),
            advice=tr("Its columns are {names}.", "Các cột: {names}.", names=", ".join(COLUMNS)),
        )
    mentions = [_mention(row, text, f"{annotated_path}:{rows.line_num}") for row in rows]
    return AnnotatedPage(Path(text_path).name, text, tuple(mentions))


def _mention(row: dict[str, str], text: str, where: str) -> Mention:
    try:
        start, end = int(row["start"]), int(row["end"])
        values = tuple(sorted(_pair(one) for one in row["values"].split(";") if one))
        if text[start:end].split() != row["surface"].split() or not row["surface"]:
            raise ValueError("surface")
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(
            tr(
                "the annotation does not fit the text",
                "chú giải không khớp với văn bản",
            ),
            where=where,
        ) from error
    return Mention(start, end, row["kind"], values)


def _pair(text: str) -> tuple[str, str]:
    name, value = text.split("=", 1)
    return name, value


def evaluate_annotations(
    pages: Sequence[AnnotatedPage], find: Find = find_mentions, resamples: int = RESAMPLES
) -> AnnotationFigures:
    """The figures for all ``pages`` together.  The same pages give the same figures."""
    found = [list(find(page.text)) for page in pages]
    kinds = sorted(
        {one.kind for page in pages for one in page.mentions}
        | {one.kind for page in found for one in page},
        key=_order,
    )
    draws = _draws(len(pages), resamples)
    figures = [
        _figures(
            kind, [_counts(page, own, kind) for page, own in zip(pages, found, strict=True)], draws
        )
        for kind in kinds
    ]
    judged = [
        (one.posterior, _key(one) in {_key(true) for true in page.mentions})
        for page, own in zip(pages, found, strict=True)
        for one in own
    ]
    return AnnotationFigures(len(pages), LEVEL, tuple(figures), calibration_error(judged))


def calibration_error(judged: Iterable[tuple[float, bool]]) -> float | None:
    """How far posteriors are from the share that is right, weighed by bins of equal size.

    ``judged`` are posteriors (0 to 1) and whether the proposal was right.
    """
    rows = sorted(judged)
    if not rows:
        return None
    table = np.array(rows, np.float64)
    bins = np.array_split(table, min(BINS, len(rows)))
    return float(sum(len(one) * abs(float(np.diff(one.mean(0))[0])) for one in bins) / len(rows))


# Within


def _key(one: Mention) -> tuple[int, int, str]:
    return one.start, one.end, one.kind


def _order(kind: str) -> tuple[int, str]:
    known = [str(one) for one in EntityKind]
    return (known.index(kind) if kind in known else len(known), kind)


def _counts(page: AnnotatedPage, found: Sequence[Mention], kind: str) -> Counts:
    true = {_key(one): one for one in page.mentions if one.kind == kind}
    own = [one for one in found if one.kind == kind]
    right = [one for one in own if _key(one) in true]
    values = sum(_same_values(one, true[_key(one)]) for one in right)
    return Counts(len(true), len(own), len(right), values)


def _same_values(one: Mention, true: Mention) -> bool:
    """Whether it says all that the person said; codes of places are not annotated by hand."""
    said = dict(one.values)
    return all(said.get(name) == value for name, value in true.values)


def _draws(pages: int, resamples: int) -> npt.NDArray[np.int64]:
    """How often each page is drawn in each resample; empty where there are too few pages."""
    if pages < FEWEST_PAGES:
        return np.zeros((0, pages), np.int64)
    random = np.random.default_rng(_SEED)
    drawn = random.integers(0, pages, (resamples, pages))
    return np.stack([np.bincount(one, minlength=pages) for one in drawn])


def _figures(kind: str, pages: Sequence[Counts], draws: npt.NDArray[np.int64]) -> KindFigures:
    table = np.array([(one.true, one.found, one.right, one.values) for one in pages], np.int64)
    true, found, right, values = (int(one) for one in table.sum(0))
    precision, recall = _share(right, found), _share(right, true)
    return KindFigures(
        kind,
        true,
        found,
        right,
        precision,
        recall,
        _share(2 * right, true + found),
        _interval(draws @ table[:, 2], draws @ table[:, 1]),
        _interval(draws @ table[:, 2], draws @ table[:, 0]),
        _share(values, right),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _interval(parts: npt.NDArray[np.int64], wholes: npt.NDArray[np.int64]) -> Interval | None:
    shares: Floats = parts[wholes > 0] / wholes[wholes > 0]
    if not len(shares):
        return None
    low, high = np.quantile(shares, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
