"""Fit how much a second reading of a page is worth beside the engine's suggestions.

Pages are drawn and spoiled as in ``render_pages``, read by Tesseract without Vietnamese (the bad
reading that reports come with) and with it (the second reading).  For every token of the bad
reading the engine's candidates, the second reading and the truth are brought together, and the two
logistic regressions of ``soat_core.second_reading`` are fitted: one for readings that the engine
offers too, one for those that it does not.  The constants printed are copied there by hand.

    python resources/build/second_readings.py --text legal.txt --text wiki.txt --out again
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import render_pages
from corpus import held_out, lacks_marks
from PIL import ImageFont

from soat_core import second_reading
from soat_core.engine import load_engine
from soat_core.engine.suggestion import Engine, Suggestion
from soat_core.errors import InputError
from soat_core.evaluate.alignment import judge
from soat_core.readers.tesseract_tsv import read_layout
from soat_core.report import Report, Source
from soat_core.scans.rereading import PagePicture, Rereader
from soat_core.second_reading import SecondReading
from soat_core.text import Span, comparable

_LINES = 200_000
"""Of each corpus that are looked at: more would take longer and add nothing."""


def draw(number: int, lines: list[str], fonts: dict[tuple[str, str], str], out: Path) -> None:
    """Page ``number`` as a picture, its text, and both readings as Tesseract's TSV."""
    picture, gold = out / f"{number:04d}.png", out / f"{number:04d}.gold.txt"
    if not gold.exists():
        rng = random.Random(f"again {number}")
        families = {f: w for f, w in render_pages.FAMILIES.items() if (f, "Regular") in fonts}
        family = str(render_pages._weighted(rng, families))
        styles = {s: w for s, w in render_pages.STYLES.items() if (family, s) in fonts}
        style = str(render_pages._weighted(rng, styles))
        dpi = int(str(render_pages._weighted(rng, render_pages.RESOLUTIONS)))
        size = rng.choice(render_pages.POINT_SIZES) * dpi / 72
        font = ImageFont.truetype(fonts[family, style], round(size))
        rows: list[str] = []
        while sum(map(len, rows)) < render_pages.CHARACTERS_PER_PAGE:
            width = render_pages.TEXT_WIDTH_INCHES * dpi
            rows += render_pages.wrap(render_pages._vary(rng.choice(lines), rng), font, width)
        picture.write_bytes(render_pages._draw(rows, font, dpi, rng))
        gold.write_text("\n".join(rows) + "\n", encoding="utf-8")
    for language in ("eng", "vie"):
        target = out / f"{number:04d}.{language}.tsv"
        if not target.exists():
            command = ["tesseract", str(picture), "-", "-l", language, "tsv"]
            told = subprocess.run(
                command, capture_output=True, check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            ).stdout  # fmt: skip
            target.write_bytes(told)


def pool(path: Path) -> list[str]:
    """Lines that the language model has not seen."""
    with path.open(encoding="utf-8") as stream:
        some = [line for line, _ in zip(stream, range(_LINES), strict=False)]
    return [
        unicodedata.normalize("NFC", line.strip())
        for line in some
        if held_out(line) and not lacks_marks(line) and 30 < len(line) < 900
    ]


class Stored:
    """An OCR program that has read already."""

    name = "tesseract"

    def __init__(self, told: Path) -> None:
        self._told = told

    def languages(self) -> frozenset[str]:
        return frozenset(["vie"])

    def read(self, *_: object) -> bytes:
        return self._told.read_bytes()


@dataclass(frozen=True)
class Place:
    """A suggestion, what was read again there, and what the page says."""

    page: int
    suggestion: Suggestion
    read: SecondReading | None
    truth: str
    """In comparable form."""


def places(engine: Engine, number: int, out: Path) -> Iterator[Place]:
    """Every suggestion for a page."""
    text, layout = read_layout((out / f"{number:04d}.eng.tsv").read_bytes(), "")
    report = Report(text, Source("", ""), layout)
    suggestions = engine.analyse(text).suggest(0, len(text))
    gold = (out / f"{number:04d}.gold.txt").read_text(encoding="utf-8")
    told = {one.span: one.truth for one in judge(report, suggestions, gold).judged}
    program = Stored(out / f"{number:04d}.vie.tsv")
    picture = PagePicture(0, out / f"{number:04d}.png")
    again = Rereader(report, program).page(picture, lambda: False)
    by_span = {(one.start, one.end): one for one in again}
    for one in suggestions:
        span = Span(one.start, one.end)
        yield Place(number, one, by_span.get(span), told[span])


def fit(rows: Sequence[tuple[float, float]], right: Sequence[bool]) -> tuple[float, ...]:
    """Constant and two weights of a logistic regression, by Newton's method with a
    weak pull towards nothing."""
    x = np.column_stack([np.ones(len(rows)), np.array(rows)])
    y = np.array(right, float)
    weights = np.zeros(3)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        bend = (x * (p * (1 - p))[:, None]).T @ x + 0.001 * np.eye(3)
        weights += np.linalg.solve(bend, x.T @ (y - p) - 0.001 * weights)
    return tuple(round(float(weight), 3) for weight in weights)


def offered(place: Place) -> float | None:
    """The engine's posterior of what was read again; None where it does not offer it."""
    assert place.read is not None
    same = comparable(place.read.text)
    return next(
        (c.posterior for c in place.suggestion.candidates if comparable(c.text) == same), None
    )


def fitted(some: Sequence[Place], *, new: bool) -> tuple[float, ...]:
    seen = [
        one for one in some if one.read is not None and one.truth and (offered(one) is None) == new
    ]
    rows = [
        (
            second_reading._odds(one.suggestion.best.posterior if new else offered(one) or 0.0),
            one.read.confidence,
        )
        for one in seen
        if one.read is not None
    ]
    right = [one.read is not None and comparable(one.read.text) == one.truth for one in seen]
    print("new" if new else "offered", len(seen), "readings,", sum(right), "right")
    return fit(rows, right)


def weighed(place: Place) -> Suggestion:
    if place.read is None:
        return place.suggestion
    return second_reading.combined(
        place.suggestion, place.read.text, place.read.confidence, place.read.reader
    )


def show(some: Sequence[Place]) -> None:
    """How often each is right, and how well what is said of it holds."""
    seen = [one for one in some if one.truth]
    engine = np.mean([comparable(one.suggestion.best.text) == one.truth for one in seen])
    alone = np.mean([comparable(one.read.text) == one.truth for one in seen if one.read])
    both = [weighed(one).best for one in seen]
    right = np.array([comparable(b.text) == o.truth for b, o in zip(both, seen, strict=True)])
    said = np.array([best.posterior for best in both])
    print(f"{len(seen)} places: engine {engine:.4f}, second reading {alone:.4f} (of those it has), "
          f"both {right.mean():.4f}, said {said.mean():.4f}")  # fmt: skip
    for low, high in pairwise((0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)):
        here = (said >= low) & (said < high)
        if here.any():
            print(f"  {low:.2f} to {min(high, 1):.2f}: {here.sum():6d} places, said "
                  f"{said[here].mean():.4f}, right {right[here].mean():.4f}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pools = [pool(path) for path in options.text]
    fonts = {
        (family, style): file
        for family in render_pages.FAMILIES
        for style in render_pages.STYLES
        if (file := render_pages.font_file(family, style))
    }
    engine = load_engine().refined()
    found: list[Place] = []
    for number in range(options.count):
        lines = pools[0] if number % 3 else pools[number // 3 % len(pools)]
        draw(number, lines, fonts, options.out)
        try:
            found += places(engine, number, options.out)
        except InputError as error:
            print(number, error)
    ours = [one for one in found if one.page % 2 == 0]
    others = [one for one in found if one.page % 2]
    show(others)
    second_reading.OFFERED = fitted(ours, new=False)  # type: ignore[assignment]
    second_reading.NEW = fitted(ours, new=True)  # type: ignore[assignment]
    print("on the other half of the pages:")
    show(others)
    print("OFFERED", fitted(found, new=False), "NEW", fitted(found, new=True))


if __name__ == "__main__":
    main()
