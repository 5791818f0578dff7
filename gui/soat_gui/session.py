"""One opened report in the window: the core's ``Review``, with Qt signals in place of returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import is_
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from soat_core import files
from soat_core.actions import Action, ActionKind, Agent, Changes, utc_now
from soat_core.annotation import Annotation
from soat_core.editing import rewording
from soat_core.editing.plan import Plan
from soat_core.edits import Edit
from soat_core.engine.suggestion import Suggestion
from soat_core.history import Branch
from soat_core.journal import Kept, Scribe, Ticket
from soat_core.merging.difference import Decided, Version
from soat_core.review import Review, SafeBatch
from soat_core.second_reading import SecondReading
from soat_core.snapshot import Snapshot, snapshot_of
from soat_core.storage import FileStamp
from soat_core.text import Span

_NEVER = Action(ActionKind.IMPORT, "", utc_now())
"""Stands for the last action of a file in a state that no file has."""


@dataclass(frozen=True)
class Saving:
    """A save under way: the report as it was when it began, and where it goes."""

    snapshot: Snapshot
    last_action: Action | None
    """Up to which it holds what was done."""
    target: Path
    engine_version: str
    expected: FileStamp | None
    overwrite: bool
    versions: int = 1
    """How many old versions stay beside it."""
    ticket: Ticket | None = None
    """For the journal of the report."""

    def write(self) -> FileStamp:
        """Raises ``OutputError``; then the file is as it was."""
        return files.save_record(
            self.snapshot,
            self.target,
            engine_version=self.engine_version,
            expected=self.expected,
            overwrite=self.overwrite,
            versions=self.versions,
            announce=self.ticket.announce if self.ticket else lambda _sha256: None,
        )


class Session(QObject):
    """What the window holds of a report.  Every change goes through here and is announced."""

    changed = Signal(object)
    """``Changes`` of an action, its undoing or redoing."""
    suggested = Signal(int, int)
    """First and last line for which suggestions arrived."""
    reranked = Signal(object)
    """The lines (ascending) that read otherwise after suggestions were asked for again."""
    saved_changed = Signal()

    def __init__(
        self,
        opened: files.OpenedFile,
        who: Agent,
        *,
        shipped: bool = False,
        practice: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """``shipped``: only the person can say where its record goes.  ``practice``: to learn the
        program with; nobody is asked about it, and nothing of it is remembered."""
        super().__init__(parent)
        self.is_shipped = shipped
        self.is_practice = practice
        self.opened = opened
        self.scribe: Scribe | None = None
        """Tells the journal of the report what happens, where there is one."""
        self.review = Review(opened.document, who)
        self.document = opened.document
        self.report = opened.document.report
        self.source = opened.path
        self.came_from = opened.came_from
        """What to open to have the report again; None for files that were chosen together."""
        self.record: Path | None = opened.path if opened.is_record else None
        """Where the record is kept; None until it was saved once."""
        self.suggested_record = None if shipped else files.record_path_for(opened.path)
        """Where a first save puts it; None where only the person can say."""
        self.versions_kept = 1
        """How many earlier versions of the record stay beside it."""
        self._stamp: FileStamp | None = opened.stamp if opened.is_record else None
        self.base = None if opened.is_unsaved else _version(opened.document)
        """What stands in the file; None where that is not known."""
        self._saved_at = _NEVER if opened.is_unsaved else opened.document.next_undo
        self._saving: Saving | None = None

    @property
    def kept(self) -> Kept | None:
        """What was kept of the report when it was opened."""
        return self.opened.kept

    @property
    def read_only(self) -> files.ReadOnly | None:
        """Why the report can only be read; None where it can be worked on."""
        return self.opened.read_only

    @property
    def place(self) -> Path | None:
        """Where its record is, or would be saved first."""
        return self.record or self.suggested_record

    @property
    def name(self) -> str:
        if self.record is None and self.opened.pages is not None:
            return self.opened.pages.name
        return (self.record or self.source).name

    # Saving

    @property
    def is_modified(self) -> bool:
        return self.document.next_undo is not self._saved_at

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving is not None

    @property
    def stamp(self) -> FileStamp | None:
        """What the record on the disk was when it was read or written last."""
        return self._stamp

    def begin_saving(
        self, path: Path | None = None, *, overwrite: bool = False, engine_version: str = ""
    ) -> Saving:
        """All that is needed to write the record to ``path``, else to its place, as it is now.

        ``overwrite`` allows to replace a file that is there, whatever is in it.  Its ``write`` may
        run in another thread while work goes on; ``end_saving`` must follow.
        """
        target = path or self.record or self.suggested_record
        if target is None:
            raise ValueError("nobody said where to save")
        again = target == self.record
        self._saving = Saving(
            snapshot_of(self.document),
            self.document.next_undo,
            target,
            engine_version,
            self._stamp if again and not overwrite else None,
            overwrite or again,
            self.versions_kept,
            self.scribe.saving() if self.scribe else None,
        )
        self.saved_changed.emit()
        return self._saving

    def end_saving(self, saving: Saving, stamp: FileStamp | None) -> None:
        """It was written; with None it was not."""
        self._saving = None
        if stamp is not None:
            self._stamp = stamp
            self.record = saving.target
            self._saved_at = saving.last_action
            self.base = _version(saving.snapshot)
            if self.scribe is not None and saving.ticket is not None:
                self.scribe.saved(saving.ticket)
        self.saved_changed.emit()

    def save(
        self,
        path: Path | None = None,
        *,
        overwrite: bool = False,
        engine_version: str = "",
    ) -> Path:
        """Write the record at once, as ``begin_saving`` says.  Raises ``OutputError``."""
        saving = self.begin_saving(path, overwrite=overwrite, engine_version=engine_version)
        stamp = None
        try:
            stamp = saving.write()
        finally:
            self.end_saving(saving, stamp)
        return saving.target

    def forget_history(self) -> None:
        """Nothing that was done can be undone any more; the report stays as it is."""
        was_modified = self.is_modified
        self.document.history.forget()
        self._saved_at = _NEVER if was_modified else None

    # Suggestions

    def set_suggestions(self, span: Span, suggestions: Iterable[Suggestion]) -> None:
        self.review.set_suggestions(span.start, span.end, suggestions)
        last = max(span.start, span.end - 1)
        self.suggested.emit(self.report.line_of(span.start), self.report.line_of(last))

    def renew_suggestions(
        self,
        span: Span,
        suggestions: Sequence[Suggestion],
        *,
        since: int = 0,
        held: Span | None = None,
    ) -> bool:
        """Put later suggestions for a stretch in the place of those that are there.

        Left alone is what was decided, where it counts what was on offer then; what stands before
        the OCR offset ``since`` and is no open suspect, since it was read already; and what
        overlaps ``held``.  Returns whether anything was left for the sake of ``held``.
        """
        review = self.review
        lines: set[int] = set()
        any_held = False
        suggestions = review.with_second_readings(suggestions)
        there = review.suggestions_in(span.start, span.end)
        if len(there) == len(suggestions) and all(map(is_, there, suggestions)):
            return False  # mostly all is as it was
        for old, new in _groups(there, suggestions):
            if old == new or not new:
                continue
            start, end = new[0].start, new[-1].end
            if old:
                start, end = min(start, old[0].start), max(end, old[-1].end)
            if held is not None and start < held.end and held.start < end:
                any_held = True
                continue
            if any(
                review.is_decided(one) or (one.start < since and not review.is_suspect(one))
                for one in old
            ):
                continue
            review.set_suggestions(start, end, new)
            lines.update(range(self.report.line_of(start), self.report.line_of(end - 1) + 1))
        if lines:
            self.reranked.emit(tuple(sorted(lines)))
        return any_held

    def read_again(self, readings: Sequence[SecondReading], *, held: Span | None = None) -> bool:
        """Weigh suggestions from now on by second readings (by place) of the picture.

        What is decided stays.  Returns whether a suggestion was left as it is since it overlaps
        ``held``; it is weighed when it is renewed.
        """
        if not readings:
            return False
        review = self.review
        review.second.add(readings)
        first = review.suggestion_over(readings[0].start)
        start = readings[0].start if first is None else first.start
        span = Span(start, readings[-1].end)
        return self.renew_suggestions(span, review.suggestions_in(*span), held=held)

    # Deciding: as in ``Review``, all raise ``ActionError``

    def do(self, plan: Plan) -> None:
        """Record what was planned for the report as it is now."""
        self._announce(plan.record(self.review))

    def accept(self, start: int, rank: int = 1) -> None:
        self.do(rewording.taken(self.review, start, rank))

    def keep(self, start: int, end: int) -> None:
        self.do(rewording.kept(self.review, start, end))

    def type_text(self, start: int, end: int, text: str) -> None:
        """Record ``text`` for a place; the white space around it stays right."""
        self.do(rewording.typed(self.review, start, end, text))

    def decide(
        self,
        kind: ActionKind,
        edits: Iterable[Edit] = (),
        *,
        drop: Iterable[Span] = (),
        annotate: Iterable[Annotation] = (),
        unannotate: Iterable[str] = (),
    ) -> None:
        """Record one action of any kind, whole."""
        self._announce(
            self.review.decide(kind, edits, drop=drop, annotate=annotate, unannotate=unannotate)
        )

    def apply_all(self, actions: Iterable[Action], agents: Iterable[Agent]) -> None:
        """Do what others did, each action theirs, as one change."""
        for agent in agents:
            self.document.agents.setdefault(agent.identity, agent)
        self._announce(self.review.apply_all(actions))

    def accept_batch(self, batch: SafeBatch, kind: ActionKind = ActionKind.ACCEPT_SAFE) -> None:
        self._announce(self.review.accept_batch(batch, kind))

    # Choices of the person

    def set_person(self, who: Agent) -> None:
        """Whose decisions the next ones are."""
        self.review.who = who

    def set_thresholds(self, suspect_below: float, safe_from: float) -> None:
        """As ``Review.set_threshold``."""
        review = self.review
        if (review.threshold, review.safe_from) != (suspect_below, safe_from):
            review.set_threshold(suspect_below, safe_from)
            self.suggested.emit(0, self.report.line_count - 1)

    def undo(self) -> Changes | None:
        return self._announce(self.review.undo())

    def redo(self) -> Changes | None:
        return self._announce(self.review.redo())

    def go_to(self, position: int) -> Changes | None:
        return self._announce(self.review.go_to(position))

    def bring_back(self, branch: Branch) -> Changes | None:
        return self._announce(self.review.bring_back(branch))

    def take_back(self, identity: str) -> None:
        self._announce(self.review.take_back(identity))

    def _announce(self, changes: Changes | None) -> Changes | None:
        if changes is not None:
            self.changed.emit(changes)
        return changes


def _version(document: Decided) -> Version:
    return Version(tuple(document.edits), tuple(document.annotations))


def _groups(
    old: Sequence[Suggestion], new: Sequence[Suggestion]
) -> Iterator[tuple[list[Suggestion], list[Suggestion]]]:
    """Both, by place, in the smallest groups that cover the same text where they overlap."""
    at = {True: 0, False: 0}
    given = {True: old, False: new}
    for mine, other in zip(old, new, strict=False):
        if (mine.start, mine.end) != (other.start, other.end):
            break  # from here on they must be brought together
        at[True] += 1
        at[False] += 1
        yield [mine], [other]
    while at[True] < len(old) or at[False] < len(new):
        group: dict[bool, list[Suggestion]] = {True: [], False: []}
        end = -1
        while True:
            coming = [
                (given[side][at[side]].start, side)
                for side in (True, False)
                if at[side] < len(given[side])
            ]
            if not coming or (end >= 0 and min(coming)[0] >= end):
                break
            _, side = min(coming)
            one = given[side][at[side]]
            group[side].append(one)
            at[side] += 1
            end = max(end, one.end)
        yield group[True], group[False]
