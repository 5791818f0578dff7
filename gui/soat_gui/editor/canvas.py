"""What lines are drawn on, and with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QPainter

from soat_gui.editor.layouts import LaidLine
from soat_gui.editor.panes import Metrics, Panes
from soat_gui.theme import Theme

Lines = Sequence[tuple[LaidLine, float]]
"""With their tops in pixels of the viewport."""


class Canvas(NamedTuple):
    """The viewport at one painting: in one theme, with one font, with columns in their places."""

    painter: QPainter
    theme: Theme
    metrics: Metrics
    panes: Panes
