"""What can go wrong with the clerk's memory.  None of it is fatal: the editor works without."""

from __future__ import annotations

from pathlib import Path

from soat_core.errors import SoatError


class RememberingError(SoatError):
    """The memory cannot be opened, read or written; what was in it is still in it."""


class DamagedMemoryError(RememberingError):
    """The memory's file is damaged.

    ``aside`` is where it was moved, so that nothing is lost and the next opening begins a new one;
    None where it could not be moved and still stands in its place.
    """

    def __init__(self, what: str, *, where: str, advice: str, aside: Path | None) -> None:
        super().__init__(what, where=where, advice=advice)
        self.aside = aside
