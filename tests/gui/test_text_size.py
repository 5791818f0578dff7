"""The text is as large as its lines allow, also where letters are drawn larger than was asked."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from soat_gui.editor.text_size import LARGEST_FITTED, SMALLEST_FITTED, DrawnSizes, fit
from soat_gui.theme import reading_font

ENGINES: dict[str, Callable[[float], float]] = {
    "fractions": lambda pixels: pixels,
    "next whole": ceil,
    "nearest whole": lambda pixels: floor(pixels + 0.5),
}


class Engine(DrawnSizes):
    """Draws sizes in a way of its own."""

    def __init__(self, drawn: Callable[[float], float]) -> None:
        super().__init__()
        self._drawn = drawn

    def of(self, pixels: float) -> float:
        return self._drawn(pixels)


@pytest.mark.parametrize("engine", ENGINES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(widest=st.floats(500, 9000), half=st.floats(100, 2000))
def test_the_widest_line_fits_as_it_is_drawn(
    qtbot: QtBot, engine: str, widest: float, half: float
) -> None:
    drawn = Engine(ENGINES[engine])
    found = fit(widest, half, 2 * half, drawn, in_one_column=False)
    room = 2 * half if found.in_one_column else half
    smallest = drawn.of(SMALLEST_FITTED) * widest * 1.03 / 100
    if smallest <= room:
        assert SMALLEST_FITTED <= found.size <= LARGEST_FITTED
        assert drawn.of(found.size) * widest / 100 <= room


@pytest.mark.parametrize("pixels", [11.0, 12.25, 13.5, 14.5, 20.0])
def test_it_is_known_how_large_letters_are_drawn(qtbot: QtBot, pixels: float) -> None:
    line = "Uỷ ban nhân dân thành phố Cao Bằng"
    large, small = (QFontMetricsF(reading_font(at)).horizontalAdvance(line) for at in (100, pixels))
    assert DrawnSizes().of(pixels) == pytest.approx(100 * small / large, rel=0.01)
