"""A report of 500 pages as a scan: hOCR, and a PDF of 300 dpi with and without a text layer.

Eight different pages are drawn; the PDF repeats them, which PDFium does not profit from: it decodes
a picture anew for every page.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from material import LONG_PAGE_TOKENS, long_report

PAGES = 500
DIFFERENT = 8
WIDE, HIGH, DPI = 2480, 3508, 300
_LINE, _LEFT, _TOP, _SIZE = 62, 250, 260, 40

Word = tuple[str, tuple[int, int, int, int]]
"""Text, and its box in pixels."""


def pages(count: int = PAGES) -> list[list[str]]:
    """The lines of so many pages."""
    text = long_report(count * LONG_PAGE_TOKENS)
    return [page.splitlines() for page in text.split("\f")[:count]]


def placed(lines: Sequence[str]) -> Iterator[list[Word]]:
    """Where the words of a page stand, line by line."""
    for row, line in enumerate(lines[: (HIGH - 2 * _TOP) // _LINE]):
        left, top = _LEFT, _TOP + row * _LINE
        words: list[Word] = []
        for word in line.split():
            right = left + 20 * len(word)
            words.append((word, (left, top, min(right, WIDE), top + _SIZE)))
            left = right + 18
        if words:
            yield words


def hocr(several: Sequence[Sequence[str]]) -> bytes:
    """As Tesseract writes it."""
    parts = ["<html xmlns='http://www.w3.org/1999/xhtml'><body>\n"]
    for number, lines in enumerate(several):
        told = f'image "bao-cao.pdf"; bbox 0 0 {WIDE} {HIGH}; ppageno {number}'
        parts.append(f"<div class='ocr_page' id='page_{number + 1}' title='{told}'>\n")
        parts.append("<div class='ocr_carea'><p class='ocr_par'>\n")
        for words in placed(lines):
            parts.append("<span class='ocr_line'>\n")
            for word, box in words:
                place = " ".join(map(str, box))
                parts.append(f"<span class='ocrx_word' title='bbox {place}; x_wconf 91'>")
                parts.append(f"{escape(word)}</span>\n")
            parts.append("</span>\n")
        parts.append("</p></div></div>\n")
    return "".join([*parts, "</body></html>"]).encode()


def write_pdf(path: Path, several: Sequence[Sequence[str]], *, text: bool) -> None:
    """A picture on every page, and with ``text`` the words under it."""
    import reportlab
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    font = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), _SIZE)
    readers = []
    for lines in several[:DIFFERENT]:
        picture = Image.effect_noise((WIDE, HIGH), 12).point(lambda value: min(255, value + 110))
        draw = ImageDraw.Draw(picture)
        for words in placed(lines):
            for word, box in words:
                draw.text((box[0], box[1] - 6), word.encode("ascii", "replace").decode(), 20, font)
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=70)
        readers.append(ImageReader(packed))
    scale = 72 / DPI
    canvas = Canvas(str(path), pagesize=(WIDE * scale, HIGH * scale), pageCompression=1)
    for number, lines in enumerate(several):
        canvas.drawImage(readers[number % DIFFERENT], 0, 0, WIDE * scale, HIGH * scale)
        if text:
            layer = canvas.beginText()
            layer.setTextRenderMode(3)
            layer.setFont("Helvetica", _SIZE * scale)
            for words in placed(lines):
                for word, box in words:
                    layer.setTextOrigin(box[0] * scale, (HIGH - box[3]) * scale)
                    layer.textOut(word.encode("ascii", "replace").decode() + " ")
            canvas.drawText(layer)
        canvas.showPage()
    canvas.save()


def write(folder: Path) -> None:
    """``bao-cao.txt`` with ``bao-cao.pdf``, its scan, and ``lop-chu.pdf`` with a text layer."""
    several = pages()
    text = "\f".join("\n".join(lines) + "\n" for lines in several)
    (folder / "bao-cao.txt").write_text(text, encoding="utf-8")
    write_pdf(folder / "bao-cao.pdf", several, text=False)
    write_pdf(folder / "lop-chu.pdf", several, text=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
