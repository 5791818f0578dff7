"""Bringing together what a file holds and what the journal knows of how it came about.

A record is recognised by its hash: before Soát writes one, the journal notes what the file will be;
or else by its content, which must be that of a state in the journal to the last field.  What is in
the record then stands at that place, the steps that led there can be undone, and whatever the
journal knows beyond it was not saved.  A text stands at the beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from soat_core.actions import Step
from soat_core.document import Document
from soat_core.errors import ActionError
from soat_core.history.history import BRANCHES_KEPT, Branch, History, serial_of
from soat_core.journal.codec import damaged
from soat_core.journal.errors import DamagedJournalError
from soat_core.journal.forest import Forest
from soat_core.journal.tree import Base, Node, State, fork, path, steps_of
from soat_core.report import Report


class Fate(Enum):
    """What has become of the history that was kept of a file."""

    NONE = "none"
    """There was none."""
    THERE = "there"
    ELSEWHERE = "elsewhere"
    """The file was written by somebody else since: its history begins anew."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Work that is in no file.  Either ``branch`` leads to it, or ``back`` is all there is to it,
    or, with ``fits`` false, it is that of another file than the one that is there now."""

    node: Node
    count: int
    """Actions done, and undone, since the file was written."""
    when: datetime
    """The time of the last action."""
    back: int = 0
    branch: Branch | None = None
    fits: bool = True


@dataclass
class Recovered:
    """A document in the state of its file, with its history."""

    document: Document
    fate: Fate = Fate.NONE
    tip: Node | None = None
    """Where in the journal the document stands."""
    nodes: dict[str, Node] = field(default_factory=dict)
    """For every step of the history, by the identity of its action."""
    unsaved: Unsaved | None = None


def recover(document: Document, forest: Forest, sha256: str | None) -> Recovered:
    """``document`` is what a file holds, ``sha256`` that of a record, None for a text."""
    if not forest.nodes:
        return Recovered(document)
    for tip in _tips(document, forest, sha256):
        try:
            return _continued(document, forest, tip)
        except DamagedJournalError:
            continue
    fate = Fate.NONE if sha256 is None else Fate.ELSEWHERE
    return Recovered(document, fate, unsaved=_of_another_file(document, forest))


def rescue(report: Report, forest: Forest, node: Node) -> Recovered:
    """The document of a node, whatever is in the file now.

    Raises ``DamagedJournalError`` where the journal contradicts itself or the report.
    """
    line = path(node)
    base, state = line[0].base or Base(), State.of(node)
    try:
        document = Document.restored(
            report,
            agents=forest.agents.values(),
            past=base.past,
            edits=state.edits.values(),
            annotations=state.notes.values(),
        )
    except ActionError as error:
        raise damaged() from error
    return _with_history(document, forest, line)


def _tips(document: Document, forest: Forest, sha256: str | None) -> Iterator[Node]:
    """Where in the journal the file may stand, the likeliest first."""
    if sha256 is None:
        yield from (node for node in forest.nodes if node.base is not None and node.base.is_blank)
        return
    yield from (mark.node for mark in reversed(forest.marks) if mark.sha256 == sha256)
    # a full disk may have kept the journal from hearing of the record, and others may have
    # written the same in another way
    last = document.actions[-1].identity if document.actions else ""
    for node in reversed(forest.nodes):
        told = node.base.past[-1:] if node.base is not None else ()
        if last == (told[0].identity if told else node.identity):
            yield from _if_the_same(document, node)


def _if_the_same(document: Document, node: Node) -> Iterator[Node]:
    """The node, if its state is exactly what the file holds."""
    try:
        state = State.of(node)
    except DamagedJournalError:
        return
    notes = {note.identity: note for note in document.annotations}
    if state.edits == {edit.key: edit for edit in document.edits} and state.notes == notes:
        yield node


def _continued(document: Document, forest: Forest, tip: Node) -> Recovered:
    line = path(tip)
    base = line[0].base or Base()
    state = State.of(tip)
    _compare(document, base, steps_of(line), state)
    if state.edits != {edit.key: edit for edit in document.edits}:
        # the file may keep less than the journal, for example of an older form
        document = _with_edits(document, state)
    found = _with_history(document, forest, line)
    if forest.here is not None and forest.here is not tip:
        found.unsaved = _unsaved(forest.here, line, found.document.history)
    return found


def _compare(document: Document, base: Base, steps: Sequence[Step], state: State) -> None:
    """Whether both tell the same: actions, text and names of annotations."""
    told = [*base.past, *(step.action for step in steps)]
    if [a.identity for a in document.actions] != [a.identity for a in told]:
        raise damaged()
    if {edit.key: edit.text for edit in document.edits} != {
        key: edit.text for key, edit in state.edits.items()
    }:
        raise damaged()
    if {note.identity for note in document.annotations} != state.notes.keys():
        raise damaged()


def _with_edits(document: Document, state: State) -> Document:
    try:
        return Document.restored(
            document.report,
            agents=document.agents.values(),
            past=document.actions,
            edits=state.edits.values(),
            annotations=document.annotations,
        )
    except ActionError as error:
        raise damaged() from error


def _with_history(document: Document, forest: Forest, line: Sequence[Node]) -> Recovered:
    """Give a document the steps that led to it."""
    for agent in forest.agents.values():
        document.agents.setdefault(agent.identity, agent)
    tip = line[-1]
    ahead = list(reversed(forest.ahead)) if forest.here is tip else []
    history = History((line[0].base or Base()).past)
    branches, nodes = _branches(forest, [*line, *ahead])
    nodes.update((node.identity, node) for node in (*line, *ahead))
    history.restore(
        steps_of(line),
        steps_of(ahead),
        branches,
        serial=max(serial_of(node.identity) for node in forest.nodes),
    )
    document.history = history
    return Recovered(document, Fate.THERE, tip, nodes)


def _branches(forest: Forest, line: Sequence[Node]) -> tuple[list[Branch], dict[str, Node]]:
    """What leads away from a line, the latest last, with its nodes by action."""
    branches: list[Branch] = []
    nodes: dict[str, Node] = {}
    for leaf in forest.leaves()[-BRANCHES_KEPT - 1 :]:
        way = path(leaf)
        common = fork(list(line), way)
        if not common or common == len(way):
            continue
        own = way[common:]
        nodes.update((node.identity, node) for node in own)
        # what was undone where the document was left stays undone there
        at = own.index(forest.here) + 1 if forest.here in own else len(own)
        branches.append(Branch(common - 1, steps_of(own[:at]), steps_of(own[at:])))
    return branches, nodes


def _unsaved(here: Node, line: list[Node], history: History) -> Unsaved | None:
    way = path(here)
    common = fork(line, way)
    if not common:
        return _elsewhere(here)
    back, forth = len(line) - common, len(way) - common
    when = _when((way if forth else line)[-1])
    if not forth:
        return Unsaved(here, back, when, back=back)
    for branch in history.branches:
        if branch.steps[-1] is here.step:
            return Unsaved(here, back + forth, when, branch=branch)
    return None


def _of_another_file(document: Document, forest: Forest) -> Unsaved | None:
    """What was not saved of a file that is no more as the journal knows it."""
    here = forest.here
    if here is None or any(mark.node is here for mark in forest.marks):
        return None
    told = [step.action.identity for step in steps_of(path(here))]
    # a full disk may have kept the journal from hearing of the last actions before the record
    is_behind = [a.identity for a in document.actions if a.identity in set(told)] == told
    return None if is_behind else _elsewhere(here)


def _elsewhere(here: Node) -> Unsaved | None:
    steps = steps_of(path(here))
    return Unsaved(here, len(steps), _when(here), fits=False) if steps else None


def _when(node: Node) -> datetime:
    assert node.step is not None
    return node.step.action.when
