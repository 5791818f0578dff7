"""The text as it reads, cut wherever something else is to be said of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from soat_core.annotation import Annotation
from soat_core.edition.layer import Layer
from soat_core.edition.model import Break, Change, Item, NoteMark, Run
from soat_core.report import Report
from soat_core.text import Span

_LINE_END = re.compile(r"[\n\f]")


@dataclass(frozen=True, slots=True)
class Cover:
    """An annotation with its place in the text as it reads."""

    start: int
    end: int
    annotation: Annotation


class Runs:
    """Cuts a layer into runs, breaks and marks of notes, in the order of the text.

    ``changes`` are by the index of the edit's stretch in the layer, ``bounds`` further places at
    which to cut.
    """

    def __init__(
        self,
        report: Report,
        layer: Layer,
        changes: Mapping[int, Change],
        covers: Sequence[Cover],
        bounds: Iterable[int],
        notes: Sequence[Cover],
    ) -> None:
        self._report = report
        self._layer = layer
        self._changes = changes
        self._covers = _active(covers)
        self._cover_places = list(self._covers)
        self._note_ends: dict[int, list[int]] = {}
        for number, note in enumerate(notes, 1):
            self._note_ends.setdefault(note.end, []).append(number)
        self._note_places = sorted(self._note_ends)
        starts = (note.start for note in notes)
        self._bounds = sorted({*bounds, *starts, *self._covers, *self._note_ends})
        self._opened: set[int] = set()

    def __iter__(self) -> Iterator[Item]:
        told = -1
        for index, begin in enumerate(self._layer.starts):
            for item in self._stretch(index, begin):
                if item.at > told:
                    yield from self._marks(told, item.at)
                    told = item.at
                yield item
        yield from self._marks(told, len(self._layer.text))

    def _marks(self, after: int, until: int) -> Iterator[NoteMark]:
        first = bisect_right(self._note_places, after)
        for place in self._note_places[first : bisect_right(self._note_places, until)]:
            for number in self._note_ends[place]:
                yield NoteMark(place, number)

    def _stretch(self, index: int, begin: int) -> Iterator[Item]:
        text = self._layer.stretches[index].text
        if not text.strip("\n\f"):  # what the OCR had here needs a run to be told with
            yield self._run(index, Span(begin, begin))
        if not text:
            return
        end = begin + len(text)
        first, last = bisect_right(self._bounds, begin), bisect_left(self._bounds, end)
        places = [begin, *self._bounds[first:last], end]
        for start, stop in pairwise(places):
            yield from self._lines(index, Span(start, stop))

    def _lines(self, index: int, span: Span) -> Iterator[Item]:
        position = span.start
        for match in _LINE_END.finditer(self._layer.text, *span):
            if position < match.start():
                yield self._run(index, Span(position, match.start()))
            yield Break(match.start(), self._line_behind(index, match.end()))
            position = match.end()
        if position < span.end:
            yield self._run(index, Span(position, span.end))

    def _run(self, index: int, span: Span) -> Run:
        stretch = self._layer.stretches[index]
        change = self._changes.get(index)
        opens = change is not None and change.number not in self._opened
        if change is not None:
            self._opened.add(change.number)
        return Run(
            self._layer.text[span.start : span.end],
            span.start,
            self._report.line_of(self._layer.to_ocr(index, span.start)),
            change,
            opens,
            stretch.is_gap,
            stretch.edit is not None and stretch.edit.unclear,
            self._mentions(span.start),
        )

    def _mentions(self, at: int) -> tuple[Annotation, ...]:
        place = bisect_right(self._cover_places, at) - 1
        return self._covers[self._cover_places[place]] if place >= 0 else ()

    def _line_behind(self, index: int, at: int) -> int | None:
        """The line that begins behind a line end, if the OCR has it."""
        change = self._changes.get(index)
        if change is not None and change.reads.count("\n") > change.ocr.count("\n"):
            return None
        line = self._report.line_of(self._layer.to_ocr(index, at - 1)) + 1
        return min(line, self._report.line_count - 1)


def _active(covers: Sequence[Cover]) -> dict[int, tuple[Annotation, ...]]:
    """At every place where an annotation begins or ends, those over what follows, by place.

    The outermost comes first: what begins earlier, then what ends later.
    """
    begins: dict[int, list[Cover]] = {}
    for cover in covers:
        begins.setdefault(cover.start, []).append(cover)
    active: list[Cover] = []
    found: dict[int, tuple[Annotation, ...]] = {}
    for place in sorted({*begins, *(cover.end for cover in covers)}):
        active = [cover for cover in active if cover.end > place]
        active += sorted(begins.get(place, ()), key=lambda cover: -cover.end)
        found[place] = tuple(cover.annotation for cover in active if cover.end > place)
    return found
