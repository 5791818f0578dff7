"""A recorded statement about a stretch of text."""

from __future__ import annotations

from dataclasses import dataclass

from soat_core.text import overlap

NOTE = "note"
"""What the clerk has to say about a place."""
WORD = "word"
"""A word of the report's own dictionary, at the place where it was put there."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """``text`` says something of kind ``kind`` about ``ocr_text[start:end]``.

    The ends are OCR offsets, so text typed or corrected inside stays inside.  ``start_inside`` and
    ``end_inside`` count code points into the text of an edit that an end falls into (0 where it
    does not).  ``kind`` is ``NOTE``, ``WORD`` or the TEI name of an entity.
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

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with ``start..end``, or stands at the same empty place."""
        return overlap(self.start, self.end, start, end)
