"""A recorded statement about a stretch of text."""

from __future__ import annotations

from dataclasses import dataclass

from soat_core.edits import Origin
from soat_core.text import overlap

NOTE = "note"
"""What the clerk has to say about a place."""
WORD = "word"
"""A word of the report's own dictionary, at the place where it was put there."""
ENTRY = "entry"
"""An entry of the report's register: no place in the text, ``text`` is its name."""

Values = tuple[tuple[str, str], ...]
"""Names and values, each name once, in the order of the names."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """``text`` says something of kind ``kind`` about ``ocr_text[start:end]``.

    The ends are OCR offsets, so text typed or corrected inside stays inside.  ``start_inside`` and
    ``end_inside`` count code points into the text of an edit that an end falls into (0 where it
    does not).  ``kind`` is ``NOTE``, ``WORD``, ``ENTRY``, that of an entity (``entities``) or of
    a part of the document (see ``structure``); ``values`` are what such a kind has, as a date its
    ``when``.  ``origin`` and ``posterior`` (0 to 1, None where a person marked it
    unasked) tell who thought of it.  ``rejected`` ones are proposals that a person turned down,
    kept so that they are not proposed again.
    """

    identity: str
    start: int
    end: int
    kind: str
    text: str = ""
    start_inside: int = 0
    end_inside: int = 0
    who: str = ""
    action: str = ""
    values: Values = ()
    origin: Origin = Origin.TYPED
    posterior: float | None = None
    rejected: bool = False

    def value(self, name: str) -> str:
        """The value of this name, empty where there is none."""
        return dict(self.values).get(name, "")

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with ``start..end``, or stands at the same empty place."""
        return overlap(self.start, self.end, start, end)
