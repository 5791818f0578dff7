"""What others draw over the lines in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPainter

from soat_gui.editor.layouts import LaidLine
from soat_gui.editor.panes import Metrics, Panes
from soat_gui.theme import Theme

Overlay = Callable[[QPainter, Sequence[tuple[LaidLine, float]], Theme, Metrics, Panes], object]
"""Called with each painting for the lines that are drawn and their tops: it must be quick."""
