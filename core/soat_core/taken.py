"""What was accepted for many places at once, so that nobody has looked at any of them.

Ordered by doubt, the most doubtful first, and by place; kept up to date from ``Changes`` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from sortedcontainers import SortedKeyList, SortedList

from soat_core.actions import Changes
from soat_core.document import Document
from soat_core.edits import Edit, Origin
from soat_core.sampling import Doubts, doubt_of
from soat_core.text import Span

_MANY = 200
"""From so many at once on, watchers are told that everything is new."""


class Watcher(Protocol):
    """Is told before and after a row comes or goes, as views that keep rows need it."""

    def coming(self, row: int) -> None: ...
    def come(self) -> None: ...
    def going(self, row: int) -> None: ...
    def gone(self) -> None: ...
    def renewing(self) -> None: ...
    def renewed(self) -> None: ...


class Taken:
    """The automatically accepted edits of a document, or of a stretch of it.

    Rows are numbered from 0, the lowest posterior first.  An edit without a posterior counts as
    the most doubtful.  Finding, adding and removing take logarithmic time.
    """

    def __init__(self, document: Document, span: Span | None = None) -> None:
        self._document = document
        self._whole = span is None
        self._span = span or Span(0, len(document.report.ocr_text) + 1)
        self._rows = SortedKeyList(key=_by_doubt)
        self._starts = SortedList()
        self.doubts = Doubts()
        """Of all of them, for estimating."""
        self.watchers: list[Watcher] = []
        self._fill()

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, row: int) -> Edit:
        found: Edit = self._rows[row]
        return found

    def __iter__(self) -> Iterator[Edit]:
        return iter(self._rows)

    def row_of(self, edit: Edit) -> int | None:
        """Where the edit with this span and posterior stands."""
        row = self._rows.bisect_key_left(_by_doubt(edit))
        return row if row < len(self._rows) and self._rows[row].key == edit.key else None

    def after(self, offset: int) -> Edit | None:
        """The first one by place that begins after an OCR offset."""
        return self._at(self._starts.bisect_right(offset))

    def before(self, offset: int) -> Edit | None:
        """The last one by place that begins before an OCR offset."""
        return self._at(self._starts.bisect_left(offset) - 1)

    def follow(self, changes: Changes) -> None:
        """An action was done, undone or redone."""
        gone, come = self._mine(changes.removed), self._mine(changes.added)
        if len(gone) + len(come) > _MANY:
            self._renew()
            return
        for edit in gone:
            self._remove(edit)
        for edit in come:
            self._add(edit)

    # Within

    def _mine(self, edits: Iterable[Edit]) -> list[Edit]:
        start, end = self._span
        automatic = Origin.AUTO
        return [e for e in edits if e.origin is automatic and start <= e.start < end]

    def _fill(self) -> None:
        whole = self._whole
        edits = self._mine(self._document.edits if whole else self._document.edits_in(*self._span))
        self._rows.clear()
        self._rows.update(edits)
        self._starts.clear()
        self._starts.update(edit.start for edit in edits)
        self.doubts = Doubts(doubt_of(edit.posterior) for edit in edits)

    def _renew(self) -> None:
        for watcher in self.watchers:
            watcher.renewing()
        self._fill()
        for watcher in self.watchers:
            watcher.renewed()

    def _add(self, edit: Edit) -> None:
        row = self._rows.bisect_key_left(_by_doubt(edit))
        for watcher in self.watchers:
            watcher.coming(row)
        self._rows.add(edit)
        self._starts.add(edit.start)
        self.doubts.add(doubt_of(edit.posterior))
        for watcher in self.watchers:
            watcher.come()

    def _remove(self, edit: Edit) -> None:
        row = self.row_of(edit)
        if row is None:
            return
        for watcher in self.watchers:
            watcher.going(row)
        del self._rows[row]
        self._starts.remove(edit.start)
        self.doubts.remove(doubt_of(edit.posterior))
        for watcher in self.watchers:
            watcher.gone()

    def _at(self, place: int) -> Edit | None:
        if not 0 <= place < len(self._starts):
            return None
        start = self._starts[place]
        edits = self._document.edits_in(start, start + 1)
        return next((e for e in edits if e.start == start and e.origin is Origin.AUTO), None)


def confirmed(edit: Edit) -> Edit:
    """The same text as a decision of somebody who has looked at it."""
    return replace(edit, origin=Origin.SUGGESTED)


def _by_doubt(edit: Edit) -> tuple[float, int]:
    return (-1.0 if edit.posterior is None else edit.posterior), edit.start
