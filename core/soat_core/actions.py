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
    initials: str = ""
    """As on paper, where the person has told them."""

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
    KEEP_ALL = "keep-all"
    """Right as read wherever it was read so."""
    ACCEPT_LINE = "accept-line"
    ACCEPT_PARAGRAPH = "accept-paragraph"
    ACCEPT_SAFE = "accept-safe"
    ACCEPT_ALL = "accept-all"
    SERIES = "series"
    """The same error in many places at once, each of them seen."""
    CONFIRM = "confirm"
    """What was accepted automatically, looked at and found right."""
    SPLIT = "split"
    JOIN = "join"
    INSERT = "insert"
    DELETE = "delete"
    LINE = "line"
    """Line breaks made, removed or moved."""
    REPLACE = "replace"
    """Found and replaced, in one place or in many at once."""
    CASE = "case"
    ILLEGIBLE = "illegible"
    UNCLEAR = "unclear"
    SOURCE = "source"
    WORD = "word"
    """A word was put into the dictionary of the report."""
    REVERT = "revert"
    TAKE_BACK = "take-back"
    """An older action undone by itself, while later ones stay."""
    ANNOTATE = "annotate"
    MERGE = "merge"
    """Which of two people's decisions is to stand."""
    REPAIR = "repair"
    """A record was rebuilt from what was left of it."""


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody did: the unit of undo and of ``change`` in the record.

    ``put`` are the decisions made, each replacing what was decided there before; ``drop`` are
    stretches (exact spans of edits) that go back to the OCR text, undecided.  ``restore`` and
    ``reannotate`` come back as they once were, with their own ``who`` and ``action``; ``target``
    names the action that is taken back by it.  ``identity`` is given by the document.
    """

    kind: ActionKind
    who: str
    when: datetime
    put: tuple[Edit, ...] = ()
    drop: tuple[Span, ...] = ()
    annotate: tuple[Annotation, ...] = ()
    unannotate: tuple[str, ...] = ()
    identity: str = ""
    restore: tuple[Edit, ...] = ()
    reannotate: tuple[Annotation, ...] = ()
    target: str = ""

    def bare(self) -> Action:
        """The same without what was asked for: of an action that was done, a ``Step`` holds what
        came of it, and a day's work would hold both."""
        return Action(
            self.kind, self.who, self.when, identity=self.identity, target=self.target,
            unannotate=self.unannotate,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changes:
    """What an action, its undoing or redoing changed: all that a view needs to redraw.

    Several undone or redone at once are one change, as from the first state to the last; ``action``
    is then the last of them that was.
    """

    action: Action
    direction: str
    """``"do"``, ``"undo"`` or ``"redo"``."""
    removed: tuple[Edit, ...]
    added: tuple[Edit, ...]
    lines: tuple[int, ...]
    """Indices of the OCR lines whose corrected text or marks may differ, ascending."""
    annotations: bool
    revision: int
    count: int = 1
    """How many actions it was."""
    left_out: int = 0
    """How many of the places that were to be changed together can only be read."""


@dataclass(frozen=True, slots=True)
class Step:
    """An applied action with its inverse.  The action is ``bare``."""

    action: Action
    removed: tuple[Edit, ...]
    added: tuple[Edit, ...]
    annotations_removed: tuple[Annotation, ...] = ()
    annotations_added: tuple[Annotation, ...] = ()


def utc_now() -> datetime:
    """Now, to the second: what the record keeps."""
    return datetime.now(UTC).replace(microsecond=0)
