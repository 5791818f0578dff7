"""What others draw over the lines in sight."""

from __future__ import annotations

from collections.abc import Callable

from soat_gui.editor.canvas import Canvas, Lines

Overlay = Callable[[Canvas, Lines], object]
"""Called with each painting for the lines that are drawn: it must be quick."""
