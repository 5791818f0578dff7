"""The text layer of a page of PDF: what the program that made it put there, with its places."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from soat_core import legacy_codecs
from soat_core.layout import Box
from soat_core.readers.legacy_fonts import (
    codec_of_font,
    guessed,
    has_old_letters,
    in_codec,
    in_font,
    is_unicode,
    with_lost_u,
)
from soat_core.scans.pictures import PDF_DPI, PdfPictures

_HYPHENS = str.maketrans({"\x02": "-", "\xad": "-", "\ufffe": "-", "\x00": None})
"""PDFium gives these for hyphens at line ends."""
_WORD_OR_BREAK = re.compile(r"\n|\S+")
_LONGEST_NAME = 128
_LOOKED_AT = 20
"""Pages that are looked at for what encoding they could be in."""
_FAR = 1e6
"""Points; what is farther away stands on no page."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    text: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The lines of a page; none without a text layer."""

    lines: list[list[PlacedWord]]
    codec: str | None = None
    """The old encoding that its text was in, if it plainly was in one."""

    @property
    def letters(self) -> int:
        return sum(len(word.text) for line in self.lines for word in line)

    def as_others(self, codec: str | None) -> TextLayer:
        """What it reads where other pages of its file are in the encoding ``codec``: by itself it
        may have too few words to tell."""
        texts = (word.text for line in self.lines for word in line)
        if codec is None or self.codec is not None or not has_old_letters(texts):
            return self
        return TextLayer(
            [[PlacedWord(_in_codec(word.text, codec), word.box) for word in line]
             for line in self.lines],
            codec,
        )  # fmt: skip


def layer_of(pictures: PdfPictures, page: int, encoding: str | None = None) -> TextLayer:
    """A page's text layer, in the order of the file.  Boxes are pixels at 300 dpi.

    Text in fonts of before Unicode is read as they show it; where the names of the fonts are lost,
    the text itself tells.  Or the person does: ``encoding`` is one of ``legacy_codecs``, or any
    other for text that is to be left as it is.
    """
    lines = _raw_lines(pictures, page)
    codec = encoding if encoding in legacy_codecs.ALL_NAMES else None
    if encoding is None:
        codec = _codec_of_fonts(lines)
        if codec is not None:
            return TextLayer(_read(lines, _in_own_font), codec)
        codec = guessed(" ".join(word.text for word in line) for line in lines)
    read = _read(lines, lambda word: word.text if codec is None else _in_codec(word.text, codec))
    return TextLayer(read, codec)


def plain_layer(pictures: PdfPictures) -> str:
    """The text layers of the first pages as they are, whatever their fonts."""
    found = [_raw_lines(pictures, page) for page in range(min(pictures.count, _LOOKED_AT))]
    return "\n".join(" ".join(word.text for word in line) for lines in found for line in lines)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A word as it stands in the file."""

    text: str
    font: str
    box: Box | None


def _raw_lines(pictures: PdfPictures, page: int) -> list[list[_Raw]]:
    with (
        pictures.entered(),
        closing(pictures.document[page]) as loaded,
        closing(loaded.get_textpage()) as told,
    ):
        return list(_lines(told, loaded.get_height()))


def _lines(told: Any, height: float) -> Iterator[list[_Raw]]:
    text = told.get_text_range()
    is_exact = len(text) == told.count_chars()
    boxes, fonts = _Boxes(told, height), _Fonts(told)
    words: list[_Raw] = []
    for match in _WORD_OR_BREAK.finditer(text):
        if match[0] == "\n":
            if words:
                yield words
            words = []
        elif is_exact:
            start, end = match.span()
            words.append(_Raw(match[0], fonts.at(start), boxes.around(start, end)))
        else:
            words.append(_Raw(match[0], "", None))
    if words:
        yield words


def _codec_of_fonts(lines: list[list[_Raw]]) -> str | None:
    """By the names of the fonts, unless what is in them is Unicode all the same."""
    old = [word for line in lines for word in line if codec_of_font(word.font) is not None]
    if not old or is_unicode(word.text for word in old):
        return None
    return codec_of_font(old[0].font)


def _read(lines: list[list[_Raw]], read: Callable[[_Raw], str]) -> list[list[PlacedWord]]:
    return [
        [PlacedWord(read(word).translate(_HYPHENS), word.box) for word in line] for line in lines
    ]


def _in_own_font(word: _Raw) -> str:
    read = in_font(word.text, word.font)
    return with_lost_u(read) if codec_of_font(word.font) == "tcvn3" else read


def _in_codec(text: str, codec: str) -> str:
    read = in_codec(text, codec)
    return read if codec == "vni" else with_lost_u(read)


class _Fonts:
    """The names of the fonts of a page's text."""

    def __init__(self, told: Any) -> None:
        self._told = told
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.c_int()

    def at(self, place: int) -> str:
        """Of one letter; empty where it has none."""
        from pypdfium2 import raw

        flags = ctypes.byref(self._flags)
        length = raw.FPDFText_GetFontInfo(self._told, place, self._name, _LONGEST_NAME, flags)
        if not 0 < length <= _LONGEST_NAME:
            return ""
        return self._name.value.decode("utf-8", "replace")


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
