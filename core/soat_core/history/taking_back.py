"""Undoing one older action by itself, where nothing later depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from soat_core.actions import Action, ActionKind, Step
from soat_core.errors import ActionError
from soat_core.history.history import Standing
from soat_core.history.places import touches
from soat_core.history.wording import describe
from soat_core.i18n import tr
from soat_core.text import Span

if TYPE_CHECKING:  # it imports this package
    from soat_core.document import Document

_MANY = 1000


def taking_back(document: Document, identity: str, who: str, when: datetime) -> Action:
    """The action that takes back the action ``identity``, for ``Document.apply``.

    What it put in goes, and what it replaced comes back with its own provenance.  Raises
    ``ActionError`` with the reason, which names the later action that is in the way, where what it
    did does not stand as it made it any more, or what it replaced has no room.
    """
    step = _step(document, identity)
    _check(document, step)
    return Action(
        ActionKind.TAKE_BACK,
        who,
        when,
        drop=tuple(Span(*edit.key) for edit in step.added),
        unannotate=tuple(note.identity for note in step.annotations_added),
        restore=step.removed,
        reannotate=step.annotations_removed,
        target=identity,
    )


def why_not(document: Document, identity: str) -> str:
    """Why an action cannot be taken back, as one clause; empty where it can.

    Of an action in many places only the first thousand are looked at: empty may mean that only
    trying will tell.
    """
    try:
        step = _step(document, identity)
        for start, end in _changed(document, _beginning(step)):
            raise _in_the_way(document, step, start, end)
    except ActionError as error:
        return error.what
    return ""


def _beginning(step: Step) -> Step:
    if len(step.added) <= _MANY and len(step.removed) <= _MANY:
        return step
    added = step.added[:_MANY]
    end = added[-1].end if added else step.removed[_MANY - 1].end
    removed = tuple(edit for edit in step.removed[:_MANY] if edit.end <= end)
    return replace(step, added=added, removed=removed)


def _step(document: Document, identity: str) -> Step:
    history = document.history
    position = history.position_of(identity)
    step = None if position is None else history.step_at(position)
    if position is None or step is None:
        raise ActionError(
            tr(
                "what this action replaced is not known any more",
                "không còn biết trước thao tác này chữ là gì",
            )
        )
    standing = history.standing_at(position)
    if standing is Standing.UNDONE:
        raise ActionError(tr("it is undone already", "thao tác này đã được hoàn tác rồi"))
    if standing is Standing.TAKEN_BACK:
        raise ActionError(tr("it was taken back already", "thao tác này đã được bỏ rồi"))
    return step


def _check(document: Document, step: Step) -> None:
    for start, end in _changed(document, step):
        raise _in_the_way(document, step, start, end)


def _changed(document: Document, step: Step) -> Iterator[tuple[int, int]]:
    """The places where something later stands in the way."""
    own = set()
    for edit in step.added:
        own.add(edit.key)
        if document.edit_at(*edit.key) != edit:
            yield edit.key
    for edit in step.removed:
        for over in document.edits_in(*edit.key):
            if over.key not in own:
                yield over.key
    for note in step.annotations_added:
        if document.annotation(note.identity) != note:
            yield note.start, note.end
    named = {note.identity for note in step.annotations_added}
    for note in step.annotations_removed:
        if note.identity not in named and document.annotation(note.identity) is not None:
            yield note.start, note.end


def _in_the_way(document: Document, step: Step, start: int, end: int) -> ActionError:
    later = _later(document, step, start, end)
    if later is None:
        return ActionError(
            tr("something else stands in its place now", "chỗ này nay đã có nội dung khác")
        )
    words = describe(later, document.report)
    return ActionError(
        tr(
            "a later action changed the same place: {what} ({number}); take that back first",
            "có thao tác sau đã sửa cùng chỗ: {what} ({number}); hãy bỏ thao tác đó trước",
            what=words.what,
            number=words.number,
        )
    )


def _later(document: Document, step: Step, start: int, end: int) -> Step | None:
    """The last action after a step that touched a place and stands."""
    history = document.history
    for other in history.later_near(step.action.identity, start, end):
        notes = (*other.annotations_added, *other.annotations_removed)
        if touches(other, start, end) or any((n.start, n.end) == (start, end) for n in notes):
            return other
    return None
