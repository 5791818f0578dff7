"""The pictures of a report's pages: found, decoded in another thread, few of them kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from soat_core.errors import SoatError
from soat_core.layout import Box
from soat_core.report import Report
from soat_core.scans.choosing import missing_pictures, pictures_of, told_of
from soat_core.scans.locating import PagePicture
from soat_gui.facsimile.decoding import SMALLEST, Decoded, Decoder, step_for
from soat_gui.tasks import Tasks

_MOST_WAITING = 32
"""Pictures that wait to be decoded; what was asked for long ago has scrolled by."""
_KEPT_BYTES = 40_000_000
"""Of decoded pictures: four pages in grey, one in colour.  The page in sight is kept whatever its
size."""


@dataclass(frozen=True, slots=True)
class Located:
    """A page's picture and how boxes stand on it: ``scale`` pixels of the picture for one unit."""

    image: QImage
    scale: float


class _Key(NamedTuple):
    page: int
    width: int


class PageImages(QObject):
    """One report's pictures.  ``image`` answers at once with what is there and asks for what is
    not; ``arrived`` tells when it came."""

    arrived = Signal(int)
    """A page, from 0."""
    failed = Signal(object)
    """The ``SoatError`` because of which a picture cannot be shown; told once for each file."""

    def __init__(
        self,
        report: Report,
        beside: Path,
        tasks: Tasks,
        parent: QObject | None,
        chosen: Sequence[Path] = (),
    ) -> None:
        """``beside`` is the report's file, in whose folder pictures are looked for; ``chosen`` are
        files that the person said are pictures of it."""
        super().__init__(parent)
        self._report = report
        self._beside = beside
        self._tasks = tasks
        self.chosen = tuple(chosen)
        self._found = pictures_of(report, beside, chosen)
        self._decoder = Decoder()
        self._broken: set[Path] = set()
        self._images: OrderedDict[_Key, Located] = OrderedDict()
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        """The one asked for last is decoded first."""
        self._current: _Key | None = None
        self._lines: dict[int, list[Box]] = {}
        self._is_closed = False

    @property
    def pages(self) -> int:
        return self._report.page_count

    def has(self, page: int) -> bool:
        """Whether there is a file with this page's picture."""
        return page in self._found and self._found[page].path not in self._broken

    @property
    def any(self) -> bool:
        return any(map(self.has, range(self.pages)))

    def picture_of(self, page: int) -> PagePicture | None:
        """Where the picture of a page is; None where there is none."""
        return self._found[page] if self.has(page) else None

    @property
    def missing(self) -> list[str]:
        """Names of pictures that the report tells of and that are not there."""
        return missing_pictures(self._report, self._found)

    def choose(self, files: Sequence[Path]) -> None:
        """The person says where the pictures are: one file of several pages, or one a page."""
        self._broken.difference_update(files)
        self.chosen = tuple(files)
        self._found = pictures_of(self._report, self._beside, files)
        self._images.clear()
        self._lines.clear()
        for page in self._found:
            self.arrived.emit(page)

    def image(self, page: int, width: int) -> Located | None:
        """The page at ``width`` pixels or more (up to twice that); None until it ``arrived``."""
        key = _Key(page, step_for(width))
        found = self._images.get(key)
        if found is not None:
            self._images.move_to_end(key)
            return found
        self._ask(key)
        # whatever is there of the page is better than nothing
        there = (k for k in self._images if k.page == page)
        nearest = min(there, key=lambda k: abs(k.width - key.width), default=None)
        return None if nearest is None else self._images[nearest]

    def knows_lines(self, page: int) -> bool:
        """Whether ``line_box`` tells where the lines of a page stand; it does once the page itself
        was decoded."""
        return self._report.layout is not None or page in self._lines

    def line_box(self, line: int) -> Box | None:
        """Where a line of the report stands, in the units of ``word_box``; by the page's ink where
        the OCR did not tell."""
        layout = self._report.layout
        if layout is not None:
            return layout.line(line)
        page = self._report.page_of(self._report.line_span(line)[1])
        boxes = self._lines.get(page)
        first = self._report.line_of(self._report.page_span(page).start)
        if boxes is None or not 0 <= line - first < len(boxes):
            return None
        return boxes[line - first]

    def word_box(self, start: int, end: int) -> Box | None:
        """Where a stretch of the OCR text stands."""
        layout = self._report.layout
        return layout.box_of(start, end) if layout is not None else None

    def offset_at(self, page: int, x: float, y: float) -> int | None:
        """The OCR offset of what stands at a point of a page."""
        layout = self._report.layout
        if layout is not None:
            word = layout.word_near(page, x, y)
            if word is not None:
                return word.start
            line = layout.line_near(page, y)
            return None if line is None else self._report.line_starts[line]
        boxes = self._lines.get(page)
        if not boxes:
            return None
        nearest = min(range(len(boxes)), key=lambda at: boxes[at].distance(boxes[at].left, y))
        first = self._report.line_of(self._report.page_span(page).start)
        return self._report.line_starts[min(first + nearest, self._report.line_count - 1)]

    def close(self) -> None:
        """Let go of the files, once the thread is done with them."""
        self._is_closed = True
        self._tasks.run(self.let_go, _ignore, _ignore)

    def let_go(self) -> None:
        """Close the files at once; only where nothing is being decoded any more."""
        self._decoder.close()

    def _ask(self, key: _Key) -> None:
        if not self.has(key.page) or self._is_closed or self._is_coming(key):
            return
        for other in [one for one in self._waiting if one.page == key.page]:
            key = max(key, other)
            del self._waiting[other]
        self._waiting[key] = None
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        if self._current is None:
            self._next()

    def _is_coming(self, key: _Key) -> bool:
        """Whether it is being decoded; smaller ones are made along with it."""
        now = self._current
        return now is not None and now.page == key.page and now.width >= key.width

    def _next(self) -> None:
        self._current = None
        while self._waiting and self._current is None:
            key, _ = self._waiting.popitem()
            if self.has(key.page) and key not in self._images:
                self._begin(key)

    def _begin(self, key: _Key) -> None:
        self._current = key
        where = self._found[key.page]
        path = where.path
        looks = not self.knows_lines(key.page) and key.width > SMALLEST
        lengths = self._line_lengths(key.page) if looks else None
        self._tasks.run(
            partial(self._decoder.decode, path, where.index, key.width, lengths),
            partial(self._arrived, key, path),
            partial(self._not_arrived, key, path),
        )

    def _line_lengths(self, page: int) -> list[int]:
        start, end = self._report.page_span(page)
        text = self._report.ocr_text[start:end]
        return [len(line.strip()) for line in text.split("\n")]

    def _arrived(self, key: _Key, path: Path, found: Decoded) -> None:
        if self._is_closed:
            return
        self._next()
        if key.page not in self._found or self._found[key.page].path != path:
            return  # another picture was chosen meanwhile
        if found.boxes is not None:
            self._lines[key.page] = found.boxes
        told = told_of(self._report, key.page).width or found.full
        for width, image in reversed(found.images.items()):
            self._images[_Key(key.page, width)] = Located(image, image.width() / told)
        self._forget_some()
        self.arrived.emit(key.page)

    def _forget_some(self) -> None:
        total = sum(one.image.sizeInBytes() for one in self._images.values())
        while total > _KEPT_BYTES and len(self._images) > 1:
            _, gone = self._images.popitem(last=False)
            total -= gone.image.sizeInBytes()

    def _not_arrived(self, key: _Key, path: Path, error: Exception) -> None:
        if self._is_closed:
            return
        is_news = path not in self._broken
        self._broken.add(path)
        self._next()
        if not isinstance(error, SoatError):
            raise error
        if is_news:
            self.failed.emit(error)
            self.arrived.emit(key.page)


def _ignore(_result: object) -> None:
    """Nobody waits for it."""
