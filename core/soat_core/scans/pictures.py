"""Pages as pictures, out of image files and PDF.

Nothing is decoded before it is asked for.  Sizes are found out without decoding, and what would
need more memory than ``MAX_PIXELS`` is refused.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.scans.pixels import Picture, packed

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 120_000_000
"""A3 at 600 dpi has 70 million."""
PDF_DPI = 300
"""The resolution that pages of PDF are taken to have; their boxes are pixels of it."""
MAX_PAGES = 5_000
_LARGEST_SIDE = 1e6
"""Points; the size of such a page is no size."""
_DEFAULT_DPI = 300
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)
"""Exif's tag of how a picture is turned, and the values that make width of height."""
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "JPEG2000", "GIF", "PPM")

_PDFIUM = threading.RLock()
"""PDFium must not be entered by two threads."""


class Pictures(Protocol):
    """A file of one or more pages.  Close it when done."""

    @property
    def count(self) -> int:
        """How many pages there are."""

    def size(self, page: int) -> tuple[int, int]:
        """Width and height of a page in pixels."""

    def dpi(self, page: int) -> float:
        """Dots per inch of a page, as far as the file tells; else 300."""

    def picture(
        self, page: int, *, width: int | None = None, grey: bool = False, may_be_grey: bool = False
    ) -> Picture:
        """A page, scaled to ``width`` pixels (never larger than it is, in image files).

        It is made ``grey``, or with ``may_be_grey`` is so where the page has no colours: a third of
        the memory.  Raises ``InputError``.
        """

    def close(self) -> None: ...


def open_pictures(path: str | os.PathLike[str]) -> Pictures:
    """The pages of an image file or PDF.

    Raises ``InputError`` for what is neither, is broken, locked or too large.
    """
    where = os.fspath(path)
    try:
        with open(path, "rb") as stream:
            head = stream.read(1024)
    except OSError as error:
        raise InputError(
            tr("the file cannot be read", "không đọc được tệp"),
            where=where,
            advice=tr("Check that it is still there.", "Hãy kiểm tra xem tệp còn đó không."),
        ) from error
    if b"%PDF-" in head:
        return PdfPictures(where)
    return ImagePictures(where)


class ImagePictures:
    """PNG, JPEG, TIFF (of several pages) and the like, by Pillow.

    A page is decoded anew whenever it is asked for, and kept nowhere: A3 of 600 dpi has 280 MB.
    """

    def __init__(self, path: str) -> None:
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None  # sizes are looked at here, before anything is decoded
        self._name = Path(path).name
        self._lock = threading.Lock()
        # Opened here, so that it is closed whatever Pillow thinks of it.
        self._stream = open(path, "rb")  # noqa: SIM115
        try:
            with self._at(0) as image:
                self.count = min(MAX_PAGES, int(getattr(image, "n_frames", 1)))
            self.size(0)
        except InputError:
            self.close()
            raise

    def size(self, page: int) -> tuple[int, int]:
        with self._at(page) as image:
            width, height = image.size
            if image.getexif().get(_ORIENTATION, 1) in _TURNED:
                width, height = height, width
        if width * height > MAX_PIXELS:
            raise _too_large(self._name, width, height)
        return width, height

    def dpi(self, page: int) -> float:
        with self._at(page) as image:
            told = image.info.get("dpi", (0, 0))
        try:
            dots = float(told[0])
        except (TypeError, ValueError, IndexError, ZeroDivisionError):
            return _DEFAULT_DPI
        return dots if 50 <= dots <= 2400 else _DEFAULT_DPI

    def picture(
        self, page: int, *, width: int | None = None, grey: bool = False, may_be_grey: bool = False
    ) -> Picture:
        full, _ = self.size(page)
        wanted = width if width is not None and width < full else None
        with self._at(page) as image:
            if wanted is not None and image.format == "JPEG":
                image.draft("L" if grey else None, (wanted, wanted))
            drawn = _on_paper(image, "L" if grey else "RGB", wanted)
            pixels = np.asarray(drawn).reshape(drawn.height, drawn.width, -1)
            return packed(pixels, grey=grey, may_be_grey=may_be_grey)

    def close(self) -> None:
        self._stream.close()

    @contextlib.contextmanager
    def _at(self, page: int) -> Iterator[Image]:
        """A page that is not decoded yet, for one thread at a time."""
        from PIL import Image

        with self._told(), self._lock:
            self._stream.seek(0)
            with Image.open(self._stream, formats=_FORMATS) as image:
                image.seek(page)
                yield image

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever a broken image makes Pillow raise, as one sentence."""
        try:
            yield
        except MemoryError as error:
            raise _too_large(self._name, 0, 0) from error
        except InputError:
            raise
        except Exception as error:  # decoders raise all kinds of things
            raise InputError(
                tr("this picture is broken", "ảnh này bị hỏng"),
                where=self._name,
                advice=tr("Scan the page again.", "Hãy quét lại trang này."),
            ) from error


class PdfPictures:
    """Pages of a PDF, drawn by PDFium at 300 dpi or what is asked for."""

    def __init__(self, path: str) -> None:
        import pypdfium2

        self._name = Path(path).name
        with self.entered():
            self.document: Any = pypdfium2.PdfDocument(path)
            self.count = min(MAX_PAGES, len(self.document))
        if not self.count:
            raise _bad_pdf(self._name, "")

    def size(self, page: int) -> tuple[int, int]:
        with self.entered():
            width, height = self.document.get_page_size(page)
        if not (0 < width < _LARGEST_SIDE and 0 < height < _LARGEST_SIDE):  # nor NaN
            raise _bad_pdf(self._name, "")
        scale = PDF_DPI / 72
        wide, high = max(1, round(width * scale)), max(1, round(height * scale))
        if wide * high > MAX_PIXELS:
            raise _too_large(self._name, wide, high)
        return wide, high

    def dpi(self, page: int) -> float:
        return PDF_DPI

    def picture(
        self, page: int, *, width: int | None = None, grey: bool = False, may_be_grey: bool = False
    ) -> Picture:
        full, _ = self.size(page)
        scale = PDF_DPI / 72 * ((width or full) / full)
        with self.entered(), closing(self.document[page]) as loaded:
            options = {"grayscale": grey, "rev_byteorder": True, "bitmap_maker": _bitmap}
            with closing(loaded.render(scale=scale, **options)) as drawn:
                rows = np.frombuffer(drawn.buffer, np.uint8)[: drawn.stride * drawn.height]
                rows = rows.reshape(drawn.height, drawn.stride)[:, : drawn.width * drawn.n_channels]
                pixels = rows.reshape(drawn.height, drawn.width, drawn.n_channels)
                return packed(pixels, grey=grey, may_be_grey=may_be_grey)

    def close(self) -> None:
        with _PDFIUM:
            self.document.close()

    @contextlib.contextmanager
    def entered(self) -> Iterator[None]:
        """To be held around every call of PDFium.  What it cannot read becomes ``InputError``."""
        import pypdfium2

        with _PDFIUM:
            try:
                yield
            except pypdfium2.PdfiumError as error:
                raise _bad_pdf(self._name, str(error)) from error


def _bitmap(width: int, height: int, **options: Any) -> Any:
    """Where PDFium draws.  By itself pypdfium2 fills the memory with zeros first, and all of the
    program waits for that."""
    from pypdfium2 import PdfBitmap, raw

    channels = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3}.get(options["format"], 4)
    room = np.empty(width * height * channels, np.uint8)
    buffer = (ctypes.c_ubyte * room.size).from_buffer(room.data)
    return PdfBitmap.new_native(width, height, buffer=buffer, **options)


def _on_paper(image: Image, mode: str, width: int | None) -> Image:
    """Upright, on white where it lets paper through, in a mode, and as wide as is wanted."""
    from PIL import Image, ImageOps

    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda value: value / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    if image.mode != mode and image.mode not in ("L", "1"):
        image = image.convert(mode)
    if image.mode == "1":
        image = image.convert("L")
    ImageOps.exif_transpose(image, in_place=True)
    if width is not None and width < image.width:
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.BOX, reducing_gap=2.0)
    return image


def _too_large(name: str, width: int, height: int) -> InputError:
    size = tr(" ({width} × {height} pixels)", " ({width} × {height} điểm ảnh)",
              width=width, height=height)  # fmt: skip
    return InputError(
        tr("this picture is too large{size}", "ảnh này quá lớn{size}", size=size if width else ""),
        where=name,
        advice=tr(
            "Scan at 300 dpi, or at most 600 dpi for A3.",
            "Hãy quét ở 300 dpi, hoặc nhiều nhất 600 dpi với khổ A3.",
        ),
    )


def _bad_pdf(name: str, reason: str) -> InputError:
    if "password" in reason.lower():
        return InputError(
            tr("this PDF is locked with a password", "tệp PDF này bị khóa bằng mật khẩu"),
            where=name,
            advice=tr(
                "Save a copy without a password and open that.",
                "Hãy lưu một bản không đặt mật khẩu rồi mở bản đó.",
            ),
        )
    return InputError(
        tr("this PDF is broken", "tệp PDF này bị hỏng"),
        where=name,
        advice=tr("Ask for the file again or scan anew.", "Hãy xin lại tệp hoặc quét lại."),
    )
