"""The state that two documents had in common before they were worked on apart.

Both lists of actions begin alike and part where the work parted.  Where a history reaches back that
far, the state is known exactly.  Else it follows from the edits themselves: each names the action
that decided it, and one of the actions in common decided it before the work parted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from soat_core.actions import Action
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.history.history import serial_of
from soat_core.merging.difference import Version, content_of_note, reading_of_edit
from soat_core.snapshot import Recorded


def ancestor(mine: Recorded, theirs: Recorded) -> Version:
    """What both were made from; the OCR text as it was read where nothing is in common."""
    count = common_actions(mine, theirs)
    for one in (mine, theirs):
        version = _rewound(one, count) if isinstance(one, Document) else None
        if version is not None:
            return version
    shared = {action.identity for action in mine.actions[:count]}
    return Version(
        _latest_edits(e for one in (mine, theirs) for e in one.edits if e.action in shared),
        _latest_notes(n for one in (mine, theirs) for n in one.annotations if n.action in shared),
    )


def common_actions(mine: Recorded, theirs: Recorded) -> int:
    """How many actions both begin with.

    Two people may have done something as their first action in the same second; what they did
    tells then that it was not the same.
    """
    ours, others = _by_action(mine), _by_action(theirs)
    count = 0
    for one, other in zip(mine.actions, theirs.actions, strict=False):
        left, right = ours.get(one.identity, set()), others.get(one.identity, set())
        if _mark(one) != _mark(other) or (left and right and left.isdisjoint(right)):
            break
        count += 1
        # Only a later action can have taken away what the other still has of this one.
        last_of_mine, last_of_theirs = count == len(mine.actions), count == len(theirs.actions)
        if (last_of_mine and right - left) or (last_of_theirs and left - right):
            return count - 1
    return count


def _mark(action: Action) -> tuple[object, ...]:
    return action.identity, action.kind, action.who, action.when


def _by_action(document: Recorded) -> dict[str, set[tuple[object, ...]]]:
    """What every action did where the history tells, else what is left of it; but for where
    annotations stand, which edits move.

    Of one action of two places, each side may have changed another one since: what is left in both
    has nothing in common then, and only what was done once shows that it was the same.
    """
    found: dict[str, set[tuple[object, ...]]] = {}

    def note_down(edits: Iterable[Edit], notes: Iterable[Annotation]) -> None:
        for edit in edits:
            found.setdefault(edit.action, set()).add(reading_of_edit(edit))
        for note in notes:
            found.setdefault(note.action, set()).add((note.identity, *content_of_note(note)))

    note_down(document.edits, document.annotations)
    if isinstance(document, Document):
        for step in document.history.line[: document.history.here]:
            # What a take-back brings back is named by the action that made it, as in a record.
            note_down(step.added, step.annotations_added)
    return found


def _rewound(document: Document, count: int) -> Version | None:
    """A document after its first ``count`` actions, if its history tells."""
    history = document.history
    first = count - len(history.past)
    if first < 0:
        return None
    edits = {edit.key: edit for edit in document.edits}
    notes = {note.identity: note for note in document.annotations}
    for step in reversed(history.line[first : history.here]):
        for edit in step.added:
            del edits[edit.key]
        for note in step.annotations_added:
            del notes[note.identity]
        edits.update((edit.key, edit) for edit in step.removed)
        notes.update((note.identity, note) for note in step.annotations_removed)
    return Version([edits[key] for key in sorted(edits)], list(notes.values()))


def _latest_edits(edits: Iterable[Edit]) -> list[Edit]:
    """Edits by place; of those that claim the same text the one that was decided last."""
    kept: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: edit.key):
        if kept and kept[-1].overlaps(*edit.key):
            kept[-1] = max(kept[-1], edit, key=lambda one: serial_of(one.action))
        else:
            kept.append(edit)
    return kept


def _latest_notes(notes: Iterable[Annotation]) -> list[Annotation]:
    kept: dict[str, Annotation] = {}
    for note in _by_age(notes):
        kept[note.identity] = note
    return list(kept.values())


def _by_age(notes: Iterable[Annotation]) -> Iterator[Annotation]:
    yield from sorted(notes, key=lambda note: serial_of(note.action))
