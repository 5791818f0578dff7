"""Decisions and annotations on one OCR text, put together from several that are left of it.

What is newest counts.  Of the others only two things are taken: what was done after it, and what
stood where it was damaged.  All else it lacks somebody took away on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sortedcontainers import SortedDict

from soat_core.actions import Action, Agent
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.history.history import serial_of
from soat_core.repairing.aligning import Alignment
from soat_core.report import Report
from soat_core.steps import fits
from soat_core.tei.salvage import Salvaged

Mark = tuple[str, str, str, datetime]


def mark(action: Action) -> Mark:
    """By which an action is the same in two files."""
    return action.identity, action.kind, action.who, action.when


@dataclass
class Pieces:
    """What one source holds, with offsets in the OCR text that is right."""

    name: str
    agents: Mapping[str, Agent]
    actions: Sequence[Action]
    edits: list[Edit]
    annotations: list[Annotation]
    missing: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of the OCR text that it could not be read for."""
    is_damaged: bool = False
    strays: list[Edit] = field(default_factory=list)
    """Decisions about words that are not in the OCR text."""


def placed(name: str, found: Salvaged, report: Report) -> Pieces:
    """What was salvaged, on the text that was imported."""
    pieces = Pieces(name, found.agents, found.actions, [], [], is_damaged=bool(found.lost))
    if found.report.ocr_text == report.ocr_text:
        pieces.edits, pieces.annotations = list(found.edits), list(found.annotations)
        return pieces
    alignment = Alignment(found.report.ocr_text, report.ocr_text)
    pieces.missing = list(alignment.missing())
    for edit in found.edits:
        span = alignment.span(edit.start, edit.end)
        moved = edit if span is None else replace(edit, start=span[0], end=span[1])
        if span is not None and fits(report, moved):
            pieces.edits.append(moved)
        else:
            pieces.strays.append(edit)
            pieces.is_damaged = True  # what stood there may be in another source
    for note in found.annotations:
        ends = alignment.span(note.start, note.start), alignment.span(note.end, note.end)
        if ends[0] is not None and ends[1] is not None:
            pieces.annotations.append(replace(note, start=ends[0][0], end=ends[1][0]))
    return pieces


class Builder:
    """The newest source, and what others have to add."""

    def __init__(self, first: Pieces) -> None:
        self.agents = dict(first.agents)
        self.actions = list(first.actions)
        self.edits: SortedDict = SortedDict((edit.key, edit) for edit in first.edits)
        self.notes = {note.identity: note for note in first.annotations}
        self._missing = first.missing
        self._is_damaged = first.is_damaged or bool(first.missing)
        self._known = set(map(mark, first.actions))
        self._serial = max((serial_of(a.identity) for a in first.actions), default=0)

    def add(self, other: Pieces) -> int:
        """Take what is newer or fills what is damaged; how many things that are."""
        names = self._names(other)
        told = {action.identity for action in other.actions if mark(action) in self._known}
        used: set[str] = set()
        count = 0
        times = {action.identity: action.when for action in other.actions}
        for edit in other.edits:
            is_known = edit.action in told
            over = self._overlapped(edit)
            if over and not is_known and self._are_older(over, times.get(edit.action)):
                for one in over:
                    del self.edits[one.key]
                over = []
            if not over and self._is_wanted(edit, is_known):
                self.edits[edit.key] = replace(edit, action=names.get(edit.action, edit.action))
                used.add(edit.action)
                count += 1
        for note in other.annotations:
            wanted = note.action not in told or self._is_damaged
            if wanted and note.identity not in self.notes:
                self.notes[note.identity] = replace(
                    note, action=names.get(note.action, note.action)
                )
                used.add(note.action)
                count += 1
        self._introduce(other, used - told, names)
        return count

    def _is_wanted(self, edit: Edit, is_known: bool) -> bool:
        if not is_known or self._is_damaged:
            return True
        return any(start <= edit.start and edit.end <= end for start, end in self._missing)

    def _overlapped(self, edit: Edit) -> list[Edit]:
        keys = self.edits.keys()
        at = max(0, self.edits.bisect_left((edit.start, -1)) - 1)
        found = []
        while at < len(keys) and keys[at][0] <= edit.end:
            if edit.overlaps(*keys[at]):
                found.append(self.edits[keys[at]])
            at += 1
        return found

    def _are_older(self, edits: Sequence[Edit], when: datetime | None) -> bool:
        if when is None:
            return False
        ours = {action.identity: action.when for action in self.actions}
        return all((decided := ours.get(one.action)) is None or decided < when for one in edits)

    def _names(self, other: Pieces) -> dict[str, str]:
        """What the actions of the other are called here: numbers may have been given twice."""
        taken = {action.identity for action in self.actions}
        own = (serial_of(action.identity) for action in other.actions)
        self._serial = max(self._serial, *own, 0)
        names = {}
        for action in other.actions:
            name = action.identity
            if mark(action) not in self._known and name in taken:
                self._serial += 1
                name = f"e{self._serial}"
            taken.add(name)
            names[action.identity] = name
        return names

    def _introduce(self, other: Pieces, used: Iterable[str], names: Mapping[str, str]) -> None:
        wanted = set(used)
        present = {action.identity for action in self.actions}
        for action in other.actions:
            name = names[action.identity]
            if action.identity in wanted and name not in present:
                self.actions.append(replace(action, identity=name))
        for identity, agent in other.agents.items():
            self.agents.setdefault(identity, agent)
