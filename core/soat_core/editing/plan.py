"""An action that is ready to be recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind, Changes
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.review import Review


@dataclass(frozen=True, slots=True)
class Plan:
    """What ``Review.decide`` is told, and where the clerk stands when it is done.

    ``stand`` is a stretch of the OCR text, None for where the clerk stands already.  ``count`` is
    the number of places, for messages.
    """

    kind: ActionKind
    put: tuple[Edit, ...] = ()
    drop: tuple[Span, ...] = ()
    annotate: tuple[Annotation, ...] = ()
    unannotate: tuple[str, ...] = ()
    stand: Span | None = None
    count: int = 1

    def record(self, review: Review) -> Changes:
        """Do it.  Raises ``ActionError`` when the document has changed meanwhile."""
        return review.decide(
            self.kind,
            self.put,
            drop=self.drop,
            annotate=self.annotate,
            unannotate=self.unannotate,
        )
