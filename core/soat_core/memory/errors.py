"""What can go wrong with the clerk's memory.  None of it is fatal: the editor works without."""

from __future__ import annotations

from pathlib import Path

from soat_core.errors import SoatError
from soat_core.i18n import tr
from soat_core.memory.decision import MAX_DIGITS, MAX_LENGTH, MAX_WORDS, normal


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


def cannot_keep(text: str) -> RememberingError:
    """Why a text is not remembered."""
    return RememberingError(
        tr(
            "“{text}” cannot be remembered",
            "không ghi nhớ được “{text}”",
            text=normal(text)[:MAX_LENGTH],
        ),
        advice=tr(
            "Up to {words} words, {letters} letters and {digits} digits can, but no addresses.",
            "Chỉ ghi nhớ được tối đa {words} từ, {letters} chữ cái và {digits} chữ số, không ghi "
            "nhớ địa chỉ thư.",
            words=MAX_WORDS,
            letters=MAX_LENGTH,
            digits=MAX_DIGITS,
        ),
    )
