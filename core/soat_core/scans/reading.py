"""From scans to reports: image files and PDF, by their text layer or by an OCR program."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.layout import Layout, LayoutBuilder, PageImage
from soat_core.readers.plain_text import no_text
from soat_core.readers.tesseract_tsv import add_pages
from soat_core.report import Part, Report, Source, list_digest
from soat_core.scans.pdf_text import PlacedWord, lines_of
from soat_core.scans.pictures import PdfPictures, Pictures, open_pictures
from soat_core.scans.tesseract import VIETNAMESE, Cancelled, OcrProgram, require

Progress = Callable[[int, int], None]
"""Pages read so far, and all."""

PICTURE = "image/*"
"""Media type of reports that were read from pictures."""
_FEW_LETTERS = 8
"""A page with fewer in its text layer (a stamp, a number) is read from its picture."""
_PARAGRAPH = 1.0
"""Lines with a gap of so many line heights between them belong to different paragraphs."""


def read_scan(
    path: str | os.PathLike[str],
    *,
    language: str = VIETNAMESE,
    program: OcrProgram | None = None,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Document:
    """The document of an image file or PDF, read page by page.

    Pages of PDF that have a text layer are taken from it, all others are read by ``program`` (else
    Tesseract).  Raises ``InputError``; ``Cancelled`` when the person no longer wants it.
    """
    where = Path(path)
    reading = _Reading(language, program, progress, cancelled)
    with closing(open_pictures(path)) as pictures:
        reading.count = pictures.count
        reading.add(where.name, pictures)
    is_pdf = isinstance(pictures, PdfPictures)
    kind = "application/pdf" if is_pdf else PICTURE
    return reading.document(Source(where.name, _sha256(where), media_type=kind))


def read_scans(
    paths: Sequence[Path],
    name: str,
    *,
    language: str = VIETNAMESE,
    program: OcrProgram | None = None,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Document:
    """One document called ``name`` of several pictures, each a page or more.  See ``read_scan``."""
    reading = _Reading(language, program, progress, cancelled)
    reading.count = len(paths)
    starts: list[int] = []
    for path in paths:
        with closing(open_pictures(path)) as pictures:
            reading.count += pictures.count - 1
            starts.append(len(reading.builder.page_starts))
            reading.add(path.name, pictures)
    begins = [reading.builder.page_starts[page] for page in starts]
    ends = [*(begin - 1 for begin in begins[1:]), None]
    hashes = [_sha256(path) for path in paths]
    digest = list_digest((one, path.name) for one, path in zip(hashes, paths, strict=True))
    text, _ = reading.built
    parts = tuple(
        Part(path.name, sha256, begin, len(text) if end is None else end)
        for path, sha256, begin, end in zip(paths, hashes, begins, ends, strict=True)
    )
    return reading.document(Source(name, digest, media_type=PICTURE, parts=parts))


class _Reading:
    """Pages that are read one after the other, from one file or several."""

    def __init__(
        self,
        language: str,
        program: OcrProgram | None,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        self._language = language
        self._program = program
        self._progress = progress
        self._cancelled = cancelled
        self.builder = LayoutBuilder("word")
        self.count = 0
        """Pages that are to be read, as far as is known."""
        self._done = 0

    def add(self, name: str, pictures: Pictures) -> None:
        """Read all pages of a file."""
        for page in range(pictures.count):
            if self._cancelled():
                raise Cancelled("")
            self._progress(self._done, self.count)
            width, height = pictures.size(page)
            dpi = pictures.dpi(page)
            identity = f"p{self._done + 1}"
            self._add_page(pictures, page, PageImage(name, page, width, height, dpi, identity))
            self._done += 1

    @cached_property
    def built(self) -> tuple[str, Layout]:
        """When all pages are there."""
        return self.builder.built()

    def document(self, source: Source) -> Document:
        self._progress(self.count, self.count)
        text, layout = self.built
        if not text.strip():
            raise no_text(source.name)
        imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
        report = Report(text, source, layout)
        return Document.restored(report, agents=[], past=[imported], edits=[])

    def _add_page(self, pictures: Pictures, page: int, image: PageImage) -> None:
        lines = lines_of(pictures, page) if isinstance(pictures, PdfPictures) else []
        if sum(len(word.text) for line in lines for word in line) >= _FEW_LETTERS:
            self.builder.page(image)
            _add_lines(lines, self.builder)
            return
        self._program = self._program or require(self._language)
        picture = pictures.picture(page, grey=True)
        told = self._program.read(picture, image.dpi, self._language, self._cancelled)
        add_pages(told, image.name, self.builder, lambda _page: image)


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
