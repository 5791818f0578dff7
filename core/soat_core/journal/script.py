"""What happened to a document, as it is written to a journal and read from it.

A file is a list of happenings.  Nodes are numbered in the order in which they first appear, from 0.

    ["head", {"version", "record", "source", "ocr"}]     once, at the beginning
    ["who", agents]                                       people who act from here on
    ["root", {"past", "edits", "notes"}]                  a node: the document is in this state
    ["do", step]                                          a node: one step on from where it is
    ["run", steps]                                        nodes: several steps, one after another
    ["undo", count]  ["redo", count]
    ["at", node, [nodes]]                                 over to a node; what may be redone there
    ["mark", sha256, when, node]                          a record is about to be written of it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from soat_core.actions import Agent, Step
from soat_core.journal.codec import pack, pack_one
from soat_core.journal.steps import member, to_json, write_many, write_one
from soat_core.journal.tree import Base, Node

VERSION = 1


@dataclass(frozen=True, slots=True)
class Head:
    """Which report a journal belongs to."""

    record: str
    """Where its record is or would be; a path."""
    source: str
    """Name of the file that was imported."""
    ocr: str
    """SHA-256 of the text that was imported."""
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Who:
    agents: tuple[Agent, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    node: Node


@dataclass(frozen=True, slots=True)
class Done:
    node: Node


@dataclass(frozen=True, slots=True)
class Ran:
    """The same as so many ``Done``."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    count: int


@dataclass(frozen=True, slots=True)
class Redone:
    count: int


@dataclass(frozen=True, slots=True)
class Gone:
    """To another node; ``ahead`` may be redone there, the next one first."""

    node: Node
    ahead: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    sha256: str
    when: datetime
    node: Node


Happening = Who | Begun | Done | Ran | Undone | Redone | Gone | Marked


class Script:
    """Writes happenings; knows the numbers of the nodes that are in the file already."""

    def __init__(self, nodes: Iterable[Node] = ()) -> None:
        self._numbers = {node: number for number, node in enumerate(nodes)}

    def head(self, head: Head) -> Iterator[str]:
        yield to_json(["head", pack_one(head)])

    def lines(self, happening: Happening) -> Iterator[str]:
        """JSON in pieces; whoever joins several happenings puts commas between them.

        Nodes that are referred to must be in the file; see ``complete``.
        """
        match happening:
            case Who(agents):
                yield to_json(["who", pack(agents)])
            case Begun(node):
                self._number(node)
                yield from _begun(node.base or Base())
            case Done(node):
                self._number(node)
                (step,) = _steps([node])
                yield from ('["do",', *write_one(step), "]")
            case Ran(nodes):
                for node in nodes:
                    self._number(node)
                yield from ('["run",', *write_many(_steps(nodes)), "]")
            case Undone(count):
                yield to_json(["undo", count])
            case Redone(count):
                yield to_json(["redo", count])
            case Gone(node, ahead):
                numbers = [self._numbers[one] for one in ahead]
                yield to_json(["at", self._numbers[node], numbers])
            case Marked(sha256, when, node):
                yield to_json(["mark", sha256, when.isoformat(), self._numbers[node]])

    def complete(self, happening: Happening) -> list[Happening]:
        """A happening with what must be written before it: nodes that it refers to and that are
        not in the file.  A record of a state that is not in the file any more is not worth it."""
        if isinstance(happening, Marked):
            return [happening] if happening.node in self._numbers else []
        if not isinstance(happening, Gone):
            return [happening]
        wanted = (happening.node, *happening.ahead)
        before: list[Happening] = []
        coming: set[Node] = set()
        for node in wanted:
            before += self._missing(node, coming)
        return [*before, happening]

    @property
    def nodes(self) -> list[Node]:
        """The nodes in the file, by number."""
        return list(self._numbers)

    def _missing(self, node: Node, coming: set[Node]) -> list[Happening]:
        nodes: list[Node] = []
        at: Node | None = node
        while at is not None and at not in self._numbers and at not in coming:
            nodes.append(at)
            at = at.parent
        coming.update(nodes)
        if not nodes:
            return []
        before: list[Happening] = [] if at is None else [Gone(at)]
        return [*before, *map(happening_of, reversed(nodes))]

    def _number(self, node: Node) -> None:
        self._numbers[node] = len(self._numbers)


def happening_of(node: Node) -> Begun | Done:
    """How a node came about."""
    return Begun(node) if node.step is None else Done(node)


def _begun(base: Base) -> Iterator[str]:
    yield '["root",{"version":1'
    yield from member("past", base.past)
    yield from member("edits", base.edits)
    yield from member("notes", base.notes)
    yield "}]"


def _steps(nodes: Iterable[Node]) -> list[Step]:
    return [node.step for node in nodes if node.step is not None]
