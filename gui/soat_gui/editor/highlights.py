"""Stretches of a line that stand out: what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from soat_gui.editor.lines import ShownLine


class Highlight(NamedTuple):
    """Code points of a line as it is drawn."""

    in_ocr: bool
    """Of the OCR text; else of the corrected text."""
    left: int
    right: int
    is_current: bool


Highlighter = Callable[[int, ShownLine], Sequence[Highlight]]
"""What stands out on a line, given its number and what is drawn of it.  Asked for each line in
sight, each time that it is drawn."""


def nothing(_line: int, _shown: ShownLine) -> Sequence[Highlight]:
    return ()
