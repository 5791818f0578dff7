"""What two documents of one OCR text differ in: a stretch, and how it stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind


class Side(Enum):
    """Of two documents: the one that is worked on, and the one that comes to it."""

    MINE = "mine"
    THEIRS = "theirs"

    @property
    def other(self) -> Side:
        return Side.THEIRS if self is Side.MINE else Side.MINE


class Change(Enum):
    """Who changed a stretch since both were the same."""

    MINE = "mine"
    THEIRS = "theirs"
    CONFLICT = "conflict"
    """Both did, each in another way."""


class Decided(Protocol):
    """Edits and annotations by place; a ``Document`` has them."""

    @property
    def edits(self) -> Sequence[Edit]: ...
    @property
    def annotations(self) -> Sequence[Annotation]: ...


@dataclass(frozen=True, slots=True)
class Version:
    """The state of a document at one time."""

    edits: Sequence[Edit] = ()
    annotations: Sequence[Annotation] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """What a document says about a stretch: the edits on it, by place, or an annotation."""

    edits: tuple[Edit, ...] = ()
    notes: tuple[Annotation, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.edits or self.notes)

    @property
    def all(self) -> tuple[Edit | Annotation, ...]:
        return (*self.edits, *self.notes)

    @property
    def reading(self) -> tuple[object, ...]:
        """What it says, whoever said it: alike in two stands that mean the same."""
        return (*map(reading_of_edit, self.edits), *map(reading_of_note, self.notes))

    @property
    def content(self) -> tuple[object, ...]:
        """The same without where annotations stand: edits take them along."""
        return (*map(reading_of_edit, self.edits), *map(content_of_note, self.notes))

    @property
    def actions(self) -> list[str]:
        """The identities of the actions that decided it."""
        return [one.action for one in self.all]

    def text(self, ocr_text: str, start: int, end: int) -> str:
        """How ``ocr_text[start:end]`` reads with its edits; illegible places read ``[...]``."""
        parts: list[str] = []
        for edit in self.edits:
            parts += ocr_text[start : edit.start], shown_text(edit)
            start = edit.end
        return "".join([*parts, ocr_text[start:end]])


@dataclass(frozen=True, slots=True)
class Difference:
    """``ocr_text[start:end]``, about which the two do not say the same.

    It is either about edits or about one annotation.  ``newer`` is the side that was decided last.
    """

    start: int
    end: int
    base: Stand
    mine: Stand
    theirs: Stand
    change: Change
    newer: Side = Side.MINE

    @property
    def is_conflict(self) -> bool:
        return self.change is Change.CONFLICT

    @property
    def is_note(self) -> bool:
        return any(stand.notes for stand in (self.base, self.mine, self.theirs))

    def stand(self, side: Side) -> Stand:
        return self.mine if side is Side.MINE else self.theirs


def reading_of_edit(edit: Edit) -> tuple[object, ...]:
    """What an edit says, whoever decided it."""
    return edit.start, edit.end, edit.text, edit.kind, edit.unclear


def reading_of_note(note: Annotation) -> tuple[object, ...]:
    """What an annotation says, whatever its name and whoever made it."""
    place = note.start, note.end, note.start_inside, note.end_inside
    return (*place, *content_of_note(note))


def content_of_note(note: Annotation) -> tuple[object, ...]:
    """What it says, wherever it stands."""
    return note.kind, note.text, note.values, note.rejected


def shown_text(edit: Edit) -> str:
    return "[...]" if edit.kind is EditKind.ILLEGIBLE else edit.text


def hull(things: Iterable[Edit | Annotation]) -> tuple[int, int]:
    """The smallest stretch that holds all of them; there is at least one."""
    spans = [(one.start, one.end) for one in things]
    return min(start for start, _ in spans), max(end for _, end in spans)
