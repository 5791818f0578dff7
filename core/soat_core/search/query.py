"""What is looked for, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from soat_core.errors import SoatError


class Side(Enum):
    """Which of the two texts of a report."""

    OCR = "ocr"
    """As it was imported."""
    SHOWN = "shown"
    """As the right pane shows it: what was decided, and suggestions where nothing was."""


class QueryError(SoatError):
    """A query or a replacement that cannot mean anything.

    ``at`` is the place in it, counted in code points from 0, or None where there is no one place.
    """

    def __init__(self, what: str, *, at: int | None = None) -> None:
        super().__init__(what)
        self.at = at


class TooSlowError(QueryError):
    """A regular expression that takes longer than anybody waits."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.  The defaults are what most people expect of Ctrl+F."""

    text: str
    side: Side = Side.SHOWN
    regex: bool = False
    """``text`` is a regular expression; ``^`` and ``$`` match at lines."""
    match_case: bool = False
    whole_words: bool = False
    """What is found neither begins nor ends inside of a word of letters, marks and digits."""
    ignore_accents: bool = False
    """Letters match whatever their marks, đ matches d."""
    over_lines: bool = True
    """A space also matches the end of a line or page; a regular expression sees more than one
    line."""
    suspects_only: bool = False
    """Only what touches a suspect that nothing was decided about."""

    @property
    def is_empty(self) -> bool:
        return not self.text
