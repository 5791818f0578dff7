"""Searchable PDF: the pictures of the pages, and under each word its corrected text unseen."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.layout import Box, Layout
from soat_core.scans.choosing import pictures_of
from soat_core.scans.pictures import Pictures, open_pictures
from soat_core.scans.pixels import Picture
from soat_core.writers.words import CorrectedWord, corrected_lines
from soat_resources import resource_path

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_FONT = "SoatInvisible"
_DPI = 200
"""Of the pictures in the file: enough to read and to print."""
_QUALITY = 75
_HALF = 0.5
"""Width of every letter of the font, in its size."""
_DESCENT = 0.2
"""Of the height of a line, what lies below its base line."""
_INVISIBLE = 3


def searchable_pdf(
    document: Document,
    beside: Path,
    progress: Callable[[int, int], object] = lambda _done, _count: None,
    chosen: Sequence[Path] = (),
) -> bytes:
    """The pages as pictures with the corrected text as a layer to search and copy.

    ``beside`` is the report's file, in whose folder the pictures are looked for, unless they are
    among the ``chosen`` files; ``progress`` is
    told how many of how many pages are written.  Raises
    ``OutputError`` when a picture is missing or the report does not tell where words stand, and
    ``InputError`` when a picture cannot be read.
    """
    report = document.report
    layout = report.layout
    if layout is None:
        raise OutputError(
            tr(
                "this report does not tell where its words stand on the page",
                "báo cáo này không cho biết vị trí của chữ trên trang",
            ),
            where=report.source.name,
            advice=tr(
                "A searchable PDF can be made of scans, hOCR, ALTO and PAGE.",
                "Chỉ xuất được PDF tìm kiếm được từ bản quét, hOCR, ALTO hoặc PAGE.",
            ),
        )
    lines = corrected_lines(document)
    out = io.BytesIO()
    canvas = _canvas(out, report.source.name)
    found = pictures_of(report, beside, chosen)
    pages = _lines_by_page(layout)
    with closing(_Opened()) as opened:
        for page, image in enumerate(layout.pages):
            progress(page, len(layout.pages))
            where = found.get(page)
            if where is None:
                raise _missing(report.source.name, page)
            pictures = opened.pictures(where.path)
            index = min(where.index, pictures.count - 1)
            width, height = pictures.size(index)
            dpi = pictures.dpi(index)
            scale = 72 / dpi * (width / image.width if image.width else 1)
            size = width * 72 / dpi, height * 72 / dpi
            canvas.setPageSize(size)
            wanted = round(width * min(1.0, _DPI / dpi))
            _draw(canvas, pictures.picture(index, width=wanted, may_be_grey=True), size)
            for line in pages.get(page, ()):
                _write(canvas, lines[line], layout.line(line), scale, size[1])
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def _canvas(out: io.BytesIO, title: str) -> Canvas:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, str(resource_path("fonts", "invisible.ttf"))))
    canvas = Canvas(out, pageCompression=1, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("Soát")
    return canvas


class _Opened:
    """The file that the pages at hand are in; there may be one for every page, so only one is open
    at a time."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._pictures: Pictures | None = None

    def pictures(self, path: Path) -> Pictures:
        if self._pictures is None or path != self._path:
            self.close()
            self._path, self._pictures = path, open_pictures(path)
        return self._pictures

    def close(self) -> None:
        if self._pictures is not None:
            self._pictures.close()
        self._pictures = None


def _lines_by_page(layout: Layout) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for line, page in enumerate(layout.line_page.tolist()):
        found.setdefault(page, []).append(line)
    return found


def _draw(canvas: Canvas, picture: Picture, size: tuple[float, float]) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    mode = "L" if picture.channels == 1 else "RGB"
    image = Image.frombytes(mode, (picture.width, picture.height), picture.data)
    with closing(io.BytesIO()) as packed:
        image.save(packed, "JPEG", quality=_QUALITY)
        packed.seek(0)
        canvas.drawImage(ImageReader(packed), 0, 0, *size)


def _write(
    canvas: Canvas, words: list[CorrectedWord], line: Box | None, scale: float, height: float
) -> None:
    """The words of a line where they stand, all on one base line; a word without a place goes with
    the one before it."""
    placed: list[tuple[str, Box]] = []
    for word in words:
        if word.box is not None:
            placed.append((word.text, word.box))
        elif placed:
            text, box = placed[-1]
            placed[-1] = f"{text}{' ' if word.apart else ''}{word.text}", box
    if not placed:
        return
    top = line.top if line else min(box.top for _, box in placed)
    bottom = line.bottom if line else max(box.bottom for _, box in placed)
    size = max(1.0, (bottom - top) * scale)
    layer: Any = canvas.beginText()
    layer.setTextRenderMode(_INVISIBLE)
    layer.setFont(_FONT, size)
    for at, (text, box) in enumerate(placed):
        # the space reaches to the next word, so that readers see one line
        right = placed[at + 1][1].left if at + 1 < len(placed) else box.right
        room = max(right - box.left, box.width, 1) * scale
        told = text + " " if at + 1 < len(placed) else text
        layer.setTextOrigin(box.left * scale, height - bottom * scale + size * _DESCENT)
        layer.setHorizScale(100 * room / (len(told) * _HALF * size))
        layer.textOut(told)
    canvas.drawText(layer)


def _missing(name: str, page: int) -> OutputError:
    return OutputError(
        tr(
            "the picture of page {page} is not beside the report",
            "không tìm thấy ảnh của trang {page} bên cạnh báo cáo",
            page=page + 1,
        ),
        where=name,
        advice=tr(
            "Put the pictures into the report's folder.",
            "Hãy chép các ảnh vào thư mục của báo cáo.",
        ),
    )
