"""How a report stands on the screen."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """Where the clerk is in a report, and what of it is in sight."""

    offset: int = 0
    """Of the current token, in the OCR text."""
    line: int = 0
    """The first line in sight."""
    below: int = 0
    """Pixels of it that are out of sight."""
