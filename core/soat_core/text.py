"""Text as the program counts it: code points, UTF-16 units, tokens, Vietnamese letters.

All offsets in the core are code points of the OCR text.  Qt counts UTF-16 units; the two differ
from the first character beyond U+FFFF on, and only the functions here convert.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\S+")


class TonePlacement(StrEnum):
    """Where the tone mark stands in open oa, oe, uy."""

    REPORT = "report"
    """As a report writes it itself."""
    OLD = "old"
    """``hòa``, ``thủy``."""
    NEW = "new"
    """``hoà``, ``thuỷ``."""


class Span(NamedTuple):
    """A stretch of text, in code points: ``start`` inclusive, ``end`` exclusive."""

    start: int
    end: int


def overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two stretches share a character, or stand at the same empty place.

    An empty stretch strictly inside the other overlaps it; one at its edge does not.
    """
    if start == end or other_start == other_end:
        if start == other_start and end == other_end:
            return True
        return start < other_start < end or other_start < start < other_end
    return start < other_end and other_start < end


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The white-space separated tokens of ``text[start:end]``, as offsets into ``text``."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Span(match.start(), match.end())


def utf16_length(text: str) -> int:
    """How many UTF-16 units ``text`` takes (what Qt calls its length)."""
    return len(text) + sum(char > "\uffff" for char in text)


def to_utf16(text: str, offset: int) -> int:
    """The UTF-16 offset of a code point offset in ``text``."""
    return utf16_length(text[:offset])


def from_utf16(text: str, offset: int) -> int:
    """The code point offset of a UTF-16 offset in ``text``; the middle of a pair counts as its
    start."""
    if text.isascii():
        return min(offset, len(text))
    units = 0
    for index, char in enumerate(text):
        width = 2 if char > "\uffff" else 1
        if units + width > offset:
            return index
        units += width
    return len(text)


def _tone_table() -> dict[str, str]:
    """Both placements of the tone mark in oa, oe, uy (``hoà`` and ``hòa``), new to old."""
    table: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for mark in "\u0300\u0301\u0309\u0303\u0323":
            new = unicodedata.normalize("NFC", first + second + mark)
            old = unicodedata.normalize("NFC", first + mark + second)
            table[new] = old
            table[new.upper()] = old.upper()
            table[new[0].upper() + new[1:]] = old[0].upper() + old[1:]
    return table


_OLD_PLACEMENT = _tone_table()
_NEW_PLACEMENT = {old: new for new, old in _OLD_PLACEMENT.items()}
_NO_LETTER_AFTER = r"(?![^\W\d_])"
_NEW_PATTERN = re.compile(rf"(?<![qQ])(?:{'|'.join(_OLD_PLACEMENT)}){_NO_LETTER_AFTER}")
_OLD_PATTERN = re.compile(rf"(?<![qQ])(?:{'|'.join(_NEW_PLACEMENT)}){_NO_LETTER_AFTER}")


def old_tone_placement(text: str) -> str:
    """NFC text with the tone mark on the first vowel of open oa, oe, uy: ``hòa``, ``thủy``."""
    return _NEW_PATTERN.sub(lambda match: _OLD_PLACEMENT[match[0]], text)


def new_tone_placement(text: str) -> str:
    """NFC text with the tone mark on the second vowel of open oa, oe, uy: ``hoà``, ``thuỷ``."""
    return _OLD_PATTERN.sub(lambda match: _NEW_PLACEMENT[match[0]], text)


def tone_placement_votes(text: str) -> tuple[int, int]:
    """How often NFC ``text`` places the tone the old and the new way."""
    return len(_OLD_PATTERN.findall(text)), len(_NEW_PATTERN.findall(text))


@lru_cache(maxsize=4096)
def base_letter(char: str) -> str:
    """The letter without its marks, same case: ``ệ`` e, ``Đ`` D, ``ơ`` o."""
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    return unicodedata.normalize("NFD", char)[0]


def strip_marks(text: str) -> str:
    """Every letter of ``text`` without its marks; the length in NFC code points is kept."""
    return "".join(map(base_letter, unicodedata.normalize("NFC", text)))


def comparable(text: str) -> str:
    """The form in which results are scored: NFC, old tone placement, white space collapsed."""
    return " ".join(old_tone_placement(unicodedata.normalize("NFC", text)).split())
