"""Lines found by their ink."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.scans.pixels import Picture
from soat_core.scans.projection import line_boxes

WIDE, HIGH = 400, 600


def page(*lines: tuple[int, int, int, int], noise: float = 0.0) -> Picture:
    """White paper with dark rectangles: left, top, right, bottom."""
    grid = np.full((HIGH, WIDE), 240, np.uint8)
    for left, top, right, bottom in lines:
        grid[top:bottom, left:right] = 30
    if noise:
        dots = np.random.default_rng(1).random(grid.shape) < noise
        grid[dots] = 60
    return Picture(WIDE, HIGH, 1, grid.tobytes())


def test_each_line_has_its_row() -> None:
    rows = [(40, 50, 300, 66), (40, 90, 200, 106), (60, 130, 350, 146)]
    boxes = line_boxes(page(*rows), [30, 20, 33])
    assert [tuple(box) for box in boxes] == rows


def test_dust_and_rules_are_no_lines() -> None:
    rows = [(40, 50, 300, 66), (40, 90, 200, 106)]
    rule = (40, 75, 350, 77)
    boxes = line_boxes(page(*rows, rule, noise=0.002), [30, 20])
    assert [abs(box.top - row[1]) <= 2 for box, row in zip(boxes, rows, strict=True)] == [True] * 2


def test_a_line_that_was_not_read_is_passed_over() -> None:
    """The short row in the middle (a stamp) has no text; the long lines keep their rows."""
    rows = [(40, 50, 350, 66), (40, 90, 90, 106), (40, 130, 350, 146), (40, 170, 350, 186)]
    boxes = line_boxes(page(*rows), [40, 40, 40])
    assert [box.top for box in boxes] == [50, 130, 170]


@given(st.lists(st.integers(0, 80), min_size=1, max_size=30))
def test_an_empty_page_is_shared_out(lengths: list[int]) -> None:
    boxes = line_boxes(page(), lengths)
    assert len(boxes) == len(lengths)
    assert boxes[0].top == 0 and boxes[-1].bottom == HIGH
    assert all(box.height >= 1 for box in boxes)


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=9), st.lists(st.integers(1, 80), max_size=12)
)
def test_every_line_has_a_place_in_order(widths: list[int], lengths: list[int]) -> None:
    rows = [(20, 30 + 40 * n, 20 + 40 * width, 46 + 40 * n) for n, width in enumerate(widths)]
    boxes = line_boxes(page(*rows), lengths)
    assert len(boxes) == len(lengths)
    tops = [box.top for box in boxes]
    assert tops == sorted(tops)


@pytest.mark.parametrize("level", [0, 255])
def test_black_and_white_pages(level: int) -> None:
    picture = Picture(50, 60, 1, bytes([level]) * 3000)
    assert len(line_boxes(picture, [5, 5])) == 2
