"""From scans to reports: image files and PDF, by their text layer or by an OCR program."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.layout import LayoutBuilder, PageImage
from soat_core.readers.plain_text import no_text
from soat_core.readers.tesseract_tsv import add_pages
from soat_core.report import Report, Source
from soat_core.scans.pdf_text import PlacedWord, lines_of
from soat_core.scans.pictures import PdfPictures, Pictures, open_pictures
from soat_core.scans.tesseract import VIETNAMESE, Cancelled, OcrProgram, require

Progress = Callable[[int, int], None]
"""Pages read so far, and all."""

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
    pictures = open_pictures(path)
    builder = LayoutBuilder("word")
    try:
        for page in range(pictures.count):
            if cancelled():
                raise Cancelled("")
            progress(page, pictures.count)
            width, height = pictures.size(page)
            image = PageImage(where.name, page, width, height, pictures.dpi(page), f"p{page + 1}")
            lines = lines_of(pictures, page) if isinstance(pictures, PdfPictures) else []
            if sum(len(word.text) for line in lines for word in line) >= _FEW_LETTERS:
                builder.page(image)
                _add_lines(lines, builder)
            else:
                program = program or require(language)
                _read(pictures, page, image, program, language, cancelled, builder)
        progress(pictures.count, pictures.count)
    finally:
        pictures.close()
    text, layout = builder.built()
    if not text.strip():
        raise no_text(where.name)
    digest = _sha256(where)
    kind = "application/pdf" if isinstance(pictures, PdfPictures) else "image/*"
    report = Report(text, Source(where.name, digest, media_type=kind), layout)
    imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
    return Document.restored(report, agents=[], past=[imported], edits=[])


def _read(
    pictures: Pictures, page: int, image: PageImage, program: OcrProgram, language: str,
    cancelled: Callable[[], bool], builder: LayoutBuilder,
) -> None:  # fmt: skip
    picture = pictures.picture(page, grey=True)
    told = program.read(picture, pictures.dpi(page), language, cancelled)
    add_pages(told, image.name, builder, lambda _page: image)


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
