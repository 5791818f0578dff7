"""From scans to reports: image files and PDF, by their text layer or by an OCR program."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.errors import InputError, let_go
from soat_core.i18n import tr
from soat_core.layout import Layout, LayoutBuilder, PageImage
from soat_core.page_reading import UNWATCHED, PageReading
from soat_core.readers.plain_text import no_text
from soat_core.readers.tesseract_tsv import add_pages
from soat_core.report import Part, Report, Source, list_digest
from soat_core.scans.kept_readings import KeptReadings
from soat_core.scans.pdf_text import PlacedWord, TextLayer, layer_of
from soat_core.scans.pictures import PdfPictures, Pictures, open_pictures
from soat_core.scans.tesseract import VIETNAMESE, Cancelled, OcrProgram, require

PICTURE = "image/*"
"""Media type of reports that were read from pictures."""
_FEW_LETTERS = 8
"""A page with fewer in its text layer (a stamp, a number) is read from its picture."""
_MOST_WORKERS = 4
"""Each holds a page of 9 MB, and Tesseract some 100 MB more."""
_POLL_S = 0.1
_PARAGRAPH = 1.0
"""Lines with a gap of so many line heights between them belong to different paragraphs."""


def read_scan(
    path: str | os.PathLike[str],
    *,
    how: PageReading = UNWATCHED,
    language: str = VIETNAMESE,
    program: OcrProgram | None = None,
    workers: int = 1,
    encoding: str | None = None,
) -> Document:
    """The document of an image file or PDF, read page by page.

    Pages of PDF that have a text layer are taken from it, all others are read by ``program`` (else
    Tesseract), as many at a time as ``workers`` says.  ``encoding`` is that of text layers; see
    ``layer_of``.  Raises ``InputError``; ``Cancelled`` when the person no longer wants it.
    """
    where = Path(path)
    reading = _Reading(how, language, program, workers, encoding)
    reading.read([where])
    kind = "application/pdf" if reading.is_pdf else PICTURE
    return reading.document(Source(where.name, reading.hashes[0], media_type=kind))


def read_scans(
    paths: Sequence[Path],
    name: str,
    *,
    how: PageReading = UNWATCHED,
    language: str = VIETNAMESE,
    program: OcrProgram | None = None,
    workers: int = 1,
) -> Document:
    """One document called ``name`` of several pictures, each a page or more.  See ``read_scan``."""
    reading = _Reading(how, language, program, workers)
    reading.read(paths)
    begins = [reading.builder.page_starts[page] for page in reading.first_pages]
    ends = [*(begin - 1 for begin in begins[1:]), None]
    digest = list_digest((one, path.name) for one, path in zip(reading.hashes, paths, strict=True))
    text, _ = reading.built
    parts = tuple(
        Part(path.name, sha256, begin, len(text) if end is None else end)
        for path, sha256, begin, end in zip(paths, reading.hashes, begins, ends, strict=True)
    )
    return reading.document(Source(name, digest, media_type=PICTURE, parts=parts))


def workers_here() -> int:
    """How many pages this machine reads at a time: one core is left to the person."""
    return max(1, min(_MOST_WORKERS, (os.cpu_count() or 2) - 1))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that is to be read."""

    pictures: Pictures
    index: int
    image: PageImage
    kept: KeptReadings | None
    is_last: bool
    """Of its file."""


Told = TextLayer | bytes
"""A text layer, or what the OCR program said."""


class _Reading:
    """Pages that are read, some at a time, and put together in their order."""

    def __init__(
        self,
        how: PageReading,
        language: str,
        program: OcrProgram | None,
        workers: int,
        encoding: str | None = None,
    ) -> None:
        self._how = how
        self._language = language
        self._program = program
        self._workers = workers
        self._encoding = encoding
        self._finding = threading.Lock()
        self._is_over = False
        self._reader = ""
        self.builder = LayoutBuilder("word")
        self.is_pdf = False
        self._codec: str | None = None
        """The old encoding of text layers, once one was met."""
        self.hashes: list[str] = []
        """SHA-256 of each file."""
        self.first_pages: list[int] = []
        """The number of each file's first page."""
        self._count = 0
        """Pages that are to be read, as far as is known."""
        self._begun = 0
        self._done = 0
        self._told = (-1, 0)

    def read(self, paths: Sequence[Path]) -> None:
        """Read all pages of some files."""
        self._count = len(paths)
        ahead = 1 if self._workers == 1 else 2 * self._workers
        waiting: deque[tuple[_Page, Future[Told]]] = deque()
        pool = ThreadPoolExecutor(self._workers)
        # The one behind ends first: no picture is closed that is still being read.
        with ExitStack() as opened, ExitStack() as begun:
            begun.callback(pool.shutdown, cancel_futures=True)
            begun.callback(self._end)
            for page in self._pages(paths, opened):
                if len(waiting) >= ahead:
                    self._take(*waiting.popleft())
                if self._how.cancelled():
                    raise Cancelled("")
                self._tell()
                waiting.append((page, pool.submit(self._read, page)))
            while waiting:
                self._take(*waiting.popleft())

    @cached_property
    def built(self) -> tuple[str, Layout]:
        """When all pages are there."""
        return self.builder.built()

    def document(self, source: Source) -> Document:
        text, layout = self.built
        if not text.strip():
            raise no_text(source.name)
        if self._codec is not None:
            source = replace(source, encoding=self._codec)
        imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
        report = Report(text, source, layout)
        return Document.restored(report, agents=[], past=[imported], edits=[])

    def _pages(self, paths: Sequence[Path], opened: ExitStack) -> Iterator[_Page]:
        for path in paths:
            pictures = open_pictures(path)
            opened.callback(pictures.close)
            self.is_pdf = isinstance(pictures, PdfPictures)
            self._count += pictures.count - 1
            self.hashes.append(_sha256(path))
            self.first_pages.append(self._begun)
            folder = self._how.kept
            kept = KeptReadings(folder, path, self.hashes[-1]) if folder else None
            for index in range(pictures.count):
                self._begun += 1
                width, height = pictures.size(index)
                image = PageImage(
                    path.name, index, width, height, pictures.dpi(index), f"p{self._begun}"
                )
                yield _Page(pictures, index, image, kept, index == pictures.count - 1)

    def _take(self, page: _Page, coming: Future[Told]) -> None:
        """Add a page, once it is read, to those before it."""
        told = self._waited_for(page, coming)
        if isinstance(told, bytes):
            add_pages(told, page.image.name, self.builder, lambda _page: page.image)
        else:
            layer = told if self._encoding else told.as_others(self._codec)
            self._codec = layer.codec or self._codec
            self.builder.page(page.image)
            _add_lines(layer.lines, self.builder)
        if page.is_last:
            page.pictures.close()
        self._done += 1
        self._tell()

    def _tell(self) -> None:
        if (self._done, self._count) != self._told:
            self._told = self._done, self._count
            self._how.progress(*self._told)

    def _waited_for(self, page: _Page, coming: Future[Told]) -> Told:
        while not wait([coming], timeout=_POLL_S).done:
            if self._how.cancelled():
                raise Cancelled("")
        try:
            return coming.result()
        except InputError as error:
            let_go(error)
            raise _on_page(error, page) from error

    # In another thread

    def _read(self, page: _Page) -> Told:
        pictures = page.pictures
        if isinstance(pictures, PdfPictures):
            layer = layer_of(pictures, page.index, self._encoding)
            if layer.letters >= _FEW_LETTERS:
                return layer
        with self._finding:
            self._program = self._program or require(self._language)
            program = self._program
            reader = self._reader = self._reader or _reader(program, self._language)
        told = page.kept.get(page.index, reader) if page.kept else None
        if told is None:
            picture = pictures.picture(page.index, grey=True)
            told = program.read(picture, page.image.dpi, self._language, self._is_unwanted)
            if page.kept is not None:
                page.kept.keep(page.index, reader, told)
        return told

    def _is_unwanted(self) -> bool:
        return self._is_over or self._how.cancelled()

    def _end(self) -> None:
        self._is_over = True


def _reader(program: OcrProgram, language: str) -> str:
    """What has a bearing on what is read of a picture."""
    return f"{program.name}\n{language}\n{program.model(language)}"


def _on_page(error: InputError, page: _Page) -> InputError:
    """The same, saying on which page of its file."""
    number = tr("page {page}", "trang {page}", page=page.index + 1)
    name = error.where or page.image.name
    where = name if page.index == 0 and page.is_last else f"{name}, {number}"
    return InputError(error.what, where=where, advice=error.advice)


def _add_lines(lines: list[list[PlacedWord]], builder: LayoutBuilder) -> None:
    """Lines of a text layer, parted into paragraphs where the gap is wide."""
    last_bottom, last_height = None, 0
    builder.region("text")
    for words in lines:
        boxes = [word.box for word in words if word.box is not None]
        top = min((box.top for box in boxes), default=None)
        if top is not None and last_bottom is not None:
            gap = top - last_bottom
            if gap > last_height * _PARAGRAPH or gap < -3 * last_height:
                builder.region("text")
        builder.line()
        for word in words:
            builder.word(word.text, word.box)
        builder.end_line()
        if top is not None:
            last_bottom = max(box.bottom for box in boxes)
            last_height = last_bottom - top


def _sha256(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
