"""How pages are read that take their time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[int, int], object]
"""Pages read so far, and all."""
Cancelled = Callable[[], bool]
"""Whether the person no longer wants it."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """Who is told how far the pages of a scan are read, and what is kept of them.

    ``progress`` is told and ``cancelled`` is asked again and again, ``cancelled`` by other threads
    too.
    """

    progress: Progress = lambda _done, _all: None
    cancelled: Cancelled = lambda: False
    kept: Path | None = None
    """The folder for what was read, so that nothing is read twice; see ``scans.kept_readings``."""


UNWATCHED = PageReading()
"""Nobody is told, nobody stops it, nothing is kept."""
