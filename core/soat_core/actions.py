"""What people do to a document: the unit of undo, of the record and of what views redraw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.text import Span


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts: a person (``identity`` is made from the name) or the program itself (``app``)."""

    identity: str
    name: str

    @property
    def is_program(self) -> bool:
        return self.identity == PROGRAM.identity


PROGRAM = Agent("app", "Soát")


class ActionKind(StrEnum):
    """What was done.  The values are those of ``change/@type`` in the record."""

    IMPORT = "import"
    ACCEPT = "accept"
    CHOOSE = "choose"
    TYPE = "type"
    KEEP = "keep"
    ACCEPT_SAFE = "accept-safe"
    ACCEPT_ALL = "accept-all"
    REVERT = "revert"
    ANNOTATE = "annotate"


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody did: the unit of undo and of ``change`` in the record.

    ``put`` are the decisions made, each replacing what was decided there before; ``drop`` are
    stretches (exact spans of edits) that go back to the OCR text, undecided.  ``identity`` is given
    by the document.
    """

    kind: ActionKind
    who: str
    when: datetime
    put: tuple[Edit, ...] = ()
    drop: tuple[Span, ...] = ()
    annotate: tuple[Annotation, ...] = ()
    unannotate: tuple[str, ...] = ()
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an action, its undoing or redoing changed: all that a view needs to redraw."""

    action: Action
    direction: str
    """``"do"``, ``"undo"`` or ``"redo"``."""
    removed: tuple[Edit, ...]
    added: tuple[Edit, ...]
    lines: tuple[int, ...]
    """Indices of the OCR lines whose corrected text or marks may differ, ascending."""
    annotations: bool
    revision: int


@dataclass(frozen=True, slots=True)
class Step:
    """An applied action with its inverse."""

    action: Action
    removed: tuple[Edit, ...]
    added: tuple[Edit, ...]
    annotations_removed: tuple[Annotation, ...] = ()
    annotations_added: tuple[Annotation, ...] = ()


def utc_now() -> datetime:
    """Now, to the second: what the record keeps."""
    return datetime.now(UTC).replace(microsecond=0)
