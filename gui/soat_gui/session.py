"""One opened report in the window: the core's ``Review``, with Qt signals in place of returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from soat_core import files
from soat_core.actions import Action, ActionKind, Agent, Changes
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.engine.suggestion import Suggestion
from soat_core.review import Review, SafeBatch
from soat_core.storage import FileStamp
from soat_core.text import Span


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
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.review = Review(opened.document, who)
        self.document = opened.document
        self.report = opened.document.report
        self.source = opened.path
        self.record: Path | None = opened.path if opened.is_record else None
        """Where the record is kept; None until it was saved once."""
        self.suggested_record = None if shipped else files.record_path_for(opened.path)
        """Where a first save puts it; None where only the person can say."""
        self._stamp: FileStamp | None = opened.stamp if opened.is_record else None
        self._saved_at: Action | None = None

    @property
    def name(self) -> str:
        return (self.record or self.source).name

    # Saving

    @property
    def is_modified(self) -> bool:
        return self.document.next_undo is not self._saved_at

    def save(
        self,
        path: Path | None = None,
        *,
        overwrite: bool = False,
        engine_version: str = "",
    ) -> Path:
        """Write the record to ``path``, else to its place.

        ``overwrite`` allows to replace a file that is there, whatever is in it.  Raises
        ``OutputError``.
        """
        target = path or self.record or self.suggested_record
        if target is None:
            raise ValueError("nobody said where to save")
        again = target == self.record
        self._stamp = files.save_record(
            self.document,
            target,
            engine_version=engine_version,
            expected=self._stamp if again and not overwrite else None,
            overwrite=overwrite or again,
        )
        self.record = target
        self._saved_at = self.document.next_undo
        self.saved_changed.emit()
        return target

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
        for old, new in _groups(review.suggestions_in(span.start, span.end), suggestions):
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

    # Deciding: as in ``Review``, all raise ``ActionError``

    def accept(self, start: int, rank: int = 1) -> None:
        self._announce(self.review.accept(start, rank))

    def keep(self, start: int, end: int) -> None:
        self._announce(self.review.keep(start, end))

    def type_text(self, start: int, end: int, text: str) -> None:
        self._announce(self.review.type_text(start, end, text))

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

    def accept_batch(self, batch: SafeBatch, kind: ActionKind = ActionKind.ACCEPT_SAFE) -> None:
        self._announce(self.review.accept_batch(batch, kind))

    def undo(self) -> Changes | None:
        return self._announce(self.review.undo())

    def redo(self) -> Changes | None:
        return self._announce(self.review.redo())

    def _announce(self, changes: Changes | None) -> Changes | None:
        if changes is not None:
            self.changed.emit(changes)
        return changes


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
