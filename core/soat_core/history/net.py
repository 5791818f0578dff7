"""What several steps come to together: from the first state straight to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from soat_core.actions import Step
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.history.history import Move

Thing = TypeVar("Thing")
Key = TypeVar("Key")


class Net(Generic[Key, Thing]):
    """Sums up removals and additions of things that each stand under one key."""

    def __init__(self, key: Callable[[Thing], Key]) -> None:
        self._key = key
        self._gone: dict[Key, Thing] = {}
        self._come: dict[Key, Thing] = {}

    def change(self, removed: Iterable[Thing], added: Iterable[Thing]) -> None:
        for thing in removed:
            if self._come.pop(self._key(thing), None) is None:
                self._gone[self._key(thing)] = thing
        for thing in added:
            key = self._key(thing)
            if self._gone.get(key) == thing:
                del self._gone[key]
            else:
                self._come[key] = thing

    @property
    def removed(self) -> tuple[Thing, ...]:
        return tuple(self._gone.values())

    @property
    def added(self) -> tuple[Thing, ...]:
        return tuple(self._come.values())


def net_step(move: Move) -> Step:
    """One step that does what a move of at least one does; its action is the last of them."""
    if move.count == 1:
        return move.forth[0] if move.forth else inverse(move.back[0])
    edits: Net[tuple[int, int], Edit] = Net(lambda edit: edit.key)
    notes: Net[str, Annotation] = Net(lambda note: note.identity)
    last = (move.forth or move.back)[-1]
    for step in (*map(inverse, move.back), *move.forth):
        edits.change(step.removed, step.added)
        notes.change(step.annotations_removed, step.annotations_added)
    return Step(
        last.action,
        tuple(sorted(edits.removed, key=_place)),
        tuple(sorted(edits.added, key=_place)),
        notes.removed,
        notes.added,
    )


def inverse(step: Step) -> Step:
    """What undoes a step."""
    return Step(
        step.action,
        step.added,
        step.removed,
        step.annotations_added,
        step.annotations_removed,
    )


def _place(edit: Edit) -> tuple[int, int]:
    return edit.key
