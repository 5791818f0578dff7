"""Print the sample report as scanned pages and read them with an OCR engine that has no Vietnamese.

    python resources/build/make_sample.py

Reads ``bao-cao-mau.gold.txt``: one printed line per line, a form feed between pages. Writes next
to it ``bao-cao-mau-1.png`` ... (A4, 200 dpi, few gray levels) and ``bao-cao-mau.ocr.txt``,
Tesseract's output byte for byte.

Needs Pillow, the typeface Tinos (Debian: fonts-croscore) and Tesseract with its English model; made
with Tesseract 5.3.0. The noise is seeded: the same versions of these give the same bytes.
"""

from __future__ import annotations

import argparse
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SAMPLE = Path(__file__).resolve().parents[1] / "soat_resources" / "sample"
NAME = "bao-cao-mau"
FONTS = Path("/usr/share/fonts/truetype/croscore")

DPI = 200
PAGE_WIDTH, PAGE_HEIGHT = 1654, 2339
LEFT, RIGHT, TOP = 236, PAGE_WIDTH - 138, 150  # 30 mm and 17.5 mm margins, as Decree 30 has it
INDENT = 75
TEXT_SIZE = 37  # 13.3 points
LINE_HEIGHT = 52
BLANK_HEIGHT = 26

BLUR = 0.85
NOISE = 7.5
GRAY_LEVELS = 8
SEED = 2025

# The head of an official letter has two columns. The gold text joins them with a space, as the OCR
# engine reads them; here they are told apart by how the right one starts.
RIGHT_COLUMN_STARTS = ("CỘNG HÒA ", "Độc lập - ", "Đồng Lãng, ngày ")
LEFT_COLUMN_CENTRE = LEFT + 200
RIGHT_COLUMN_CENTRE = RIGHT - 440
CENTRED = ("BÁO CÁO", "Kết quả công tác văn thư, lưu trữ và chuyển đổi số năm 2025")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Nguyễn Thị Thu Hằng")
SIGNATURE_CENTRE = RIGHT - 300
HEADINGS = ("I. ", "II. ", "III. ", "IV. ", "V. ")


@dataclass(frozen=True)
class Fonts:
    """The faces of one size."""

    regular: ImageFont.FreeTypeFont
    bold: ImageFont.FreeTypeFont
    italic: ImageFont.FreeTypeFont

    @classmethod
    def load(cls, size: int) -> Fonts:
        def face(style: str) -> ImageFont.FreeTypeFont:
            return ImageFont.truetype(FONTS / f"Tinos-{style}.ttf", size)

        return cls(face("Regular"), face("Bold"), face("Italic"))


class PagePrinter:
    """Sets lines on one page, from the top down."""

    def __init__(self, fonts: Fonts) -> None:
        self.image = Image.new("L", (PAGE_WIDTH, PAGE_HEIGHT), 255)
        self._draw = ImageDraw.Draw(self.image)
        self._fonts = fonts
        self._y = TOP

    def print_page(self, lines: list[str]) -> None:
        for previous, line in pairwise(["", *lines]):
            self._print_line(line, previous)

    def _print_line(self, line: str, previous: str) -> None:
        if not line:
            self._y += BLANK_HEIGHT
            return
        columns = _columns(line)
        if columns:
            self._centred(columns[0], LEFT_COLUMN_CENTRE, self._face_of(columns[0]))
            self._centred(columns[1], RIGHT_COLUMN_CENTRE, self._face_of(columns[1]))
        elif line in CENTRED:
            self._centred(line, PAGE_WIDTH // 2, self._fonts.bold)
        elif line in SIGNATURE:
            self._centred(line, SIGNATURE_CENTRE, self._face_of(line))
        else:
            self._body(line, starts=_ends_paragraph(previous), ends=_ends_paragraph(line))
        self._y += LINE_HEIGHT

    def _face_of(self, text: str) -> ImageFont.FreeTypeFont:
        if text.startswith(("Đồng Lãng, ngày", "(Đã ký)")):
            return self._fonts.italic
        return self._fonts.regular if text.startswith("Số:") else self._fonts.bold

    def _centred(self, text: str, centre: int, font: ImageFont.FreeTypeFont) -> None:
        self._draw.text((centre - font.getlength(text) / 2, self._y), text, font=font, fill=0)

    def _body(self, line: str, *, starts: bool, ends: bool) -> None:
        font = self._fonts.bold if line.startswith(HEADINGS) else self._fonts.regular
        words = line.split(" ")
        x = float(LEFT + (INDENT if starts else 0))
        gap = font.getlength(" ")
        if not ends and len(words) > 1:  # justified, like every report
            gap = (RIGHT - x - sum(map(font.getlength, words))) / (len(words) - 1)
        for word in words:
            self._draw.text((x, self._y), word, font=font, fill=0)
            x += font.getlength(word) + gap


def _columns(line: str) -> tuple[str, str] | None:
    """The two columns of a line of the letter head, or None."""
    for start in RIGHT_COLUMN_STARTS:
        at = line.find(" " + start)
        if at > 0:
            return line[:at], line[at + 1 :]
    return None


def _ends_paragraph(line: str) -> bool:
    """Whether a paragraph ends with this line, told by how the line ends or begins."""
    if not line or line.endswith((".", ";", ":")) or line.startswith(HEADINGS):
        return True
    if line in CENTRED or _columns(line):
        return True
    # A short heading such as "1. Ưu điểm" ends without punctuation.
    return line.startswith(("1. ", "2. ", "3. ", "4. ")) and len(line) < 45


def scan(page: Image.Image, rng: np.random.Generator) -> Image.Image:
    """The page as a scanner sees it: slightly out of focus, noisy, in few shades of gray."""
    blurred = np.asarray(page.filter(ImageFilter.GaussianBlur(BLUR)), dtype=np.float64)
    noisy = np.clip(blurred + rng.normal(0, NOISE, blurred.shape), 0, 255)
    step = 255 / (GRAY_LEVELS - 1)
    return Image.fromarray((np.round(noisy / step) * step).astype(np.uint8))


def read(images: list[Path]) -> bytes:
    """What Tesseract without the Vietnamese model reads; a form feed stands between pages."""
    command = ["tesseract", "stdin", "stdout", "-l", "eng", "--psm", "6", "--dpi", str(DPI)]
    listing = "".join(f"{image}\n" for image in images).encode()
    return subprocess.run(command, input=listing, check=True, capture_output=True).stdout


def make(folder: Path) -> None:
    gold = (folder / f"{NAME}.gold.txt").read_text(encoding="utf-8")
    fonts = Fonts.load(TEXT_SIZE)
    rng = np.random.default_rng(SEED)
    images = []
    for number, text in enumerate(gold.split("\f"), start=1):
        printer = PagePrinter(fonts)
        printer.print_page(text.splitlines())
        image = folder / f"{NAME}-{number}.png"
        scan(printer.image, rng).quantize(GRAY_LEVELS).save(image, optimize=True, dpi=(DPI, DPI))
        images.append(image)
    (folder / f"{NAME}.ocr.txt").write_bytes(read(images))


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the sample report's pages and OCR reading.")
    parser.add_argument("--folder", type=Path, default=SAMPLE, help="where the gold text lies")
    make(parser.parse_args().folder)


if __name__ == "__main__":
    main()
