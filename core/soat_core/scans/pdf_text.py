"""The text layer of a page of PDF: what the program that made it put there, with its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from soat_core.layout import Box
from soat_core.scans.pictures import PDF_DPI, PdfPictures, pdfium_lock

_HYPHENS = str.maketrans({"\x02": "-", "\xad": "-", "\ufffe": "-", "\x00": None})
"""PDFium gives these for hyphens at line ends."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    text: str
    box: Box | None


def lines_of(pictures: PdfPictures, page: int) -> list[list[PlacedWord]]:
    """The lines of a page's text layer, in the order of the file; empty without a text layer.

    Boxes are pixels at 300 dpi.
    """
    with pdfium_lock():
        loaded = pictures.document[page]
        try:
            told = loaded.get_textpage()
            try:
                return list(_lines(told, loaded.get_height(), loaded))
            finally:
                told.close()
        finally:
            loaded.close()


def _lines(told: Any, height: float, page: Any) -> Iterator[list[PlacedWord]]:
    scale = PDF_DPI / 72
    text = told.get_text_range()
    exact = len(text) == told.count_chars()
    words: list[PlacedWord] = []
    letters: list[str] = []
    box: Box | None = None
    for index, char in enumerate(f"{text}\n"):
        if not char.isspace():
            letters.append(char)
            if exact:
                left, bottom, right, top = told.get_charbox(index)
                if left < right and bottom < top:
                    here = Box(
                        max(0, round(left * scale)), max(0, round((height - top) * scale)),
                        round(right * scale), round((height - bottom) * scale),
                    )  # fmt: skip
                    box = here if box is None else box.joined(here)
            continue
        if letters:
            words.append(PlacedWord("".join(letters).translate(_HYPHENS), box))
            letters, box = [], None
        if char == "\n" and words:
            yield words
            words = []
