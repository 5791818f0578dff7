"""What sort of mistake an edit mends, read off the two texts."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

_MARKS = re.compile("[\u0300-\u036f]+")
_NOT_LETTERS = re.compile(r"[\W_]+")


class Category(StrEnum):
    """The values are the ends of the category's ``xml:id`` in the record (``err.tone``)."""

    TONE = "tone"
    CHARACTER = "char"
    SPACING = "space"
    CASE = "case"
    PUNCTUATION = "punct"
    MISSING = "missing"
    NOISE = "noise"


DESCRIPTIONS = {
    Category.TONE: "sai hoặc mất dấu thanh, dấu phụ",
    Category.CHARACTER: "nhận dạng sai ký tự",
    Category.SPACING: "dính chữ, tách chữ hoặc sai chỗ xuống dòng",
    Category.CASE: "sai chữ hoa, chữ thường",
    Category.PUNCTUATION: "sai dấu câu",
    Category.MISSING: "mất chữ",
    Category.NOISE: "chữ thừa, nhiễu",
}
"""Vietnamese, as the record says it."""


@lru_cache(maxsize=8192)  # the same mistakes come again and again
def category_of(ocr: str, text: str) -> Category:
    """The first category that explains the whole difference; ``CHARACTER`` where none does."""
    before, after = "".join(ocr.split()), "".join(text.split())
    if before == after:
        return Category.SPACING
    if not before:
        return Category.MISSING
    if not after:
        return Category.NOISE
    if before.casefold() == after.casefold():
        return Category.CASE
    bare_before, bare_after = _bare(before), _bare(after)
    if bare_before.casefold() == bare_after.casefold():
        return Category.TONE
    if _NOT_LETTERS.sub("", before) == _NOT_LETTERS.sub("", after):
        return Category.PUNCTUATION
    return Category.CHARACTER


def _bare(text: str) -> str:
    """Without tone and vowel marks and without the bar of đ."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return bare.replace("đ", "d").replace("Đ", "D")
