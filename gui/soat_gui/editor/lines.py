"""What stands on one corrected line: its text for the screen, and its tokens with their marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from soat_core.document import Piece
from soat_core.edits import EditKind, Origin
from soat_core.engine.suggestion import Suggestion
from soat_core.review import Review
from soat_gui.editor.display import EMPTY, ILLEGIBLE, visible

VERY_DOUBTFUL = 0.75
"""A suspect whose best posterior is below this is marked more strongly."""


class Mark(Enum):
    """How a token is marked; each has an underline style and a colour of its own."""

    NONE = "none"
    DOUBTFUL = "doubtful"
    VERY_DOUBTFUL = "very doubtful"
    DECIDED = "decided"
    TAKEN = "taken"
    """Decided along with many others; nobody looked at this one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A token where the clerk can stand: what is shown of ``ocr_text[start:end]``.

    ``text`` is what it reads; ``left`` and ``right`` are code points of the line as drawn.
    """

    line: int
    start: int
    end: int
    text: str
    left: int
    right: int
    mark: Mark
    suggestion: Suggestion | None
    """The engine's suggestion if nothing was decided, else None."""
    decided: bool

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class ShownLine:
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Typing:
    """Text being typed, in place of what is decided about ``start..end``."""

    line: int
    start: int
    end: int
    text: str


def shown_line(review: Review, line: int, typing: Typing | None = None) -> ShownLine:
    """The corrected line ``line`` as it is to be drawn."""
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    for piece, suggestion in review.shown_pieces(line):
        drawn = _drawn(piece)
        if (
            typing
            and typing.line == line
            and (piece.start, piece.end)
            == (
                typing.start,
                typing.end,
            )
        ):
            drawn = visible(typing.text)
        if not piece.is_gap:
            places.append(
                Place(
                    line,
                    piece.start,
                    piece.end,
                    piece.text,
                    length,
                    length + len(drawn),
                    _mark(review, piece, suggestion),
                    suggestion,
                    piece.edit is not None,
                )
            )
        parts.append(drawn)
        length += len(drawn)
    return ShownLine("".join(parts), tuple(places))


def _drawn(piece: Piece) -> str:
    if piece.edit is not None:
        if piece.edit.kind is EditKind.ILLEGIBLE:
            return ILLEGIBLE
        if not piece.text:
            return EMPTY
    return visible(piece.text)


def _mark(review: Review, piece: Piece, suggestion: Suggestion | None) -> Mark:
    if piece.edit is not None:
        return Mark.TAKEN if piece.edit.origin is Origin.AUTO else Mark.DECIDED
    if suggestion is None or not review.is_suspect(suggestion):
        return Mark.NONE
    very = suggestion.best.posterior < VERY_DOUBTFUL
    return Mark.VERY_DOUBTFUL if very else Mark.DOUBTFUL
