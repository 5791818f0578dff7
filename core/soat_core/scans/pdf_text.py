"""The text layer of a page of PDF: what the program that made it put there, with its places."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from soat_core.layout import Box
from soat_core.scans.pictures import PDF_DPI, PdfPictures

_HYPHENS = str.maketrans({"\x02": "-", "\xad": "-", "\ufffe": "-", "\x00": None})
"""PDFium gives these for hyphens at line ends."""
_WORD_OR_BREAK = re.compile(r"\n|\S+")
_FAR = 1e6
"""Points; what is farther away stands on no page."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    text: str
    box: Box | None


def lines_of(pictures: PdfPictures, page: int) -> list[list[PlacedWord]]:
    """The lines of a page's text layer, in the order of the file; empty without a text layer.

    Boxes are pixels at 300 dpi.
    """
    with (
        pictures.entered(),
        closing(pictures.document[page]) as loaded,
        closing(loaded.get_textpage()) as told,
    ):
        return list(_lines(told, loaded.get_height()))


def _lines(told: Any, height: float) -> Iterator[list[PlacedWord]]:
    text = told.get_text_range()
    boxes = _Boxes(told, height) if len(text) == told.count_chars() else None
    words: list[PlacedWord] = []
    for match in _WORD_OR_BREAK.finditer(text):
        if match[0] == "\n":
            if words:
                yield words
            words = []
        else:
            box = boxes.around(match.start(), match.end()) if boxes is not None else None
            words.append(PlacedWord(match[0].translate(_HYPHENS), box))
    if words:
        yield words


class _Boxes:
    """Where stretches of a page's text stand.

    Asked for by words: a page has five times as many letters, and every call takes its time.
    """

    def __init__(self, told: Any, height: float) -> None:
        self._told = told
        self._height = height
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._pointers = tuple(map(ctypes.byref, self._sides))

    def around(self, start: int, end: int) -> Box | None:
        """In pixels at 300 dpi; None for what has no extent."""
        from pypdfium2 import raw

        found: Box | None = None
        for number in range(raw.FPDFText_CountRects(self._told, start, end - start)):
            if raw.FPDFText_GetRect(self._told, number, *self._pointers):
                box = self._box()
                found = box if found is None or box is None else found.joined(box)
        return found

    def _box(self) -> Box | None:
        left, top, right, bottom = (side.value for side in self._sides)
        if not (left < right < _FAR and -_FAR < bottom < top):
            return None
        scale = PDF_DPI / 72
        return Box(
            max(0, round(left * scale)), max(0, round((self._height - top) * scale)),
            round(right * scale), round((self._height - bottom) * scale),
        )  # fmt: skip
