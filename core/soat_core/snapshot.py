"""A document as it is at one moment, for whoever writes it while work goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from soat_core.actions import Action, Agent
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.report import Report


class Recorded(Protocol):
    """What a record is made from; a ``Document`` is one."""

    @property
    def report(self) -> Report: ...
    @property
    def agents(self) -> Mapping[str, Agent]: ...
    @property
    def edits(self) -> Sequence[Edit]: ...
    @property
    def annotations(self) -> Sequence[Annotation]: ...
    @property
    def actions(self) -> Sequence[Action]: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Shares everything with the document but its lists: 180,000 edits take some milliseconds.

    ``edits`` may stand in any order.
    """

    report: Report
    agents: Mapping[str, Agent]
    edits: Sequence[Edit]
    annotations: Sequence[Annotation]
    actions: Sequence[Action]


def snapshot_of(document: Recorded) -> Snapshot:
    """The document as it is now; later changes do not reach it.  May be used in another thread."""
    return Snapshot(
        document.report,
        dict(document.agents),
        tuple(document.edits),
        tuple(document.annotations),
        tuple(document.actions),
    )


def document_of(snapshot: Snapshot) -> Document:
    """A document of its own that reads so, with nothing to undo.  180,000 edits take a second."""
    return Document.restored(
        snapshot.report,
        agents=snapshot.agents.values(),
        past=snapshot.actions,
        edits=snapshot.edits,
        annotations=snapshot.annotations,
    )
