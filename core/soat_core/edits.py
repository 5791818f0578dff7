"""One recorded decision about a slice of OCR text, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from soat_core.text import overlap


class EditKind(StrEnum):
    """What a decision does to the text.  The values are those of ``corr/@type`` in the record."""

    REPLACE = "replace"
    SPLIT = "split"
    """One token becomes several."""
    MERGE = "merge"
    """Several tokens become one."""
    INSERT = "insert"
    DELETE = "delete"
    LINE = "line"
    """A line break is added or taken away."""
    ILLEGIBLE = "illegible"
    """Nobody can read the page here; the text is empty and a gap is recorded."""
    SOURCE = "source"
    """A mistake of the paper's author, not of the OCR."""
    KEEP = "keep"
    """Looked at and right as it was read: the only kind whose text equals the OCR's."""


class Origin(StrEnum):
    """Who thought of the text."""

    TYPED = "typed"
    SUGGESTED = "suggested"
    """A candidate of the engine that a person took."""
    AUTO = "auto"
    """Taken by a command for many at once; nobody looked at this one."""


@dataclass(frozen=True, slots=True)
class Edit:
    """``ocr_text[start:end]`` reads ``text``.

    Offsets are code points of the OCR text.  ``posterior`` is the engine's calibrated probability
    (0 to 1) of the text taken and ``rank`` its place among the candidates (1 is best), both None
    where no engine was asked.  ``who`` and ``action`` name the agent and the action that decided.
    ``unclear`` says that the person is not sure of the text, whatever the engine says.
    ``sources`` names who thought of a text that was taken, where it was not the engine alone: OCR
    programs that read the picture again, and ``"engine"`` where it did so too.
    """

    start: int
    end: int
    text: str
    kind: EditKind = EditKind.REPLACE
    origin: Origin = Origin.TYPED
    posterior: float | None = None
    rank: int | None = None
    who: str = ""
    action: str = ""
    unclear: bool = False
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        return self.start, self.end

    def decided(self, who: str, action: str) -> Edit:
        """The same edit as the work of an agent in an action."""
        return Edit(  # a series may hold 180,000, and dataclasses.replace takes twice as long
            self.start,
            self.end,
            self.text,
            self.kind,
            self.origin,
            self.posterior,
            self.rank,
            who,
            action,
            self.unclear,
            self.sources,
        )

    def overlaps(self, start: int, end: int) -> bool:
        """Whether both claim a character, or stand at the same insertion point.

        An insertion strictly inside the other stretch overlaps; one at its edge does not.
        """
        return overlap(self.start, self.end, start, end)


def kind_of(ocr: str, text: str) -> EditKind:
    """The kind of a plain change from ``ocr`` to ``text``, read off the two texts."""
    if ocr == text:
        return EditKind.KEEP
    if not ocr.strip():
        return EditKind.INSERT if text.strip() else EditKind.LINE
    if not text.strip():
        return EditKind.DELETE
    if ocr.count("\n") != text.count("\n"):
        return EditKind.LINE
    before, after = len(ocr.split()), len(text.split())
    if before == after:
        return EditKind.REPLACE
    return EditKind.SPLIT if before < after else EditKind.MERGE
