"""A journal as it is in memory: all its nodes, and where the document is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import datetime
from typing import Any

from soat_core.actions import Action, Agent
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.history.history import BRANCHES_KEPT
from soat_core.i18n import tr
from soat_core.journal.codec import damaged, unpack, unpack_one
from soat_core.journal.errors import JournalError
from soat_core.journal.script import (
    VERSION,
    Begun,
    Done,
    Gone,
    Happening,
    Head,
    Marked,
    Ran,
    Redone,
    Undone,
    Who,
)
from soat_core.journal.steps import read_all, read_many, read_one
from soat_core.journal.tree import Base, Node

RUN = 5000
"""How much is in one run: edits, and an action counts as five."""
MARKS_KEPT = 4
"""The latest records; a file on the disk is one of the last two, unless somebody put an old one
back."""


class Forest:
    """Follows happenings, from a file or as they happen."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.agents: dict[str, Agent] = {}
        self.nodes: list[Node] = []
        self.here: Node | None = None
        self.ahead: list[Node] = []
        """What may be redone, the next one last."""
        self.marks: list[Marked] = []

    def copied(self) -> Forest:
        """One that goes its own way, with the same nodes."""
        copy = Forest()
        copy.agents, copy.nodes = dict(self.agents), list(self.nodes)
        copy.here, copy.ahead, copy.marks = self.here, list(self.ahead), list(self.marks)
        return copy

    # As it happens

    def follow(self, happening: Happening) -> None:
        """Raises ``DamagedJournalError`` where it cannot have happened."""
        match happening:
            case Who(agents):
                self.agents.update((agent.identity, agent) for agent in agents)
            case Begun(node) | Done(node):
                self.nodes.append(node)
                self._go(node, ())
            case Ran(nodes):
                self.nodes += nodes
                self._go(nodes[-1], ())
            case Undone(count):
                self._undo(count)
            case Redone(count):
                self._redo(count)
            case Gone(node, ahead):
                self._go(node, ahead)
            case Marked():
                self.marks.append(happening)

    def _place(self) -> Node:
        if self.here is None:
            raise damaged()
        return self.here

    def _go(self, node: Node, ahead: Sequence[Node]) -> None:
        self.here = node
        self.ahead = list(reversed(ahead))

    def _undo(self, count: int) -> None:
        for _ in range(count):
            here = self._place()
            if here.parent is None:
                raise damaged()
            self.ahead.append(here)
            self.here = here.parent

    def _redo(self, count: int) -> None:
        for _ in range(count):
            if not self.ahead:
                raise damaged()
            self.here = self.ahead.pop()

    # From a file

    def read(self, happenings: Any) -> None:
        """Follow a frame.  Raises ``DamagedJournalError`` where it makes no sense; what stands
        before the senseless part has been followed then."""
        try:
            for tag, *rest in happenings:
                _READERS[tag](self, *rest)
        except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
            raise damaged() from error

    def _read_head(self, packed: Any) -> None:
        self.head = unpack_one(Head, packed)
        if self.head.version > VERSION:
            raise _newer()

    def _read_who(self, packed: Any) -> None:
        self.follow(Who(tuple(unpack(Agent, packed))))

    def _read_root(self, root: Any) -> None:
        past, edits = read_all(Action, root, "past"), read_all(Edit, root, "edits")
        self.follow(Begun(Node(base=Base(past, edits, read_all(Annotation, root, "notes")))))

    def _read_do(self, step: Any) -> None:
        self.follow(Done(Node(self._place(), read_one(step))))

    def _read_run(self, steps: Any) -> None:
        at, nodes = self._place(), []
        for step in read_many(steps):
            at = Node(at, step)
            nodes.append(at)
        self.follow(Ran(tuple(nodes)))

    def _read_at(self, number: int, ahead: list[int]) -> None:
        self.follow(
            Gone(self.nodes[_natural(number)], tuple(self.nodes[_natural(n)] for n in ahead))
        )

    def _read_mark(self, sha256: str, when: str, number: int) -> None:
        node = self.nodes[_natural(number)]
        self.follow(Marked(str(sha256), datetime.fromisoformat(when), node))

    def _read_undo(self, count: int) -> None:
        self.follow(Undone(_natural(count)))

    def _read_redo(self, count: int) -> None:
        self.follow(Redone(_natural(count)))

    # Made shorter

    def shortened(self) -> list[Happening]:
        """Happenings that lead to the same, without what nobody can come back to.

        Kept are the way to where the document is, what may be redone, the latest branches, and the
        states of the latest records.
        """
        marks = self.marks[-MARKS_KEPT:]
        ends = [*self.ahead[:1], *([self.here] if self.here else []), *(m.node for m in marks)]
        leaves = self.leaves()[-BRANCHES_KEPT - 1 :]
        kept: set[Node] = set()
        for end in (*ends, *leaves):
            kept.update(_upwards(end, kept))
        script: list[Happening] = [Who(tuple(self.agents.values()))] if self.agents else []
        script += _in_runs(node for node in self.nodes if node in kept)
        script += marks
        if self.here is not None:
            script.append(Gone(self.here, tuple(reversed(self.ahead))))
        return script

    def leaves(self) -> list[Node]:
        """Nodes that nothing follows on, in the order of their making."""
        parents = {node.parent for node in self.nodes}
        return [node for node in self.nodes if node not in parents]

    def keep_only(self, nodes: Sequence[Node]) -> None:
        """Forget all nodes but these, and what was marked elsewhere."""
        known = set(nodes)
        self.nodes = list(nodes)
        self.marks = [mark for mark in self.marks[-MARKS_KEPT:] if mark.node in known]


def _in_runs(nodes: Iterable[Node]) -> Iterator[Happening]:
    """How nodes came about, parents first; what follows on another in one run."""
    run: list[Node] = []
    weight = 0
    at: Node | None = None
    for node in nodes:
        if run and (node.parent is not at or weight >= RUN):
            yield Ran(tuple(run))
            run, weight = [], 0
        if node.step is None:
            yield Begun(node)
        else:
            if node.parent is not at:
                assert node.parent is not None
                yield Gone(node.parent)
            run.append(node)
            weight += 5 + len(node.step.added) + len(node.step.removed)
        at = node
    if run:
        yield Ran(tuple(run))


def _newer() -> JournalError:
    return JournalError(
        tr(
            "the history kept of this report is that of a newer version of Soát",
            "lịch sử đã lưu của báo cáo này do phiên bản Soát mới hơn ghi",
        ),
        advice=tr("Update Soát.", "Hãy cập nhật Soát."),
    )


def _upwards(node: Node, known: Set[Node]) -> list[Node]:
    """A node and what leads to it, down to what is known."""
    found: list[Node] = []
    at: Node | None = node
    while at is not None and at not in known:
        found.append(at)
        at = at.parent
    return found


def _natural(number: int) -> int:
    if type(number) is not int or number < 0:
        raise damaged()
    return number


_READERS: dict[str, Callable[..., None]] = {
    "head": Forest._read_head,
    "who": Forest._read_who,
    "root": Forest._read_root,
    "do": Forest._read_do,
    "run": Forest._read_run,
    "at": Forest._read_at,
    "mark": Forest._read_mark,
    "undo": Forest._read_undo,
    "redo": Forest._read_redo,
}
