"""What a journal holds: states of a document, each made from another by one step.

The states form trees.  A root is the state that a file had when it was opened; every other node is
the state after one more step.  To undo is to go to the parent, to do something else from there is
to begin a branch; nothing is ever lost by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from soat_core.actions import Action, ActionKind, Step
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.journal.codec import damaged


@dataclass(frozen=True, slots=True)
class Base:
    """The state of a document that nothing is known to have led to but its past actions."""

    past: tuple[Action, ...] = ()
    edits: tuple[Edit, ...] = ()
    notes: tuple[Annotation, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether it is a text as it was imported."""
        imported = all(action.kind is ActionKind.IMPORT for action in self.past)
        return imported and not (self.edits or self.notes)


@dataclass(eq=False, slots=True)
class Node:
    """A state: either a root with a ``base``, or what ``step`` makes of the ``parent``."""

    parent: Node | None = None
    step: Step | None = None
    base: Base | None = None

    @property
    def identity(self) -> str:
        """Of the action that led here; empty for a root."""
        return self.step.action.identity if self.step else ""


@dataclass
class State:
    """The edits and annotations of a node."""

    edits: dict[tuple[int, int], Edit] = field(default_factory=dict)
    notes: dict[str, Annotation] = field(default_factory=dict)

    @classmethod
    def of(cls, node: Node) -> State:
        """Worked out from the root on.  Raises ``DamagedJournalError`` where a step does not fit
        the state before it."""
        state = cls()
        for one in path(node):
            if one.base is not None:
                state._begin(one.base)
            elif one.step is not None:
                state.follow(one.step)
        return state

    def follow(self, step: Step) -> None:
        for edit in step.removed:
            if self.edits.pop(edit.key, None) != edit:
                raise damaged()
        for note in step.annotations_removed:
            if self.notes.pop(note.identity, None) != note:
                raise damaged()
        for edit in step.added:
            self.edits[edit.key] = edit
        for note in step.annotations_added:
            self.notes[note.identity] = note

    def _begin(self, base: Base) -> None:
        self.edits = {edit.key: edit for edit in base.edits}
        self.notes = {note.identity: note for note in base.notes}


def path(node: Node) -> list[Node]:
    """From the root to a node, both included."""
    nodes = []
    at: Node | None = node
    while at is not None:
        nodes.append(at)
        at = at.parent
    nodes.reverse()
    return nodes


def steps_of(nodes: Iterable[Node]) -> tuple[Step, ...]:
    return tuple(node.step for node in nodes if node.step is not None)


def fork(one: list[Node], other: list[Node]) -> int:
    """How many nodes two paths have in common from the root on."""
    # the last common one by bisection: what two paths share is a beginning of both
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[middle - 1] is other[middle - 1]:
            low = middle
        else:
            high = middle - 1
    return low
