"""Draw the engine's curves from its figures, as SVG for the documentation.

    soat evaluate --json page.ocr.txt page.gold.txt > figures.json
    python resources/build/plots.py figures.json --out docs/figures

``reliability.svg`` shows whether a posterior means what it says, ``coverage.svg`` how much can be
taken unseen and how much of that is right.  Shares near 1 are what matters, so they are drawn by
their number of nines: 90%, 99%, 99.9% are equally far apart.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

INK, SOFT, GRID, GROUND = "#1f2933", "#5b6673", "#e4e8ed", "#ffffff"
BLUE, PALE, ORANGE, GREEN = "#1f5fa8", "#9dbfe3", "#b4560f", "#2f7d4f"
FONT = "'Noto Sans', 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
PRECISION = 0.999
GOAL = 0.85
FEWEST = 30
"""Bins of fewer suggestions say nothing and are not drawn."""
MOST_NINES = 4.0
"""Where the scale ends; what is surer is drawn there."""

Words = tuple[str, str]
"""Vietnamese and English."""
Point = tuple[float, float]


def nines(share: float) -> float:
    """A share (0 to 1) as its number of nines, within the scale."""
    return min(MOST_NINES, -math.log10(max(1 - share, 10**-MOST_NINES)))


def plain(share: float) -> float:
    return share


@dataclass
class Axis:
    """A scale from ``low`` to ``high`` (shares, 0 to 1) with its ticks."""

    label: Words
    low: float
    high: float
    ticks: Sequence[float]
    scale: Callable[[float], float] = plain

    def place(self, share: float) -> float:
        """From 0 at the low end to 1 at the high end; what lies beyond is put at the end."""
        low, high = self.scale(self.low), self.scale(self.high)
        return min(1.0, max(0.0, (self.scale(share) - low) / (high - low)))


@dataclass
class Panel:
    """A plot at ``left``, ``top`` of the picture, in pixels; y grows upwards."""

    left: float
    top: float
    width: float
    height: float
    across: Axis
    up: Axis
    title: Words
    parts: list[str] = field(default_factory=list)

    def x(self, share: float) -> float:
        return self.left + self.width * self.across.place(share)

    def y(self, share: float) -> float:
        return self.top + self.height * (1 - self.up.place(share))

    def frame(self) -> None:
        bottom, right = self.top + self.height, self.left + self.width
        for tick in self.across.ticks:
            self.parts.append(line((self.x(tick), self.top), (self.x(tick), bottom), GRID))
            self.parts.append(text(self.x(tick), bottom + 18, percent(tick), anchor="middle"))
        for tick in self.up.ticks:
            self.parts.append(line((self.left, self.y(tick)), (right, self.y(tick)), GRID))
            self.parts.append(text(self.left - 8, self.y(tick) + 4, percent(tick), anchor="end"))
        self.parts.append(line((self.left, bottom), (right, bottom), SOFT))
        self.parts.append(line((self.left, self.top), (self.left, bottom), SOFT))
        middle = self.left + self.width / 2
        self._words(self.across.label, middle, bottom + 42, "middle")
        self._words(self.up.label, self.left - 46, self.top - 28, "start")
        vietnamese, english = self.title
        self.parts.append(text(self.left - 46, self.top - 72, vietnamese, size=15, bold=True))
        self.parts.append(text(self.left - 46, self.top - 54, english, size=12, colour=SOFT))

    def _words(self, words: Words, x: float, y: float, anchor: str) -> None:
        vietnamese, english = words
        self.parts.append(text(x, y, vietnamese, anchor=anchor, colour=INK))
        self.parts.append(text(x, y + 15, english, anchor=anchor, size=11))

    def curve(self, points: Iterable[Point], colour: str, *, dashed: bool = False) -> None:
        places = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)
        dashes = ' stroke-dasharray="5 4"' if dashed else ""
        self.parts.append(
            f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"'
            f' stroke-linejoin="round"{dashes}/>'
        )

    def dot(self, x: float, y: float, colour: str, *, radius: float = 4) -> None:
        self.parts.append(
            f'<circle cx="{self.x(x):.1f}" cy="{self.y(y):.1f}" r="{radius}" fill="{colour}"'
            f' stroke="{GROUND}" stroke-width="1"/>'
        )

    def whisker(self, x: float, low: float, high: float, colour: str) -> None:
        self.parts.append(line((self.x(x), self.y(low)), (self.x(x), self.y(high)), colour, 2))


def line(start: Point, end: Point, colour: str, width: float = 1) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        f' stroke="{colour}" stroke-width="{width}"/>'
    )


def text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    size: int = 12,
    colour: str = SOFT,
    bold: bool = False,
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
        f' fill="{INK if bold else colour}"{weight}>{escape(words)}</text>'
    )


def percent(share: float) -> str:
    """As few decimals as tell it."""
    return f"{100 * share:.10g}%"


def with_comma(words: str) -> str:
    """Numbers as they are written in Vietnamese."""
    return words.replace(".", ",")


def picture(panels: Sequence[Panel], width: int, height: int, about: str) -> str:
    body = "\n".join(part for panel in panels for part in panel.parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" font-family="{FONT}">\n'
        f"<title>{escape(about)}</title>\n"
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>\n{body}\n</svg>\n'
    )


def reliability(figures: dict[str, Any]) -> str:
    """Posteriors against shares right: all of the scale, and by nines."""
    told = ("xác suất máy nêu", "posterior the engine gives")
    right = ("tỉ lệ đúng thật", "share that is right")
    bins = figures["curves"]["reliability"]
    low = 0.5 if bins and bins[0]["posterior"] > 0.5 else 0.0
    ticks = [low + (1 - low) * step / 5 for step in range(6)]
    whole = Panel(
        70, 110, 330, 330,
        Axis(told, low, 1, ticks), Axis(right, low, 1, ticks),
        ("15 nhóm bằng nhau", "15 bins of equal size"),
    )  # fmt: skip
    fine = (0.5, 0.9, 0.99, 0.999, 0.9999)
    close = Panel(
        500, 110, 330, 330,
        Axis(told, 0.5, 0.9999, fine, nines), Axis(right, 0.5, 0.9999, fine, nines),
        ("Phóng to phần gần 100%", "Close to 100%, by the number of nines"),
    )  # fmt: skip
    for panel, groups in ((whole, bins), (close, figures["curves"]["reliability_nines"])):
        panel.frame()
        panel.curve([(panel.across.low,) * 2, (panel.across.high,) * 2], ORANGE, dashed=True)
        shown = [b for b in groups if b["posterior"] >= panel.across.low and b["count"] >= FEWEST]
        for group in shown:
            panel.whisker(group["posterior"], group["low"], group["high"], PALE)
        panel.curve([(b["posterior"], b["right"]) for b in shown], BLUE)
        for group in shown:
            panel.dot(group["posterior"], group["right"], BLUE)
    error = percent(round(figures["total"]["calibration_error"], 4))
    vietnamese = f"Sai số hiệu chuẩn {with_comma(error)}. Vạch dọc: khoảng 95%. Nét đứt: lý tưởng."
    english = f"Calibration error {error}. Bars: 95% intervals. Dashed: ideal."
    notes = [text(70, 530, vietnamese, colour=INK), text(70, 547, english, size=11)]
    whole.parts += notes
    return picture([whole, close], 870, 570, "Đường hiệu chuẩn / Reliability of the posteriors")


def coverage(figures: dict[str, Any]) -> str:
    """What can be taken from the surest down, and how much of it is right."""
    panel = Panel(
        70, 110, 560, 330,
        Axis(("tỉ lệ từ được nhận", "share of tokens taken"), 0, 1, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        Axis(
            ("tỉ lệ đúng trong số đó", "share of them that is right"),
            0.9, 0.9999, (0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999), nines,
        ),
        ("Nhận không cần xem: được bao nhiêu, đúng đến đâu", "Taken unseen: how many, how right"),
    )  # fmt: skip
    panel.frame()
    panel.curve([(0, PRECISION), (1, PRECISION)], ORANGE, dashed=True)
    panel.curve([(p["coverage"], p["precision"]) for p in figures["curves"]["coverage"]], BLUE)
    reached = figures["total"]["coverage"]
    panel.dot(reached, PRECISION, BLUE, radius=6)
    panel.dot(GOAL, PRECISION, GREEN, radius=6)
    share, interval = percent(round(reached, 3)), figures["intervals"]["coverage"]
    spread = " – ".join(percent(round(end, 3)) for end in interval) if interval else "–"
    legend = (
        (
            BLUE,
            f"Nhận được {with_comma(share)} khi đúng 99,9% (khoảng 95%: {with_comma(spread)})",
            f"{share} can be taken with 99.9% right (95% interval: {spread})",
        ),
        (GREEN, f"Mục tiêu: {percent(GOAL)}", "Goal"),
    )
    for row, (colour, vietnamese, english) in enumerate(legend):
        y = 530 + 38 * row
        panel.parts.append(f'<circle cx="76" cy="{y - 4}" r="5" fill="{colour}"/>')
        panel.parts.append(text(90, y, vietnamese, colour=INK))
        panel.parts.append(text(90, y + 16, english, size=11))
    return picture([panel], 680, 610, "Độ phủ và độ chính xác / Coverage and precision")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("figures", type=Path, help="what soat evaluate --json wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text(encoding="utf-8"))
    options.out.mkdir(parents=True, exist_ok=True)
    for name, draw in (("reliability", reliability), ("coverage", coverage)):
        (options.out / f"{name}.svg").write_text(draw(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
